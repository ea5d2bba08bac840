import type {Listing} from '../../model/repository.ts';
import type {Keep} from '../config/index.ts';

type Compare = (a: string, b: string) => number;

/** A listing where it stands. */
export interface Placed {
  readonly place: string;
  readonly listing: Listing;
}

const DAY = 86_400;

/** What the retention lets go; the newest version of every package of every shelf stays. */
export function outlived(
  placed: readonly Placed[],
  keep: Keep,
  {now, compare}: {readonly now: number; readonly compare: (place: string) => Compare},
): ReadonlySet<Listing> {
  const gone = new Set<Listing>();
  if (keep.versions === undefined && keep.days === undefined && keep.bytes === undefined) return gone;
  const spare: Placed[] = [];
  for (const family of families(placed)) {
    const order = compare(family[0]!.place);
    const newestFirst = [...family].sort((a, b) => order(b.listing.version, a.listing.version));
    for (const [rank, one] of newestFirst.entries()) {
      if (rank === 0) continue;
      const tooMany = keep.versions !== undefined && rank >= keep.versions;
      const tooOld = keep.days !== undefined && one.listing.published < now - keep.days * DAY;
      if (tooMany || tooOld) gone.add(one.listing);
      else spare.push(one);
    }
  }
  if (keep.bytes !== undefined) makeRoom(placed, spare, {gone, bytes: keep.bytes});
  return gone;
}

/** One package of one architecture on one shelf, in all its versions. */
function families(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const found = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = `${one.place}\n${one.listing.name}\n${one.listing.arch}`;
    const family = found.get(key);
    if (family) family.push(one);
    else found.set(key, [one]);
  }
  return [...found.values()];
}

/** What lies at another address takes none here. */
const roomOf = ({size, address}: Listing): number => (address === undefined ? size : 0);

/** Lets the oldest go until the rest fits; a file that stands on several shelves is counted once. */
function makeRoom(
  placed: readonly Placed[],
  spare: readonly Placed[],
  {gone, bytes}: {readonly gone: Set<Listing>; readonly bytes: number},
): void {
  const users = new Map<string, number>();
  let total = 0;
  for (const {listing} of placed) {
    if (gone.has(listing)) continue;
    const count = users.get(listing.path) ?? 0;
    if (count === 0) total += roomOf(listing);
    users.set(listing.path, count + 1);
  }
  const oldestFirst = [...spare].sort(
    (a, b) => a.listing.published - b.listing.published || (a.listing.path < b.listing.path ? -1 : 1),
  );
  for (const {listing} of oldestFirst) {
    if (total <= bytes) return;
    gone.add(listing);
    const count = users.get(listing.path)! - 1;
    users.set(listing.path, count);
    if (count === 0) total -= roomOf(listing);
  }
}
