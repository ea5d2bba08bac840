import type {Found} from '../../distros/index.ts';
import type {Release} from '../../model/distro.ts';
import {STABLE} from '../config/index.ts';

/** Names what a machine has of a stream: `hello`, `hello-beta`. */
export const sourceId = (name: string, stream: string): string =>
  stream === STABLE ? name : `${name}-${fileWord(stream)}`;

/** Of the keyring's files, before their ending: on a machine, of that stream. */
export const keyringName = (id: string): string => `${id}-keyring`;

/** The package that carries key and source. Packages have lower-case names. */
export const carrierName = (id: string): string => `${id.toLowerCase().replaceAll('_', '-')}-repo`;

/** A word that apt and every file system take as a part of a file's name. */
export const fileWord = (word: string): string => word.replace(/[^A-Za-z0-9.-]/g, '-');

const idTitle = ({id, codename}: Release): string =>
  id.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replaceAll('-', ' ') +
  (codename === undefined ? '' : ` (${codename})`);

/** `Debian 12 (bookworm)`; of several `Fedora 43 and 44, Rocky Linux 9`. */
export function releasesTitle(releases: readonly Found[]): string {
  const distros = [...new Set(releases.map(({distro}) => distro))];
  const titles = distros.map(
    (distro) =>
      `${distro.title} ${inWords(releases.filter((one) => one.distro === distro).map(({release}) => idTitle(release)))}`,
  );
  return titles.join(', ');
}

/** `a`, `a and b`, `a, b and c`. */
export const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
