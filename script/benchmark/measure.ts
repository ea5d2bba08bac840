import {spawn} from 'node:child_process';
import {readFile} from 'node:fs/promises';

/** A program in a folder, with what it is told of the world. */
export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly seconds: number;
  /** The most that the program and all its children held in memory at one moment. */
  readonly peakBytes: number;
}

const EVERY_MS = 20;

/** Runs a program; time is its own, memory that of the whole process tree. */
export function measure({argv: [program, ...args], cwd, env = {}}: Command): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, {
      cwd,
      env: {PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C.UTF-8', ...env},
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let peakBytes = 0;
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-2000);
    });
    let looking = false;
    const timer = setInterval(async () => {
      if (looking || child.pid === undefined) return;
      looking = true;
      peakBytes = Math.max(peakBytes, await treeBytes(child.pid));
      looking = false;
    }, EVERY_MS);
    child.on('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({seconds, peakBytes});
      else reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${errors}`));
    });
  });
}

/** Resident memory of a process and what it started; one that has just ended holds none. */
async function treeBytes(pid: number): Promise<number> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [status, children] = await Promise.all([read('status'), read(`task/${pid}/children`)]);
  const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  const below = await Promise.all(
    children
      .split(' ')
      .filter(Boolean)
      .map((child) => treeBytes(Number(child))),
  );
  return below.reduce((a, b) => a + b, own);
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
