import {type Dirent, lstatSync, readdirSync, type Stats} from 'node:fs';
import {rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {StoredObject} from '../../model/store.ts';
import {isLeftover, isLock, isOurs} from './drafts.ts';
import {removeEmptyFolders} from './folders.ts';
import {removeIfDead} from './lock.ts';

interface Found {
  readonly objects: readonly StoredObject[];
  /** Ours, of this run or any other. */
  readonly own: readonly {readonly file: string; readonly modifiedMs: number}[];
}

/**
 * Every file whose path begins so; links are none. Not asynchronous: a call for each of 50,000 files that goes
 * through another thread takes seconds.
 */
export function listBelow(root: string, prefix: string): Found {
  const objects: StoredObject[] = [];
  const own: {file: string; modifiedMs: number}[] = [];
  const visit = (folder: string): void => {
    for (const entry of entriesOf(`${root}/${folder}`)) {
      const path = folder + entry.name;
      const isOwn = isOurs(entry.name);
      if (entry.isDirectory() && !isOwn) {
        if (`${path}/`.startsWith(prefix) || prefix.startsWith(`${path}/`)) visit(`${path}/`);
        continue;
      }
      const found = entry.isSymbolicLink() ? undefined : statOf(`${root}/${path}`);
      if (!found) continue;
      if (isOwn) own.push({file: `${root}/${path}`, modifiedMs: found.mtimeMs});
      else if (found.isFile() && path.startsWith(prefix))
        objects.push({path, size: found.size, modified: Math.floor(found.mtimeMs / 1000)});
    }
  };
  visit(prefix.slice(0, prefix.lastIndexOf('/') + 1));
  return {objects: objects.sort((a, b) => (a.path < b.path ? -1 : 1)), own};
}

/** Removes what ended processes left. It hinders nobody, so it may stay where that fails. */
export async function removeLeftovers(root: string, own: Found['own']): Promise<void> {
  for (const {file, modifiedMs} of own)
    try {
      if (isLeftover(file, modifiedMs)) {
        await rm(file, {recursive: true, force: true});
        await removeEmptyFolders(dirname(file), root);
      } else if (isLock(file)) await removeIfDead(file);
    } catch {}
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** Others remove files while we look. */
function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Nothing of that name, or nothing that is a file. */
export const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
