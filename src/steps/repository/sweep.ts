import type {Host} from '../../model/host.ts';
import type {Store} from '../../model/store.ts';
import {type Filled, newest, restorePackages} from './put-packages.ts';

/** A client may be on its way with lists that name a package. A nightly run sweeps what the last one left. */
const GRACE = 72_000;

/**
 * Packages that no list names any more, nor did before this run. What is new may be another writer's; what left the
 * lists did so with the last publication, for all that is known here. What another sweep took from us is put again.
 */
export async function sweep(host: Host, store: Store, filled: readonly Filled[]): Promise<void> {
  for (const engine of new Set(filled.map((one) => one.engine))) {
    const mine = filled.filter((one) => one.engine === engine);
    const all = await store.list(engine.root);
    const there = all.filter(({path}) => engine.isPackage(path));
    await restorePackages(store, mine, new Set(there.map(({path}) => path)));
    // Whichever clock is behind: one that is ahead would sweep away what is new.
    const old = Math.min(host.now(), newest(all)) - GRACE;
    if (mine.some(({shelf}) => shelf.date > old)) continue;
    const named = new Set(
      mine.flatMap(({shelf, next}) => [...shelf.listings, ...next]).map(({path}) => path),
    );
    const unnamed = there.filter(({path, modified}) => !named.has(path) && modified < old);
    await store.delete(unnamed.map(({path}) => path));
  }
}
