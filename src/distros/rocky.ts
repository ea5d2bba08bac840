import type {Distro} from '../model/distro.ts';
import {el8, el9, el10} from './families/el.ts';
import {supported} from './families/names.ts';

/** https://wiki.rockylinux.org/rocky/version/ */
export const rocky: Distro = {
  id: 'rocky',
  title: 'Rocky Linux',
  family: 'el',
  format: 'rpm',
  names: supported,
  releases: [
    {
      ...el8,
      id: '8',
      image: 'rockylinux/rockylinux:8',
      arches: ['amd64', 'arm64'],
      since: '2021-05-01',
      until: '2029-05-31',
    },
    {
      ...el9,
      id: '9',
      image: 'rockylinux/rockylinux:9',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2022-07-14',
      until: '2032-05-31',
    },
    {
      ...el10,
      id: '10',
      image: 'rockylinux/rockylinux:10',
      arches: ['amd64', 'arm64', 'ppc64le', 'riscv64', 's390x'],
      since: '2025-06-11',
      until: '2035-05-31',
    },
  ],
};
