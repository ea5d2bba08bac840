import {cp, mkdir, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import type {Host} from '../../src/model/host.ts';

const AUTHOR = {
  GIT_AUTHOR_NAME: 'Example',
  GIT_AUTHOR_EMAIL: 'example@example.org',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Example',
  GIT_COMMITTER_EMAIL: 'example@example.org',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

/** This project's own folder. */
export const PROJECT = resolve(import.meta.dirname, '../..');

/** Runs git in a scratch repository: fixed people, fixed dates, nobody's settings. */
export const git = (host: Host, dir: string, ...args: readonly string[]) =>
  host.run(['git', ...args], {cwd: dir, env: AUTHOR});

interface Scratch {
  readonly tag: string;
  /** Files on top of the example's, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** A git repository that holds examples/hello and the files given, committed and tagged. */
export async function scratchRepository(host: Host, {tag, files}: Scratch): Promise<string> {
  const dir = join(host.workDir, 'project');
  await cp(join(PROJECT, 'examples/hello'), dir, {recursive: true});
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), {recursive: true});
    await writeFile(join(dir, path), content);
  }
  await git(host, dir, 'init', '-q', '-b', 'main', '.');
  await git(host, dir, 'add', '.');
  await git(host, dir, 'commit', '-q', '-m', 'First');
  await git(host, dir, 'tag', tag);
  return dir;
}
