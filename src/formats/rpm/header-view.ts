import {badRpm} from './fault.ts';
import {ENTRY_SIZE, HEADER_MAGIC, INTRO_SIZE} from './header.ts';

/** A header's tags, decoded when asked for; every length in it has been checked. */
export interface HeaderView {
  has(tag: number): boolean;
  /** The one string, or the first of several (the untranslated one). */
  text(tag: number): string | undefined;
  texts(tag: number): readonly string[];
  number(tag: number): number | undefined;
  numbers(tag: number): readonly number[];
  bytes(tag: number): Buffer | undefined;
}

interface Slot {
  readonly type: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** rpm's own limits on the index, and smaller ones than rpm's on the rest, as all of it is held in memory. */
const MAX_ENTRIES = 0xffff;
const MAX_DATA = 64 << 20;
const MAX_STRINGS = 1 << 22;

const REGIONS = new Set([61, 62, 63]);
const WIDTHS: Readonly<Record<number, number>> = {0: 0, 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1};
const NULL = 0;
const STRING = 6;
const STRINGS = new Set([STRING, 8, 9]);
const BYTES = 7;

/** How long the header is that starts with these 16 bytes. */
export function headerSize(intro: Buffer, what: string): number {
  if (intro.length < INTRO_SIZE) throw badRpm(`it ends in its ${what}`);
  if (!HEADER_MAGIC.subarray(0, 3).equals(intro.subarray(0, 3)))
    throw badRpm(`no ${what} where it should be`);
  const entries = intro.readUInt32BE(8);
  const data = intro.readUInt32BE(12);
  if (entries === 0 || entries > MAX_ENTRIES) throw badRpm(`its ${what} claims ${entries} tags`);
  if (data > MAX_DATA) throw badRpm(`its ${what} claims ${data} bytes`);
  return INTRO_SIZE + entries * ENTRY_SIZE + data;
}

/** Reads a whole header; nothing in it is believed before it is checked. */
export function viewHeader(header: Buffer, what: string): HeaderView {
  if (headerSize(header, what) !== header.length) throw badRpm(`it ends in its ${what}`);
  const store = header.subarray(INTRO_SIZE + header.readUInt32BE(8) * ENTRY_SIZE);
  const slots = slotsOf(header, store, what);
  const slot = (tag: number, kind: 'texts' | 'numbers' | 'bytes') => {
    const found = slots.get(tag);
    if (found && kindOf(found.type) !== kind)
      throw badRpm(`tag ${tag} of its ${what} has the wrong type ${found.type}`);
    return found;
  };
  const texts = (tag: number) => {
    const found = slot(tag, 'texts');
    return found ? store.toString('utf8', found.start, found.end - 1).split('\0') : [];
  };
  const numbers = (tag: number) => {
    const found = slot(tag, 'numbers');
    const values: number[] = [];
    for (let at = 0; found && at < found.count; at++) values.push(numberAt(store, found, at));
    return values;
  };
  return {
    has: (tag) => slots.has(tag),
    texts,
    numbers,
    text: (tag) => texts(tag)[0],
    number: (tag) => numbers(tag)[0],
    bytes: (tag) => {
      const found = slot(tag, 'bytes');
      return found && store.subarray(found.start, found.end);
    },
  };
}

/** A value of no type takes no room, so that its count is bounded by nothing: it is never read. */
function kindOf(type: number): 'texts' | 'numbers' | 'bytes' | 'nothing' {
  if (type === NULL) return 'nothing';
  return STRINGS.has(type) ? 'texts' : type === BYTES ? 'bytes' : 'numbers';
}

function numberAt(store: Buffer, {type, start}: Slot, at: number): number {
  if (type === 3) return store.readUInt16BE(start + at * 2);
  if (type === 4) return store.readUInt32BE(start + at * 4);
  if (type !== 5) return store.readUInt8(start + at);
  const large = store.readBigUInt64BE(start + at * 8);
  if (large > BigInt(Number.MAX_SAFE_INTEGER)) throw badRpm(`a size of ${large} bytes`);
  return Number(large);
}

/** Values lie one after the other; where they overlap, a small file could claim endless content. */
function slotsOf(header: Buffer, store: Buffer, what: string): ReadonlyMap<number, Slot> {
  const entries: {tag: number; type: number; start: number; count: number}[] = [];
  for (let at = 0; at < header.readUInt32BE(8); at++) {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag, type] = [header.readUInt32BE(from), header.readUInt32BE(from + 4)];
    const [start, count] = [header.readUInt32BE(from + 8), header.readUInt32BE(from + 12)];
    if (!REGIONS.has(tag)) entries.push({tag, type, start, count});
  }
  const slots = new Map<number, Slot>();
  let free = 0;
  let strings = 0;
  for (const {tag, type, start, count} of entries.sort((a, b) => a.start - b.start)) {
    const where = () => `tag ${tag} of its ${what}`;
    if (STRINGS.has(type)) strings += count;
    if (strings > MAX_STRINGS) throw badRpm(`its ${what} claims more than ${MAX_STRINGS} strings`);
    if (start < free || start > store.length) throw badRpm(`${where()} lies outside its place`);
    const end = STRINGS.has(type)
      ? stringsEnd(store, start, type === STRING ? 1 : count)
      : start + count * widthOf(type, where);
    if (end === undefined || end > store.length) throw badRpm(`${where()} is longer than the header`);
    if (count === 0) throw badRpm(`${where()} is empty`);
    free = end;
    if (!slots.has(tag)) slots.set(tag, {type, count, start, end});
  }
  return slots;
}

function widthOf(type: number, where: () => string): number {
  const width = Object.hasOwn(WIDTHS, type) ? WIDTHS[type] : undefined;
  if (width === undefined) throw badRpm(`${where()} has the unknown type ${type}`);
  return width;
}

function stringsEnd(store: Buffer, start: number, count: number): number | undefined {
  let at = start;
  for (let seen = 0; seen < count; seen++) {
    const nul = store.indexOf(0, at);
    if (nul < 0) return undefined;
    at = nul + 1;
  }
  return at;
}
