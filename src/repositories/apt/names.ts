import type {Problem} from '../../model/errors.ts';

/** Where everything of APT lies: the address in a .sources file. */
export const ROOT = 'apt/';

export const folderOf = (suite: string): string => `${ROOT}dists/${suite}/`;

export const isPackage = (path: string): boolean => path.startsWith(`${ROOT}pool/`) && path.endsWith('.deb');

/** What apt takes without a second meaning: no slash (a flat repository's mark), no way up, no word of its own. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9+._~-]*$/;
const MOST = 100;

/** What is wrong with the name of a suite or component. */
export function nameProblem(name: string): Problem | undefined {
  if (NAME.test(name) && !name.includes('..') && name.length <= MOST && !/^(?:by-hash$|binary-)/.test(name))
    return undefined;
  return {
    message: `${JSON.stringify(name)} cannot be the name of a suite or component of an APT repository`,
    hint: 'write letters, digits and + . _ ~ -, a letter or digit first, as in bookworm or main',
  };
}

/** As Debian spreads its pool: by the first letter, libraries by their first four. */
export const poolPath = (component: string, name: string, file: string): string =>
  `pool/${component}/${name.startsWith('lib') && name.length > 3 ? name.slice(0, 4) : name.slice(0, 1)}/${name}/${file}`;
