import {createHash, randomBytes} from 'node:crypto';
import {basename, dirname, join} from 'node:path';
import {hasEnded, ourselves} from './holder.ts';

/** What no listing shows and no client asks for. */
const PREFIX = '.linux-pkg-';
const DRAFT = /^\.linux-pkg-draft-([0-9a-f]+)-(\d+)-[0-9a-f]+$/;

/** A draft of another machine that nobody wrote to for so long belongs to nobody. */
const FORGOTTEN_MS = 86_400_000;

export const isLock = (file: string): boolean => basename(file).startsWith(`${PREFIX}lock-`);

export const isOurs = (name: string): boolean => name.startsWith(PREFIX);

/** Process numbers come again: what is random keeps us from the leftovers of who had ours before. */
const OWN_DRAFTS = `${PREFIX}draft-${ourselves.machine}-${ourselves.pid}-${randomBytes(6).toString('hex')}`;
let drafts = 0;

/** A new name in a file's folder; short, so that the longest file name has a draft too. */
export const draftOf = (file: string): string => `${dirname(file)}/${OWN_DRAFTS}${(++drafts).toString(16)}`;

/** The one name of the lock of a file. */
export const lockOf = (file: string): string =>
  join(
    dirname(file),
    `${PREFIX}lock-${createHash('sha256').update(basename(file)).digest('hex').slice(0, 16)}`,
  );

/** Whether a draft was left by a process that was ended. */
export function isLeftover(file: string, modifiedMs: number): boolean {
  const [, machine, pid] = DRAFT.exec(basename(file)) ?? [];
  if (machine === undefined) return false;
  return hasEnded({machine, pid: Number(pid)}) || modifiedMs < Date.now() - FORGOTTEN_MS;
}
