import {readFileSync, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from '@jest/globals';
import {type OpenWorkshop, packFiles} from '../../../src/containers/index.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Package} from '../../../src/model/package.ts';
import {debPackage, file, version, withParents} from '../../support/deb.ts';
import {compilePrograms} from '../../support/deb-programs.ts';
import {debWorkshop, machineArch, packNatively} from '../../support/deb-workshop.ts';
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

/** The name of a program that is the same as another, byte for byte. */
const HOSTILE = ` $(id>owned) \`id>owned\` "x' * -rf`;

async function packageOf(name: string, more: Partial<Package<DebOptions>>): Promise<Package<DebOptions>> {
  const bytes = (program: string) => readFileSync(place(program));
  return debPackage({
    name,
    version: version('1.2', {revision: '1'}),
    arch: machineArch,
    auto: true,
    entries: withParents([
      await file(host, `/opt/${name}/libshared.so.1`, bytes('libshared.so.1')),
      await file(host, `/opt/${name}/libshared.a`, bytes('libshared.a')),
      await file(host, `/usr/bin/${name}`, bytes('plain'), {mode: 0o4750, owner: 'daemon', group: 'adm'}),
      await file(host, `/usr/bin/${name}${HOSTILE}`, bytes('plain'), {mode: 0o755}),
      await file(host, `/usr/bin/${name}-nameless`, bytes('nameless'), {mode: 0o755}),
      await file(host, `/usr/share/doc/${name}/copyright`, 'x'),
    ]),
    ...more,
  });
}

test('debug symbols go into a package of their own, are stripped or kept', async () => {
  const names = await packNatively(host, {
    workshop,
    packages: await Promise.all([
      packageOf('split', {debug: 'split', options: {compression: 'xz:1', fields: {'Multi-Arch': 'same'}}}),
      packageOf('strip', {debug: 'strip'}),
      packageOf('keep', {}),
    ]),
  });
  const suffix = `1.2-1_${machineArch}.deb`;
  expect(names).toEqual([`split_${suffix}`, `split-dbgsym_${suffix}`, `strip_${suffix}`, `keep_${suffix}`]);
  const run = async (...words: [string, ...string[]]) => (await host.run(words, {env: {LC_ALL: 'C'}})).stdout;
  const tree = (name: string) => join(host.workDir, `tree-${name}`);
  for (const name of ['split', 'split-dbgsym', 'strip', 'keep'])
    await run('dpkg-deb', '-x', join(host.outDir, `${name}_${suffix}`), tree(name));

  const ids = await Promise.all(
    [`${tree('split')}/usr/bin/split`, `${tree('split')}/opt/split/libshared.so.1`].map(
      async (path) => /Build ID: ([0-9a-f]+)/.exec(await run('readelf', '-n', path))![1]!,
    ),
  );
  const control = await run('dpkg-deb', '-f', join(host.outDir, `split-dbgsym_${suffix}`));
  expect(control).toBe(`Package: split-dbgsym
Version: 1.2-1
Architecture: ${machineArch}
Maintainer: Example Team <team@example.org>
Installed-Size: ${/Installed-Size: (\d+)/.exec(control)?.[1]}
Depends: split (= 1.2-1)
Section: debug
Priority: optional
Homepage: https://example.org/hello
Multi-Arch: same
Auto-Built-Package: debug-symbols
Build-Ids: ${ids.toSorted().join(' ')}
Description: debug symbols for split
 What debuggers want to know of the programs in split.
`);
  const symbols = (id: string) =>
    `${tree('split-dbgsym')}/usr/lib/debug/.build-id/${id.slice(0, 2)}/${id.slice(2)}.debug`;
  for (const id of ids) expect(await run('readelf', '-WS', symbols(id))).toContain(' .debug_info ');
  expect(await run('readlink', `${tree('split-dbgsym')}/usr/share/doc/split-dbgsym`)).toBe('split\n');

  const sections = (name: string, path: string) => run('readelf', '-WS', `${tree(name)}${path}`);
  for (const name of ['split', 'strip']) {
    for (const path of [`/usr/bin/${name}`, `/usr/bin/${name}${HOSTILE}`, `/opt/${name}/libshared.so.1`]) {
      expect(await sections(name, path)).not.toMatch(/\.(?:debug_info|symtab|comment) /);
      expect((await sections(name, path)).includes('.gnu_debuglink')).toBe(name === 'split');
    }
    expect(await sections(name, `/usr/bin/${name}-nameless`)).not.toContain('.debug_info');
    expect(await sections(name, `/opt/${name}/libshared.a`)).not.toContain('.debug_info');
    const listed = await run('dpkg-deb', '-c', join(host.outDir, `${name}_${suffix}`));
    expect(listed).toMatch(
      new RegExp(`^-rwsr-x--- daemon/adm +\\d+ 2026-01-31 .* \\./usr/bin/${name}$`, 'm'),
    );
  }
  for (const name of ['split', 'split-dbgsym', 'strip', 'keep'])
    await checkSums(join(host.outDir, `${name}_${suffix}`), tree(name));
  const sizeOf = (path: string) => statSync(path).size;
  expect(sizeOf(`${tree('strip')}/usr/bin/strip`)).toBeLessThan(sizeOf(place('plain')));
  expect((await workshop.run(['find', '/', '-xdev', '-name', 'owned'])).stdout).toBe('');
  expect(await readFile(`${tree('keep')}/usr/bin/keep`)).toEqual(await readFile(place('plain')));
  expect(host.warnings.map(({message}) => message)).toEqual([
    expect.stringContaining('/usr/bin/split-nameless has no build id'),
  ]);
});

/** Sizes and sums are those of the files as they are packed. */
async function checkSums(deb: string, tree: string): Promise<void> {
  await host.run([
    'sh',
    '-c',
    'dpkg-deb -I "$1" md5sums > "$2.sums"; cd "$2" && md5sum -c "$2.sums"',
    'sh',
    deb,
    tree,
  ]);
  const {stdout: counted} = await host.run([
    'sh',
    '-c',
    // As dpkg-gencontrol counts: files in whole KiB, 1 for anything else.
    'cd "$1" && { find . -type f -size +0 -printf "%s\\n" | while read s; do echo $(((s + 1023) / 1024)); done; find . ! -type f -printf "1\\n"; } | paste -sd+ | bc',
    'sh',
    tree,
  ]);
  expect((await host.run(['dpkg-deb', '-f', deb, 'Installed-Size'])).stdout).toBe(counted);
}

test('a package built twice, at another time and under another umask, has the same bytes', async () => {
  await using other = await debWorkshop(host, '12');
  const pkg = await packageOf('again', {debug: 'split', scripts: {postInstall: 'true\n'}});
  const build = async (where: OpenWorkshop, outDir: string) => {
    const names = await packNatively(host, {
      workshop: where,
      packages: [pkg],
      outDir: join(host.workDir, outDir),
    });
    return Promise.all(names.map((name) => readFile(join(host.workDir, outDir, name))));
  };
  const first = await build(workshop, 'first');
  // What an earlier run left behind there is not in the way.
  await other.put('/linux-pkg/work/deb', packFiles([{path: 'trees/again/usr/bin/left', content: 'x'}]));
  const umask = process.umask(0o077);
  try {
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const second = await build(other, 'second');
    expect(second.map((bytes, at) => bytes.equals(first[at]!))).toEqual([true, true]);
  } finally {
    process.umask(umask);
  }
});
