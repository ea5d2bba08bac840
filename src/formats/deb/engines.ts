import type {FormatEngines} from '../../model/format.ts';
import {debDocuments} from './documents.ts';
import {debElfRelations} from './elf-relations.ts';
import type {DebOptions} from './options.ts';
import {buildOwnDeb} from './packaging/packaging.ts';
import {readDeb} from './reader.ts';
import {writeDeb} from './writer.ts';

export const engines: FormatEngines<DebOptions> = {
  portable: writeDeb,
  documents: debDocuments,
  ownPackaging: buildOwnDeb,
  read: readDeb,
  elfRelations: debElfRelations,
};
