import type {Entry} from '../../model/package.ts';

/** What a row's place among the names of its file makes of it. */
export interface Names {
  readonly inode: number;
  readonly links: number;
  readonly holdsBytes: boolean;
}

const topOf = (path: string): string => path.split('/', 2).join('/');

/**
 * Entries with the same key are installed as one file with several names.
 * They must not differ in what belongs to the file itself; a config file is a person's to change alone, and
 * folders such as /etc and /usr may be different file systems, where no link can be made.
 */
export function linkKey(entry: Entry): string | undefined {
  if (entry.type !== 'file' || entry.inode === undefined || entry.role?.startsWith('config'))
    return undefined;
  const {inode, path, mode, owner, group, mtime, size} = entry;
  return JSON.stringify([inode, topOf(path), mode, owner, group, mtime, size]);
}

/** As rpmbuild does it: an inode is its first name's place in the header, and the last name brings the bytes. */
export function tellLinks(keys: readonly (string | undefined)[]): readonly Names[] {
  const sets = new Map<string, number[]>();
  keys.forEach((key, at) => {
    if (key === undefined) return;
    const set = sets.get(key);
    if (set) set.push(at);
    else sets.set(key, [at]);
  });
  return keys.map((key, at) => {
    const set = (key !== undefined && sets.get(key)) || [at];
    return {inode: (set[0] ?? at) + 1, links: set.length, holdsBytes: set.at(-1) === at};
  });
}
