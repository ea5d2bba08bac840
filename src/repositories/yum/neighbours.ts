import type {Listing, Shelf} from '../../model/repository.ts';
import {NOARCH, SOURCE_FOLDER} from './basearch.ts';
import {folderOf, suiteOf} from './places.ts';

/** What a new shelf has from the start: packages for every machine, from the other shelves of its suite. */
export function inherited(
  place: string,
  shelves: readonly Shelf[],
): readonly {readonly listing: Listing; readonly from: string}[] {
  if (place === `${suiteOf(place)}/${SOURCE_FOLDER}`) return [];
  const found = new Map<string, {listing: Listing; from: string}>();
  for (const shelf of shelves) {
    const folder = folderOf(shelf.place);
    if (shelf.place === place || suiteOf(shelf.place) !== suiteOf(place)) continue;
    for (const listing of shelf.listings) {
      if (listing.arch !== NOARCH || !listing.path.startsWith(folder)) continue;
      const path = `${folderOf(place)}${listing.path.slice(folder.length)}`;
      if (!found.has(path)) found.set(path, {listing: {...listing, path}, from: listing.path});
    }
  }
  return [...found.values()];
}
