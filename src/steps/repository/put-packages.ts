import {createHash} from 'node:crypto';
import {PkgError} from '../../model/errors.ts';
import type {Listing, PackageFile} from '../../model/repository.ts';
import type {Store, StoredObject, Upload} from '../../model/store.ts';
import type {Addend, Place} from './places.ts';

/** A shelf whose next listings are known. */
export interface Filled extends Place {
  readonly next: readonly Listing[];
}

/** A leftover that is larger is put again: it would have to be read whole to be known. */
const MOST_BYTES = 32 << 20;

/** One that is younger is swept away by nobody. */
const FRESH = 43_200;

/**
 * New packages, before anything names them; and those that are listed and went missing, where they are at hand.
 * What a run that was ended has put already stays as it is. `put` has the paths of what this run saw to, in all
 * its tries.
 */
export async function putPackages(store: Store, filled: readonly Filled[], put: Set<string>): Promise<void> {
  const wanted = wantedOf(filled, put);
  if (wanted.size === 0) return;
  const there = await packagesThere(store, filled);
  const listed = new Set(filled.flatMap(({shelf}) => shelf.listings.map(({path}) => path)));
  const seen: Seen = {there, listed, now: newest(there.values())};
  const missing: Addend[] = [];
  for (const addend of wanted.values())
    if (!(await isThere(store, addend.listing, seen))) missing.push(addend);
  await store.put(missing.flatMap(({listing, from}) => uploadOf(listing, from)));
  for (const {listing, from} of missing) if (typeof from === 'string') await copyWithin(store, from, listing);
  for (const path of wanted.keys()) put.add(path);
}

/** Puts again what another writer swept away while nothing named it yet. */
export async function restorePackages(
  store: Store,
  filled: readonly Filled[],
  there: ReadonlySet<string>,
): Promise<void> {
  const gone = [...wantedOf(filled, there).values()];
  await store.put(gone.flatMap(({listing, from}) => uploadOf(listing, from)));
}

/** What is listed and has its bytes here, by path. */
function wantedOf(filled: readonly Filled[], put: ReadonlySet<string>): ReadonlyMap<string, Addend> {
  const wanted = new Map<string, Addend>();
  for (const {additions, next} of filled) {
    if (additions.length === 0) continue;
    const listed = new Map(next.map((listing) => [listing.path, listing.sha256]));
    for (const addend of additions) {
      const {path, sha256, address} = addend.listing;
      if (address !== undefined || put.has(path) || listed.get(path) !== sha256) continue;
      // Its twin, which is published, has other bytes.
      if (typeof addend.from !== 'string' && addend.from.sha256 !== sha256) continue;
      wanted.set(path, addend);
    }
  }
  return wanted;
}

async function packagesThere(
  store: Store,
  filled: readonly Filled[],
): Promise<ReadonlyMap<string, StoredObject>> {
  const roots = new Set(filled.filter(({additions}) => additions.length > 0).map(({engine}) => engine.root));
  const lists = await Promise.all([...roots].map((root) => store.list(root)));
  return new Map(lists.flat().map((object) => [object.path, object]));
}

interface Seen {
  readonly there: ReadonlyMap<string, StoredObject>;
  /** What lists name already. */
  readonly listed: ReadonlySet<string>;
  /** As the store has it. */
  readonly now: number;
}

/** Whether a package need not be put; what no list named so far is believed by its bytes alone. */
async function isThere(store: Store, {path, size, sha256}: Listing, seen: Seen): Promise<boolean> {
  const found = seen.there.get(path);
  if (found?.size !== size) return false;
  if (seen.listed.has(path)) return true;
  if (size > MOST_BYTES || found.modified < seen.now - FRESH) return false;
  const got = await store.get(path);
  return got !== undefined && sha256Of(got.bytes) === sha256;
}

const uploadOf = ({path}: Listing, from: PackageFile | string): Upload[] =>
  typeof from === 'string'
    ? []
    : [{path, content: from.bytes ?? {file: from.file, size: from.size}, lasting: true}];

/** A package that a new shelf has from its neighbours. */
async function copyWithin(store: Store, from: string, {path, sha256}: Listing): Promise<void> {
  const there = await store.get(from);
  if (!there || sha256Of(there.bytes) !== sha256)
    throw new PkgError('repository/package', `${from} in ${store.title} is not as its lists say`, {
      hint: 'linux-pkg repo check DIR tells what else is wrong',
    });
  await store.put([{path, content: there.bytes, lasting: true}]);
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The time of the store's own clock, as far as it has written anything. */
export const newest = (objects: Iterable<StoredObject>): number => {
  let time = 0;
  for (const {modified} of objects) time = Math.max(time, modified);
  return time;
};
