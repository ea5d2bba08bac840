import {formatOf} from '../../formats/index.ts';
import {PkgError, type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Listing, PackageFile, RepositoryKind} from '../../model/repository.ts';
import type {Signer} from '../../model/signer.ts';
import type {Store, Upload} from '../../model/store.ts';
import type {Keep} from '../config/index.ts';
import {changedFields, wrongClock} from './frozen.ts';
import {merge} from './merge.ts';
import {keyOfPlace, openPlaces, type Place, suiteOfPlace} from './places.ts';
import {putPackages} from './put-packages.ts';
import {outlived} from './retention.ts';
import type {Trust} from './seal.ts';
import {sweep} from './sweep.ts';

/** Packages that belong into one suite. */
export interface Addition {
  readonly kind: RepositoryKind;
  readonly suite: string;
  readonly packages: readonly PackageFile[];
}

/** A suite as it will be, as far as that is known before it is made. */
export interface OpenSuite {
  readonly kind: RepositoryKind;
  readonly suite: string;
  /** What is published, and what comes. */
  readonly listings: readonly Pick<Listing, 'name' | 'version' | 'arch'>[];
}

export interface RepositoryWork {
  readonly store: Store;
  /** All of them sign the lists of APT, the first those of YUM. */
  readonly signers: readonly Signer[];
  readonly additions: readonly Addition[];
  /** Packages that follow from what a suite has: those that carry its key and source. */
  readonly companions?: (suites: readonly OpenSuite[]) => Promise<readonly Addition[]>;
  readonly keep: Keep;
  /** Where `keep` counts: the suites of the stream that is published. */
  readonly keepsIn: (suite: string) => boolean;
  readonly trust: Trust;
  readonly component: string;
  /** What is to be taken out. */
  readonly yank: (listing: Listing, suite: string) => boolean;
  /** Origin and Label, as the config has them; frozen by the first publication. */
  readonly fixed: Readonly<Record<string, string>>;
}

/** What became of one shelf. */
export interface PlaceResult {
  readonly kind: string;
  readonly place: string;
  readonly listings: readonly Listing[];
  readonly added: readonly Listing[];
  readonly removed: readonly Listing[];
  readonly isChanged: boolean;
}

/** Another writer may be as fast as we are; one that always is has gone wrong. */
const MOST_TRIES = 30;

/**
 * Brings a repository up to date from its own published lists: packages first, then the lists, the signed top files
 * last. Nothing is written before everything is known to be right; where another writer was faster, its work is read
 * and ours is merged again.
 */
export async function publishRepository(host: Host, work: RepositoryWork): Promise<readonly PlaceResult[]> {
  const put = new Set<string>();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    host.signal.throwIfAborted();
    const places = await openPlaces(host, work);
    const plans = planned(host, work, places);
    await putPackages(work.store, plans, put);
    const lost = await putLists(host, work, plans);
    if (lost) continue;
    await sweep(host, work.store, plans);
    return plans.map(resultOf);
  }
  throw new PkgError(
    'repository/busy',
    `${work.store.title} is changed by others all the time: gave up after ${MOST_TRIES} tries`,
    {
      hint: 'let one job at a time publish: in a workflow, `concurrency: {group: publish}`',
    },
  );
}

/** A shelf as it is, and as it shall be. */
interface Planned extends Place {
  readonly next: readonly Listing[];
  readonly added: readonly Listing[];
  readonly isChanged: boolean;
}

/** What every shelf shall list, or all that speaks against it. */
function planned(
  host: Host,
  {keep, keepsIn, yank, signers, fixed}: RepositoryWork,
  places: readonly Place[],
): readonly Planned[] {
  const problems: Problem[] = [];
  const merged = places.map((place) => {
    const suite = suiteOfPlace(place.shelf.place);
    const stays = place.shelf.listings.filter((listing) => !yank(listing, suite));
    problems.push(...changedFields(place.shelf, fixed), ...wrongClock(place.shelf, host.now()));
    const {
      listings,
      added,
      problems: found,
    } = merge(
      stays,
      place.additions.map(({listing}) => listing),
      {
        compare: compareOf(place),
        place: place.shelf.place,
      },
    );
    problems.push(...found);
    return {place, listings, added};
  });
  if (problems.length > 0) throw new UserError('repository/refused', problems);
  const gone = outlived(
    merged
      .filter(({place}) => keepsIn(suiteOfPlace(place.shelf.place)))
      .flatMap(({place, listings}) => listings.map((listing) => ({place: keyOfPlace(place), listing}))),
    keep,
    {now: host.now(), compare: (key) => compareOf(places.find((place) => keyOfPlace(place) === key)!)},
  );
  return merged.map(({place, listings, added}) => {
    const next = listings.filter((listing) => !gone.has(listing));
    return {...place, next, added, isChanged: isOutdated(place, next, signers)};
  });
}

const compareOf = ({kind}: Place) => formatOf(kind.format).compareVersions;

/** The same packages signed by the same keys are not signed again: a run that changes nothing writes nothing. */
function isOutdated({shelf, engine}: Place, next: readonly Listing[], signers: readonly Signer[]): boolean {
  const isSame =
    next.length === shelf.listings.length &&
    next.every((listing, index) => listing === shelf.listings[index]);
  const made = (signer: Signer) => (id: string) =>
    [signer.fingerprint, signer.primary].some((key) => key.endsWith(id));
  const wanted = engine.signedByAll ? signers : signers.slice(0, 1);
  const isSigned =
    shelf.signedBy.every((id) => signers.some((signer) => made(signer)(id))) &&
    wanted.every((signer) => shelf.signedBy.some(made(signer)));
  return !isSame || shelf.torn || shelf.tag === undefined || (signers.length > 0 && !isSigned);
}

/** The lists of every shelf that changed; true where another writer was faster on one of them. */
async function putLists(
  host: Host,
  {store, signers, fixed}: RepositoryWork,
  plans: readonly Planned[],
): Promise<boolean> {
  for (const {engine, shelf, next, isChanged, folder} of plans) {
    if (!isChanged) continue;
    const there = await store.list(folder);
    const date = Math.max(host.now(), shelf.date + 1);
    const edition = await engine.write({
      shelf: {...shelf, listings: next, fixed: {...fixed, ...shelf.fixed}},
      signers,
      date,
      there,
    });
    for (const batch of edition.batches) await store.put(batch);
    const [first, ...others] = edition.top;
    if (!(await store.putIfUnchanged(first, shelf.tag))) return true;
    for (const upload of others) await store.put([upload]);
    if (others.length > 0 && !(await isStill(store, first))) return true;
    await store.delete(edition.stale);
  }
  return false;
}

/** Another writer that came between our top files has left its own first and our others: it is read and mended. */
async function isStill(store: Store, {path, content}: Upload): Promise<boolean> {
  const there = await store.get(path);
  return there !== undefined && content instanceof Uint8Array && Buffer.from(there.bytes).equals(content);
}

function resultOf({kind, shelf, next, added, isChanged}: Planned): PlaceResult {
  const listed = new Set(next);
  return {
    kind: kind.id,
    place: shelf.place,
    listings: next,
    added: added.filter((listing) => listed.has(listing)),
    removed: shelf.listings.filter((listing) => !listed.has(listing)),
    isChanged,
  };
}
