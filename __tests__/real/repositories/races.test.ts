import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {clientView} from '../../support/client-view.ts';
import {faultyStore} from '../../support/faulty-store.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type Memory, memoryStore} from '../../support/memory-store.ts';
import {makeRelease, NOW, publish, type Release, SUITES, signerWithKey} from '../../support/publications.ts';
import type {Done} from '../../support/publish-alone.ts';
import {type Publisher, startPublisher} from '../../support/publisher.ts';

const MINUTES = 60_000;

let host: TestHost;
let key: string;
let signer: Signer;
let releases: readonly Release[];
let publishers: readonly Publisher[];

beforeAll(async () => {
  host = await testHost();
  ({key, signer} = await signerWithKey('Racer'));
  releases = [];
  for (const name of ['one', 'two', 'three', 'four', 'five'])
    releases = [...releases, await makeRelease(host, {name, version: '1.0'})];
  publishers = releases.map(() => startPublisher());
}, 2 * MINUTES);
afterAll(async () => {
  for (const publisher of publishers) await publisher[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

interface Race {
  readonly root: string;
  readonly racers: number;
  readonly suites?: readonly Readonly<Record<string, string>>[];
}

/** Each racer adds its own release, all of them at once. */
const race = ({root, racers, suites = []}: Race): Promise<readonly (Done | undefined)[]> =>
  Promise.all(
    publishers.slice(0, racers).map((publisher, index) =>
      publisher.publish({
        root,
        key,
        date: NOW - 1000,
        releases: [releases[index]!],
        suites: suites[index] ?? SUITES,
      }),
    ),
  );

const listed = (suites: Readonly<Record<string, string>>, names: readonly string[]): string[] =>
  names
    .flatMap((name) => [
      `${suites['apt']} ${name} 1.0 amd64`,
      `${suites['apt']} ${name}-doc 1.0 all`,
      `${suites['yum']}/x86_64 ${name}-1.0-1.x86_64`,
      `${suites['yum']}/x86_64 ${name}-doc-1.0-1.noarch`,
    ])
    .sort();

async function expectSound(root: string, packages: readonly string[]): Promise<void> {
  const view = await clientView(directoryStore(root), [signer.publicKey]);
  expect({...view, named: 0}).toEqual({packages, named: 0, faults: [], unsigned: []});
}

test(
  'two processes at once, twenty rounds: both releases are there, whoever was first',
  async () => {
    let second = 0;
    for (let round = 0; round < 20; round++) {
      const root = join(host.workDir, `two-${round}`);
      await mkdir(root);
      const done = await race({root, racers: 2});
      for (const one of done)
        expect(one).toEqual({operations: expect.any(Number), changed: expect.any(Array)});
      second += Math.max(...done.map((one) => one!.operations!)) > 45 ? 1 : 0;
      await expectSound(root, listed(SUITES, ['one', 'two']));
    }
    // They were in each other's way, and not one after the other.
    expect(second).toBeGreaterThan(0);
  },
  3 * MINUTES,
);

test(
  'two processes that publish for different releases of a distro do so at once',
  async () => {
    const others = {apt: 'trixie', yum: '10'};
    for (let round = 0; round < 5; round++) {
      const root = join(host.workDir, `other-${round}`);
      for (const one of await race({root, racers: 2, suites: [SUITES, others]}))
        expect(one).not.toHaveProperty('error');
      await expectSound(root, [...listed(SUITES, ['one']), ...listed(others, ['two'])].sort());
    }
  },
  MINUTES,
);

test(
  'five at once all come to their turn',
  async () => {
    for (let round = 0; round < 3; round++) {
      const root = join(host.workDir, `five-${round}`);
      for (const one of await race({root, racers: 5})) expect(one).not.toHaveProperty('error');
      await expectSound(root, listed(SUITES, ['five', 'four', 'one', 'three', 'two']));
    }
  },
  2 * MINUTES,
);

test(
  'a publication from beginning to end at any moment of another',
  async () => {
    const before: Memory = new Map();
    const add = (memory: Memory, index: number) =>
      publish(host, {store: memoryStore(memory), signers: [signer], releases: [releases[index]!]});
    await add(before, 0);
    const seen = new Set<string>();
    for (let at = 1, isOver = false; !isOver; at++) {
      const memory = new Map(before);
      const {store, operations} = faultyStore(memoryStore(memory), undefined, async (operation, number) => {
        if (number !== at) return;
        seen.add(operation.kind);
        await add(memory, 1);
      });
      await publish(host, {store, signers: [signer], releases: [releases[2]!]});
      isOver = operations.length < at;
      if (isOver) break;
      const view = await clientView(memoryStore(memory), [signer.publicKey]);
      expect({at, ...view, named: 0}).toEqual({
        at,
        packages: listed(SUITES, ['one', 'three', 'two']),
        named: 0,
        faults: [],
        unsigned: [],
      });
      const again = faultyStore(memoryStore(memory));
      await publish(host, {store: again.store, signers: [signer], releases: releases.slice(1, 3)});
      expect({at, wrote: again.operations.filter(({kind}) => kind !== 'get' && kind !== 'list')}).toEqual({
        at,
        wrote: [],
      });
    }
    expect([...seen].sort()).toEqual(['get', 'list', 'put', 'putIfUnchanged']);
  },
  2 * MINUTES,
);

test('of who is always too late, it is told', async () => {
  let tries = 0;
  const store = {
    ...memoryStore(new Map()),
    putIfUnchanged: async () => {
      tries += 1;
      return false;
    },
  };
  await expect(publish(host, {store, signers: [signer], releases: [releases[0]!]})).rejects.toMatchObject({
    code: 'repository/busy',
    hint: expect.stringContaining('concurrency'),
  });
  expect(tries).toBeGreaterThan(10);
});
