import type {FormatEngines} from '../../model/format.ts';
import {rpmCard} from './card.ts';
import {rpmElfRelations} from './elf-relations.ts';
import type {RpmOptions} from './options.ts';
import {readPackage} from './reader.ts';
import {recordPackage} from './record.ts';
import {signPackage} from './sign.ts';

/** The heavy half of the rpm format; what makes packages is loaded when one is made: many runs only read some. */
export const engines: FormatEngines<RpmOptions> = {
  portable: async (...job) => (await import('./writer.ts')).writePackage(...job),
  native: async (...job) => (await import('./native/native.ts')).buildPackages(...job),
  nativeTools: [
    {program: 'rpmbuild', package: 'rpm-build'},
    {program: '/usr/lib/rpm/macros.d/macros.systemd', package: 'systemd-rpm-macros'},
  ],
  ownPackaging: async (...job) => (await import('./packaging/packaging.ts')).buildOwnRpm(...job),
  read: readPackage,
  record: recordPackage,
  card: rpmCard,
  renumber: async (...job) => (await import('./renumber.ts')).renumberPackage(...job),
  sign: signPackage,
  signs: () => true,
  elfRelations: rpmElfRelations,
};
