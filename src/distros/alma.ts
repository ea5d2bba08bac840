import {curveKeys, type Distro, everyCompression, rsaKeys, supportedName} from '../model/distro.ts';

/** https://wiki.almalinux.org/release-notes/; its second amd64 build for older machines (x86_64_v2) is not offered. */
export const alma: Distro = {
  id: 'alma',
  title: 'AlmaLinux',
  family: 'el',
  format: 'rpm',
  manager: 'dnf',
  names: supportedName,
  releases: [
    {
      id: '8',
      image: 'almalinux:8',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2021-03-30',
      until: '2029-05-31',
      suffix: '.el8',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.28',
    },
    {
      id: '9',
      image: 'almalinux:9',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2022-05-26',
      until: '2032-05-31',
      suffix: '.el9',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.34',
    },
    {
      id: '10',
      image: 'almalinux:10',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2025-05-27',
      until: '2035-05-31',
      suffix: '.el10',
      compression: everyCompression,
      keys: curveKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.39',
    },
  ],
};
