import {releasesByName} from '../../distros/index.ts';
import {suiteOf} from '../../model/distro.ts';
import type {Arch, Target} from '../../model/target.ts';
import {type RepositorySettings, STABLE} from '../config/index.ts';

/** What decides where a package goes. */
export interface Placeable {
  readonly package: string;
  readonly format: string;
  /** The id of its target. */
  readonly target: string;
  readonly arch: Arch;
}

/** A package, and the suites in which users find it. */
export interface Placement<P extends Placeable> {
  readonly pkg: P;
  readonly suites: readonly string[];
}

type Names = Pick<RepositorySettings, 'stream' | 'suites'>;

/** `bookworm`; of a stream other than stable `bookworm-beta`. */
export function suiteName(release: string, {stream, suites}: Names): string {
  const found = releasesByName.get(release);
  const own = Object.hasOwn(suites, release) ? suites[release]! : found ? suiteOf(found.release) : release;
  return stream === STABLE ? own : `${own}-${stream}`;
}

/** The suite of a package that says at the end of its version what it was made for: `1.0-1~deb12`, `1.0-1.el9`. */
export function suiteOfVersion(format: string, version: string, stream: string): string {
  const found = [...releasesByName].find(
    ([, {distro, release}]) =>
      distro.format === format && release.suffix !== '' && version.endsWith(release.suffix),
  );
  return found ? suiteName(found[0], {stream, suites: {}}) : stream;
}

/** Every suite that belongs to a stream, whatever is published: those of all releases, and its own. */
export const suitesOfStream = (names: Names): ReadonlySet<string> =>
  new Set([names.stream, ...[...releasesByName.keys()].map((release) => suiteName(release, names))]);

/**
 * A package made for a release goes into that release's suite. A portable one goes into the suite that is named after
 * the stream, for every other release, and into each suite of its format that has no package of its own of that name
 * and architecture.
 */
export function placements<P extends Placeable>(
  packages: readonly P[],
  targets: readonly Target[],
  names: Names,
): readonly Placement<P>[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const suiteOfTarget = (target: Target | undefined): string | undefined =>
    target?.engine === 'native' && target.distro !== undefined
      ? suiteName(`${target.distro}-${target.release}`, names)
      : undefined;
  const own = packages.flatMap((pkg) => {
    const suite = suiteOfTarget(byId.get(pkg.target));
    return suite === undefined ? [] : [{pkg, suite}];
  });
  const isThere = (suite: string, {package: name, arch, format}: P): boolean =>
    own.some(
      (one) =>
        one.suite === suite &&
        one.pkg.format === format &&
        one.pkg.package === name &&
        (one.pkg.arch === arch || one.pkg.arch === 'all' || arch === 'all'),
    );
  return packages.map((pkg) => {
    const suite = suiteOfTarget(byId.get(pkg.target));
    if (suite !== undefined) return {pkg, suites: [suite]};
    const others = targets
      .filter(({format}) => format === pkg.format)
      .flatMap((target) => suiteOfTarget(target) ?? []);
    const free = [...new Set(others)].filter((other) => !isThere(other, pkg));
    return {pkg, suites: [names.stream, ...free.sort()]};
  });
}
