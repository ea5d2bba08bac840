import {expect, test} from '@jest/globals';
import type {Listing} from '../../../src/model/repository.ts';
import {merge} from '../../../src/steps/repository/merge.ts';
import {outlived} from '../../../src/steps/repository/retention.ts';

/** Ten times what a busy machine takes; 50,000 times 50,000 takes minutes. */
const SOON = 10_000;

/** Versions of this test are `1.5`. */
const compare = (a: string, b: string) => Number(a.slice(2)) - Number(b.slice(2));

const listing = (name: number, version: number): Listing => ({
  name: `package-${name}`,
  version: `1.${version}`,
  arch: 'amd64',
  path: `apt/pool/main/p/package-${name}/package-${name}_1.${version}_amd64.deb`,
  size: 1000,
  sha256: `${name}-${version}`.padStart(64, '0'),
  published: 1_700_000_000 + version * 86_400,
  texts: {},
});

/** 5,000 packages in ten versions. */
const there = Array.from({length: 50_000}, (_, index) => listing(Math.floor(index / 10), index % 10));

test('a release of 4,000 packages is merged with 50,000, and not each with each', () => {
  const additions = Array.from({length: 4000}, (_, name) => listing(name, 10));
  const started = performance.now();
  const {listings, added, problems} = merge(there, additions, {compare, place: 'bookworm'});
  expect([listings.length, added.length, problems.length]).toEqual([54_000, 4000, 0]);
  expect(performance.now() - started).toBeLessThan(SOON);
  expect(merge(listings, additions, {compare, place: 'bookworm'}).added).toEqual([]);
});

test.each([
  ['5 versions', {versions: 5}, 25_000],
  ['3 days', {days: 3}, 35_000],
  ['20 MB', {bytes: 20_000_000}, 30_000],
])('of 50,000 packages %s are kept, and not each is held against each', (_, keep, count) => {
  const started = performance.now();
  const gone = outlived(
    there.map((one) => ({place: 'apt bookworm', listing: one})),
    keep,
    {now: 1_700_000_000 + 10 * 86_400, compare: () => compare},
  );
  expect(gone.size).toBe(count);
  expect(performance.now() - started).toBeLessThan(SOON);
});
