import type {Part} from '../../archive/pack/blocks.ts';
import {type TarHead, tarEnd, tarHead, tarPadding} from '../../archive/tar.ts';
import type {Problem} from '../../model/errors.ts';
import type {Entry, Package} from '../../model/package.ts';

/** Ghosts are rpm's; the root is written in any case. */
const packed = (pkg: Package): Exclude<Entry, {type: 'ghost'}>[] =>
  pkg.entries.filter((entry) => entry.type !== 'ghost' && entry.path !== '/') as Exclude<
    Entry,
    {type: 'ghost'}
  >[];

/** What data.tar is made of, each source file once; `md5` is told each file's digest. */
export function* dataTar(pkg: Package, md5: (path: string, hex: string) => void): Generator<Part> {
  yield tarHead({...rootOf(pkg), name: './', type: 'dir', mode: 0o755, size: 0, to: ''});
  for (const entry of packed(pkg)) {
    yield tarHead(headOf(entry));
    if (entry.type !== 'file') continue;
    yield {source: entry, read: ({digest}) => md5(entry.path, digest)};
    yield tarPadding(entry.size);
  }
  yield tarEnd();
}

/** Numbers stay 0: a name that the installing machine lacks must not become some other user. */
export const rootOf = (pkg: Package) =>
  ({uid: 0, gid: 0, uname: 'root', gname: 'root', mtime: pkg.version.date}) as const;

function headOf(entry: Exclude<Entry, {type: 'ghost'}>): TarHead {
  return {
    name: `.${entry.path}${entry.type === 'dir' ? '/' : ''}`,
    type: entry.type,
    mode: entry.type === 'link' ? 0o777 : entry.mode & 0o7777,
    uid: 0,
    gid: 0,
    uname: entry.owner,
    gname: entry.group,
    size: entry.type === 'file' ? entry.size : 0,
    mtime: entry.mtime,
    to: entry.type === 'link' ? entry.to : '',
  };
}

/** Installed-Size as dpkg-gencontrol counts it: files and links in whole KiB, 1 for anything else. */
export const installedKib = (pkg: Package): number => packed(pkg).reduce((sum, entry) => sum + kib(entry), 1);

function kib(entry: Entry): number {
  if (entry.type === 'file') return Math.ceil(entry.size / 1024);
  return entry.type === 'link' ? Math.ceil(Buffer.byteLength(entry.to) / 1024) : 1;
}

/** The configuration files, as dpkg's conffiles lists them: absolute, one a line. */
export const conffilesOf = (pkg: Package): readonly string[] =>
  packed(pkg)
    .filter((entry) => entry.type === 'file' && entry.role?.startsWith('config'))
    .map((entry) => entry.path)
    .sort();

/** Paths that dpkg's own lists cannot hold. */
export function pathProblems(pkg: Package): readonly Problem[] {
  const newlines = packed(pkg)
    .filter(({path}) => /[\n\0]/.test(path))
    .map(({path}) => ({message: `${JSON.stringify(path)}: dpkg takes no path with a newline in it`}));
  const spaces = conffilesOf(pkg)
    .filter((path) => /\s$/.test(path))
    .map((path) => ({
      message: `${JSON.stringify(path)}: dpkg takes no config file whose name ends in a space`,
    }));
  const links = packed(pkg).flatMap(({path, ...entry}) =>
    entry.type === 'link' && (entry.to === '' || entry.to.includes('\0'))
      ? [
          {
            message: `the link ${JSON.stringify(path)} points at ${JSON.stringify(entry.to)}, which no link can`,
          },
        ]
      : [],
  );
  return [...newlines, ...spaces, ...links].map((problem) => ({...problem, hint: 'rename it'}));
}
