import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {engines} from '../../../src/formats/rpm/engines.ts';
import {readBytes} from '../../../src/formats/rpm/reader.ts';
import {UserError} from '../../../src/model/errors.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {samplePackage, sampleSources} from '../../support/rpm-package.ts';

let host: TestHost;
let good: Buffer;
const MAIN = 96 + 4504;

beforeAll(async () => {
  host = await testHost(sampleSources);
  const [name = ''] = await engines.portable(host, samplePackage(), host.outDir);
  good = await readFile(join(host.outDir, name));
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

/** As from a file, but without one: thousands of them are read. */
const read = (content: Buffer) =>
  readBytes({
    size: content.length,
    read: async (position, length) => Buffer.from(content.subarray(position, position + length)),
  });

/** The number at that place, changed. */
const patched = (at: number, value: number): Buffer => {
  const copy = Buffer.from(good);
  copy.writeUInt32BE(value >>> 0, at);
  return copy;
};

/** Where the header's index has this tag. */
const entryOf = (tag: number): number => {
  for (let at = MAIN + 16; at < good.length; at += 16) if (good.readUInt32BE(at) === tag) return at;
  throw new Error(`no tag ${tag}`);
};

test('the refusal names the file', async () => {
  const path = join(host.workDir, 'hostile.rpm');
  await writeFile(path, good.subarray(0, 200));
  await expect(engines.read(path)).rejects.toThrow(
    /hostile\.rpm: not a sound rpm: it ends in its signature header/,
  );
  await expect(engines.read(join(host.workDir, 'none.rpm'))).rejects.toThrow(UserError);
});

describe('a bad file is refused in words', () => {
  test('empty, cut off, or something else', async () => {
    for (const content of [
      Buffer.alloc(0),
      good.subarray(0, 50),
      good.subarray(0, 96),
      Buffer.from('!<arch>\n'),
      Buffer.alloc(5000),
    ]) {
      await expect(read(content)).rejects.toThrow(UserError);
      await expect(read(content)).rejects.toThrow(/not a sound rpm/);
    }
  });

  test('cut off anywhere, to the last byte', async () => {
    for (let size = 97; size < good.length; size += 97)
      await expect(read(good.subarray(0, size))).rejects.toThrow(UserError);
    await expect(read(good.subarray(0, -1))).rejects.toThrow(/should have \d+ bytes and has \d+/);
  });

  test('a header that claims gigabytes costs none', async () => {
    const before = process.memoryUsage().rss;
    for (const at of [96 + 12, MAIN + 12]) {
      await expect(read(patched(at, 60 << 20))).rejects.toThrow(/ends in its/);
      await expect(read(patched(at, 0xffff_ffff))).rejects.toThrow(/claims 4294967295 bytes/);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(64 << 20);
  });

  test('columns that do not fit each other', async () => {
    for (const tag of [1037, 1039, 1030, 1048]) {
      await expect(read(patched(entryOf(tag) + 12, 2))).rejects.toThrow(/values for 13 files|names, 2 flags/);
    }
  });

  test('numbers of no type, which take no room, by the billion', async () => {
    const sizes = entryOf(1028);
    const copy = patched(sizes + 4, 0);
    copy.writeUInt32BE(0x8000_0000, sizes + 12);
    await expect(read(copy)).rejects.toThrow(/wrong type 0/);
  });

  test('a file in a folder that is not there', async () => {
    const start = MAIN + 16 + good.readUInt32BE(MAIN + 8) * 16;
    const indexes = start + good.readUInt32BE(entryOf(1116) + 8);
    await expect(read(patched(indexes, 99))).rejects.toThrow(/lies in a folder/);
  });

  test('a package without a name', async () => {
    await expect(read(patched(entryOf(1000), 1008))).rejects.toThrow(/no name/);
  });
});

test('whatever bytes are changed, the answer is facts or a clear refusal', async () => {
  const change = fc.tuple(fc.nat(good.length - 1), fc.integer({min: 0, max: 255}));
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, {minLength: 1, maxLength: 40}),
      fc.nat(good.length),
      async (changes, size) => {
        const copy = Buffer.from(good);
        for (const [at, byte] of changes) copy[at] = byte;
        const content = size % 4 === 0 ? copy.subarray(0, size) : copy;
        await read(content).catch((cause: unknown) => {
          expect(cause).toBeInstanceOf(UserError);
          expect((cause as UserError).message).toMatch(/not a sound rpm/);
        });
      },
    ),
    {numRuns: 1500},
  );
});

test('whatever numbers the two indexes claim, the answer is little work', async () => {
  const number = fc.oneof(
    fc.nat(20_000),
    fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fff0),
  );
  const place = fc.tuple(fc.constantFrom(96, MAIN), fc.nat(80), fc.constantFrom(0, 4, 8, 12));
  const {user} = process.cpuUsage();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(place, number), {minLength: 1, maxLength: 8}), async (lies) => {
      const copy = Buffer.from(good);
      for (const [[header, row, column], value] of lies)
        copy.writeUInt32BE(value, header + row * 16 + column);
      await read(copy).catch((cause: unknown) => expect(cause).toBeInstanceOf(UserError));
    }),
    {numRuns: 1500},
  );
  expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(60);
});
