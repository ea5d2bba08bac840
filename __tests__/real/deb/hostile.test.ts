import {readdir, truncate} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/deb/engines.ts';
import {UserError} from '../../../src/model/errors.ts';
import {parseControl} from '../../../src/text/control.ts';
import {debPackage, file, relations, withParents, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

const NAMES = [
  ' leading and trailing ',
  '-rf',
  '..hidden',
  '$(touch owned)',
  '`id`;#&|<>*?[]{}!~',
  '"quotes\'',
  'back\\slash\\n',
  'tab\there',
  'bell\u0007',
  '%s%n%x',
  'ünïcödé-日本語-🎉',
  'e\u0301 decomposed',
  `${'l'.repeat(255)}`,
];

test('strange names of files are unpacked by dpkg-deb as they were', async () => {
  await using host = await testHost();
  const files = await Promise.all(NAMES.map((name) => file(host, `/opt/strange/${name}`, name)));
  const deb = await writeDeb(host, debPackage({entries: withParents(files)}));
  const tree = join(host.workDir, 'tree');
  await host.run(['dpkg-deb', '-x', deb, tree]);
  expect((await readdir(join(tree, 'opt/strange'))).toSorted()).toEqual(NAMES.toSorted());
  expect((await engines.read(deb)).files.map(({path}) => path.replace(/.*\//, ''))).toEqual(
    expect.arrayContaining(NAMES),
  );
});

/** Each either packs so that dpkg-deb sees the fields of any package, or is refused. */
const VALUES: readonly [string, Parameters<typeof debPackage>[0]][] = [
  [
    'a description that plays fields',
    {summary: 'Hi.', description: 'Hi.\nEssential: yes\n\nPackage: evil\n'},
  ],
  ['a description of blank lines', {summary: 'Hi.', description: '\n\n\nHi.\n\n\n\n.\n..\n'}],
  ['a description that starts with spaces', {summary: '  Hi.', description: '  Hi.\n   there\n\t\ttabs'}],
  ['a summary that looks like a field', {summary: 'Depends: evil', description: ''}],
  ['a summary with a carriage return', {summary: 'Hi.\rEssential: yes', description: ''}],
  ['a maintainer of two lines', {maintainer: 'A <a@b.c>\nEssential: yes'}],
  ['a maintainer in Unicode', {maintainer: 'Ünï "Q" Cödé <a@b.c>'}],
  ['a homepage of two paragraphs', {homepage: 'https://a.b\n\nPackage: evil'}],
  ['a relation of two lines', {relations: relations({depends: ['a\nEssential: yes']})}],
  ['a field of two paragraphs', {options: {fields: {Bugs: 'x\n\nPackage: evil\nEssential: yes'}}}],
  ['a field whose name ends early', {options: {fields: {'Bugs: x\nEssential': 'yes'}}}],
  ['a section of control characters', {section: 'u\u0000t\u001bils'}],
];

test.each(VALUES)('%s opens no field of its own', async (_, more) => {
  await using host = await testHost();
  let deb: string;
  try {
    deb = await writeDeb(host, debPackage(more));
  } catch (failure) {
    expect(failure).toBeInstanceOf(UserError);
    expect(await readdir(host.outDir).catch(() => [])).toEqual([]);
    return;
  }
  const {stdout} = await host.run(['dpkg-deb', '-f', deb]);
  const names = parseControl(stdout)?.map(([name]) => name);
  const usual = [
    'Package',
    'Version',
    'Architecture',
    'Maintainer',
    'Installed-Size',
    'Section',
    'Priority',
    'Homepage',
  ];
  expect(names?.filter((name) => name !== 'Bugs')).toEqual([...usual, 'Description']);
  expect((await host.run(['dpkg-deb', '--info', deb])).stdout).not.toMatch(/^ (Essential|Depends):/m);
});

describe('packages that dpkg-deb built', () => {
  test.each(['none', 'gzip', 'xz', 'zstd'])('are read with %s', async (compression) => {
    const control =
      'Package: theirs\nVersion: 1:2.0-3\nArchitecture: all\nMaintainer: A <a@b.c>\nDescription: x\n y\n';
    const deep = `opt/${'deep/'.repeat(40)}file`;
    await using host = await testHost({
      't/DEBIAN/control': control,
      't/DEBIAN/conffiles': '/etc/a\n',
      't/etc/a': 'a',
      [`t/${deep}`]: 'b',
    });
    const deb = join(host.workDir, 'theirs.deb');
    await host.run([
      'dpkg-deb',
      `-Z${compression}`,
      '--uniform-compression',
      '--root-owner-group',
      '-b',
      't',
      deb,
    ]);
    const facts = await engines.read(deb);
    expect(facts).toMatchObject({name: 'theirs', version: '1:2.0-3', arch: 'all', compression});
    expect(facts.fields).toEqual({Maintainer: 'A <a@b.c>', Description: 'x\ny'});
    const files = facts.files.filter(({type}) => type === 'file');
    expect(files).toMatchObject([
      {path: '/etc/a', size: 1, flags: ['conffile'], owner: 'root'},
      {path: `/${deep}`, size: 1, flags: []},
    ]);
  });
});

test('a payload of 700 MB is packed in less than 300 MB of memory', async () => {
  await using host = await testHost({big: ''});
  const big = join(host.workDir, 'big');
  const size = 700_000_000;
  await truncate(big, size);
  const support = (name: string) =>
    JSON.stringify(fileURLToPath(new URL(`../../support/${name}`, import.meta.url)));
  const code = `
    import {testHost} from ${support('host.ts')};
    import {debPackage, writeDeb} from ${support('deb.ts')};
    import {peakMegabytes} from ${support('peak-memory.ts')};
    await using host = await testHost();
    const owned = {owner: 'root', group: 'root', mtime: 0, mode: 0o644, role: undefined};
    const entries = [{type: 'file', path: '/big', from: ${JSON.stringify(big)}, size: ${size}, ...owned}];
    await writeDeb(host, debPackage({entries, options: {compression: 'zstd:1'}}));
    console.log(peakMegabytes());
  `;
  const node = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--input-type=module-typescript',
  ] as const;
  const {stdout} = await host.run([...node, '-e', code], {env: {TMPDIR: host.workDir}});
  expect(Number(stdout)).toBeGreaterThan(10);
  expect(Number(stdout)).toBeLessThan(300);
}, 120_000);
