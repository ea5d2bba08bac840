import {utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {FIRST_COMMIT, testRepository} from '../../support/git-repository.ts';
import {testHost} from '../../support/host.ts';
import {resolvedVersion} from '../../support/resolved-version.ts';

const values = {version: '1.0.0'};

test('the time is that of SOURCE_DATE_EPOCH, the commit, mtime of the config, the config file: the first there is', async () => {
  await using host = await testHost({'linux-pkg.yml': ''});
  const dateOf = async (env = {}, mtime?: number) =>
    (await resolvedVersion(host, {env, values: {...values, ...(mtime !== undefined && {mtime})}})).date;
  await utimes(join(host.workDir, 'linux-pkg.yml'), 1000, 2000.7);
  expect(await dateOf()).toBe(2000);
  expect(await dateOf({}, 3000)).toBe(3000);
  const repository = await testRepository(host);
  expect(await dateOf()).toBe(2000);
  await repository.commit();
  expect(await dateOf({}, 3000)).toBe(FIRST_COMMIT);
  expect(await dateOf({SOURCE_DATE_EPOCH: ''})).toBe(FIRST_COMMIT);
  expect(await dateOf({SOURCE_DATE_EPOCH: '0'}, 3000)).toBe(0);
});

test.each(['yesterday', '-1', '1.5', '1e9', ' 1', '0x10', '4294967296', '9'.repeat(400), '1\n2'])(
  'SOURCE_DATE_EPOCH=%j is refused',
  async (text) => {
    await using host = await testHost({'linux-pkg.yml': ''});
    await expect(resolvedVersion(host, {values, env: {SOURCE_DATE_EPOCH: text}})).rejects.toThrow(
      /^SOURCE_DATE_EPOCH is no number of seconds/,
    );
  },
);
