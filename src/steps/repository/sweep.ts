import type {Host} from '../../model/host.ts';
import type {Listing, Store} from '../../model/repository.ts';
import {repositoryKinds} from '../../repositories/index.ts';

/** As long as a client may be on its way with lists that name a package. */
const GRACE = 86_400;

/** Packages that no list names any more, nor did before this run; what is new may be another writer's. */
export async function sweep(host: Host, store: Store, listed: readonly Listing[]): Promise<void> {
  const named = new Set(listed.map(({path}) => path));
  const old = host.now() - GRACE;
  for (const kind of Object.values(repositoryKinds)) {
    const {isPackage, root} = await kind.load();
    const there = await store.list(root);
    const unnamed = there.filter(({path, modified}) => isPackage(path) && !named.has(path) && modified < old);
    await store.delete(unnamed.map(({path}) => path));
  }
}
