import {expect, test} from '@jest/globals';
import {startGitServer, WRITER} from '../../support/git-remote.ts';
import {testHost} from '../../support/host.ts';
import {publish, publishProject, statesOf, uploadsOf} from '../../support/publish-project.ts';
import {run, treeOf} from '../../support/repository-project.ts';
import {S3_ENV, startS3} from '../../support/s3-server.ts';

/** What a dry run lists, then a run, then one that finds all of it. */
async function publishTwice(host: Parameters<typeof publish>[0]): Promise<readonly string[]> {
  const listed = uploadsOf(await publish(host, {dryRun: true}));
  expect(listed.every(({how}) => how === 'uploaded')).toBe(true);
  expect(statesOf(await publish(host))).toEqual(['files: done', 'repository: done']);
  const again = await publish(host);
  expect(statesOf(again)).toEqual(['files: skipped', 'repository: skipped']);
  return listed.map(({to, name}) => `${to === 'files' ? 'files' : 'repo'}/${name}`).sort();
}

test('files and repository in one bucket, each below its prefix; a second run changes nothing', async () => {
  await using storage = await testHost();
  await using server = await startS3(storage);
  const {bucket, endpoint} = await server.bucket();
  const place = `to: s3, bucket: ${bucket}, endpoint: "${endpoint}", region: us-east-1`;
  await using plain = await testHost(
    publishProject(
      `  - {${place}, id: files, prefix: files, url: "${endpoint}/${bucket}/files", pointers: true}`,
      '1.0.0+git1',
      `repository: {${place}, prefix: repo, url: "${endpoint}/${bucket}/repo"}\n`,
    ),
    {...S3_ENV, SOURCE_DATE_EPOCH: '1780000000'},
  );
  const now = plain.now();
  const host = {...plain, now: () => now};
  await run(host, {command: 'build'});
  const names = await publishTwice(host);
  const there = Object.keys(await treeOf(server.folder(bucket))).filter((name) => !/ /.test(name));
  expect(there.sort()).toEqual(names);
});

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
