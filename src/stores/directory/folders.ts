import {chmod, lstat, mkdir, realpath, rename, rmdir} from 'node:fs/promises';
import {dirname, sep} from 'node:path';
import {PkgError} from '../../model/errors.ts';
import {draftOf} from './drafts.ts';

const MOST_TRIES = 20;

/** Does the work in a folder that is made for it, again where somebody else just removed the empty folder. */
export async function inFolder<T>(folder: string, root: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    await makeFolder(folder, root);
    try {
      return await work();
    } catch (error) {
      if (tries >= MOST_TRIES || codeOf(error) !== 'ENOENT' || (await isFolder(folder))) throw error;
    }
  }
}

/** Links are an owner's to make; one that leads out of the repository would write, or publish, what is not part of it. */
export async function staysInside(path: string, root: string): Promise<void> {
  const [real, inside] = await Promise.all([realpath(path), realpath(root)]);
  if (real === inside || real.startsWith(inside === sep ? sep : inside + sep)) return;
  throw new PkgError('store/link', `${path} is a link that leads out of ${root}, to ${real}`, {
    hint: 'give the folder in which the files really are',
  });
}

/** Every folder that is missing, readable for a web server whatever the umask. */
async function makeFolder(folder: string, root: string): Promise<void> {
  if (await isFolder(folder)) return folder.startsWith(root) ? staysInside(folder, root) : undefined;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder), root);
  const draft = draftOf(folder);
  try {
    await mkdir(draft);
    await chmod(draft, 0o755);
    // Takes the place of an empty folder too: what others do in it goes by its name.
    await rename(draft, folder);
  } catch (error) {
    await rmdir(draft).catch(() => undefined);
    if (await isFolder(folder)) return;
    if (codeOf(error) === 'ENOENT') return makeFolder(folder, root);
    throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    async (found) => found.isDirectory() || (found.isSymbolicLink() && isLinkedFolder(path)),
    () => false,
  );

const isLinkedFolder = (path: string): Promise<boolean> =>
  lstat(`${path}${sep}.`).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** The folders that a file leaves empty, up to the root. */
export async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  for (let at = folder; at.startsWith(root + sep); at = dirname(at))
    try {
      await rmdir(at);
    } catch {
      return;
    }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
