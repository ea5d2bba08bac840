import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/elf/elf.ts
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

// src/archive/elf/bytes.ts
var Fault = class extends Error {
};
var MOST_BYTES = 8 * 1024 * 1024;
var MOST_LETTERS = 4096;
var PIECE = 256;
function elfBytes(read, size) {
  const start = read(0, 64);
  const [bits, endian] = [start[4] === 1 ? 32 : 64, start[5] === 2 ? "big" : "little"];
  if (start[4] !== 1 && start[4] !== 2) throw new Fault(`its class ${start[4]} is neither 32 nor 64 bit`);
  if (start[5] !== 1 && start[5] !== 2) throw new Fault(`its byte order ${start[5]} is none`);
  const word = bits / 8;
  if (start.length < 40 + 3 * word) throw new Fault("it ends inside its header");
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
      segments: { offset: view.word(24 + word), entry: view.u16(tail + 6), count: view.u16(tail + 8) },
      sections: { offset: view.word(24 + 2 * word), entry: view.u16(tail + 10), count: view.u16(tail + 12) }
    },
    table: (stretch, what) => {
      const bytes = pieceOf(read, stretch, size, what);
      return viewOf(bytes, bits, endian);
    },
    text: (strings, index) => textAt(read, strings, index, size)
  };
}
function pieceOf(read, { offset, size }, end, what) {
  if (!(offset + size <= end)) throw new Fault(`${what} would end at byte ${offset + size} of ${end}`);
  if (size > MOST_BYTES) throw new Fault(`${what} would be ${size} bytes long`);
  const bytes = read(offset, size);
  if (bytes.length < size) throw new Fault(`${what} is cut off`);
  return bytes;
}
function textAt(read, strings, index, end) {
  if (!strings || !(index < strings.size))
    throw new Fault(`a name at ${index} is outside its table of names`);
  const from = strings.offset + index;
  const most = Math.min(strings.size - index, end - from, MOST_LETTERS);
  let bytes = Buffer.alloc(0);
  while (bytes.length < most) {
    const more = read(from + bytes.length, Math.min(PIECE, most - bytes.length));
    const stop = more.indexOf(0);
    if (stop >= 0) return Buffer.concat([bytes, more.subarray(0, stop)]).toString("utf8");
    if (more.length === 0) break;
    bytes = Buffer.concat([bytes, more]);
  }
  throw new Fault(`a name at ${index} has no end`);
}
function viewOf(bytes, bits, endian) {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = endian === "little";
  const inside = (at, length, get) => {
    if (!(at >= 0 && at + length <= bytes.length))
      throw new Fault("an entry reaches past the end of its table");
    return get();
  };
  return {
    length: bytes.length,
    u16: (at) => inside(at, 2, () => data.getUint16(at, little)),
    u32: (at) => inside(at, 4, () => data.getUint32(at, little)),
    // Numbers beyond 2^53 lose digits, and fail every comparison with the file's size all the same.
    word: (at) => bits === 32 ? inside(at, 4, () => data.getUint32(at, little)) : inside(at, 8, () => Number(data.getBigUint64(at, little)))
  };
}

// src/archive/elf/layout.ts
function segmentsOf(bytes) {
  const { header, bits, word } = bytes;
  const least = bits === 64 ? 56 : 32;
  return entriesOf(bytes, header.segments, least, "its program headers").map(({ view, at }) => ({
    type: view.u32(at),
    offset: view.word(at + word),
    address: view.word(at + 2 * word),
    fileSize: view.word(at + 4 * word)
  }));
}
function sectionsOf(bytes) {
  const { header, bits, word } = bytes;
  const least = bits === 64 ? 64 : 40;
  const read = (listed) => entriesOf(bytes, listed, least, "its section headers").map(({ view, at }) => ({
    type: view.u32(at + 4),
    offset: view.word(at + 8 + 2 * word),
    size: view.word(at + 8 + 3 * word),
    link: view.u32(at + 8 + 4 * word),
    info: view.u32(at + 12 + 4 * word)
  }));
  const { sections } = header;
  if (sections.offset === 0) return [];
  const count = sections.count || (read({ ...sections, count: 1 })[0]?.size ?? 0);
  return read({ ...sections, count });
}
function entriesOf(bytes, { offset, entry, count }, least, what) {
  if (count === 0 || offset === 0) return [];
  if (entry < least) throw new Fault(`${what} are ${entry} bytes each`);
  const view = bytes.table({ offset, size: entry * count }, what);
  return Array.from({ length: count }, (_, index) => ({ view, at: index * entry }));
}

