import type {Package} from '../../model/package.ts';
import {isBaseFolder} from './base-folders.ts';
import type {Draft} from './drafts.ts';

/** Made anew at every start of the machine. */
const FLEETING = /^\/(?:dev|proc|run|sys|tmp|var\/run|var\/tmp)\//;

/**
 * Folders that are there for the package's files alone are its own, and go with it: those that bear its name, and all
 * below. Of others, such as `/etc/nginx`, a package that only puts a file there must not set owner and mode.
 */
export function ownFolders(
  drafts: readonly Draft[],
  {name, directories}: Pick<Package, 'name' | 'directories'>,
): readonly Draft[] {
  const kept = new Set(directories.map(({path}) => path));
  return drafts.map((draft) => {
    const {entry} = draft;
    if (entry.type !== 'dir' || !entry.implicit || kept.has(entry.path)) return draft;
    const own =
      entry.path.split('/').includes(name) && !isBaseFolder(entry.path) && !FLEETING.test(entry.path);
    return own ? {...draft, entry: {...entry, implicit: false}} : draft;
  });
}
