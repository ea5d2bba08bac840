import {mkdir, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {runWorkflow} from '../support/act.ts';
import {startArtifactService} from '../support/artifact-service.ts';
import {testHost} from '../support/host.ts';
import {PROJECT, scratchRepository} from '../support/scratch.ts';

const TAG = 'v1.2.3';
const WORKFLOW = '.github/workflows/release.yml';

/** The three jobs by hand; the last one also leaves what it gathered in $GATHERED. */
const THREE_JOBS = `
on: {push: {tags: ['v*']}}
jobs:
  plan:
    runs-on: ubuntu-24.04
    outputs:
      plan: \${{ steps.plan.outputs.plan }}
      matrix: \${{ steps.plan.outputs.matrix }}
    steps:
      - uses: actions/checkout@v7
        with: {fetch-depth: 0}
      - {id: plan, uses: org/linux-pkg-action@v1, with: {command: plan}}
  build:
    needs: plan
    runs-on: \${{ matrix.runs-on }}
    strategy: {fail-fast: false, matrix: "\${{ fromJSON(needs.plan.outputs.matrix) }}"}
    steps:
      - uses: actions/checkout@v7
      - uses: org/linux-pkg-action@v1
        if: matrix.arch != env.LOST_ARCH
        with:
          command: build
          verify: false
          targets: \${{ matrix.target }}
          arch: \${{ matrix.arch }}
          plan: \${{ needs.plan.outputs.plan }}
  publish:
    needs: [plan, build]
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - id: publish
        uses: org/linux-pkg-action@v1
        with:
          command: publish
          plan: \${{ needs.plan.outputs.plan }}
      - run: cp $PACKAGES "$GATHERED"
        env:
          PACKAGES: \${{ steps.publish.outputs.packages }}
`;

const REUSED = `
on: {push: {tags: ['v*']}}
jobs:
  package:
    uses: org/linux-pkg-action/.github/workflows/package.yml@v1
    with: {targets: 'deb,rpm', arch: amd64, verify: false}
`;

const config = async (): Promise<string> =>
  (await readFile(join(PROJECT, 'examples/hello/linux-pkg.yml'), 'utf8'))
    .replace(/^version:.*$/m, 'version: git')
    .replace(/^arch:.*$/m, 'arch: [amd64, arm64]');

async function project(workflow: string, changes: Readonly<Record<string, string>> = {}) {
  const host = await testHost();
  const files = {'linux-pkg.yml': await config(), [WORKFLOW]: workflow, ...changes};
  const repository = await scratchRepository(host, {tag: TAG, files});
  const gathered = join(host.workDir, 'gathered');
  await mkdir(gathered);
  return {host, repository, gathered};
}

describe('the bundled action, run in a workflow by act', () => {
  test('plans, builds a leg per target, and the last job gathers the packages of all legs', async () => {
    const {host, repository, gathered} = await project(THREE_JOBS);
    await using _ = host;
    await using service = await startArtifactService();
    const run = await runWorkflow(host, {
      repository,
      file: WORKFLOW,
      tag: TAG,
      service,
      env: {GATHERED: gathered},
    });
    expect(run.ok ? '' : run.log).toBe('');

    expect(run.output('plan', 'version')).toBe('1.2.3');
    expect(JSON.parse(run.output('plan', 'matrix')!).include).toHaveLength(4);
    expect(run.summary('plan')).toMatch(/\| *deb\b.*\|/);
    expect(run.results('build')).toEqual(Array(4).fill('success'));
    expect([...service.artifacts().keys()].sort()).toEqual([
      'linux-pkg-deb-amd64',
      'linux-pkg-deb-arm64',
      'linux-pkg-rpm-amd64',
      'linux-pkg-rpm-arm64',
    ]);
    // Four packages and their checksums.
    expect(JSON.parse(run.output('publish', 'artifacts')!)).toHaveLength(5);
    const names = (await readdir(gathered)).sort();
    expect(names).toEqual([
      'hello-1.2.3-1.aarch64.rpm',
      'hello-1.2.3-1.x86_64.rpm',
      'hello_1.2.3_amd64.deb',
      'hello_1.2.3_arm64.deb',
    ]);
    expect(run.summary('publish')).toContain(names[0]);

    const deb = await host.run([
      'dpkg-deb',
      '--field',
      join(gathered, names[2]!),
      'Package',
      'Version',
      'Architecture',
    ]);
    expect(deb.stdout).toBe('Package: hello\nVersion: 1.2.3\nArchitecture: amd64\n');
    const rpm = await host.run([
      'rpm',
      '-qp',
      '--qf',
      '%{name} %{version} %{arch}',
      join(gathered, names[0]!),
    ]);
    expect(rpm.stdout).toBe('hello 1.2.3 aarch64');
    await host.run(['dpkg-deb', '--extract', join(gathered, names[3]!), join(host.workDir, 'root')]);
    const said = await host.run([join(host.workDir, 'root/usr/bin/hello')]);
    expect(said.stdout).toMatch(/hello/i);
  });

  test('a leg that handed nothing over fails the last job, which names it', async () => {
    const {host, repository, gathered} = await project(THREE_JOBS);
    await using _ = host;
    await using service = await startArtifactService();
    const env = {GATHERED: gathered, LOST_ARCH: 'arm64'};
    const run = await runWorkflow(host, {repository, file: WORKFLOW, tag: TAG, service, env});
    expect(run.ok).toBe(false);
    expect(run.results('publish')).toEqual(['failure']);
    expect(
      run
        .annotations('error')
        .map(({message}) => message)
        .join('\n'),
    ).toContain('no leg handed over deb/arm64');
    expect(await readdir(gathered)).toEqual([]);
  });

  test('a mistake in the config is an annotation on its line, before any leg starts', async () => {
    const {host, repository} = await project(THREE_JOBS, {
      'linux-pkg.yml': 'name: hello\nmaintaner: Example Team <team@example.org>\n',
    });
    await using _ = host;
    await using service = await startArtifactService();
    const run = await runWorkflow(host, {repository, file: WORKFLOW, tag: TAG, service});
    expect(run.ok).toBe(false);
    expect(run.results('build')).not.toContain('success');
    expect(run.annotations('error')).toContainEqual({
      message: expect.stringContaining('maintainer'),
      place: expect.objectContaining({file: 'linux-pkg.yml', line: '2', col: '1'}),
    });
  });

  test('the reusable workflow wires the same jobs, and needs no key', async () => {
    const {host, repository} = await project(REUSED);
    await using _ = host;
    await using service = await startArtifactService();
    const run = await runWorkflow(host, {repository, file: WORKFLOW, tag: TAG, service});
    expect(run.ok ? '' : run.log).toBe('');
    expect([...service.artifacts().keys()].sort()).toEqual(['linux-pkg-deb-amd64', 'linux-pkg-rpm-amd64']);
    const artifacts = JSON.parse(run.output('publish', 'artifacts')!) as {name: string}[];
    expect(artifacts.map(({name}) => name)).toEqual([
      'hello_1.2.3_amd64.deb',
      'hello-1.2.3-1.x86_64.rpm',
      'SHA256SUMS',
    ]);
    expect(run.results('key')).toEqual(['success']);
  });
});
