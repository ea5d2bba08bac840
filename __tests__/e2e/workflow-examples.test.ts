import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {parse, stringify} from 'yaml';
import {runWorkflow} from '../support/act.ts';
import {startArtifactService} from '../support/artifact-service.ts';
import {startGithub} from '../support/github/index.ts';
import {testHost} from '../support/host.ts';
import {git, PROJECT, scratchRepository} from '../support/scratch.ts';
import {armored, smallKey} from '../support/small-keys.ts';

const TAG = 'v1.2.3';
const WORKFLOW = '.github/workflows/release.yml';

interface Used {
  readonly uses?: string;
  with?: Record<string, unknown>;
}

/** An example as it is, but that packages are not tried in containers. */
async function example(name: string): Promise<string> {
  const workflow = parse(await readFile(join(PROJECT, 'examples/workflows', `${name}.yml`), 'utf8'));
  const jobs = Object.values(workflow.jobs as Record<string, Used & {readonly steps?: Used[]}>);
  for (const used of jobs.flatMap((job) => [job, ...(job.steps ?? [])]))
    if (used.uses?.startsWith('org/linux-pkg-action')) used.with = {...used.with, verify: false};
  return stringify(workflow);
}

const config = (dir: string): string => `name: greeter
version: git
maintainer: Example Team <team@example.org>
description: Greets whom it meets.
license: MIT
arch: amd64
targets: [deb]
contents: [{src: LICENSE, dst: /usr/share/greeter/LICENSE}]
publish: [release]
repository: {to: directory, path: '${dir}/repo', url: 'https://example.org/repo'}
`;

async function setStage(name: string) {
  const host = await testHost();
  const files = {'linux-pkg.yml': config(host.workDir), [WORKFLOW]: await example(name)};
  const repository = await scratchRepository(host, {tag: TAG, files});
  await git(host, repository, 'remote', 'add', 'origin', 'https://github.com/example/greeter.git');
  const {stdout} = await git(host, repository, 'rev-parse', 'HEAD');
  const github = await startGithub({repository: 'example/greeter', tags: {[TAG]: stdout.trim()}});
  const service = await startArtifactService();
  const key = Buffer.from(armored(await smallKey())).toString('base64');
  const secrets = {GPG_PRIVATE_KEY: key, GITHUB_TOKEN: github.env['GITHUB_TOKEN']!};
  const common = {repository, file: WORKFLOW, tag: TAG, service, secrets, env: {GITHUB_API_URL: github.url}};
  return {
    host,
    github,
    common,
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
      await host[Symbol.asyncDispose]();
    },
  };
}

test('the example of one job makes a release of a tag, and looks at the repository on its schedule', async () => {
  await using stage = await setStage('single-job');
  const {host, github, common} = stage;
  const run = await runWorkflow(host, common);
  expect(run.ok ? '' : run.log).toBe('');
  expect(run.results('rehearsal')).not.toContain('success');
  const [release] = github.releases();
  expect(release).toMatchObject({tag: TAG, draft: false});
  expect(release!.assets.map(({name}) => name)).toContain('greeter_1.2.3_amd64.deb');
  const weekly = await runWorkflow(host, {...common, event: 'schedule'});
  expect(weekly.ok ? '' : weekly.log).toBe('');
  expect(weekly.summary('release')).toContain('none was written');
  expect(github.releases()).toHaveLength(1);
});

test('the examples of an organisation: a project calls its workflow, which calls ours', async () => {
  await using stage = await setStage('organisation-project');
  const {host, github, common} = stage;
  const organisation = join(host.workDir, 'organisation');
  await mkdir(join(organisation, '.github/workflows'), {recursive: true});
  await writeFile(join(organisation, '.github/workflows/package.yml'), await example('organisation'));
  const run = await runWorkflow(host, {...common, repositories: {'example-org/.github@main': organisation}});
  expect(run.ok ? '' : run.log).toBe('');
  expect(run.results('publish')).toEqual(['success']);
  expect(github.releases().map(({tag, draft}) => [tag, draft])).toEqual([[TAG, false]]);
});
