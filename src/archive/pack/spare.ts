/** Blocks of one size that are used again: fresh memory costs more than reading a file into it. */
export interface Spare {
  take(): Buffer;
  /** Says that nobody looks at the block any more. */
  give(block: Buffer): void;
}

export function spareBlocks(size: number): Spare {
  const free: Buffer[] = [];
  return {
    take: () => free.pop() ?? Buffer.allocUnsafeSlow(size),
    give: (block) => {
      if (block.length === size) free.push(block);
    },
  };
}
