import {debDifferences} from './deb-differences.ts';
import {rpmDifferences} from './rpm-differences.ts';
import {ANY} from './values.ts';

/** Where a package of ours is known to differ from nfpm's; the table in docs/from-nfpm.md is made from these. */
export interface Difference {
  readonly format: 'deb' | 'rpm';
  readonly subject: string;
  /** Which facts it is about. */
  readonly where: RegExp;
  /** The values that it explains; an absent fact is an empty text. */
  readonly values: readonly [ours: RegExp, nfpm: RegExp];
  readonly ours: string;
  readonly nfpm: string;
  readonly reason: string;
  /** Whether it shows depends on the machine. */
  readonly sometimes?: true;
}

export type Row = Omit<Difference, 'format'>;

const both: readonly Row[] = [
  {
    subject: 'a wildcard that is escaped: `src: data/\\[x\\].txt`',
    where: /^(?:file|md5sum of) \/opt\/x\.txt/,
    values: [ANY, ANY],
    ours: 'the file itself, at `dst`',
    nfpm: 'a pattern: `dst` becomes a folder',
    reason: 'escaped, it is no pattern',
  },
];

export const differences: readonly Difference[] = [
  ...debDifferences.map((row) => ({format: 'deb' as const, ...row})),
  ...rpmDifferences.map((row) => ({format: 'rpm' as const, ...row})),
  ...both.flatMap((row) => [
    {format: 'deb' as const, ...row},
    {format: 'rpm' as const, ...row},
  ]),
];
