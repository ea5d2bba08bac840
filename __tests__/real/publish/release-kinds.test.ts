import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {type Cargo, makeCargo, publishRelease, TAG, withGithub} from '../../support/release-runs.ts';

let cargo: Cargo;
beforeAll(async () => {
  cargo = await makeCargo();
});
afterAll(async () => {
  await cargo[Symbol.asyncDispose]();
});

describe('what kind of release it is', () => {
  test.each<readonly [string, Parameters<typeof publishRelease>[2], object]>([
    [
      'a prerelease is public, and never the latest',
      {version: {prerelease: 'rc.1'}},
      {prerelease: true, isLatest: false},
    ],
    ['a prerelease by the config', {settings: {prerelease: true}}, {prerelease: true, isLatest: false}],
    ['the latest', {}, {prerelease: false, isLatest: true}],
  ])('%s', async (_, publishing, expected) => {
    await withGithub({}, async (github) => {
      github.plant({tag: 'v1.0.0'});
      const {error} = await publishRelease(github, cargo.shipments, publishing);
      expect(error).toBeUndefined();
      expect(github.releases().at(-1)).toMatchObject({draft: false, assets: cargo.assets, ...expected});
    });
  });

  test('a fix of an old line is not the latest', async () => {
    await withGithub({}, async (github) => {
      github.plant({tag: 'v2.0.0'});
      await publishRelease(github, cargo.shipments);
      expect(github.releases()).toMatchObject([
        {tag: 'v2.0.0', isLatest: true},
        {tag: TAG, isLatest: false},
      ]);
    });
  });

  test('a draft that a person publishes is whole, and the run says where it is', async () => {
    await withGithub({}, async (github) => {
      const {pending, error} = await publishRelease(github, cargo.shipments, {settings: {draft: true}});
      expect(error).toBeUndefined();
      expect(pending).toMatch(/publish the draft at http/);
      expect(github.releases()).toMatchObject([{draft: true, assets: cargo.assets}]);
      expect(github.moments).toEqual([]);
    });
  });

  test('none, where the tag is not there or the token may not', async () => {
    await withGithub({tags: {}}, async (github) => {
      expect(String((await publishRelease(github, cargo.shipments)).error)).toContain(
        'is not in example/hello',
      );
      expect(github.releases()).toEqual([]);
    });
    await withGithub({push: false}, async (github) => {
      const {error} = await publishRelease(github, cargo.shipments);
      expect(String(error)).toMatch(/token|permission|access/);
      expect(github.releases()).toEqual([]);
    });
  });

  test('never keeps bytes that GitHub has otherwise: it stays a draft', async () => {
    await withGithub({}, async (github) => {
      github.failAt(({name}) => name === 'repos/upload-release-asset', 'bytes changed', {times: 100});
      const {error} = await publishRelease(github, cargo.shipments);
      expect(String(error)).toContain('other bytes than were sent');
      expect(github.releases()).toMatchObject([{draft: true}]);
      expect(github.moments).toEqual([]);
    });
  });
});
