import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync, zstdCompressSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {cpioHead, cpioPadding, cpioStrippedHead, cpioTrailer} from '../../../src/archive/cpio.ts';
import {engines} from '../../../src/formats/rpm/engines.ts';
import {int32, strings} from '../../../src/formats/rpm/header.ts';
import {TAG} from '../../../src/formats/rpm/tags.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type Stated, writeMadeRpm} from '../../support/made-rpm.ts';
import {samplePackage, sampleSources} from '../../support/rpm-package.ts';
import {seenContent} from '../../support/seen-content.ts';

let host: TestHost;

beforeAll(async () => {
  host = await testHost(sampleSources);
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

interface Packed {
  readonly path: string;
  readonly text: string;
  readonly inode?: number;
  readonly links?: number;
  readonly mode?: number;
}

const member = ({path, text, inode = 1, links = 1, mode = 0o100644}: Packed): Buffer => {
  const size = Buffer.byteLength(text);
  return Buffer.concat([
    cpioHead({path, mode, inode, links, mtime: 0, size}),
    Buffer.from(text),
    cpioPadding(size),
  ]);
};

const payloadOf = (members: readonly Packed[]): Buffer =>
  Buffer.concat([...members.map(member), cpioTrailer()]);

async function shown(files: readonly Stated[], payload: Buffer) {
  const seen = seenContent();
  const path = await writeMadeRpm(join(host.workDir, 'made.rpm'), files, payload);
  await engines.read(path, seen.watcher);
  return seen;
}

describe("an rpm's files", () => {
  test('are shown with their bytes, folders, links and ghosts left out', async () => {
    const [name = ''] = await engines.portable(host, samplePackage(), host.outDir);
    const seen = seenContent();
    const facts = await engines.read(join(host.outDir, name), seen.watcher);
    const root = '/opt/linux-pkg-test-rpm';
    expect(seen.files).toEqual([
      `${root}/bin/x: x\n`,
      `${root}/etc/c.conf: c\n`,
      `${root}/etc/empty: `,
      `${root}/etc/m.conf: m\n`,
      `${root}/etc/n.conf: n\n`,
      `${root}/share/LICENSE: lic\n`,
      `${root}/share/README: rdm\n`,
      `${root}/share/doc.txt: doc\n`,
    ]);
    expect(seen.parts).toEqual({
      header: facts.fields['HeaderDigest'],
      payload: facts.fields['PayloadDigest'],
    });
  });

  test.each([
    ['as it is', (bytes: Buffer) => bytes],
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const)('are found in a payload packed with %s', async (_, pack) => {
    const files = [{path: '/a', size: 3}];
    const {files: seen} = await shown(files, pack(payloadOf([{path: './a', text: 'one'}])) as Buffer);
    expect(seen).toEqual(['/a: one']);
  });

  test('of several names have their bytes under the last one', async () => {
    const stated = ['/a', '/b', '/d/c'].map((path) => ({path, size: 4, inode: 9}));
    const links = {inode: 9, links: 3};
    const packed = payloadOf([
      {path: './a', text: '', ...links},
      {path: './other', text: 'x'},
      {path: './b', text: '', ...links},
      {path: './d/c', text: 'same', ...links},
    ]);
    const {files} = await shown([...stated, {path: '/other', size: 1}], packed);
    expect(files).toEqual(['/other: x', '/d/c: same', '/a = /d/c', '/b = /d/c']);
  });

  test('of several names may all be empty', async () => {
    const stated = ['/a', '/b'].map((path) => ({path, size: 0, inode: 9}));
    const packed = payloadOf([
      {path: './a', text: '', inode: 9, links: 2},
      {path: './b', text: '', inode: 9, links: 2},
    ]);
    expect((await shown(stated, packed)).files).toEqual(['/a: ', '/b: ']);
  });

  test('are found by their place where heads are short', async () => {
    const stated = [
      {path: '/a', size: 4, inode: 9},
      {path: '/b', size: 4096, mode: 0o040755},
      {path: '/c', size: 2, mode: 0o120777},
      {path: '/d', size: 4, inode: 9},
      {path: '/e', size: 1},
    ];
    const packed = Buffer.concat([
      ...[cpioStrippedHead(1), cpioStrippedHead(2), Buffer.from('to'), cpioPadding(2)],
      ...[cpioStrippedHead(4), Buffer.from('e'), cpioPadding(1)],
      ...[cpioStrippedHead(0), cpioStrippedHead(3), Buffer.from('same')],
      cpioTrailer(),
    ]);
    expect((await shown(stated, packed)).files).toEqual(['/e: e', '/d: same', '/a = /d']);
  });

  test('may be called by any spelling of their path', async () => {
    const stated = ['/a', '/b', '/c'].map((path) => ({path, size: 1}));
    const packed = payloadOf([
      {path: './a', text: '1'},
      {path: '/b', text: '2'},
      {path: 'c', text: '3'},
    ]);
    expect((await shown(stated, packed)).files).toEqual(['/a: 1', '/b: 2', '/c: 3']);
  });

  test('may be none', async () => {
    expect((await shown([], payloadOf([]))).files).toEqual([]);
  });
});

describe('a payload that contradicts its header is refused', () => {
  const one = [{path: '/a', size: 3}];
  test.each([
    [
      'a file too many',
      one,
      [
        {path: './a', text: 'one'},
        {path: './b', text: ''},
      ],
      'holds "./b", which its header does not',
    ],
    ['a path that climbs', one, [{path: './../a', text: 'one'}], 'holds "./../a", which its header does not'],
    [
      'a file twice',
      one,
      [
        {path: './a', text: 'one'},
        {path: 'a', text: 'one'},
      ],
      'holds "/a" twice',
    ],
    [
      'a file too few',
      [...one, {path: '/b', size: 0}],
      [{path: './a', text: 'one'}],
      'lacks the bytes of "/b"',
    ],
    ['a longer file', one, [{path: './a', text: 'long'}], 'has 4 bytes of "/a", its header says 3'],
    [
      'a hard link whose bytes never come',
      one,
      [{path: './a', text: '', links: 2}],
      'lacks the bytes of "/a"',
    ],
    [
      'hard links of two sizes',
      [...one, {path: '/b', size: 4}],
      [
        {path: './a', text: '', inode: 9, links: 2},
        {path: './b', text: 'long', inode: 9, links: 2},
      ],
      '"/a" is said to have 3 bytes',
    ],
  ])('%s', async (_, stated, packed, words) => {
    await expect(shown(stated, payloadOf(packed))).rejects.toThrow(words);
    await expect(shown(stated, payloadOf(packed))).rejects.toThrow(/made\.rpm: /);
  });

  test('a place that its header does not have', async () => {
    const packed = Buffer.concat([cpioStrippedHead(7), cpioTrailer()]);
    await expect(shown(one, packed)).rejects.toThrow('holds 7, which its header does not');
  });

  test('a payload that is cut off, packed in an unknown way, or empty', async () => {
    await expect(shown(one, payloadOf([{path: './a', text: 'one'}]).subarray(0, 120))).rejects.toThrow(
      'it ends',
    );
    for (const payload of [Buffer.from('BZh91AY&SY'), Buffer.alloc(0), Buffer.from([0x5d, 0, 0, 8, 0, 0])])
      await expect(shown(one, payload)).rejects.toThrow('packed in a way that is not read here');
  });

  test('bytes that are not those of the digests', async () => {
    const payload = payloadOf([{path: './a', text: 'one'}]);
    const path = await writeMadeRpm(join(host.workDir, 'made.rpm'), one, payload);
    const good = await readFile(path);
    await engines.read(path, seenContent().watcher);
    const flipped = async (at: number) => {
      const bytes = Buffer.from(good);
      bytes[at]! ^= 1;
      await writeFile(path, bytes);
    };
    await flipped(good.indexOf('one', good.length - payload.length));
    await expect(engines.read(path, seenContent().watcher)).rejects.toThrow('its payload is damaged');
    await flipped(good.indexOf('made-1-1.src.rpm'));
    await expect(engines.read(path, seenContent().watcher)).rejects.toThrow('its header is damaged');
    await writeFile(path, Buffer.concat([good, Buffer.from('more')]));
    await expect(engines.read(path, seenContent().watcher)).rejects.toThrow('its payload is damaged');
  });

  test('a payload digest that is no SHA-256 is not held against it', async () => {
    const payload = payloadOf([{path: './a', text: 'one'}]);
    const path = join(host.workDir, 'made.rpm');
    const sha512 = [TAG.payloadDigestAlgo, int32([10])] as const;
    await writeMadeRpm(path, one, payload, [sha512, [TAG.payloadDigest, strings(['0'.repeat(128)])]]);
    const seen = seenContent();
    await engines.read(path, seen.watcher);
    expect(seen.parts['payload']).toBe(createHash('sha256').update(payload).digest('hex'));
  });
});
