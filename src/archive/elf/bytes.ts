import type {Elf} from '../../model/elf.ts';

/** Up to that many bytes from there; fewer where the file ends. */
export type ReadAt = (offset: number, length: number) => Buffer;

/** Why an ELF file cannot be read; never leaves the reader. */
export class Fault extends Error {}

/** A stretch of the file. */
export interface Stretch {
  readonly offset: number;
  readonly size: number;
}

/** Numbers of a table, in the file's own byte order and width. */
export interface View {
  readonly length: number;
  u16(at: number): number;
  u32(at: number): number;
  /** An address, offset or size: as wide as the file's class. */
  word(at: number): number;
}

/** An ELF file, and the ways to look into it that cannot go astray. */
export interface ElfBytes extends Pick<Elf, 'bits' | 'endian'> {
  readonly size: number;
  /** 4 or 8 bytes. */
  readonly word: number;
  readonly header: {
    readonly type: number;
    readonly machine: number;
    readonly segments: {readonly offset: number; readonly entry: number; readonly count: number};
    readonly sections: {readonly offset: number; readonly entry: number; readonly count: number};
  };
  /** A table as a whole; `what` is its name in messages. */
  table(stretch: Stretch, what: string): View;
  /** The text at an index of a string table. */
  text(strings: Stretch | undefined, index: number): string;
}

/** No table of a real file comes near. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_LETTERS = 4096;
const PIECE = 256;

/** Reads the header; every number in it is still only a claim. */
export function elfBytes(read: ReadAt, size: number): ElfBytes {
  const start = read(0, 64);
  const [bits, endian] = [start[4] === 1 ? 32 : 64, start[5] === 2 ? 'big' : 'little'] as const;
  if (start[4] !== 1 && start[4] !== 2) throw new Fault(`its class ${start[4]} is neither 32 nor 64 bit`);
  if (start[5] !== 1 && start[5] !== 2) throw new Fault(`its byte order ${start[5]} is none`);
  const word = bits / 8;
  if (start.length < 40 + 3 * word) throw new Fault('it ends inside its header');
  const view = viewOf(start, bits, endian);
  const tail = 24 + 3 * word;
  return {
    bits,
    endian,
    size,
    word,
    header: {
      type: view.u16(16),
      machine: view.u16(18),
      segments: {offset: view.word(24 + word), entry: view.u16(tail + 6), count: view.u16(tail + 8)},
      sections: {offset: view.word(24 + 2 * word), entry: view.u16(tail + 10), count: view.u16(tail + 12)},
    },
    table: (stretch, what) => {
      const bytes = pieceOf(read, stretch, size, what);
      return viewOf(bytes, bits, endian);
    },
    text: (strings, index) => textAt(read, strings, index, size),
  };
}

function pieceOf(read: ReadAt, {offset, size}: Stretch, end: number, what: string): Buffer {
  if (!(offset + size <= end)) throw new Fault(`${what} would end at byte ${offset + size} of ${end}`);
  if (size > MOST_BYTES) throw new Fault(`${what} would be ${size} bytes long`);
  const bytes = read(offset, size);
  if (bytes.length < size) throw new Fault(`${what} is cut off`);
  return bytes;
}

function textAt(read: ReadAt, strings: Stretch | undefined, index: number, end: number): string {
  if (!strings || !(index < strings.size))
    throw new Fault(`a name at ${index} is outside its table of names`);
  const from = strings.offset + index;
  const most = Math.min(strings.size - index, end - from, MOST_LETTERS);
  let bytes = Buffer.alloc(0);
  while (bytes.length < most) {
    const more = read(from + bytes.length, Math.min(PIECE, most - bytes.length));
    const stop = more.indexOf(0);
    if (stop >= 0) return Buffer.concat([bytes, more.subarray(0, stop)]).toString('utf8');
    if (more.length === 0) break;
    bytes = Buffer.concat([bytes, more]);
  }
  throw new Fault(`a name at ${index} has no end`);
}

function viewOf(bytes: Buffer, bits: 32 | 64, endian: Elf['endian']): View {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = endian === 'little';
  const inside = <T>(at: number, length: number, get: () => T): T => {
    if (!(at >= 0 && at + length <= bytes.length))
      throw new Fault('an entry reaches past the end of its table');
    return get();
  };
  return {
    length: bytes.length,
    u16: (at) => inside(at, 2, () => data.getUint16(at, little)),
    u32: (at) => inside(at, 4, () => data.getUint32(at, little)),
    // Numbers beyond 2^53 lose digits, and fail every comparison with the file's size all the same.
    word: (at) =>
      bits === 32
        ? inside(at, 4, () => data.getUint32(at, little))
        : inside(at, 8, () => Number(data.getBigUint64(at, little))),
  };
}
