import type {Dirent} from 'node:fs';
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** Larger files are no manifests. */
const LARGEST = 256 * 1024;

/** The text of a small regular file of the project; undefined for anything else. */
export async function readSmall(workDir: string, path: string): Promise<string | undefined> {
  try {
    const info = await stat(join(workDir, path));
    if (!info.isFile() || info.size > LARGEST) return undefined;
    return (await readFile(join(workDir, path), 'utf8')).replace(/^\ufeff/, '');
  } catch {
    // Absent or unreadable: nothing is found there, and nothing was asked of the person about it.
    return undefined;
  }
}

/** Names of the regular files in a folder, sorted; none where there is no such folder. */
export const fileNames = (workDir: string, folder: string): Promise<readonly string[]> =>
  namesIn(join(workDir, folder), (entry) => entry.isFile());

/** Names of the folders in a folder, sorted. */
export const folderNames = (workDir: string, folder: string): Promise<readonly string[]> =>
  namesIn(join(workDir, folder), (entry) => entry.isDirectory());

async function namesIn(folder: string, wanted: (entry: Dirent) => boolean): Promise<readonly string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch((): Dirent[] => []);
  return entries
    .filter(wanted)
    .map(({name}) => name)
    .sort();
}
