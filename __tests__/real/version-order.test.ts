import {readFileSync} from 'node:fs';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import semver from 'semver';
import {formats} from '../../src/formats/index.ts';
import type {Version} from '../../src/model/version.ts';
import {misordered, overtaken} from '../../src/steps/version/order.ts';
import {compareReleases, type Parts, parseRelease} from '../../src/steps/version/parse.ts';
import {allPairs, orderedGroups, versionWith} from '../support/version-order.ts';
import {dpkgOrders, type Pair, rpmOrders} from '../support/version-tools.ts';

const tools = [
  {id: 'deb', orders: dpkgOrders, count: 600},
  {id: 'rpm', orders: rpmOrders, count: 5000},
] as const;

describe.each(tools)('the golden table, as the installer of $id sees it', ({id, orders}) => {
  test.each(orderedGroups)('goes up: $title', ({lines}) => {
    const pairs = allPairs(lines.map(({spelled}) => spelled[id] ?? ''));
    const real = orders(pairs);
    expect(pairs.filter((_, at) => real[at] !== -1)).toEqual([]);
  });

  test('goes up in docs/version.md too', () => {
    const page = readFileSync(new URL('../../docs/version.md', import.meta.url), 'utf8');
    const pairs = [...page.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| [^`|]/gm)].map(
      ([, low = '', high = '']): Pair => [low, high],
    );
    expect(pairs.length).toBeGreaterThan(5);
    const real = orders(pairs);
    expect(pairs.filter((_, at) => real[at] !== -1)).toEqual([]);
  });
});

/** Words that are often the beginning of each other, numbers with and without a word. */
const identifier = fc.oneof(
  fc.constantFrom('alpha', 'beta', 'rc', 'a', 'al', 'B', 'git', 'x'),
  fc.integer({min: 0, max: 12}).map(String),
  fc.tuple(fc.constantFrom('rc', 'beta', 'al'), fc.integer({min: 0, max: 12})).map((parts) => parts.join('')),
);

const release = (part: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom('1.0.0', '1.0.0', '1.0.0', '1.0.1', '1.0.10', '2.0.0'),
      fc.option(fc.array(part, {minLength: 1, maxLength: 3}), {nil: undefined, freq: 8}),
    )
    .map(([upstream, parts]): Parts => ({upstream, prerelease: parts?.join('.'), metadata: undefined}));

const textOf = ({upstream, prerelease}: Parts): string => upstream + (prerelease ? `-${prerelease}` : '');

const tagOf = (parts: Parts) => [{name: textOf(parts), commit: '', release: parts}];

const several = (count: number) => {
  const one = release(identifier);
  return fc.array(fc.tuple(one, one), {minLength: count, maxLength: count, size: 'max'});
};

describe.each(tools)('random releases, as the installer of $id sees them', ({id, orders, count}) => {
  const spell = (version: Version) => formats[id]!.versionOf(version);

  test('are in the order of SemVer wherever we accept the pair', async () => {
    await fc.assert(
      fc.property(several(count), (pairs) => {
        const accepted = pairs.filter(([a, b]) => misordered(a, tagOf(b)).length === 0);
        expect(accepted.length).toBeGreaterThan(count / 3);
        const real = orders(accepted.map(([a, b]): Pair => [spell(versionWith(a)), spell(versionWith(b))]));
        expect(accepted.filter(([a, b], at) => real[at] !== Math.sign(compareReleases(a, b)))).toEqual([]);
      }),
      {numRuns: 1, endOnFailure: true},
    );
  }, 240_000);

  test('have their snapshots below the next release wherever we do not warn', async () => {
    await fc.assert(
      fc.property(several(count), (pairs) => {
        const rising = pairs.filter(
          ([a, b]) => compareReleases(a, b) < 0 && overtaken(b, tagOf(a)).length === 0,
        );
        expect(rising.length).toBeGreaterThan(count / 6);
        const snapshot = {commits: 7, dirty: true};
        const steps = rising.flatMap(([a, b]): Pair[] => {
          const between = spell(versionWith({...a, snapshot}));
          return [
            [spell(versionWith(a)), between],
            [between, spell(versionWith(b))],
          ];
        });
        const real = orders(steps);
        expect(steps.filter((_, at) => real[at] !== -1)).toEqual([]);
      }),
      {numRuns: 1, endOnFailure: true},
    );
  }, 240_000);
});

test('a pair is refused only where dpkg or rpm really sees it in another order', async () => {
  await fc.assert(
    fc.property(several(700), (pairs) => {
      const refused = pairs.filter(([a, b]) => misordered(a, tagOf(b)).length > 0);
      expect(refused.length).toBeGreaterThan(10);
      const [deb, rpm] = tools.map(({id, orders}) =>
        orders(
          refused.map(([a, b]): Pair => {
            const {versionOf} = formats[id]!;
            return [versionOf(versionWith(a)), versionOf(versionWith(b))];
          }),
        ),
      );
      const needless = refused.filter(([a, b], at) => {
        const meant = Math.sign(compareReleases(a, b));
        return deb?.[at] === meant && rpm?.[at] === meant;
      });
      expect(needless).toEqual([]);
    }),
    {numRuns: 1, endOnFailure: true},
  );
}, 240_000);

test('our order is that of the semver library where no word ends in a number', async () => {
  const plain = release(
    fc.oneof(fc.constantFrom('alpha', 'beta', 'B', 'al', 'rc'), fc.integer({min: 0, max: 12}).map(String)),
  );
  await fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(Math.sign(compareReleases(a, b))).toBe(semver.compare(textOf(a), textOf(b)));
      expect(parseRelease(textOf(a))).toEqual(a);
    }),
    {numRuns: 2000},
  );
});
