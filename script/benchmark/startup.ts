import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {median} from './measure.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const milliseconds = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number => {
  const start = performance.now();
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {
    cwd: join(ROOT, 'examples/hello'),
    env: {PATH: process.env['PATH'], ...env},
    encoding: 'utf8',
  });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return took;
};

const ms = (value: number): string => `${value.toFixed(0)} ms`;

export interface Startup {
  /** Of an empty Node process, in seconds. */
  readonly emptySeconds: number;
  readonly met: boolean;
  readonly markdown: string;
}

/**
 * What starting the action costs: `node dist/main.js` doing `plan` on the example, against the start of an
 * empty Node process. Runs take turns, so that a busy moment hits both; the median counts.
 */
export function startup(main: string, runs: number): Startup {
  const scratch = mkdtempSync(join(tmpdir(), 'linux-pkg-bench-'));
  const plan = {INPUT_COMMAND: 'plan', GITHUB_WORKSPACE: join(ROOT, 'examples/hello'), RUNNER_TEMP: scratch};
  const empty: number[] = [];
  const started: number[] = [];
  try {
    for (let run = -1; run < runs; run += 1) {
      const pair = [milliseconds(['-e', '']), milliseconds([main], plan)] as const;
      // The first of each only warms the disk's cache.
      if (run < 0) continue;
      empty.push(pair[0]);
      started.push(pair[1]);
    }
  } finally {
    rmSync(scratch, {recursive: true, force: true});
  }
  const limit = 1.3 * median(empty) + 100;
  const met = median(started) <= limit;
  return {
    emptySeconds: median(empty) / 1000,
    met,
    markdown: `### Starting

Median of ${runs} runs that take turns.

| start-up | median | fastest |
|---|---|---|
| an empty Node process | ${ms(median(empty))} | ${ms(Math.min(...empty))} |
| \`node dist/main.js\` doing \`plan\` on examples/hello | ${ms(median(started))} | ${ms(Math.min(...started))} |
| the limit: 1.3 × empty + 100 ms | ${ms(limit)} | ${met ? 'met' : '**missed**'} |`,
  };
}
