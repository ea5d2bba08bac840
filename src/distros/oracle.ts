import {curveKeys, type Distro, everyCompression, rsaKeys, supportedName} from '../model/distro.ts';

/** `until` is the end of premier support: https://www.oracle.com/a/ocom/docs/elsp-lifetime-069338.pdf */
export const oracle: Distro = {
  id: 'oracle',
  title: 'Oracle Linux',
  family: 'el',
  format: 'rpm',
  manager: 'dnf',
  names: supportedName,
  releases: [
    {
      id: '8',
      image: 'oraclelinux:8',
      arches: ['amd64', 'arm64'],
      since: '2019-07-19',
      until: '2029-07-31',
      suffix: '.el8',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.28',
    },
    {
      id: '9',
      image: 'oraclelinux:9',
      arches: ['amd64', 'arm64'],
      since: '2022-07-06',
      until: '2032-06-30',
      suffix: '.el9',
      compression: everyCompression,
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.34',
    },
    {
      id: '10',
      image: 'oraclelinux:10',
      arches: ['amd64', 'arm64'],
      since: '2025-06-26',
      until: '2035-06-30',
      suffix: '.el10',
      compression: everyCompression,
      keys: curveKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.39',
    },
  ],
};
