import {mkdir, open, rename, rm, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {beside, draftOf} from './drafts.ts';

/** A lock that nobody came back for: its process was ended. */
const STALE_MS = 30_000;
const WAIT_MS = 20;

/** Keeps other processes from the file until it is disposed of; held for the time of one write. */
export async function lockBeside(file: string): Promise<AsyncDisposable> {
  const path = beside(file, 'lock');
  await mkdir(dirname(path), {recursive: true});
  while (!(await take(path))) {
    await setAsideIfStale(path);
    await wait(WAIT_MS);
  }
  return {[Symbol.asyncDispose]: () => rm(path, {force: true})};
}

async function take(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Renamed and not removed: of two that find it stale, one gets it. */
async function setAsideIfStale(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found || Date.now() - found.mtimeMs < STALE_MS) return;
  const aside = draftOf(path);
  await rename(path, aside).catch(() => undefined);
  await rm(aside, {force: true});
}
