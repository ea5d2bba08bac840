/** Where one unit of a zstd frame ends and the next may begin as if nothing came before. */
export interface Seam {
  /** Bytes before it are compressed as they please. */
  readonly start: number;
  /** Places of three bytes that stand 8, 4 and 1 bytes earlier too. */
  readonly matches: readonly [eight: number, four: number, one: number];
}

const LENGTH = 3;
const DISTANCES = [8, 4, 1] as const;
const MOST_IN_BLOCK = 1 << 17;

/**
 * A frame made alone starts with the "repeated offsets" 1, 4 and 8; in the middle of a frame they are what the last
 * three matches left. So units are joined by three matches at the distances 8, 4 and 1, written by hand:
 * https://www.rfc-editor.org/rfc/rfc8878#name-repeat-offsets
 * The last place for them is searched for. Hardly any data lacks one, but what cannot be compressed.
 */
export function findSeam(block: Buffer): Seam | undefined {
  const one = lastRepeat(block, block.length - LENGTH, 1);
  const four = lastRepeat(block, one - LENGTH, 4);
  const eight = lastRepeat(block, four - LENGTH, 8);
  return eight < 0 ? undefined : {start: eight, matches: [eight, four, one]};
}

function lastRepeat(block: Buffer, from: number, distance: number): number {
  for (let at = from; at >= distance; at--) {
    if (
      block[at] === block[at - distance] &&
      block[at + 1] === block[at + 1 - distance] &&
      block[at + 2] === block[at + 2 - distance]
    )
      return at;
  }
  return -1;
}

/** The blocks from the seam's start to the end of the data: the three matches, and what lies between as it is. */
export function seamBlocks(block: Buffer, {matches}: Seam): readonly Buffer[] {
  return matches.flatMap((at, index) => [
    matchBlock(DISTANCES[index] as number),
    ...rawBlocks(block.subarray(at + LENGTH, matches[index + 1])),
  ]);
}

/** One match of three bytes; no literals, every table of one entry, so that the bits are those of the offset alone. */
function matchBlock(distance: number): Buffer {
  const value = distance + 3;
  const body = Buffer.from([0, 1, 0b01_01_01_00, 0, Math.floor(Math.log2(value)), 0, value]);
  return Buffer.concat([blockHead(body.length, 2), body]);
}

/** Bytes as they are, in as many blocks as they need. */
export function rawBlocks(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += MOST_IN_BLOCK) {
    const part = bytes.subarray(at, at + MOST_IN_BLOCK);
    parts.push(blockHead(part.length, 0), part);
  }
  return parts;
}

function blockHead(size: number, type: 0 | 2): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1), 0, 3);
  return head;
}
