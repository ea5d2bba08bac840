import {isBaseFolder} from '../stage/index.ts';
import type {Snapshot} from './snapshot.ts';

/** What a package may leave behind. */
export interface Kept {
  /** Paths with all below them. */
  readonly folders: readonly string[];
  readonly paths: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** What the package manager and the system leave; a slash at the end stands for all below. */
  readonly traces: readonly string[];
}

/** What systems write by themselves while they run. */
export const SYSTEM_TRACES: readonly string[] = [
  '/etc/.pwd.lock',
  '/etc/group-',
  '/etc/gshadow-',
  '/etc/ld.so.cache',
  '/etc/machine-id',
  '/etc/passwd-',
  '/etc/shadow-',
  '/etc/subgid-',
  '/etc/subuid-',
  '/root/.cache/',
  '/usr/share/applications/mimeinfo.cache',
  '/usr/share/glib-2.0/schemas/gschemas.compiled',
  '/usr/share/icons/hicolor/icon-theme.cache',
  '/usr/share/info/dir',
  '/usr/share/mime/',
  '/var/cache/fontconfig/',
  '/var/cache/ldconfig/',
  '/var/cache/man/',
  '/var/cache/private',
  '/var/lib/dbus/',
  '/var/lib/private',
  '/var/lib/systemd/catalog/',
  '/var/lib/systemd/coredump',
  '/var/lib/systemd/credential.secret',
  '/var/lib/systemd/linger',
  '/var/lib/systemd/pstore',
  '/var/lib/systemd/random-seed',
  '/var/lib/systemd/timers/',
  '/var/log/btmp',
  '/var/log/faillog',
  '/var/log/journal/',
  '/var/log/lastlog',
  '/var/log/private',
  '/var/log/wtmp',
  '/var/tmp/',
];

/** Folders of links that systemd makes when units are enabled, and leaves. */
const WANTS = /^\/etc\/systemd\/(?:system|user)\/[^/]+\.(?:wants|requires|upholds)\/$/;

/** What was not there before and is now, as lines to be read; what may stay is left out. */
export function leftovers(before: Snapshot, after: Snapshot, kept: Kept): readonly string[] {
  const added = [...after.paths].filter((path) => !before.paths.has(path)).sort();
  const stays = added.filter((path) => mayStay(path, kept));
  const left = added.filter(
    (path) =>
      !mayStay(path, kept) &&
      // A folder stays with what stays in it.
      !(path.endsWith('/') && stays.some((inner) => inner.startsWith(path))),
  );
  // A folder stands for all that is in it.
  const tops: string[] = [];
  for (const path of left) {
    const last = tops.at(-1);
    if (!(last?.endsWith('/') && path.startsWith(last))) tops.push(path);
  }
  const newOnes = (name: 'users' | 'groups' | 'units', allowed: readonly string[]) =>
    [...after[name]].filter((one) => !before[name].has(one) && !allowed.includes(one)).sort();
  return [
    ...tops,
    ...newOnes('users', kept.users).map((name) => `the user ${name}`),
    ...newOnes('groups', kept.groups).map((name) => `the group ${name}`),
    ...newOnes('units', []).map((name) => `the unit ${name}`),
  ];
}

function mayStay(path: string, {folders, paths, traces}: Kept): boolean {
  const bare = path.replace(/\/$/, '');
  return (
    paths.includes(bare) ||
    folders.some((folder) => bare === folder || bare.startsWith(`${folder}/`)) ||
    WANTS.test(path) ||
    // A small image may lack what every system has.
    (path.endsWith('/') && isBaseFolder(bare)) ||
    traces.some((trace) => (trace.endsWith('/') ? `${bare}/`.startsWith(trace) : bare === trace))
  );
}
