import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  badRpm
} from "./chunk-VZA2A5SQ.js";
import {
  ENTRY_SIZE,
  HEADER_MAGIC,
  INTRO_SIZE,
  TAG
} from "./chunk-Q5MYWB4V.js";

// src/formats/rpm/header-slots.ts
var STRING = 6;
var BYTES = 7;
var TEXTS = /* @__PURE__ */ new Set([STRING, 8, 9]);
var WIDTHS = { 3: 2, 4: 4, 5: 8 };
var HEADER_IMAGE = 61;
var widthOf = (type) => WIDTHS[type] ?? 1;
var bytesSlot = (tag, data) => ({ tag, type: BYTES, count: data.length, data });
function slotsOf(header, region) {
  const { rows, store } = partsOf(header);
  const own = rows[0]?.tag === region ? rows.slice(1, regionOf(rows, store, region).rows) : rows;
  own.forEach(demandValue);
  return own.map((row) => ({ ...row, data: store.subarray(row.start, endOf(store, row)) }));
}
function demandWholeRegion(header, region, what) {
  const { rows, store } = partsOf(header);
  if (rows[0]?.tag !== region) throw badRpm(`its ${what} lies in no region`);
  const found = regionOf(rows, store, region);
  if (found.rows !== rows.length || found.end !== store.length)
    throw badRpm(`its ${what} has tags outside its region`);
  demandOrder(rows.slice(1), store.subarray(0, found.end - ENTRY_SIZE), what);
}
var FIRST_TAG = 100;
function demandValue({ tag, type }) {
  if (tag < FIRST_TAG || type === 0) throw badRpm(`tag ${tag} of type ${type} where a value should be`);
}
function demandOrder(rows, store, what) {
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
function regionOf(rows, store, region) {
  const bad = badRpm(`the region ${region} of a header is broken`);
  const first = rows[0];
  if (!first || first.type !== BYTES || first.count !== ENTRY_SIZE) throw bad;
  if (first.start + ENTRY_SIZE > store.length) throw bad;
  const [tag, type, offset, count] = [0, 4, 8, 12].map((shift) => store.readInt32BE(first.start + shift));
  const known = tag === region || region === TAG.headerSignatures && tag === HEADER_IMAGE;
  if (!known || type !== BYTES || count !== ENTRY_SIZE || offset === void 0) throw bad;
  const covered = -offset / ENTRY_SIZE;
  if (!Number.isInteger(covered) || covered < 1 || covered > rows.length) throw bad;
  return { rows: covered, end: first.start + ENTRY_SIZE };
}
function partsOf(header) {
  const entries = header.readUInt32BE(8);
  const rows = Array.from({ length: entries }, (_, at) => {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag = 0, type = 0, start = 0, count = 0] = [0, 4, 8, 12].map(
      (shift) => header.readUInt32BE(from + shift)
    );
    return { tag, type, start, count };
  });
  return { rows, store: header.subarray(INTRO_SIZE + entries * ENTRY_SIZE) };
}
function endOf(store, { type, start, count }) {
  if (!TEXTS.has(type)) return start + count * widthOf(type);
  let at = start;
  for (let seen = 0; seen < (type === STRING ? 1 : count); seen++) at = store.indexOf(0, at) + 1;
  return at;
}
function joinSlots(region, slots) {
  const index = [];
  const store = [];
  let offset = 0;
  for (const { tag, type, count, data } of slots.toSorted((a, b) => a.tag - b.tag)) {
    const width = widthOf(type);
    const gap = (width - offset % width) % width;
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
function entryOf(...numbers) {
  const made = Buffer.alloc(ENTRY_SIZE);
  numbers.forEach((number, at) => {
    made.writeInt32BE(number | 0, at * 4);
  });
  return made;
}

export {
  bytesSlot,
  slotsOf,
  demandWholeRegion,
  joinSlots
};
