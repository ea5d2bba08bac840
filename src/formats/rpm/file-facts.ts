import type {FileFact} from '../../model/facts.ts';
import {badRpm} from './fault.ts';
import type {HeaderView} from './header-view.ts';
import {TAG} from './tags.ts';

/** rpm's file flags by bit: https://github.com/rpm-software-management/rpm/blob/master/include/rpm/rpmfiles.h */
const FLAGS: readonly (readonly [bit: number, name: string])[] = [
  [0, 'config'],
  [1, 'doc'],
  [3, 'missingok'],
  [4, 'noreplace'],
  [5, 'specfile'],
  [6, 'ghost'],
  [7, 'license'],
  [8, 'readme'],
  [11, 'pubkey'],
  [12, 'artifact'],
];

const ALGORITHMS: Readonly<Record<number, string>> = {
  1: 'md5',
  2: 'sha1',
  3: 'ripemd160',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
  11: 'sha224',
  12: 'sha3-256',
  14: 'sha3-512',
};

const TYPE_BITS = 0o170000;

/** A map, as the formatter mistakes octal keys of an object. */
const TYPES: ReadonlyMap<number, FileFact['type']> = new Map([
  [0o040000, 'dir'],
  [0o100000, 'file'],
  [0o120000, 'link'],
]);

/** Every path with all that the header says of it. */
export function fileFacts(main: HeaderView): readonly FileFact[] {
  const paths = pathsOf(main);
  const sized = <T>(tag: number, values: readonly T[]): readonly T[] => {
    if (values.length === 0 || values.length === paths.length) return values;
    throw badRpm(`tag ${tag} of its header has ${values.length} values for ${paths.length} files`);
  };
  const numbers = (tag: number) => sized(tag, main.numbers(tag));
  const texts = (tag: number) => sized(tag, main.texts(tag));
  const sizes = numbers(main.has(TAG.longFileSizes) ? TAG.longFileSizes : TAG.fileSizes);
  const [modes, mtimes, flags] = [numbers(TAG.fileModes), numbers(TAG.fileMtimes), numbers(TAG.fileFlags)];
  const [owners, groups] = [texts(TAG.fileUserName), texts(TAG.fileGroupName)];
  const [digests, links] = [texts(TAG.fileDigests), texts(TAG.fileLinkTos)];
  const inodes = numbers(TAG.fileInodes);
  const algorithm = ALGORITHMS[main.number(TAG.fileDigestAlgo) ?? 1] ?? 'unknown';
  const seen = new Set<string>();
  return paths.map((path, at): FileFact => {
    const mode = modes[at] ?? 0;
    const named = FLAGS.filter(([bit]) => (flags[at] ?? 0) & (1 << bit)).map(([, name]) => name);
    const digest = digests[at] ? `${algorithm}:${digests[at]}` : undefined;
    const type = named.includes('ghost') ? 'ghost' : (TYPES.get(mode & TYPE_BITS) ?? 'other');
    // Hard links share inode and content; some writers give every file the same inode.
    const same = `${inodes[at] ?? at} ${digest ?? at}`;
    const again = type === 'file' && seen.has(same);
    if (type === 'file') seen.add(same);
    return {
      path,
      type: again ? 'hardlink' : type,
      mode: mode & 0o7777,
      owner: owners[at] ?? '',
      group: groups[at] ?? '',
      size: sizes[at] ?? 0,
      mtime: mtimes[at] ?? 0,
      to: links[at] || undefined,
      flags: named,
      digest,
    };
  });
}

/** Every path, in the header's order. */
export function pathsOf(main: HeaderView): readonly string[] {
  if (!main.has(TAG.baseNames)) return main.texts(TAG.oldFileNames);
  const bases = main.texts(TAG.baseNames);
  const dirs = main.texts(TAG.dirNames);
  const indexes = main.numbers(TAG.dirIndexes);
  return bases.map((base, at) => {
    const dir = dirs[indexes[at] ?? -1];
    if (dir === undefined) throw badRpm(`file "${base}" lies in a folder that its header does not name`);
    return `${dir}${base}`;
  });
}
