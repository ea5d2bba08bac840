import {type Found, nameOf, releasesByName} from '../../distros/index.ts';
import {suiteOf} from '../../model/distro.ts';
import type {Listing, RepositoryKind} from '../../model/repository.ts';
import {repositoryKinds} from '../../repositories/index.ts';
import {STABLE} from '../config/index.ts';
import type {ShownPlace, SourceWork} from './work.ts';

type Names = Pick<SourceWork['settings'], 'suites'>;

/** A suite, and the machines it is for. */
export interface Suite {
  readonly kind: RepositoryKind;
  readonly suite: string;
  readonly stream: string;
  /** In the catalogue's order; none: for every machine that has no suite of its own. */
  readonly releases: readonly Found[];
}

export interface ShownSuite extends Suite {
  /** Each package once, whatever shelves it stands on. */
  readonly listings: readonly Listing[];
}

/** Whose suite it is, read off its name: `bookworm`, `bookworm-beta`; any other name is that of a stream. */
export function suiteNamed(kind: RepositoryKind, suite: string, {suites}: Names): Suite {
  const own = (found: Found): string =>
    Object.hasOwn(suites, nameOf(found)) ? suites[nameOf(found)]! : suiteOf(found.release);
  const all = [...releasesByName.values()].filter(({distro}) => distro.format === kind.format);
  const exact = all.filter((found) => own(found) === suite);
  if (exact.length > 0) return {kind, suite, stream: STABLE, releases: exact};
  const names = all.map(own).filter((name) => suite.startsWith(`${name}-`));
  const longest = names.sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return {kind, suite, stream: suite, releases: []};
  const releases = all.filter((found) => own(found) === longest);
  return {kind, suite, stream: suite.slice(longest.length + 1), releases};
}

/** Every suite of the repository, sorted, with all that it lists. */
export function shownSuites(places: readonly ShownPlace[], names: Names): readonly ShownSuite[] {
  const found = new Map<string, ShownPlace[]>();
  for (const place of places) {
    const key = `${place.kind} ${place.place.split('/')[0]!}`;
    found.set(key, [...(found.get(key) ?? []), place]);
  }
  return [...found.keys()].sort().flatMap((key) => {
    const [id = '', suite = ''] = key.split(' ');
    const kind = repositoryKinds[id];
    if (!kind) return [];
    const listings = new Map<string, Listing>();
    for (const one of found.get(key)!.flatMap((place) => place.listings)) {
      const {name, version, arch} = one;
      const isShown = kind.client.isMachine(arch) || arch === kind.client.allArch;
      const identity = `${name} ${version} ${arch}`;
      if (isShown && !listings.has(identity)) listings.set(identity, one);
    }
    if (listings.size === 0) return [];
    return [{...suiteNamed(kind, suite, names), listings: [...listings.values()]}];
  });
}

/** The architectures of machines that a suite has packages for, sorted. */
export const archesIn = (
  {client}: RepositoryKind,
  listings: readonly Pick<Listing, 'arch'>[],
): readonly string[] => [...new Set(listings.map(({arch}) => arch).filter(client.isMachine))].sort();
