import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import type {Problem} from '../../../../src/model/errors.ts';
import {glibcProgram, makeElf} from '../../../support/elf.ts';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {problemsOf, type Staging, stage} from '../../../support/staged.ts';

const putBytes = async (host: TestHost, path: string, bytes: Uint8Array, mode = 0o755): Promise<void> => {
  const full = join(host.workDir, path);
  await mkdir(dirname(full), {recursive: true});
  await writeFile(full, bytes);
  await chmod(full, mode);
};

/** A project with these files; each goes to /usr/lib/app/ unless the values say otherwise. */
async function project(
  files: Readonly<Record<string, Buffer>>,
  modes: Readonly<Record<string, number>> = {},
) {
  const host = await testHost();
  for (const [path, bytes] of Object.entries(files)) await putBytes(host, path, bytes, modes[path]);
  return host;
}

const app = {contents: [{src: 'app', dst: '/usr/bin/app'}]};
const rpm: Staging = {targets: [testTarget('rpm', 'rpm')]};
const line = ({message, hint}: Problem): string => `${message} → ${hint}`;

const dependsOf = async (host: TestHost, values: object, staging?: Staging) =>
  (await stage(host, values, staging))[0]?.relations.depends;

const refusals = async (host: TestHost, values: object, staging?: Staging) =>
  (await problemsOf(stage(host, values, staging))).map(line);

const openssl = {needed: ['libssl.so.3'], needs: [{soname: 'libssl.so.3', versions: ['OPENSSL_3.0.0']}]};

describe('a package without depends', () => {
  test('gets the floor of libc in a deb, from the highest version that any of its files needs', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.4', 'GLIBC_2.34', 'GLIBC_2.9']),
      other: glibcProgram(['GLIBC_2.17']),
    });
    const contents = [...app.contents, {src: 'other', dst: '/usr/bin/other'}];
    expect(await dependsOf(host, {contents})).toEqual(['libc6 (>= 2.34)']);
  });

  test('gets the sonames with their versions in an rpm', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.34'], openssl),
      'libown.so.1': makeElf({
        soname: 'libown.so.1',
        definitions: {soname: 'libown.so.1', versions: ['OWN_1']},
        needed: ['libc.so.6'],
        hashes: ['sysv'],
      }),
    });
    const contents = [...app.contents, {src: 'libown.so.1', dst: '/usr/lib64/'}];
    const [pkg] = await stage(host, {contents}, rpm);
    expect(pkg?.relations.depends).toEqual([
      'libc.so.6()(64bit)',
      'libc.so.6(GLIBC_2.34)(64bit)',
      'libssl.so.3()(64bit)',
      'libssl.so.3(OPENSSL_3.0.0)(64bit)',
      'rtld(GNU_HASH)',
    ]);
    expect(pkg?.relations.provides).toEqual(['libown.so.1()(64bit)', 'libown.so.1(OWN_1)(64bit)']);
  });

  test('gets nothing for a static program, and nothing for files that are none', async () => {
    await using host = await project({app: makeElf({type: 2, hashes: []}), note: Buffer.alloc(100, 'x')});
    const contents = [...app.contents, {src: 'note', dst: '/usr/share/app/'}];
    expect(await dependsOf(host, {contents})).toEqual([]);
    expect(await dependsOf(host, {contents}, rpm)).toEqual([]);
    expect(host.warnings).toEqual([]);
  });

  test('of 32 bit has no mark in its requirements', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.0'], {bits: 32, machine: 3, interpreter: '/lib/ld-linux.so.2'}),
    });
    const targets = (name: string) => ({targets: [testTarget(name, name, '386')]});
    expect(await dependsOf(host, app, targets('rpm'))).toEqual([
      'libc.so.6',
      'libc.so.6(GLIBC_2.0)',
      'rtld(GNU_HASH)',
    ]);
    expect(await dependsOf(host, app, targets('deb'))).toEqual(['libc6 (>= 2.0)']);
  });

  test('knows the release that brought a mark of the loader', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34', 'GLIBC_ABI_DT_RELR'])});
    expect(await dependsOf(host, app)).toEqual(['libc6 (>= 2.36)']);
  });

  test('gets libc6 alone where no version is asked for', async () => {
    await using host = await project({app: makeElf({interpreter: '/lib64/ld-linux-x86-64.so.2'})});
    expect(await dependsOf(host, app)).toEqual(['libc6']);
  });
});

