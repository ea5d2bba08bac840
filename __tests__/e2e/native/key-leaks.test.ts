import {mkdir, readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from '@jest/globals';
import {startArtifactService} from '../../support/artifact-service.ts';
import {type Canary, found, makeCanary} from '../../support/canary.ts';
import {testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {type RecordedRun, type Recording, recordRun, removeRuns} from '../../support/recorded-run.ts';
import {PROJECT} from '../../support/scratch.ts';

const CONFIG = `name: hello
version: 1.2.3
arch: amd64
maintainer: Example Team <team@example.org>
description: Says hello.
license: MIT
images: {debian-12: '${await testImage('debian:12')}'}
verify: {lint: false}
`;
const PORTABLE = `${CONFIG}targets: [deb, rpm]\ncontents: [{src: hello, dst: /usr/bin/hello}]\n`;
const built = (build: string) => ({'linux-pkg.yml': `${CONFIG}targets: [debian-12]\nbuild: ${build}\n`});
const SLEEPS = "{timeout: 1, main: 'echo working; sleep 300'}";

const FILES = {'linux-pkg.yml': PORTABLE, hello: '#!/bin/sh\necho hello\n', LICENSE: 'MIT\n'};

const host = await testHost();
const canary = await makeCanary(host);
const other = await makeCanary(host, 'Another3canary5phrase');
afterAll(async () => {
  await removeRuns();
  await host[Symbol.asyncDispose]();
});

const given = (key: string, passphrase = canary.passphrase) => ({
  'gpg-private-key': key,
  'gpg-passphrase': passphrase,
});
const ALL = {command: 'all', ...given(canary.armored)};

/** Runs the action with debug logging on. */
const run = ({files = {}, inputs = ALL, env = {}, ...more}: Partial<Recording>) =>
  recordRun({
    files: {...FILES, ...files},
    inputs: {verify: 'false', ...inputs},
    env: {RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ...env},
    ...more,
  });

const leaks = (recorded: RecordedRun, ...canaries: readonly Canary[]) =>
  recorded.leaks([canary, ...canaries].flatMap(({needles}) => needles));

const finished = async ({workspace}: RecordedRun) => (await readdir(join(workspace, 'out'))).sort();

/** Containers that a run left on the machine. */
async function containersOf({folder}: RecordedRun): Promise<readonly string[]> {
  const format = '{{.Label "linux-pkg.temp"}} {{.ID}}';
  const {stdout} = await host.run(['docker', 'ps', '-a', '--format', format]);
  return stdout.split('\n').filter((line) => line.startsWith(folder));
}

/** A step may take a minute at least: it does so while the other tests run. */
const late = run({files: built(SLEEPS)});
late.catch(() => undefined);

describe('the key and its passphrase are nowhere', () => {
  test('when everything is signed, with debug logging on, and in what is uploaded', async () => {
    await using service = await startArtifactService();
    const recorded = await run({env: service.env});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    expect(await finished(recorded)).toEqual(
      expect.arrayContaining(['SHA256SUMS', 'SHA256SUMS.asc', 'hello_1.2.3_amd64.deb.asc']),
    );
    expect(await leaks(recorded)).toEqual([]);
    for (const [name, content] of service.artifacts())
      expect([name, found(canary.needles, content)]).toEqual([name, []]);
  });

  test('when it was given as base64, and another variable holds the passphrase', async () => {
    const inputs = {command: 'all', ...given(canary.base64)};
    const recorded = await run({inputs, env: {GPG_PASSPHRASE: canary.passphrase}});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    expect(await finished(recorded)).toContain('SHA256SUMS.asc');
    expect(await leaks(recorded)).toEqual([]);
  });

  test('when packages are made without it, and then published', async () => {
    await using service = await startArtifactService();
    const made = await run({inputs: {command: 'build'}, env: service.env});
    expect(made.code === 0 ? '' : made.log).toBe('');
    const recorded = await run({inputs: {...ALL, command: 'publish'}, env: service.env});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    expect(await finished(recorded)).toContain('SHA256SUMS.asc');
    expect(await leaks(recorded)).toEqual([]);
    for (const [name, content] of service.artifacts())
      expect([name, found(canary.needles, content)]).toEqual([name, []]);
  });

  test.each(['--debug', '--json'])('when the command line signs, with %s', async (flag) => {
    const env = {LINUX_PKG_GPG_PRIVATE_KEY: canary.armored, LINUX_PKG_GPG_PASSPHRASE: canary.passphrase};
    const recorded = await run({inputs: {}, words: ['all', '--no-verify', flag], env});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    expect(recorded.masks).toEqual([]);
    expect(await finished(recorded)).toContain('SHA256SUMS.asc');
    expect(await leaks(recorded)).toEqual([]);
  });

  test.each(['plan', 'key', 'doctor'])('when it is looked at by %s', async (command) => {
    const recorded = await run({inputs: {...ALL, command}});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    expect(recorded.masks.length).toBeGreaterThan(50);
    expect(await leaks(recorded)).toEqual([]);
  });

  test.each([
    ['the config is wrong', {'linux-pkg.yml': `${PORTABLE}licence: MIT\n`}, {}],
    ['a file is missing', {'linux-pkg.yml': PORTABLE.replace('src: hello', 'src: nowhere')}, {}],
    ['the passphrase opens another key', {}, given(canary.armored, other.passphrase)],
    ['the key is cut off', {}, given(canary.armored.slice(0, 1500))],
    ['the lines of the key are lost', {}, given(canary.armored.replaceAll('\n', ' '), other.passphrase)],
    ['the inputs are exchanged', {}, given(canary.passphrase, canary.armored)],
  ])('when %s', async (_, files, inputs) => {
    const recorded = await run({files, inputs: {...ALL, ...inputs}});
    expect(recorded.code).not.toBe(0);
    expect(recorded.log).toMatch(/^::error/m);
    expect(await leaks(recorded, other)).toEqual([]);
  });

  test('in a run for a pull request, whose packages stay unsigned', async () => {
    const recorded = await run({env: {GITHUB_EVENT_NAME: 'pull_request'}});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    expect(recorded.log).toMatch(/pull request/i);
    expect((await finished(recorded)).filter((name) => name.endsWith('.asc'))).toEqual([]);
    expect(await leaks(recorded)).toEqual([]);
    const files = {'linux-pkg.yml': `${PORTABLE}sign: required\n`};
    const required = await run({files, env: {GITHUB_EVENT_NAME: 'pull_request_target'}});
    expect(required.code).not.toBe(0);
    expect(required.log).toMatch(/^::error.*pull request/im);
    expect(await leaks(required)).toEqual([]);
  });

  test('where node is told to tell of its memory: that is refused', async () => {
    const env = {NODE_OPTIONS: '--heapsnapshot-near-heap-limit=1 --report-on-signal --inspect=127.0.0.1:0'};
    const recorded = await run({env});
    expect(recorded.code).toBe(2);
    for (const option of ['--heapsnapshot-near-heap-limit', '--report-on-signal', '--inspect'])
      expect(recorded.log).toContain(`take ${option} out of NODE_OPTIONS`);
    expect(await leaks(recorded)).toEqual([]);
  });
});

describe('where the app is built in the job that holds the key', () => {
  test('root in the build finds it in no process, no memory and no device that it can reach', async () => {
    const look = await readFile(join(PROJECT, '__tests__/support/look-around.sh'), 'utf8');
    const inputs = {...ALL, verify: 'true'};
    const config = `${built('{main: sh look.sh "$DESTDIR/usr/share/hello"}')['linux-pkg.yml']}
contents: [{src: hello, dst: /usr/bin/hello}]
services: [{exec: /usr/bin/hello}]
`;
    const recorded = await run({files: {'linux-pkg.yml': config, 'look.sh': look}, inputs});
    expect(recorded.code === 0 ? '' : recorded.log).toBe('');
    const names = await finished(recorded);
    expect(names).toContain('SHA256SUMS.asc');
    const root = join(host.workDir, 'root');
    await mkdir(root);
    const file = join(recorded.workspace, 'out', names.find((name) => name.endsWith('.deb'))!);
    await host.run(['dpkg-deb', '--extract', file, root]);
    const seen = join(root, 'usr/share/hello');
    const read = async (names: readonly string[]) =>
      Buffer.concat(await Promise.all(names.map((name) => readFile(join(seen, name)))));
    const [all, memory] = [await readdir(seen), (await readdir(seen)).filter((name) => /^memory/.test(name))];
    // It did look: at the first process, and at memory, where every process has its variables.
    expect((await read(all)).includes('/proc/1/environ')).toBe(true);
    expect((await read(memory)).includes('DESTDIR=')).toBe(true);
    expect(found(canary.needles, await read(all))).toEqual([]);
    expect(await readFile(join(seen, 'devices'), 'utf8')).toBe('');
    // What Docker gives to every container: no SYS_ADMIN (21), SYS_PTRACE (19), SYS_RAWIO (17), SYS_MODULE (16).
    const capabilities = BigInt(`0x${(await readFile(join(seen, 'capabilities'), 'utf8')).trim()}`);
    for (const bit of [21n, 19n, 17n, 16n]) expect((capabilities >> bit) & 1n).toBe(0n);

    expect(recorded.log).toContain('the signing key is in this job');
    const started = recorded.programs.filter((program) => / run /.test(program));
    expect(started.length).toBeGreaterThan(1);
    expect(started.join('\n')).not.toMatch(
      /--privileged|--cap-add|--pid|--ipc|--userns|--security-opt|--device|--volume|--mount|docker\.sock/,
    );
    expect(await leaks(recorded)).toEqual([]);
  });

  test('a build that fails says why, and nothing of the key', async () => {
    const recorded = await run({
      files: built("{main: 'env; set; cat /proc/1/environ; echo no luck; exit 3'}"),
    });
    expect(recorded.code).toBe(1);
    expect(recorded.log).toContain('no luck');
    expect(await leaks(recorded)).toEqual([]);
  });

  test.each([
    ['^C', ['SIGINT']],
    ['what the runner sends at the end of a job', ['SIGINT', 'SIGTERM']],
  ] as const)('%s in the middle of a build leaves nothing of it', async (_, names) => {
    const recorded = await run({files: built(SLEEPS), signal: {at: 'sleep 300', names}});
    expect(recorded.code).toBe(1);
    expect(recorded.log).toContain('interrupted');
    expect(await leaks(recorded)).toEqual([]);
    expect(await containersOf(recorded)).toEqual([]);
  });

  test('a build beyond its time is ended, and leaves nothing of it', async () => {
    const recorded = await late;
    expect(recorded.code).toBe(1);
    expect(recorded.log).toMatch(/time limit|minute/);
    expect(await leaks(recorded)).toEqual([]);
    expect(await containersOf(recorded)).toEqual([]);
  });
});
