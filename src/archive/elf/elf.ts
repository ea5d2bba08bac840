import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import type {Elf} from '../../model/elf.ts';
import {type ElfBytes, elfBytes, Fault, type ReadAt} from './bytes.ts';
import {type Segment, sectionsOf, segmentsOf} from './layout.ts';
import {symbolsOf} from './symbols.ts';
import {tablesOfSections, tablesOfSegments} from './tables.ts';
import {versionDefinitionsOf, versionNeedsOf} from './versions.ts';

const MAGIC = Buffer.from('\x7fELF', 'latin1');
const KINDS: Readonly<Record<number, Elf['kind']>> = {2: 'program', 3: 'library'};
const PT_INTERP = 3;
const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_HASH = 4;
const DT_SONAME = 14;
const DT_DEBUG = 21;
const DT_GNU_HASH = 0x6ffffef5;

/** What an ELF file says; its damage, where it cannot be so; undefined for any other file. */
export type Read = Elf | {readonly damage: string} | undefined;

/**
 * Reads the few headers and tables that matter, each where it lies: a large file is not read whole.
 * A file that cannot be opened is left to whoever packs it.
 */
export const readElf = (path: string): Read => lookInto(path, parseElf);

/** Symbols that it takes from others in that version: `__isoc23_strtol` in GLIBC_2.38. None where it cannot be read. */
export const neededSymbols = (path: string, version: string): readonly string[] =>
  lookInto(path, (read, size) =>
    soundly(
      () => symbolsOf(elfBytes(read, size), version),
      () => [],
    ),
  ) ?? [];

function lookInto<T>(path: string, look: (read: ReadAt, size: number) => T): T | undefined {
  const file = opened(path);
  if (file === undefined) return undefined;
  try {
    const at: ReadAt = (offset, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    };
    // Most files are no ELF files, and are left alone after four bytes.
    return at(0, MAGIC.length).equals(MAGIC) ? look(at, fstatSync(file).size) : undefined;
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

/** The same for bytes from anywhere; no offset, length or count in them is trusted. */
export function parseElf(read: ReadAt, size: number): Read {
  if (size < MAGIC.length || !read(0, MAGIC.length).equals(MAGIC)) return undefined;
  return soundly(
    () => factsOf(elfBytes(read, size)),
    (damage) => ({damage}),
  );
}

function soundly<T, D>(read: () => T, told: (damage: string) => D): T | D {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) return told(error.message);
    throw error;
  }
}

function factsOf(bytes: ElfBytes): Elf {
  const {bits, endian, header} = bytes;
  const segments = segmentsOf(bytes);
  const kind = KINDS[header.type] ?? 'other';
  const about = {bits, endian, machine: header.machine, kind};
  if (kind === 'other') return {...about, ...nothing};
  const sections = sectionsOf(bytes);
  // What rpm and ld look at: sections where there are any, else what the loader itself uses.
  const tables = sections.length > 0 ? tablesOfSections(sections) : tablesOfSegments(bytes, segments);
  const entries = tables.dynamic ? dynamicEntries(bytes, tables.dynamic) : [];
  const strings = tables.dynamic?.strings;
  const texts = (tag: number) =>
    entries.filter((entry) => entry.tag === tag).map(({value}) => bytes.text(strings, value));
  const has = (tag: number) => entries.some((entry) => entry.tag === tag);
  return {
    ...about,
    interpreter: interpreterOf(bytes, segments),
    soname: texts(DT_SONAME).at(-1),
    needed: texts(DT_NEEDED),
    versionNeeds: tables.needs ? versionNeedsOf(bytes, tables.needs) : [],
    versionDefinitions: tables.definitions ? versionDefinitionsOf(bytes, tables.definitions) : [],
    hasSysvHash: has(DT_HASH),
    hasGnuHash: has(DT_GNU_HASH),
    hasDebug: has(DT_DEBUG),
  };
}

const nothing = {
  interpreter: undefined,
  soname: undefined,
  needed: [],
  versionNeeds: [],
  versionDefinitions: [],
  hasSysvHash: false,
  hasGnuHash: false,
  hasDebug: false,
} as const;

function interpreterOf(bytes: ElfBytes, segments: readonly Segment[]): string | undefined {
  const found = segments.find(({type}) => type === PT_INTERP);
  return found && bytes.text({offset: found.offset, size: found.fileSize}, 0);
}

interface DynamicEntry {
  readonly tag: number;
  readonly value: number;
}

/** The list that tells the loader what to do, up to its end mark. */
function dynamicEntries(bytes: ElfBytes, table: {offset: number; size: number}): readonly DynamicEntry[] {
  const {word} = bytes;
  const view = bytes.table(table, 'its dynamic section');
  const entries: DynamicEntry[] = [];
  for (let at = 0; at + 2 * word <= view.length; at += 2 * word) {
    const tag = view.word(at);
    if (tag === DT_NULL) break;
    entries.push({tag, value: view.word(at + word)});
  }
  return entries;
}
