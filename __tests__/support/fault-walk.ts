import {createHash} from 'node:crypto';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Signer} from '../../src/model/signer.ts';
import type {Store} from '../../src/model/store.ts';
import {landed} from '../../src/stores/index.ts';
import {clientView, type View} from './client-view.ts';
import {type Fault, faultyStore, type Operation} from './faulty-store.ts';
import {type TestHost, testHost} from './host.ts';
import {type Memory, memoryStore} from './memory-store.ts';
import {makeRelease, NOW, type Publication, publish, type Release, smallSigner} from './publications.ts';

const DAYS = 86_400;

interface FaultPlace {
  readonly store: Store;
  /** What lies there. */
  now(): Promise<Memory>;
}

/** Where the walk takes place. */
export interface FaultPlaces {
  readonly title: string;
  /** A new place in which nothing but this lies. */
  open(memory: Memory): Promise<FaultPlace>;
  /** Default: every situation. */
  readonly situations?: readonly string[];
  /** Which of the operations fail, counted from 1; default: each. */
  pick?(operations: readonly Operation[]): ReadonlySet<number>;
}

let host: TestHost;
let first: Signer;
let second: Signer;
let releases: readonly Release[];

type Deed = Omit<Publication, 'store'>;

interface Situation {
  readonly title: string;
  /** What was published before, one day after the other. */
  readonly before: () => readonly Deed[];
  readonly now: () => Deed;
  readonly how: readonly Fault['how'][];
}

const situations: readonly Situation[] = [
  {
    title: 'the first publication',
    before: () => [],
    now: () => ({signers: [first], releases: [releases[0]!]}),
    how: ['ended', 'after', 'before'],
  },
  {
    title: 'a release more in a repository of three',
    before: () => [{signers: [first], releases: releases.slice(0, 3)}],
    now: () => ({signers: [first], releases: [releases[3]!]}),
    how: ['ended', 'after'],
  },
  {
    title: 'a version that is taken out',
    before: () => [{signers: [first], releases: releases.slice(0, 3)}],
    now: () => ({signers: [first], yank: '1.1'}),
    how: ['ended'],
  },
  {
    title: 'another key',
    before: () => [{signers: [first], releases: releases.slice(0, 3)}],
    now: () => ({signers: [second], trusted: [first.publicKey, second.publicKey]}),
    how: ['ended'],
  },
  {
    title: 'two keys and a release, where old packages and lists go',
    before: () => [
      {signers: [first], releases: releases.slice(0, 1)},
      {signers: [first], releases: releases.slice(1, 2)},
      {signers: [first], releases: releases.slice(2, 3), yank: '1.0'},
    ],
    now: () => ({signers: [first, second], releases: [releases[3]!], keep: {versions: 2}}),
    how: ['ended', 'after', 'before'],
  },
];

/** Everybody who publishes and installs trusts both keys: which one signs is no matter here. */
const trusted = () => [first.publicKey, second.publicKey];

const storeOf = (memory: Memory, now = NOW): Store => memoryStore(memory, () => now);

async function stateBefore({before}: Situation): Promise<Memory> {
  const memory: Memory = new Map();
  const deeds = before();
  for (const [index, deed] of deeds.entries()) {
    const now = NOW - (deeds.length - index) * 2 * DAYS;
    await publish(host, {...deed, store: storeOf(memory, now)}, () => now);
  }
  return memory;
}

const look = (memory: Memory): Promise<View> => clientView(storeOf(memory), trusted());

/** What stays the same whenever it is written: not the dates, nor what is made over them. */
function comparable(memory: Memory, named: ReadonlySet<string>): Readonly<Record<string, string>> {
  const dated = /(?:^|\/)(?:Release\.gpg|linux-pkg\.gz|repomd\.xml\.asc|[0-9a-f]{64}-repomd\.xml\.asc)$/;
  const entries = [...memory].flatMap(([path, {bytes}]) => {
    if (dated.test(path) || path.includes('/by-hash/')) return [];
    // What no list names any more goes a day after the last publication, whichever that was.
    if (isPackage(path) || /\/[0-9a-f]{64}-[^/]+$/.test(path))
      return named.has(path) ? [[path, sha256(bytes)]] : [];
    const text = Buffer.from(bytes).toString('latin1');
    if (/\/(?:In)?Release$/.test(path))
      return [
        [
          path,
          text
            .replace(/-----BEGIN PGP SIGNATURE[\s\S]*/, '')
            .replace(/^(?:Date: .*| .* linux-pkg\.gz)$/gm, ''),
        ],
      ];
    if (path.endsWith('/repomd.xml')) return [[path, text.replace(/<(revision|timestamp)>\d+<\/\1>/g, '')]];
    return [[path, path.endsWith('.gz') ? sha256(bytes) : text]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a! < b! ? -1 : 1)));
}

const isSame = (one: Memory, other: Memory) =>
  one.size === other.size && [...one].every(([path, {bytes}]) => isEqual(bytes, other.get(path)?.bytes));
