import type {ElfBytes, Stretch} from './bytes.ts';
import {sectionsOf} from './layout.ts';
import {tablesOfSections} from './tables.ts';
import {numberOfVersion} from './versions.ts';

const SHT_DYNSYM = 11;
const SHT_GNU_VERSYM = 0x6fffffff;
/** Enough to tell a person. */
const MOST = 3;

/** The first symbols that a file takes from others in that version; for messages, so that few are enough. */
export function symbolsOf(bytes: ElfBytes, version: string): readonly string[] {
  const sections = sectionsOf(bytes);
  const {needs} = tablesOfSections(sections);
  const symbols = sections.find(({type}) => type === SHT_DYNSYM);
  const versions = sections.find(({type}) => type === SHT_GNU_VERSYM);
  const number = needs && numberOfVersion(bytes, needs, version);
  if (!symbols || !versions || number === undefined) return [];
  return namesOf(bytes, {symbols, versions, strings: sections[symbols.link]}, number);
}

interface Found {
  readonly symbols: Stretch;
  /** A number for each of the symbols. */
  readonly versions: Stretch;
  readonly strings: Stretch | undefined;
}

function namesOf(bytes: ElfBytes, {symbols, versions, strings}: Found, number: number): readonly string[] {
  const size = bytes.bits === 64 ? 24 : 16;
  const table = bytes.table(symbols, 'its table of symbols');
  const numbers = bytes.table(versions, 'its versions of symbols');
  const names: string[] = [];
  for (let at = 0, of = 0; at + size <= table.length && names.length < MOST; at += size, of += 2)
    // The highest bit says that the version is hidden.
    if ((numbers.u16(of) & 0x7fff) === number) names.push(bytes.text(strings, table.u32(at)));
  return names;
}
