import {expect, test} from '@jest/globals';
import type {Listing} from '../../../src/model/repository.ts';
import {outlived} from '../../../src/steps/repository/retention.ts';

const listing = (version: string, address?: string): Listing => ({
  name: 'hello',
  version,
  arch: 'x86_64',
  path: `yum/9/x86_64/Packages/h/hello-${version}.rpm`,
  size: 10,
  sha256: '',
  published: Number(version),
  texts: {},
  ...(address !== undefined && {address}),
});

const goneOf = (listings: readonly Listing[]): readonly string[] => {
  const placed = listings.map((one) => ({place: '9/x86_64', listing: one}));
  const compare = () => (a: string, b: string) => Number(a) - Number(b);
  return [...outlived(placed, {bytes: 25}, {now: 10, compare})].map(({version}) => version);
};

test('a limit of bytes lets the oldest go', () => {
  expect(goneOf(['1', '2', '3', '4'].map((version) => listing(version)))).toEqual(['1', '2']);
});

test('what lies at another address takes no room', () => {
  const [one, two] = ['1', '2'].map((version) => listing(version, 'https://example.org/hello.rpm'));
  expect(goneOf([one!, two!, listing('3'), listing('4')])).toEqual([]);
});
