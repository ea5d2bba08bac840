import {type ElfBytes, Fault, type Stretch, type View} from './bytes.ts';

/** A part of the file as the kernel maps it. */
export interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
}

/** A part of the file as the linker made it. */
export interface Section extends Stretch {
  readonly type: number;
  /** The section that belongs to it: for a table, that of its names. */
  readonly link: number;
  /** For tables of versions: how many entries it has. */
  readonly info: number;
}

interface Listed {
  readonly offset: number;
  readonly entry: number;
  readonly count: number;
}

/** The segments in the file's order. */
export function segmentsOf(bytes: ElfBytes): readonly Segment[] {
  const {header, bits, word} = bytes;
  const least = bits === 64 ? 56 : 32;
  return entriesOf(bytes, header.segments, least, 'its program headers').map(({view, at}) => ({
    type: view.u32(at),
    offset: view.word(at + word),
    address: view.word(at + 2 * word),
    fileSize: view.word(at + 4 * word),
  }));
}

/** The sections in the file's order; none where they were stripped off. */
export function sectionsOf(bytes: ElfBytes): readonly Section[] {
  const {header, bits, word} = bytes;
  const least = bits === 64 ? 64 : 40;
  const read = (listed: Listed) =>
    entriesOf(bytes, listed, least, 'its section headers').map(({view, at}) => ({
      type: view.u32(at + 4),
      offset: view.word(at + 8 + 2 * word),
      size: view.word(at + 8 + 3 * word),
      link: view.u32(at + 8 + 4 * word),
      info: view.u32(at + 12 + 4 * word),
    }));
  const {sections} = header;
  if (sections.offset === 0) return [];
  // From 65,280 sections on, their count stands in the first one.
  const count = sections.count || (read({...sections, count: 1})[0]?.size ?? 0);
  return read({...sections, count});
}

function entriesOf(
  bytes: ElfBytes,
  {offset, entry, count}: Listed,
  least: number,
  what: string,
): readonly {view: View; at: number}[] {
  if (count === 0 || offset === 0) return [];
  if (entry < least) throw new Fault(`${what} are ${entry} bytes each`);
  const view = bytes.table({offset, size: entry * count}, what);
  return Array.from({length: count}, (_, index) => ({view, at: index * entry}));
}