describe('auto', () => {
  test('stands for what is read, among what is written', async () => {
    await using host = await project({app: glibcProgram()});
    expect(await dependsOf(host, {...app, depends: ['adduser', 'auto', 'curl']})).toEqual([
      'adduser',
      'libc6 (>= 2.34)',
      'curl',
    ]);
    expect(await dependsOf(host, {...app, depends: 'auto'})).toEqual(['libc6 (>= 2.34)']);
  });

  test('may be said by an override', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34'], openssl)});
    const overrides = {rpm: {depends: ['auto']}};
    const values = {...app, depends: ['libc6 (>= 2.34)', 'libssl3'], overrides};
    expect(await dependsOf(host, values)).toEqual(['libc6 (>= 2.34)', 'libssl3']);
    expect(await dependsOf(host, values, rpm)).toContain('libssl.so.3()(64bit)');
    expect(host.warnings).toEqual([]);
  });

  test('is dropped where there is nothing to read', async () => {
    await using host = await testHost({app: '#!/bin/sh\n'});
    expect(await dependsOf(host, {...app, depends: ['auto', 'curl']})).toEqual(['curl']);
  });

  test('is a package like any other to nfpm', async () => {
    await using host = await project({app: glibcProgram()});
    expect(await dependsOf(host, {...app, depends: ['auto', 'libc6']}, {nfpm: true})).toEqual([
      'auto',
      'libc6',
    ]);
    expect(host.warnings).toEqual([]);
  });
});

describe('a deb', () => {
  test('refuses a library that nothing answers for, with its name, its file and the package', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.34'], {needed: ['libssl.so.3', 'libgcc_s.so.1', 'libodd_Thing2.so.4']}),
    });
    expect(await refusals(host, app)).toEqual([
      '/usr/bin/app needs libssl.so.3, and nothing here tells which package brings it → write depends: [auto, libssl3]',
      '/usr/bin/app needs libgcc_s.so.1, and nothing here tells which package brings it → write depends: [auto, libgcc-s1]',
      "/usr/bin/app needs libodd_Thing2.so.4, and nothing here tells which package brings it → write depends: [auto, …] with that package (by Debian's rule libodd-thing2-4), or build for a distro such as debian-12, whose own tools know",
    ]);
  });

  test.each([
    ['libssl.so.3', 'libssl3t64'],
    ['libz.so.1', 'zlib1g (>= 1:1.2)'],
    ['libX11.so.6', 'libx11-6'],
    ['libglib-2.0.so.0', 'libglib2.0-0t64'],
    ['libgobject-2.0.so.0', 'libglib2.0-0'],
    ['libgcc_s.so.1', 'libgcc1 | libgcc-s1'],
    ['libcurl.so.4', 'libcurl4t64 | libcurl4'],
    ['libgtk-3.so.0', 'libgtk-3-0'],
    ['libstdc++.so.6', 'libstdc++6'],
    ['libbz2.so.1.0', 'libbz2-1.0'],
    ['libdb-5.3.so', 'libdb5.3'],
  ])('takes %s for answered by %s', async (soname, depends) => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34'], {needed: [soname]})});
    expect(await dependsOf(host, {...app, depends: ['auto', depends]})).toEqual(['libc6 (>= 2.34)', depends]);
  });

  test('takes a library package that no library explains for the one that brings the rest, and says so', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34'], {needed: ['libicuuc.so.72']})});
    expect(await dependsOf(host, {...app, depends: ['auto', 'libicu72']})).toHaveLength(2);
    expect(host.warnings.map(line)).toEqual([
      '/usr/bin/app needs libicuuc.so.72, which is taken to be in libicu72 → see whether it is: apt-file search libicuuc.so.72',
    ]);
    expect(await refusals(host, {...app, depends: ['auto', 'adduser']})).toHaveLength(1);
  });

  test('asks for nothing that the package itself brings', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.34'], {needed: ['libown.so.1', 'plugin.so']}),
      'libown.so.1.2': makeElf({soname: 'libown.so.1'}),
      'plugin.so': makeElf({}),
    });
    const contents = [
      ...app.contents,
      {src: 'libown.so.1.2', dst: '/opt/app/'},
      {src: 'plugin.so', dst: '/opt/app/'},
    ];
    expect(await dependsOf(host, {contents})).toEqual(['libc6 (>= 2.34)']);
  });

  test('asks for nothing by version of the system where the package has a C library of its own', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.99'], {needed: ['./libown.so']}),
      'libc.so.6': makeElf({soname: 'libc.so.6'}),
      'libown.so': glibcProgram(['GLIBC_PRIVATE'], {interpreter: '/opt/app/ld-linux-x86-64.so.2'}),
    });
    const contents = ['app', 'libc.so.6', 'libown.so'].map((src) => ({src, dst: '/opt/app/'}));
    expect(await dependsOf(host, {contents})).toEqual(['libc6']);
  });

  test('depends on the package of the same run that brings a library, in its very version', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.34'], {needed: ['libown.so.1']}),
      'libown.so.1.2': makeElf({soname: 'libown.so.1'}),
    });
    const packages = [
      {name: 'app', ...app},
      {name: 'libown1', contents: [{src: 'libown.so.1.2', dst: '/usr/lib/'}]},
    ];
    expect(await dependsOf(host, {packages})).toEqual(['libc6 (>= 2.34)', 'libown1 (= 1.0.0)']);
  });

  test('refuses the insides of glibc, and a C library that Debian has not', async () => {
    await using host = await project({
      app: glibcProgram(['GLIBC_2.34', 'GLIBC_PRIVATE']),
      alpine: makeElf({interpreter: '/lib/ld-musl-x86_64.so.1', needed: ['libc.musl-x86_64.so.1']}),
    });
    expect(await refusals(host, app)).toEqual([expect.stringContaining('/usr/bin/app needs GLIBC_PRIVATE')]);
    const alpine = {contents: [{src: 'alpine', dst: '/usr/bin/alpine'}]};
    expect(await refusals(host, alpine)).toEqual([
      "/usr/bin/alpine needs libc.musl-x86_64.so.1, which is musl's; Debian and Ubuntu have glibc → build it against glibc, link it statically, or write depends: [auto, musl]",
    ]);
    expect(await refusals(host, alpine, rpm)).toEqual([expect.stringContaining('libc.musl-x86_64.so.1')]);
    expect(await dependsOf(host, {...alpine, depends: ['auto', 'musl']})).toEqual(['musl']);
  });
});

