import {resolve} from 'node:path';
import type {Host, Log} from '../model/host.ts';
import {run, runThrough} from './exec.ts';

export interface HostOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workDir: string;
  /** Relative to the work folder, or absolute. */
  readonly out: string;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** The real outside world. */
export const makeHost = ({env, workDir, out, log, signal}: HostOptions): Host => ({
  env,
  workDir,
  outDir: resolve(workDir, out),
  log,
  signal,
  run: (command, options) => run(env, signal, command, {cwd: workDir, ...options}),
  through: (command) => runThrough(env, signal, command),
  fetch: (input, init) => fetch(input, {signal, ...init}),
  now: () => Math.floor(Date.now() / 1000),
});
