import type {Store} from '../model/repository.ts';
import {directoryStore} from './directory/directory.ts';

/** What a place needs to be found. */
export interface StoreAddress {
  /** From the project root, or absolute. */
  readonly path: string;
}

/** Every kind of place that a repository may lie in: a folder and a line. */
export const stores: Readonly<Record<string, (address: StoreAddress) => Store>> = {
  directory: ({path}) => directoryStore(path),
};
