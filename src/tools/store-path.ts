import {PkgError} from '../model/errors.ts';

/** What no object of a store is called: a way up, an absolute path, a part without a name, a control character. */
const BAD = /^$|^\/|\/$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)|[\u0000-\u001f\u007f\\]/;

/** A path may come from an index that a stranger wrote: every store looks at it before it does anything. */
export function checkStorePath(path: string): string {
  if (!BAD.test(path)) return path;
  throw new PkgError('store/path', `${JSON.stringify(path)} cannot be the path of a file in a repository`, {
    hint: 'it has to be a path below its root, with forward slashes, and no . or .. as a part',
  });
}

/** The same for the beginning of a path: empty, or ending in the middle of a name. */
export const checkStorePrefix = (prefix: string): string => {
  if (prefix !== '') checkStorePath(prefix.replace(/\/$/, ''));
  return prefix;
};
