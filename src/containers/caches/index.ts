import {PkgError} from '../../model/errors.ts';
import type {Host, Log} from '../../model/host.ts';
import {hasRunCache} from '../../tools/run-cache.ts';
import {hasToolCache} from '../../tools/tool-cache.ts';
import type {Engine} from '../engine.ts';
import type {Image} from '../image.ts';
import {runCacheStore, toolCacheStore} from './files.ts';
import {PREPARED_LABEL} from './key.ts';
import {localStore} from './local.ts';
import {registryStore} from './registry.ts';
import {faultIn} from './sound.ts';
import type {PreparedStore, Wanted} from './store.ts';

export {type KeyParts, preparedKey, preparedLabels, preparedTag} from './key.ts';
export type {PreparedStore, Wanted} from './store.ts';

/** What the config says of it: nothing (`engine`), no caches, the runner's, or a place in a registry. */
export type CacheSetting =
  | {readonly kind: 'none' | 'engine' | 'actions'}
  | {readonly kind: 'registry'; readonly reference: string};

/** Where prepared images are kept, the nearest first: by the config and by what the machine offers. */
export function storesFor(host: Host, engine: Engine, cache: CacheSetting): readonly PreparedStore[] {
  if (cache.kind === 'none') return [];
  const local = localStore(engine);
  if (cache.kind === 'registry') return [local, registryStore(engine, cache.reference)];
  if (hasToolCache(host)) return [local, toolCacheStore(host, engine)];
  if (hasRunCache(host)) return [local, runCacheStore(host, engine)];
  if (host.env['GITHUB_ACTIONS'])
    host.log.debug('prepared images are not kept between runs: no cache is offered');
  return [local];
}

/** The prepared images of one run. */
export interface Shelf extends AsyncDisposable {
  /** Takes the image of a key from the nearest store that has a sound one, else makes it, once, and keeps it. */
  take(wanted: Wanted, make: () => Promise<Image>): Promise<Image>;
}

/** Opens the stores of one run; closing waits for what is still being uploaded. No store makes a build fail. */
export function openShelf(host: Host, engine: Engine, stores: readonly PreparedStore[]): Shelf {
  const taken = new Map<string, Promise<Image>>();
  const uploads: Promise<unknown>[] = [];
  const made: Image[] = [];

  const attempt = async <T>(log: Log, what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (cause) {
      if (host.signal.aborted) throw cause;
      log.warn({message: `${what}: ${cause instanceof Error ? cause.message : String(cause)}`});
      return undefined;
    }
  };
  const keep = (store: PreparedStore, wanted: Wanted, image: Image): Promise<void> =>
    attempt(wanted.log, `the prepared image could not be kept in ${store.title}`, () =>
      store.keep(wanted, image),
    );

  const find = async (wanted: Wanted): Promise<Image | undefined> => {
    for (const [index, store] of stores.entries()) {
      const what = `no prepared image could be taken from ${store.title}`;
      const found = await attempt(wanted.log, what, () => store.find(wanted));
      if (!found) continue;
      wanted.log.info(`the prepared image comes from ${store.title}`);
      for (const nearer of stores.slice(0, index)) await keep(nearer, wanted, found);
      return found;
    }
    return undefined;
  };

  const keepNew = async (wanted: Wanted, image: Image): Promise<void> => {
    const [nearest, ...others] = stores;
    if (!nearest) return;
    const fault = await faultIn(engine, wanted, image.id);
    if (fault !== undefined) throw new PkgError('containers/prepared', fault);
    await keep(nearest, wanted, image);
    // The branch of the log may end before they do.
    for (const store of others) uploads.push(keep(store, {...wanted, log: host.log}, image));
  };

  const findOrMake = async (wanted: Wanted, make: () => Promise<Image>): Promise<Image> => {
    const found = await find(wanted);
    if (found) return found;
    const image = await make();
    made.push(image);
    await attempt(wanted.log, 'the prepared image is not kept', () => keepNew(wanted, image));
    return image;
  };

  return {
    take: (wanted, make) => {
      const before = taken.get(wanted.key);
      if (before) return before;
      const taking = findOrMake(wanted, make);
      taken.set(wanted.key, taking);
      // Another target may fare better, and tells its own failure.
      taking.catch(() => taken.delete(wanted.key));
      return taking;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled(uploads);
      if (made.length === 0) return;
      const args = stores.length > 0 ? PRUNE : ['rmi', ...made.map(({id}) => id)];
      await engine.run(args).catch((error) => host.log.debug(`images were not removed: ${error}`));
    },
  };
}

/** Old ones that no container uses go, and are made anew: by then there are updates for what is in them. */
const PRUNE = [
  'image',
  'prune',
  '--all',
  '--force',
  `--filter=label=${PREPARED_LABEL}`,
  '--filter=until=720h',
];
