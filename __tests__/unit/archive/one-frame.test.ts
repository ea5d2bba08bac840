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

/** Through the stream, at another pace each time. */
async function compress(stream: Duplex, pace: number): Promise<Buffer> {
  async function* source() {
    for (const [at, piece] of pieces.entries()) {
      if (pace > 0 && at % pace === 0) await new Promise((resolve) => setImmediate(resolve));
      yield piece;
    }
  }
  const made: Buffer[] = [];
  await pipeline(Readable.from(source()), stream, (output: AsyncIterable<unknown>) => collect(output, made));
  return Buffer.concat(made);
}

test.each([
  ['zstd', () => oneFrame(createZstdCompress()), zstdDecompressSync],
  ['gzip', () => oneFrame(createGzip()), gunzipSync],
])('the same input gives the same bytes at any pace: %s', async (_, make, unpack) => {
  const seen = new Set<string>();
  for (let run = 0; run < 40; run++) {
    const made = await compress(make(), run % 4);
    expect(unpack(made)).toEqual(whole);
    seen.add(made.toString('hex'));
  }
  expect(seen.size).toBe(1);
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
