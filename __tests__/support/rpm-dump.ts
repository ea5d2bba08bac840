import {SIGTAG, TAG} from '../../src/formats/rpm/tags.ts';

const namesOf = (tags: Readonly<Record<string, number>>) =>
  new Map(Object.entries(tags).map(([name, tag]) => [tag, name]));

const MAIN_NAMES = namesOf(TAG);
const SIGNATURE_NAMES = namesOf({...TAG, ...SIGTAG});

interface Row {
  readonly tag: number;
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

const introOf = (header: Buffer) => ({entries: header.readUInt32BE(8), data: header.readUInt32BE(12)});

const sizeOf = (header: Buffer): number => 16 + introOf(header).entries * 16 + introOf(header).data;

/** Where the main header starts and ends in a whole package. */
export function mainStart(whole: Buffer): {start: number; end: number} {
  const start = 96 + Math.ceil(sizeOf(whole.subarray(96)) / 8) * 8;
  return {start, end: start + sizeOf(whole.subarray(start))};
}

/** Every row of a header in its own order, read without our reader: tag, type, count, value. */
export function headerLines(header: Buffer, kind: 'main' | 'signature' = 'main'): readonly string[] {
  const names = kind === 'main' ? MAIN_NAMES : SIGNATURE_NAMES;
  const {entries} = introOf(header);
  const store = header.subarray(16 + entries * 16);
  return Array.from({length: entries}, (_, at) => {
    const [tag, type, offset, count] = [0, 4, 8, 12].map((shift) =>
      header.readUInt32BE(16 + at * 16 + shift),
    );
    const row = {tag, type, offset, count} as Row;
    return `${row.tag} ${names.get(row.tag) ?? ''} ${row.type}×${row.count} ${textOf(store, row)}`;
  });
}

function textOf(store: Buffer, {type, offset, count}: Row): string {
  const numbers = (read: (at: number) => number | bigint) =>
    Array.from({length: count}, (_, at) => read(at)).join(' ');
  if (type === 3) return numbers((at) => store.readUInt16BE(offset + at * 2));
  if (type === 4) return numbers((at) => store.readUInt32BE(offset + at * 4));
  if (type === 5) return numbers((at) => store.readBigUInt64BE(offset + at * 8));
  if (type === 7) return store.subarray(offset, offset + Math.min(count, 32)).toString('hex');
  const texts: string[] = [];
  for (let at = offset; texts.length < count; at += Buffer.byteLength(texts.at(-1) ?? '') + 1) {
    texts.push(store.toString('utf8', at, store.indexOf(0, at)));
  }
  return JSON.stringify(texts);
}
