import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

/**
 * What starting the action costs: `node dist/main.js` doing `plan` on the example, against the start of an
 * empty Node process. Runs take turns, so that a busy moment hits both; the median counts.
 */
const RUNS = Number(process.argv[2] ?? 21);
const ROOT = resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'linux-pkg-bench-'));

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

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const ms = (value: number): string => `${value.toFixed(0)} ms`;

try {
  const plan = {
    INPUT_COMMAND: 'plan',
    GITHUB_WORKSPACE: join(ROOT, 'examples/hello'),
    RUNNER_TEMP: scratch,
  };
  const empty: number[] = [];
  const started: number[] = [];
  for (let run = -1; run < RUNS; run += 1) {
    const pair = [milliseconds(['-e', '']), milliseconds([join(ROOT, 'dist/main.js')], plan)] as const;
    // The first of each only warms the disk's cache.
    if (run < 0) continue;
    empty.push(pair[0]);
    started.push(pair[1]);
  }
  const limit = 1.3 * median(empty) + 100;
  const met = median(started) <= limit;
  console.log(`Node ${process.version}, ${availableParallelism()} cores, median of ${RUNS} runs taking turns.

| start-up | median | fastest |
|---|---|---|
| an empty Node process | ${ms(median(empty))} | ${ms(Math.min(...empty))} |
| \`node dist/main.js\` doing \`plan\` on examples/hello | ${ms(median(started))} | ${ms(Math.min(...started))} |
| the limit: 1.3 × empty + 100 ms | ${ms(limit)} | |

${(median(started) / median(empty)).toFixed(2)} × an empty process: ${met ? 'within' : 'above'} the limit.`);
  process.exitCode = met ? 0 : 1;
} finally {
  rmSync(scratch, {recursive: true, force: true});
}
