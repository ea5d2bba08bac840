import {expect, test} from '@jest/globals';
import {runWorkflow} from '../support/act.ts';
import {startArtifactService} from '../support/artifact-service.ts';
import {testHost} from '../support/host.ts';
import {testImage} from '../support/images.ts';
import {scratchRepository} from '../support/scratch.ts';

const WORKFLOW = '.github/workflows/release.yml';

/** Fails on one of its targets when asked to. */
const config = async (breaks: string): Promise<string> => `name: greeter
version: git
maintainer: Example Team <team@example.org>
description: Greets whom it meets.
license: MIT
arch: amd64
verify: {lint: false} # the stand-in for Rocky has no rpmlint
targets: [debian-12, rocky-9]
images: {debian-12: '${await testImage('debian:12')}', rocky-9: '${await testImage('rpm:4.18')}'}
build:
  main: |
    test "$TARGET" != "${breaks}" || { echo "no luck on $TARGET"; exit 3; }
    install -Dm644 LICENSE "$DESTDIR/usr/share/greeter/LICENSE"
`;

const REUSED = `
on: {push: {tags: ['v*']}}
jobs:
  package:
    uses: org/linux-pkg-action/.github/workflows/package.yml@v1
`;

async function release(breaks = 'nothing') {
  const host = await testHost();
  const files = {'linux-pkg.yml': await config(breaks), [WORKFLOW]: REUSED};
  const repository = await scratchRepository(host, {tag: 'v1.2.3', files});
  const service = await startArtifactService();
  const run = await runWorkflow(host, {repository, file: WORKFLOW, tag: 'v1.2.3', service});
  return {run, service, host};
}

test('the reusable workflow builds native targets, a leg each, and gathers their packages', async () => {
  const {run, service, host} = await release();
  await using _ = host;
  await using __ = service;
  expect(run.ok ? '' : run.log).toBe('');
  expect(run.results('build')).toEqual(['success', 'success']);
  expect([...service.artifacts().keys()].sort()).toEqual([
    'linux-pkg-debian-12-amd64',
    'linux-pkg-rocky-9-amd64',
  ]);
  const artifacts = JSON.parse(run.output('publish', 'artifacts')!) as {name: string}[];
  expect(artifacts.map(({name}) => name).sort()).toEqual([
    'SHA256SUMS',
    'greeter-1.2.3-1.el9.x86_64.rpm',
    'greeter_1.2.3-1~deb12_amd64.deb',
  ]);
});

test('a leg that fails does not stop the other; its log says why, and the last job does not run', async () => {
  const {run, service, host} = await release('rocky-9');
  await using _ = host;
  await using __ = service;
  expect(run.ok).toBe(false);
  expect(
    run
      .annotations('error')
      .map(({message}) => message)
      .join('\n'),
  ).toContain('rocky-9/amd64, build: build.main ended with exit code 3; its last lines:\nno luck on rocky-9');
  expect([...service.artifacts().keys()]).toEqual(['linux-pkg-debian-12-amd64']);
  expect(run.results('publish')).not.toContain('success');
});
