import {statSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import type {OpenWorkshop} from '../../../src/containers/index.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Package} from '../../../src/model/package.ts';
import {debPackage, type FileEntry, file, relations, version, withParents} from '../../support/deb.ts';
import {compilePrograms} from '../../support/deb-programs.ts';
import {debWorkshop, machineArch, packNatively} from '../../support/deb-workshop.ts';
import {glibcProgram, makeElf} from '../../support/elf.ts';
import {type TestHost, testHost} from '../../support/host.ts';

let host: TestHost;
let workshop: OpenWorkshop;
let place: (name: string) => string;

beforeAll(async () => {
  host = await testHost();
  workshop = await debWorkshop(host, '12');
  place = await compilePrograms(host, workshop);
}, 120_000);

afterAll(async () => {
  await workshop?.[Symbol.asyncDispose]();
  await host?.[Symbol.asyncDispose]();
});

const program = (path: string, name: string): FileEntry => ({
  type: 'file',
  path,
  from: place(name),
  size: statSync(place(name)).size,
  role: undefined,
  mode: 0o755,
  owner: 'root',
  group: 'root',
  mtime: 1,
});

const packageOf = (
  name: string,
  entries: readonly FileEntry[],
  more: Partial<Package<DebOptions>> = {},
): Package<DebOptions> =>
  debPackage({
    name,
    version: version('1.2', {revision: '1', epoch: 1}),
    arch: machineArch,
    auto: true,
    entries: withParents(entries),
    ...more,
  });

/** The Depends of each package, in one build. */
async function dependsOf(...packages: readonly Package<DebOptions>[]): Promise<readonly string[]> {
  const names = await packNatively(host, {workshop, packages});
  const found: string[] = [];
  for (const name of names) {
    const {stdout} = await host.run(['dpkg-deb', '-f', join(host.outDir, name), 'Depends']);
    found.push(stdout.trim());
  }
  return found;
}

const problemsOf = (work: Promise<unknown>): Promise<readonly {message: string; hint?: string}[]> =>
  work.then(
    () => [],
    (error) => error.problems ?? [{message: String(error)}],
  );

test('libraries of the distro are found, and go beside what was written; those of the package ask for nobody', async () => {
  const more = {relations: relations({depends: ['bash', 'libc6 (>= 2.2)']})};
  const library = (path: string) => program(path, 'libshared.so.1');
  const foreign = makeElf({machine: 40, bits: 32, needed: ['libgone.so']});
  const found = await dependsOf(
    packageOf('hello', [program('/usr/bin/hello', 'zlib')], more),
    packageOf('static', [
      program('/usr/bin/static', 'static'),
      await file(host, '/usr/share/arm.so', foreign),
    ]),
    packageOf('written', [program('/usr/bin/written', 'zlib')], {...more, auto: false}),
    packageOf('by-origin', [program('/usr/bin/a', 'uses-origin'), library('/usr/lib/hello/libshared.so.1')]),
    packageOf('by-runpath', [
      program('/usr/bin/b', 'uses-runpath'),
      library('/opt/elsewhere/libshared.so.1'),
    ]),
    packageOf('by-place', [
      program('/usr/bin/c', 'uses-shared'),
      library('/usr/lib/hello/deep/libshared.so.1'),
    ]),
  );
  const [hello, nothing, written, ...own] = found;
  expect(hello).toMatch(/^bash, libc6 \(>= 2\.2\), libc6 \(>= 2\.\d+\), zlib1g \(>= 1:1\.\d/);
  expect([nothing, written]).toEqual(['', 'bash, libc6 (>= 2.2)']);
  for (const depends of own) expect(depends).toMatch(/^libc6 \(>= [^)]*\)$/);
});

test('packages of one build find each other’s libraries in the very version, and tell others of them', async () => {
  const [library, plain, user, other, , reaching] = await dependsOf(
    packageOf('libshared1', [program('/usr/lib/libshared.so.1', 'libshared.so.1')]),
    packageOf('libshared', [program('/usr/lib/libshared.so', 'libshared.so')]),
    packageOf('user', [program('/usr/bin/user', 'uses-shared')]),
    packageOf('user-unversioned', [program('/usr/bin/other', 'uses-unversioned')]),
    packageOf('parts', [program('/opt/elsewhere/libalien.so.1', 'libalien.so.1')]),
    packageOf('reaching', [program('/usr/bin/reaching', 'reaches-alien')]),
  );
  expect(library).toMatch(/^libc6\b[^,]*$|^$/);
  expect(plain).toBe(library);
  expect(user).toMatch(/^libc6 \([^)]*\), libshared1 \(= 1:1\.2-1\)$/);
  expect(other).toMatch(/^libc6 \([^)]*\), libshared \(= 1:1\.2-1\)$/);
  expect(reaching).toMatch(/^libc6 \([^)]*\), parts \(= 1:1\.2-1\)$/);
  const read = async (name: string, member: string) =>
    (await host.run(['dpkg-deb', '-I', join(host.outDir, `${name}_1.2-1_${machineArch}.deb`), member]))
      .stdout;
  expect(await read('libshared1', 'shlibs')).toBe('libshared 1 libshared1 (>= 1:1.2)\n');
  expect(await read('libshared1', 'triggers')).toBe('activate-noawait ldconfig\n');
  await expect(read('parts', 'shlibs')).rejects.toThrow("no control component 'shlibs'");
});

test('every library of which nothing is known is told in the same look, with its file and what to do', async () => {
  const silent = makeElf({interpreter: '/lib64/ld-linux-x86-64.so.2', debug: true});
  const bare = glibcProgram(['GLIBC_2.34'], {needed: ['libbare.so.1\nshlibs:Depends=evil'], bare: true});
  const ask = (name: string) => packageOf(name, [program(`/usr/bin/${name}`, name)]);
  const made = async (path: string, bytes: Buffer) =>
    packageOf('made', [await file(host, path, bytes, {mode: 0o755})], {arch: 'amd64'});
  const problems = await problemsOf(
    dependsOf(
      ask('uses-alien'),
      ask('uses-alien-unversioned'),
      ask('uses-gone'),
      ask('hostile'),
      {...(await made('/usr/bin/silent', silent)), name: 'silent'},
      {...(await made('/usr/bin/bare', bare)), name: 'bare'},
    ),
  );
  expect(problems.map(({message}) => message).sort()).toEqual([
    '/usr/bin/bare needs "libbare.so.1\\nshlibs:Depends=evil", but dpkg-shlibdeps does not see that',
    '/usr/bin/bare needs "libc.so.6", but dpkg-shlibdeps does not see that',
    '/usr/bin/hostile needs -x.so.1, which is not in the container',
    '/usr/bin/hostile needs lib$(id>owned).so.1, which is not in the container',
    '/usr/bin/hostile needs lib%(id)é.so.3, which is not in the container',
    '/usr/bin/hostile needs lib;id>owned;.so.2, which is not in the container',
    '/usr/bin/hostile needs lib`id>owned`.so, which is not in the container',
    '/usr/bin/silent is a program with a loader, but names no library: nothing tells what it depends on',
    '/usr/bin/uses-alien needs libalien.so.1, and no package brings /usr/local/lib/libalien.so.1',
    '/usr/bin/uses-alien-unversioned needs libalien.so, and no package brings /usr/local/lib/libalien.so',
    '/usr/bin/uses-gone needs libgone.so.1, which is not in the container',
  ]);
  expect(problems.every(({hint}) => hint?.includes('depends'))).toBe(true);
  expect((await workshop.run(['find', '/', '-xdev', '-name', 'owned'])).stdout).toBe('');
});
