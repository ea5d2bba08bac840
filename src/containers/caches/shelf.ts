import {PkgError} from '../../model/errors.ts';
import type {Host, Log} from '../../model/host.ts';
import type {Engine} from '../engine.ts';
import type {Image} from '../image.ts';
import {PREPARED_LABEL} from './key.ts';
import {faultIn} from './sound.ts';
import type {PreparedStore, Wanted} from './store.ts';

/** The prepared images of one run; closing waits for what is still being uploaded. */
export interface Shelf extends AsyncDisposable {
  /** Where they are kept, the nearest first. */
  readonly titles: readonly string[];
  /** Takes the image of a key from the nearest store that has a sound one, else makes it, once, and keeps it. */
  take(wanted: Wanted, make: () => Promise<Image>): Promise<Image>;
}

export interface ShelfOptions {
  /** Images are prepared for others: what is found is kept in every store, and a store that fails is a failure. */
  readonly ahead?: boolean;
}

/** Opens the stores of one run. Unless images are prepared ahead, no store makes a build fail: it warns. */
export function openShelf(
  host: Host,
  engine: Engine,
  stores: readonly PreparedStore[],
  {ahead = false}: ShelfOptions = {},
): Shelf {
  const taken = new Map<string, Promise<Image>>();
  const uploads: Promise<unknown>[] = [];
  const made: Image[] = [];

  const keep = (store: PreparedStore, wanted: Wanted, image: Image): Promise<void> => {
    const what = `the prepared image could not be kept in ${store.title}`;
    return ahead
      ? keepOrFail(store, wanted, image)
      : attempt(host, wanted.log, what, () => store.keep(wanted, image));
  };

  const find = async (wanted: Wanted): Promise<Image | undefined> => {
    for (const [index, store] of stores.entries()) {
      const what = `no prepared image could be taken from ${store.title}`;
      const found = await attempt(host, wanted.log, what, () => store.find(wanted));
      if (!found) continue;
      wanted.log.info(`the prepared image comes from ${store.title}`);
      const others = ahead ? stores.filter((other) => other !== store) : stores.slice(0, index);
      for (const other of others) await keep(other, wanted, found);
      return found;
    }
    return undefined;
  };

  const keepNew = async (wanted: Wanted, image: Image): Promise<void> => {
    const [nearest, ...others] = stores;
    if (!nearest) return;
    const fault = await faultIn(engine, wanted, image.id);
    if (fault !== undefined)
      throw new PkgError('containers/prepared', `the prepared image is not kept: ${fault}`);
    await keep(nearest, wanted, image);
    // The branch of the log may end before they do.
    const later = others.map((store) => keep(store, {...wanted, log: host.log}, image));
    if (ahead) await Promise.all(later);
    else uploads.push(...later);
  };

  const findOrMake = async (wanted: Wanted, make: () => Promise<Image>): Promise<Image> => {
    const found = await find(wanted);
    if (found) return found;
    const image = await make();
    made.push(image);
    if (ahead) await keepNew(wanted, image);
    else await attempt(host, wanted.log, undefined, () => keepNew(wanted, image));
    return image;
  };

  return {
    titles: stores.map(({title}) => title),
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

async function keepOrFail(store: PreparedStore, wanted: Wanted, image: Image): Promise<void> {
  try {
    await store.keep(wanted, image);
  } catch (cause) {
    throw new PkgError(
      'containers/prepared',
      `the prepared image could not be kept in ${store.title}: ${textOf(cause)}`,
      {
        hint: store.hint,
        cause,
      },
    );
  }
}

/** A store that fails is a warning; ^C is none. */
async function attempt<T>(
  host: Host,
  log: Log,
  what: string | undefined,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (cause) {
    if (host.signal.aborted) throw cause;
    log.warn({message: what === undefined ? textOf(cause) : `${what}: ${textOf(cause)}`});
    return undefined;
  }
}

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
