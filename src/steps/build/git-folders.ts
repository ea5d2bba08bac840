import {lstat, readFile} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import {type PackOptions, packFiles, packFolder} from '../../containers/index.ts';
import type {Repository} from '../../tools/git.ts';

/** https://git-scm.com/docs/gitrepository-layout: a worktree has some files of its own, and shares the others. */
export interface GitFolders {
  /** HEAD and the index. */
  readonly own: string;
  /** All else; the same folder in a submodule. */
  readonly shared: string;
}

/** Git's folders where they do not lie in the tree as `.git`, and so would not be in a copy of it. */
export async function gitElsewhere({top, git}: Repository): Promise<GitFolders | undefined> {
  if ((await lstat(join(top, '.git')).catch(() => undefined))?.isDirectory()) return undefined;
  const own = await git('rev-parse', '--absolute-git-dir');
  const shared = await readFile(join(own, 'commondir'), 'utf8').catch(() => '.');
  return {own, shared: resolve(own, shared.trimEnd())};
}

/** What is of one tree, or of others beside it. */
const OF_A_TREE = ['HEAD', 'index', 'config', 'config.worktree', 'gitdir', 'commondir', 'worktrees'];

/** The `.git` of a tree that stands alone. */
export async function* packGit(
  {own, shared}: GitFolders,
  {below = '', log}: Pick<PackOptions, 'below' | 'log'>,
): AsyncGenerator<AsyncGenerator<Uint8Array>> {
  const index = await readFile(join(own, 'index')).catch(() => undefined);
  yield packFiles([
    {path: `${below}HEAD`, content: await readFile(join(own, 'HEAD'))},
    {path: `${below}config`, content: aloneConfig(await readFile(join(shared, 'config'), 'utf8'))},
    ...(index ? [{path: `${below}index`, content: index}] : []),
  ]);
  const skip = (path: string) => OF_A_TREE.includes(basename(path)) && path === join(shared, basename(path));
  yield packFolder(shared, {below, skip, ...(log && {log})});
}

/** Where a submodule's tree is, and that a repository has none of its own, is not so in the copy. */
const aloneConfig = (text: string): string => text.replace(/^[ \t]*(?:worktree|bare)[ \t]*=.*\n?/gim, '');
