import {resolve} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {Entry, Package, Role} from '../../model/package.ts';
import {isBaseDir} from './base-dirs.ts';
import {linkKey, type Names, tellLinks} from './hard-links.ts';
import {FILE_FLAG} from './tags.ts';

/** One path of the header, in the header's order. */
export interface FileRow {
  readonly path: string;
  /** With the file type's bits. */
  readonly mode: number;
  readonly size: number;
  readonly mtime: number;
  readonly owner: string;
  readonly group: string;
  readonly flags: number;
  /** A link's target. */
  readonly to: string;
  /** The language it is written in, where one was said. */
  readonly lang: string;
  /** Where the bytes of a regular file come from. */
  readonly from: string | undefined;
  /** Its bytes, where they are not on the disk. */
  readonly content?: string;
  readonly inPayload: boolean;
  /** The same for all names of one file. */
  readonly inode: number;
  /** How many names it has. */
  readonly links: number;
  /** Is this the name behind which the payload has the bytes? */
  readonly holdsBytes: boolean;
}

const KIND = {dir: 0o040000, file: 0o100000, ghost: 0o100000, link: 0o120000} as const;
const LINK_MODE = 0o777;
const MAX_TIME = 0xffff_ffff;

/** A moment as rpm holds it: 1970 to 2106. */
export const time32 = (seconds: number): number => Math.min(Math.max(Math.trunc(seconds), 0), MAX_TIME);

const ROLE_FLAGS: Readonly<Record<Role, number>> = {
  config: FILE_FLAG.config,
  'config-noreplace': FILE_FLAG.config | FILE_FLAG.noreplace,
  'config-missingok': FILE_FLAG.config | FILE_FLAG.missingok,
  doc: FILE_FLAG.doc,
  license: FILE_FLAG.license,
  readme: FILE_FLAG.readme,
};

/** The files and the directories that the package owns, in order of their bytes as rpm searches them. */
export function fileRows(host: Host, {entries, nfpm}: Pick<Package, 'entries' | 'nfpm'>): readonly FileRow[] {
  const sorted = entries
    .filter((entry) => owned(host, entry))
    .map((entry) => ({entry, order: Buffer.from(entry.path)}))
    .sort((a, b) => Buffer.compare(a.order, b.order))
    .map(({entry}) => entry);
  // nfpm packs a copy for each name.
  const names = tellLinks(sorted.map((entry) => (nfpm ? undefined : linkKey(entry))));
  return sorted.map((entry, at) => rowOf(host, entry, names[at] as Names));
}

/** Is it a path of the package, and not one that is only there to hold others or belongs to the base system? */
export function owned(host: Pick<Host, 'log'>, entry: Entry): boolean {
  if (entry.type !== 'dir') return true;
  if (entry.implicit) return false;
  if (!isBaseDir(entry.path)) return true;
  host.log.warn({
    message: `${entry.path} belongs to the base system: the rpm does not own it`,
    hint: 'leave the directory out; what lies in it is packed all the same',
  });
  return false;
}

function rowOf(host: Host, entry: Entry, names: Names): FileRow {
  const {path, owner, group, type} = entry;
  const to = type === 'link' ? entry.to : '';
  return {
    path,
    owner,
    group,
    to,
    mode: KIND[type] | (type === 'link' ? LINK_MODE : entry.mode),
    mtime: time32(entry.mtime),
    lang: type === 'file' ? (entry.lang ?? '') : '',
    size: type === 'file' ? entry.size : Buffer.byteLength(to),
    flags: flagsOf(entry),
    from: type === 'file' ? resolve(host.workDir, entry.from) : undefined,
    ...(type === 'file' && entry.content !== undefined && {content: entry.content}),
    inPayload: type !== 'ghost',
    ...names,
  };
}

/** What lies here is documentation, said or not: rpmbuild's own list (`%__docdir_path`). */
const DOC = /^\/usr\/(?:share\/(?:doc|man|info|gtk-doc\/html|gnome\/help|javadoc)|doc|man|info|X11R6\/man)\//;

const flagsOf = (entry: Entry): number => {
  const place = entry.type !== 'dir' && DOC.test(entry.path) ? FILE_FLAG.doc : 0;
  if (entry.type === 'ghost') return FILE_FLAG.ghost | place;
  return place | (entry.type === 'file' && entry.role !== undefined ? ROLE_FLAGS[entry.role] : 0);
};
