import {mkdir, realpath} from 'node:fs/promises';
import {basename, dirname, join, posix, relative, sep} from 'node:path';
import {isAbsent, packFolder, unpackTar} from '../../containers/index.ts';
import type {Host} from '../../model/host.ts';
import {INSIDE, type Workshop} from '../../model/workshop.ts';
import {openRepository} from '../../tools/git.ts';
import {type GitFolders, gitElsewhere, packGit} from './git-folders.ts';

/** The working tree, and where in it the project is. */
export interface Tree {
  /** Absolute: the top of the git tree, else the project itself. */
  readonly top: string;
  /** The project below it, with forward slashes; nothing where they are the same. */
  readonly below: string;
  /** Where git keeps a tree whose `.git` is no folder: a worktree's, a submodule's. */
  readonly git?: GitFolders;
}

/** In a repository of several projects a build may need its neighbours, and git its top. */
export async function treeOf(host: Host): Promise<Tree> {
  const project = await realpath(host.workDir);
  const repository = await openRepository(host);
  // A project that a repository above it does not hold, such as one in a home folder kept in git, stands alone.
  const held =
    typeof repository !== 'string' &&
    (await repository.git('rev-parse', '--verify', '--quiet', 'HEAD:./').catch(() => undefined));
  const top = typeof repository !== 'string' && held ? repository.top : project;
  const git = typeof repository !== 'string' && held ? await gitElsewhere(repository) : undefined;
  return {top, below: relative(top, project).split(sep).join('/'), ...(git && {git})};
}

/** The tree as it is, ignored files and `.git` included, the output folder left out: one archive after the other. */
export async function* packTree(
  host: Host,
  {top, git}: Tree,
  below = '',
): AsyncGenerator<AsyncGenerator<Uint8Array>> {
  const out = await realpath(host.outDir).catch(() => host.outDir);
  const skip = (path: string) =>
    path === out ||
    basename(path).startsWith('.linux-pkg-') ||
    (git !== undefined && path === join(top, '.git'));
  yield packFolder(top, {below, skip, log: host.log});
  if (git) yield* packGit(git, {below: `${below}.git/`, log: host.log});
}

/** Puts the tree's copy into the workshop; the project's own folder is returned. */
export async function sendTree(host: Host, workshop: Workshop, tree: Tree): Promise<string> {
  // From the root on: Docker refuses links that lead out of the folder it unpacks into.
  await workshop.run(['mkdir', '-p', INSIDE.source]);
  for await (const tar of packTree(host, tree, `${INSIDE.source.slice(1)}/`)) await workshop.put('/', tar);
  return posix.join(INSIDE.source, tree.below);
}

/** Brings what a build left below a path of the workshop into a folder here; false where there is nothing. */
export async function receive(workshop: Workshop, path: string, folder: string): Promise<boolean> {
  await mkdir(folder, {recursive: true});
  try {
    await unpackTar(workshop.get(path), folder, {log: workshop.log});
    return true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** Mirrors the paths that staging will ask for; what is not there is its business to tell. */
export async function receiveProject(
  workshop: Workshop,
  {below}: Tree,
  {paths, folder}: {readonly paths: readonly string[]; readonly folder: string},
): Promise<string> {
  const project = join(folder, below);
  await mkdir(project, {recursive: true});
  for (const path of withoutInner(paths)) {
    const inside = posix.join(INSIDE.source, below, path);
    if (!inside.startsWith(`${INSIDE.source}/`) && inside !== INSIDE.source) continue;
    const at = posix.relative(INSIDE.source, inside);
    await receive(workshop, inside === INSIDE.source ? `${inside}/.` : inside, join(folder, dirname(at)));
  }
  return project;
}

/** Without those that lie below another of them. */
const withoutInner = (paths: readonly string[]): readonly string[] => {
  const tidy = [...new Set(paths.map((path) => posix.normalize(path).replace(/\/$/, '')))].sort();
  return tidy.includes('.')
    ? ['.']
    : tidy.filter((path) => !tidy.some((other) => path.startsWith(`${other}/`)));
};
