import type {Problem} from '../../model/errors.ts';
import type {Listing} from '../../model/repository.ts';

/** What a shelf lists after an addition, and what speaks against it. */
export interface Merged {
  readonly listings: readonly Listing[];
  /** Those that were not there before. */
  readonly added: readonly Listing[];
  readonly problems: readonly Problem[];
}

interface Terms {
  /** As the format's own installer orders versions. */
  readonly compare: (a: string, b: string) => number;
  /** For messages: `bookworm`. */
  readonly place: string;
}

/** Puts packages beside those that are listed; the same bytes again change nothing. */
export function merge(
  there: readonly Listing[],
  additions: readonly Listing[],
  {compare, place}: Terms,
): Merged {
  const problems: Problem[] = [];
  const added: Listing[] = [];
  const byIdentity = new Map(there.map((listing) => [identityOf(listing), listing]));
  const byPath = new Map(there.map((listing) => [listing.path, listing]));
  const highest = highestOf(there, compare);
  for (const one of additions) {
    const same = byIdentity.get(identityOf(one)) ?? byPath.get(one.path);
    if (same?.sha256 === one.sha256) continue;
    if (same) {
      problems.push(otherBytes(one, same, place));
      continue;
    }
    const top = highest.get(familyOf(one));
    if (top !== undefined && compare(one.version, top) < 0) {
      problems.push(lower(one, top, place));
      continue;
    }
    added.push(one);
    byIdentity.set(identityOf(one), one);
    byPath.set(one.path, one);
  }
  return {listings: [...there, ...added], added, problems};
}

const familyOf = ({name, arch}: Listing): string => `${name}\n${arch}`;
/** One version of one package for one architecture. */
export const identityOf = (listing: Listing): string => `${familyOf(listing)}\n${listing.version}`;

function highestOf(listings: readonly Listing[], compare: Terms['compare']): ReadonlyMap<string, string> {
  const highest = new Map<string, string>();
  for (const listing of listings) {
    const top = highest.get(familyOf(listing));
    if (top === undefined || compare(listing.version, top) > 0)
      highest.set(familyOf(listing), listing.version);
  }
  return highest;
}

const otherBytes = (one: Listing, same: Listing, place: string): Problem => ({
  message: `${place} already has ${one.name} ${one.version} for ${one.arch}, with other bytes (SHA-256 ${same.sha256.slice(0, 12)}… there, ${one.sha256.slice(0, 12)}… here)`,
  hint: 'what is published is never replaced: raise the version or the release number',
});

const lower = (one: Listing, top: string, place: string): Problem => ({
  message: `${place} serves ${one.name} ${top} for ${one.arch}, and ${one.version} is lower: nobody would get it`,
  hint: `raise the version, or take the higher one out first: linux-pkg repo yank DIR ${top}`,
});
