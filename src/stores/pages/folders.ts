import {PkgError} from '../../model/errors.ts';

/** Every folder that files lie in. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** Git has no file and folder of one name: it would remove the one for the other. */
export function demandRoom(
  title: string,
  path: string,
  {isFile, folders}: {readonly isFile: (path: string) => boolean; readonly folders: ReadonlySet<string>},
): void {
  const taken = folders.has(path) ? path : [...foldersOf([path])].find(isFile);
  if (taken === undefined) return;
  throw new PkgError(
    'store/in-the-way',
    `${title} has a file where a folder is needed, or a folder where a file is: ${path}`,
    {hint: `move ${taken} away: nothing of a repository lies there`},
  );
}
