import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {engines} from '../../../../src/formats/deb/engines.ts';
import {PkgError, UserError} from '../../../../src/model/errors.ts';
import {packageFiles, verifyFiles} from '../../../../src/steps/verify/index.ts';
import {isOutOfReach} from '../../../../src/steps/verify/tries.ts';
import {debPackage} from '../../../support/deb.ts';
import {type TestHost, testHost} from '../../../support/host.ts';

const packed = async (host: TestHost): Promise<string> => {
  const [name = ''] = await engines.portable(host, debPackage(), host.outDir);
  return join(host.outDir, name);
};

describe('without Docker', () => {
  test('nothing is verified on a laptop, and every check says why', async () => {
    await using host = await testHost({}, {PATH: '/nonexistent'});
    const {results, failed, unverified} = await verifyFiles(host, undefined, {
      files: [await packed(host)],
      on: ['debian-12'],
    });
    expect(failed).toEqual([]);
    expect(unverified).toBe('there is neither docker nor podman');
    expect(results).toHaveLength(1);
    for (const {outcome, reason} of results[0]!.checks)
      expect([outcome, reason]).toEqual(['not run', unverified]);
  });

  test('it is an error in CI, which names the way out', async () => {
    await using host = await testHost({}, {PATH: '/nonexistent', CI: 'true'});
    await expect(
      verifyFiles(host, undefined, {files: [await packed(host)], on: ['debian-12']}),
    ).rejects.toMatchObject({code: 'verify/no-engine', hint: expect.stringContaining('--no-verify')});
  });
});

test('files beside the packages are left out; none at all is an error', async () => {
  await using host = await testHost();
  expect(packageFiles(host, ['out/a.deb', 'out/artifacts.json', 'out/b.rpm'])).toEqual([
    'out/a.deb',
    'out/b.rpm',
  ]);
  expect(host.lines).toEqual(['out/artifacts.json is no package: it is left out']);
  expect(() => packageFiles(host, ['out/artifacts.json'])).toThrow('no package is among out/artifacts.json');
});

test('an image whose registry does not answer is no fault of a package; one that is not there is a mistake', () => {
  expect(isOutOfReach(new PkgError('containers/pull', 'a:1 could not be pulled in 4 tries'))).toBe(true);
  expect(isOutOfReach(new UserError('containers/pull', 'a:1 is not there'))).toBe(false);
  expect(isOutOfReach(new PkgError('containers/disk-full', 'no room for a:1'))).toBe(false);
});
