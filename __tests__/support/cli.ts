import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {PROJECT} from './scratch.ts';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly ended: Promise<CliRun>;
  /** Resolves when standard error holds the text. */
  says(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the bundled command in a folder. */
export function startCli(cwd: string, args: readonly string[], {env = {}}: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, [join(PROJECT, 'dist/cli.js'), ...args], {
    cwd,
    env: {PATH: process.env['PATH'], HOME: cwd, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of waiting) look();
  };
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    tell();
  });
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({code, stdout, stderr});
      tell();
    });
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (stderr.includes(text)) resolve();
        else if (child.exitCode !== null) reject(new Error(`it ended without saying "${text}":\n${stderr}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  return {ended, says, kill: (signal) => void child.kill(signal)};
}

/** Runs the bundled command in a folder to its end. */
export const runCli = (cwd: string, args: readonly string[], options?: CliOptions): Promise<CliRun> =>
  startCli(cwd, args, options).ended;
