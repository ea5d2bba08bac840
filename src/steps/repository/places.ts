import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Listing, PackageFile, RepositoryEngine, RepositoryKind, Shelf} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {identityOf} from './merge.ts';
import type {Addition, OpenSuite, RepositoryWork} from './publish.ts';
import {demandSeal} from './seal.ts';
import {isTwin} from './twins.ts';

/** A shelf as it is published. */
export interface OpenShelf {
  readonly kind: RepositoryKind;
  readonly engine: RepositoryEngine;
  readonly shelf: Shelf;
  /** Where its lists are, from the store's root, with a slash at the end. */
  readonly folder: string;
}

/** A shelf, and what is to come onto it. */
export interface Place extends OpenShelf {
  readonly additions: readonly Addend[];
}

/** A package that is to be listed, and where its bytes are: in a file, or elsewhere in the store. */
export interface Addend {
  readonly listing: Listing;
  readonly from: PackageFile | string;
}

/** The suite that a place belongs to: `9` of `9/x86_64`. */
export const suiteOfPlace = (place: string): string => place.split('/')[0]!;

/** Every shelf that is published. */
export async function openShelves(store: Store): Promise<readonly OpenShelf[]> {
  const shelves: OpenShelf[] = [];
  for (const kind of Object.values(repositoryKinds)) {
    const engine = await kind.load();
    for (const place of [...(await engine.placesIn(store))].sort())
      shelves.push({
        kind,
        engine,
        shelf: await engine.read(store, place),
        folder: engine.folderOf(place),
      });
  }
  return shelves;
}

/** Every shelf that is published and known to be ours, and those that the additions make. */
export async function openPlaces(host: Host, asked: RepositoryWork): Promise<readonly Place[]> {
  const shelves = await openShelves(asked.store);
  for (const {shelf} of shelves) await demandSeal(host, shelf, asked.trust);
  const companions = (await asked.companions?.(openSuites(shelves, asked.additions))) ?? [];
  const work = {...asked, additions: [...asked.additions, ...companions]};
  const places: Place[] = [];
  for (const kind of Object.values(repositoryKinds)) {
    const engine = await kind.load();
    const open = shelves.filter((one) => one.kind === kind);
    const wanted = await wantedPlaces(engine, {work, kind, open});
    for (const one of open)
      places.push(await withAdditions(host, work, one, wanted.get(one.shelf.place) ?? []));
    for (const [place, packages] of wanted)
      if (!open.some(({shelf}) => shelf.place === place)) {
        const shelf = await engine.read(work.store, place);
        const folder = engine.folderOf(place);
        const inherited =
          engine.inherited?.(
            place,
            open.map((one) => one.shelf),
          ) ?? [];
        const made = await withAdditions(host, work, {kind, engine, shelf, folder}, packages);
        places.push({...made, additions: [...inherited, ...made.additions]});
      }
  }
  return places.sort((a, b) => (keyOfPlace(a) < keyOfPlace(b) ? -1 : 1));
}

/** Each suite with what it has and gets. */
function openSuites(shelves: readonly OpenShelf[], additions: readonly Addition[]): readonly OpenSuite[] {
  const suites = new Map<string, OpenSuite & {readonly listings: OpenSuite['listings'][number][]}>();
  const add = (kind: RepositoryKind, suite: string, more: OpenSuite['listings']) => {
    const key = `${kind.id} ${suite}`;
    const open = suites.get(key) ?? {kind, suite, listings: []};
    suites.set(key, open);
    for (const one of more) open.listings.push(one);
  };
  for (const {kind, shelf} of shelves) add(kind, suiteOfPlace(shelf.place), shelf.listings);
  for (const {kind, suite, packages} of additions)
    add(
      kind,
      suite,
      packages.map(({record}) => record),
    );
  return [...suites.values()].filter(({listings}) => listings.length > 0);
}

export const keyOfPlace = ({kind, shelf}: OpenShelf): string => `${kind.id} ${shelf.place}`;

interface Ground {
  readonly work: RepositoryWork;
  readonly kind: RepositoryKind;
  readonly open: readonly OpenShelf[];
}

/** On which shelves the additions stand; what is for every architecture stands on those of all that the suite has. */
async function wantedPlaces(
  engine: RepositoryEngine,
  {work, kind, open}: Ground,
): Promise<ReadonlyMap<string, readonly PackageFile[]>> {
  const mine = work.additions.filter((addition) => addition.kind === kind);
  const wanted = new Map<string, PackageFile[]>();
  for (const [suite, additions] of Map.groupBy(mine, (addition) => addition.suite)) {
    const problem = engine.check(suite);
    if (problem) throw new UserError('repository/suite', [problem]);
    const packages = additions.flatMap((addition) => addition.packages);
    const arches = [...new Set(packages.map(({record}) => record.arch))];
    const there = open.map(({shelf}) => shelf.place).filter((place) => suiteOfPlace(place) === suite);
    for (const pkg of packages)
      for (const place of engine.places(suite, pkg.record.arch, arches, there)) {
        const here = wanted.get(place);
        if (here) here.push(pkg);
        else wanted.set(place, [pkg]);
      }
  }
  return wanted;
}

async function withAdditions(
  host: Host,
  {store, component}: RepositoryWork,
  open: OpenShelf,
  packages: readonly PackageFile[],
): Promise<Place> {
  const {engine, shelf, kind} = open;
  const there = packages.length === 0 ? new Map() : byIdentity(shelf.listings);
  const additions = [];
  for (const pkg of packages) {
    const made = engine.listing(pkg, shelf.place, host.now(), component);
    const same = there.get(identityOf(made));
    const isSame = same && same.sha256 !== made.sha256;
    const isReused = isSame && (await isTwin(store, {format: kind.format, listing: same, pkg}));
    additions.push({from: pkg, listing: isReused ? same : made});
  }
  return {...open, additions};
}

const byIdentity = (listings: readonly Listing[]): Map<string, Listing> =>
  new Map(listings.map((listing) => [identityOf(listing), listing]));
