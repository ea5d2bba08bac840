import type {Command} from '../../model/manager.ts';
import type {ClientWay, RepositoryClient, Source} from '../../model/source.ts';
import {ROOT} from './names.ts';

const sourcePath = (id: string): string => `/etc/apt/sources.list.d/${id}.sources`;

const aptGet = (...words: readonly string[]): Command => ['apt-get', ...words];

const way: ClientWay = {
  manager: 'apt',
  yes: '-y',
  sourcePath,
  refresh: () => [aptGet('update')],
  install: (names) => aptGet('install', ...names),
  upgrade: (names) => aptGet('install', '--only-upgrade', ...names),
  remove: (names) => aptGet('remove', ...names),
  purge: (names) => aptGet('purge', ...names),
};

/** A key as the value of a field of many lines: https://manpages.debian.org/sources.list.5#DEB822-STYLE_FORMAT */
const inField = (armored: string): string =>
  armored
    .trimEnd()
    .split('\n')
    .map((line) => `\n ${line.trim() === '' ? '.' : line}`)
    .join('');

function view({url, suite, component, arches, key}: Source): Readonly<Record<string, string>> {
  const signedBy = {
    file: () => ` ${key.at === 'file' ? key.path : ''}`,
    address: () => '',
    inside: () => (key.at === 'inside' ? inField(key.armored) : ''),
  }[key.at]();
  return {uri: `${url}/${ROOT.slice(0, -1)}`, suite, component, arches: arches.join(' '), signedBy};
}

/** apt of Debian, Ubuntu and what comes of them; deb822 is read since apt 1.1. */
export const client: RepositoryClient = {
  extension: 'sources',
  template: 'repository/apt.sources.hbs',
  view,
  allArch: 'all',
  isMachine: (arch) => arch !== 'all' && arch !== 'source',
  machines: (arch) => [arch],
  keyPath: (id) => `/usr/share/keyrings/${id}-keyring.gpg`,
  keyForm: 'binary',
  keyFirst: true,
  oneFile: 'inline',
  ways: [way],
  // What somebody put there by hand is set aside; a source without its key would stop every update.
  scripts: {
    preInstall: 'repository/apt/preinst.hbs',
    postInstall: 'repository/apt/postinst.hbs',
    postRemove: 'repository/apt/postrm.hbs',
  },
};
