import {dirname, isAbsolute, posix, resolve} from 'node:path';
import {type Place, type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type RepositoryFile, readRepositoryFile, repositoryFileText} from '../../tools/github.ts';
import {exists, type Location, locate} from './location.ts';
import {readSource, type Source, textOf} from './source.ts';

/** Where a config comes from: a file on this machine, or one in a repository on GitHub. */
export type Origin = {readonly disk: Location} | {readonly github: RepositoryFile};

export const originName = (origin: Origin): string =>
  'disk' in origin ? origin.disk.name : repositoryFileText(origin.github);

/** The same file has the same key, however it was written. */
export const originKey = (origin: Origin): string =>
  'disk' in origin ? origin.disk.path : repositoryFileText(origin.github).toLowerCase();

export async function readOrigin(host: Host, origin: Origin): Promise<Source> {
  if ('disk' in origin) return readSource(origin.disk);
  const name = originName(origin);
  return {name, text: textOf(await readRepositoryFile(host, origin.github), name)};
}

const REMOTE = /^(?<owner>[\w.-]+)\/(?<repo>[\w.-]+)\/(?<path>[^@]+)@(?<ref>.+)$/;

/** What `extends: text` in the file at `from` means. */
export async function resolveOrigin(
  host: Host,
  {text, from, place}: {readonly text: string; readonly from: Origin; readonly place: Place},
): Promise<Origin> {
  const wrong = (message: string, hint: string): UserError =>
    new UserError('config/invalid', [{message: `extends: ${message}`, hint, place} satisfies Problem]);
  const dotted = /^\.\.?(?:\/|$)/.test(text);
  if ('github' in from && isAbsolute(text))
    throw wrong(`"${text}" is a path of this machine`, 'a file on GitHub extends files on GitHub');
  if ('github' in from && (dotted || !text.includes('@'))) {
    const path = posix.join(posix.dirname(from.github.path), text);
    if (path === '..' || path.startsWith('../'))
      throw wrong(`"${text}" leaves the repository`, 'write owner/repo/file@ref');
    return {github: {...from.github, path}};
  }
  if ('disk' in from) {
    const path = resolve(dirname(from.disk.path), text);
    const isPath = dotted || isAbsolute(text) || !text.includes('/') || (await exists(path));
    if (isPath) {
      if (!(await exists(path)))
        throw wrong(
          `"${text}" does not exist`,
          'a path starts at the folder of this file; a file on GitHub is owner/repo/file@ref',
        );
      return {disk: locate(host, path, text)};
    }
  }
  const {owner, repo, path, ref} = REMOTE.exec(text)?.groups ?? {};
  if (owner && repo && path && ref) {
    if ([owner, repo, ...path.split('/')].some((part) => /^\.{0,2}$/.test(part)))
      throw wrong(`"${text}" has a part that is empty or made of dots`, 'write owner/repo/file@ref');
    return {github: {owner, repo, path, ref}};
  }
  if (/^[\w.-]+\/[\w.-]+\/[^@]+$/.test(text))
    throw wrong(
      `"${text}" does not exist here, and has no @ref`,
      `for a file on GitHub write ${text}@ and a branch, tag or commit`,
    );
  throw wrong(
    `"${text}" is neither a path nor owner/repo/file@ref`,
    'write a path from this file, or owner/repo/file@ref',
  );
}
