import type {Format} from '../../model/format.ts';
import {type RpmOptions, rpmOptions} from './options.ts';

/** RPM: https://rpm-software-management.github.io/rpm/manual/ */
export const rpm: Format<RpmOptions> = {
  id: 'rpm',
  title: 'RPM package',
  extension: '.rpm',
  magic: '\u00ed\u00ab\u00ee\u00db',
  arch: {amd64: 'x86_64', all: 'noarch'},
  options: rpmOptions,
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
