import {createHash} from 'node:crypto';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Store, StoreAddress, Upload} from '../../model/store.ts';
import {openRemote} from '../../tools/git-remote.ts';
import {checkStorePrefix} from '../../tools/store-path.ts';
import {addressProblems, pagesAddress} from './address.ts';
import {type Entry, openBranch} from './branch.ts';
import {telling} from './faults.ts';
import {demandRoom, foldersOf} from './folders.ts';
import {type Blob, importBlobs} from './import.ts';
import {fillSizes, land, type Place, type Session} from './landing.ts';
import {checkFiles, FILE_LIMIT} from './limits.ts';
import {branchPath, isOwn} from './names.ts';
import {bytesOf} from './objects.ts';
import {openSite, type Site} from './site.ts';

export type PagesStore = Store & AsyncDisposable & {land(): Promise<boolean>};

/** A branch of a git repository. Nothing is seen before it lands: then all of it is, as one commit. */
export async function openPages(host: Host, given: StoreAddress): Promise<PagesStore> {
  const problems = addressProblems(given);
  if (problems.length > 0) throw new UserError('pages/address', problems);
  const address = pagesAddress(given);
  const site = address.site === undefined ? undefined : await openSite(host, address.site);
  const remote = await openRemote(host, address.remote);
  const title = `the branch ${address.branch} of ${remote.url}`;
  const asked = {title, remote, branch: address.branch, history: address.history};
  const branch = await openBranch(host, remote, address.branch);
  return pagesStore({host, address, title, branch, asked}, site);
}

function pagesStore(place: Place, site: Site | undefined): PagesStore {
  const {title, branch, asked, address} = place;
  const {prefix, budget} = address;
  const session = sessionOf(place);
  const told = <T>(work: () => Promise<T>): Promise<T> => telling(asked, work);
  const find = async (path: string): Promise<Entry | undefined> => {
    const whole = branchPath(path, prefix);
    return (await session.now()).entries.get(whole);
  };
  const sized = async (): Promise<readonly (readonly [path: string, entry: Entry])[]> => {
    const {entries} = await session.now();
    await fillSizes(branch, entries);
    return [...entries];
  };
  const bring = importer(place);
  const set = ({base, entries}: Session, uploads: readonly Upload[], blobs: readonly Blob[]): void => {
    const links = new Set(base.others);
    const folders = foldersOf(entries.keys());
    const modified = place.host.now();
    for (const [index, {path}] of uploads.entries()) {
      const whole = branchPath(path, prefix);
      demandRoom(title, whole, {isFile: (one) => entries.has(one) || links.has(one), folders});
      for (const folder of foldersOf([whole])) folders.add(folder);
      entries.set(whole, {...blobs[index]!, modified});
    }
  };

  return {
    title,
    limits: {file: FILE_LIMIT - 1, total: budget},
    beside: () =>
      told(async () =>
        (await sized())
          .filter(([path]) => !path.startsWith(prefix) && !isOwn(path))
          .reduce((sum, [, {size}]) => sum + size!, 0),
      ),
    list: async (start) => {
      const from = prefix + checkStorePrefix(start);
      return told(async () =>
        (await sized())
          .filter(([path]) => path.startsWith(from) && !isOwn(path))
          .map(([path, {size, modified}]) => ({path: path.slice(prefix.length), size: size!, modified}))
          .sort((a, b) => (a.path < b.path ? -1 : 1)),
      );
    },
    get: (path) =>
      told(async () => {
        const found = await find(path);
        return found && {bytes: await bytesOf(branch.objects.blob(found.oid)), tag: found.oid};
      }),
    digest: (path) =>
      told(async () => {
        const found = await find(path);
        if (!found || found.sha256 !== undefined) return found?.sha256;
        const hash = createHash('sha256');
        for await (const chunk of branch.objects.blob(found.oid)) hash.update(chunk);
        const sha256 = hash.digest('hex');
        const {entries} = await session.now();
        const whole = branchPath(path, prefix);
        const now = entries.get(whole);
        // The ledger tells it from now on.
        if (now?.oid === found.oid) entries.set(whole, {...now, sha256});
        return sha256;
      }),
    put: (uploads) =>
      told(async () => {
        for (const {path} of uploads) branchPath(path, prefix);
        // First: from it is known how the branch names its objects.
        await session.now();
        const blobs = await bring(uploads);
        set(await session.now(), uploads, blobs);
      }),
    putIfUnchanged: (upload, tag) =>
      told(async () => {
        if ((await find(upload.path))?.oid !== tag) return false;
        const blobs = await bring([upload]);
        if ((await find(upload.path))?.oid !== tag) return false;
        set(await session.now(), [upload], blobs);
        return true;
      }),
    delete: (paths) =>
      told(async () => {
        const whole = paths.map((path) => branchPath(path, prefix));
        const {entries} = await session.now();
        for (const path of whole) entries.delete(path);
      }),
    land: () =>
      told(async () => {
        const landed = await land(place, await session.now());
        session.replace(landed && {base: landed, entries: new Map(landed.entries)});
        if (landed) await site?.fill(branch, landed);
        return landed !== undefined;
      }),
    [Symbol.asyncDispose]: () => branch[Symbol.asyncDispose](),
  };
}

/** Many ask one after the other: a server that does not answer is not asked anew by each of them. */
const FAILED_FOR = 10;

/** The branch as it was read when it was first asked for, or last landed. */
function sessionOf({host, branch}: Place) {
  let opened: Promise<Session> | undefined;
  let failed = Number.NEGATIVE_INFINITY;
  const open = async (): Promise<Session> => {
    try {
      const base = await branch.read();
      return {base, entries: new Map(base.entries)};
    } catch (error) {
      failed = host.now();
      throw error;
    }
  };
  return {
    now: async (): Promise<Session> => {
      const last = opened;
      opened ??= open();
      try {
        return await opened;
      } catch (error) {
        if (last !== opened || host.now() - failed < FAILED_FOR) throw error;
        opened = open();
        return opened;
      }
    },
    /** Undefined: it is read anew. */
    replace: (session: Session | undefined): void => {
      opened = session && Promise.resolve(session);
    },
  };
}

/** Writes contents into the repository, those that it can take. */
function importer({host, title, branch, address: {prefix}}: Place) {
  const warned = new Set<string>();
  return async (uploads: readonly Upload[]): Promise<readonly Blob[]> => {
    const files = uploads.map(({path, content}) => ({
      path: branchPath(path, prefix),
      size: content instanceof Uint8Array ? content.length : content.size,
    }));
    for (const warning of checkFiles(title, files)) {
      if (!warned.has(warning.message)) host.log.warn(warning);
      warned.add(warning.message);
    }
    const blobs = await importBlobs(
      branch.repository(),
      uploads.map(({content}) => content),
    );
    for (const {oid, size} of blobs) branch.objects.add(oid, size);
    return blobs;
  };
}
