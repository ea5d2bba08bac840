import {setTimeout as wait} from 'node:timers/promises';
import {ToolError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {REMOTE} from '../../tools/git-bare.ts';
import type {Branch} from './branch.ts';
import {isTransient, pause} from './faults.ts';

export interface Push {
  /** Of the branch. */
  readonly name: string;
  readonly commit: string;
  /** What the branch has to be over there: nobody's work is written over. */
  readonly tip: string | undefined;
}

const WAITS_MS = [500, 2000, 5000];
const ARGUMENTS = [
  'push',
  '--porcelain',
  '--quiet',
  '--no-verify',
  '--thin',
  '--no-signed',
  '--no-follow-tags',
] as const;
/** Found out before anything was sent. */
const STALE = /\[rejected\] \((?:stale info|fetch first)\)/;
/** What an empty repository is found out by. */
const OTHER_FORMAT = /does not support this repository's hash algorithm/;
/** Two pushes at one moment: the server lets one of them in, and the other one sees it a little later. */
const BUSY =
  /cannot lock ref|failed to lock|Unable to create '.*\.lock'|failed to update ref|incorrect old value/;

/** True where the branch is that commit now; false where somebody was faster. */
export async function push(host: Host, branch: Branch, {name, commit, tip}: Push): Promise<boolean> {
  const ref = `refs/heads/${name}`;
  const lease = `--force-with-lease=${ref}:${tip ?? ''}`;
  for (let tries = 0; ; tries++) {
    try {
      await branch.repository().remote([...ARGUMENTS, lease, REMOTE, `${commit}:${ref}`]);
      return true;
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      host.signal.throwIfAborted();
      if (tries === 0 && STALE.test(error.tail)) return false;
      if (OTHER_FORMAT.test(error.tail)) {
        await branch.changeFormat();
        return false;
      }
      // The answer may be lost, and the push done.
      const now = await branch.tip().catch(() => tip);
      if (now === commit) return true;
      if (now !== tip) return false;
      const ms = WAITS_MS[tries];
      if (ms === undefined) throw error;
      if (isTransient(error)) await pause(host, error, ms);
      else if (BUSY.test(error.tail)) await wait(ms / 5, undefined, {signal: host.signal});
      else throw error;
    }
  }
}
