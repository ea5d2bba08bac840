import {dayOf} from '../../model/distro.ts';
import type {Host} from '../../model/host.ts';
import type {Report} from '../../model/report.ts';
import {sizeText} from '../report/index.ts';
import {openFolder} from './folder.ts';
import {openShelves} from './places.ts';
import {plain} from './report.ts';

/** What is listed, shelf by shelf. */
export async function listRepository(host: Host, dir: string): Promise<Report> {
  const {store, card} = await openFolder(host, dir);
  const shelves = await openShelves(store);
  const rows = shelves.flatMap(({kind, shelf}) =>
    shelf.listings.map((listing) => [
      kind.id,
      shelf.place,
      listing.name,
      listing.version,
      listing.arch,
      sizeText(listing.size),
      dayOf(listing.published),
    ]),
  );
  return {
    title: `${card.name}: ${rows.length === 1 ? '1 package' : `${rows.length} packages`} in ${shelves.length === 1 ? '1 list' : `${shelves.length} lists`}`,
    tables:
      rows.length === 0
        ? []
        : [
            {
              title: 'Packages',
              head: ['repository', 'suite', 'package', 'version', 'architecture', 'size', 'published'],
              rows,
            },
          ],
    notes: [],
    next: [],
    outputs: {},
    data: {
      ...card,
      lists: shelves.map(({kind, shelf}) => ({
        repository: kind.id,
        place: shelf.place,
        date: shelf.date,
        packages: shelf.listings.map(plain),
      })),
    },
  };
}