describe('an rpm', () => {
  test('refuses a program of which nothing can be read: one that nobody may run', async () => {
    await using host = await project({app: glibcProgram()}, {app: 0o644});
    expect(await refusals(host, app, rpm)).toEqual([
      '/usr/bin/app is a program that nobody may run, so rpm would see nothing of what it needs → write file_info: {mode: 0755} beside it, or depends: and what it needs',
    ]);
    const content = {...app.contents[0], file_info: {mode: '0755'}};
    expect(await dependsOf(host, {contents: [content]}, rpm)).toHaveLength(3);
  });

  test('refuses a program with a loader that names no library', async () => {
    await using host = await project({app: makeElf({interpreter: '/lib/ld-linux.so.2', hashes: []})});
    expect(await refusals(host, app, rpm)).toEqual([
      expect.stringContaining('names no library that it needs'),
    ]);
  });
});

describe('depends that are written', () => {
  test('stay as they are, with one warning for what they leave out', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34'], openssl)});
    expect(await dependsOf(host, {...app, depends: ['curl']})).toEqual(['curl']);
    expect(host.warnings.map(line)).toEqual([
      '/usr/bin/app needs libc.so.6, libssl.so.3, ld-linux-x86-64.so.2, and depends: names nothing that brings it → write the package that brings it, such as libc6, libssl3, or auto, which stands for all that is read from the files',
    ]);
  });

  test('have no warning where they name it all', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34'], openssl)});
    await stage(host, {...app, depends: ['libc6', 'libssl3 | libssl3t64']});
    await stage(host, {...app, depends: ['glibc', 'openssl-libs']}, rpm);
    await stage(host, {...app, depends: ['libc.so.6()(64bit)', 'libssl.so.3()(64bit)']}, rpm);
    expect(host.warnings).toEqual([]);
  });

  test('have a warning where their floor is too low', async () => {
    await using host = await project({app: glibcProgram()});
    await stage(host, {...app, depends: ['libc6 (>= 2.4)']});
    await stage(host, {...app, depends: ['libc6 (>= 2.36)']});
    expect(host.warnings.map(({message}) => message)).toEqual([
      '/usr/bin/app needs GLIBC_2.34, and depends: has libc6 (>= 2.4)',
    ]);
  });

  test('and none at all are left alone in nfpm mode, with a warning', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.34'], openssl)});
    expect(await dependsOf(host, app, {nfpm: true})).toEqual([]);
    expect(await dependsOf(host, app, {nfpm: true, ...rpm})).toEqual([]);
    expect(host.warnings.map(({message, hint}) => [message.split(',')[0], hint?.includes('auto')])).toEqual([
      ['/usr/bin/app needs libc.so.6', false],
      ['/usr/bin/app needs libc.so.6', false],
    ]);
  });
});

