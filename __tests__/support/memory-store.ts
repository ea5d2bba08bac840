import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {PkgError} from '../../src/model/errors.ts';
import type {Content, Store} from '../../src/model/store.ts';
import {checkStorePath, checkStorePrefix} from '../../src/tools/store-path.ts';

export interface MemoryObject {
  readonly bytes: Uint8Array;
  /** Seconds since 1970. */
  readonly modified: number;
}
export type Memory = Map<string, MemoryObject>;

/** A store that is gone with the process: as quick as one can be, and copied by copying a map. */
export function memoryStore(objects: Memory, now = () => Math.floor(Date.now() / 1000)): Store {
  const put = async (path: string, content: Content) => {
    checkStorePath(path);
    objects.set(path, {bytes: await bytesOf(content), modified: now()});
  };
  const get: Store['get'] = async (path) => {
    const found = objects.get(checkStorePath(path));
    return found && {bytes: found.bytes, tag: createHash('sha256').update(found.bytes).digest('hex')};
  };
  return {
    title: 'the memory',
    get,
    digest: async (path) => (await get(path))?.tag,
    list: async (prefix) => {
      checkStorePrefix(prefix);
      return [...objects]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, {bytes, modified}]) => ({path, size: bytes.length, modified}))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    put: async (uploads) => {
      for (const {path, content} of uploads) await put(path, content);
    },
    putIfUnchanged: async ({path, content}, tag) => {
      const bytes = await bytesOf(content);
      // From here on nobody else has a turn.
      const found = objects.get(checkStorePath(path));
      const is = found && createHash('sha256').update(found.bytes).digest('hex');
      if (is !== tag) return false;
      objects.set(path, {bytes, modified: now()});
      return true;
    },
    delete: async (paths) => {
      for (const path of paths) objects.delete(checkStorePath(path));
    },
  };
}

async function bytesOf(content: Content): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  const bytes = await readFile(content.file);
  if (bytes.length !== content.size)
    throw new PkgError('store/changed', `${content.file} has the size ${bytes.length}`);
  return bytes;
}
