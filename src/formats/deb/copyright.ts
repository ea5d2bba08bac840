import type {Package} from '../../model/package.ts';
import {controlText} from '../../text/control.ts';

/** The licences that every Debian system has the text of: https://www.debian.org/doc/debian-policy/ch-docs.html#copyright-information */
const COMMON: readonly (readonly [RegExp, string])[] = [
  [/^GPL-1/, 'GPL-1'],
  [/^GPL-2/, 'GPL-2'],
  [/^GPL-3/, 'GPL-3'],
  [/^LGPL-2\.1/, 'LGPL-2.1'],
  [/^LGPL-2(?!\.1)/, 'LGPL-2'],
  [/^LGPL-3/, 'LGPL-3'],
  [/^GFDL-1\.2/, 'GFDL-1.2'],
  [/^GFDL-1\.3/, 'GFDL-1.3'],
  [/^Apache-2/, 'Apache-2.0'],
  [/^Artistic-1/, 'Artistic'],
  [/^MPL-1\.1/, 'MPL-1.1'],
  [/^MPL-2/, 'MPL-2.0'],
  [/^CC0-1/, 'CC0-1.0'],
];

/** A text that is longer than any notice, and starts as one of the common ones does. */
const isCommonText = (text: string): boolean =>
  /^\s*(?:GNU (?:LESSER |LIBRARY )?GENERAL PUBLIC LICENSE|Apache License|Mozilla Public License)/.test(text);

/**
 * The copyright file, as https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/ has it.
 * Holders are only those that the licence file of the project names; else nobody is named.
 */
export function copyrightText(pkg: Package, licenseText: string | undefined): string {
  const ids = (pkg.license ?? '').split(/[\s()]+|\b(?:AND|OR|WITH)\b/).filter((id) => id !== '');
  const common = COMMON.flatMap(([pattern, name]) => (ids.some((id) => pattern.test(id)) ? [name] : []));
  const text = licenseText?.replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  const own = common.length === 0 && text !== undefined && !isCommonText(text) ? text : undefined;
  const year = new Date(pkg.version.date * 1000).getUTCFullYear();
  const header = controlText([
    ['Format', 'https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/'],
    ['Upstream-Name', pkg.name],
    ['Upstream-Contact', oneLine(pkg.maintainer)],
    ...(pkg.homepage ? [['Source', oneLine(pkg.homepage)] as const] : []),
  ]);
  const files = controlText([
    ['Files', '*'],
    ['Copyright', holdersIn(own ?? '') || `${year} the authors of ${pkg.name}`],
    ['License', [shortName(pkg.license, text), ...bodyOf(common, own, pkg.license)].join('\n')],
  ]);
  return `${header}\n${files}`;
}

const shortName = (license: string | undefined, text: string | undefined): string =>
  oneLine(license ?? '').replace(/\b(?:AND|OR|WITH)\b/g, (word) => word.toLowerCase()) ||
  (text === undefined ? 'unknown' : 'custom');

function bodyOf(
  common: readonly string[],
  own: string | undefined,
  license: string | undefined,
): readonly string[] {
  if (own !== undefined) return own.trimEnd().split('\n').map(printable);
  if (common.length > 0)
    return [
      'On Debian systems the full text is in',
      ...common.map((name) => `/usr/share/common-licenses/${name}`),
    ];
  return license
    ? ['The full text comes with the source.']
    : ['The package does not say under which licence it is.'];
}

/** The lines of a licence in which somebody claims a copyright, with a year. */
const holdersIn = (text: string): string =>
  text
    .split('\n')
    .map((line) => /^\s*copyright\b\s*(?:\(c\)|©)?\s*(\d{4}\b.*)$/i.exec(line)?.[1]?.trim())
    .filter((line) => line !== undefined)
    .map(printable)
    .join('\n');

const printable = (line: string): string => line.replace(/[\u0000-\u001f\u007f]/g, ' ');

const oneLine = (text: string): string => printable(text.replace(/\s+/g, ' ').trim());
