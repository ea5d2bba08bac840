import type {PublisherKind} from '../../model/publisher.ts';
import type {StoreKind} from '../../model/store.ts';

/** Finished files in a place that could hold a repository as well: any kind of store is a publisher. */
export const inStore = (kind: StoreKind): PublisherKind => ({
  id: kind.id,
  title: kind.title,
  keys: {needed: kind.keys.needed, optional: [...kind.keys.optional, 'url', 'pointers', 'pointerArch']},
  names: 'folders',
  pointers: 'after',
  check: kind.check,
  open: async (host, work) => {
    const {storePublisher} = await import('./publisher.ts');
    return storePublisher(host, kind, work);
  },
});
