import {setImmediate as nextTurn} from 'node:timers/promises';
import {copyInto, fillFrom, type Room, type Seen, type Source} from './source.ts';
import type {Spare} from './spare.ts';

/** What an archive is made of, in order: bytes, or a source; what was seen of it is told once it has been read. */
export type Part = Uint8Array | {readonly source: Source; readonly read: (seen: Seen) => void};

export interface BlockOptions {
  /** Where blocks come from; the reader of a block gives it back there. */
  readonly spare: Spare;
  /** What each source is digested with on the way. */
  readonly digest: 'md5' | 'sha256';
  readonly signal: AbortSignal;
}

/**
 * The archive in blocks of one size, the last one shorter. Files are read and digested on the main thread, straight
 * into the block: with thousands of small files any asynchronous way is far slower, and the pool's threads compress
 * meanwhile. Between two blocks the event loop gets its turn.
 */
export async function* readBlocks(parts: Iterable<Part>, options: BlockOptions): AsyncGenerator<Buffer> {
  for (const block of filled(parts, options)) {
    yield block;
    await nextTurn();
    options.signal.throwIfAborted();
  }
}

function* filled(parts: Iterable<Part>, {spare, digest}: BlockOptions): Generator<Buffer> {
  const room: Room = {spare, block: spare.take(), used: 0};
  for (const part of parts) {
    if (part instanceof Uint8Array) yield* copyInto(room, part);
    else part.read(yield* fillFrom(part.source, room, digest));
  }
  if (room.used > 0) yield room.block.subarray(0, room.used);
}
