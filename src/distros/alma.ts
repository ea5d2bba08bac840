import type {Distro} from '../model/distro.ts';
import {el8, el9, el10} from './families/el.ts';
import {supported} from './families/names.ts';

/** https://wiki.almalinux.org/release-notes/; its second amd64 build for older machines (x86_64_v2) is not offered. */
export const alma: Distro = {
  id: 'alma',
  title: 'AlmaLinux',
  family: 'el',
  format: 'rpm',
  names: supported,
  releases: [
    {
      ...el8,
      id: '8',
      image: 'almalinux:8',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2021-03-30',
      until: '2029-05-31',
    },
    {
      ...el9,
      id: '9',
      image: 'almalinux:9',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2022-05-26',
      until: '2032-05-31',
    },
    {
      ...el10,
      id: '10',
      image: 'almalinux:10',
      arches: ['amd64', 'arm64', 'ppc64le', 's390x'],
      since: '2025-05-27',
      until: '2035-05-31',
    },
  ],
};