// src/archive/elf/tables.ts
var SHT_DYNAMIC = 6;
var SHT_GNU_VERDEF = 1879048189;
var SHT_GNU_VERNEED = 1879048190;
var PT_LOAD = 1;
var PT_DYNAMIC = 2;
var DT_STRTAB = 5;
var DT_STRSZ = 10;
var DT_VERDEF = 1879048188;
var DT_VERDEFNUM = 1879048189;
var DT_VERNEED = 1879048190;
var DT_VERNEEDNUM = 1879048191;
function tablesOfSections(sections) {
  const table = (type) => {
    const found = sections.find((section) => section.type === type);
    return found && { ...found, count: found.info, strings: sections[found.link] };
  };
  return { dynamic: table(SHT_DYNAMIC), needs: table(SHT_GNU_VERNEED), definitions: table(SHT_GNU_VERDEF) };
}
function tablesOfSegments(bytes, segments) {
  const found = segments.find(({ type }) => type === PT_DYNAMIC);
  if (!found) return { dynamic: void 0, needs: void 0, definitions: void 0 };
  const list = { offset: found.offset, size: found.fileSize };
  const values = valuesOf(bytes, list);
  const strings = stretchAt(segments, values.get(DT_STRTAB), values.get(DT_STRSZ));
  const table = (at, count) => {
    const address = values.get(at);
    return address === void 0 ? void 0 : { ...stretchAt(segments, address), strings, count: values.get(count) ?? 0 };
  };
  return {
    dynamic: { ...list, strings, count: values.size },
    needs: table(DT_VERNEED, DT_VERNEEDNUM),
    definitions: table(DT_VERDEF, DT_VERDEFNUM)
  };
}
function valuesOf(bytes, list) {
  const { word } = bytes;
  const view = bytes.table(list, "its dynamic segment");
  const values = /* @__PURE__ */ new Map();
  for (let at = 0; at + 2 * word <= view.length; at += 2 * word) {
    const tag = view.word(at);
    if (tag === 0) break;
    values.set(tag, view.word(at + word));
  }
  return values;
}
function stretchAt(segments, address = Number.NaN, size) {
  const load = segments.find(
    ({ type, address: start, fileSize }) => type === PT_LOAD && address >= start && address < start + fileSize
  );
  if (!load) throw new Fault(`nothing of the file is mapped to the address ${address}`);
  const inside = address - load.address;
  return { offset: load.offset + inside, size: size ?? Math.min(load.fileSize - inside, 1 << 20) };
}

// src/archive/elf/versions.ts
var BASE = 1;
var MOST = 1e4;
function versionNeedsOf(bytes, table) {
  const view = bytes.table(table, "its list of needed versions");
  const budget = { left: MOST };
  return chainOf(view, table.count, budget, { at: 0, next: 12 }).map((at) => ({
    soname: bytes.text(table.strings, view.u32(at + 4)),
    versions: chainOf(view, view.u16(at + 2), budget, { at: at + view.u32(at + 8), next: 12 }).map(
      (aux) => bytes.text(table.strings, view.u32(aux + 8))
    )
  }));
}
function numberOfVersion(bytes, table, version) {
  const view = bytes.table(table, "its list of needed versions");
  const budget = { left: MOST };
  const entries = chainOf(view, table.count, budget, { at: 0, next: 12 }).flatMap(
    (at) => chainOf(view, view.u16(at + 2), budget, { at: at + view.u32(at + 8), next: 12 })
  );
  const found = entries.find((aux) => bytes.text(table.strings, view.u32(aux + 8)) === version);
  return found === void 0 ? void 0 : view.u16(found + 6);
}
function versionDefinitionsOf(bytes, table) {
  const view = bytes.table(table, "its list of versions");
  const found = [];
  for (const at of chainOf(view, table.count, { left: MOST }, { at: 0, next: 16 })) {
    if (view.u16(at + 6) === 0) continue;
    const name = bytes.text(table.strings, view.u32(at + view.u32(at + 12)));
    if (view.u16(at + 2) & BASE) found.push({ soname: name, versions: [] });
    else found.at(-1)?.versions.push(name);
  }
  return found;
}
function chainOf(view, count, budget, start) {
  const places = [];
  for (let at = start.at; places.length < count; ) {
    if (--budget.left < 0) throw new Fault(`it has more than ${MOST} versions`);
    places.push(at);
    const step = view.u32(at + start.next);
    if (step === 0) break;
    at += step;
  }
  return places;
}

