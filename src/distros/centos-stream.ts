import {curveKeys, type Distro, everyCompression, rsaKeys, supportedName} from '../model/distro.ts';

/** https://www.centos.org/cl-vs-cs/ */
export const centosStream: Distro = {
  id: 'centos-stream',
  title: 'CentOS Stream',
  family: 'el',
  format: 'rpm',
  manager: 'dnf',
  names: supportedName,
  releases: [
    {
      id: '8',
      image: 'quay.io/centos/centos:stream8',
      arches: ['amd64', 'arm64', 'ppc64le'],
      since: '2019-09-24',
      until: '2024-05-31',
      suffix: '.el8',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.28',
    },
    {
      id: '9',
      image: 'quay.io/centos/centos:stream9',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2021-09-15',
      until: '2027-05-31',
      suffix: '.el9',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.34',
    },
    {
      id: '10',
      image: 'quay.io/centos/centos:stream10',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2024-12-12',
      until: '2030-05-31',
      suffix: '.el10',
      compression: everyCompression,
      keys: curveKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.39',
    },
  ],
};
