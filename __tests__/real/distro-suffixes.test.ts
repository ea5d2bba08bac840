import {describe, expect, test} from '@jest/globals';
import {distros} from '../../src/distros/index.ts';
import {formatOf} from '../../src/formats/index.ts';
import {testHost} from '../support/host.ts';
import {dpkgOrders, type Pair, rpmOrders} from '../support/version-tools.ts';

const ORDERS: Readonly<Record<string, (pairs: readonly Pair[]) => readonly number[]>> = {
  deb: dpkgOrders,
  rpm: rpmOrders,
};

/** Each release with every later one, as a package's revision or release bears it. */
const pairsOf = (suffixes: readonly string[]): readonly Pair[] =>
  suffixes.flatMap((suffix, index) =>
    suffixes.slice(index + 1).map((later): Pair => [`1${suffix}`, `1${later}`]),
  );

describe.each(Object.values(distros).filter(({releases}) => releases.length > 1))(
  'an upgrade of $title',
  ({format, releases}) => {
    const pairs = pairsOf(releases.map(({suffix}) => suffix));

    test('is an upgrade of the package, as the real tool sees it', () => {
      const order = ORDERS[format]!;
      const wrong = order(pairs).flatMap((sign, index) =>
        sign === -1 ? [] : [pairs[index]!.join(' is not below ')],
      );
      expect(wrong).toEqual([]);
      expect(pairs.length).toBeGreaterThan(0);
    });

    test('is one in our own comparison too', () => {
      const {compareVersions} = formatOf(format);
      const wrong = pairs.filter(([a, b]) => compareVersions(`1.0-${a}`, `1.0-${b}`) >= 0);
      expect(wrong).toEqual([]);
    });
  },
);

test('every suffix of a Debian kind is a revision that the real dpkg accepts', async () => {
  await using host = await testHost();
  const suffixes = Object.values(distros)
    .filter(({format}) => format === 'deb')
    .flatMap(({releases}) => releases.map(({suffix}) => suffix));
  expect(suffixes.length).toBeGreaterThan(0);
  for (const suffix of suffixes) await host.run(['dpkg', '--validate-version', `1.0-1${suffix}`]);
  await expect(host.run(['dpkg', '--validate-version', '1.0-1^deb12'])).rejects.toThrow('exit code');
});
