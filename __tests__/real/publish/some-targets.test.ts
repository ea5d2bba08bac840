import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {testRepository} from '../../support/git-repository.ts';
import {type Github, startGithub} from '../../support/github/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {publish, publishProject, statesOf} from '../../support/publish-project.ts';
import {run, toldBy, treeOf} from '../../support/repository-project.ts';

const place = (id: string) =>
  `  - {to: directory, id: ${id}, path: ${id}, pointers: true, name: "{version}/{target}/{name}_{version}_{arch}"}`;

const EPOCH = {SOURCE_DATE_EPOCH: '1780000000'};

/** A run of these targets alone, from the build on. */
async function bring(host: TestHost, targets: readonly string[], only?: readonly string[]) {
  const out = `out-${targets.join('-')}`;
  await run(host, {command: 'build', targets, out});
  return publish(host, {targets, out, ...(only && {only})});
}

const latest = (host: TestHost, folder: string): Promise<string> =>
  readFile(join(host.workDir, folder, 'latest.json'), 'utf8');

const TAG = 'v1.0.0';

/** A project at its tag, with a GitHub that knows it. */
async function released(
  settings: string,
): Promise<AsyncDisposable & {readonly host: TestHost; readonly github: Github}> {
  const plain = await testHost(publishProject(`  - {to: release, pointers: true, ${settings}}`, 'git'));
  await plain.files({'.gitignore': 'out-*\n'});
  const git = await testRepository(plain);
  await git.commit();
  await git.tag(TAG);
  const github = await startGithub({tags: {[TAG]: await git.git('rev-parse', `${TAG}^{commit}`)}});
  return {
    host: {...plain, env: {...plain.env, ...github.env}},
    github,
    [Symbol.asyncDispose]: async () => {
      await plain[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

describe('runs of some targets each', () => {
  test('leave a latest.json as one run of all would, until a later version comes', async () => {
    const places = `${place('whole')}\n${place('parts')}`;
    await using host = await testHost(publishProject(places), EPOCH);
    await bring(host, ['deb', 'rpm'], ['whole']);
    for (const target of ['rpm', 'deb', 'rpm']) await bring(host, [target], ['parts']);
    const inParts = await treeOf(join(host.workDir, 'parts'));
    expect(await latest(host, 'parts')).toBe(await latest(host, 'whole'));
    expect(Object.keys(inParts)).toEqual(
      expect.arrayContaining(['deb.amd64.latest.txt', 'rpm.amd64.latest.txt', '1.0.0/rpm/SHA256SUMS']),
    );

    await host.files(publishProject(places, '1.1.0'));
    await bring(host, ['deb'], ['parts']);
    const {version, packages} = JSON.parse(await latest(host, 'parts'));
    expect([version, packages.map(({target}: {readonly target: string}) => target)]).toEqual([
      '1.1.0',
      ['deb/amd64'],
    ]);
    const after = await treeOf(join(host.workDir, 'parts'));
    expect(after['rpm.amd64.latest.txt']).toBe(inParts['rpm.amd64.latest.txt']);
    expect(after['deb.amd64.latest.txt']).not.toBe(inParts['deb.amd64.latest.txt']);
  });

  test('are refused where one list of checksums stands for all of them, and nothing is changed', async () => {
    const places = '  - {to: directory, id: files, path: files, pointers: true}';
    await using host = await testHost(publishProject(places), EPOCH);
    await bring(host, ['deb']);
    const before = await treeOf(join(host.workDir, 'files'));
    const told = await toldBy(bring(host, ['rpm']));
    expect(told).toContain('hello_1.0.0_SHA256SUMS is in');
    expect(told).toContain('bring all targets in one run');
    expect(await treeOf(join(host.workDir, 'files'))).toEqual(before);
  });

  test('meet in a draft, whose lists are those of the last run, which says so', async () => {
    await using one = await released('draft: true');
    const {host, github} = one;
    await bring(host, ['deb']);
    expect(statesOf(await bring(host, ['rpm']))).toEqual(['release: pending']);
    const drafted = github.releases()[0]!.assets.map(({name}) => name);
    expect(drafted).toEqual(expect.arrayContaining(['deb.amd64.latest.txt', 'rpm.amd64.latest.txt']));
    const head = JSON.parse(github.bytesOf(TAG, 'latest.json')!.toString());
    expect(head.packages.map(({target}: {readonly target: string}) => target)).toEqual(['rpm/amd64']);
    expect(github.bytesOf(TAG, 'SHA256SUMS')!.toString()).not.toContain('.deb');
    expect(host.lines.join('\n')).toMatch(/which are left and are not in SHA256SUMS: .*\.deb/);
  });

  test('leave a public release as it is, and say that all targets come in one', async () => {
    await using one = await released('draft: false');
    const {host, github} = one;
    await bring(host, ['deb']);
    const before = github.releases();
    const told = await toldBy(bring(host, ['rpm']));
    for (const list of ['SHA256SUMS', 'latest.json'])
      expect(told).toMatch(
        new RegExp(
          `is public, and its ${list} has other bytes: .*\n  it lists the files of one run: bring all`,
        ),
      );
    expect(github.releases()).toEqual(before);
    expect(statesOf(await bring(host, ['deb']))).toEqual(['release: skipped']);
  });
});