const isEqual = (one: Uint8Array, other: Uint8Array | undefined) =>
  one === other || (other !== undefined && Buffer.compare(one, other) === 0);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const isPackage = (path: string) => /\.(?:deb|rpm)$/.test(path);
const writes = (operations: readonly Operation[]) =>
  operations.filter(({kind}) => kind === 'put' || kind === 'putIfUnchanged').map(({path}) => path);

const all = (operations: readonly Operation[]) => new Set(operations.map((_, index) => index + 1));

/** The last of each kind, where each takes its time. */
export const lastOfEach = (operations: readonly Operation[]): ReadonlySet<number> => {
  const kinds = operations.map(({kind}) => kind);
  return new Set(kinds.map((kind) => kinds.lastIndexOf(kind) + 1));
};

/** A publication in which one operation fails, whichever it is: nobody sees a torn repository, and the next run finishes it. */
export function describeFaults({title, open, situations: chosen, pick = all}: FaultPlaces): void {
  describe(`a publication that is disturbed, ${title}`, () => {
    beforeAll(async () => {
      host = await testHost();
      [first, second] = [await smallSigner('First'), await smallSigner('Second')];
      releases = [];
      for (const version of ['1.0', '1.1', '1.2', '1.3'])
        releases = [...releases, await makeRelease(host, {version})];
    });
    afterAll(async () => host[Symbol.asyncDispose]());

    describe.each(situations.filter((one) => chosen?.includes(one.title) ?? true))('$title', (situation) => {
      let before: Memory;
      let after: Memory;
      let operations: readonly Operation[];
      let views: readonly View[];

      const run = async ({store}: FaultPlace, fault?: Fault) => {
        const faulty = faultyStore(store, fault);
        const publication = {trusted: trusted(), ...situation.now(), store: faulty.store};
        const result = await landed(faulty.store, () => publish(host, publication)).then(
          (places) => ({places}),
          (error: unknown) => ({error}),
        );
        return {...result, operations: faulty.operations};
      };

      beforeAll(async () => {
        before = await stateBefore(situation);
        const place = await open(new Map(before));
        const done = await run(place);
        expect(done).not.toHaveProperty('error');
        after = await place.now();
        operations = done.operations;
        views = [await look(before), await look(after)];
      });

      test('is sound, undisturbed, and done again changes nothing', async () => {
        expect(operations.length).toBeGreaterThan(20);
        for (const view of views)
          expect({faults: view.faults, unsigned: view.unsigned}).toEqual({faults: [], unsigned: []});
        expect(views[1]!.packages).not.toHaveLength(0);
        const {operations: more, ...rest} = await run(await open(new Map(after)));
        expect(rest).not.toHaveProperty('error');
        expect(more.filter(({kind}) => !['get', 'list', 'land'].includes(kind))).toEqual([]);
      });

      test.each(situation.how)(
        'stays whole whichever operation fails (%s), and is finished by the next run',
        async (how) => {
          const windows = new Set<string>();
          const picked = pick(operations);
          for (let at = 1; at <= operations.length; at++) {
            if (!picked.has(at)) continue;
            const operation = operations[at - 1]!;
            // What was only read fails in the one way or the other.
            if (how === 'after' && ['get', 'list'].includes(operation.kind)) continue;
            const place = await open(new Map(before));
            const told = `${how} ${at}: ${operation.kind} ${operation.path}`;
            const failed = await run(place, {at, how});
            expect({told, error: 'error' in failed && String(failed.error)}).toEqual({
              told,
              error: expect.stringContaining(`operation ${at}, `),
            });

            const memory = await place.now();
            if (isSame(memory, before)) continue;
            const view = await look(memory);
            expect({told, faults: view.faults}).toEqual({told, faults: []});
            for (const one of view.unsigned) windows.add(`${told} → ${one}`);
            const places = (packages: readonly string[]) =>
              Map.groupBy(packages, (word) => word.split(' ')[0]!);
            const [old, now, seen] = [views[0]!, views[1]!, view].map(({packages}) => places(packages)) as [
              Map<string, string[]>,
              Map<string, string[]>,
              Map<string, string[]>,
            ];
            for (const [place, packages] of seen)
              expect([old.get(place), now.get(place)]).toContainEqual(packages);
            for (const place of old.keys()) expect([told, ...seen.keys()]).toContain(place);

            const there = new Set([...memory.keys()].filter(isPackage));
            const repaired = await run(place);
            expect({told, error: 'error' in repaired && repaired.error}).toEqual({told, error: false});
            expect({told, again: writes(repaired.operations).filter((path) => there.has(path))}).toEqual({
              told,
              again: [],
            });
            const mended = await place.now();
            const end = await look(mended);
            expect(comparable(mended, end.named)).toEqual(comparable(after, views[1]!.named));
            expect({told, ...end, named: 0}).toEqual({told, ...views[1]!, named: 0});
          }
          expect([...windows].filter((window) => !/repomd\.xml/.test(window))).toEqual([]);
          // Between repomd.xml and its signature, and nowhere else.
          expect(windows.size).toBeLessThanOrEqual(2);
        },
      );
    });
  });
}
