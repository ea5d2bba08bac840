import {chmod, cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {commands} from '../../src/commands/index.ts';
import {makeHost} from '../../src/tools/host.ts';
import {makeLog} from '../../src/tools/log.ts';
import {repositoryPath} from '../support/repository.ts';

const log = makeLog({line: () => undefined, problem: () => undefined});
let folder = '';

/** Runs a line of the help as a person would paste it, with our bundle as `linux-pkg`. */
const paste = async (line: string, cwd: string): Promise<{code: number; text: string}> => {
  const env = {PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, HOME: folder};
  const host = makeHost({env, workDir: cwd, out: 'out', log, signal: new AbortController().signal});
  const {stdout} = await host.run(['sh', '-c', `(${line}) 2>&1; echo "code $?"`]);
  const [, text = '', code] = /^(.*)code (\d+)\n$/s.exec(stdout) ?? [];
  return {code: Number(code), text};
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linux-pkg-help-'));
  await cp(repositoryPath('examples/hello'), join(folder, 'hello'), {recursive: true});
  await cp(repositoryPath('examples/hello'), join(folder, 'empty/sources'), {recursive: true});
  const shim = join(folder, 'bin/linux-pkg');
  await mkdir(dirname(shim));
  // As on a machine without Docker: what packages are tried in would be fetched from the net.
  await writeFile(
    shim,
    `#!/bin/sh\nLINUX_PKG_ENGINE=/nowhere/docker exec ${process.execPath} ${repositoryPath('dist/cli.js')} "$@"\n`,
  );
  await chmod(shim, 0o755);
  const {text, code} = await paste('linux-pkg build', join(folder, 'hello'));
  if (code !== 0) throw new Error(text);
});

afterAll(() => rm(folder, {recursive: true, force: true}));

describe('the example of each help', () => {
  test.each(Object.keys(commands))('%s does what it says', async (name) => {
    const cwd = join(folder, name === 'init' ? 'empty' : 'hello');
    const {code, text} = await paste(commands[name]!.example, cwd);
    expect(text).not.toMatch(/error:/);
    expect(code).toBe(0);
  });
});
