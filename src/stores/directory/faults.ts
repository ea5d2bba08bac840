import {PkgError} from '../../model/errors.ts';

type Told = readonly [code: string, what: string, hint: string];

const READ_ONLY = [
  'store/read-only',
  'cannot be written to',
  'give its owner the right to write, or another folder',
] as const;
const FULL = [
  'store/full',
  'has no room left',
  'make room; of a repository, `keep` can hold fewer versions',
] as const;
const IN_THE_WAY = [
  'store/in-the-way',
  'has a file where a folder is needed, or a folder where a file is',
  'move it away: nothing of a repository lies there',
] as const;
const TOLD: Readonly<Record<string, Told>> = {
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  ENOTDIR: IN_THE_WAY,
  EISDIR: IN_THE_WAY,
  EEXIST: IN_THE_WAY,
  ENOTEMPTY: IN_THE_WAY,
};

/** Says what is wrong with a folder in the words of its owner, not of the system call. */
export async function telling<T>(title: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const told = TOLD[(cause as NodeJS.ErrnoException).code ?? ''];
    // A package that cannot be read is not the folder's fault.
    if (cause instanceof PkgError || !told) throw cause;
    const [code, what, hint] = told;
    throw new PkgError(code, `${title} ${what}: ${path}`, {hint, cause});
  }
}
