import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {compareDebVersions} from '../../src/formats/deb/version.ts';
import {compareRpmVersions} from '../../src/formats/rpm/version.ts';
import {dpkgOrders, type Pair, rpmOrders} from '../support/version-tools.ts';

/** Few letters and digits, so that versions are often nearly the same. */
const part = (signs: string) =>
  fc
    .array(fc.constantFrom(...'0011299abrc', ...signs, ...signs), {maxLength: 9})
    .map((chars) => chars.join(''));

const epoch = fc.constantFrom('', '', '', '0:', '1:', '01:', '10:');

const debVersion = fc
  .tuple(epoch, fc.constantFrom('0', '1', '01'), part('.+~'), fc.constantFrom('', '-0', '-1', '-1~deb12'))
  .map((parts) => parts.join(''));

const rpmVersion = fc
  .tuple(
    epoch,
    fc.constantFrom('0', '1', '01'),
    part('._+~^'),
    fc.constantFrom('', '-1', '-1.el9', '-1.el10'),
  )
  .map((parts) => parts.join(''));

const pairsOf = (version: fc.Arbitrary<string>, count: number) =>
  fc.array(fc.tuple(version, version), {minLength: count, maxLength: count, size: 'max'});

const wrongOf = (
  pairs: readonly Pair[],
  real: readonly number[],
  compare: (a: string, b: string) => number,
): readonly string[] =>
  pairs
    .map(([a, b], at) => ({a, b, tool: real[at], ours: Math.sign(compare(a, b))}))
    .filter(({tool, ours}) => tool !== ours)
    .map(({a, b, tool, ours}) => `${a} ${b}: the tool says ${tool}, we say ${ours}`);

describe('random pairs of versions', () => {
  test('are ordered as dpkg orders them', async () => {
    await fc.assert(
      fc.property(pairsOf(debVersion, 700), (pairs) => {
        expect(wrongOf(pairs, dpkgOrders(pairs), compareDebVersions)).toEqual([]);
      }),
      {numRuns: 1, endOnFailure: true},
    );
  }, 240_000);

  test('are ordered as rpm orders them', async () => {
    await fc.assert(
      fc.property(pairsOf(rpmVersion, 20_000), (pairs) => {
        expect(wrongOf(pairs, rpmOrders(pairs), compareRpmVersions)).toEqual([]);
      }),
      {numRuns: 1, endOnFailure: true},
    );
  }, 240_000);
});
