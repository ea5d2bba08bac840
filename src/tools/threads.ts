import {availableParallelism} from 'node:os';

/**
 * As many threads in the pool as there are cores, unless the person said otherwise: compression runs there.
 * Must come before the pool's first use, which is when its size is read.
 */
export function usePoolOfAllCores(): void {
  process.env['UV_THREADPOOL_SIZE'] ??= String(Math.min(16, Math.max(2, availableParallelism())));
}
