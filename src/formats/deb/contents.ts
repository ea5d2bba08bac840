import {readTar, type TarMember} from '../../archive/tar-reader.ts';
import {UserError} from '../../model/errors.ts';
import type {ContentWatcher, FileFact} from '../../model/facts.ts';

export type Contents = readonly FileFact[];

/** More than any package has; it keeps a made-up list from filling the memory. */
const MOST_FILES = 1_000_000;
const MOST_NAME_BYTES = 256 * 1024 * 1024;

/** The files of a data.tar; their bytes are passed over, unless somebody watches. */
export async function readContents(
  source: AsyncIterable<Uint8Array>,
  watcher?: ContentWatcher,
): Promise<Contents> {
  const files: FileFact[] = [];
  const others = new Set<string>();
  let bytes = 0;
  for await (const member of readTar(source)) {
    const path = pathOf(member.name);
    if (path === '/') continue;
    bytes += path.length + member.to.length;
    if (files.length >= MOST_FILES || bytes > MOST_NAME_BYTES) {
      throw new UserError('deb/too-many', `more than ${MOST_FILES} files, or names longer than all sense`);
    }
    const fact = factOf(member, path);
    files.push(fact);
    if (watcher) await show(member, fact, {watcher, others});
  }
  return files;
}

interface Showing {
  readonly watcher: ContentWatcher;
  /** Paths of what is no regular file: a hard link to a link is another link. */
  readonly others: Set<string>;
}

async function show(member: TarMember, fact: FileFact, {watcher, others}: Showing): Promise<void> {
  const {path, type, size, to = ''} = fact;
  if (type === 'file') await watcher.file({path, size, bytes: member.body});
  else if (type === 'hardlink' && !others.has(to)) await watcher.file({path, same: to});
  else others.add(path);
}

/** As dpkg-deb writes names: nothing in them is to be made out. */
const USUAL = /^\.(?:\/[^/.][^/]*)+\/?$/;

/** `./usr/bin/` is `/usr/bin`; a name that climbs out of the root is refused, as dpkg's unpacking would. */
export function pathOf(name: string): string {
  if (USUAL.test(name)) return name.slice(1, name.endsWith('/') ? -1 : undefined);
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) {
    throw new UserError(
      'deb/path-escape',
      `it holds the path ${JSON.stringify(name)}, which leaves its root`,
    );
  }
  return `/${parts.join('/')}`;
}

function factOf(member: TarMember, path: string): FileFact {
  const {type, mode, uname, uid, gname, gid, size, mtime, to} = member;
  return {
    path,
    type,
    mode,
    owner: uname || String(uid),
    group: gname || String(gid),
    size: type === 'file' ? size : 0,
    mtime,
    to: type === 'link' ? to : type === 'hardlink' ? pathOf(to) : undefined,
    flags: [],
    digest: undefined,
  };
}
