import type {ClientWay, RepositoryClient, Source} from '../../model/source.ts';
import {basearchOf, NOARCH, SOURCES} from './basearch.ts';
import {ROOT} from './places.ts';

const YUM_FOLDER = '/etc/yum.repos.d';
const ZYPP_FOLDER = '/etc/zypp/repos.d';

const dnf: ClientWay = {
  manager: 'dnf',
  yes: '-y',
  elsewhere: true,
  sourcePath: (id) => `${YUM_FOLDER}/${id}.repo`,
  refresh: () => [],
  install: (names) => ['dnf', 'install', ...names],
  upgrade: (names) => ['dnf', 'upgrade', '--refresh', ...names],
  remove: (names) => ['dnf', 'remove', ...names],
  purge: (names) => ['dnf', 'remove', ...names],
};

const zypper: ClientWay = {
  manager: 'zypper',
  yes: '--non-interactive',
  sourcePath: (id) => `${ZYPP_FOLDER}/${id}.repo`,
  // It asks whether a key is to be trusted unless rpm has it.
  trust: (key) => ['rpm', '--import', key],
  // It looks no oftener than every ten minutes by itself.
  refresh: (id) => [['zypper', 'refresh', id]],
  install: (names) => ['zypper', 'install', ...names],
  upgrade: (names) => ['zypper', 'update', ...names],
  remove: (names) => ['zypper', 'remove', ...names],
  purge: (names) => ['zypper', 'remove', ...names],
};

/** What `uname -m` says where packages of an architecture are taken, when that is another word. */
const MACHINES: Readonly<Record<string, readonly string[]>> = {
  armhfp: ['armv7l', 'armv8l'],
  i386: ['i386', 'i586', 'i686'],
};

function view({id, title, url, suite, key}: Source): Readonly<Record<string, string>> {
  const gpgKey = {
    file: () => (key.at === 'file' ? `file://${key.path}` : ''),
    address: () => (key.at === 'address' ? key.url : ''),
    inside: () => '',
  }[key.at]();
  // A `$` begins a variable of the machine.
  const plain = (text: string): string => text.replaceAll('$', '%24');
  return {
    id,
    title: title.replaceAll('$', ''),
    baseUrl: `${plain(url)}/${ROOT}${suite}/$basearch/`,
    gpgKey: plain(gpgKey),
  };
}

/** One file for dnf 4, dnf 5, yum and zypper. */
export const client: RepositoryClient = {
  extension: 'repo',
  template: 'repository/yum.repo.hbs',
  view,
  releaseVariable: '$releasever',
  allArch: NOARCH,
  isMachine: (arch) => arch !== NOARCH && !SOURCES.has(arch),
  machines: (arch) => [...new Set([arch, ...(MACHINES[basearchOf(arch)] ?? [basearchOf(arch)])])].sort(),
  keyPath: (id) => `/etc/pki/rpm-gpg/RPM-GPG-KEY-${id}`,
  keyForm: 'armored',
  keyFirst: false,
  ways: [dnf, zypper],
  scripts: {},
};
