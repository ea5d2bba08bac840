import {execFileSync} from 'node:child_process';
import {lstatSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {unpackTar} from '../../../../src/containers/index.ts';
import {packTree, treeOf} from '../../../../src/steps/build/tree.ts';
import {testHost} from '../../../support/host.ts';

const IDENTITY = ['-c', 'user.name=Example', '-c', 'user.email=team@example.org'];
const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', [...IDENTITY, '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

/** A repository with one tagged commit. */
function repository(folder: string): void {
  mkdirSync(join(folder, 'app'), {recursive: true});
  git(folder, 'init', '-q');
  execFileSync('sh', ['-c', 'echo one > app/file; echo out > .gitignore'], {cwd: folder});
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'one');
  git(folder, 'tag', 'v1.2.3');
}

const layouts: readonly (readonly [string, (folder: string) => string])[] = [
  [
    'a worktree',
    (folder) => {
      repository(join(folder, 'main'));
      git(join(folder, 'main'), 'worktree', 'add', '-q', '-b', 'other', join(folder, 'tree'));
      return 'tree';
    },
  ],
  [
    'a worktree of a bare repository',
    (folder) => {
      repository(join(folder, 'main'));
      git(folder, 'clone', '-q', '--bare', 'main', 'bare');
      git(join(folder, 'bare'), 'worktree', 'add', '-q', '-b', 'other', join(folder, 'tree'));
      return 'tree';
    },
  ],
  [
    'a submodule',
    (folder) => {
      repository(join(folder, 'inner'));
      git(folder, 'init', '-q', 'super');
      git(join(folder, 'super'), 'submodule', '--quiet', 'add', join(folder, 'inner'), 'sub');
      return 'super/sub';
    },
  ],
];

test.each(layouts)('git works in the copy of %s as it does in the tree', async (_, lay) => {
  await using host = await testHost();
  const top = join(host.workDir, lay(host.workDir));
  execFileSync(
    'sh',
    ['-c', 'echo two >> app/file; echo new > untracked; mkdir -p app/out; echo x > app/out/x'],
    {cwd: top},
  );
  const workDir = join(top, 'app');
  const there = {...host, workDir, outDir: join(workDir, 'out')};
  const tree = await treeOf(there);
  expect(tree.below).toBe('app');
  const copy = join(host.workDir, 'copy');
  for await (const tar of packTree(there, tree)) await unpackTar(tar, copy);
  expect(lstatSync(join(copy, '.git')).isDirectory()).toBe(true);
  for (const asked of [
    ['describe', '--tags', '--dirty'],
    ['rev-parse', 'HEAD'],
    ['status', '--short'],
    ['log', '-p'],
  ])
    expect(git(copy, ...asked)).toBe(git(top, ...asked));
  expect(git(copy, 'rev-parse', '--show-toplevel').trim()).toBe(copy);
  git(copy, 'fsck');
});
