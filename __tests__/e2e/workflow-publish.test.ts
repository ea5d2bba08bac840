import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {runWorkflow, type WorkflowRun} from '../support/act.ts';
import {type ArtifactService, startArtifactService} from '../support/artifact-service.ts';
import {type Github, refusal, startGithub} from '../support/github/index.ts';
import {type TestHost, testHost} from '../support/host.ts';
import {git, scratchRepository} from '../support/scratch.ts';
import {armored, smallKey} from '../support/small-keys.ts';

const TAG = 'v1.2.3';
const WORKFLOW = '.github/workflows/release.yml';

const REUSED = `
on: {push: {tags: ['v*']}, pull_request: }
jobs:
  package:
    uses: org/linux-pkg-action/.github/workflows/package.yml@v1
    with: {verify: false, runners: '{"arm64": ["ubuntu-latest"]}', environment: release}
    secrets:
      GPG_PRIVATE_KEY: \${{ secrets.GPG_PRIVATE_KEY }}
`;

/** Four legs; the build of the one that the file \`broken\` names fails. */
const config = (dir: string): string => `name: greeter
version: git
maintainer: Example Team <team@example.org>
description: Greets whom it meets.
license: MIT
arch: [amd64, arm64]
targets: [deb, rpm]
build:
  host: true
  main: |
    test "$TARGET" != "$(cat "${dir}/broken")"
    install -Dm644 LICENSE "$DESTDIR/usr/share/greeter/LICENSE"
publish:
  - release
  - artifact
  - {to: directory, path: "${dir}/published", pointers: true}
`;

const FILES = [
  'greeter-1.2.3-1.aarch64.rpm',
  'greeter-1.2.3-1.x86_64.rpm',
  'greeter_1.2.3_amd64.deb',
  'greeter_1.2.3_arm64.deb',
];

interface Stage extends AsyncDisposable {
  readonly host: TestHost;
  readonly github: Github;
  readonly service: ArtifactService;
  run(more?: {event?: 'push' | 'pull_request'; env?: Readonly<Record<string, string>>}): Promise<WorkflowRun>;
  breaks(target: string): Promise<void>;
}

async function setStage(): Promise<Stage> {
  const host = await testHost();
  const files = {'linux-pkg.yml': config(host.workDir), [WORKFLOW]: REUSED};
  const repository = await scratchRepository(host, {tag: TAG, files});
  await git(host, repository, 'remote', 'add', 'origin', 'https://github.com/example/greeter.git');
  const {stdout} = await git(host, repository, 'rev-parse', 'HEAD');
  const github = await startGithub({repository: 'example/greeter', tags: {[TAG]: stdout.trim()}});
  const service = await startArtifactService();
  const key = armored(await smallKey());
  const secrets = {
    GPG_PRIVATE_KEY: Buffer.from(key).toString('base64'),
    GITHUB_TOKEN: github.env['GITHUB_TOKEN']!,
  };
  return {
    host,
    github,
    service,
    run: ({event = 'push', env = {}} = {}) =>
      runWorkflow(host, {
        ...{repository, file: WORKFLOW, tag: TAG, event, service, secrets},
        env: {GITHUB_API_URL: github.url, ...env},
      }),
    breaks: (target) => writeFile(join(host.workDir, 'broken'), target),
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}

/** What a folder has, with when it was written. */
async function written(dir: string): Promise<Readonly<Record<string, number>>> {
  const names = (await readdir(dir).catch((): string[] => [])).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await stat(join(dir, name))).mtimeMs] as const)),
  );
}

const errorsOf = (run: WorkflowRun): string =>
  run
    .annotations('error')
    .map(({message}) => message)
    .join('\n');

