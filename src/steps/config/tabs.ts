import type {Place} from '../../model/errors.ts';

const WIDTH = 2;
const INDENT = /^[ ]*\t[ \t]*(?=\S)/gm;

/** A file indented with tabs alone, as if each were two spaces; undefined where their width is anybody's guess. */
export function mendTabs(text: string): string | undefined {
  if (/^ +\S/m.test(text)) return undefined;
  return text.replace(INDENT, (indent) => indent.replaceAll('\t', ' '.repeat(WIDTH)));
}

/** Where a place of the mended text stands in the lines that were written. */
export function unmend(lines: readonly string[], place: Required<Place>): Place {
  const indent = /^[ \t]*/.exec(lines[place.line - 1] ?? '')?.[0] ?? '';
  const tabs = indent.split('\t').length - 1;
  return {...place, column: Math.max(1, place.column - tabs * (WIDTH - 1))};
}
