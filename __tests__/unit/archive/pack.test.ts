import {createHash} from 'node:crypto';
import {appendFileSync, utimesSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync, zstdDecompressSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {Part} from '../../../src/archive/pack/blocks.ts';
import {pack} from '../../../src/archive/pack/compress.ts';
import {inOrder} from '../../../src/archive/pack/in-order.ts';
import type {Seen} from '../../../src/archive/pack/source.ts';
import {findSeam, seamBlocks} from '../../../src/archive/pack/zstd-seam.ts';
import {testHost} from '../../support/host.ts';

const BLOCK = 1 << 19;
const UNIT = 1 << 22;

/** Bytes without any pattern, the same on every run. */
const noise = (size: number): Buffer => {
  const parts: Buffer[] = [];
  for (let at = 0; at * 64 < size; at++) parts.push(createHash('sha512').update(`noise ${at}`).digest());
  return Buffer.concat(parts).subarray(0, size);
};

/** Text that packs well, and in which hardly any byte stands four times in a row. */
const prose = (size: number): Buffer =>
  Buffer.from(
    noise(size / 4 + 64)
      .toString('base64')
      .replaceAll(/[A-M]/g, 'the quick '),
  ).subarray(0, size);

const packed = async (
  codec: {algorithm: 'gzip' | 'zstd' | 'none'; level: number},
  parts: Iterable<Part>,
): Promise<Buffer> => {
  await using host = await testHost();
  const chunks: Buffer[] = [];
  await pack(host, {codec, parts, digest: 'md5'}, (chunk) => chunks.push(Buffer.from(chunk)));
  return Buffer.concat(chunks);
};

const unpack = {gzip: gunzipSync, zstd: zstdDecompressSync, none: (bytes: Buffer) => bytes};
const codecs = [
  {algorithm: 'gzip', level: 1},
  {algorithm: 'gzip', level: 9},
  {algorithm: 'zstd', level: 1},
  {algorithm: 'zstd', level: 3},
  {algorithm: 'zstd', level: 6},
  {algorithm: 'zstd', level: 16},
  {algorithm: 'none', level: 0},
] as const;

describe.each(codecs)('$algorithm:$level', (codec) => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from('x')],
    ['sixteen zeros, too few to join at', Buffer.alloc(16)],
    ['noise', noise(100_000)],
    ['one byte less than a block', prose(BLOCK - 1)],
    ['a block', prose(BLOCK)],
    ['one byte more than a block', prose(BLOCK + 1)],
  ])('%s comes back', async (_, data) => {
    expect(unpack[codec.algorithm](await packed(codec, [data])).equals(data)).toBe(true);
  });
});

const large = {
  'text of many units': () => prose(2 * UNIT + 12_345),
  'exactly two units': () => prose(2 * UNIT),
  'one byte more than a unit': () => prose(UNIT + 1),
  zeros: () => Buffer.alloc(3 * UNIT + 1),
  noise: () => noise(UNIT + 5),
  'units in turn that join and that cannot': () =>
    Buffer.concat([prose(UNIT), noise(UNIT), Buffer.alloc(UNIT), noise(UNIT), prose(UNIT)]),
  'numbers of four bytes': () => {
    const bytes = Buffer.alloc(2 * UNIT);
    for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(0x65000000 + at * 7, at);
    return bytes;
  },
};

test.each(Object.entries(large))('zstd: %s come back from one frame', async (_, make) => {
  const data = make();
  const bytes = await packed({algorithm: 'zstd', level: 3}, [data]);
  expect(zstdDecompressSync(bytes).equals(data)).toBe(true);
  expect(bytes.toString('hex', 0, 6)).toBe('28b52ffd0060');
});

test('how the archive is cut into parts leaves no trace', async () => {
  const data = prose(UNIT + 99_999);
  const pieces: Buffer[] = [];
  for (let at = 0, size = 1; at < data.length; at += size, size = (size * 7 + 3) % 70_001)
    pieces.push(data.subarray(at, at + size));
  for (const codec of [codecs[0], codecs[3]])
    expect((await packed(codec, pieces)).equals(await packed(codec, [data]))).toBe(true);
});

