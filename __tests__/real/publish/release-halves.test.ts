import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {allInOrder} from '../../../src/tools/parallel.ts';
import {type Github, refusal} from '../../support/github/index.ts';
import {
  type Cargo,
  makeCargo,
  type Published,
  plain,
  publishRelease,
  TAG,
  withGithub,
} from '../../support/release-runs.ts';

let cargo: Cargo;
beforeAll(async () => {
  cargo = await makeCargo();
});
afterAll(async () => {
  await cargo[Symbol.asyncDispose]();
});

/** A server in trouble that wants nobody to wait for it. */
const trouble = refusal(503, 'Service Unavailable', {'retry-after': '0'});

const numberOfCalls = () =>
  withGithub({}, async (github) => {
    await publishRelease(github, cargo.shipments);
    return github.calls.length;
  });

/** What is wrong where one run broke off and another has gone on. */
async function wrongAfter(github: Github, first: Published): Promise<readonly string[]> {
  const half = github.releases();
  const isPublic = half.some(({draft}) => !draft);
  const second = await publishRelease(github, cargo.shipments);
  const [release, ...more] = github.releases();
  return [
    ...(first.error || isPublic ? [] : ['the first run did not break off']),
    ...(isPublic && JSON.stringify(half[0]?.assets) !== JSON.stringify(cargo.assets)
      ? ['half of it was public']
      : []),
    ...(half.length <= 1 ? [] : [`it left ${half.length} releases`]),
    ...(second.error ? [`the second run failed: ${second.error}`] : []),
    ...(more.length === 0 ? [] : ['there are two releases']),
    ...(release?.draft === false ? [] : ['it is not public']),
    ...(JSON.stringify(release?.assets) === JSON.stringify(cargo.assets) ? [] : ['its files are not ours']),
    ...(github.moments.length === 1 ? [] : ['it became public bit by bit']),
  ];
}

describe('a release that was not finished', () => {
  test('is left a draft where the server does not come back, and finished by the next run', async () => {
    const numbers = Array.from({length: await numberOfCalls()}, (_, index) => index + 1);
    const told = await allInOrder(numbers, 12, (number) =>
      withGithub({}, async (github) => {
        let isDown = true;
        github.failAt((call) => isDown && call.number >= number, trouble, {times: 1000});
        const first = await publishRelease(github, cargo.shipments);
        isDown = false;
        return (await wrongAfter(github, first)).map((sentence) => `from call ${number} on: ${sentence}`);
      }),
    );
    expect(told.flat()).toEqual([]);
  });

  test('is left a draft where the run is told to stop, and finished by the next run', async () => {
    const numbers = Array.from({length: await numberOfCalls()}, (_, index) => index + 1);
    const told = await allInOrder(numbers, 12, (number) =>
      withGithub({}, async (github) => {
        const stop = new AbortController();
        github.failAt((call) => {
          if (call.number === number) stop.abort(new Error('stopped'));
          return false;
        }, trouble);
        const first = await publishRelease(github, cargo.shipments, {signal: stop.signal});
        return (await wrongAfter(github, first)).map((sentence) => `at call ${number}: ${sentence}`);
      }),
    );
    expect(told.flat()).toEqual([]);
  });

  test('keeps what is right of a draft, and sends what is missing, wrong or half there', async () => {
    const [right, wrong, half] = cargo.assets;
    const bytes = await bytesOf(right!.name);
    const found = await withGithub({}, async (github) => {
      github.plant({
        tag: TAG,
        draft: true,
        body: 'Written by hand.',
        assets: [
          {name: right!.name, bytes},
          {name: wrong!.name, bytes: 'x'.repeat(wrong!.size)},
          {name: half!.name, state: 'starter'},
          {name: 'extra.txt', bytes: 'of somebody else'},
        ],
      });
      const {looked, deliveries, error} = await publishRelease(github, cargo.shipments);
      expect(error).toBeUndefined();
      expect(github.moments).toHaveLength(1);
      const uploads = github.calls.filter(({name}) => name === 'repos/upload-release-asset');
      return {looked, deliveries, uploads: uploads.length, releases: github.releases()};
    });
    const hows = Object.fromEntries(found.deliveries.map(({name, how}) => [name.replaceAll('~', '.'), how]));
    expect(hows).toEqual({
      ...Object.fromEntries(cargo.assets.map(({name}) => [name, 'uploaded'])),
      [right!.name]: 'there',
      [wrong!.name]: 'replaced',
    });
    expect(found.looked.map(({how}) => how)).toEqual(found.deliveries.map(({how}) => how));
    expect(found.uploads).toBe(cargo.assets.length - 1);
    expect(found.releases).toMatchObject([{body: 'Written by hand.', draft: false}]);
    expect(found.releases[0]!.assets.filter(({name}) => name !== 'extra.txt')).toEqual(cargo.assets);
  });

  test('is known without digests too: the server is asked for the bytes', async () => {
    await withGithub({digests: false}, async (github) => {
      const first = await publishRelease(github, cargo.shipments);
      expect(first.error).toBeUndefined();
      const {length} = github.calls;
      const second = await publishRelease(github, cargo.shipments);
      expect(second.deliveries.map(({how}) => how)).toEqual(cargo.shipments.map(() => 'there'));
      expect(github.calls.slice(length).filter(({method}) => method !== 'GET')).toEqual([]);
      expect(github.releases()).toMatchObject([{draft: false, assets: cargo.assets}]);
    });
  });

  test('is found behind a hundred others', async () => {
    await withGithub({}, async (github) => {
      github.plant({tag: TAG, draft: true});
      for (let number = 0; number < 230; number++) github.plant({tag: `v0.${number}.0`});
      const {error} = await publishRelease(github, cargo.shipments);
      expect(error).toBeUndefined();
      expect(plain(github.releases()).filter(({tag}) => tag === TAG)).toMatchObject([
        {draft: false, assets: cargo.assets},
      ]);
    });
  });
});

