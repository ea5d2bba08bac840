import type {Distro, Release} from '../model/distro.ts';
import {UserError} from '../model/errors.ts';
import {alma} from './alma.ts';
import {amazon} from './amazon.ts';
import {centos} from './centos.ts';
import {centosStream} from './centos-stream.ts';
import {debian} from './debian.ts';
import {fedora} from './fedora.ts';
import {opensuse} from './opensuse.ts';
import {oracle} from './oracle.ts';
import {rocky} from './rocky.ts';
import {ubuntu} from './ubuntu.ts';

/** Every distro: a file and a line. */
export const distros: Readonly<Record<string, Distro>> = {
  debian,
  ubuntu,
  rocky,
  alma,
  oracle,
  'centos-stream': centosStream,
  centos,
  fedora,
  opensuse,
  amazon,
};

/** Whose releases stand for a whole family in `el/supported`. */
export const speakers: Readonly<Record<string, Distro>> = {el: rocky, suse: opensuse};

export interface Found {
  readonly distro: Distro;
  readonly release: Release;
}

/** The target's name: `debian-12`. */
export const nameOf = ({distro, release}: Found): string => `${distro.id}-${release.id}`;

const everyRelease: readonly Found[] = Object.values(distros).flatMap((distro) =>
  distro.releases.map((release) => ({distro, release})),
);

/** Every release by its target's name, in the catalogue's order. */
export const releasesByName: ReadonlyMap<string, Found> = new Map(
  everyRelease.map((found) => [nameOf(found), found]),
);

/** `debian/stable`, `el/supported`: every symbolic name. */
export const symbolicNames: readonly string[] = Object.entries({...distros, ...speakers}).flatMap(
  ([id, distro]) => Object.keys(distro.names).map((name) => `${id}/${name}`),
);

/** The distro of that id, or an error that lists the known ones. */
export function distroOf(id: string): Distro {
  const distro = Object.hasOwn(distros, id) ? distros[id] : undefined;
  if (distro) return distro;
  throw new UserError('config/unknown-distro', `unknown distro "${id}"`, {
    hint: `known distros: ${Object.keys(distros).join(', ')}`,
  });
}

/** The releases that a target's name means on that day: one for `debian-12`, some for `el/supported`; undefined for no known name. */
export function findReleases(name: string, today: string): readonly Found[] | undefined {
  const exact = releasesByName.get(name);
  if (exact) return [exact];
  const [id = '', symbol = '', ...rest] = name.split('/');
  const known: Readonly<Record<string, Distro>> = {...speakers, ...distros};
  if (rest.length > 0 || !Object.hasOwn(known, id)) return undefined;
  const distro = known[id]!;
  if (!Object.hasOwn(distro.names, symbol)) return undefined;
  return distro.names[symbol]!(distro.releases, today).map((release) => ({distro, release}));
}
