import {chmod, mkdir, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {examine, type Finding} from '../../src/steps/doctor/index.ts';
import {examineFolder, examineNode, roomFinding} from '../../src/steps/doctor/machine.ts';
import {reportText} from '../../src/steps/report/index.ts';
import {startGithub} from '../support/github/index.ts';
import {type TestHost, testHost, testInputs} from '../support/host.ts';
import {armored, smallKey} from '../support/small-keys.ts';

const inputs = testInputs({command: 'doctor'});

const config = `name: app
version: 1.0.0
arch: all
maintainer: Ann Example <ann@example.org>
description: An app
targets: [deb, rpm]
contents: [{src: app.sh, dst: /usr/bin/app}]
`;

const project = {'linux-pkg.yml': config, 'app.sh': 'echo app\n'};

async function look(host: TestHost, over = {}) {
  const report = await examine(host, {...inputs, ...over});
  return {
    report,
    ...(report.data as Readonly<Record<'config' | 'key' | 'credentials' | 'machine', readonly Finding[]>>),
  };
}

const git = (host: TestHost, ...args: readonly string[]) =>
  host.run(['git', '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args]);

describe('doctor on the config', () => {
  test('says what the config comes to when all is well', async () => {
    await using host = await testHost(project);
    const {report, config: rows} = await look(host);
    expect(report.failed).toBe(false);
    expect(rows).toEqual([
      {check: 'config', state: 'ok', what: 'linux-pkg.yml is valid', hint: undefined},
      {check: 'version', state: 'ok', what: '1.0.0', hint: undefined},
      {check: 'plan', state: 'ok', what: 'deb/all, rpm/all', hint: undefined},
      {
        check: 'contents',
        state: 'ok',
        what: expect.stringMatching(/^2 packages, \d+ paths$/),
        hint: undefined,
      },
    ]);
  });

  test('tells what would build native targets, or that nothing could', async () => {
    const native = {
      'linux-pkg.yml': config.replace('[deb, rpm]', '[deb, debian-12]'),
      'app.sh': 'echo app\n',
    };
    const engine = `#!/bin/sh
[ "$1" = version ] || exit 1
echo '{"Server": {"Os": "linux", "Arch": "amd64", "Version": "28.1"}}'
`;
    await using host = await testHost({...native, docker: engine});
    await chmod(join(host.workDir, 'docker'), 0o755);
    const withEngine = {...host, env: {...host.env, LINUX_PKG_ENGINE: join(host.workDir, 'docker')}};
    const {report, config: rows} = await look(withEngine);
    expect(report.failed).toBe(false);
    expect(rows.slice(-2)).toEqual([
      {check: 'builds', state: 'ok', what: 'debian-12/all: in docker 28.1, linux/amd64', hint: undefined},
      {check: 'contents', state: 'ok', what: expect.stringMatching(/^1 package, /), hint: undefined},
    ]);
    await chmod(join(host.workDir, 'docker'), 0o644);
    const {report: without, config: lacking} = await look(withEngine);
    expect(without.failed).toBe(true);
    expect(lacking.find(({check}) => check === 'builds')).toMatchObject({
      state: 'error',
      what: expect.stringContaining('debian-12/all: '),
      hint: expect.any(String),
    });
  });

  test('names source files that are not there, and packages with nothing in them', async () => {
    await using host = await testHost({'linux-pkg.yml': config});
    const {report, config: missing} = await look(host);
    expect(report.failed).toBe(true);
    expect(missing.at(-1)).toMatchObject({
      check: 'contents',
      state: 'error',
      what: expect.stringMatching(/^linux-pkg\.yml:7:\d+: .*app\.sh/),
    });
    await host.files({'linux-pkg.yml': config.replace(/^contents.*$/m, '')});
    const {config: empty} = await look(host);
    expect(empty.filter(({state}) => state === 'warning').map(({what}) => what)).toEqual([
      'linux-pkg.yml:1:7: nothing is in app (deb), app (rpm)',
    ]);
  });

  test('tells every mistake with its place and what to write instead, and fails', async () => {
    await using host = await testHost({'linux-pkg.yml': `${config}licence: MIT\nepoch: old\n`});
    const {report, config: rows} = await look(host);
    expect(report.failed).toBe(true);
    expect(report.next).toEqual([]);
    expect(rows).toHaveLength(2);
    for (const row of rows)
      expect(row).toMatchObject({
        check: 'config',
        state: 'error',
        what: expect.stringMatching(/^linux-pkg\.yml:[89]:\d+: /),
        hint: expect.stringMatching(/\w/),
      });
    expect(reportText(report)).toMatch(/config {2,}error {2,}linux-pkg\.yml:8:1: .*\n {4,}→ /);
  });

  test('says when there is no config, and how to get one', async () => {
    await using host = await testHost();
    const {config: rows} = await look(host);
    expect(rows).toEqual([expect.objectContaining({state: 'error', hint: expect.stringContaining('init')})]);
  });

  test('goes on to the machine when the version cannot be had', async () => {
    await using host = await testHost({'linux-pkg.yml': config.replace('1.0.0', 'git')});
    const {config: rows, machine} = await look(host);
    expect(rows.map(({check, state}) => `${check} ${state}`)).toEqual(['config ok', 'version error']);
    expect(machine.length).toBeGreaterThan(4);
  });

  test('neither fetches into a shallow clone nor runs a command for the version', async () => {
    await using host = await testHost({
      'full/linux-pkg.yml': config.replace('1.0.0', 'git'),
      'linux-pkg.yml': config.replace('1.0.0', '{from: command, command: [touch, ran]}'),
    });
    await git(host, '-C', 'full', 'init', '-q');
    await git(host, '-C', 'full', 'add', '.');
    await git(host, '-C', 'full', 'commit', '-q', '-m', 'one');
    await git(host, '-C', 'full', 'tag', 'v1.0.0');
    await git(host, '-C', 'full', 'commit', '-q', '--allow-empty', '-m', 'two');
    await git(host, 'clone', '-q', '--depth', '1', '--no-tags', `file://${host.workDir}/full`, 'shallow');
    const {config: shallow} = await look({...host, workDir: join(host.workDir, 'shallow')});
    expect(shallow).toContainEqual(
      expect.objectContaining({
        check: 'version',
        state: 'warning',
        hint: expect.stringContaining('fetch-depth: 0'),
      }),
    );
    expect((await git(host, '-C', 'shallow', 'rev-parse', '--is-shallow-repository')).stdout).toBe('true\n');
    const {config: command} = await look(host);
    expect(command).toContainEqual(expect.objectContaining({check: 'version', state: 'warning'}));
    expect(await readdir(host.workDir)).not.toContain('ran');
  });

  test('leaves the project as it was', async () => {
    await using host = await testHost(project);
    await look(host);
    expect((await readdir(host.workDir)).sort()).toEqual(['app.sh', 'linux-pkg.yml']);
    expect(host.lines).toEqual([]);
  });
});

describe('doctor on the key and the credentials', () => {
  const signed = {...project, 'linux-pkg.yml': `${config}sign: {public_key: release.asc}\n`};

  test('says that no key is there, and no token, which is no mistake', async () => {
    await using host = await testHost(project);
    const {report, key, credentials} = await look(host);
    expect(report.failed).toBe(false);
    expect(key).toEqual([
      {
        check: 'key',
        state: 'absent',
        what: 'packages stay unsigned: no key was given',
        hint: expect.stringContaining('gpg-private-key'),
      },
    ]);
    expect(credentials.map(({check, state}) => [check, state])).toEqual([['GitHub token', 'absent']]);
  });

  test('tells all that is wrong with a key, each with the line that mends it', async () => {
    const made = await smallKey();
    const revoked = await made.revoke({string: 'lost'});
    await using host = await testHost({...signed, 'release.asc': armored(revoked.toPublic())});
    const {report, key} = await look(host);
    expect(report.failed).toBe(true);
    expect(key.find(({state}) => state === 'error')).toMatchObject({
      what: expect.stringMatching(/^linux-pkg\.yml:8:20: the key [0-9A-F]{16} is revoked \(.*lost\)$/),
      hint: expect.stringContaining("--quick-generate-key 'Example <example@example.org>' rsa4096 sign 2y"),
    });
    expect(host.lines).toEqual([]);
  });

  test('shows a key that is in order', async () => {
    const made = await smallKey();
    await using host = await testHost({...signed, 'release.asc': armored(made.toPublic())});
    const {key} = await look(host, {targets: ['deb']});
    expect(key).toEqual([
      expect.objectContaining({
        state: 'ok',
        what: expect.stringMatching(/^[0-9A-F]{40} signs; ed25519; never expires; accepted by all \d+$/),
      }),
    ]);
  });

  test('asks a server for what the token may do, and goes on where none answers', async () => {
    await using server = await startGithub({token: 'github_pat_0123456789'});
    await using host = await testHost(project, server.env);
    const {report, credentials} = await look(host);
    expect(report.failed).toBe(false);
    expect(credentials[0]).toMatchObject({
      check: 'GitHub token',
      state: 'ok',
      what: expect.stringContaining('of ann'),
    });
    const silent = {...host, env: {...host.env, GITHUB_API_URL: 'http://127.0.0.1:1'}};
    expect((await look({...host, ...silent})).credentials).toEqual([
      expect.objectContaining({state: 'warning', what: expect.stringContaining('did not answer')}),
    ]);
    expect(reportText(report)).not.toContain('0123456789');
  });
});

describe('doctor on the machine', () => {
  test('finds no program in an empty PATH, and says what each is for', async () => {
    await using host = await testHost(project, {PATH: '/nonexistent'});
    const {report, machine} = await look(host);
    const states = Object.fromEntries(machine.map(({check, state}) => [check, state]));
    expect(states).toMatchObject({
      node: 'ok',
      git: 'warning',
      containers: 'warning',
      xz: 'warning',
      gpg: 'warning',
    });
    expect(
      machine.filter(({state}) => state === 'warning').every(({hint}) => hint?.startsWith('install')),
    ).toBe(true);
    expect(report.failed).toBe(false);
  });

  test('names the version of a program that answers', async () => {
    await using host = await testHost(project);
    const {machine} = await look(host);
    expect(machine.find(({check}) => check === 'git')?.what).toMatch(/^git version \d/);
  });

  test.each([
    ['18.20.0', 'error'],
    ['20.20.2', 'error'],
    ['22.14.9', 'error'],
    ['22.15.0', 'ok'],
    ['24.0.0', 'ok'],
  ])('Node %s: %s', (version, state) => {
    expect(examineNode(version).state).toBe(state);
  });

  test.each([
    [1e6, 'error'],
    [5e8, 'warning'],
    [5e9, 'ok'],
  ])('%d free bytes: %s', (bytes, state) => {
    expect(roomFinding('output folder', '/out', bytes).state).toBe(state);
  });

  test('an output folder that is a file, or lies below one, is an error', async () => {
    await using host = await testHost({out: 'a file'});
    for (const folder of ['out', 'out/deeper'])
      expect(await examineFolder('output folder', join(host.workDir, folder), '--out names another')).toEqual(
        [expect.objectContaining({state: 'error', what: expect.stringContaining('is not a folder')})],
      );
  });

  test('an output folder that is not there yet is judged by the one above it, and not made', async () => {
    await using host = await testHost();
    await mkdir(join(host.workDir, 'a'));
    const [finding] = await examineFolder('output folder', join(host.workDir, 'a/b/c'), '');
    expect(finding?.what).toMatch(/a\/b\/c: \d+\.\d GB free$/);
    expect(await readdir(join(host.workDir, 'a'))).toEqual([]);
  });
});
