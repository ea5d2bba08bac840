import {framingOf} from './key-packets.ts';

/** One armored block: https://www.rfc-editor.org/rfc/rfc9580#section-6.2 */
export type Block =
  | {
      readonly type: string;
      readonly bytes: Uint8Array;
      /** Its line breaks were lost and put back. */
      readonly mended: boolean;
      readonly fault?: undefined;
    }
  | {readonly type: string; readonly fault: BlockFault};

export type BlockFault = 'no-end' | 'no-begin' | 'empty' | 'characters' | 'checksum' | 'cut';

const BEGIN = /-----BEGIN PGP ([A-Z ,]{1,40})-----/g;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const CHECKSUM = /^=[A-Za-z0-9+/]{4}$/;
/** The checksum in the same line as the data. */
const GLUED = /^([A-Za-z0-9+/]+={0,2})(=[A-Za-z0-9+/]{4})$/;
const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,40}:(?: |$)/;
/** Words that headers may have, where only spaces are left to tell them from data. */
const HEADER_WORDS = 24;

/** Every block of a text, one after the other; what stands around them is of no matter. */
export function blocksOf(text: string): readonly Block[] {
  const begins = [...text.matchAll(BEGIN)];
  if (begins.length === 0) return /-----END PGP /.test(text) ? [{type: '', fault: 'no-begin'}] : [];
  return begins.map((begin, index): Block => {
    const type = begin[1]!;
    const inside = text.slice(begin.index + begin[0].length, begins[index + 1]?.index ?? text.length);
    const end = inside.indexOf(`-----END PGP ${type}-----`);
    return end < 0 ? {type, fault: 'no-end'} : blockOf(type, inside.slice(0, end));
  });
}

function blockOf(type: string, inside: string): Block {
  const lines = inside.split(/\r\n|\n|\r/).map((line) => line.trim());
  const words = inside.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return {type, fault: 'empty'};
  const mended = lines[0] !== '';
  let fault: BlockFault | undefined;
  for (const candidate of candidatesOf(lines, words)) {
    const bytes = decode(candidate);
    if (bytes instanceof Uint8Array) return {type, bytes, mended};
    fault ??= bytes;
  }
  return {type, fault: fault ?? 'empty'};
}

/** The data as it stands in lines under its headers; or, where the lines are lost, behind ever more words of headers. */
function* candidatesOf(lines: readonly string[], words: readonly string[]): Generator<readonly string[]> {
  const first = lines.findIndex((line) => line !== '' && !HEADER.test(line));
  if (lines[0] === '') yield first < 0 ? [] : lines.slice(first).filter((line) => line !== '');
  for (let skip = 0; skip < Math.min(words.length, HEADER_WORDS); skip++) yield words.slice(skip);
}

function decode(parts: readonly string[]): Uint8Array | BlockFault {
  const {data, checksum} = split(parts);
  if (data === '') return 'empty';
  if (!BASE64.test(data)) return 'characters';
  const bytes = Buffer.from(data, 'base64');
  if (checksum === undefined) return framingOf(bytes).end === 'whole' ? bytes : 'cut';
  if (crc24(bytes) === Buffer.from(checksum.slice(1), 'base64').readUIntBE(0, 3)) return bytes;
  return framingOf(bytes).end === 'cut' ? 'cut' : 'checksum';
}

function split(parts: readonly string[]): {data: string; checksum: string | undefined} {
  const last = parts.at(-1);
  if (last === undefined) return {data: '', checksum: undefined};
  if (CHECKSUM.test(last)) return {data: parts.slice(0, -1).join(''), checksum: last};
  const glued = GLUED.exec(last);
  if (glued) return {data: [...parts.slice(0, -1), glued[1]].join(''), checksum: glued[2]};
  return {data: parts.join(''), checksum: undefined};
}

/** https://www.rfc-editor.org/rfc/rfc9580#section-6.1.1 */
function crc24(bytes: Uint8Array): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  return crc & 0xffffff;
}
