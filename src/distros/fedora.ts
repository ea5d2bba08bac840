import {curveKeys, type Distro, everyCompression, type Release, stableNames} from '../model/distro.ts';

const shared = {
  arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
  compression: everyCompression,
  keys: curveKeys,
  unitDir: '/usr/lib/systemd/system',
} satisfies Partial<Release>;

/** https://docs.fedoraproject.org/en-US/releases/lifecycle/: four weeks past the next release but one. */
export const fedora: Distro = {
  id: 'fedora',
  title: 'Fedora',
  family: 'fedora',
  format: 'rpm',
  manager: 'dnf',
  names: stableNames,
  releases: [
    {
      ...shared,
      id: '41',
      image: 'fedora:41',
      since: '2024-10-29',
      until: '2025-12-15',
      suffix: '.fc41',
      glibc: '2.40',
      archive: 'https://archives.fedoraproject.org/pub/archive/fedora/linux',
    },
    {
      ...shared,
      id: '42',
      image: 'fedora:42',
      since: '2025-04-15',
      until: '2026-05-27',
      suffix: '.fc42',
      glibc: '2.41',
      archive: 'https://archives.fedoraproject.org/pub/archive/fedora/linux',
    },
    {
      ...shared,
      id: '43',
      image: 'fedora:43',
      since: '2025-10-28',
      until: '2026-12-09',
      suffix: '.fc43',
      glibc: '2.42',
    },
    {
      ...shared,
      id: '44',
      image: 'fedora:44',
      since: '2026-04-28',
      until: '2027-06-02',
      suffix: '.fc44',
      glibc: '2.43',
    },
    {
      ...shared,
      id: '45',
      image: 'fedora:45',
      // Both days are those of the plan; the end follows the release of 47.
      since: '2026-10-27',
      until: '2027-12-01',
      suffix: '.fc45',
      glibc: '2.44',
    },
  ],
};
