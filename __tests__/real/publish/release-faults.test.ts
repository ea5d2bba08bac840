import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {seeded} from '../../../script/benchmark/random.ts';
import {allInOrder} from '../../../src/tools/parallel.ts';
import {type Call, FAULT_NAMES, type FaultName, type Github} from '../../support/github/index.ts';
import {type Cargo, makeCargo, plain, publishRelease, withGithub} from '../../support/release-runs.ts';

let cargo: Cargo;
beforeAll(async () => {
  cargo = await makeCargo();
});
afterAll(async () => {
  await cargo[Symbol.asyncDispose]();
});

/** A publication that nothing disturbs. */
const undisturbed = () =>
  withGithub({}, async (github) => {
    const {error} = await publishRelease(github, cargo.shipments);
    expect(error).toBeUndefined();
    return {calls: github.calls.map(({name}) => name!), end: plain(github.releases())};
  });

/** What few calls alone are answered. */
const CALLS_OF: Partial<Record<FaultName, readonly Call['name'][]>> = {
  'asset is there': ['repos/upload-release-asset'],
  'release is there': ['repos/create-release'],
  'bytes changed': ['repos/upload-release-asset'],
};

describe('a release, whatever fails once', () => {
  test('comes to the same end, and a second run finds nothing to do', async () => {
    const {calls, end} = await undisturbed();
    expect(end).toMatchObject([{tag: 'v1.2.3', draft: false, isLatest: true, assets: cargo.assets}]);
    const cases = calls.flatMap((name, index) =>
      FAULT_NAMES.filter((fault) => CALLS_OF[fault]?.includes(name) ?? true).map((fault) => ({
        number: index + 1,
        fault,
      })),
    );
    const told = await allInOrder(cases, 24, ({number, fault}) =>
      withGithub({}, async (github) => {
        github.failAt(number, fault);
        const wrong = await wrongIn(github, end);
        const failed = github.calls.filter((call) => call.fault);
        if (failed.length !== 1) wrong.push('it did not happen');
        return wrong.map((sentence) => `${number} ${failed[0]?.name}, ${fault}: ${sentence}`);
      }),
    );
    expect(told.flat()).toEqual([]);
    expect(told.length).toBeGreaterThan(150);
  });

  test('comes to the same end where one call in eight fails, of the second run too', async () => {
    const {end} = await undisturbed();
    const faults = FAULT_NAMES.filter((fault) => !CALLS_OF[fault]);
    const told = await allInOrder(
      Array.from({length: 40}, (_, index) => index + 1),
      24,
      (seed) =>
        withGithub({}, async (github) => {
          const random = seeded(seed * 7919);
          for (let number = 1; number < 80; number++)
            if (random.below(8) === 0) github.failAt(number, faults[random.below(faults.length)]!);
          return (await wrongIn(github, end)).map((sentence) => `${seed}: ${sentence}`);
        }),
    );
    expect(told.flat()).toEqual([]);
  });
});

/** Publishes twice, and says what is not as it should be. */
async function wrongIn(github: Github, end: readonly object[]): Promise<string[]> {
  const first = await publishRelease(github, cargo.shipments);
  const {length} = github.calls;
  const second = await publishRelease(github, cargo.shipments);
  return [
    ...(first.error ? [`it failed: ${first.error}`] : []),
    ...(same(plain(github.releases()), end) ? [] : [`the end is ${JSON.stringify(github.releases())}`]),
    ...(github.moments.length === 1 && same(plain(github.moments[0]!.releases), end)
      ? []
      : ['something was public before it was whole']),
    ...(second.error ? [`the second run failed: ${second.error}`] : []),
    ...(second.deliveries.every(({how}) => how === 'there') ? [] : ['the second run sent something']),
    ...github.calls
      .slice(length)
      .flatMap(({method, path}) => (method === 'GET' ? [] : [`then ${method} ${path}`])),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
