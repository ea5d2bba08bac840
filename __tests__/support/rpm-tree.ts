import {cp, rm} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';

const CACHE = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'linux-pkg-test',
  'rpm-trees-1',
);

/** A system of another age, with its own rpm and an empty database. */
export interface RpmTree extends AsyncDisposable {
  readonly path: string;
  run(...words: readonly string[]): Promise<string>;
  /** Puts a file of the machine at the tree's root, under its own name unless told another. */
  put(file: string, name: string): Promise<string>;
}

/** A copy of a tree that `script/rpm-trees` makes once and keeps. */
export async function rpmTree(host: Host, suite: string): Promise<RpmTree> {
  await host.run(['bash', new URL('../../script/rpm-trees', import.meta.url).pathname, CACHE, suite]);
  const path = join(CACHE, `run-${process.pid}-${suite}`);
  await rm(path, {recursive: true, force: true});
  // Names of the same files: what rpm replaces gets a new file.
  await host.run(['cp', '-al', join(CACHE, suite), path]);
  return {
    path,
    run: async (...words) => {
      const {stdout} = await host.run(['chroot', path, ...words], {env: {LC_ALL: 'C.UTF-8'}});
      return stdout;
    },
    put: async (file, name) => {
      await cp(file, join(path, name), {recursive: true});
      return `/${name}`;
    },
    [Symbol.asyncDispose]: () => rm(path, {recursive: true, force: true}),
  };
}
