import {promisify} from 'node:util';
import {constants, crc32, deflateRaw} from 'node:zlib';
import {inOrder} from './in-order.ts';
import type {Spare} from './spare.ts';

/** The block that gzip is fed with. Another size gives other bytes. */
export const GZIP_BLOCK = 1 << 19;

const WINDOW = 1 << 15;
const deflated = promisify(deflateRaw);

interface Options {
  readonly level: number;
  readonly ahead: number;
  readonly spare: Spare;
}

interface Work {
  readonly block: Buffer;
  /** The end of the block before, which this one may refer to. */
  readonly before: Buffer | undefined;
}

/**
 * One gzip member from blocks that are deflated side by side, each with the end of the one before as its dictionary
 * (as pigz does): https://www.rfc-editor.org/rfc/rfc1952
 */
export async function* gzipBlocks(
  blocks: AsyncIterable<Buffer>,
  {level, ahead, spare}: Options,
): AsyncGenerator<Buffer> {
  const sum = {crc: 0, size: 0};
  yield head(level);
  yield* inOrder(summed(blocks, sum), ahead, async ({block, before}) => {
    const made = await deflated(block, {
      level,
      chunkSize: block.length + (block.length >> 8) + 64,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(before && {dictionary: before}),
    });
    spare.give(block);
    return made;
  });
  // An empty last block, the checksum, the size.
  const tail = Buffer.from([0x03, 0x00, 0, 0, 0, 0, 0, 0, 0, 0]);
  tail.writeUInt32LE(sum.crc, 2);
  tail.writeUInt32LE(sum.size % 2 ** 32, 6);
  yield tail;
}

/** No time, no name: only what says how it was packed, and that Unix did it. */
const head = (level: number): Buffer =>
  Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, level === 9 ? 2 : level === 1 ? 4 : 0, 3]);

async function* summed(
  blocks: AsyncIterable<Buffer>,
  sum: {crc: number; size: number},
): AsyncGenerator<Work> {
  let before: Buffer | undefined;
  for await (const block of blocks) {
    sum.crc = crc32(block, sum.crc);
    sum.size += block.length;
    // Taken now: the block may hold something else when the next one is asked for.
    const end = Buffer.from(block.subarray(-WINDOW));
    yield {block, before};
    before = end;
  }
}
