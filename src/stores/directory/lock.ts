import {randomBytes} from 'node:crypto';
import {open, readFile, rm, stat} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import {lockOf} from './drafts.ts';
import {hasEnded, ourselves} from './holder.ts';

/** Nobody holds a lock for so long: it covers the writing of one small file. */
const STALE_MS = 30_000;
const WAIT_MS = 10;

/** Keeps other processes from the file until it is disposed of. Its folder has to be there. */
export const lockBeside = (file: string): Promise<AsyncDisposable> => hold(lockOf(file));

async function hold(path: string): Promise<AsyncDisposable> {
  const mine = `${ourselves.machine} ${ourselves.pid} ${randomBytes(8).toString('hex')}`;
  let seen: string | undefined;
  let since = Date.now();
  while (!(await take(path, mine))) {
    const holder = await holderOf(path);
    // Counted from when we saw it: clocks of machines that share a folder differ.
    if (holder !== seen) [seen, since] = [holder, Date.now()];
    if (seen !== undefined && (isDead(seen) || Date.now() - since > STALE_MS)) await breakOpen(path, seen);
    else await wait(WAIT_MS);
  }
  return {[Symbol.asyncDispose]: () => release(path, mine)};
}

async function take(path: string, mine: string): Promise<boolean> {
  try {
    await using file = await open(path, 'wx');
    await file.writeFile(mine);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What a lock says; who was ended before saying anything is known by the file itself. */
async function holderOf(path: string): Promise<string | undefined> {
  try {
    const [said, {ino, mtimeMs}] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return said || `? ${ino} ${mtimeMs}`;
  } catch {
    return undefined;
  }
}

function isDead(holder: string): boolean {
  const [machine = '', pid] = holder.split(' ');
  return hasEnded({machine, pid: Number(pid)});
}

/**
 * Of many that find a lock stale one removes it, and never one that somebody took since: they take turns at a lock
 * that is named after the dead holder, and look again.
 */
async function breakOpen(path: string, holder: string): Promise<void> {
  await using _ = await hold(lockOf(`${path} ${holder}`));
  if ((await holderOf(path)) === holder) await rm(path, {force: true});
}

/** Removes a lock whose holder was ended, where it is one. */
export async function removeIfDead(path: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== undefined && isDead(holder)) await breakOpen(path, holder);
}

/** Whoever was taken for dead has nothing to release. */
async function release(path: string, mine: string): Promise<void> {
  if ((await holderOf(path)) === mine) await rm(path, {force: true});
}
