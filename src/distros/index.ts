import type {Distro, Release} from '../model/distro.ts';
import {type Problem, UserError} from '../model/errors.ts';
import {nearest} from '../text/nearest.ts';
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
  centos,
  'centos-stream': centosStream,
  rocky,
  alma,
  oracle,
  fedora,
  opensuse,
  amazon,
};

/** Whose releases stand for a whole family in `el/supported`. */
const speakers: Readonly<Record<string, Distro>> = {el: rocky, suse: opensuse};

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

/** The distro of that id, or an error that names the nearest ones. */
export function distroOf(id: string): Distro {
  const distro = Object.hasOwn(distros, id) ? distros[id] : undefined;
  if (distro) return distro;
  throw new UserError('config/unknown-distro', [unknown('distro', id, Object.keys(distros))]);
}

/** The releases that a target's name means on that day (`debian-12`, `el/supported`), or what is wrong with it. */
export function findReleases(name: string, today: string): readonly Found[] | Problem {
  const exact = releasesByName.get(name);
  if (exact) return [exact];
  const [id = '', symbol, ...rest] = name.split('/');
  if (symbol === undefined || rest.length > 0) return explain(name);
  const all = {...speakers, ...distros};
  const distro = Object.hasOwn(all, id) ? all[id] : undefined;
  if (!distro || !Object.hasOwn(distro.names, symbol)) return unknown('target', name, symbolicNames);
  const releases = distro.names[symbol]!(distro.releases, today);
  if (releases.length > 0) return releases.map((release) => ({distro, release}));
  return {message: `${name} names no release today (${today})`, hint: `name one: ${releaseNames(distro)}`};
}

/** What a name that is no release's was most likely meant to be. */
function explain(name: string): Problem {
  const message = `unknown target "${name}"`;
  const bare = name.replace(/^[^-]*-/, '');
  const meant = everyRelease.find(
    ({distro, release}) =>
      (release.codename === bare && (bare === name || name === `${distro.id}-${bare}`)) ||
      [nameOf({distro, release}), release.image].some((word) => squash(word) === squash(name)),
  );
  if (meant) return {message, hint: `write ${nameOf(meant)}`};
  // The longest id first: centos-stream-7 is no centos.
  const distro = Object.values(distros)
    .toSorted((a, b) => b.id.length - a.id.length)
    .find(({id}) => name === id || name.startsWith(`${id}-`));
  if (distro) return {message, hint: `write one of ${releaseNames(distro)}, or ${symbols(distro)}`};
  return unknown('target', name, [...releasesByName.keys()]);
}

const squash = (word: string): string =>
  word
    .replace(/^.*\//, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

const releaseNames = (distro: Distro): string =>
  distro.releases.map((release) => nameOf({distro, release})).join(', ');

const symbols = ({id, names}: Distro): string =>
  Object.keys(names)
    .map((name) => `${id}/${name}`)
    .join(', ');

function unknown(what: string, word: string, known: readonly string[]): Problem {
  const near = nearest(word, known);
  return {
    message: `unknown ${what} "${word}"`,
    hint: near ? `did you mean ${near}?` : `known: ${known.join(', ')}`,
  };
}
