import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {testHost} from '../../support/host.ts';
import {keyInputs, project, run} from '../../support/repository-project.ts';
import {git} from '../../support/scratch.ts';

test('a schedule signs a repository on a branch anew where its key has changed, in one commit, and else leaves it', async () => {
  const config = project()['linux-pkg.yml']!;
  await using host = await testHost({
    ...project(),
    'linux-pkg.yml': config.replace(/^ {2}to: directory\n {2}path: repo$/m, '  to: pages\n  remote: pages'),
  });
  const bare = join(host.workDir, 'pages.git');
  await host.run(['git', 'init', '-q', '--bare', '-b', 'main', bare]);
  await git(host, host.workDir, 'init', '-q', '-b', 'main', '.');
  await git(host, host.workDir, 'remote', 'add', 'pages', bare);
  const commits = async () =>
    (await git(host, bare, 'log', '--format=%H', 'gh-pages')).stdout.trim().split('\n');
  const [first, second] = await Promise.all([keyInputs('Example'), keyInputs('Another')]);

  await run(host, {command: 'all', keys: first});
  const published = await commits();
  expect((await run(host, {command: 'refresh', keys: first})).notes.join()).toContain('none was written');
  expect(await commits()).toEqual(published);

  const report = await run(host, {command: 'refresh', keys: second});
  expect(report.notes).toEqual(['Signed anew: apt stable, yum stable/x86_64.']);
  const after = await commits();
  expect(after.slice(1)).toEqual(published);
  const changed = await git(host, bare, 'diff', '--name-only', after[1]!, after[0]!);
  expect(changed.stdout).toContain('apt/dists/stable/InRelease');
  expect(changed.stdout).not.toMatch(/hello[_-]1\.0\.0/);
});
