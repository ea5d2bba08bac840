import {resolve} from 'node:path';
import type {Host} from '../../../model/host.ts';
import type {Entry} from '../../../model/package.ts';
import {linkKey, type Names, tellLinks} from '../hard-links.ts';
import type {RpmPackage} from '../identity.ts';

/**
 * What is laid out for rpmbuild: all of it root's, as %attr says whose it will be; ghosts as empty files, as rpmbuild
 * would give them the time of the build otherwise; hard links where the portable engine has them.
 */
export function treeEntries(host: Pick<Host, 'workDir'>, {entries, nfpm}: RpmPackage): readonly Entry[] {
  const names = tellLinks(entries.map((entry) => (nfpm ? undefined : linkKey(entry))));
  return entries.map((entry, at) => treeEntry(host, entry, names[at] as Names));
}

function treeEntry({workDir}: Pick<Host, 'workDir'>, entry: Entry, {inode, links}: Names): Entry {
  const root = {owner: 'root', group: 'root'} as const;
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
