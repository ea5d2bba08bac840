import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {TestHost} from './host.ts';
import {PROJECT} from './scratch.ts';

export interface ActionRun {
  readonly code: number;
  /** What it printed: lines, groups and annotations as workflow commands. */
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the bundled action as the runner does: inputs in the environment, outputs and summary in files. */
export async function runAction(
  host: TestHost,
  inputs: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): Promise<ActionRun> {
  const file = (name: string) => join(host.workDir, `.runner-${name}`);
  for (const name of ['output', 'summary', 'state']) await writeFile(file(name), '');
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: host.workDir,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: host.workDir,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_STATE: file('state'),
  };
  for (const [name, value] of Object.entries(inputs)) env[`INPUT_${name.toUpperCase()}`] = value;
  const ended = await new Promise<{code: number; stdout: string; stderr: string}>((resolve) => {
    const args = [...nodeArgs, join(PROJECT, 'dist/main.js')];
    execFile(process.execPath, args, {cwd: host.workDir, env, timeout: 60_000}, (error, stdout, stderr) => {
      resolve({code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr});
    });
  });
  return {
    ...ended,
    outputs: parseOutputs(await readFile(file('output'), 'utf8')),
    summary: await readFile(file('summary'), 'utf8'),
  };
}

/** The runner's file format: `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name, , value] of text.matchAll(/^([^\n<]+)<<([^\n]+)\n([\s\S]*?)\n\2$/gm))
    outputs[name!] = value!;
  return outputs;
}
