import {contentCases} from './content-cases.ts';
import {metadataCases} from './metadata-cases.ts';
import {sectionCases} from './section-cases.ts';

/** A config that nfpm and we pack side by side; each shows an option of nfpm's documentation or two. */
export interface NfpmCase {
  readonly name: string;
  readonly config: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: both. */
  readonly formats?: readonly string[];
}

/** What a case adds to a small config, and what it replaces. */
export type Lines = Readonly<Record<string, string>>;

const HEAD: Lines = {
  name: 'tool',
  arch: 'amd64',
  version: '1.2.3',
  maintainer: 'Example Team <team@example.org>',
  description: 'A tool',
  license: 'MIT',
};

/** A small config with these keys in place of its own. */
export const configOf = (lines: Lines): string =>
  Object.entries({...HEAD, ...lines})
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`)
    .join('');

/** A case's title, the keys it says, and what else it needs. */
export type CaseRow = readonly [name: string, lines: Lines, more?: Pick<NfpmCase, 'env' | 'formats'>];

export const nfpmCases: readonly NfpmCase[] = [...metadataCases, ...contentCases, ...sectionCases].map(
  ([name, lines, more]) => ({name, config: configOf(lines), ...more}),
);
