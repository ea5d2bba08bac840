import {createHash} from 'node:crypto';
import {readFile, unlink} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {PkgError} from '../../model/errors.ts';
import type {Content, Store} from '../../model/store.ts';
import {digestOf} from '../../tools/files.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {checkStorePath, checkStorePrefix} from '../../tools/store-path.ts';
import {isOurs} from './drafts.ts';
import {telling} from './faults.ts';
import {type Ground, inFolder, removeEmptyFolders, staysInside} from './folders.ts';
import {isAbsent, listBelow, removeLeftovers} from './listing.ts';
import {lockBeside} from './lock.ts';
import {placeWhole} from './place.ts';
import {currentMask} from './rights.ts';

const AT_ONCE = 8;

/** A folder of this machine, or one that is mounted. Each file comes by its name in one go. */
export function directoryStore(folder: string): Store {
  const root = resolve(folder);
  const title = `the folder ${folder}`;
  const told = <T>(path: string, work: () => Promise<T>) => telling(title, path, work);
  const fileOf = (path: string): string => {
    if (!checkStorePath(path).split('/').some(isOurs)) return join(root, path);
    throw new PkgError('store/path', `${path} is a name that drafts and locks of ${title} have`);
  };
  const groundNow = (): Ground => ({root, mask: currentMask(), known: new Set()});
  const put = async (path: string, content: Content, ground: Ground): Promise<void> => {
    const file = fileOf(path);
    return told(path, () => inFolder(dirname(file), ground, () => placeWhole(file, content, ground.mask)));
  };
  const get = async (path: string): ReturnType<Store['get']> => {
    const file = fileOf(path);
    return told(path, () => read(file, root));
  };
  return {
    title,
    get,
    digest: async (path) => {
      const file = fileOf(path);
      return told(path, () => digest(file, root));
    },
    list: async (prefix) => {
      const {objects, own} = await told(prefix, async () => listBelow(root, checkStorePrefix(prefix)));
      await removeLeftovers(root, own);
      return objects;
    },
    put: async (uploads) => {
      // One after the other where they have the same path: the last one stands.
      const byPath = new Map(uploads.map((upload) => [upload.path, upload]));
      const ground = groundNow();
      await allInOrder([...byPath.values()], AT_ONCE, ({path, content}) => put(path, content, ground));
    },
    putIfUnchanged: async ({path, content}, tag) => {
      const file = fileOf(path);
      await using _ = await told(path, () => inFolder(dirname(file), groundNow(), () => lockBeside(file)));
      if ((await get(path))?.tag !== tag) return false;
      await put(path, content, groundNow());
      return true;
    },
    delete: async (paths) => {
      for (const path of paths) {
        const file = fileOf(path);
        await told(path, () => remove(file, root));
      }
    },
  };
}

async function read(file: string, root: string): ReturnType<Store['get']> {
  try {
    await staysInside(file, root);
    const bytes = await readFile(file);
    return {bytes, tag: createHash('sha256').update(bytes).digest('hex')};
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function digest(file: string, root: string): Promise<string | undefined> {
  try {
    await staysInside(file, root);
    return (await digestOf(file)).sha256;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function remove(file: string, root: string): Promise<void> {
  try {
    await staysInside(dirname(file), root);
    await unlink(file);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  await removeEmptyFolders(dirname(file), root);
}
