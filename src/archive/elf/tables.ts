import {type ElfBytes, Fault, type Stretch} from './bytes.ts';
import type {Section, Segment} from './layout.ts';

/** A table, and where its names are. */
export interface Table extends Stretch {
  readonly strings: Stretch | undefined;
  /** Entries it says it has. */
  readonly count: number;
}

export interface Tables {
  readonly dynamic: Table | undefined;
  readonly needs: Table | undefined;
  readonly definitions: Table | undefined;
}

const SHT_DYNAMIC = 6;
const SHT_GNU_VERDEF = 0x6ffffffd;
const SHT_GNU_VERNEED = 0x6ffffffe;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_VERDEF = 0x6ffffffc;
const DT_VERDEFNUM = 0x6ffffffd;
const DT_VERNEED = 0x6ffffffe;
const DT_VERNEEDNUM = 0x6fffffff;

/** As the section headers tell. */
export function tablesOfSections(sections: readonly Section[]): Tables {
  const table = (type: number): Table | undefined => {
    const found = sections.find((section) => section.type === type);
    return found && {...found, count: found.info, strings: sections[found.link]};
  };
  return {dynamic: table(SHT_DYNAMIC), needs: table(SHT_GNU_VERNEED), definitions: table(SHT_GNU_VERDEF)};
}

/** As the loader finds them, by address: for files whose section headers are stripped off. */
export function tablesOfSegments(bytes: ElfBytes, segments: readonly Segment[]): Tables {
  const found = segments.find(({type}) => type === PT_DYNAMIC);
  if (!found) return {dynamic: undefined, needs: undefined, definitions: undefined};
  const list = {offset: found.offset, size: found.fileSize};
  const values = valuesOf(bytes, list);
  const strings = stretchAt(segments, values.get(DT_STRTAB), values.get(DT_STRSZ));
  const table = (at: number, count: number): Table | undefined => {
    const address = values.get(at);
    return address === undefined
      ? undefined
      : {...stretchAt(segments, address), strings, count: values.get(count) ?? 0};
  };
  return {
    dynamic: {...list, strings, count: values.size},
    needs: table(DT_VERNEED, DT_VERNEEDNUM),
    definitions: table(DT_VERDEF, DT_VERDEFNUM),
  };
}

function valuesOf(bytes: ElfBytes, list: Stretch): ReadonlyMap<number, number> {
  const {word} = bytes;
  const view = bytes.table(list, 'its dynamic segment');
  const values = new Map<number, number>();
  for (let at = 0; at + 2 * word <= view.length; at += 2 * word) {
    const tag = view.word(at);
    if (tag === 0) break;
    values.set(tag, view.word(at + word));
  }
  return values;
}

/** Where an address lies in the file; without a size, up to the end of its segment or 1 MB on. */
function stretchAt(segments: readonly Segment[], address = Number.NaN, size?: number): Stretch {
  const load = segments.find(
    ({type, address: start, fileSize}) => type === PT_LOAD && address >= start && address < start + fileSize,
  );
  if (!load) throw new Fault(`nothing of the file is mapped to the address ${address}`);
  const inside = address - load.address;
  return {offset: load.offset + inside, size: size ?? Math.min(load.fileSize - inside, 1 << 20)};
}
