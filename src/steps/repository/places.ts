import type {Host} from '../../model/host.ts';
import type {Listing, PackageFile, RepositoryEngine, RepositoryKind, Shelf} from '../../model/repository.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import type {RepositoryWork} from './publish.ts';

/** A shelf as it is published, and what is to come onto it. */
export interface Place {
  readonly kind: RepositoryKind;
  readonly engine: RepositoryEngine;
  readonly shelf: Shelf;
  /** Where its lists are, from the store's root, with a slash at the end. */
  readonly folder: string;
  readonly additions: readonly {readonly listing: Listing; readonly pkg: PackageFile}[];
}

/** Every shelf that is published, and those that the additions make. */
export async function openPlaces(host: Host, work: RepositoryWork): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const kind of Object.values(repositoryKinds)) {
    const mine = work.additions.filter((addition) => addition.kind === kind);
    const engine = await kind.load();
    const arches = [...new Set(mine.flatMap(({packages}) => packages.map(({record}) => record.arch)))];
    const wanted = new Map<string, PackageFile[]>();
    for (const {suite, packages} of mine)
      for (const pkg of packages)
        for (const place of engine.places(suite, pkg.record.arch, arches))
          wanted.set(place, [...(wanted.get(place) ?? []), pkg]);
    const names = [...new Set([...(await engine.placesIn(work.store)), ...wanted.keys()])].sort();
    for (const name of names) {
      const shelf = await engine.read(work.store, name);
      places.push({
        kind,
        engine,
        shelf: {...shelf, fixed: {...work.fixed, ...shelf.fixed}},
        folder: engine.folderOf(name),
        additions: (wanted.get(name) ?? []).map((pkg) => ({
          pkg,
          listing: engine.listing(pkg, name, host.now(), work.component),
        })),
      });
    }
  }
  return places;
}
