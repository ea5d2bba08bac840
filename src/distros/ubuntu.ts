import type {Compression, Distro, KeyAlgorithm} from '../model/distro.ts';
import {livingReleases} from '../model/distro.ts';
import {stable} from './families/names.ts';

const rsa: readonly KeyAlgorithm[] = ['rsa2048', 'rsa3072', 'rsa4096'];
/** gpgv 2.2. */
const gpgv: readonly KeyAlgorithm[] = [...rsa, 'ed25519', 'nistp256', 'nistp384', 'nistp521'];
/** From 24.04 on apt asserts `>=rsa2048,ed25519,ed448`. */
const asserted: readonly KeyAlgorithm[] = [...rsa, 'ed25519'];

/** Ubuntu's dpkg has read zstd since 18.04. */
const compression: readonly Compression[] = ['none', 'gzip', 'xz', 'zstd'];

/** What Ubuntu's archive and ports hold; each of them is in its images. */
const arches = ['amd64', 'arm64', 'arm7', 'ppc64le', 'riscv64', 's390x'] as const;

const LTS = /^\d[02468]\.04$/;

/** https://wiki.ubuntu.com/Releases: `until` is the end of free support, as in the distro-info-data package. */
export const ubuntu: Distro = {
  id: 'ubuntu',
  title: 'Ubuntu',
  family: 'debian',
  format: 'deb',
  names: {
    ...stable,
    lts: (releases, today) => livingReleases(releases, today).filter(({id}) => LTS.test(id)),
  },
  releases: [
    {
      id: '20.04',
      codename: 'focal',
      image: 'ubuntu:20.04',
      arches,
      since: '2020-04-23',
      until: '2025-05-29',
      suffix: '~ubuntu20.04',
      compression,
      keys: gpgv,
      unitDir: '/lib/systemd/system',
      glibc: '2.31',
    },
    {
      id: '22.04',
      codename: 'jammy',
      image: 'ubuntu:22.04',
      arches,
      since: '2022-04-21',
      until: '2027-06-01',
      suffix: '~ubuntu22.04',
      compression,
      keys: gpgv,
      unitDir: '/lib/systemd/system',
      glibc: '2.35',
    },
    {
      id: '24.04',
      codename: 'noble',
      image: 'ubuntu:24.04',
      arches,
      since: '2024-04-25',
      until: '2029-05-31',
      suffix: '~ubuntu24.04',
      compression,
      keys: asserted,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.39',
    },
    {
      id: '24.10',
      codename: 'oracular',
      image: 'ubuntu:24.10',
      arches,
      since: '2024-10-10',
      until: '2025-07-10',
      suffix: '~ubuntu24.10',
      compression,
      keys: asserted,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.40',
    },
    {
      id: '25.04',
      codename: 'plucky',
      image: 'ubuntu:25.04',
      arches,
      since: '2025-04-17',
      until: '2026-01-15',
      suffix: '~ubuntu25.04',
      compression,
      keys: asserted,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.41',
    },
    {
      id: '25.10',
      codename: 'questing',
      image: 'ubuntu:25.10',
      arches,
      since: '2025-10-09',
      until: '2026-07-09',
      suffix: '~ubuntu25.10',
      compression,
      keys: asserted,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.42',
    },
    {
      id: '26.04',
      codename: 'resolute',
      image: 'ubuntu:26.04',
      arches,
      since: '2026-04-23',
      until: '2031-05-29',
      suffix: '~ubuntu26.04',
      compression,
      keys: asserted,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.43',
    },
  ],
};
