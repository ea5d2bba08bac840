import {execFile} from 'node:child_process';
import {join} from 'node:path';
import type {TestHost} from './host.ts';
import {PROJECT} from './scratch.ts';

export interface EntryRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an entry from its source, as a process of its own, in the test's folder. */
export const runEntry = (
  host: TestHost,
  entry: 'cli' | 'main',
  {args = [], env = {}}: {args?: readonly string[]; env?: Readonly<Record<string, string>>} = {},
): Promise<EntryRun> =>
  new Promise((resolve) => {
    const options = {
      cwd: host.workDir,
      env: {PATH: process.env['PATH'], HOME: host.workDir, ...env},
      timeout: 60_000,
    };
    const words = ['--disable-warning=ExperimentalWarning', join(PROJECT, `src/${entry}.ts`), ...args];
    execFile(process.execPath, words, options, (error, stdout, stderr) => {
      resolve({code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr});
    });
  });
