import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {loadConfig} from '../../../src/steps/config/index.ts';
import type {PageWork} from '../../../src/steps/page/index.ts';
import {verifyRepository} from '../../../src/steps/verify/index.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {memorySigner, newKey} from '../../../src/tools/openpgp/index.ts';
import {CLIENTS, type Client, clientImage} from '../../support/client-images.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {makeRelease, NOW, publish} from '../../support/publications.ts';

/** Debian has a hello of its own. */
const NAME = 'hello-ours';

const LONG = 240_000;

let host: TestHost;
let page: PageWork;
const store = (name: string) => directoryStore(join(host.workDir, name));

beforeAll(async () => {
  host = await testHost();
  const key = await newKey({user: 'Example <example@example.org>', date: NOW - 1000, bits: 2048});
  const signer = await memorySigner(key, {part: key.facts.parts[0], passphrases: [], date: NOW});
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
  for (const client of clients) images.push(`  ${client}: ${await clientImage(host, client)}`);
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

test(
  'every package manager adds the repository as its page says, installs, upgrades and removes',
  async () => {
    const clients = Object.keys(CLIENTS) as Client[];
    const config = await configOf(clients);
    const {results} = await verifyRepository(host, config, {
      before: store('before'),
      after: store('after'),
      page,
      targets: [],
    });
    console.log(host.lines.join('\n'));
    console.log(JSON.stringify(results, null, 1));
    expect(results.map(({on}) => on)).toEqual(clients);
  },
  LONG,
);
