import type {Distro} from '../model/distro.ts';
import {el8} from './families/el.ts';
import {supported} from './families/names.ts';

/** CentOS 8, long ended but still met: https://www.centos.org/centos-linux-eol/ */
export const centos: Distro = {
  id: 'centos',
  title: 'CentOS',
  family: 'el',
  format: 'rpm',
  names: supported,
  releases: [
    {
      ...el8,
      id: '8',
      image: 'centos:8',
      arches: ['amd64', 'arm64', 'ppc64le'],
      since: '2019-09-24',
      until: '2021-12-31',
    },
  ],
};
