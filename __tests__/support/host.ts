import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Problem} from '../../src/model/errors.ts';
import type {Host} from '../../src/model/host.ts';
import type {Inputs} from '../../src/model/inputs.ts';
import {makeHost} from '../../src/tools/host.ts';
import {makeLog} from '../../src/tools/log.ts';

export interface TestHost extends Host, AsyncDisposable {
  readonly lines: readonly string[];
  readonly warnings: readonly Problem[];
  /** Writes files below the work folder. */
  files(tree: Readonly<Record<string, string>>): Promise<void>;
}

/** A real host on a temp folder of its own: `await using host = await testHost({'linux-pkg.yml': '…'})`. */
export async function testHost(
  tree: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<TestHost> {
  const workDir = await mkdtemp(join(tmpdir(), 'linux-pkg-test-'));
  const lines: string[] = [];
  const log = makeLog({
    line: (text) => lines.push(text),
    problem: (level, problem) => lines.push(`${level}: ${problem.message}`),
  });
  const host = makeHost({
    env: {PATH: process.env['PATH'], HOME: workDir, ...env},
    workDir,
    out: 'out',
    log,
    signal: new AbortController().signal,
  });
  const files = async (more: Readonly<Record<string, string>>) => {
    for (const [path, content] of Object.entries(more)) {
      await mkdir(dirname(join(workDir, path)), {recursive: true});
      await writeFile(join(workDir, path), content);
    }
  };
  await files(tree);
  return {
    ...host,
    lines,
    warnings: log.warnings,
    files,
    [Symbol.asyncDispose]: () => rm(workDir, {recursive: true, force: true}),
  };
}

/** What `linux-pkg <command>` without flags would ask for. */
export const testInputs = (over: Partial<Inputs> = {}): Inputs => ({
  command: 'build',
  args: [],
  config: undefined,
  targets: [],
  arch: [],
  version: undefined,
  plan: undefined,
  out: 'out',
  shell: undefined,
  dryRun: false,
  verify: false,
  json: false,
  debug: false,
  keys: {privateKey: undefined, passphrase: undefined},
  ...over,
});
