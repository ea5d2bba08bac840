import {afterAll, beforeAll, beforeEach, expect, test} from '@jest/globals';
import type {Signer} from '../../../src/model/signer.ts';
import {clientView} from '../../support/client-view.ts';
import {type Fault, faultyStore} from '../../support/faulty-store.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type Memory, memoryStore} from '../../support/memory-store.ts';
import {
  makeRelease,
  NOW,
  type Publication,
  publish,
  type Release,
  smallSigner,
} from '../../support/publications.ts';

const DAY = 86_400;

let host: TestHost;
let signer: Signer;
let first: Release;
let second: Release;
let memory: Memory;

beforeAll(async () => {
  host = await testHost();
  signer = await smallSigner('Example');
  first = await makeRelease(host, {version: '1.0'});
  second = await makeRelease(host, {version: '1.1'});
});
afterAll(async () => host[Symbol.asyncDispose]());
beforeEach(() => {
  memory = new Map();
});

/** What the run writes and deletes of packages; the clocks of the machine and of the store may differ. */
async function run(
  deed: Omit<Publication, 'store' | 'signers'>,
  {now = NOW, storeNow = now, fault}: {now?: number; storeNow?: number; fault?: Fault} = {},
): Promise<readonly string[]> {
  const {store, operations} = faultyStore(
    memoryStore(memory, () => storeNow),
    fault,
  );
  const running = publish(host, {...deed, store, signers: [signer]}, () => now);
  await (fault ? running.catch(() => undefined) : running);
  return operations
    .filter(({kind, path}) => kind !== 'get' && kind !== 'list' && /\.(?:deb|rpm)$/.test(path))
    .map(({kind, path}) => `${kind} ${path.replace(/^.*\//, '')}`);
}

const packages = () => [...memory.keys()].filter((path) => /\.(?:deb|rpm)$/.test(path));
const has = (name: string) => packages().some((path) => path.endsWith(`/${name}`));
const whole = async () =>
  expect(await clientView(memoryStore(memory), [signer.publicKey])).toMatchObject({faults: [], unsigned: []});

const PUT = [
  'put hello_1.0_amd64.deb',
  'put hello-doc_1.0_all.deb',
  'put hello-1.0-1.x86_64.rpm',
  'put hello-doc-1.0-1.noarch.rpm',
];

/** The first list's top file is the first thing that is put if unchanged; packages are there by then. */
async function endedAfterPackages(release: Release, now = NOW): Promise<void> {
  const {store, operations} = faultyStore(memoryStore(new Map(memory)));
  await publish(host, {releases: [release], store, signers: [signer]}, () => now);
  const at = operations.findIndex(({kind}) => kind === 'putIfUnchanged') + 1;
  await run({releases: [release]}, {now, fault: {at, how: 'ended'}});
}

test('what a run that was ended has put is not put again', async () => {
  expect(await run({releases: [first]})).toEqual(PUT);
  memory = new Map();
  await endedAfterPackages(first);
  expect(packages()).toHaveLength(4);
  expect(await run({releases: [first]})).toEqual([]);
  await whole();
});

test('a leftover of other bytes is replaced, and one that somebody may be about to sweep away is put again', async () => {
  await endedAfterPackages(first);
  const path = packages().find((one) => one.endsWith('.deb'))!;
  memory.set(path, {bytes: Buffer.alloc(memory.get(path)!.bytes.length), modified: NOW});
  expect(await run({releases: [first]})).toEqual([`put ${path.replace(/^.*\//, '')}`]);
  await whole();
  memory = new Map();
  await endedAfterPackages(first, NOW - 2 * DAY);
  // The store has a clock of its own, which what is newest in it shows.
  memory.set('apt/dists/other', {bytes: Buffer.from('other'), modified: NOW});
  expect(await run({releases: [first]})).toEqual(PUT);
});

test('a package that is listed and went missing is put again from what is at hand', async () => {
  await run({releases: [first]});
  const [gone] = packages();
  memory.delete(gone!);
  expect(await run({releases: [first]})).toEqual([`put ${gone!.replace(/^.*\//, '')}`]);
  await whole();
  expect(await run({releases: [first]})).toEqual([]);
});

test('a package that left the lists stays for those on their way, and goes a day after the last publication', async () => {
  await run({releases: [first]}, {now: NOW - 9 * DAY});
  await run({releases: [second], yank: '1.0'}, {now: NOW - 5 * DAY});
  expect(packages()).toHaveLength(8);
  await run({}, {now: NOW - 5 * DAY + 3600});
  expect(packages()).toHaveLength(8);
  const third = await makeRelease(host, {version: '1.2'});
  const done = await run({releases: [third]}, {now: NOW});
  expect(done.filter((line) => line.startsWith('delete')).sort()).toEqual(
    PUT.map((line) => line.replace('put', 'delete')).sort(),
  );
  expect(packages()).toHaveLength(8);
  await whole();
});

test('a machine whose clock is ahead sweeps away nothing that another run has just put', async () => {
  await run({releases: [first]}, {now: NOW - 5 * DAY});
  await endedAfterPackages(second);
  const third = await makeRelease(host, {version: '1.3'});
  const done = await run({releases: [third]}, {now: NOW + 30 * DAY, storeNow: NOW});
  expect(done.filter((line) => line.startsWith('delete'))).toEqual([]);
  expect(has('hello_1.1_amd64.deb')).toBe(true);
});

test('what another sweep took while nothing named it yet is put again', async () => {
  const base = memoryStore(memory, () => NOW);
  const {store} = faultyStore(base, undefined, ({kind, path}) => {
    if (kind === 'putIfUnchanged' && path.endsWith('repomd.xml'))
      for (const gone of packages()) memory.delete(gone);
  });
  await publish(host, {releases: [first], store, signers: [signer]});
  expect(packages()).toHaveLength(4);
  await whole();
});