describe('a program for another machine', () => {
  const arm = () => project({app: glibcProgram(['GLIBC_2.34'], {machine: 183})});
  const inShare = {contents: [{src: 'app', dst: '/usr/share/app/agent'}]};

  test('is refused with both architectures', async () => {
    await using host = await arm();
    expect(await refusals(host, app)).toEqual([
      'app is made for arm64, and the package is for amd64 → take the one that was made for amd64; what is only data belongs below /usr/share',
    ]);
  });

  test('is refused in a package for all', async () => {
    await using host = await arm();
    const targets = [testTarget('deb', 'deb', 'all')];
    expect(await refusals(host, app, {targets})).toEqual([
      'app is made for arm64, and the package is for every architecture → write arch: arm64',
    ]);
  });

  test('is a warning where it is a plugin of which the app may have several', async () => {
    await using host = await project({'arm64.node': makeElf({machine: 183, soname: 'x.so'})});
    const at = (dst: string) => ({contents: [{src: 'arm64.node', dst}]});
    expect(await dependsOf(host, at('/usr/lib/app/prebuilds/arm64.node'))).toEqual([]);
    expect(host.warnings).toHaveLength(1);
    expect(await refusals(host, at('/usr/lib/libx.so'))).toHaveLength(1);
    expect(await refusals(host, at('/usr/lib/x86_64-linux-gnu/libx.so'))).toHaveLength(1);
  });

  test('is a warning in nfpm mode, and data below /usr/share', async () => {
    await using host = await arm();
    expect(await dependsOf(host, inShare)).toEqual([]);
    expect(host.warnings).toEqual([]);
    expect(await dependsOf(host, app, {nfpm: true})).toEqual([]);
    expect(host.warnings.map(({message}) => message)).toEqual([
      'app is made for arm64, and the package is for amd64',
    ]);
  });
});

describe('a damaged program', () => {
  const broken = glibcProgram().subarray(0, -20);

  test('is refused, unless depends are written by hand or it is no program', async () => {
    await using host = await project({app: broken, data: broken}, {data: 0o644});
    expect(await refusals(host, app)).toEqual([
      expect.stringMatching(
        /^app is a damaged ELF file: its section headers would end at .* → build it again, or take it out$/,
      ),
    ]);
    await stage(host, {...app, depends: ['libc6']});
    expect(host.warnings).toHaveLength(1);
    expect(await dependsOf(host, {contents: [{src: 'data', dst: '/usr/share/app/test'}]})).toEqual([]);
  });
});

describe('a target with an older glibc', () => {
  test('is refused with version, file and release', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.4', 'GLIBC_2.38'])});
    const native = (...names: string[]) => ({
      targets: names.map((name) => testTarget(name, name.startsWith('d') ? 'deb' : 'rpm')),
    });
    expect(await refusals(host, app, native('debian-12', 'debian-13', 'rocky-9', 'rocky-10'))).toEqual([
      'app needs GLIBC_2.38, and debian-12 has glibc 2.36: it would not start there → build it on a system with glibc 2.36 or older, such as debian:12, or leave debian-12 out',
      'app needs GLIBC_2.38, and rocky-9 has glibc 2.34: it would not start there → build it on a system with glibc 2.34 or older, such as rockylinux/rockylinux:9, or leave rocky-9 out',
    ]);
    expect(await stage(host, app, native('debian-13'))).toHaveLength(1);
  });
});

describe('a native target', () => {
  const native = {targets: [testTarget('debian-13', 'deb')]};
  const wishes = async (host: TestHost, values: object) => {
    const [pkg] = await stage(host, values, native);
    return [pkg?.auto, pkg?.relations.depends];
  };

  test('leaves what is read from the files to the tools of its distro', async () => {
    await using host = await project({app: glibcProgram(['GLIBC_2.38'])});
    expect(await wishes(host, app)).toEqual([true, []]);
    expect(await wishes(host, {...app, depends: ['auto', 'jq']})).toEqual([true, ['jq']]);
    expect(await wishes(host, {...app, depends: ['libc6']})).toEqual([undefined, ['libc6']]);
    expect(await wishes(host, {contents: [{dst: '/var/lib/hello', type: 'dir'}]})).toEqual([true, []]);
  });

  test('does not stumble over a library that nothing here brings', async () => {
    await using host = await project({app: makeElf(openssl)});
    expect(await wishes(host, app)).toEqual([true, []]);
    expect(host.warnings).toEqual([]);
  });
});
