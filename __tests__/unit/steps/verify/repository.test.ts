import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Signer} from '../../../../src/model/signer.ts';
import type {PageWork, ShownPlace} from '../../../../src/steps/page/index.ts';
import {verifyRepository} from '../../../../src/steps/verify/index.ts';
import {repositoryCases} from '../../../../src/steps/verify/repository/cases.ts';
import {directoryStore} from '../../../../src/stores/directory/directory.ts';
import {type TestHost, testHost} from '../../../support/host.ts';
import {makeRelease, NOW, publish, smallSigner} from '../../../support/publications.ts';

let host: TestHost;
let signer: Signer;
let places: readonly ShownPlace[];
const store = (name: string) => directoryStore(join(host.workDir, name));

beforeAll(async () => {
  host = await testHost();
  signer = await smallSigner('Example');
  const releases = [
    await makeRelease(host, {version: '1.0', signer}),
    await makeRelease(host, {version: '1.1', signer}),
  ];
  await publish(host, {store: store('before'), signers: [signer], releases: releases.slice(0, 1)});
  places = await publish(host, {store: store('after'), signers: [signer], releases}, () => NOW + 60);
});
afterAll(async () => host[Symbol.asyncDispose]());

const pageOf = (): PageWork => ({
  settings: {name: 'hello', url: 'https://example.org', component: 'main', stream: 'stable', suites: {}},
  publicKeys: [signer.publicKey],
  date: NOW,
  places,
});

const casesFor = async (
  targets: readonly string[],
  before: string | undefined,
  arch: 'amd64' | 'arm64' = 'amd64',
) => {
  const there = before === undefined ? {} : {before: store(before)};
  const trial = {...there, after: store('after'), page: pageOf(), targets};
  const cases = await repositoryCases(host, trial, {config: undefined, arch});
  return cases.map(
    ({on, listing, published}) => `${on}: ${listing.name} ${listing.version} over ${published?.version}`,
  );
};

describe('what is tried of a repository', () => {
  test('what is new on a shelf, on the release that it was made for, over what is published there', async () => {
    expect(await casesFor(['debian-12', 'alma-9'], 'before')).toEqual([
      'debian-12: hello 1.1 over 1.0',
      'debian-12: hello-doc 1.1 over 1.0',
      'alma-9: hello 1.1-1 over 1.0-1',
      'alma-9: hello-doc 1.1-1 over 1.0-1',
    ]);
  });

  test('nothing, where all of it is published already', async () => {
    expect(await casesFor(['debian-12', 'alma-9'], 'after')).toEqual([]);
  });

  test('only what machines of this architecture take', async () => {
    expect(await casesFor(['debian-12', 'alma-9'], 'empty', 'arm64')).toEqual([
      'debian-12: hello-doc 1.1 over undefined',
    ]);
  });

  test('the newest of each package of a finished repository, on some release that reads the suite', async () => {
    const cases = await casesFor([], undefined);
    expect(cases).toHaveLength(4);
    expect(cases.slice(0, 2)).toEqual([
      'debian-12: hello 1.1 over undefined',
      'debian-12: hello-doc 1.1 over undefined',
    ]);
  });
});

describe('without anything that runs containers', () => {
  const tried = (env: Readonly<Record<string, string>>) =>
    verifyRepository(
      {...host, env: {...host.env, LINUX_PKG_ENGINE: '/nonexistent/docker', ...env}},
      undefined,
      {
        after: store('after'),
        page: pageOf(),
        targets: [],
      },
    );

  test('the repository is not verified, and the reason is told', async () => {
    expect(await tried({})).toEqual({results: [], failed: [], unverified: 'there is no /nonexistent/docker'});
  });

  test('in CI that is an error', async () => {
    await expect(tried({CI: 'true'})).rejects.toMatchObject({code: 'verify/no-engine'});
  });
});
