import type {FormatEngines} from '../../model/format.ts';
import {debCard} from './card.ts';
import {debDocuments} from './documents.ts';
import {debElfRelations} from './elf-relations.ts';
import type {DebOptions} from './options.ts';
import {readDeb} from './reader.ts';
import {debRecord} from './record.ts';

/** What makes packages is loaded when one is made: many runs only read some. */
export const engines: FormatEngines<DebOptions> = {
  portable: async (...job) => (await import('./writer.ts')).writeDeb(...job),
  native: async (...job) => (await import('./native/engine.ts')).nativeDeb(...job),
  nativeTools: [
    {program: 'dpkg-shlibdeps', package: 'dpkg-dev'},
    {program: 'objdump', package: 'binutils'},
  ],
  documents: debDocuments,
  ownPackaging: async (...job) => (await import('./packaging/packaging.ts')).buildOwnDeb(...job),
  read: readDeb,
  record: debRecord,
  card: debCard,
  renumber: async (...job) => (await import('./renumber.ts')).renumberDeb(...job),
  sign: async (job) => (await import('./sign.ts')).signDeb(job),
  signs: ({signature}) => signature !== undefined,
  elfRelations: debElfRelations,
};
