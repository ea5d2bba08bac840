import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {PackageResult} from '../../../src/model/verify.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import type {PageWork} from '../../../src/steps/page/index.ts';
import {verifyRepository} from '../../../src/steps/verify/index.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {memorySigner, newKey} from '../../../src/tools/openpgp/index.ts';
import {CLIENTS, type Client, releaseImage} from '../../support/client-images.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {makeRelease, NOW, publish} from '../../support/publications.ts';

/** Debian has a hello of its own. */
const NAME = 'hello-ours';

const LONG = 240_000;

let host: TestHost;
let page: PageWork;
let stranger: string;
const store = (name: string) => directoryStore(join(host.workDir, name));

beforeAll(async () => {
  host = await testHost();
  const key = await newKey({user: 'Example <example@example.org>', date: NOW - 1000, bits: 2048});
  const signer = await memorySigner(key, {part: key.facts.parts[0], passphrases: [], date: NOW});
  stranger = (await newKey({user: 'Stranger', date: NOW - 1000, bits: 2048})).publicKey;
  const releases = [
    await makeRelease(host, {name: NAME, version: '1.0', signer}),
    await makeRelease(host, {name: NAME, version: '1.1', signer}),
  ].map(({apt = [], yum = []}) => ({apt: apt.slice(0, 1), yum: yum.slice(0, 1)}));
  const suites = {apt: 'stable', yum: 'stable'};
  const base = {signers: [signer], suites};
  await publish(host, {...base, store: store('before'), releases: releases.slice(0, 1)});
  const places = await publish(host, {...base, store: store('after'), releases}, () => NOW + 60);
  page = {
    settings: {
      name: NAME,
      url: 'https://example.org/repo',
      component: 'main',
      stream: 'stable',
      suites: {},
    },
    publicKeys: [signer.publicKey],
    date: NOW,
    places,
  };
}, LONG);
afterAll(async () => host[Symbol.asyncDispose]());

const configOf = async (clients: readonly Client[]) => {
  const images: string[] = [];
  for (const client of clients) images.push(`  ${client}: ${await releaseImage(host, client)}`);
  await host.files({
    'linux-pkg.yml': `name: hello
maintainer: Example Team <team@example.org>
description: Says hello.
version: 1.1.0
images:
${images.join('\n')}
verify: {on: [${clients.join(', ')}]}
`,
  });
  return loadConfig(host, testInputs());
};

const CHECKS = ['add', 'upgrade', 'install', 'remove'];
const told = ({on, checks}: PackageResult) => [on, ...checks.map(({name, outcome}) => `${name} ${outcome}`)];
const passed = (on: string) => [on, ...CHECKS.map((name) => `${name} passed`)];

test(
  'every package manager adds the repository as its page says, upgrades from what was published, installs and removes',
  async () => {
    const clients = Object.keys(CLIENTS) as Client[];
    const trial = {before: store('before'), after: store('after'), page, targets: []};
    const {results, failed} = await verifyRepository(host, await configOf(clients), trial);
    expect(results.map(told)).toEqual(clients.map(passed));
    expect(failed).toEqual([]);
    const [first] = results;
    expect(first).toMatchObject({target: 'apt stable', package: NAME, version: '1.1'});
  },
  LONG,
);

test(
  'what was never published is upgraded from the same under a lower number',
  async () => {
    const clients: Client[] = ['debian-13', 'fedora-43'];
    const trial = {before: store('empty'), after: store('after'), page, targets: []};
    const {results} = await verifyRepository(host, await configOf(clients), trial);
    expect(results.map(told)).toEqual(clients.map(passed));
  },
  LONG,
);

test(
  'lists that the published key did not sign are found before users meet them',
  async () => {
    const trial = {
      before: store('empty'),
      after: store('after'),
      page: {...page, publicKeys: [stranger]},
      targets: [],
    };
    const {results, failed} = await verifyRepository(host, await configOf(['debian-12']), trial);
    const notRun = CHECKS.slice(1).map((name) => `${name} not run`);
    expect(results.map(told)).toEqual([['debian-12', 'add failed', ...notRun]]);
    expect(String(failed[0]?.error)).toMatch(/NO_PUBKEY/);
  },
  LONG,
);
