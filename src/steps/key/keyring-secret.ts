import {access, open, realpath, stat} from 'node:fs/promises';
import {basename, dirname, join, resolve, sep} from 'node:path';
import {ToolError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {openRepository} from '../../tools/git.ts';

/** Looks whether a secret key may be written there, before there is one; the path with its folder's links followed. */
export async function secretFilePlace(host: Host, wanted: string): Promise<string> {
  const refuse = (message: string, hint: string, cause?: unknown): never => {
    throw new UserError('key/secret-out', message, {hint, cause});
  };
  const asked = resolve(host.workDir, wanted);
  const outside = 'name a file outside of the project: --secret-out ~/new-signing-key.asc';
  const folder = await realpath(dirname(asked)).catch((cause) =>
    refuse(`the folder of ${wanted} is not there`, outside, cause),
  );
  const path = join(folder, basename(asked));
  if (!(await stat(folder)).isDirectory()) refuse(`${folder} is no folder`, outside);
  if (await isThere(path)) refuse(`${wanted} is there already`, 'it is not written over: name another file');
  const out = await realpath(host.outDir).catch(() => host.outDir);
  if (`${path}${sep}`.startsWith(`${out}${sep}`))
    refuse(`${wanted} is in the output folder, from which files are published`, outside);
  if (await mayBeCommitted(host, folder, path))
    refuse(`${wanted} is in a git work tree, and git does not ignore it`, outside);
  return path;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** In a work tree, unless git says that it ignores the file. */
async function mayBeCommitted(host: Host, folder: string, path: string): Promise<boolean> {
  const repository = await openRepository({...host, workDir: folder});
  if (repository === 'no repository') return false;
  if (repository === 'git is not installed') return isBelowGit(folder);
  if (typeof repository === 'string') return true;
  try {
    await repository.git('check-ignore', '--quiet', '--', path);
    return false;
  } catch (error) {
    if (error instanceof ToolError && error.exitCode === 1) return true;
    throw error;
  }
}

async function isBelowGit(folder: string): Promise<boolean> {
  if (await isThere(join(folder, '.git'))) return true;
  return dirname(folder) !== folder && isBelowGit(dirname(folder));
}

/** Writes a secret key to a file of its own, for its owner alone; never over another one. */
export async function writeSecretFile(path: string, armored: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  await file.chmod(0o600);
  await file.writeFile(armored);
  await file.sync();
}