describe('the seam between two units', () => {
  test('is found as late as it can be', () => {
    const data = Buffer.concat([noise(50), Buffer.alloc(17, 'z'), Buffer.from('end')]);
    expect(findSeam(data)).toEqual({start: 58, matches: [58, 61, 64]});
    expect(findSeam(data.subarray(0, 66))).toBeUndefined();
  });

  test('is not found before the data starts', () => {
    expect(findSeam(Buffer.alloc(16))).toBeUndefined();
    expect(findSeam(Buffer.alloc(17))).toEqual({start: 8, matches: [8, 11, 14]});
    expect(findSeam(Buffer.alloc(0))).toBeUndefined();
  });

  test('keeps what lies between its matches', () => {
    const data = Buffer.from('01234567012-abcdabc!zzzz?');
    const seam = findSeam(data);
    expect(seam?.matches).toEqual([8, 16, 21]);
    const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x60]);
    const start = data.subarray(0, seam?.start);
    const first = Buffer.from([start.length << 3, 0, 0]);
    const frame = [head, first, start, ...(seam ? seamBlocks(data, seam) : []), Buffer.from([1, 0, 0])];
    expect(zstdDecompressSync(Buffer.concat(frame)).toString()).toBe(data.toString());
  });
});

describe('sources', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'linux-pkg-pack-'));
  });
  afterAll(() => rm(dir, {recursive: true, force: true}));

  test('of every size are read, digested and shown their start', async () => {
    const sizes = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, (1 << 20) - 1, 1 << 20, 3_000_000, 7];
    const data = sizes.map((size, at) => noise(size + at).subarray(at));
    const seen: Seen[] = [];
    const parts: Part[] = [];
    for (const [at, bytes] of data.entries()) {
      const from = join(dir, `source-${at}`);
      await writeFile(from, bytes);
      const read = ({digest, start}: Seen) => void seen.push({digest, start: Buffer.from(start)});
      parts.push({source: {from, size: bytes.length}, read}, Buffer.from('|'));
    }
    const whole = Buffer.concat(data.flatMap((bytes) => [bytes, Buffer.from('|')]));
    for (const {algorithm, level} of [codecs[0], codecs[3], codecs[6]]) {
      seen.length = 0;
      expect(unpack[algorithm](await packed({algorithm, level}, parts)).equals(whole)).toBe(true);
      expect(seen.map(({digest}) => digest)).toEqual(
        data.map((bytes) => createHash('md5').update(bytes).digest('hex')),
      );
      expect(seen.map(({start}) => start.toString('hex'))).toEqual(
        data.map((bytes) => bytes.toString('hex', 0, 4096)),
      );
    }
  });

  test.each([
    ['grew', 3, 'grew'],
    ['grew beyond a block', 3_000_000, 'grew'],
    ['shrank', 5, 'lost 1 of its 5 bytes'],
    ['shrank below a block', 3_000_002, 'lost 1 of its 3000002 bytes'],
  ])('that %s are refused', async (name, size, message) => {
    const from = join(dir, name);
    await writeFile(from, noise(name.startsWith('grew') ? size + 1 : size - 1));
    const parts = [{source: {from, size}, read: () => undefined}];
    await expect(packed(codecs[0], parts)).rejects.toThrow(message);
  });

  test('that are written to while they are read are refused', async () => {
    const from = join(dir, 'written');
    await writeFile(from, noise(3_000_000));
    await using host = await testHost();
    const codec = {algorithm: 'none', level: undefined} as const;
    const parts = [{source: {from, size: 3_000_001}, read: () => undefined}];
    utimesSync(from, 1, 1);
    let isWritten = false;
    const packing = pack(host, {codec, parts, digest: 'md5'}, () => {
      if (!isWritten) appendFileSync(from, 'x');
      isWritten = true;
    });
    await expect(packing).rejects.toThrow('was written to');
  });

  test('that are gone are named', async () => {
    const from = join(dir, 'gone');
    const parts = [{source: {from, size: 1}, read: () => undefined}];
    await expect(packed(codecs[3], parts)).rejects.toThrow(`${from} cannot be read: ENOENT`);
  });
});

test('an abort ends it between two blocks', async () => {
  await using host = await testHost();
  const stop = new AbortController();
  const parts = (function* () {
    for (;;) yield Buffer.alloc(BLOCK);
  })();
  const codec = {algorithm: 'none', level: undefined} as const;
  const packing = pack({...host, signal: stop.signal}, {codec, parts, digest: 'md5'}, () =>
    stop.abort(new Error('enough')),
  );
  await expect(packing).rejects.toThrow('enough');
});

test('work is done side by side, results keep their order, the first failure is told', async () => {
  let atOnce = 0;
  let most = 0;
  const items = async function* () {
    yield* [30, 1, 20, 2, 10, 3];
  };
  const work = async (ms: number) => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setTimeout(resolve, ms));
    atOnce--;
    if (ms === 3) throw new Error('three');
    return ms;
  };
  const done: number[] = [];
  const all = async () => {
    for await (const ms of inOrder(items(), 3, work)) done.push(ms);
  };
  await expect(all()).rejects.toThrow('three');
  expect([done, most]).toEqual([[30, 1, 20, 2, 10], 3]);
});
