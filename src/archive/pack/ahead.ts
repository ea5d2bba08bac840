import {availableParallelism} from 'node:os';
import type {Algorithm} from './codec.ts';

/** What all that is being compressed at one time may take, so that a process stays below 300 MB. */
const BUDGET = 180;

/** Megabytes that a unit takes while it is compressed: its input, its output, and the compressor's own tables. */
const ZSTD_MEGABYTES: readonly (readonly [levelBelow: number, megabytes: number])[] = [
  [4, 10],
  [10, 24],
  [23, 80],
];
const GZIP_MEGABYTES = 2;

/** How many units are compressed at once: one for each core and one that waits, as far as the memory goes. */
export function unitsAhead(algorithm: Algorithm, level: number): number {
  const megabytes =
    algorithm === 'zstd' ? (ZSTD_MEGABYTES.find(([below]) => level < below)?.[1] ?? BUDGET) : GZIP_MEGABYTES;
  return Math.max(1, Math.min(availableParallelism() + 1, Math.floor(BUDGET / megabytes)));
}
