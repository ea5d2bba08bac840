import type {Version} from '../../model/version.ts';
import {compareDigits} from '../../text/version.ts';

/** What a version's own text says. */
export type Parts = Pick<Version, 'upstream' | 'prerelease' | 'metadata'>;

/** What a source says of the version. */
export type Found = Parts & Pick<Version, 'tag' | 'snapshot'>;

const MAX_LENGTH = 128;

/**
 * SemVer (https://semver.org) with any number of components, leading zeros and a `v` in front,
 * but without hyphens inside a prerelease: neither format has one to spare.
 */
const RELEASE =
  /^v?(?<upstream>\d+(?:\.\d+)*)(?:-(?<prerelease>[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*))?(?:\+(?<metadata>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Reads a release as it is written, `1.10` and `2024.05.1.2` too; undefined where the text is none. */
export function parseRelease(text: string): Parts | undefined {
  const groups = text.length <= MAX_LENGTH ? RELEASE.exec(text)?.groups : undefined;
  return (
    groups && {
      upstream: groups['upstream'] ?? '',
      prerelease: groups['prerelease'],
      metadata: groups['metadata'],
    }
  );
}

/** The nearest text that is a version: `1.2.3rc1` → `1.2.3-rc1`, `1.0-alpha-1` → `1.0-alpha.1`. */
export function nearestVersion(text: string): string {
  const [, front = '', digits = '', rest = ''] = /^(v?)(\d+(?:\.\d+)*)(.*)$/s.exec(text) ?? [];
  const prerelease = rest.replace(/^[^0-9A-Za-z]+/, '').replace(/[^0-9A-Za-z]+/g, '.');
  const near = `${front}${digits}${prerelease && `-${prerelease}`}`;
  return parseRelease(near) ? near : '1.2.3 or 1.2.3-rc.1';
}

/** Words and numbers in turn: `rc10` is `rc`, `10`. */
const runsOf = (identifier: string): readonly string[] => identifier.match(/\d+|\D+/g) ?? [];

const isNumber = (run: string): boolean => /^\d/.test(run);

function compareRuns(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a)) return compareDigits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

type Compare = (a: string, b: string) => number;

/** The first difference decides; a list that is the beginning of the other comes first. */
const compareLists =
  (compare: Compare, split: (text: string) => readonly string[]): Compare =>
  (a, b) => {
    const [left, right] = [split(a), split(b)];
    for (let at = 0; at < Math.min(left.length, right.length); at++) {
      const order = compare(left[at] ?? '', right[at] ?? '');
      if (order) return order;
    }
    return left.length - right.length;
  };

const dots = (text: string): readonly string[] => text.split('.');

const compareIdentifiers: Compare = (a, b) => {
  const numeric = /^\d+$/;
  if (numeric.test(a) !== numeric.test(b)) return numeric.test(a) ? -1 : 1;
  return compareLists(compareRuns, runsOf)(a, b);
};

const comparePrereleases = compareLists(compareIdentifiers, dots);
const compareUpstreams = compareLists(compareDigits, dots);

/**
 * SemVer's order, metadata left out, with one departure: numbers inside an identifier count as numbers,
 * so that rc9 comes before rc10, as everybody means it and as dpkg and rpm see it.
 */
export function compareReleases(a: Parts, b: Parts): number {
  const order = compareUpstreams(a.upstream, b.upstream);
  if (order) return order;
  if (a.prerelease === undefined || b.prerelease === undefined)
    return Number(a.prerelease === undefined) - Number(b.prerelease === undefined);
  return comparePrereleases(a.prerelease, b.prerelease);
}
