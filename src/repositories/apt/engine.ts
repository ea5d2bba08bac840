import type {RepositoryEngine} from '../../model/repository.ts';
import {auditSuite} from './audit.ts';
import {folderOf, isPackage, nameProblem, ROOT} from './names.ts';
import {readSuite} from './read.ts';
import {listingOf} from './stanza.ts';
import {writeSuite} from './write.ts';

export const engine: RepositoryEngine = {
  root: ROOT,
  signedByAll: true,
  isPackage,
  folderOf,
  places: (suite) => [suite],
  check: nameProblem,
  listing: (pkg, _place, published, component) => listingOf(pkg, published, component),
  read: readSuite,
  audit: auditSuite,
  placesIn: async (store) => {
    const found = (await store.list(`${ROOT}dists/`)).flatMap(
      ({path}) => /^apt\/dists\/([^/]+)\/(?:InRelease|Release)$/.exec(path)?.[1] ?? [],
    );
    return [...new Set(found)].sort();
  },
  write: writeSuite,
};
