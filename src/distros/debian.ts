import {curveKeys, type Distro, everyCompression, gpgvKeys, stableNames} from '../model/distro.ts';

/**
 * https://www.debian.org/releases/ and https://wiki.debian.org/LTS: `until` is the end of the free
 * long-term support; the days are those of the distro-info-data package.
 */
export const debian: Distro = {
  id: 'debian',
  title: 'Debian',
  family: 'debian',
  format: 'deb',
  manager: 'apt',
  names: {
    ...stableNames,
    testing: (releases, today) => releases.filter(({since}) => since > today).slice(0, 1),
  },
  releases: [
    {
      id: '11',
      codename: 'bullseye',
      image: 'debian:11',
      arches: ['amd64', '386', 'arm64', 'arm5', 'arm7', 'mips64le', 'mipsle', 'ppc64le', 's390x'],
      since: '2021-08-14',
      until: '2026-08-31',
      suffix: '~deb11',
      // No zstd before dpkg 1.21.18.
      compression: ['none', 'gzip', 'xz'],
      keys: gpgvKeys,
      unitDir: '/lib/systemd/system',
      glibc: '2.31',
      archive: 'http://archive.debian.org',
    },
    {
      id: '12',
      codename: 'bookworm',
      image: 'debian:12',
      arches: ['amd64', '386', 'arm64', 'arm5', 'arm7', 'mips64le', 'mipsle', 'ppc64le', 's390x'],
      since: '2023-06-10',
      until: '2028-06-30',
      suffix: '~deb12',
      compression: everyCompression,
      keys: gpgvKeys,
      unitDir: '/lib/systemd/system',
      glibc: '2.36',
    },
    {
      id: '13',
      codename: 'trixie',
      image: 'debian:13',
      arches: ['amd64', '386', 'arm64', 'arm5', 'arm7', 'ppc64le', 'riscv64', 's390x'],
      since: '2025-08-09',
      until: '2030-06-30',
      suffix: '~deb13',
      compression: everyCompression,
      keys: curveKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.41',
    },
    {
      id: '14',
      codename: 'forky',
      image: 'debian:forky',
      arches: ['amd64', '386', 'arm64', 'arm7', 'loong64', 'ppc64le', 'riscv64', 's390x'],
      // Not out yet; the day its successor's work is planned to begin. No end is announced.
      since: '2027-08-01',
      until: undefined,
      suffix: '~deb14',
      compression: everyCompression,
      keys: curveKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.43',
    },
  ],
};
