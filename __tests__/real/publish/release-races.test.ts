import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {allInOrder} from '../../../src/tools/parallel.ts';
import {type Cargo, makeCargo, publishRelease, withGithub} from '../../support/release-runs.ts';

let cargo: Cargo;
beforeAll(async () => {
  cargo = await makeCargo();
});
afterAll(async () => {
  await cargo[Symbol.asyncDispose]();
});

describe('two runs at once', () => {
  test.each([0, 100])(
    'come to one release with each file once, wherever the second one starts: %s ms to store',
    async (storing) => {
      const total = await withGithub({}, async (github) => {
        await publishRelease(github, cargo.shipments);
        return github.calls.length;
      });
      const numbers = Array.from({length: total}, (_, index) => index + 1);
      const told = await allInOrder(numbers, 20, (number) =>
        withGithub({storing}, async (github) => {
          const start = Promise.withResolvers<void>();
          github.failAt((call) => {
            if (call.number === number) start.resolve();
            return false;
          }, 'server error');
          const [first, second] = await Promise.all([
            publishRelease(github, cargo.shipments),
            start.promise.then(() => publishRelease(github, cargo.shipments)),
          ]);
          const releases = github.releases();
          const wrong = [
            ...[first.error, second.error].flatMap((error) => (error ? [`a run failed: ${error}`] : [])),
            ...(releases.length === 1 ? [] : [`there are ${releases.length} releases`]),
            ...(releases[0]?.draft === false ? [] : ['it is not public']),
            ...(JSON.stringify(releases[0]?.assets) === JSON.stringify(cargo.assets)
              ? []
              : ['its files are not ours']),
            ...(github.moments.length === 1 ? [] : [`it became public in ${github.moments.length} steps`]),
          ];
          return wrong.map((sentence) => `from call ${number} on: ${sentence}`);
        }),
      );
      expect(told.flat()).toEqual([]);
    },
  );
});
