import {chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmdirSync, type Stats} from 'node:fs';
import {realpath, rmdir} from 'node:fs/promises';
import {dirname, sep} from 'node:path';
import {PkgError} from '../../model/errors.ts';
import {draftOf} from './drafts.ts';
import {isPlain} from './rights.ts';

const MOST_TRIES = 20;
const FOLDER_MODE = 0o755;

/** What several files that are written together share. */
export interface Ground {
  /** With no slash at its end. */
  readonly root: string;
  readonly mask: number;
  /** Folders that are there: they are not looked at again. */
  readonly known: Set<string>;
}

/**
 * Does the work in a folder that is made for it, again where somebody else just removed the empty folder. Not
 * asynchronous but for the work: an APT pool has a folder for every package.
 */
export async function inFolder<T>(folder: string, ground: Ground, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    makeFolder(folder, ground);
    try {
      return await work();
    } catch (error) {
      ground.known.clear();
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
function makeFolder(folder: string, ground: Ground): void {
  const {root, known} = ground;
  if (known.has(folder)) return;
  if (!isMadeAtOnce(folder, ground)) {
    if (isFolder(folder)) {
      if (folder.startsWith(root)) demandInside({path: folder, root});
    } else {
      if (dirname(folder) !== folder) makeFolder(dirname(folder), ground);
      if (!isMade(folder, ground)) {
        known.clear();
        makeFolder(folder, ground);
      }
    }
  }
  known.add(folder);
}

/** In a folder that is there, most are new: making one says as much as looking for it. */
function isMadeAtOnce(folder: string, {known, mask}: Ground): boolean {
  if (!known.has(dirname(folder)) || !isPlain(FOLDER_MODE, mask)) return false;
  try {
    mkdirSync(folder, FOLDER_MODE);
    return true;
  } catch {
    return false;
  }
}

/** False where the folder above it is gone. */
function isMade(folder: string, {mask}: Ground): boolean {
  const draft = draftOf(folder);
  try {
    if (isPlain(FOLDER_MODE, mask)) {
      mkdirSync(folder, FOLDER_MODE);
      return true;
    }
    mkdirSync(draft);
    chmodSync(draft, FOLDER_MODE);
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
