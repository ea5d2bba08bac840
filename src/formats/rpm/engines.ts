import type {FormatEngines} from '../../model/format.ts';
import {rpmCard} from './card.ts';
import {rpmElfRelations} from './elf-relations.ts';
import {buildPackages} from './native/native.ts';
import type {RpmOptions} from './options.ts';
import {buildOwnRpm} from './packaging/packaging.ts';
import {readPackage} from './reader.ts';
import {recordPackage} from './record.ts';
import {renumberPackage} from './renumber.ts';
import {signPackage} from './sign.ts';
import {writePackage} from './writer.ts';

/** The heavy half of the rpm format. */
export const engines: FormatEngines<RpmOptions> = {
  portable: writePackage,
  native: buildPackages,
  nativeTools: [
    {program: 'rpmbuild', package: 'rpm-build'},
    {program: '/usr/lib/rpm/macros.d/macros.systemd', package: 'systemd-rpm-macros'},
  ],
  ownPackaging: buildOwnRpm,
  read: readPackage,
  record: recordPackage,
  card: rpmCard,
  renumber: renumberPackage,
  sign: signPackage,
  signs: () => true,
  elfRelations: rpmElfRelations,
};
