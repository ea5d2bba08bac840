import {
  distros,
  type Found,
  findReleases,
  nameOf,
  releasesByName,
  symbolicNames,
} from '../../distros/index.ts';
import {formats} from '../../formats/index.ts';
import {type Distro, isLiving} from '../../model/distro.ts';
import type {Problem} from '../../model/errors.ts';
import type {Arch} from '../../model/target.ts';
import {nearest} from '../../text/nearest.ts';
import {isArch, readArch} from './arches.ts';

/** What one word of `targets:` asks for: a format, or some releases; all their architectures, or one. */
export interface Wanted {
  readonly format: string | undefined;
  readonly releases: readonly Found[];
  readonly arch: Arch | undefined;
}

export const isProblem = (value: object): value is Problem => 'message' in value;

const LONGEST_NAME = 100;

/** Reads `debian-12`, `debian-12/arm64`, `el/supported`, `deb`: what it asks for on that day, or what is wrong with it. */
export function readTarget(word: string, today: string): Wanted | Problem {
  const whole = readName(word, today);
  if (whole && !isProblem(whole)) return {...whole, arch: undefined};
  const slash = word.lastIndexOf('/');
  const name = slash < 0 ? undefined : readName(word.slice(0, slash), today);
  if (name === undefined || isProblem(name)) return whole ?? name ?? explain(word, today);
  const tail = word.slice(slash + 1);
  const arch = readArch(tail);
  if (arch === undefined) return explain(word, today);
  return isArch(arch) ? {...name, arch} : {...arch, message: `target "${shown(word)}": ${arch.message}`};
}

function readName(name: string, today: string): Omit<Wanted, 'arch'> | Problem | undefined {
  if (Object.hasOwn(formats, name)) return {format: name, releases: []};
  const releases = findReleases(name, today);
  if (releases?.length !== 0) return releases && {format: undefined, releases};
  const [id = ''] = name.split('/');
  const distro = Object.values(distros).find((one) => one.id === id || one.family === id);
  return {
    message: `${name} names no release today (${today})`,
    ...(distro && {hint: `name a release: ${releaseNames(distro)}`}),
  };
}

/** What a name that means nothing was most likely meant to be. */
function explain(word: string, today: string): Problem {
  const message = `unknown target "${shown(word)}"`;
  const example = [...releasesByName.values()].find(({release}) => isLiving(release, today));
  const kinds = `write a format (${Object.keys(formats).join(', ')}) or a release of ${Object.keys(distros).join(', ')}${example ? `, such as ${nameOf(example)}` : ''}`;
  if (word.length > LONGEST_NAME) return {message, hint: kinds};
  const meant = releaseCalled(word);
  if (meant) return {message, hint: `write ${nameOf(meant)}`};
  const [id = '', symbol] = word.split('/');
  const symbols = symbolicNames.filter((name) => symbol !== undefined && name.startsWith(`${id}/`));
  if (symbols.length > 0) return {message, hint: `write ${symbols.join(', ')}`};
  const near = nearest(word, [
    ...Object.keys(formats),
    ...releasesByName.keys(),
    ...codenames,
    ...symbolicNames,
  ]);
  const distro = distroIn(word);
  // "debian-9" is one letter away from "debian-12", but was not meant to be.
  if (distro && (near === undefined || /\d/.test(word)))
    return {message, hint: `${distro.title} is known as ${releaseNames(distro)}, ${symbolsOf(distro)}`};
  if (near === undefined) return {message, hint: kinds};
  const called = codenames.includes(near) ? releaseCalled(near) : undefined;
  return {message, hint: called ? `write ${nameOf(called)} for ${near}` : `did you mean ${near}?`};
}

const codenames: readonly string[] = [...releasesByName.values()].flatMap(
  ({release}) => release.codename ?? [],
);

const releaseCalled = (word: string): Found | undefined =>
  [...releasesByName.values()].find((found) => isOtherNameOf(found, word));

/** `bookworm`, `debian-bookworm`, `debian12`, `almalinux:9`, `el9`: the codename, or the name, image or suffix with other signs. */
const isOtherNameOf = (found: Found, word: string): boolean => {
  const {codename, image, suffix} = found.release;
  const {id} = found.distro;
  const others = [nameOf(found), image, suffix, ...(codename ? [codename, `${id}-${codename}`] : [])];
  return others.some((other) => squash(other) === squash(word));
};

const squash = (word: string): string =>
  word
    .replace(/^.*\//, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** The longest id first: centos-stream-7 is no centos. */
const distroIn = (word: string): Distro | undefined =>
  Object.values(distros)
    .toSorted((a, b) => b.id.length - a.id.length)
    .find(({id}) => word === id || (/^[-:/ \d]/.test(word.slice(id.length)) && word.startsWith(id)));

const releaseNames = (distro: Distro): string =>
  distro.releases.map((release) => nameOf({distro, release})).join(', ');

const symbolsOf = ({id, names}: Distro): string =>
  Object.keys(names)
    .map((name) => `${id}/${name}`)
    .join(', ');

/** A stranger's word, fit for a line of a log. */
export const shown = (word: string): string => {
  const clean = word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME)}…` : clean;
};
