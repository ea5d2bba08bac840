import {cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {aptRoot} from '../support/apt-root.ts';
import {type TestHost, testHost} from '../support/host.ts';
import {repositoryRoot} from '../support/sources.ts';

const cli = [process.execPath, join(repositoryRoot, 'src/cli.ts')] as const;

/** A copy of the examples, compiled for this machine: what is built stays out of the repository. */
async function copyOfExamples(): Promise<TestHost> {
  const host = await testHost();
  await cp(join(repositoryRoot, 'examples'), host.workDir, {recursive: true});
  const config = join(host.workDir, 'hello-c/linux-pkg.yml');
  const arch = {x64: 'amd64', arm64: 'arm64'}[process.arch as string] ?? process.arch;
  await writeFile(config, (await readFile(config, 'utf8')).replace('arch: amd64', `arch: ${arch}`));
  return host;
}

/** Builds an example as a person would; the paths of its packages, by ending. */
async function pack(host: TestHost, example: string, version: string): Promise<{deb: string; rpm: string}> {
  const cwd = join(host.workDir, example);
  const out = join(host.workDir, `out-${example}-${version}`);
  if ((await readdir(cwd)).includes('Makefile')) await host.run(['make', '-B', `VERSION=${version}`], {cwd});
  const {stdout} = await host.run(
    [...cli, 'build', '--no-verify', '--json', '--version', version, '--out', out],
    {cwd},
  );
  const {artifacts} = JSON.parse(stdout) as {artifacts: readonly {path: string}[]};
  const path = (ending: string): string => {
    const found = artifacts.find((artifact) => artifact.path.endsWith(ending));
    if (!found) throw new Error(`no ${ending} of ${example} in ${stdout}`);
    return join(out, found.path);
  };
  return {deb: path('.deb'), rpm: path('.rpm')};
}

/** Stands in for the C library's own package, of which the empty root has none: it brings what a program needs. */
async function packLibc(host: TestHost, program: string): Promise<{deb: string; rpm: string}> {
  const {stdout} = await host.run(['/usr/lib/rpm/elfdeps', '--requires', join(host.workDir, program)]);
  return packBase(host, stdout.split('\n').filter(Boolean));
}

/** Stands in for the rest of a system. */
async function packBase(host: TestHost, needs: readonly string[]): Promise<{deb: string; rpm: string}> {
  await host.files({
    'libc/note': 'stand-in\n',
    'libc/linux-pkg.yml': `name: libc-stand-in
arch: all
maintainer: Example Team <team@example.org>
description: Stands in for the C library
targets: [deb, rpm]
overrides:
  deb: {provides: [libc6 (= 99)]}
  rpm: {provides: ${JSON.stringify(needs)}}
contents:
  - {src: note, dst: /usr/share/libc-stand-in/note}
`,
  });
  return pack(host, 'libc', '1.0.0');
}

interface Root {
  readonly path: string;
  install(...files: readonly string[]): Promise<unknown>;
  remove(name: string): Promise<unknown>;
  /** What the package manager finds changed. */
  verify(name: string): Promise<string>;
}

/** The real rpm on an empty root of its own. */
async function rpmRoot(host: TestHost): Promise<Root> {
  const path = join(host.workDir, 'rpm-root');
  await mkdir(path);
  const rpm = (...words: readonly string[]) =>
    host.run([
      'rpm',
      `--root=${path}`,
      '--dbpath=/var/lib/rpm',
      '--define=_pkgverify_level digest',
      ...words,
    ]);
  return {
    path,
    // The root has no shell to run them in.
    install: (...files) => rpm('-U', '--noscripts', ...files),
    remove: (name) => rpm('-e', '--noscripts', name),
    verify: (name) =>
      rpm('-V', name).then(
        ({stdout}) => stdout,
        () => 'changed',
      ),
  };
}

async function debRoot(host: TestHost): Promise<Root> {
  const {path, apt, verify} = await aptRoot(host);
  return {
    path,
    install: (...files) => apt('install', ...files),
    remove: (name) => apt('remove', name),
    verify: async () => ((await verify()).trim() === '' ? '' : 'changed'),
  };
}

const roots = {deb: debRoot, rpm: rpmRoot} as const;
const kinds = ['deb', 'rpm'] as const;

test('hello installs, runs, keeps its settings on an upgrade, and is removed', async () => {
  await using host = await copyOfExamples();
  const first = await pack(host, 'hello', '1.0.0');
  await host.files({'hello/hello.conf': 'greeting=Good morning\n'});
  const second = await pack(host, 'hello', '1.1.0');
  const base = await packBase(host, ['/bin/sh', 'coreutils']);
  for (const kind of kinds) {
    const root = await roots[kind](host);
    await root.install(base[kind], first[kind]);
    expect(await root.verify('hello')).toBe('');

    const conf = join(root.path, 'etc/hello/hello.conf');
    const hello = async () =>
      (await host.run([join(root.path, 'usr/bin/hello')], {env: {HELLO_CONFIG: conf}})).stdout;
    expect(await hello()).toBe('Hello, world!\n');
    await writeFile(conf, 'greeting=Hi\nname=admin\n');
    await root.install(second[kind]);
    expect(await hello()).toBe('Hi, admin!\n');
    const beside = {deb: 'hello.conf.dpkg-dist', rpm: 'hello.conf.rpmnew'}[kind];
    expect(await readFile(join(root.path, 'etc/hello', beside), 'utf8')).toBe('greeting=Good morning\n');

    await root.remove('hello');
    expect(await namesIn(root, 'usr/bin')).toEqual([]);
    const kept = {deb: 'hello.conf', rpm: 'hello.conf.rpmsave'}[kind];
    expect(await readFile(join(root.path, 'etc/hello', kept), 'utf8')).toBe('greeting=Hi\nname=admin\n');
  }
}, 120_000);

test('hello-c is compiled, installs where its library is, runs under both names, upgrades and is removed', async () => {
  await using host = await copyOfExamples();
  const first = await pack(host, 'hello-c', '1.0.0');
  const libc = await packLibc(host, 'hello-c/build/hello-c');
  const second = await pack(host, 'hello-c', '1.1.0');
  for (const kind of kinds) {
    const root = await roots[kind](host);
    await expect(root.install(first[kind])).rejects.toMatchObject({name: 'ToolError'});
    await root.install(libc[kind], first[kind]);
    expect(await root.verify('hello-c')).toBe('');
    const run = async (name: string) =>
      (await host.run([join(root.path, 'usr/bin', name), '--version'])).stdout;
    expect([await run('hello-c'), await run('hi')]).toEqual(['hello-c 1.0.0\n', 'hello-c 1.0.0\n']);
    expect(await namesIn(root, 'usr/share/hello-c/greetings')).toEqual(['de', 'en', 'fr']);
    await root.install(second[kind]);
    expect(await run('hi')).toBe('hello-c 1.1.0\n');
    await root.remove('hello-c');
    expect(await namesIn(root, 'usr/bin')).toEqual([]);
    expect(await namesIn(root, 'usr/share')).not.toContain('hello-c');
  }
}, 120_000);

/** What is in a folder of the root; nothing when it is gone. */
const namesIn = async (root: Root, folder: string): Promise<readonly string[]> =>
  (await readdir(join(root.path, folder)).catch(() => [])).sort();

describe('the examples themselves', () => {
  test('name the schema of this repository in their first line', async () => {
    for (const example of ['hello', 'hello-c']) {
      const [line = ''] = (
        await readFile(join(repositoryRoot, 'examples', example, 'linux-pkg.yml'), 'utf8')
      ).split('\n');
      const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
      expect(
        JSON.parse(await readFile(join(repositoryRoot, 'examples', example, path), 'utf8')),
      ).toHaveProperty('properties.name');
    }
  });

  test('say one version everywhere', async () => {
    await using host = await copyOfExamples();
    const {stdout} = await host.run([join(host.workDir, 'hello/bin/hello'), '--version']);
    const config = await readFile(join(host.workDir, 'hello/linux-pkg.yml'), 'utf8');
    const page = await readFile(join(host.workDir, 'hello/hello.1'), 'utf8');
    const version = stdout.trim().replace('hello ', '');
    expect(config).toMatch(new RegExp(`^version: ${version.replaceAll('.', '\\.')}\\b`, 'm'));
    expect(page).toContain(`"hello ${version}"`);
  });

  test('have no binary in git', async () => {
    await using host = await testHost();
    const {stdout} = await host.run(['git', 'grep', '-I', '--name-only', '-e', '', '--', 'examples'], {
      cwd: repositoryRoot,
    });
    const {stdout: all} = await host.run(['git', 'ls-files', '--', 'examples'], {cwd: repositoryRoot});
    expect(stdout).toBe(all);
  });

  test('hello greets as its settings say, and refuses wrong ones', async () => {
    await using host = await copyOfExamples();
    const hello = (conf: string, ...args: readonly string[]) =>
      host.files({conf}).then(() =>
        host.run([join(host.workDir, 'hello/bin/hello'), ...args], {
          env: {HELLO_CONFIG: join(host.workDir, 'conf')},
        }),
      );
    expect((await hello('name=$(touch ran)\n')).stdout).toBe('Hello, $(touch ran)!\n');
    expect(await readdir(host.workDir)).not.toContain('ran');
    expect((await hello('greeting=Hej', 'greet', 'du')).stdout).toBe('Hej, du!\n');
    await expect(hello('intervall=5')).rejects.toMatchObject({
      exitCode: 2,
      tail: expect.stringContaining('intervall'),
    });
    await expect(hello('interval=0', 'serve')).rejects.toMatchObject({exitCode: 2});
  });
});
