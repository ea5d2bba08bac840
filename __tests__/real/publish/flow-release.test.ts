import {existsSync} from 'node:fs';
import {readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {testRepository} from '../../support/git-repository.ts';
import {type Github, type Reply, startGithub} from '../../support/github/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {
  publish,
  publishProject,
  REPOSITORY,
  statesOf,
  toldOf,
  uploadsOf,
} from '../../support/publish-project.ts';
import {run, treeOf} from '../../support/repository-project.ts';

const PLACES = `  - {to: release, pointers: true}
  - {to: directory, id: files, path: files, url: "https://example.org/files", pointers: true}`;

interface Room extends AsyncDisposable {
  readonly host: TestHost;
  readonly github: Github;
}

/** A project at its tag, built, with a GitHub that knows the tag. */
async function room(places = PLACES, {isTagged = true} = {}): Promise<Room> {
  const plain = await testHost(publishProject(places, 'git', REPOSITORY));
  await plain.files({'.gitignore': 'out\nrepo\nfiles\nbroken\n'});
  const git = await testRepository(plain);
  await git.commit();
  await git.tag('v1.2.3');
  if (!isTagged) await git.commit('more');
  const github = await startGithub({tags: {'v1.2.3': await git.git('rev-parse', 'v1.2.3^{commit}')}});
  const host = {...plain, env: {...plain.env, ...github.env}};
  await run(host, {command: 'build'});
  return {
    host,
    github,
    [Symbol.asyncDispose]: async () => {
      await plain[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

const at = (host: TestHost, ...path: readonly string[]) => join(host.workDir, ...path);

/** Calls that change anything. */
const changes = ({calls}: Github) => calls.filter(({method}) => method !== 'GET');

describe('a release, a folder and a repository in one run', () => {
  test('come in their order: the release, then the repository, then pointers; a second run changes nothing', async () => {
    await using one = await room();
    const {host, github} = one;
    const order: string[] = [];
    // Looked at with each call, and never failing.
    github.failAt(({method}) => {
      if (method === 'PATCH')
        order.push(`release: ${existsSync(at(host, 'repo'))} ${existsSync(at(host, 'files/latest.json'))}`);
      return false;
    }, 'bad gateway');
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['release: done', 'files: done', 'repository: done']);
    expect(order).toEqual(['release: false false']);
    const {mtimeMs: lists} = await stat(at(host, 'repo/apt/dists/stable/InRelease'));
    expect((await stat(at(host, 'files/latest.json'))).mtimeMs).toBeGreaterThanOrEqual(lists);
    const [release, ...more] = github.releases();
    expect([release!.draft, more]).toEqual([false, []]);
    const names = release!.assets.map(({name}) => name);
    expect(names).toEqual(expect.arrayContaining(['hello_1.2.3_amd64.deb', 'SHA256SUMS', 'latest.json']));
    expect(report.outputs['release-url']).toMatch(/\/example\/hello\/releases\/tag\/v1\.2\.3$/);
    const latest = JSON.parse(github.bytesOf('v1.2.3', 'latest.json')!.toString()) as {
      packages: {url: string}[];
    };
    expect(latest.packages[0]!.url).toMatch(
      /\/example\/hello\/releases\/download\/v1\.2\.3\/hello_1\.2\.3_amd64\.deb$/,
    );
    const before = [changes(github).length, await treeOf(at(host, 'repo')), await treeOf(at(host, 'files'))];
    const again = await publish(host);
    expect(statesOf(again)).toEqual(['release: skipped', 'files: skipped', 'repository: skipped']);
    expect(again.outputs['release-url']).toBe(report.outputs['release-url']);
    expect([changes(github).length, await treeOf(at(host, 'repo')), await treeOf(at(host, 'files'))]).toEqual(
      before,
    );
  });

  test('are listed by a dry run, which changes nothing; where there is no token the release is not asked', async () => {
    await using one = await room();
    const {host, github} = one;
    const dry = await publish(host, {dryRun: true});
    expect(changes(github)).toEqual([]);
    const listed = uploadsOf(dry).filter(({to}) => to === 'release');
    const {GITHUB_TOKEN: _, ...env} = host.env;
    const blind = uploadsOf(await publish({...host, env}, {dryRun: true})).filter(({to}) => to === 'release');
    expect(new Set(blind.map(({how}) => how))).toEqual(new Set(['not asked']));
    expect(blind.map(({name}) => name)).toEqual(listed.map(({name}) => name));
    await publish(host);
    expect(listed.map(({name}) => name).sort()).toEqual(
      github
        .releases()[0]!
        .assets.map(({name}) => name)
        .sort(),
    );
    expect(new Set(listed.map(({how}) => how))).toEqual(new Set(['uploaded']));
    for (const {name, url} of listed)
      expect(url).toMatch(new RegExp(`/v1\\.2\\.3/${encodeURIComponent(name)}$`));
  });

  test('the release that is whole stays public where the repository fails, which is tried again by itself', async () => {
    await using one = await room();
    const {host, github} = one;
    await writeFile(at(host, 'broken'), '');
    const config = await readFile(at(host, 'linux-pkg.yml'), 'utf8');
    await host.files({'broken.yml': config.replace('path: repo', 'path: broken/repo')});
    const report = await publish(host, {config: 'broken.yml'});
    expect(statesOf(report)).toEqual(['release: done', 'files: done', 'repository: failed']);
    expect([report.failed, github.releases()[0]!.draft]).toEqual([true, false]);
    const [, , repository] = toldOf(report);
    expect(repository!.again).toBe('linux-pkg publish --only repository --config broken.yml --no-verify');
    const calls = github.calls.length;
    expect(statesOf(await publish(host, {config: 'broken.yml', only: ['repository']}))).toEqual([
      'repository: failed',
    ]);
    await rm(at(host, 'broken'));
    expect(statesOf(await publish(host, {config: 'broken.yml', only: ['repository']}))).toEqual([
      'repository: done',
    ]);
    expect(github.calls).toHaveLength(calls);
  });

  test('where GitHub gives up in the middle the others go on, and the next run ends what was begun', async () => {
    await using one = await room();
    const {host, github} = one;
    // A refusal is not tried again.
    const refused: Reply = {status: 403, body: {message: 'Resource not accessible by integration'}};
    let uploads = 0;
    let isBroken = true;
    github.failAt(({name}) => isBroken && name === 'repos/upload-release-asset' && ++uploads > 3, refused, {
      times: 1000,
    });
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['release: failed', 'files: done', 'repository: done']);
    expect(toldOf(report)[0]!.again).toBe('linux-pkg publish --only release --no-verify');
    const [draft] = github.releases();
    expect(draft!.draft).toBe(true);
    const sent = draft!.assets.length;
    expect(sent).toBeGreaterThan(0);
    isBroken = false;
    const again = await publish(host);
    expect(statesOf(again)).toEqual(['release: done', 'files: skipped', 'repository: skipped']);
    expect(toldOf(again)[0]!.files.filter(({how}) => how === 'there')).toHaveLength(sent);
    expect(github.releases().map(({draft}) => draft)).toEqual([false]);
  });

  test('where the run is ended in the middle, what was not reached is left, and the next run goes on', async () => {
    await using one = await room();
    const {host, github} = one;
    const ending = new AbortController();
    github.failAt(({name}) => {
      if (name === 'repos/upload-release-asset') ending.abort();
      return false;
    }, 'bad gateway');
    const report = await publish({...host, signal: ending.signal});
    expect(report.failed).toBe(true);
    const told = toldOf(report);
    expect(told.map(({id, state, why}) => `${id}: ${state}, ${why}`)).toEqual([
      'release: failed, interrupted',
      expect.stringMatching(/^files: (failed, interrupted)$/),
      'repository: failed, interrupted',
    ]);
    expect(existsSync(at(host, 'repo')) || existsSync(at(host, 'files/latest.json'))).toBe(false);
    const again = await publish(host);
    expect(again.failed).toBeUndefined();
    expect(github.releases().map(({draft}) => draft)).toEqual([false]);
  });

  test('a version between two tags has no release and moves no pointer; the rest is published', async () => {
    await using one = await room(PLACES, {isTagged: false});
    const {host, github} = one;
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['release: skipped', 'files: done', 'repository: done']);
    expect(toldOf(report)[0]!.why).toContain('no tagged version');
    expect([github.calls, existsSync(at(host, 'files/latest.json'))]).toEqual([[], false]);
  });

  test('a release that a person is to publish is pending, and the run is good', async () => {
    await using one = await room('  - {to: release, draft: true}');
    const {host, github} = one;
    const report = await publish(host);
    expect(statesOf(report)).toEqual(['release: pending', 'repository: done']);
    expect([report.failed, github.releases()[0]!.draft]).toEqual([undefined, true]);
    expect(toldOf(report)[0]!.why).toContain('http');
  });
});
