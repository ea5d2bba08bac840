import {PkgError} from '../../model/errors.ts';
import {checkStorePath} from '../../tools/store-path.ts';
import {LEDGER} from './ledger.ts';

/** Tells GitHub Pages to serve the branch as it is: otherwise Jekyll leaves out names that begin with `_` or `.`. */
export const NO_JEKYLL = '.nojekyll';

const LONGEST_NAME = 255;
const LONGEST_PATH = 4000;

/** What some file systems do not see in a name. https://github.com/git/git/blob/v2.39.5/utf8.c, `next_hfs_char` */
const UNSEEN = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** A name that is, to some system, the folder in which git keeps its own: servers refuse a tree that has one. */
function isGitFolder(name: string): boolean {
  const [seen = ''] = name.replaceAll(UNSEEN, '').toLowerCase().split(':');
  return /^(?:\.git|git~1)$/.test(seen.replace(/[. ]+$/, ''));
}

/** Why a branch cannot have a file of that path; undefined where it can. */
export function pathFault(path: string): string | undefined {
  const names = path.split('/');
  if (path.startsWith('/') || names.some((name) => name === '' || name === '.' || name === '..'))
    return 'is no path below the branch';
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return 'has a character that no path may have';
  if (!path.isWellFormed()) return 'is no text';
  if (names.some(isGitFolder)) return 'has a name in it that git keeps for itself, and does not take';
  if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME))
    return `has a name in it of more than ${LONGEST_NAME} bytes, which cannot be checked out`;
  if (Buffer.byteLength(path) > LONGEST_PATH) return `is longer than ${LONGEST_PATH} bytes`;
  return undefined;
}

/** Files at the root of the branch that are the store's own. */
export const isOwn = (path: string): boolean => path === LEDGER || path === NO_JEKYLL;

/** The path in the branch of a file of the store. */
export function branchPath(path: string, prefix: string): string {
  const whole = prefix + checkStorePath(path);
  const fault = isOwn(whole) ? 'is a name that the branch has for itself' : pathFault(whole);
  if (fault === undefined) return whole;
  throw new PkgError(
    'store/path',
    `${JSON.stringify(path)} cannot be the path of a file in a branch: it ${fault}`,
    {
      hint: 'give the file another name',
    },
  );
}
