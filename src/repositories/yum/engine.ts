import type {RepositoryEngine} from '../../model/repository.ts';
import {audit} from './audit.ts';
import {listing} from './listing.ts';
import {inherited} from './neighbours.ts';
import {check, folderOf, isPackage, places, placesIn, ROOT} from './places.ts';
import {read} from './read.ts';
import {write} from './write.ts';

/** The heavy half: a folder with repodata for every suite and basearch. */
export const engine: RepositoryEngine = {
  root: ROOT,
  isPackage,
  folderOf,
  places,
  placesIn,
  check,
  listing,
  inherited,
  read,
  audit,
  write,
};
