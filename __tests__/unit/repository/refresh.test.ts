import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from '@jest/globals';
import type {KeyInputs} from '../../../src/model/secret.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {keyInputs, project, run, treeOf} from '../../support/repository-project.ts';

const DAY = 86_400;
let keys: KeyInputs;
let other: KeyInputs;

beforeAll(async () => {
  [keys, other] = await Promise.all([keyInputs('Example'), keyInputs('Another')]);
});

const repoOf = (host: TestHost): string => join(host.workDir, 'repo');

async function published(more = ''): Promise<TestHost> {
  const host = await testHost(project(more));
  await run(host, {command: 'all', keys});
  return host;
}

const refresh = (host: TestHost, over: object = {}) => run(host, {command: 'refresh', keys, ...over});

const changed = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
  Object.keys({...before, ...after}).filter((path) => before[path] !== after[path]);

describe('refresh', () => {
  test('writes nothing where the keys are the same, however late it comes', async () => {
    await using host = await published();
    const before = await treeOf(repoOf(host));
    const report = await refresh({...host, now: () => host.now() + 100 * DAY});
    expect(report.notes).toEqual(['The lists are signed by the keys of this run: none was written.']);
    expect(await treeOf(repoOf(host))).toEqual(before);
  });

  test('signs the lists anew with another key, which users get; packages of the project stay as they are', async () => {
    await using host = await published();
    const before = await treeOf(repoOf(host));
    const report = await refresh(host, {keys: other});
    expect(report.notes).toEqual(['Signed anew: apt stable, yum stable/x86_64.']);
    const after = await treeOf(repoOf(host));
    const paths = changed(before, after);
    expect(paths).toEqual(
      expect.arrayContaining([
        'apt/dists/stable/InRelease',
        'hello-keyring.asc',
        'yum/stable/x86_64/repodata/repomd.xml.asc',
      ]),
    );
    expect(paths.filter((path) => /hello[_-]1\.0\.0/.test(path))).toEqual([]);
    // The package that carries the keys to those who have the repository already.
    expect(paths.some((path) => /hello-repo_.*\.deb$/.test(path))).toBe(true);
    const again = await refresh(host, {keys: other});
    expect(again.notes).toEqual(['The lists are signed by the keys of this run: none was written.']);
    expect(await treeOf(repoOf(host))).toEqual(after);
  });

  test('lets go what `keep` lets go', async () => {
    await using host = await published('  keep: 90 days\n');
    await host.files({'linux-pkg.yml': project('  keep: 90 days\n', '1.1.0')['linux-pkg.yml']!});
    await run({...host, now: () => host.now() + DAY}, {command: 'all', keys});
    await refresh({...host, now: () => host.now() + 92 * DAY});
    const packages = await readFile(
      join(repoOf(host), 'apt/dists/stable/main/binary-amd64/Packages'),
      'utf8',
    );
    expect(packages.match(/^Version: 1\..*$/gm)).toEqual(['Version: 1.1.0']);
  });

  test('only says so in a dry run', async () => {
    await using host = await published();
    const before = await treeOf(repoOf(host));
    const report = await refresh(host, {keys: other, dryRun: true});
    expect(report.title).toMatch(/^Would refresh/);
    expect(report.notes).toEqual(['Signed anew: apt stable, yum stable/x86_64.']);
    expect(await treeOf(repoOf(host))).toEqual(before);
  });

  test('has nothing to do without a repository, before the first publication, and in pull requests', async () => {
    await using host = await testHost(project());
    expect((await refresh(host)).notes).toEqual(['Nothing is published there yet.']);
    expect(await treeOf(repoOf(host))).toEqual({});
    const request = {...host, env: {...host.env, GITHUB_EVENT_NAME: 'pull_request'}};
    expect((await refresh(request)).notes).toEqual(['This is the run of a pull request.']);
    await host.files({'linux-pkg.yml': project()['linux-pkg.yml']!.replace(/^repository:[\s\S]*/m, '')});
    expect((await refresh(host)).notes).toEqual(['The config has no repository.']);
  });

  test('needs a key', async () => {
    await using host = await published();
    await expect(refresh(host, {keys: {privateKey: undefined, passphrase: undefined}})).rejects.toThrow(
      'no key was given',
    );
  });
});
