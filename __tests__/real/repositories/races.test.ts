import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {clientView} from '../../support/client-view.ts';
import {faultyStore} from '../../support/faulty-store.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type Memory, memoryStore} from '../../support/memory-store.ts';
import {makeRelease, publish, type Release, SUITES, smallSigner} from '../../support/publications.ts';
import {describeRaces, listed} from '../../support/race-walk.ts';

const MINUTES = 60_000;

let host: TestHost;
let signer: Signer;
let releases: readonly Release[];
let count = 0;

beforeAll(async () => {
  host = await testHost();
  signer = await smallSigner('Racer');
  releases = [];
  for (const name of ['one', 'two', 'three'])
    releases = [...releases, await makeRelease(host, {name, version: '1.0'})];
}, 2 * MINUTES);
afterAll(async () => host[Symbol.asyncDispose]());

describeRaces({
  title: 'in a folder',
  rounds: [20, 5, 3],
  open: async () => {
    count += 1;
    const path = join(host.workDir, `place-${count}`);
    await mkdir(path);
    return {store: directoryStore(path), place: {to: 'directory', address: {path}}};
  },
});

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
