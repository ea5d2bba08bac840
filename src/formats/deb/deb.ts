import type {Format} from '../../model/format.ts';
import {type DebOptions, debOptions} from './options.ts';

/** Debian's package format: https://www.debian.org/doc/debian-policy/ */
export const deb: Format<DebOptions> = {
  id: 'deb',
  title: 'Debian package',
  extension: '.deb',
  magic: '!<arch>\ndebian',
  arch: {amd64: 'amd64', all: 'all'},
  options: debOptions,
  defaults: {},
  versionOf: () => '',
  fileName: () => '',
  relation: (text) => ({text}),
  check: () => [],
  compareVersions: () => 0,
  load: () => {
    throw new Error('to be written');
  },
};
