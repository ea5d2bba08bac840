import {describe, expect, test} from '@jest/globals';
import {
  elvesOf,
  libraryOf,
  named,
  privateFolders,
  publicLibraries,
} from '../../../src/formats/deb/native/libraries.ts';
import {compressionWords} from '../../../src/formats/deb/native/pack.ts';
import {readShlibdeps} from '../../../src/formats/deb/native/shlibdeps-output.ts';
import {ownersOf, ownerWord} from '../../../src/formats/deb/native/trees.ts';
import {debPackage, dir, file} from '../../support/deb.ts';
import {glibcProgram, makeElf} from '../../support/elf.ts';
import {testHost} from '../../support/host.ts';

test.each([
  ['libz.so.1', {name: 'libz', version: '1'}],
  ['libproc2-4.0.so', {name: 'libproc2', version: '4.0'}],
  ['libc++.so.1.0', {name: 'libc++', version: '1.0'}],
  ['plugin.so', undefined],
  ['lib x.so.1', undefined],
  ['libx.so.1\nliby 2 evil', undefined],
])('%j is taken apart as dpkg-shlibdeps does', (soname, library) => {
  expect(libraryOf(soname)).toEqual(library);
});

test('programs and libraries of the package are told from data, and public ones from private', async () => {
  await using host = await testHost();
  const library = (soname: string) => makeElf({soname});
  const entries = [
    await file(host, '/opt/app/libprivate.so.2', library('libprivate.so.2')),
    await file(host, '/usr/bin/app', glibcProgram(), {mode: 0o755}),
    await file(host, '/usr/lib/debug/x.so.1', library('libx.so.1')),
    await file(host, '/usr/lib/libplain.so.3.1', library('libplain.so.3')),
    await file(host, '/usr/lib/x86_64-linux-gnu/libarch.so.1', library('libarch.so.1')),
    await file(host, '/usr/share/arm', makeElf({machine: 183, soname: 'libarm.so.1'})),
    await file(host, '/usr/share/object.o', makeElf({type: 1})),
    await file(host, '/usr/share/text', 'x'.repeat(100)),
  ];
  const elves = elvesOf(debPackage({arch: 'amd64', entries}));
  expect(elves.map(({path}) => path)).toEqual([
    '/opt/app/libprivate.so.2',
    '/usr/bin/app',
    '/usr/lib/libplain.so.3.1',
    '/usr/lib/x86_64-linux-gnu/libarch.so.1',
  ]);
  expect(publicLibraries(elves)).toEqual([
    {name: 'libarch', version: '1'},
    {name: 'libplain', version: '3'},
  ]);
  expect(named(elves)).toHaveLength(3);
  expect(privateFolders(elves)).toEqual(['/opt/app']);
  expect(elvesOf(debPackage({arch: 'all', entries}))).toEqual([]);
});

describe('what dpkg-shlibdeps prints', () => {
  const where = {own: 'hello', trees: '/w/trees'};
  const read = (text: string) => {
    const {looked: _, ...found} = readShlibdeps(text.split('\n'), where);
    return found;
  };

  test('names the packages of the system and those of the build', () => {
    expect(
      read(`dpkg-shlibdeps: debug: >> Scanning /w/trees/hello/usr/bin/a (for Depends field)
dpkg-shlibdeps: debug: Library libc.so.6 found in /lib/x86_64-linux-gnu/libc.so.6
dpkg-shlibdeps: debug: Library libown.so found in /w/trees/hello/opt/libown.so
dpkg-shlibdeps: debug: Library libsib.so.1 found in /w/trees/hello-lib/usr/lib/libsib.so.1
dpkg-shlibdeps: debug: No associated package found for /w/trees/hello-lib/usr/lib/libsib.so.1
shlibs:Depends=libc6 (>= 2.34), linux-pkg-of-this-build, zlib1g (>= 1:1.1.4) | z`),
    ).toEqual({
      depends: ['libc6 (>= 2.34)', 'zlib1g (>= 1:1.1.4) | z'],
      siblings: ['hello-lib'],
      missing: [],
    });
  });

  test('names every file and library for which nothing is known, once', () => {
    expect(
      read(`dpkg-shlibdeps: error: cannot find library libgone.so.1 needed by /w/trees/hello/usr/bin/a (ELF format: 'elf64-x86-64' abi: '0201003e00000000'; RPATH: '')
dpkg-shlibdeps: warning: cannot find library plugin.so needed by /w/trees/hello/usr/bin/a (ELF format: 'elf64-x86-64' abi: '0201003e00000000'; RPATH: '')
dpkg-shlibdeps: debug: >> Scanning /w/trees/hello/usr/bin/b (for Depends field)
dpkg-shlibdeps: debug: Library libl.so.1 found in /usr/local/lib/libl.so.1
dpkg-shlibdeps: debug: No associated package found for /usr/local/lib/libl.so.1
dpkg-shlibdeps: error: no dependency information found for /usr/local/lib/libl.so.1 (used by /w/trees/hello/usr/bin/b)
dpkg-shlibdeps: error: no dependency information found for /usr/lib/libp.so.1 (used by /w/trees/hello/usr/bin/c)`),
    ).toEqual({
      depends: [],
      siblings: [],
      missing: [
        {path: '/usr/bin/a', soname: 'libgone.so.1', library: undefined, packaged: false},
        {path: '/usr/bin/a', soname: 'plugin.so', library: undefined, packaged: false},
        {path: '/usr/bin/b', soname: 'libl.so.1', library: '/usr/local/lib/libl.so.1', packaged: false},
        {path: '/usr/bin/c', soname: 'libp.so.1', library: '/usr/lib/libp.so.1', packaged: true},
      ],
    });
  });
});

test('compression is the words of dpkg-deb, or none', () => {
  expect([undefined, 'gzip', 'xz:9', 'zstd:19', 'none'].map(compressionWords)).toEqual([
    [],
    ['-Zgzip'],
    ['-Zxz', '-z9'],
    ['-Zzstd', '-z19'],
    ['-Znone'],
  ]);
});

test('every account but root has a number of its own', () => {
  const entries = [
    dir('/a', {owner: 'hello'}),
    dir('/b', {group: 'adm'}),
    dir('/c', {owner: '1000', group: 'adm'}),
  ];
  expect(ownersOf([debPackage({entries})])).toEqual({
    users: new Map([
      ['1000', 50_000],
      ['hello', 50_001],
    ]),
    groups: new Map([['adm', 50_000]]),
  });
});

test('an account in a map of tar is one word, whatever it is called', () => {
  expect(['a#b', 'a"b\\c', '+1'].map(ownerWord)).toEqual(['"a#b:0"', '"a\\"b\\\\c:0"', '"+1:0"']);
});
