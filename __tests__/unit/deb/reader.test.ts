import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync, zstdCompressSync} from 'node:zlib';
import {describe, expect, test} from '@jest/globals';
import {AR_MAGIC, arHead, arPadding} from '../../../src/archive/ar.ts';
import {tarEnd, tarHead} from '../../../src/archive/tar.ts';
import {engines} from '../../../src/formats/deb/engines.ts';
import {UserError} from '../../../src/model/errors.ts';
import type {PackageFacts} from '../../../src/model/facts.ts';
import {debPackage, dir, file, link, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';
import {head, type Member, tarOf} from '../../support/tar.ts';

type Part = readonly [name: string, body: Buffer];

const CONTROL = 'Package: foreign\nVersion: 1:2-3\nArchitecture: amd64\nMaintainer: A <a@b.c>\n';
const binary: Part = ['debian-binary', Buffer.from('2.0\n')];
const control = (text = CONTROL, more: readonly Member[] = []): Part => [
  'control.tar',
  tarOf([{name: 'control', body: text}, ...more]),
];
const data: Part = [
  'data.tar',
  tarOf([
    {name: './', type: 'dir'},
    {name: './usr/', type: 'dir'},
  ]),
];

async function readParts(parts: readonly Part[]): Promise<PackageFacts> {
  await using host = await testHost();
  const path = join(host.workDir, 'a.deb');
  const members = parts.map(([name, body]) => [
    arHead({name, size: body.length, mtime: 0}),
    body,
    arPadding(body.length),
  ]);
  await writeFile(path, Buffer.concat([Buffer.from(AR_MAGIC), ...members.flat()]));
  return await engines.read(path);
}

describe('a .deb by another writer', () => {
  test.each([
    ['.gz', gzipSync, 'gzip'],
    ['.zst', zstdCompressSync, 'zstd'],
    ['', (bytes: Buffer) => bytes, 'none'],
  ] as const)('is read with %s members', async (suffix, pack, compression) => {
    const [, controlTar] = control();
    const facts = await readParts([
      binary,
      [`control.tar${suffix}`, pack(controlTar)],
      [`data.tar${suffix}`, pack(data[1])],
    ]);
    expect(facts).toMatchObject({name: 'foreign', version: '1:2-3', arch: 'amd64', compression});
    expect(facts.files.map(({path, type}) => [path, type])).toEqual([['/usr', 'dir']]);
  });

  test('paths come out absolute however they were written, with links, hard links and devices', async () => {
    const tar = tarOf([
      {name: '/abs', uname: '', gname: '', uid: 7, gid: 8},
      {name: 'rel/./file'},
      {name: './link', type: 'link', to: '../x'},
      {name: './hard', type: 'hardlink', to: './rel/file'},
    ]);
    const {files} = await readParts([binary, control(), ['data.tar', tar]]);
    expect(files.map(({path, type, to, owner, group}) => [path, type, to, owner, group])).toEqual([
      ['/abs', 'file', undefined, '7', '8'],
      ['/rel/file', 'file', undefined, 'root', 'root'],
      ['/link', 'link', '../x', 'root', 'root'],
      ['/hard', 'hardlink', '/rel/file', 'root', 'root'],
    ]);
  });

  test('relations, other fields in their order, signatures, lists and scripts', async () => {
    const text = `${CONTROL}X-First: 1\ndepends: a (>= 1),\n b | c, \nPre-Depends: d\nDescription: s\n l\n .\n m\n`;
    const facts = await readParts([
      binary,
      ['_extra', Buffer.from('?')],
      control(text, [
        {name: './conffiles', body: '/etc/a\nremove-on-upgrade /etc/b\n'},
        {name: './md5sums', body: 'd41d8cd98f00b204e9800998ecf8427e  etc/c\nnonsense\n'},
        {name: './postinst', body: '#!/bin/sh\n'},
      ]),
      ['data.tar', tarOf([{name: './etc/a'}, {name: './etc/c'}])],
      ['_gpgorigin', Buffer.from('sig')],
    ]);
    expect(facts.relations).toMatchObject({depends: ['a (>= 1)', 'b | c'], predepends: ['d'], breaks: []});
    expect(Object.entries(facts.fields)).toEqual([
      ['Maintainer', 'A <a@b.c>'],
      ['X-First', '1'],
      ['Description', 's\nl\n\nm'],
    ]);
    expect(facts.signatures).toEqual(['_gpgorigin']);
    expect(facts.scripts).toEqual({postinst: '#!/bin/sh\n'});
    expect(facts.files.map(({flags, digest}) => [flags, digest])).toEqual([
      [['conffile'], undefined],
      [[], 'md5:d41d8cd98f00b204e9800998ecf8427e'],
    ]);
  });
});

describe('a .deb that is broken or lies is refused, and told why', () => {
  const bomb = (mebibytes: number): Buffer => gzipSync(Buffer.alloc(mebibytes * 1024 * 1024), {level: 1});

  test.each<[string, readonly Part[], string]>([
    ['no members', [], 'first member is not debian-binary'],
    ['another first member', [control(), data], 'first member is not debian-binary'],
    [
      'another format version',
      [['debian-binary', Buffer.from('3.0\n')], control(), data],
      'format version "3.0"',
    ],
    ['an empty debian-binary', [['debian-binary', Buffer.from('')], control(), data], 'format version ""'],
    ['no control', [binary, data], 'it has no control.tar'],
    ['no data', [binary, control()], 'it has no data.tar'],
    [
      'two of them',
      [binary, control(), data, ['data.tar.gz', gzipSync(data[1])]],
      'both data.tar and data.tar.gz',
    ],
    [
      'bzip2',
      [binary, control(), ['data.tar.bz2', Buffer.from('BZh9')]],
      'data.tar.bz2 is compressed in a way',
    ],
    [
      'no gzip data',
      [binary, ['control.tar.gz', Buffer.from('text')], data],
      'control.tar.gz: incorrect header',
    ],
    [
      'half of the gzip data',
      [binary, control(), ['data.tar.gz', gzipSync(data[1]).subarray(0, 40)]],
      'data.tar.gz: ',
    ],
    ['empty gzip data', [binary, ['control.tar.gz', Buffer.alloc(0)], data], 'unexpected end of file'],
    ['no control file', [binary, ['control.tar', tarEnd()], data], 'it has no control file'],
    [
      'a control file that is a link',
      [binary, ['control.tar', tarOf([{name: 'control', type: 'link', to: '/etc/passwd'}])], data],
      'no control file',
    ],
    ['a control file of bytes', [binary, control('\0\x01\x02'), data], 'not made of fields'],
    ['two paragraphs', [binary, control(`${CONTROL}\nPackage: b\n`), data], 'not made of fields'],
    ['a field twice', [binary, control(`${CONTROL}version: 2\n`), data], 'the field version twice'],
    ['no version', [binary, control('Package: a\nArchitecture: all\n'), data], 'has no Version'],
    ['a control.tar bomb', [binary, ['control.tar.gz', bomb(80)], data], 'more than 67108864 bytes'],
    [
      'a control file that says it is huge',
      [binary, ['control.tar', tarHead(head({name: 'control', size: 2 ** 40}))], data],
      'has 1099511627776 bytes',
    ],
    [
      'a path out of the root',
      [binary, control(), ['data.tar', tarOf([{name: './../etc/passwd'}])]],
      'leaves its root',
    ],
  ])('%s', async (_, parts, message) => {
    const failure = readParts(parts);
    await expect(failure).rejects.toBeInstanceOf(UserError);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow('a.deb: ');
  });

  test('no file, a folder, an empty file', async () => {
    await using host = await testHost({empty: ''});
    await mkdir(join(host.workDir, 'folder'));
    for (const name of ['missing', 'folder', 'empty']) {
      await expect(engines.read(join(host.workDir, name))).rejects.toBeInstanceOf(UserError);
    }
  });

  test('a data.tar that unpacks to a gigabyte is listed in little memory', async () => {
    const size = 1 << 30;
    const members = Buffer.concat([tarHead(head({name: './big', size}))]);
    const zeros = gzipSync(Buffer.alloc(1 << 26), {level: 1});
    const packed = Buffer.concat([
      gzipSync(members),
      ...Array.from({length: 16}, () => zeros),
      gzipSync(tarEnd()),
    ]);
    const before = process.memoryUsage().rss;
    const {files} = await readParts([binary, control(), ['data.tar.gz', packed]]);
    expect(files).toMatchObject([{path: '/big', size}]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});

test('thousands of damaged packages are each read or refused, never anything else', async () => {
  await using host = await testHost();
  const entries = [dir('/opt'), await file(host, '/opt/a', 'a'.repeat(700)), link('/opt/b', 'x'.repeat(150))];
  const options = {compression: 'none'};
  const good = await readFile(await writeDeb(host, debPackage({entries, options})));
  const path = join(host.workDir, 'damaged.deb');
  let seed = 42;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed % below;
  };
  const outcomes = {read: 0, refused: 0};
  for (let round = 0; round < 1500; round++) {
    const bytes = Buffer.from(good.subarray(0, round % 5 === 0 ? random(good.length) : good.length));
    for (let n = 0; n <= random(4) && bytes.length > 0; n++) bytes[random(bytes.length)] = random(256);
    await writeFile(path, bytes);
    try {
      await engines.read(path);
      outcomes.read++;
    } catch (failure) {
      if (!(failure instanceof UserError)) throw failure;
      outcomes.refused++;
    }
  }
  expect(outcomes.read).toBeGreaterThan(50);
  expect(outcomes.refused).toBeGreaterThan(500);
}, 240_000);
