import {createHash} from 'node:crypto';
import {readdir, readFile, rm, rmdir, stat} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {PkgError} from '../../model/errors.ts';
import type {Store, StoredObject} from '../../model/repository.ts';

import {allInOrder} from '../../tools/parallel.ts';
import {isOurs} from './drafts.ts';
import {lockBeside} from './lock.ts';
import {placeWhole} from './place.ts';

const AT_ONCE = 8;

/** A folder of this machine, or one that is mounted. Each file comes by its name in one go. */
export const directoryStore = (root: string): Store => ({
  title: `the folder ${root}`,
  list: async (prefix) => {
    const found: StoredObject[] = [];
    const folder = join(root, prefix.slice(0, prefix.lastIndexOf('/') + 1));
    for await (const file of filesBelow(folder)) {
      const path = relative(root, file).split(sep).join('/');
      if (path.startsWith(prefix)) {
        const {size, mtimeMs} = await stat(file);
        found.push({path, size, modified: Math.floor(mtimeMs / 1000)});
      }
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
  get: (path) => read(fileOf(root, path)),
  put: async (uploads) => {
    await allInOrder(uploads, AT_ONCE, ({path, content}) => placeWhole(fileOf(root, path), content));
  },
  putIfUnchanged: async ({path, content}, tag) => {
    const file = fileOf(root, path);
    await using _ = await lockBeside(file);
    if ((await read(file))?.tag !== tag) return false;
    await placeWhole(file, content);
    return true;
  },
  delete: async (paths) => {
    for (const path of paths) {
      const file = fileOf(root, path);
      await rm(file, {force: true});
      await removeEmptyFolders(dirname(file), root);
    }
  },
});

/** A path of an index may come from a stranger. */
function fileOf(root: string, path: string): string {
  const file = resolve(root, path);
  if (file.startsWith(resolve(root) + sep)) return file;
  throw new PkgError('store/path', `${path} lies outside of ${root}`);
}

async function read(file: string): ReturnType<Store['get']> {
  try {
    const bytes = await readFile(file);
    return {bytes, tag: createHash('sha256').update(bytes).digest('hex')};
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    if (isOurs(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** The folders that a file leaves empty, up to the root. */
async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  if (!folder.startsWith(resolve(root) + sep)) return;
  try {
    await rmdir(folder);
  } catch {
    return;
  }
  await removeEmptyFolders(dirname(folder), root);
}
