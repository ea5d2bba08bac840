import {appendFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../model/host.ts';
import {type BareRepository, FILTER, type ObjectFormat, openBare, REMOTE} from '../../tools/git-bare.ts';
import type {GitRemote} from '../../tools/git-remote.ts';
import {transient} from './faults.ts';
import {LEDGER, readLedger} from './ledger.ts';
import {bytesOf, type Objects, openObjects, QUIETLY} from './objects.ts';

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
  /** Names that are no UTF-8, as far as they can be told: nobody asks for these files, and git keeps them. */
  readonly unread: readonly string[];
}

/** A branch of another repository, of which only what is asked for is here. */
export interface Branch extends AsyncDisposable {
  repository(): BareRepository;
  /** Reads it anew. */
  read(): Promise<Base>;
  /** What it is at this moment, over there. */
  tip(): Promise<string | undefined>;
  /** Whether it is the one that a clone gets. */
  isDefault(): Promise<boolean>;
  /** Starts again with the other kind of names of objects: that is what the remote has. */
  changeFormat(): Promise<void>;
  /** From now on that commit is what it was read at. */
  moveTo(tip: string): Promise<void>;
  /** Of its files. */
  readonly objects: Objects;
}

const BASE = 'refs/linux-pkg/base';

/** Opens it in a repository of this run's own: the user's work tree, index and settings are not touched. */
export async function openBranch(host: Host, remote: GitRemote, branch: string): Promise<Branch> {
  const format = (await remote.project?.git('rev-parse', '--show-object-format')) ?? 'sha1';
  let repository = await openBare(host, remote, format as ObjectFormat);
  const objects = openObjects(host, () => repository);
  const ref = `refs/heads/${branch}`;

  const changeFormat = async (): Promise<void> => {
    const other = repository.format === 'sha1' ? 'sha256' : 'sha1';
    await repository[Symbol.asyncDispose]();
    repository = await openBare(host, remote, other);
  };
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
        await changeFormat();
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
    if (!isThere) return {tip: undefined, entries: new Map(), others: [], unread: []};
    const listed = await repository.git(['ls-tree', '-r', '-z', '--full-tree', BASE]);
    const [tip = '', time] = (
      await repository.git(['for-each-ref', '--format=%(objectname) %(committerdate:unix)', BASE])
    ).split(' ');
    await startAt(tip);
    const {files, others, unread} = treeOf(listed);
    await objects.look([...files.values()]);
    const kept = files.get(LEDGER);
    const ledger = readLedger(kept === undefined ? '' : (await bytesOf(objects.blob(kept))).toString());
    const entryOf = (path: string, oid: string): Entry => {
      const fact = ledger(path, oid);
      const modified = fact?.modified ?? Number(time);
      return {oid, size: objects.sizeOf(oid) ?? fact?.size, modified, sha256: fact?.sha256};
    };
    return {
      tip,
      entries: new Map([...files].map(([path, oid]) => [path, entryOf(path, oid)])),
      others,
      unread,
    };
  };

  return {
    repository: () => repository,
    objects,
    read,
    changeFormat,
    moveTo,
    isDefault: async () => {
      const told = await repository.remote(['ls-remote', '--quiet', '--symref', REMOTE, 'HEAD']);
      return told.startsWith(`ref: ${ref}\t`);
    },
    tip: async () =>
      (await repository.remote(['ls-remote', '--quiet', REMOTE, ref])).split(/\s/)[0] || undefined,
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose](),
  };
}

/** What `ls-tree -r -z` prints: `100644 blob OID<tab>PATH`. */
function treeOf(
  listed: string,
): Pick<Base, 'others' | 'unread'> & {readonly files: ReadonlyMap<string, string>} {
  const files = new Map<string, string>();
  const [others, unread]: [string[], string[]] = [[], []];
  for (const line of listed.split('\0')) {
    const [, mode = '', oid = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]*)$/.exec(line) ?? [];
    if (path.includes('\ufffd')) unread.push(path);
    else if (mode.startsWith('100')) files.set(path, oid);
    else if (path !== '') others.push(path);
  }
  return {files, others, unread};
}
