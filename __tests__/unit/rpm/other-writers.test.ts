import {expect, test} from '@jest/globals';
import {
  bytes,
  int16,
  int32,
  int64,
  makeHeader,
  string,
  strings,
  type TagValue,
} from '../../../src/formats/rpm/header.ts';
import {makeLead} from '../../../src/formats/rpm/lead.ts';
import {readBytes} from '../../../src/formats/rpm/reader.ts';
import {SIGTAG, TAG} from '../../../src/formats/rpm/tags.ts';

type Tags = readonly (readonly [number, TagValue])[];

/** A package of headers alone, as another program might write it. */
function wholeOf(signature: Tags, main: Tags, payload = 'payload'): Buffer {
  const first = makeHeader(TAG.headerSignatures, new Map(signature));
  const padding = Buffer.alloc((8 - (first.length % 8)) % 8);
  const named: Tags = [
    [TAG.name, string('other')],
    [TAG.version, string('1')],
    [TAG.release, string('2')],
    [TAG.arch, string('x86_64')],
  ];
  const second = makeHeader(TAG.headerImmutable, new Map([...named, ...main]));
  return Buffer.concat([makeLead('other-1-2', 'x86_64'), first, padding, second, Buffer.from(payload)]);
}

const read = (whole: Buffer) =>
  readBytes({
    size: whole.length,
    read: async (position, length) => whole.subarray(position, position + length),
  });

const sourceRpm = [TAG.sourceRpm, string('other-1-2.src.rpm')] as const;

test('rpm 6: sizes of 64 bits only, other digests, signatures as a list', async () => {
  const whole = wholeOf(
    [[TAG.openpgp, strings(['iHUEABYKAB0=', 'AAAA'])]],
    [
      sourceRpm,
      [TAG.longSize, int64([5 * 2 ** 30])],
      [TAG.longFileSizes, int64([5 * 2 ** 30])],
      [TAG.baseNames, strings(['f'])],
      [TAG.dirNames, strings(['/opt/'])],
      [TAG.dirIndexes, int32([0])],
      [TAG.fileModes, int16([0o100644])],
      [TAG.fileDigests, strings(['ab'])],
      [TAG.fileDigestAlgo, int32([10])],
      [5121, string('a tag nobody knows')],
      [TAG.payloadCompressor, string('zstd')],
      [TAG.payloadFlags, string('19T8')],
    ],
  );
  const facts = await read(whole);
  expect(facts).toMatchObject({arch: 'x86_64', compression: 'zstd:19', fields: {Size: '5368709120'}});
  expect(facts.files).toEqual([
    expect.objectContaining({
      path: '/opt/f',
      type: 'file',
      size: 5 * 2 ** 30,
      digest: 'sha512:ab',
      owner: '',
    }),
  ]);
  expect(facts.signatures).toHaveLength(2);
});

test('an rpm of the nineties: whole paths, MD5, relations without versions', async () => {
  const facts = await read(
    wholeOf(
      [[SIGTAG.size, int32([10])]],
      [
        sourceRpm,
        [TAG.oldFileNames, strings(['/bin/a', '/dev/b'])],
        [TAG.fileModes, int16([0o100755, 0o020644])],
        [TAG.fileDigests, strings(['00', ''])],
        [TAG.requireName, strings(['libc.so.5'])],
      ],
    ),
  );
  expect(facts.files.map(({path, type, digest}) => [path, type, digest])).toEqual([
    ['/bin/a', 'file', 'md5:00'],
    ['/dev/b', 'other', undefined],
  ]);
  expect(facts.relations.depends).toEqual(['libc.so.5']);
  expect(facts.compression).toBe('none');
});

test('hard links are told from files that only share their inode’s number', async () => {
  const facts = await read(
    wholeOf(
      [],
      [
        sourceRpm,
        [TAG.oldFileNames, strings(['/a', '/b', '/c'])],
        [TAG.fileModes, int16([0o100644, 0o100644, 0o100644])],
        [TAG.fileInodes, int32([1, 1, 1])],
        [TAG.fileDigests, strings(['aa', 'aa', 'bb'])],
      ],
    ),
  );
  expect(facts.files.map(({type}) => type)).toEqual(['file', 'hardlink', 'file']);
});

test('a source package says so', async () => {
  expect((await read(wholeOf([], []))).arch).toBe('src');
});

test('a signature header that promises more than there is', async () => {
  await expect(read(wholeOf([[SIGTAG.size, int32([1_000_000])]], [sourceRpm]))).rejects.toThrow(
    /should have \d+ bytes/,
  );
  await expect(read(wholeOf([[TAG.longSigSize, int64([2 ** 40])]], [sourceRpm]))).rejects.toThrow(
    /should have 1099511\d+ bytes/,
  );
  await expect(read(wholeOf([[TAG.rsaHeader, int32([1])]], [sourceRpm]))).rejects.toThrow(/wrong type/);
  expect(
    (await read(wholeOf([[TAG.rsaHeader, bytes(Buffer.alloc(3))]], [sourceRpm]))).signatures,
  ).toHaveLength(1);
});

test('rpm 6: the header states the payload’s size and more digests', async () => {
  const whole = (size: number) =>
    wholeOf(
      [[TAG.sha3Header, string('cd')]],
      [
        sourceRpm,
        [TAG.payloadSize, int64([size])],
        [TAG.rpmFormat, int32([6])],
        [TAG.payloadSha512, string('ef')],
      ],
    );
  expect((await read(whole(7))).fields).toMatchObject({
    RPMFormat: '6',
    PayloadSHA512: 'ef',
    HeaderSHA3_256: 'cd',
  });
  await expect(read(whole(8))).rejects.toThrow(/should have \d+ bytes and has \d+/);
});
