import {appendFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../model/host.ts';
import {type BareRepository, FILTER, type ObjectFormat, openBare, REMOTE} from '../../tools/git-bare.ts';
import type {GitRemote} from '../../tools/git-remote.ts';
import {transient} from './faults.ts';
import {LEDGER, type Ledger, readLedger} from './ledger.ts';

/** A file of the branch. */
export interface Entry {
  readonly oid: string;
  /** Undefined where it has not been asked for yet. */
  readonly size: number | undefined;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly sha256: string | undefined;
}

/** The branch as it was read. */
export interface Base {
  /** Undefined where there is no such branch. */
  readonly tip: string | undefined;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Links and other repositories: kept, but no files of a store. */
  readonly others: readonly string[];
  readonly hasLedger: boolean;
}

/** A branch of another repository, of which only what is asked for is here. */
export interface Branch extends AsyncDisposable {
  readonly repository: BareRepository;
  /** Reads it anew. */
  read(): Promise<Base>;
  /** What it is at this moment, over there. */
  tip(): Promise<string | undefined>;
  /** From now on that commit is what it was read at. */
  moveTo(tip: string): Promise<void>;
  /** Brings objects here, those of several calls in one request. */
  bring(oids: readonly string[]): Promise<void>;
  /** How large objects are; those that are missing are brought. */
  sizes(oids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  blob(oid: string): AsyncIterable<Uint8Array>;
}

const BASE = 'refs/linux-pkg/base';
const QUIETLY = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'] as const;

/** Opens it in a repository of this run's own: the user's work tree, index and settings are not touched. */
export async function openBranch(host: Host, remote: GitRemote, branch: string): Promise<Branch> {
  const format = (await remote.project?.git('rev-parse', '--show-object-format')) ?? 'sha1';
  let repository = await openBare(host, remote, format as ObjectFormat);
  const ref = `refs/heads/${branch}`;

  /** False where there is no such branch. */
  const fetchTip = async (): Promise<boolean> => {
    const args = [
      'fetch',
      ...QUIETLY,
      '--force',
      '--depth=1',
      `--filter=${FILTER}`,
      REMOTE,
      `+${ref}:${BASE}`,
    ];
    try {
      await repository.remote(args, {partial: true});
      return true;
    } catch (error) {
      const told = String((error as Error).message);
      if (/mismatched algorithms|server does not support algorithm/.test(told)) {
        const other = repository.format === 'sha1' ? 'sha256' : 'sha1';
        await repository[Symbol.asyncDispose]();
        repository = await openBare(host, remote, other);
        return fetchTip();
      }
      if (!/couldn't find remote ref/.test(told)) throw error;
      await repository.git(['update-ref', '-d', BASE]);
      return false;
    }
  };
  // What lies before it is not here, and need not be: also where git would not think so, of a branch of one commit.
  const startAt = (tip: string): Promise<void> => appendFile(join(repository.folder, 'shallow'), `${tip}\n`);
  const moveTo = async (tip: string): Promise<void> => {
    await repository.git(['update-ref', BASE, tip]);
    await startAt(tip);
  };
  const read = async (): Promise<Base> => {
    const isThere = await transient(host, fetchTip);
    if (!isThere) return {tip: undefined, entries: new Map(), others: [], hasLedger: false};
    const listed = await repository.git(['ls-tree', '-r', '-z', '--full-tree', BASE]);
    const [tip = '', time] = (
      await repository.git(['for-each-ref', '--format=%(objectname) %(committerdate:unix)', BASE])
    ).split(' ');
    await startAt(tip);
    const {files, others} = treeOf(listed);
    const kept = files.get(LEDGER);
    const ledger = readLedger(kept === undefined ? '' : (await bytesOf(blob(kept))).toString());
    return {
      tip,
      entries: new Map(
        [...files].map(([path, oid]) => [path, entryOf(ledger, {path, oid, time: Number(time)})]),
      ),
      others,
      hasLedger: kept !== undefined,
    };
  };

  const wanted = new Set<string>();
  let bringing: Promise<unknown> | undefined;
  const bring = async (oids: readonly string[]): Promise<void> => {
    for (const oid of oids) wanted.add(oid);
    // Whoever asks until then is served by the same request.
    bringing ??= new Promise(setImmediate).then(async () => {
      const input = [...wanted].map((oid) => `${oid}\n`).join('');
      wanted.clear();
      bringing = undefined;
      await transient(host, () =>
        repository.remote(
          [
            '-c',
            'fetch.negotiationAlgorithm=noop',
            'fetch',
            ...QUIETLY,
            '--filter=blob:none',
            '--stdin',
            REMOTE,
          ],
          {partial: true, input},
        ),
      );
    });
    await bringing;
  };

  const measure = async (oids: readonly string[]): Promise<readonly (readonly [string, number])[]> => {
    if (oids.length === 0) return [];
    const printed = await repository.git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
      input: oids.map((oid) => `${oid}\n`).join(''),
    });
    return printed.split('\n').flatMap((line): readonly (readonly [string, number])[] => {
      const [oid = '', size] = line.split(' ');
      return size === 'missing' ? [] : [[oid, Number(size)]];
    });
  };

  async function* blob(oid: string): AsyncGenerator<Uint8Array> {
    let isHere = false;
    try {
      for await (const chunk of repository.blob(oid)) {
        isHere = true;
        yield chunk;
      }
      return;
    } catch (error) {
      host.signal.throwIfAborted();
      if (isHere) throw error;
    }
    await bring([oid]);
    yield* repository.blob(oid);
  }

  return {
    get repository() {
      return repository;
    },
    read,
    moveTo,
    bring,
    blob,
    tip: async () =>
      (await repository.remote(['ls-remote', '--quiet', REMOTE, ref])).split(/\s/)[0] || undefined,
    sizes: async (oids) => {
      const here = new Map(await measure(oids));
      const missing = oids.filter((oid) => !here.has(oid));
      if (missing.length === 0) return here;
      await bring(missing);
      return new Map([...here, ...(await measure(missing))]);
    },
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose](),
  };
}

/** All bytes of a stream. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** What `ls-tree -r -z` prints: `100644 blob OID<tab>PATH`. */
function treeOf(listed: string): {
  readonly files: ReadonlyMap<string, string>;
  readonly others: readonly string[];
} {
  const files = new Map<string, string>();
  const others: string[] = [];
  for (const line of listed.split('\0')) {
    const [, mode = '', oid = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? [];
    // A name that is no UTF-8 is not read as what it is: nobody asks for it, and git keeps it.
    if (path === '' || path.includes('\ufffd')) continue;
    if (mode.startsWith('100')) files.set(path, oid);
    else others.push(path);
  }
  return {files, others};
}

const entryOf = (
  ledger: Ledger,
  {path, oid, time}: {readonly path: string; readonly oid: string; readonly time: number},
): Entry => {
  const fact = ledger(path, oid);
  return {oid, size: fact?.size, modified: fact?.modified ?? time, sha256: fact?.sha256};
};
