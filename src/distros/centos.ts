import {type Distro, everyCompression, rsaKeys, supportedName} from '../model/distro.ts';

/** CentOS 8, long ended but still met: https://www.centos.org/centos-linux-eol/ */
export const centos: Distro = {
  id: 'centos',
  title: 'CentOS',
  family: 'el',
  format: 'rpm',
  manager: 'dnf',
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: '8',
      image: 'centos:8',
      arches: ['amd64', 'arm64', 'ppc64le'],
      since: '2019-09-24',
      until: '2021-12-31',
      suffix: '.el8',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.28',
      archive: 'https://vault.centos.org',
    },
  ],
};
