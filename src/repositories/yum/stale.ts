import type {Shelf} from '../../model/repository.ts';
import type {StoredObject} from '../../model/store.ts';
import {folderOf, REPODATA} from './places.ts';

/** As long as a client may be on its way with an older repomd.xml. */
const GRACE = 86_400;
/** The files of one generation come within that time; of two that follow one another as fast, the first stays longer. */
const SPREAD = 600;
/** What a generation brings, and nothing else does. */
const LIST = /\/repodata\/[0-9a-f]{64,128}-[\w-]+\.(xml|sqlite)(\.[a-z0-9]+)*$/;

interface Generations {
  readonly shelf: Shelf;
  readonly there: readonly StoredObject[];
  readonly date: number;
  /** Of this generation, and of the one that it follows. */
  readonly kept: ReadonlySet<string>;
}

/**
 * Lists whose generation was followed by another a day ago or more. How old they are themselves does not matter: the
 * lists of a project that publishes once a year are fetched to the last day.
 */
export function outdated({shelf, there, date, kept}: Generations): readonly string[] {
  const folder = `${folderOf(shelf.place)}${REPODATA}`;
  const lists = there.filter(({path}) => path.startsWith(folder) && LIST.test(path));
  const times = [...new Set(lists.map(({modified}) => modified))].sort((a, b) => a - b);
  return lists
    .filter(({path, modified}) => {
      const followed = times.find((time) => time > modified + SPREAD);
      return !kept.has(path) && followed !== undefined && followed < date - GRACE;
    })
    .map(({path}) => path);
}
