import {
  type Distro,
  everyCompression,
  livingReleases,
  nthNewest,
  type Release,
  rsaKeys,
} from '../model/distro.ts';

const shared = {
  compression: everyCompression,
  unitDir: '/usr/lib/systemd/system',
} satisfies Partial<Release>;

const leap = {
  ...shared,
  arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
} satisfies Partial<Release>;

const isLeap = ({id}: Release): boolean => id.startsWith('leap-');

/** https://en.opensuse.org/Lifetime */
export const opensuse: Distro = {
  id: 'opensuse',
  title: 'openSUSE',
  family: 'suse',
  format: 'rpm',
  manager: 'zypper',
  keepsKeys: true,
  names: {
    supported: livingReleases,
    leap: (releases, today) => nthNewest(releases.filter(isLeap), today),
  },
  releases: [
    {
      ...leap,
      id: 'leap-15.5',
      suite: '15.5',
      image: 'opensuse/leap:15.5',
      since: '2023-06-07',
      until: '2024-12-31',
      suffix: '.lp155',
      // rpm 4.14.
      keys: rsaKeys,
      glibc: '2.31',
      // Its mirrors stay: download.opensuse.org keeps every Leap 15.
    },
    {
      ...leap,
      id: 'leap-15.6',
      suite: '15.6',
      image: 'opensuse/leap:15.6',
      since: '2024-06-12',
      until: '2026-04-30',
      suffix: '.lp156',
      keys: rsaKeys,
      glibc: '2.38',
      // Its mirrors stay, as those of 15.5.
    },
    {
      ...leap,
      id: 'leap-16.0',
      suite: '16.0',
      image: 'opensuse/leap:16.0',
      since: '2025-10-01',
      until: '2027-10-31',
      suffix: '.lp160',
      // rpm 4.20.
      keys: [...rsaKeys, 'ed25519'],
      glibc: '2.40',
    },
    {
      ...shared,
      id: 'tumbleweed',
      releasever: false,
      image: 'opensuse/tumbleweed',
      arches: ['amd64', '386', 'arm64', 'arm6', 'arm7', 'ppc64le', 'riscv64', 's390x'],
      since: '2014-11-04',
      until: undefined,
      // Sorts above every Leap, so that moving from Leap to Tumbleweed is an upgrade.
      suffix: '.tw',
      keys: [...rsaKeys, 'ed25519'],
      // It rolls: a floor, not a promise.
      glibc: '2.42',
    },
  ],
};
