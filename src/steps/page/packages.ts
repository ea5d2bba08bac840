import {formatOf} from '../../formats/index.ts';
import type {Listing} from '../../model/repository.ts';
import {carrierName} from './names.ts';
import {type ShownSuite, shownSuites} from './suites.ts';
import type {PageWork} from './work.ts';

export interface ShownVersion {
  readonly version: string;
  /** In which suites it is, sorted. */
  readonly suites: readonly string[];
  readonly arch: string;
  /** Of the file, from the store's root. */
  readonly path: string;
  /** Where it is fetched from, where that is not there. */
  readonly address?: string | undefined;
  readonly size: number;
  /** Seconds since 1970. */
  readonly published: number;
}

export interface ShownPackage {
  readonly name: string;
  /** Those that some machine would get, the newest first. */
  readonly versions: readonly ShownVersion[];
  readonly older: readonly ShownVersion[];
}

interface Found extends ShownVersion {
  readonly isCurrent: boolean;
}

/** All packages, that of the repository's name first and what carries its source last. */
export function packagesOf({places, settings}: PageWork): readonly ShownPackage[] {
  const suites = shownSuites(places, settings);
  const kinds = [...new Set(suites.map(({kind}) => kind))];
  const found = new Map<string, Found[]>();
  for (const kind of kinds) {
    const ofKind = suites.filter((suite) => suite.kind === kind);
    for (const [name, versions] of versionsOf(ofKind, formatOf(kind.format).compareVersions))
      found.set(name, [...(found.get(name) ?? []), ...versions]);
  }
  const rank = (name: string): number =>
    name === settings.name ? 0 : name.endsWith(carrierName('')) ? 2 : 1;
  return [...found]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, versions]) => ({
      name,
      versions: versions.filter(({isCurrent}) => isCurrent).map(shown),
      older: versions.filter(({isCurrent}) => !isCurrent).map(shown),
    }));
}

const shown = ({isCurrent: _, ...version}: Found): ShownVersion => version;

type Compare = (a: string, b: string) => number;

/** One entry for each file that is the same in several suites; the newest first. */
function versionsOf(suites: readonly ShownSuite[], compare: Compare): ReadonlyMap<string, readonly Found[]> {
  const current = new Set(suites.flatMap(({listings}) => newestOf(listings, compare)));
  const names = new Map<string, Map<string, Found>>();
  for (const {suite, listings} of suites)
    for (const listing of listings) {
      const {name, version, arch, path, address, size, published} = listing;
      const versions = names.get(name) ?? new Map<string, Found>();
      const key = `${version} ${arch}`;
      const before = versions.get(key);
      versions.set(key, {
        ...(before ?? {version, arch, path, address, size, published}),
        suites: [...new Set([...(before?.suites ?? []), suite])].sort(),
        isCurrent: before?.isCurrent === true || current.has(listing),
      });
      names.set(name, versions);
    }
  return new Map(
    [...names].map(([name, versions]) => [
      name,
      [...versions.values()].sort((a, b) => compare(b.version, a.version) || (a.arch < b.arch ? -1 : 1)),
    ]),
  );
}

/** What a machine of that suite gets: the highest version of each name and architecture. */
function newestOf(listings: readonly Listing[], compare: Compare): readonly Listing[] {
  const best = new Map<string, Listing>();
  for (const listing of listings) {
    const key = `${listing.name} ${listing.arch}`;
    const before = best.get(key);
    if (!before || compare(listing.version, before.version) > 0) best.set(key, listing);
  }
  return [...best.values()];
}