describe('a tag, from its push to its release', () => {
  let stage: Stage;
  /** GitHub takes no files. */
  let isClosed = true;
  const published = () => join(stage.host.workDir, 'published');

  beforeAll(async () => {
    stage = await setStage();
  });

  afterAll(async () => {
    await stage[Symbol.asyncDispose]();
  });

  test('on GitHub Enterprise Server, the first job says what the workflow lacks there, and nothing is built', async () => {
    await stage.breaks('');
    const run = await stage.run({env: {GITHUB_SERVER_URL: 'https://github.example.com'}});
    expect(run.ok).toBe(false);
    expect(errorsOf(run)).toContain('https://github.example.com has no run artifacts');
    expect(run.results('plan')).toEqual(['failure']);
    expect(run.results('build')).not.toContain('success');
    expect(stage.github.calls).toEqual([]);
  });

  test('a leg that breaks leaves nothing in any place, and the other legs whole', async () => {
    await stage.breaks('rpm');
    const run = await stage.run();
    expect(run.ok).toBe(false);
    expect(errorsOf(run)).toContain('rpm/arm64, build: build.main ended with exit code 1');
    expect(run.results('publish')).not.toContain('success');
    expect([...stage.service.artifacts().keys()].sort()).toEqual([
      'linux-pkg-deb-amd64',
      'linux-pkg-deb-arm64',
    ]);
    expect(stage.github.releases()).toEqual([]);
    expect(await written(published())).toEqual({});
  });

  test('a place that fails holds up none of the others, makes nothing public, and is told with how to retry it', async () => {
    await stage.breaks('');
    const refused = refusal(403, 'Resource not accessible by integration');
    stage.github.failAt(({name}) => isClosed && name === 'repos/upload-release-asset', refused, {
      times: Number.POSITIVE_INFINITY,
    });
    stage.service.nextAttempt();
    const run = await stage.run();
    expect(run.ok).toBe(false);
    expect(run.results('build')).toEqual(Array(4).fill('success'));
    expect(run.results('publish')).toEqual(['failure']);
    expect(stage.github.releases().map(({draft, assets}) => [draft, assets])).toEqual([[true, []]]);
    expect(stage.github.moments).toEqual([]);
    expect(Object.keys(await written(published()))).toEqual(
      expect.arrayContaining([...FILES, 'latest.json']),
    );
    const summary = run.summary('publish');
    expect(summary).toMatch(/\| *release\b.*\| *failed\b/);
    for (const place of ['artifact', 'directory'])
      expect(summary).toMatch(new RegExp(`\\| *${place}\\b.*\\| *done\\b`));
    expect(summary).toContain('--only release');
  });

  test('run again, it ends with every file in every place, signed, public last; what was there is left', async () => {
    isClosed = false;
    const before = await written(published());
    stage.service.nextAttempt();
    const run = await stage.run();
    expect(run.ok ? '' : run.log).toBe('');

    const signed = [...FILES, 'SHA256SUMS'].flatMap((name) => [name, `${name}.asc`]).sort();
    const [release, ...others] = stage.github.releases();
    expect(others).toEqual([]);
    expect(release).toMatchObject({tag: TAG, draft: false});
    expect(release!.assets.map(({name}) => name).sort()).toEqual(signed);
    // Nothing was public before all of it was there.
    expect(stage.github.moments).toHaveLength(1);
    const [publication] = stage.github.moments;
    expect(stage.github.calls.findLast(({method}) => method === 'POST')!.number).toBeLessThan(
      publication!.call,
    );

    const artifacts = [...stage.service.artifacts().keys()].filter((name) => name.startsWith('greeter'));
    expect(artifacts.sort()).toEqual([
      'greeter-1.2.3',
      'greeter-1.2.3-deb-amd64',
      'greeter-1.2.3-deb-arm64',
      'greeter-1.2.3-rpm-amd64',
      'greeter-1.2.3-rpm-arm64',
    ]);
    expect(await written(published())).toEqual(before);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(FILES.map((name) => `${name}.asc`)));
    expect(await readFile(join(published(), 'deb.arm64.latest.txt'), 'utf8')).toBe(
      'greeter_1.2.3_arm64.deb\n',
    );

    expect(run.output('publish', 'release-url')).toMatch(/\/releases\/tag\/v1\.2\.3$/);
    const publications = JSON.parse(run.output('publish', 'publications')!) as Record<string, string>[];
    const hows = new Set(publications.map(({publisher, how}) => `${publisher} ${how}`));
    expect(hows).toEqual(new Set(['release uploaded', 'artifact there', 'directory there']));
  });

  test('once more, it changes nothing: every place is only read', async () => {
    const [calls, asked] = [stage.github.calls.length, stage.service.calls().length];
    const before = await written(published());
    stage.service.nextAttempt();
    const run = await stage.run();
    expect(run.ok ? '' : run.log).toBe('');
    const methods = stage.github.calls.slice(calls).map(({method}) => method);
    expect(new Set(methods)).toEqual(new Set(['GET']));
    const changes = stage.service
      .calls()
      .slice(asked)
      .filter((call) => /^(Create|Delete)Artifact greeter/.test(call));
    expect(changes).toEqual([]);
    expect(await written(published())).toEqual(before);
    expect(run.summary('publish')).toMatch(/\| *release\b.*\| *skipped\b/);
  });

  test('a pull request is a rehearsal: built, not signed, a list of what would go where, and nothing sent', async () => {
    const calls = stage.github.calls.length;
    await rm(published(), {recursive: true});
    stage.service.nextAttempt();
    const run = await stage.run({event: 'pull_request'});
    expect(run.ok ? '' : run.log).toBe('');
    expect(stage.github.calls.slice(calls)).toEqual([]);
    expect(await written(published())).toEqual({});
    const summary = run.summary('publish').replaceAll('&#95;', '_');
    for (const name of FILES) expect(summary).toContain(name);
    expect(summary).toMatch(/pull request/);
    const artifacts = JSON.parse(run.output('publish', 'artifacts')!) as {name: string}[];
    expect(artifacts.filter(({name}) => name.endsWith('.asc'))).toEqual([]);
  });
});
