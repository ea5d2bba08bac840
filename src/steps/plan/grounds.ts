import {compareGlibc} from '../../archive/elf/glibc.ts';
import {distros, type Found, nameOf, releasesByName} from '../../distros/index.ts';
import {livingReleases} from '../../model/distro.ts';
import type {Target} from '../../model/target.ts';
import {buildWishes, type Config} from '../config/index.ts';
import {imageOf} from './images.ts';

type Leg = Pick<Target, 'name' | 'format' | 'distro' | 'arch' | 'engine'>;

/** Where a leg is built: its own release, or the one that a portable leg with `build:` needs; nowhere for the rest. */
export function groundOf(config: Config, leg: Leg, today: string): Pick<Target, 'buildOn' | 'image'> {
  const buildOn = leg.engine === 'native' ? leg.name : portableGround(config, leg, today);
  return {buildOn, image: buildOn === undefined ? undefined : imageOf(config, leg, buildOn)};
}

function portableGround(config: Config, leg: Leg, today: string): string | undefined {
  const {isWanted, packaging, portableOn, host} = buildWishes(config, leg);
  if (packaging === undefined && (!isWanted || host !== undefined)) return undefined;
  const said = portableOn?.text;
  // A release of another format is meant for the others.
  if (said !== undefined && releasesByName.get(said)?.distro.format === leg.format) return said;
  const found = oldestGlibc(leg, today);
  return found && nameOf(found);
}

/** What is built there runs on every later release of the format. */
function oldestGlibc({format, arch}: Leg, today: string): Found | undefined {
  const living = Object.values(distros)
    .filter((distro) => distro.format === format)
    .flatMap((distro) => livingReleases(distro.releases, today).map((release) => ({distro, release})))
    .filter((found) => offers(found, arch));
  const [first, ...others] = living;
  return others.reduce(
    (oldest, found) =>
      oldest && compareGlibc(found.release.glibc, oldest.release.glibc) < 0 ? found : oldest,
    first,
  );
}

/** Whether a release has an architecture; packages for all of them are built on any. */
export const offers = ({release}: Found, arch: Target['arch']): boolean =>
  arch === 'all' || release.arches.includes(arch);
