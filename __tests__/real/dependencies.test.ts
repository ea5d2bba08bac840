import {spawnSync} from 'node:child_process';
import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {parseElf, readElf} from '../../src/archive/elf/elf.ts';
import {glibcNeed, isGlibc, loadsOf} from '../../src/archive/elf/glibc.ts';
import {elfProvides, elfRequires} from '../../src/formats/rpm/elf-relations.ts';
import type {Elf} from '../../src/model/elf.ts';
import {type TestHost, testHost} from '../support/host.ts';
import {repositoryRoot} from '../support/sources.ts';

const ELFDEPS = '/usr/lib/rpm/elfdeps';
const ARCH = {x64: 'amd64', arm64: 'arm64'}[process.arch as string] ?? process.arch;

interface Found {
  readonly path: string;
  readonly mode: number;
  readonly elf: Elf;
}

/** The programs and libraries of this machine, some of each folder. */
async function elvesOfMachine(most: number): Promise<readonly Found[]> {
  const libraries = (await readdir('/usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
  const folders = ['/usr/bin', '/usr/sbin', ...libraries.map((name) => `/usr/lib/${name}`)];
  const found: Found[] = [];
  for (const folder of folders) {
    let left = most / folders.length;
    for (const name of (await readdir(folder)).sort()) {
      const path = join(folder, name);
      const about = await stat(path).catch(() => undefined);
      const elf = about?.isFile() && left > 0 ? readElf(path) : undefined;
      if (!about || !elf) continue;
      if ('damage' in elf) throw new Error(`${path}: ${elf.damage}`);
      found.push({path, mode: about.mode, elf});
      left--;
    }
  }
  return found;
}

const sorted = (lines: readonly string[]): readonly string[] => [...new Set(lines)].sort();

/** What rpm's own generator says of a file. */
const elfdeps = (what: '--requires' | '--provides', path: string): readonly string[] => {
  const {stdout, status} = spawnSync(ELFDEPS, [what], {input: `${path}\n`, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${ELFDEPS} ended with ${status} on ${path}`);
  return sorted(stdout.split('\n').filter(Boolean));
};

test('a hundred programs and libraries need and bring what the generator of rpm says', async () => {
  const elves = await elvesOfMachine(150);
  const ours = elves.map((found) => ({
    path: found.path,
    requires: sorted(elfRequires(found)),
    provides: sorted(elfProvides(found)),
  }));
  const theirs = elves.map(({path}) => ({
    path,
    requires: elfdeps('--requires', path),
    provides: elfdeps('--provides', path),
  }));
  expect(ours).toEqual(theirs);
  expect(elves.length).toBeGreaterThanOrEqual(100);
  expect(ours.filter(({requires}) => requires.length > 2).length).toBeGreaterThan(50);
  expect(ours.filter(({provides}) => provides.length > 0).length).toBeGreaterThan(20);
}, 120_000);

/** A project with a program, a library of its own and a plugin, compiled here. */
async function compiled(): Promise<TestHost> {
  const host = await testHost({
    'own.c': '#include <stdio.h>\nvoid own(void) { puts("own"); }\n',
    'own.map': 'OWN_1 { global: own; local: *; };\n',
    'app.c': 'void own(void);\nint main(void) { own(); return 0; }\n',
    'plain.c': '#include <stdio.h>\nint main(void) { puts("plain"); return 0; }\n',
    'new.s': `.globl main\nmain:\n.symver soon, soon@GLIBC_2.99\n${ARCH === 'arm64' ? 'bl' : 'call'} soon\nret\n.section .note.GNU-stack\n`,
    'fake.c': 'void soon(void) {}\n',
    'fake.map': 'GLIBC_2.99 { global: soon; local: *; };\n',
  });
  const gcc = (...words: readonly string[]) => host.run(['gcc', '-O1', ...words], {cwd: host.workDir});
  const shared = ['-shared', '-fPIC'];
  await gcc(...shared, '-Wl,-soname,libown.so.1,--version-script=own.map', '-o', 'libown.so.1', 'own.c');
  await gcc('-o', 'app', 'app.c', './libown.so.1');
  await gcc('-o', 'plain', 'plain.c');
  await gcc('-static', '-o', 'static', 'plain.c');
  await gcc(...shared, '-Wl,-soname,libm.so.6,--version-script=fake.map', '-o', 'libfake.so', 'fake.c');
  await gcc('-o', 'new', 'new.s', './libfake.so', '-Wl,--hash-style=both');
  return host;
}

const HEAD = `name: app
version: 1.0.0
arch: ${ARCH}
maintainer: A <a@example.org>
description: Says hello
`;

/** Builds with the command itself; the paths of the packages, by their endings. */
async function build(host: TestHost, lines: string): Promise<(ending: string) => string> {
  await writeFile(join(host.workDir, 'linux-pkg.yml'), `${HEAD}${lines}`);
  const cli = [process.execPath, join(repositoryRoot, 'src/cli.ts')] as const;
  const {stdout} = await host.run([...cli, 'build', '--no-verify', '--json', '--out', 'out'], {
    cwd: host.workDir,
  });
  const {artifacts} = JSON.parse(stdout) as {artifacts: readonly {path: string}[]};
  return (ending) =>
    join(host.workDir, 'out', artifacts.find(({path}) => path.endsWith(ending))?.path ?? `no ${ending}`);
}

const bring = (...names: readonly string[]): string =>
  `contents:\n${names.map((name) => `  - {src: ${name}, dst: /usr/${name.startsWith('lib') ? 'lib' : 'bin'}/}\n`).join('')}`;

describe('packages of compiled programs', () => {
  test('ask for what dpkg and rpm read in them', async () => {
    await using host = await compiled();
    const path = await build(host, `targets: [deb, rpm]\n${bring('app', 'libown.so.1', 'static')}`);
    const names = ['app', 'libown.so.1'].map((name) => join(host.workDir, name));
    const floors = names.map((name) => glibcNeed(readElf(name) as Elf)?.version);
    expect((await host.run(['dpkg-deb', '-f', path('.deb'), 'Depends'])).stdout.trim()).toBe(
      `libc6 (>= ${floors[0]})`,
    );
    const query = async (what: string) =>
      (await host.run(['rpm', '-qp', '--nosignature', what, path('.rpm')])).stdout
        .split('\n')
        .map((text) => text.trim())
        .filter((text) => text !== '' && !text.startsWith('rpmlib(') && !text.startsWith('app'));
    expect(await query('--requires')).toEqual(sorted(names.flatMap((name) => elfdeps('--requires', name))));
    expect(await query('--provides')).toEqual(sorted(names.flatMap((name) => elfdeps('--provides', name))));
    expect(await query('--provides')).toContain('libown.so.1(OWN_1)(64bit)');
  }, 120_000);

  test('have the floor of libc that dpkg-shlibdeps works out', async () => {
    await using host = await compiled();
    await host.files({'debian/control': 'Source: app\n\nPackage: app\nArchitecture: any\n'});
    const path = await build(host, `targets: deb\n${bring('plain')}`);
    const {stdout} = await host.run(['dpkg-shlibdeps', '-O', '-eplain'], {cwd: host.workDir});
    const depends = (await host.run(['dpkg-deb', '-f', path('.deb'), 'Depends'])).stdout.trim();
    expect(`shlibs:Depends=${depends}`).toBe(stdout.trim());
    expect(loadsOf(readElf(join(host.workDir, 'plain')) as Elf).every(isGlibc)).toBe(true);
  }, 120_000);

  test('are refused with a library of nobody, and with a glibc that the target has not', async () => {
    await using host = await compiled();
    await expect(build(host, `targets: deb\n${bring('app')}`)).rejects.toMatchObject({
      exitCode: 2,
      tail: expect.stringContaining(
        '/usr/bin/app needs libown.so.1, and nothing here tells which package brings it',
      ),
    });
    const plan = [process.execPath, join(repositoryRoot, 'src/cli.ts'), 'plan'] as const;
    await writeFile(join(host.workDir, 'linux-pkg.yml'), `${HEAD}targets: debian-12\n${bring('new')}`);
    await expect(host.run(plan, {cwd: host.workDir})).rejects.toMatchObject({
      exitCode: 2,
      tail: expect.stringContaining('new needs GLIBC_2.99 (soon), and debian-12 has glibc 2.36'),
    });
  }, 120_000);

  test('are refused where a build was cut short', async () => {
    await using host = await compiled();
    const whole = await readFile(join(host.workDir, 'plain'));
    await writeFile(join(host.workDir, 'plain'), whole.subarray(0, whole.length / 2));
    await expect(build(host, `targets: rpm\n${bring('plain')}`)).rejects.toMatchObject({
      exitCode: 2,
      tail: expect.stringContaining('plain is a damaged ELF file'),
    });
  }, 120_000);
});

test('a compiled program that is damaged anywhere is read or told, never anything else', async () => {
  await using host = await compiled();
  const whole = await readFile(join(host.workDir, 'app'));
  const headers = fc.oneof(
    fc.nat({max: 0x400}),
    fc.nat({max: 0x800}).map((back) => Math.max(4, whole.length - 1 - back)),
    fc.nat({max: whole.length - 1}),
  );
  const damages = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.tuple(headers, fc.nat(255)), {minLength: 1, maxLength: 20}), (changes) => {
      const copy = Buffer.from(whole);
      for (const [at, byte] of changes) if (at > 3) copy[at] = byte;
      const read = parseElf((offset, length) => copy.subarray(offset, offset + length), copy.length);
      if (read && 'damage' in read) damages.add(read.damage.replace(/\d+/g, 'N'));
      return read !== undefined;
    }),
    {numRuns: 3000},
  );
  expect(damages.size).toBeGreaterThan(5);
}, 120_000);
