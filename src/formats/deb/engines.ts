import type {FormatEngines} from '../../model/format.ts';
import {debElfRelations} from './elf-relations.ts';
import type {DebOptions} from './options.ts';
import {readDeb} from './reader.ts';
import {writeDeb} from './writer.ts';

export const engines: FormatEngines<DebOptions> = {
  portable: writeDeb,
  read: readDeb,
  elfRelations: debElfRelations,
};
