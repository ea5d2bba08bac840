import type {Workshop} from '../../model/workshop.ts';

/** What is there on a machine: every path, user, group and unit file. */
export interface Snapshot {
  /** Folders end with a slash. */
  readonly paths: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
}

/** What the kernel and a boot make is no part of it; nor is our own folder. */
const PRUNED = ['/proc', '/sys', '/dev', '/run', '/tmp', '/linux-pkg'];

const PATHS = [
  'find',
  '/',
  '-xdev',
  '(',
  ...PRUNED.flatMap((path, at) => [...(at === 0 ? [] : ['-o']), '-path', path]),
  ')',
  '-prune',
  '-o',
  '-type',
  'd',
  '-printf',
  '%p/\\0',
  '-o',
  '-printf',
  '%p\\0',
] as const;

const UNITS = 'systemctl list-unit-files --no-legend --no-pager --full 2>/dev/null || :';

/** Looks at all that a package could leave. */
export async function takeSnapshot({run}: Pick<Workshop, 'run'>): Promise<Snapshot> {
  const printed = async (command: readonly [string, ...string[]]) => (await run(command)).stdout;
  const [paths, users, groups, units] = [
    await printed(PATHS as unknown as readonly [string, ...string[]]),
    await printed(['cat', '/etc/passwd']),
    await printed(['cat', '/etc/group']),
    await printed(['sh', '-c', UNITS]),
  ];
  return {
    paths: new Set(paths.split('\0').filter(Boolean)),
    users: firstFields(users, ':'),
    groups: firstFields(groups, ':'),
    units: unitNames(units),
  };
}

const firstFields = (text: string, sign: string): ReadonlySet<string> =>
  new Set(
    text
      .split('\n')
      .map((line) => line.split(sign)[0]!.trim())
      .filter(Boolean),
  );

/** Those of the kernel's and systemd's own making come and go. */
const unitNames = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split('\n')
      .filter((line) => !/\s(?:generated|transient)(?:\s|$)/.test(line))
      .map((line) => line.trim().split(/\s+/)[0]!)
      .filter(Boolean),
  );
