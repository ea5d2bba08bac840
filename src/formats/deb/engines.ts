import type {FormatEngines} from '../../model/format.ts';
import {debCard} from './card.ts';
import {debDocuments} from './documents.ts';
import {debElfRelations} from './elf-relations.ts';
import {nativeDeb} from './native/engine.ts';
import type {DebOptions} from './options.ts';
import {buildOwnDeb} from './packaging/packaging.ts';
import {readDeb} from './reader.ts';
import {debRecord} from './record.ts';
import {renumberDeb} from './renumber.ts';
import {signDeb} from './sign.ts';
import {writeDeb} from './writer.ts';

export const engines: FormatEngines<DebOptions> = {
  portable: writeDeb,
  native: nativeDeb,
  nativeTools: [
    {program: 'dpkg-shlibdeps', package: 'dpkg-dev'},
    {program: 'objdump', package: 'binutils'},
  ],
  documents: debDocuments,
  ownPackaging: buildOwnDeb,
  read: readDeb,
  record: debRecord,
  card: debCard,
  renumber: renumberDeb,
  sign: signDeb,
  signs: ({signature}) => signature !== undefined,
  elfRelations: debElfRelations,
};
