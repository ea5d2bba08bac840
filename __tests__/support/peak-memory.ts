import {readFileSync} from 'node:fs';

/**
 * The most memory that this process has taken, in megabytes. Not getrusage's maxRSS: a child starts with that of
 * the process it was forked from, which for a test is Jest's.
 */
export const peakMegabytes = (): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