// src/archive/elf/symbols.ts
var SHT_DYNSYM = 11;
var SHT_GNU_VERSYM = 1879048191;
var MOST2 = 3;
function symbolsOf(bytes, version) {
  const sections = sectionsOf(bytes);
  const { needs } = tablesOfSections(sections);
  const symbols = sections.find(({ type }) => type === SHT_DYNSYM);
  const versions = sections.find(({ type }) => type === SHT_GNU_VERSYM);
  const number = needs && numberOfVersion(bytes, needs, version);
  if (!symbols || !versions || number === void 0) return [];
  return namesOf(bytes, { symbols, versions, strings: sections[symbols.link] }, number);
}
function namesOf(bytes, { symbols, versions, strings }, number) {
  const size = bytes.bits === 64 ? 24 : 16;
  const table = bytes.table(symbols, "its table of symbols");
  const numbers = bytes.table(versions, "its versions of symbols");
  const names = [];
  for (let at = 0, of = 0; at + size <= table.length && names.length < MOST2; at += size, of += 2)
    if ((numbers.u16(of) & 32767) === number) names.push(bytes.text(strings, table.u32(at)));
  return names;
}

// src/archive/elf/elf.ts
var MAGIC = Buffer.from("\x7FELF", "latin1");
var KINDS = { 2: "program", 3: "library" };
var PT_INTERP = 3;
var DT_NULL = 0;
var DT_NEEDED = 1;
var DT_HASH = 4;
var DT_SONAME = 14;
var DT_DEBUG = 21;
var DT_GNU_HASH = 1879047925;
var readElf = (path) => lookInto(path, parseElf);
var neededSymbols = (path, version) => lookInto(
  path,
  (read, size) => soundly(
    () => symbolsOf(elfBytes(read, size), version),
    () => []
  )
) ?? [];
function lookInto(path, look) {
  const file = opened(path);
  if (file === void 0) return void 0;
  try {
    const at = (offset, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    };
    return at(0, MAGIC.length).equals(MAGIC) ? look(at, fstatSync(file).size) : void 0;
  } finally {
    closeSync(file);
  }
}
function opened(path) {
  try {
    return openSync(path, "r");
  } catch {
    return void 0;
  }
}
function parseElf(read, size) {
  if (size < MAGIC.length || !read(0, MAGIC.length).equals(MAGIC)) return void 0;
  return soundly(
    () => factsOf(elfBytes(read, size)),
    (damage) => ({ damage })
  );
}
function soundly(read, told) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return told(error.message);
    throw error;
  }
}
function factsOf(bytes) {
  const { bits, endian, header } = bytes;
  const segments = segmentsOf(bytes);
  const kind = KINDS[header.type] ?? "other";
  const about = { bits, endian, machine: header.machine, kind };
  if (kind === "other") return { ...about, ...nothing };
  const sections = sectionsOf(bytes);
  const tables = sections.length > 0 ? tablesOfSections(sections) : tablesOfSegments(bytes, segments);
  const entries = tables.dynamic ? dynamicEntries(bytes, tables.dynamic) : [];
  const strings = tables.dynamic?.strings;
  const texts = (tag) => entries.filter((entry) => entry.tag === tag).map(({ value }) => bytes.text(strings, value));
  const has = (tag) => entries.some((entry) => entry.tag === tag);
  return {
    ...about,
    interpreter: interpreterOf(bytes, segments),
    soname: texts(DT_SONAME).at(-1),
    needed: texts(DT_NEEDED),
    versionNeeds: tables.needs ? versionNeedsOf(bytes, tables.needs) : [],
    versionDefinitions: tables.definitions ? versionDefinitionsOf(bytes, tables.definitions) : [],
    hasSysvHash: has(DT_HASH),
    hasGnuHash: has(DT_GNU_HASH),
    hasDebug: has(DT_DEBUG)
  };
}
var nothing = {
  interpreter: void 0,
  soname: void 0,
  needed: [],
  versionNeeds: [],
  versionDefinitions: [],
  hasSysvHash: false,
  hasGnuHash: false,
  hasDebug: false
};
function interpreterOf(bytes, segments) {
  const found = segments.find(({ type }) => type === PT_INTERP);
  return found && bytes.text({ offset: found.offset, size: found.fileSize }, 0);
}
function dynamicEntries(bytes, table) {
  const { word } = bytes;
  const view = bytes.table(table, "its dynamic section");
  const entries = [];
  for (let at = 0; at + 2 * word <= view.length; at += 2 * word) {
    const tag = view.word(at);
    if (tag === DT_NULL) break;
    entries.push({ tag, value: view.word(at + word) });
  }
  return entries;
}

export {
  readElf,
  neededSymbols,
  parseElf
};
