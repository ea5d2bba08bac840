import {distros, type Found, findReleases, nameOf, releasesByName} from '../../distros/index.ts';
import {dayOf, livingReleases} from '../../model/distro.ts';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Arch, Target} from '../../model/target.ts';
import type {Config} from '../config/index.ts';

type Wanted = Pick<Target, 'format' | 'arch'>;

/**
 * The releases that a portable package is tried on: those that are named, or the oldest and the newest of its format
 * that live and have its architecture.
 */
export function portableGrounds(
  host: Pick<Host, 'now'>,
  {format, arch}: Wanted,
  on: readonly string[],
): readonly string[] {
  const today = dayOf(host.now());
  const fits = ({distro, release}: Found) =>
    distro.format === format && (arch === 'all' || release.arches.includes(arch));
  const named = on.flatMap((name) => {
    const found = findReleases(name, today);
    if (found) return found;
    throw new UserError('verify/release', `verify.on: "${name}" is no release`, {
      hint: `write one such as ${[...releasesByName.keys()][0]}`,
    });
  });
  if (named.length > 0) return [...new Set(named.filter(fits).map(nameOf))];
  const living = Object.values(distros)
    .flatMap((distro) => livingReleases(distro.releases, today).map((release) => ({distro, release})))
    // What rolls on has no age.
    .filter((found) => fits(found) && found.release.until !== undefined)
    .sort((a, b) => (a.release.since < b.release.since ? -1 : a.release.since > b.release.since ? 1 : 0));
  return [...new Set([living[0], living.at(-1)].flatMap((found) => (found ? [nameOf(found)] : [])))];
}

/**
 * The releases whose suffix a version ends with, as `1.0-1~deb12` and `1.0-1.el9` do: what is made for one release is
 * tried on it, or on one that stands for its like.
 */
export function groundOfVersion({format, arch}: Wanted, version: string): string | undefined {
  const found = [...releasesByName.values()].find(
    ({distro, release}) =>
      distro.format === format &&
      release.suffix !== '' &&
      version.endsWith(release.suffix) &&
      (arch === 'all' || release.arches.includes(arch)),
  );
  return found && nameOf(found);
}

/** The image of a clean machine: the one that `images:` names for the release, or the catalogue's; never one to build in. */
export function machineImage(config: Config | undefined, name: string, arch: Arch): string | undefined {
  const said = config?.values.images ?? {};
  const key = [`${name}/${arch}`, name].find((word) => Object.hasOwn(said, word));
  return (key === undefined ? undefined : said[key]?.trim()) || releasesByName.get(name)?.release.image;
}

/** The leg of a package in the container of a release. */
export const groundTarget = (config: Config | undefined, target: Target, name: string): Target => ({
  ...target,
  id: target.name === name ? target.id : `${target.id} on ${name}`,
  buildOn: name,
  image: machineImage(config, name, target.arch),
});
