import {resolve} from 'node:path';
import type {StoreKind} from '../../model/store.ts';
import {directoryStore} from './directory.ts';

/** A folder of this machine, or one that is mounted. */
export const directory: StoreKind = {
  id: 'directory',
  title: 'a folder',
  keys: {needed: ['path'], optional: []},
  check: () => [],
  open: async ({workDir}, {path = ''}) => directoryStore(resolve(workDir, path)),
};
