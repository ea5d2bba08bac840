import type {Distro} from '../model/distro.ts';
import {el8, el9, el10} from './families/el.ts';
import {supported} from './families/names.ts';

/** https://www.centos.org/cl-vs-cs/ */
export const centosStream: Distro = {
  id: 'centos-stream',
  title: 'CentOS Stream',
  family: 'el',
  format: 'rpm',
  names: supported,
  releases: [
    {
      ...el8,
      id: '8',
      image: 'quay.io/centos/centos:stream8',
      arches: ['amd64', 'arm64', 'ppc64le'],
      since: '2019-09-24',
      until: '2024-05-31',
    },
    {
      ...el9,
      id: '9',
      image: 'quay.io/centos/centos:stream9',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2021-09-15',
      until: '2027-05-31',
    },
    {
      ...el10,
      id: '10',
      image: 'quay.io/centos/centos:stream10',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2024-12-12',
      until: '2030-05-31',
    },
  ],
};
