import {chmod, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../../src/model/errors.ts';
import {inspectFile} from '../../../../src/steps/inspect/index.ts';
import type {Case} from '../../../../src/steps/verify/cases.ts';
import type {Site} from '../../../../src/steps/verify/life.ts';
import {type Material, materialOf} from '../../../../src/steps/verify/material.ts';
import {makeStamp, type Stamp} from '../../../../src/steps/verify/stamp.ts';
import {badPackage} from '../../../support/bad-packages.ts';
import {type TestHost, testHost} from '../../../support/host.ts';

/** A package and one that it needs, tried on a release; `folder` is of that try alone. */
async function material(host: TestHost, format: 'deb' | 'rpm', stamp: Stamp): Promise<Material> {
  const path = await badPackage(host, format, 'nothing');
  const other = await badPackage(host, format, 'a file that is left');
  await chmod(path, 0o444);
  const trialCase = {
    path,
    facts: await inspectFile(host, path),
    companions: [{path: other}],
    ground: {buildOn: format === 'deb' ? 'debian-12' : 'rocky-9'},
  } as unknown as Case;
  const site = {host, settings: {}, stamp} as unknown as Site;
  return materialOf(site, trialCase, {folder: join(host.workDir, 'try'), log: host.log});
}

const filesOf = ({real, previous, next, companions}: Material) => [real, previous, ...next, ...companions];

const signaturesOf = (host: TestHost, made: Material) =>
  Promise.all(filesOf(made).map(async (file) => (await inspectFile(host, file)).signatures.length));

describe('what a package is tried with', () => {
  test('is signed copies where the machine looks at signatures, all by one key; the files stay as they are', async () => {
    await using host = await testHost();
    const stamp = makeStamp(host);
    const path = await badPackage(host, 'rpm', 'nothing');
    const before = await readFile(path);
    const made = await material(host, 'rpm', stamp);
    expect(made.isSigned).toBe(true);
    expect((await signaturesOf(host, made)).every((count) => count > 0)).toBe(true);
    expect(filesOf(made).every((file) => file.startsWith(join(host.workDir, 'try')))).toBe(true);
    expect(await readFile(made.key!, 'utf8')).toBe(await stamp.publicKey());
    expect(Buffer.compare(await readFile(path), before)).toBe(0);
  });

  test('is the files themselves elsewhere, and no key is made', async () => {
    await using host = await testHost();
    const never = async () => {
      throw new Error('asked for a key');
    };
    const made = await material(host, 'deb', {sign: never, publicKey: never});
    expect(made).toMatchObject({isSigned: false, key: undefined});
    expect(made.real).toBe(await badPackage(host, 'deb', 'nothing'));
  });

  test('is a package as it is where it cannot be signed, with a line that says so', async () => {
    await using host = await testHost();
    const refuse = async () => {
      throw new UserError('rpm/sign', 'it is of format 6');
    };
    const made = await material(host, 'rpm', {sign: refuse, publicKey: async () => ''});
    expect(made).toMatchObject({isSigned: false, key: undefined});
    expect(host.lines).toContain('hello-1.0.0-1.noarch.rpm is tried as it is: it is of format 6');
  });
});
