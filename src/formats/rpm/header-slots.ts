import {badRpm} from './fault.ts';
import {ENTRY_SIZE, HEADER_MAGIC, INTRO_SIZE} from './header.ts';
import {TAG} from './tags.ts';

/** A tag's value as it is stored, whatever it means. */
export interface Slot {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly data: Buffer;
}

interface Row {
  readonly tag: number;
  readonly type: number;
  readonly start: number;
  readonly count: number;
}

const STRING = 6;
const BYTES = 7;
const TEXTS = new Set([STRING, 8, 9]);
const WIDTHS: Readonly<Record<number, number>> = {3: 2, 4: 4, 5: 8};
/** What old programs wrote into the trailer of a signature header's region. */
const HEADER_IMAGE = 61;

const widthOf = (type: number): number => WIDTHS[type] ?? 1;

/** A value of bytes. */
export const bytesSlot = (tag: number, data: Buffer): Slot => ({tag, type: BYTES, count: data.length, data});

/**
 * The values of a header that `viewHeader` has checked, in the index's order, without the region's own: those in its
 * region where it has one, as rpm, too, takes what stands behind it for crumbs of other programs.
 */
export function slotsOf(header: Buffer, region: number): readonly Slot[] {
  const {rows, store} = partsOf(header);
  const own = rows[0]?.tag === region ? rows.slice(1, regionOf(rows, store, region).rows) : rows;
  own.forEach(demandValue);
  return own.map((row) => ({...row, data: store.subarray(row.start, endOf(store, row))}));
}

/** Refuses a header that rpm itself would not read: one region around all of it, values aligned and in the index's order. */
export function demandWholeRegion(header: Buffer, region: number, what: string): void {
  const {rows, store} = partsOf(header);
  if (rows[0]?.tag !== region) throw badRpm(`its ${what} lies in no region`);
  const found = regionOf(rows, store, region);
  if (found.rows !== rows.length || found.end !== store.length)
    throw badRpm(`its ${what} has tags outside its region`);
  demandOrder(rows.slice(1), store.subarray(0, found.end - ENTRY_SIZE), what);
}

/** Tags below this are regions, and a region stands first or nowhere. */
const FIRST_TAG = 100;

function demandValue({tag, type}: Row): void {
  if (tag < FIRST_TAG || type === 0) throw badRpm(`tag ${tag} of type ${type} where a value should be`);
}

function demandOrder(rows: readonly Row[], store: Buffer, what: string): void {
  let free = 0;
  rows.forEach(demandValue);
  for (const row of rows) {
    const where = `tag ${row.tag} of its ${what}`;
    if (row.start < free) throw badRpm(`${where} is out of order`);
    if (row.start % widthOf(row.type) !== 0) throw badRpm(`${where} is not aligned`);
    if (row.type === STRING && row.count !== 1) throw badRpm(`${where} is one text and claims ${row.count}`);
    free = endOf(store, row);
    if (free > store.length) throw badRpm(`${where} runs into the end of its region`);
  }
}

/** The region's entry points at its trailer, and the trailer back over the part of the index that belongs to it. */
function regionOf(
  rows: readonly Row[],
  store: Buffer,
  region: number,
): {readonly rows: number; readonly end: number} {
  const bad = badRpm(`the region ${region} of a header is broken`);
  const first = rows[0];
  if (!first || first.type !== BYTES || first.count !== ENTRY_SIZE) throw bad;
  if (first.start + ENTRY_SIZE > store.length) throw bad;
  const [tag, type, offset, count] = [0, 4, 8, 12].map((shift) => store.readInt32BE(first.start + shift));
  const known = tag === region || (region === TAG.headerSignatures && tag === HEADER_IMAGE);
  if (!known || type !== BYTES || count !== ENTRY_SIZE || offset === undefined) throw bad;
  const covered = -offset / ENTRY_SIZE;
  if (!Number.isInteger(covered) || covered < 1 || covered > rows.length) throw bad;
  return {rows: covered, end: first.start + ENTRY_SIZE};
}

function partsOf(header: Buffer): {readonly rows: readonly Row[]; readonly store: Buffer} {
  const entries = header.readUInt32BE(8);
  const rows = Array.from({length: entries}, (_, at) => {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag = 0, type = 0, start = 0, count = 0] = [0, 4, 8, 12].map((shift) =>
      header.readUInt32BE(from + shift),
    );
    return {tag, type, start, count};
  });
  return {rows, store: header.subarray(INTRO_SIZE + entries * ENTRY_SIZE)};
}

function endOf(store: Buffer, {type, start, count}: Row): number {
  if (!TEXTS.has(type)) return start + count * widthOf(type);
  let at = start;
  for (let seen = 0; seen < (type === STRING ? 1 : count); seen++) at = store.indexOf(0, at) + 1;
  return at;
}

/** A header of these values in one immutable region, sorted by tag. */
export function joinSlots(region: number, slots: readonly Slot[]): Buffer {
  const index: Buffer[] = [];
  const store: Buffer[] = [];
  let offset = 0;
  for (const {tag, type, count, data} of slots.toSorted((a, b) => a.tag - b.tag)) {
    const width = widthOf(type);
    const gap = (width - (offset % width)) % width;
    store.push(Buffer.alloc(gap), data);
    index.push(entryOf(tag, type, offset + gap, count));
    offset += gap + data.length;
  }
  const indexSize = (index.length + 1) * ENTRY_SIZE;
  store.push(entryOf(region, BYTES, -indexSize, ENTRY_SIZE));
  index.unshift(entryOf(region, BYTES, offset, ENTRY_SIZE));
  const intro = Buffer.alloc(INTRO_SIZE);
  HEADER_MAGIC.copy(intro);
  intro.writeUInt32BE(index.length, 8);
  intro.writeUInt32BE(offset + ENTRY_SIZE, 12);
  return Buffer.concat([intro, ...index, ...store]);
}

function entryOf(...numbers: readonly [number, number, number, number]): Buffer {
  const made = Buffer.alloc(ENTRY_SIZE);
  numbers.forEach((number, at) => {
    made.writeInt32BE(number | 0, at * 4);
  });
  return made;
}
