import {createHash} from 'node:crypto';
import {readFileSync, readlinkSync} from 'node:fs';
import {hostname} from 'node:os';
import {isRunning} from '../../tools/files.ts';

/** A process, as it is known to others that write into the same folder. */
export interface Holder {
  /** Of the machine since its start, and of the container: process numbers mean the same within it alone. */
  readonly machine: string;
  readonly pid: number;
}

const orNothing = (read: () => string): string => {
  try {
    return read();
  } catch {
    return '';
  }
};

const machine = createHash('sha256')
  .update(hostname())
  .update(orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')))
  .update(orNothing(() => readlinkSync('/proc/self/ns/pid')))
  .digest('hex')
  .slice(0, 10);

export const ourselves: Holder = {machine, pid: process.pid};

/** Whether that process has certainly ended; of another machine nobody here can tell. */
export const hasEnded = ({machine: its, pid}: Holder): boolean => its === machine && !isRunning(pid);
