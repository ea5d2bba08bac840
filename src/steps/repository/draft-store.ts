import type {Store, StoredObject} from '../../model/store.ts';

/**
 * A store as it will be: what is written to it goes to another one, and what it is made over stays untouched. So a
 * publication can be tried by clients before anybody sees it, wherever it is going to.
 */
export function draftStore(base: Store, written: Store): Store {
  const gone = new Set<string>();
  const get: Store['get'] = async (path) =>
    gone.has(path) ? undefined : ((await written.get(path)) ?? (await base.get(path)));
  const put: Store['put'] = async (uploads) => {
    await written.put(uploads);
    for (const {path} of uploads) gone.delete(path);
  };
  return {
    title: `a draft of ${base.title}`,
    get,
    digest: async (path) =>
      gone.has(path) ? undefined : ((await written.digest(path)) ?? base.digest(path)),
    put,
    list: async (prefix) => {
      const objects = new Map<string, StoredObject>();
      for (const store of [base, written])
        for (const object of await store.list(prefix)) objects.set(object.path, object);
      return [...objects.values()].filter(({path}) => !gone.has(path)).sort(byPath);
    },
    putIfUnchanged: async (upload, tag) => {
      const {path} = upload;
      if ((await get(path))?.tag !== tag) return false;
      // Where it is not written yet, it is new there.
      const own = await written.get(path);
      if (own && own.tag !== tag) return false;
      if (!(await written.putIfUnchanged(upload, own?.tag))) return false;
      gone.delete(path);
      return true;
    },
    delete: async (paths) => {
      for (const path of paths) gone.add(path);
      await written.delete(paths);
    },
  };
}

const byPath = (a: StoredObject, b: StoredObject): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
