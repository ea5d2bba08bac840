import {resolve} from 'node:path';
import type {Host} from '../../../model/host.ts';
import type {Entry} from '../../../model/package.ts';
import {time32} from '../files.ts';
import {linkKey, type Names, tellLinks} from '../hard-links.ts';
import type {RpmPackage} from '../identity.ts';

/**
 * What is laid out for rpmbuild in a folder of the container, by paths from its root, as links of the package may lead
 * out of that folder. All of it is root's, as %attr says whose it will be; ghosts are empty files, as rpmbuild would
 * give them the time of the build otherwise; hard links are where the portable engine has them.
 */
export function treeEntries(
  host: Pick<Host, 'workDir'>,
  {entries, nfpm}: RpmPackage,
  folder: string,
): readonly Entry[] {
  const names = tellLinks(entries.map((entry) => (nfpm ? undefined : linkKey(entry))));
  const root = {type: 'dir', implicit: true, path: folder, mode: 0o755, mtime: 0, ...ROOT} as const;
  const made = entries.map((entry, at) => treeEntry(host, entry, names[at] as Names));
  return [
    root,
    ...made.filter(({path}) => path !== '/').map((entry) => ({...entry, path: `${folder}${entry.path}`})),
  ];
}

const ROOT = {owner: 'root', group: 'root'} as const;

function treeEntry({workDir}: Pick<Host, 'workDir'>, entry: Entry, {inode, links}: Names): Entry {
  const root = {...ROOT, mtime: time32(entry.mtime)};
  if (entry.type === 'ghost')
    return {...entry, ...root, type: 'file', from: '', content: '', size: 0, role: undefined};
  if (entry.type !== 'file') return {...entry, ...root};
  const {inode: _, ...file} = entry;
  return {
    ...file,
    ...root,
    from: resolve(workDir, entry.from),
    ...(links > 1 && {inode: String(inode)}),
  };
}
