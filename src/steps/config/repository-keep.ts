import {parseSize} from './size.ts';

/** What a repository keeps; the newest version of each package stays whatever is said. */
export interface Keep {
  /** Of each package and architecture. */
  readonly versions?: number | undefined;
  /** Since they were published here. */
  readonly days?: number | undefined;
  /** Of all packages together. */
  readonly bytes?: number | undefined;
}

/** `5 versions`, `90 days`, `800 MB`; undefined where it says none of these. */
export function parseKeep(text: string): Keep | undefined {
  const [, digits = '', unit = ''] = /^\s*(\d{1,9})\s*([A-Za-z]+)\s*$/.exec(text) ?? [];
  const count = Number(digits);
  if (count === 0) return undefined;
  if (/^versions?$/.test(unit)) return {versions: count};
  if (/^days?$/.test(unit)) return {days: count};
  const bytes = parseSize(text);
  return bytes === undefined ? undefined : {bytes};
}
