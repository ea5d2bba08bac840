import type {Host} from '../../model/host.ts';
import type {Draft} from './drafts.ts';
import type {Findings} from './finding.ts';

const WORLD_WRITABLE = 0o002;
const STICKY = 0o1000;
const SET_ID = 0o6000;

/** What a package may hold, and its users will wonder at. */
export function warnOfEntries(drafts: readonly Draft[], findings: Findings): void {
  warnOfLocal(drafts, findings);
  warnOfKernel(drafts, findings);
  const open = drafts.filter(
    ({entry: {type, mode}}) => type !== 'link' && mode & WORLD_WRITABLE && !(mode & STICKY),
  );
  for (const {entry, at} of open)
    findings.warn(
      at,
      `${entry.path} has mode 0${entry.mode.toString(8)}: every user of the machine may change it`,
      entry.type === 'dir'
        ? 'write file_info.mode: 0755, or 01777 for a shared folder'
        : 'write file_info.mode: 0644',
    );
}

/** These folders are made anew at every start of the machine. */
function warnOfKernel(drafts: readonly Draft[], findings: Findings): void {
  for (const {entry, at} of drafts) {
    const [, folder = ''] = /^\/(dev|proc|sys|run|var\/run|tmp)\//.exec(entry.path) ?? [];
    if (folder === '' || (entry.type === 'dir' && entry.implicit) || entry.type === 'ghost') continue;
    const lost = ['dev', 'proc', 'sys'].includes(folder)
      ? 'there dpkg and rpm fail, or overwrite a device of the machine'
      : 'what dpkg and rpm put there is gone after the next start, or sooner';
    findings.warn(
      at,
      `${entry.path}: /${folder} belongs to the running system, not to packages`,
      `${lost}, on every distro; let the program or a file below /usr/lib/tmpfiles.d make it`,
    );
  }
}

function warnOfLocal(drafts: readonly Draft[], findings: Findings): void {
  const local = drafts.filter(
    ({entry}) => entry.path.startsWith('/usr/local/') && !(entry.type === 'dir' && entry.implicit),
  );
  const [first] = local;
  if (!first) return;
  const others = local.length > 1 ? ` and ${local.length - 1} more` : '';
  findings.warn(
    first.at,
    `${first.entry.path}${others}: /usr/local belongs to the administrator, not to packages`,
    'Debian and Ubuntu (Policy 9.1.2) and Fedora keep such packages out of their archives, and on image-based ' +
      'systems such as Fedora CoreOS it cannot be installed; use /usr or /opt',
  );
}

/** Files that run with their owner's rights: worth a line for who looks closely. */
export function tellSetId(drafts: readonly Draft[], log: Pick<Host['log'], 'debug'>): void {
  for (const {entry} of drafts)
    if (entry.type === 'file' && entry.mode & SET_ID)
      log.debug(
        `${entry.path} has mode 0${entry.mode.toString(8)}: it runs with the rights of its owner or group`,
      );
}

interface Twin {
  readonly pkg: {readonly name: string};
  readonly drafts: readonly Draft[];
}

/** Warns of a path that two packages of one target bring: they cannot be installed together. */
export function warnOfTwins(packages: readonly Twin[], findings: Findings): void {
  const owners = new Map<string, string>();
  const told = new Set<string>();
  for (const {pkg, drafts} of packages)
    for (const {entry, at} of drafts) {
      const other = entry.type === 'dir' || entry.type === 'ghost' ? undefined : owners.get(entry.path);
      if (entry.type !== 'dir') owners.set(entry.path, pkg.name);
      const pair = `${other} ${pkg.name}`;
      if (other === undefined || other === pkg.name || told.has(pair)) continue;
      told.add(pair);
      findings.warn(
        at,
        `${entry.path} is in ${other} and in ${pkg.name}: they cannot be installed together`,
        'keep it in one of them, or say that they conflict',
      );
    }
}
