import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {runEntry} from '../support/entry.ts';
import {testHost} from '../support/host.ts';
import {PROJECT} from '../support/scratch.ts';

const CONFIG = `name: hello
version: 1.2.3
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
targets: deb
contents:
  - {src: hello, dst: /usr/bin/hello}
`;

const project = () => testHost({'linux-pkg.yml': CONFIG, hello: '#!/bin/sh\n'});

/** What the runner obeys of a log, as its source reads it: `::` after blanks, `##[` anywhere, none while stopped. */
function obeyed(log: string): readonly string[] {
  const found: string[] = [];
  let token: string | undefined;
  for (const text of log.split(/\r\n|\r|\n/)) {
    const command = /^\s*::([^\s:]+)|##\[([^\s\]]+)/.exec(text);
    const word = command?.[1] ?? command?.[2];
    if (word === undefined) continue;
    if (token !== undefined) token = word === token ? undefined : token;
    else if (word === 'stop-commands') token = text.trim().slice('::stop-commands::'.length);
    else found.push(word);
  }
  return found;
}

describe("the action's log", () => {
  test.each(['x\n::set-env name=A::b', 'x\r  ::add-path::/evil', 'x ##[add-mask]1'])(
    'obeys nothing of the name %j',
    async (out) => {
      await using host = await project();
      const {code, stdout} = await runEntry(host, 'main', {
        env: {
          INPUT_COMMAND: 'all',
          INPUT_VERIFY: 'false',
          INPUT_OUT: out,
          GITHUB_WORKSPACE: host.workDir,
          GITHUB_OUTPUT: '',
        },
      });
      expect(code).toBe(0);
      expect(stdout).toContain(out.replace('\r', '\\r'));
      const ours = ['save-state', 'set-output', 'group', 'endgroup', 'debug'];
      expect(obeyed(stdout).filter((word) => !ours.includes(word))).toEqual([]);
    },
  );
});

describe('the CLI in a step of a workflow', () => {
  test.each([
    ['all', '--no-verify', '--out', 'x\n::set-env name=A::b'],
    ['plan', '--debug', '--config', 'x ##[add-mask]1\n::add-path::/evil'],
  ])('%s %s %s %j: the runner obeys nothing of it', async (...args) => {
    await using host = await project();
    const {stdout, stderr} = await runEntry(host, 'cli', {args, env: {GITHUB_ACTIONS: 'true'}});
    expect(stdout + stderr).toContain('::');
    expect(obeyed(stdout)).toEqual([]);
    expect(obeyed(stderr)).toEqual([]);
  });
});

describe('the step summary', () => {
  const env = {INPUT_COMMAND: 'plan', GITHUB_OUTPUT: ''};

  test('is a courtesy: where it cannot be written, the work is done all the same', async () => {
    await using host = await project();
    const {code, stdout} = await runEntry(host, 'main', {
      env: {...env, GITHUB_WORKSPACE: '', GITHUB_STEP_SUMMARY: join(host.workDir, 'no/summary')},
    });
    expect(stdout).toMatch(/^::warning::no step summary was written/m);
    expect(code).toBe(0);
  });

  test('is cut where GitHub would drop the whole of it', async () => {
    await using host = await testHost({summary: ''});
    const script = `const {writeSummary} = await import(${JSON.stringify(join(PROJECT, 'src/tools/actions.ts'))});
      await writeSummary('line\\n'.repeat(400_000));`;
    await new Promise((resolve) => {
      const options = {env: {...process.env, GITHUB_STEP_SUMMARY: join(host.workDir, 'summary')}};
      execFile(process.execPath, ['--input-type=module', '-e', script], options, resolve);
    });
    const written = await readFile(join(host.workDir, 'summary'), 'utf8');
    expect(written.length).toBeGreaterThan(900_000);
    expect(Buffer.byteLength(written)).toBeLessThan(1024 * 1024);
    expect(written).toMatch(/line\n\n… the rest is in the log\n$/);
  });
});

describe('the terminal', () => {
  test('is asked for nothing by a name that holds escape sequences', async () => {
    await using host = await project();
    const {code, stderr} = await runEntry(host, 'cli', {
      args: ['plan', '--config', '\u001b]0;evil\u0007.yml'],
    });
    expect(code).toBe(2);
    expect(stderr).toContain('\\x1b]0;evil\\x07.yml');
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('a folder that is gone is told in one line', async () => {
    await using host = await project();
    const shell = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" plan';
    const ended = await new Promise<{code: unknown; stderr: string}>((resolve) => {
      const words = ['-c', shell, process.execPath, join(PROJECT, 'src/cli.ts')];
      execFile('bash', words, {cwd: host.workDir}, (error, _, stderr) =>
        resolve({code: error?.code, stderr}),
      );
    });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^error: the current folder is not there any more\n/m);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });

  test('gets JSON also where the words of the command line are wrong', async () => {
    await using host = await project();
    const {code, stdout} = await runEntry(host, 'cli', {args: ['plan', '--json', '--bogus']});
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'input/arguments',
      problems: [{message: 'unknown option "--bogus"'}],
    });
  });

  test('a reader that leaves early is no failure, and prints no stack', async () => {
    await using host = await project();
    const shell = 'set -o pipefail; "$0" "$1" plan --json | true; echo $?';
    const ended = await new Promise<string>((resolve) => {
      const words = ['-c', shell, process.execPath, join(PROJECT, 'src/cli.ts')];
      execFile('bash', words, {cwd: host.workDir}, (_, stdout, stderr) => resolve(stdout + stderr));
    });
    expect(ended).toBe('0\n');
  });

  test('a full disk behind standard output is a failure, in one line', async () => {
    await using host = await project();
    const ended = await new Promise<{code: unknown; stderr: string}>((resolve) => {
      const words = ['-c', 'exec "$0" "$1" plan > /dev/full', process.execPath, join(PROJECT, 'src/cli.ts')];
      execFile('bash', words, {cwd: host.workDir}, (error, _, stderr) =>
        resolve({code: error?.code, stderr}),
      );
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^error: standard output could not be written: ENOSPC.*\n$/);
  });
});
