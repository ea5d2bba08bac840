import {chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmdirSync, type Stats} from 'node:fs';
import {realpath, rmdir} from 'node:fs/promises';
import {dirname, sep} from 'node:path';
import {PkgError} from '../../model/errors.ts';
import {draftOf} from './drafts.ts';
import {isPlain} from './rights.ts';

const MOST_TRIES = 20;

/**
 * Does the work in a folder that is made for it, again where somebody else just removed the empty folder. Folders that
 * are `known` are not looked at again. Not asynchronous but for the work: an APT pool has a folder for every package.
 */
export async function inFolder<T>(
  {
    folder,
    root,
    known,
  }: {readonly folder: string; readonly root: string; readonly known?: Set<string> | undefined},
  work: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    makeFolder(folder, root, known);
    try {
      return await work();
    } catch (error) {
      known?.clear();
      if (tries >= MOST_TRIES || codeOf(error) !== 'ENOENT' || isFolder(folder)) throw error;
    }
  }
}

/** Links are an owner's to make; one that leads out of the repository would write, or publish, what is not part of it. */
export async function staysInside(path: string, root: string): Promise<void> {
  const [real, inside] = await Promise.all([realpath(path), realpath(root)]);
  demandInside({path, root}, real, inside);
}

function demandInside(
  {path, root}: {readonly path: string; readonly root: string},
  real: string = realpathSync.native(path),
  inside: string = realpathSync.native(root),
): void {
  if (real === inside || real.startsWith(inside === sep ? sep : inside + sep)) return;
  throw new PkgError('store/link', `${path} is a link that leads out of ${root}, to ${real}`, {
    hint: 'give the folder in which the files really are',
  });
}

/** Every folder that is missing, readable for a web server whatever the umask. */
function makeFolder(folder: string, root: string, known?: Set<string>): void {
  if (known?.has(folder)) return;
  if (isFolder(folder)) {
    if (folder.startsWith(root)) demandInside({path: folder, root});
  } else {
    if (dirname(folder) !== folder) makeFolder(dirname(folder), root, known);
    if (!isMade(folder)) makeFolder(folder, root);
  }
  known?.add(folder);
}

/** False where the folder above it is gone. */
function isMade(folder: string): boolean {
  const draft = draftOf(folder);
  try {
    if (isPlain(0o755)) {
      mkdirSync(folder, 0o755);
      return true;
    }
    mkdirSync(draft);
    chmodSync(draft, 0o755);
    // Takes the place of an empty folder too: what others do in it goes by its name.
    renameSync(draft, folder);
    return true;
  } catch (error) {
    removeDraft(draft);
    if (isFolder(folder)) return true;
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function removeDraft(draft: string): void {
  try {
    rmdirSync(draft);
  } catch {}
}

const isFolder = (path: string): boolean => {
  const found = look(path);
  return found?.isDirectory() === true || (found?.isSymbolicLink() === true && isLinkedFolder(path));
};

const isLinkedFolder = (path: string): boolean => look(`${path}${sep}.`)?.isDirectory() === true;

/** Undefined where nothing is seen, whatever the reason. */
function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, {throwIfNoEntry: false});
  } catch {
    return undefined;
  }
}

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
