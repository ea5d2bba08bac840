import {type TarHead, tarEnd, tarHead, tarPadding} from '../archive/tar.ts';
import {PkgError} from '../model/errors.ts';
import type {Entry} from '../model/package.ts';
import {fileBytes} from './file-bytes.ts';
import {gather} from './gather.ts';

/** A small file of our own for the workshop. */
export interface PackedFile {
  /** Below the folder it is put into. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** 0644 unless said. */
  readonly mode?: number;
  /** Seconds since 1970; 0 unless said. */
  readonly mtime?: number;
}

/** Names of users and groups as numbers of the place where the archive is unpacked. */
export interface Owners {
  readonly users: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<string, number>;
}

const ROOT = {uid: 0, gid: 0, uname: 'root', gname: 'root', size: 0, to: ''} as const;

/** Files of our own as a tar archive, with the folders that lead to them; root's. */
export const packFiles = (files: readonly PackedFile[]): AsyncGenerator<Uint8Array> =>
  gather(filesArchive(files));

function* filesArchive(files: readonly PackedFile[]): Generator<Uint8Array> {
  const folders = new Set<string>();
  for (const {path, content, mode = 0o644, mtime = 0} of files) {
    const parts = path.split('/');
    for (let length = 1; length < parts.length; length++) {
      const name = `./${parts.slice(0, length).join('/')}/`;
      if (!folders.has(name)) yield tarHead({...ROOT, name, type: 'dir', mode: 0o755, mtime});
      folders.add(name);
    }
    const bytes = Buffer.from(content);
    yield tarHead({...ROOT, name: `./${path}`, type: 'file', mode, mtime, size: bytes.length});
    yield bytes;
    yield tarPadding(bytes.length);
  }
  yield tarEnd();
}

/**
 * A package's entries as a tar archive: final modes, times and owners, hard links as the entries have them.
 * Ghosts, which have no bytes, are left out; so is the root.
 */
export const packEntries = (entries: readonly Entry[], owners: Owners): AsyncGenerator<Uint8Array> =>
  gather(entriesArchive(entries, owners));

function* entriesArchive(entries: readonly Entry[], owners: Owners): Generator<Uint8Array> {
  const names = new Map<string, string>();
  for (const entry of entries) {
    if (entry.type === 'ghost' || entry.path === '/') continue;
    const head = headOf(entry, owners);
    if (entry.type !== 'file') {
      yield tarHead(head);
      continue;
    }
    // Docker takes the setuid bit away from a file that it links: such a file comes as often as it has names.
    const inode = (entry.mode & 0o6000) === 0 ? entry.inode : undefined;
    const first = inode === undefined ? undefined : names.get(inode);
    if (first !== undefined) yield tarHead({...head, type: 'hardlink', to: first});
    else yield* file(entry, head);
    if (inode !== undefined && first === undefined) names.set(inode, head.name);
  }
  yield tarEnd();
}

function* file(entry: Extract<Entry, {type: 'file'}>, head: TarHead): Generator<Uint8Array> {
  yield tarHead({...head, size: entry.size});
  if (entry.content !== undefined) yield Buffer.from(entry.content, 'base64');
  else yield* fileBytes(entry.from, entry.size, false);
  yield tarPadding(entry.size);
}

const headOf = (entry: Exclude<Entry, {type: 'ghost'}>, {users, groups}: Owners): TarHead => ({
  name: `.${entry.path}${entry.type === 'dir' ? '/' : ''}`,
  type: entry.type,
  mode: entry.type === 'link' ? 0o777 : entry.mode & 0o7777,
  uid: numberOf(entry.owner, users, entry.path),
  gid: numberOf(entry.group, groups, entry.path),
  // Left empty, so that nothing that unpacks it goes by a name instead.
  uname: '',
  gname: '',
  size: 0,
  mtime: entry.mtime,
  to: entry.type === 'link' ? entry.to : '',
});

function numberOf(name: string, numbers: ReadonlyMap<string, number>, path: string): number {
  if (name === 'root') return 0;
  const number = numbers.get(name) ?? (/^\d{1,10}$/.test(name) ? Number(name) : undefined);
  if (number !== undefined) return number;
  throw new PkgError('containers/owner', `${path}: "${name}" has no number here`);
}
