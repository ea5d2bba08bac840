import {promisify} from 'node:util';
import {constants, zstdCompress} from 'node:zlib';
import {PkgError} from '../../model/errors.ts';
import {inOrder} from './in-order.ts';
import type {Spare} from './spare.ts';
import {findSeam, rawBlocks, seamBlocks} from './zstd-seam.ts';

const WINDOW_LOG = 22;
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** No size, no checksum, no dictionary; the window. */
const HEAD = Buffer.from([...MAGIC, 0, (WINDOW_LOG - 10) << 3]);
/** An empty last block. */
const END = Buffer.from([1, 0, 0]);
/** Most units come to less, and need no putting together. */
const CHUNK = 1 << 21;

/** What one unit holds; nothing in a unit refers to the one before. Another size gives other bytes. */
export const ZSTD_UNIT = 1 << WINDOW_LOG;

const compressed = promisify(zstdCompress);

interface Options {
  readonly level: number;
  readonly ahead: number;
  readonly spare: Spare;
}

/**
 * One zstd frame, which is all that dpkg reads, from units that are compressed side by side: each is made as a frame
 * of its own and loses its head. Node can make such a frame with ZSTD_c_nbWorkers too, but only from memory, with
 * other bytes: its streams lose data with it. https://www.rfc-editor.org/rfc/rfc8878
 */
export async function* zstdFrame(
  blocks: AsyncIterable<Buffer>,
  {level, ahead, spare}: Options,
): AsyncGenerator<Buffer> {
  yield HEAD;
  for await (const {parts, used} of inOrder(blocks, ahead, (block) => unit(block, level, spare))) {
    yield* parts;
    if (used) spare.give(used);
  }
  yield END;
}

interface Unit {
  readonly parts: readonly Buffer[];
  /** The block itself, where the parts are made of it. */
  readonly used?: Buffer;
}

async function unit(block: Buffer, level: number, spare: Spare): Promise<Unit> {
  const seam = findSeam(block);
  if (!seam) return {parts: rawBlocks(block), used: block};
  const frame = await compressed(block.subarray(0, seam.start), {
    chunkSize: CHUNK,
    // Without it the tables are those for endless data: 800 MB at level 22.
    pledgedSrcSize: seam.start,
    params: {[constants.ZSTD_c_compressionLevel]: level},
  });
  const end = Buffer.concat(seamBlocks(block, seam));
  spare.give(block);
  return {parts: [innerBlocks(frame), end]};
}

/** A frame's blocks, none of them marked as the last. */
function innerBlocks(frame: Buffer): Buffer {
  const flags = frame[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const start = 5 + (isSingle ? 0 : 1) + sizeBytes;
  for (let at = start; at + 3 <= frame.length; ) {
    const head = frame.readUIntLE(at, 3);
    if (head & 1) {
      frame[at] = head & 0xfe;
      return frame.subarray(start);
    }
    at += 3 + ((head >> 1) % 4 === 1 ? 1 : head >> 3);
  }
  throw new PkgError('archive/zstd', 'zstd made a frame without an end: this is a defect');
}
