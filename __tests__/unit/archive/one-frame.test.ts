import {type Duplex, Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGzip, createZstdCompress, gunzipSync, zstdDecompressSync} from 'node:zlib';
import {expect, test} from '@jest/globals';
import {oneFrame} from '../../../src/archive/one-frame.ts';

const pieces = Array.from({length: 50}, (_, at) => Buffer.alloc(at * 7, at));
const whole = Buffer.concat(pieces);

const collect = async (source: AsyncIterable<unknown>, into: Buffer[]): Promise<void> => {
  for await (const chunk of source) into.push(chunk as Buffer);
};

/** All pieces and the end at once, or each piece when the one before has been taken. */
async function compress(stream: Duplex, inOneGo: boolean): Promise<Buffer> {
  const made: Buffer[] = [];
  const collected = collect(stream, made);
  for (const piece of pieces) {
    if (inOneGo) stream.write(piece);
    else await new Promise((resolve) => stream.write(piece, resolve));
  }
  stream.end();
  await collected;
  return Buffer.concat(made);
}

test.each([
  ['zstd', createZstdCompress, zstdDecompressSync],
  ['gzip', createGzip, gunzipSync],
])('the same input gives the same bytes at any pace: %s', async (_, make, unpack) => {
  const atOnce = await compress(oneFrame(make()), true);
  expect(unpack(atOnce)).toEqual(whole);
  expect(await compress(oneFrame(make()), false)).toEqual(atOnce);
});

test('without it, Node’s zstd adds an empty frame when the end comes at once', async () => {
  const [atOnce, later] = [
    await compress(createZstdCompress(), true),
    await compress(createZstdCompress(), false),
  ];
  const frames = (made: Buffer) => made.toString('hex').split('28b52ffd').length - 1;
  expect([frames(atOnce), frames(later)]).toEqual([2, 1]);
});

test('much data passes with little of it held at once', async () => {
  const block = Buffer.alloc(1 << 20, 'much data ');
  let size = 0;
  await pipeline(
    Readable.from(Array.from({length: 32}, () => block)),
    oneFrame(createZstdCompress({params: {}})),
    async (output: AsyncIterable<unknown>) => {
      for await (const chunk of output) {
        size += (chunk as Buffer).length;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  );
  expect(size).toBeGreaterThan(1000);
});

test('a failure on either side ends the whole', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('a');
      throw new Error('source broke');
    })(),
  );
  await expect(
    pipeline(broken, oneFrame(createGzip()), (output: AsyncIterable<unknown>) => collect(output, [])),
  ).rejects.toThrow('source broke');
  const inner = createGzip();
  const outer = oneFrame(inner);
  const work = pipeline(Readable.from([Buffer.from('a')]), outer, (output: AsyncIterable<unknown>) =>
    collect(output, []),
  );
  inner.destroy(new Error('program broke'));
  await expect(work).rejects.toThrow('program broke');
});
