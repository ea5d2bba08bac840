import {createHash} from 'node:crypto';
import {crc32} from 'node:zlib';
import {UserError} from '../../model/errors.ts';
import {crc64} from './crc64.ts';
import {type Cursor, cursorOf, need as needFrom} from './cursor.ts';
import {lzma2} from './lzma2.ts';

/** `xz -9` needs 64 MiB; more would only be a trap for the memory. */
const MOST_DICTIONARY = 128 * 1024 * 1024;
const MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const LZMA2 = 0x21;

interface Check {
  readonly size: number;
  update(bytes: Uint8Array): void;
  digest(): Buffer;
}

/** Sums over a stream's blocks, which its index must repeat. */
interface Sums {
  blocks: number;
  packed: number;
  unpacked: number;
}

/** Unpacks the .xz format with every checksum it has: https://tukaani.org/xz/xz-file-format.txt */
export async function* unxz(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = cursorOf(source, cutOff);
  let first = true;
  for (;;) {
    const word = await input.take(4);
    if (!word && !first) return;
    if (!first && word?.readUInt32LE() === 0) continue;
    const head = Buffer.concat([word ?? Buffer.alloc(0), await need(input, 8)]);
    yield* stream(input, flagsOf(head));
    first = false;
  }
}

function flagsOf(head: Buffer): Buffer {
  const flags = head.subarray(6, 8);
  if (!head.subarray(0, 6).equals(MAGIC)) throw broken('it does not start like one');
  if (crc32(flags) !== head.readUInt32LE(8) || flags[0] !== 0) throw broken('its header is damaged');
  return flags;
}

async function* stream(input: Cursor, flags: Buffer): AsyncGenerator<Uint8Array> {
  const sums: Sums = {blocks: 0, packed: 0, unpacked: 0};
  for (;;) {
    const [size = 0] = await need(input, 1);
    if (size === 0) break;
    yield* block(input, {header: await need(input, size * 4 + 3), size, check: checkOf(flags[1]!), sums});
  }
  const indexSize = await index(input, sums);
  const foot = await need(input, 12);
  const whole = crc32(foot.subarray(4, 10)) === foot.readUInt32LE(0) && foot.toString('latin1', 10) === 'YZ';
  if (!whole || !foot.subarray(8, 10).equals(flags) || (foot.readUInt32LE(4) + 1) * 4 !== indexSize) {
    throw broken('its footer is damaged');
  }
}

async function* block(
  input: Cursor,
  {header, size, check, sums}: {header: Buffer; size: number; check: Check; sums: Sums},
): AsyncGenerator<Uint8Array> {
  const fields = header.subarray(0, -4);
  if (crc32(fields, crc32(Buffer.from([size]))) !== header.readUInt32LE(fields.length)) {
    throw broken('the header of a block is damaged');
  }
  const {dictionary, packed, unpacked} = blockFields(fields);
  const seen = {packed: 0, unpacked: 0};
  for await (const chunk of lzma2(input, {dictionary, seen, broken})) {
    check.update(chunk);
    seen.unpacked += chunk.length;
    yield chunk;
  }
  if ((packed ?? seen.packed) !== seen.packed || (unpacked ?? seen.unpacked) !== seen.unpacked) {
    throw broken('a block has another size than it says');
  }
  await need(input, (4 - (seen.packed % 4)) % 4);
  if (!(await need(input, check.size)).equals(check.digest())) throw broken('its checksum is wrong');
  sums.blocks++;
  sums.packed += (size + 1) * 4 + seen.packed + check.size;
  sums.unpacked += seen.unpacked;
}

function blockFields(fields: Buffer): {dictionary: number; packed?: number; unpacked?: number} {
  const flags = fields[0]!;
  let at = 1;
  const number = (): number => {
    let value = 0;
    for (let n = 0; n < 8; n++) {
      const byte = fields[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** (7 * n);
      if (byte < 0x80) return value;
    }
    throw broken('a number is too long');
  };
  const sizes = {...(flags & 0x40 && {packed: number()}), ...(flags & 0x80 && {unpacked: number()})};
  if ((flags & 0x3f) !== 0 || number() !== LZMA2 || number() !== 1) {
    throw broken('it uses filters that are not read here');
  }
  const bits = fields[at] ?? 41;
  const dictionary = (2 | (bits & 1)) * 2 ** ((bits >>> 1) + 11);
  if (bits > 40 || dictionary > MOST_DICTIONARY)
    throw broken(`its dictionary is larger than ${MOST_DICTIONARY} bytes`);
  return {dictionary, ...sizes};
}

/** Reads the index, whose first byte is read already, and gives its size. */
async function index(input: Cursor, sums: Sums): Promise<number> {
  let [sum, size] = [crc32(Buffer.of(0)), 1];
  const byte = async (): Promise<number> => {
    const one = await need(input, 1);
    sum = crc32(one, sum);
    size++;
    return one[0]!;
  };
  const number = async (): Promise<number> => {
    let value = 0;
    for (let n = 0; n < 8; n++) {
      const next = await byte();
      value += (next & 0x7f) * 2 ** (7 * n);
      if (next < 0x80) return value;
    }
    throw broken('a number is too long');
  };
  const left = {...sums};
  if ((await number()) !== sums.blocks) throw broken('its index does not fit');
  for (let n = 0; n < sums.blocks; n++) {
    left.packed -= await number();
    left.unpacked -= await number();
  }
  while (size % 4 !== 0) await byte();
  if (left.packed !== 0 || left.unpacked !== 0) throw broken('its index does not fit');
  if (sum !== (await need(input, 4)).readUInt32LE()) throw broken('its index is damaged');
  return size + 4;
}

function checkOf(kind: number): Check {
  if (kind === 0) return {size: 0, update: () => undefined, digest: () => Buffer.alloc(0)};
  if (kind === 4) return {size: 8, ...crc64()};
  if (kind === 10) {
    const hash = createHash('sha256');
    return {size: 32, update: (bytes) => void hash.update(bytes), digest: () => hash.digest()};
  }
  if (kind !== 1) throw broken(`its checksum is of an unknown kind, ${kind}`);
  let sum = 0;
  const digest = (): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(sum);
    return bytes;
  };
  return {
    size: 4,
    digest,
    update: (bytes) => {
      sum = crc32(bytes, sum);
    },
  };
}

const need = (input: Cursor, length: number): Promise<Buffer> => needFrom(input, length, cutOff);

const cutOff = (): UserError => broken('it ends too early');

const broken = (what: string): UserError => new UserError('archive/broken-xz', `not whole xz data: ${what}`);
