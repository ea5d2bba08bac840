/** Numbers that are the same on every machine. */
export interface Random {
  /** 32 bits. */
  next(): number;
  /** From 0 up to, not including, the bound. */
  below(bound: number): number;
  /** From 0 up to 1. */
  fraction(): number;
}

/** Marsaglia's xorshift with 32 bits: fast, and good enough for bytes that must not compress. */
export function seeded(seed: number): Random {
  let state = seed | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return {next, below: (bound) => next() % bound, fraction: () => next() / 2 ** 32};
}
