import {curveKeys, type Distro, everyCompression, rsaKeys, supportedName} from '../model/distro.ts';

/** https://wiki.rockylinux.org/rocky/version/ */
export const rocky: Distro = {
  id: 'rocky',
  title: 'Rocky Linux',
  family: 'el',
  format: 'rpm',
  manager: 'dnf',
  names: supportedName,
  releases: [
    {
      id: '8',
      image: 'rockylinux/rockylinux:8',
      arches: ['amd64', 'arm64'],
      since: '2021-05-01',
      until: '2029-05-31',
      suffix: '.el8',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.28',
    },
    {
      id: '9',
      image: 'rockylinux/rockylinux:9',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2022-07-14',
      until: '2032-05-31',
      suffix: '.el9',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.34',
    },
    {
      id: '10',
      image: 'rockylinux/rockylinux:10',
      arches: ['amd64', 'arm64', 'ppc64le', 'riscv64', 's390x'],
      since: '2025-06-11',
      until: '2035-05-31',
      suffix: '.el10',
      compression: everyCompression,
      keys: curveKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.39',
    },
  ],
};
