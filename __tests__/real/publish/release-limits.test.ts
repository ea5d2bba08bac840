import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Shipment} from '../../../src/model/publisher.ts';
import {refusal} from '../../support/github/index.ts';
import {type Cargo, makeCargo, publishRelease, TAG, withGithub} from '../../support/release-runs.ts';

let cargo: Cargo;
beforeAll(async () => {
  cargo = await makeCargo();
});
afterAll(async () => {
  await cargo[Symbol.asyncDispose]();
});

/** As many files, or as large ones, as nobody has on the disk: nothing of them is read. */
const unread = (over: Partial<Shipment> & {readonly name: string}): Shipment => ({
  file: '/nonexistent',
  size: 1,
  sha256: '0'.repeat(64),
  kind: 'package',
  ...over,
});

describe('what a release cannot take', () => {
  test.each<readonly [string, readonly Shipment[], RegExp]>([
    ['more than 1000 files', Array.from({length: 1001}, (_, n) => unread({name: `${n}.deb`})), /1000/],
    ['a file of 2 GiB', [unread({name: 'large.deb', size: 2 ** 31})], /2 GiB/],
    ['an empty file', [unread({name: 'empty.deb', size: 0})], /empty/],
    ['two of one name', [unread({name: 'a~b.deb'}), unread({name: 'a.b.deb'})], /a\.b\.deb/],
    ['a folder', [unread({name: 'debian-12/a.deb'})], /folder/],
  ])('is refused before anybody is asked: %s', async (_, shipments, message) => {
    await withGithub({}, async (github) => {
      const {error} = await publishRelease(github, shipments);
      expect(String(error)).toMatch(message);
      expect(github.calls).toEqual([]);
    });
  });

  test('is counted with what is there already', async () => {
    await withGithub({}, async (github) => {
      const assets = Array.from({length: 997}, (_, n) => ({name: `${n}.txt`, bytes: 'x'}));
      github.plant({tag: TAG, draft: true, assets});
      const {error} = await publishRelease(github, cargo.shipments);
      expect(String(error)).toContain('1003');
      expect(github.calls.filter(({method}) => method !== 'GET')).toEqual([]);
    });
  });
});

describe('a limit of the server', () => {
  test.each(['rate limit', 'secondary limit', 'retry after'] as const)(
    'is waited for, said once, and can be interrupted: %s',
    async (fault) => {
      await withGithub({}, async (github) => {
        const stop = new AbortController();
        const started = performance.now();
        // Once all four that are sent at once have been refused, somebody stops it.
        github.failAt((call) => {
          if (call.name === 'repos/upload-release-asset')
            setTimeout(() => stop.abort(new Error('stopped')), 300);
          return false;
        }, 'server error');
        github.failAt(({name}) => name === 'repos/upload-release-asset', fault, {times: 4, seconds: 300});
        const {error, lines} = await publishRelease(github, cargo.shipments, {signal: stop.signal});
        expect(error).toBeDefined();
        expect(performance.now() - started).toBeLessThan(10_000);
        const waits = lines.filter((line) => line.includes('waiting'));
        expect(waits).toHaveLength(1);
        expect(waits[0]).toMatch(/waiting [56] minutes/);
        expect(github.releases()).toMatchObject([{draft: true}]);
      });
    },
  );

  test('that names no time is waited for as long as GitHub wants in that case', async () => {
    await withGithub({}, async (github) => {
      const stop = new AbortController();
      github.failAt(
        ({number}) => {
          if (number > 2) setTimeout(() => stop.abort(new Error('stopped')), 200);
          return number > 2;
        },
        refusal(403, 'You have exceeded a secondary rate limit.'),
      );
      const {lines} = await publishRelease(github, cargo.shipments, {signal: stop.signal});
      expect(lines.filter((line) => line.includes('waiting'))).toEqual([
        expect.stringContaining('waiting 60 s'),
      ]);
    });
  });

  test('holds back all that are sent at once, and they all go on', async () => {
    await withGithub({}, async (github) => {
      github.failAt(({name}) => name === 'repos/upload-release-asset', 'secondary limit', {
        times: 4,
        seconds: 1,
      });
      const {error, lines} = await publishRelease(github, cargo.shipments);
      expect(error).toBeUndefined();
      expect(lines.filter((line) => line.includes('waiting'))).toHaveLength(1);
      const uploads = github.calls.filter(({name}) => name === 'repos/upload-release-asset');
      expect(uploads).toHaveLength(cargo.assets.length + 4);
      expect(github.releases()).toMatchObject([{draft: false, assets: cargo.assets}]);
    });
  });

  test('that lasts for hours is an error that says when it ends', async () => {
    await withGithub({}, async (github) => {
      github.failAt(4, 'rate limit', {seconds: 7200});
      const {error} = await publishRelease(github, cargo.shipments);
      expect(String(error)).toMatch(/ends at \d\d:\d\d UTC/);
    });
  });
});
