import type {VersionNeed} from '../../model/elf.ts';
import {type ElfBytes, Fault, type View} from './bytes.ts';
import type {Table} from './tables.ts';

const BASE = 1;
/** glibc has some forty versions; nothing real comes near. */
const MOST = 10_000;

/** The versions it needs of each library: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html */
export function versionNeedsOf(bytes: ElfBytes, table: Table): readonly VersionNeed[] {
  const view = bytes.table(table, 'its list of needed versions');
  const budget = {left: MOST};
  return chainOf(view, table.count, budget, {at: 0, next: 12}).map((at) => ({
    soname: bytes.text(table.strings, view.u32(at + 4)),
    versions: chainOf(view, view.u16(at + 2), budget, {at: at + view.u32(at + 8), next: 12}).map((aux) =>
      bytes.text(table.strings, view.u32(aux + 8)),
    ),
  }));
}

/** The number under which the table of symbols knows a needed version. */
export function numberOfVersion(bytes: ElfBytes, table: Table, version: string): number | undefined {
  const view = bytes.table(table, 'its list of needed versions');
  const budget = {left: MOST};
  const entries = chainOf(view, table.count, budget, {at: 0, next: 12}).flatMap((at) =>
    chainOf(view, view.u16(at + 2), budget, {at: at + view.u32(at + 8), next: 12}),
  );
  const found = entries.find((aux) => bytes.text(table.strings, view.u32(aux + 8)) === version);
  return found === undefined ? undefined : view.u16(found + 6);
}

/** The versions it has; the first entry is the library itself, and lends the others its name. */
export function versionDefinitionsOf(bytes: ElfBytes, table: Table): readonly VersionNeed[] {
  const view = bytes.table(table, 'its list of versions');
  const found: {soname: string; versions: string[]}[] = [];
  for (const at of chainOf(view, table.count, {left: MOST}, {at: 0, next: 16})) {
    if (view.u16(at + 6) === 0) continue;
    const name = bytes.text(table.strings, view.u32(at + view.u32(at + 12)));
    if (view.u16(at + 2) & BASE) found.push({soname: name, versions: []});
    else found.at(-1)?.versions.push(name);
  }
  return found;
}

/** The places of entries that each say how far it is to the next; one that says 0 is the last. */
function chainOf(
  view: View,
  count: number,
  budget: {left: number},
  start: {readonly at: number; readonly next: number},
): readonly number[] {
  const places: number[] = [];
  for (let at = start.at; places.length < count; ) {
    if (--budget.left < 0) throw new Fault(`it has more than ${MOST} versions`);
    places.push(at);
    const step = view.u32(at + start.next);
    if (step === 0) break;
    at += step;
  }
  return places;
}
