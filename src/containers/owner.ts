import {readFileSync, readlinkSync} from 'node:fs';

/** One process of one boot of one machine; a pid alone is soon somebody else's. */
export interface Owner {
  readonly boot: string;
  /** The namespace that the pid is counted in. */
  readonly space: string;
  readonly pid: number;
  /** In the kernel's ticks since the boot. */
  readonly start: string;
}

export type Life = 'alive' | 'dead' | 'unknown';

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const spaceOf = (): string => {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '';
  }
};

/** The 22nd field of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; names in the second may hold anything. */
const startOf = (pid: number): string | undefined => {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
};

/** This process. */
export const ownOwner = (): Owner => ({
  boot: read('/proc/sys/kernel/random/boot_id') ?? '',
  space: spaceOf(),
  pid: process.pid,
  start: startOf(process.pid) ?? '',
});

export const ownerText = ({boot, space, pid, start}: Owner): string => [boot, space, pid, start].join('/');

/** What a label says; undefined where it is none of ours. */
export function parseOwner(text: string): Owner | undefined {
  const [, boot, space, pid, start] = /^([0-9a-f-]{0,36})\/(\d*)\/(\d+)\/(\d*)$/.exec(text) ?? [];
  if (boot === undefined || space === undefined || pid === undefined || start === undefined) return undefined;
  return {boot, space, pid: Number(pid), start};
}

/** Only a process of our own boot and namespace can be looked up; where /proc is not, nothing can. */
export function lifeOf(owner: Owner, us: Owner = ownOwner()): Life {
  if (!us.boot || !us.start || owner.boot !== us.boot || owner.space !== us.space) return 'unknown';
  return startOf(owner.pid) === owner.start ? 'alive' : 'dead';
}
