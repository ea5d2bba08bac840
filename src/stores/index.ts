import type {StoreKind} from '../model/store.ts';
import {directory} from './directory/index.ts';
import {pages} from './pages/index.ts';
import {s3} from './s3/index.ts';

export {directoryStore} from './directory/directory.ts';
export {landed} from './landed.ts';

/** Every kind of place that a repository or finished files may lie in: a folder and a line. */
export const stores: Readonly<Record<string, StoreKind>> = {directory, pages, s3};
