import {expect, test} from '@jest/globals';
import {startGitServer, WRITER} from '../../support/git-remote.ts';
import {testHost} from '../../support/host.ts';
import {publishProject, publishTwice} from '../../support/publish-project.ts';
import {run} from '../../support/repository-project.ts';

test('files and repository on one branch, each as one commit; a second run pushes nothing', async () => {
  await using server = await startGitServer();
  const remote = await server.create('site');
  const place = `to: pages, remote: "${remote}"`;
  await using plain = await testHost(
    publishProject(
      `  - {${place}, id: files, prefix: files, url: "https://example.org/files", pointers: true}`,
      '1.0.0',
      `repository: {${place}, prefix: repo, url: "https://example.org/repo"}\n`,
    ),
    {
      SOURCE_DATE_EPOCH: '1780000000',
      ...{CI: 'true', GITHUB_SERVER_URL: server.url, GITHUB_TOKEN: WRITER},
    },
  );
  const now = plain.now();
  const host = {...plain, now: () => now};
  await run(host, {command: 'build'});
  const names = await publishTwice(host);
  const branch = (...args: readonly string[]) => server.git('site', ...args);
  const there = (await branch('ls-tree', '-r', '--name-only', 'gh-pages')).trim().split('\n');
  expect(there.filter((name) => name.startsWith('files/') || name.startsWith('repo/')).sort()).toEqual(names);
  // The files, the repository, the pointers, and nothing for the second run.
  expect((await branch('rev-list', '--count', 'gh-pages')).trim()).toBe('3');
});
