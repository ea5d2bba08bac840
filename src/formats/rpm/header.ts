import {UserError} from '../../model/errors.ts';

/** A tag's value, in one of the header's own types. */
export type TagValue =
  | {readonly type: 'int16' | 'int32' | 'int64'; readonly values: readonly number[]}
  | {readonly type: 'string' | 'i18n'; readonly values: readonly [string]}
  | {readonly type: 'strings'; readonly values: readonly string[]}
  | {readonly type: 'bytes'; readonly values: Uint8Array};

export type Tags = ReadonlyMap<number, TagValue>;

export const int16 = (values: readonly number[]): TagValue => ({type: 'int16', values});
export const int32 = (values: readonly number[]): TagValue => ({type: 'int32', values});
export const int64 = (values: readonly number[]): TagValue => ({type: 'int64', values});
export const string = (value: string): TagValue => ({type: 'string', values: [value]});
export const i18n = (value: string): TagValue => ({type: 'i18n', values: [value]});
export const strings = (values: readonly string[]): TagValue => ({type: 'strings', values});
export const bytes = (values: Uint8Array): TagValue => ({type: 'bytes', values});

export const HEADER_MAGIC = Buffer.from([0x8e, 0xad, 0xe8, 1, 0, 0, 0, 0]);
export const ENTRY_SIZE = 16;
export const INTRO_SIZE = 16;
const TYPE = {int16: 3, int32: 4, int64: 5, string: 6, bytes: 7, strings: 8, i18n: 9} as const;
const WIDTH = {int16: 2, int32: 4, int64: 8} as const;

const intBytes = (type: keyof typeof WIDTH, values: readonly number[]): Buffer => {
  const width = WIDTH[type];
  const made = Buffer.alloc(width * values.length);
  values.forEach((value, at) => {
    if (type === 'int16') made.writeUInt16BE(value, at * width);
    else if (type === 'int32') made.writeUInt32BE(value, at * width);
    else made.writeBigUInt64BE(BigInt(value), at * width);
  });
  return made;
};

function valueBytes(tag: number, value: TagValue): Buffer {
  switch (value.type) {
    case 'int16':
    case 'int32':
    case 'int64':
      return intBytes(value.type, value.values);
    case 'bytes':
      return Buffer.from(value.values.buffer, value.values.byteOffset, value.values.length);
    default: {
      const bad = value.values.find((text) => text.includes('\0'));
      if (bad !== undefined) {
        throw new UserError('rpm/nul', `an rpm cannot hold a NUL character: ${JSON.stringify(bad)}`, {
          hint: `take it out (header tag ${tag})`,
        });
      }
      return Buffer.from(`${value.values.join('\0')}\0`);
    }
  }
}

const entryBytes = (tag: number, type: number, offset: number, count: number): Buffer => {
  const entry = Buffer.alloc(ENTRY_SIZE);
  entry.writeUInt32BE(tag, 0);
  entry.writeUInt32BE(type, 4);
  entry.writeInt32BE(offset, 8);
  entry.writeUInt32BE(count, 12);
  return entry;
};

/**
 * A header in which every tag lies in one immutable region, so that digests and signatures cover all of it:
 * https://rpm-software-management.github.io/rpm/manual/format_header.html
 */
export function makeHeader(region: number, tags: Tags): Buffer {
  const index: Buffer[] = [];
  const store: Buffer[] = [];
  let offset = 0;
  for (const [tag, value] of [...tags].sort(([a], [b]) => a - b)) {
    const data = valueBytes(tag, value);
    const width = value.type in WIDTH ? WIDTH[value.type as keyof typeof WIDTH] : 1;
    const gap = (width - (offset % width)) % width;
    store.push(Buffer.alloc(gap), data);
    index.push(entryBytes(tag, TYPE[value.type], offset + gap, value.values.length));
    offset += gap + data.length;
  }
  const indexSize = (index.length + 1) * ENTRY_SIZE;
  // The region's own entry points at its trailer, and the trailer back over the whole index.
  store.push(entryBytes(region, TYPE.bytes, -indexSize, ENTRY_SIZE));
  index.unshift(entryBytes(region, TYPE.bytes, offset, ENTRY_SIZE));
  const intro = Buffer.alloc(INTRO_SIZE);
  HEADER_MAGIC.copy(intro);
  intro.writeUInt32BE(index.length, 8);
  intro.writeUInt32BE(offset + ENTRY_SIZE, 12);
  return Buffer.concat([intro, ...index, ...store]);
}