describe('a release that somebody published by hand', () => {
  test('gets the files that it does not have, and keeps its text', async () => {
    await withGithub({}, async (github) => {
      const [first] = cargo.assets;
      github.plant({
        tag: TAG,
        body: 'By hand.',
        assets: [{name: first!.name, bytes: await bytesOf(first!.name)}],
      });
      const {error, deliveries} = await publishRelease(github, cargo.shipments);
      expect(error).toBeUndefined();
      expect(deliveries.filter(({how}) => how === 'there')).toHaveLength(1);
      expect(github.releases()).toMatchObject([{body: 'By hand.', draft: false, assets: cargo.assets}]);
      expect(github.calls.filter(({name}) => name === 'repos/create-release')).toEqual([]);
    });
  });

  test('is never changed where a file of ours has other bytes', async () => {
    await withGithub({}, async (github) => {
      const [first] = cargo.assets;
      github.plant({tag: TAG, assets: [{name: first!.name, bytes: 'x'.repeat(first!.size)}]});
      const before = github.releases();
      const {error} = await publishRelease(github, cargo.shipments);
      expect(String(error)).toContain('has other bytes');
      expect(github.releases()).toEqual(before);
      expect(github.calls.filter(({method}) => method !== 'GET')).toEqual([]);
    });
  });

  test('is left as it is where it is immutable, whole or not', async () => {
    await withGithub({immutable: true}, async (github) => {
      const first = await publishRelease(github, cargo.shipments);
      expect(first.error).toBeUndefined();
      expect(github.releases()).toMatchObject([{immutable: true, assets: cargo.assets}]);
      const second = await publishRelease(github, cargo.shipments);
      expect(second.deliveries.every(({how}) => how === 'there')).toBe(true);
      const {length} = github.calls;
      const more = {...cargo.shipments[0]!, name: 'more.deb'};
      const third = await publishRelease(github, [...cargo.shipments, more]);
      expect(String(third.error)).toContain('immutable');
      expect(github.calls.slice(length).filter(({method}) => method !== 'GET')).toEqual([]);
    });
  });
});

const bytesOf = (name: string): Promise<Buffer> =>
  readFile(cargo.shipments.find((one) => one.name.replaceAll('~', '.') === name)!.file);
