import {releasesByName} from '../../distros/index.ts';
import type {Entry} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import type {Draft} from './drafts.ts';
import {FOLDER_MODE} from './modes.ts';

const FOLDERS = ['/usr/lib/systemd/system', '/lib/systemd/system'];

/**
 * Units where the target's release looks for packaged ones: `/lib` is a link to `/usr/lib` on most systems,
 * but dpkg knows a file by one name only: https://wiki.debian.org/UsrMerge
 */
export function moveUnits(drafts: readonly Draft[], {name, engine}: Target): readonly Draft[] {
  const unitDir = releasesByName.get(name)?.release.unitDir;
  const from = FOLDERS.filter((folder) => folder !== unitDir);
  if (engine !== 'native' || unitDir === undefined) return drafts;
  const moved = (path: string): string => {
    const folder = from.find((one) => path === one || path.startsWith(`${one}/`));
    return folder === undefined ? path : `${unitDir}${path.slice(folder.length)}`;
  };
  const paths = new Set(drafts.map(({entry}) => entry.path));
  const changed = drafts.map((draft) => ({...draft, entry: ofSystem(movedEntry(draft.entry, moved, paths))}));
  if (changed.every(({entry}, index) => entry.path === drafts[index]!.entry.path)) return changed;
  // Folders that only led to the old place would be left empty.
  return changed.filter(
    ({entry}) =>
      !isImplicit(entry) ||
      !from.some((folder) => folder.startsWith(`${entry.path}/`)) ||
      changed.some(({entry: other}) => !isImplicit(other) && other.path.startsWith(`${entry.path}/`)),
  );
}

/** The folders that lead to units are the system's, by either name. */
const ofSystem = (entry: Entry): Entry =>
  entry.type === 'dir' &&
  FOLDERS.some((folder) => folder === entry.path || folder.startsWith(`${entry.path}/`))
    ? {...entry, implicit: true, mode: FOLDER_MODE}
    : entry;

const isImplicit = (entry: Entry): boolean => entry.type === 'dir' && entry.implicit;

function movedEntry(entry: Entry, moved: (path: string) => string, paths: ReadonlySet<string>): Entry {
  const path = moved(entry.path);
  // A link from elsewhere to a unit that moves with us.
  if (entry.type === 'link' && paths.has(entry.to)) return {...entry, path, to: moved(entry.to)};
  return path === entry.path ? entry : {...entry, path};
}
