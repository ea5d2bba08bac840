import {type Distro, everyCompression, rsaKeys, supportedName} from '../model/distro.ts';

/** https://docs.aws.amazon.com/linux/al2023/ug/release-cadence.html */
export const amazon: Distro = {
  id: 'amazon',
  title: 'Amazon Linux',
  family: 'amazon',
  format: 'rpm',
  manager: 'dnf',
  keepsKeys: true,
  names: supportedName,
  releases: [
    {
      id: '2023',
      // It is `latest`, or the release of the day: 2023.9.20261101.
      releasever: false,
      image: 'amazonlinux:2023',
      arches: ['amd64', 'arm64'],
      since: '2023-03-15',
      until: '2029-06-30',
      suffix: '.amzn2023',
      compression: everyCompression,
      // rpm 4.16, as Enterprise Linux 9.
      keys: rsaKeys,
      unitDir: '/usr/lib/systemd/system',
      glibc: '2.34',
    },
  ],
};
