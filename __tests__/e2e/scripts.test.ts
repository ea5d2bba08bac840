import {execFile} from 'node:child_process';
import {chmod, mkdir, symlink} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {type TestHost, testHost} from '../support/host.ts';
import {PROJECT} from '../support/scratch.ts';

const BASICS = [
  'bash',
  'env',
  'dirname',
  'cat',
  'grep',
  'head',
  'tail',
  'sed',
  'rm',
  'mktemp',
  'mkdir',
  'id',
  'uname',
];

/** Runs one of the two commands where only these programs are; the stand-ins never get as far as an installation. */
async function runWith(host: TestHost, script: string, programs: Readonly<Record<string, string>>) {
  const bin = join(host.workDir, 'bin');
  await mkdir(bin);
  for (const name of BASICS) {
    const found = await host.run(['which', name]);
    await symlink(found.stdout.trim(), join(bin, name));
  }
  for (const [name, text] of Object.entries(programs)) {
    await host.files({[`bin/${name}`]: `#!/bin/bash\n${text}\n`});
    await chmod(join(bin, name), 0o755);
  }
  const env = {PATH: [bin].join(delimiter), HOME: host.workDir};
  return new Promise<{code: number; lines: string[]}>((resolve) => {
    execFile(join(bin, 'bash'), [join(PROJECT, 'script', script)], {env}, (error, stdout, stderr) => {
      resolve({code: Number(error?.code ?? 0), lines: `${stdout}${stderr}`.trimEnd().split('\n')});
    });
  });
}

const NODE_18 = 'case $1 in -p) echo 18;; *) echo v18.20.0;; esac';
const NODE_20 = 'case $1 in -p) echo 20;; *) echo v20.20.2;; esac';
const OFFLINE = 'echo "npm error network request to the registry failed" >&2; exit 1';

const LACKS: readonly [string, Readonly<Record<string, string>>, RegExp][] = [
  ['git', {node: NODE_20, npm: OFFLINE}, /git is missing/],
  ['Node', {git: ''}, /[Nn]ode is missing.*nodejs\.org/],
  ['a new enough Node', {git: '', node: NODE_18, npm: OFFLINE}, /Node v18\.20\.0 is too old.*nodejs\.org/],
  ['npm', {git: '', node: NODE_20}, /npm is missing/],
  ['the npm registry', {git: '', node: NODE_20, npm: OFFLINE}, /npm ci failed.*npm registry/],
];

describe('script/demo', () => {
  test.each(LACKS)('says in one sentence that %s is missing', async (_, programs, sentence) => {
    await using host = await testHost();
    const {code, lines} = await runWith(host, 'demo', programs);
    expect(lines.at(-1)).toMatch(sentence);
    expect(lines.at(-1)).toMatch(/^script\/demo: .*[.?]$/);
    expect(code).toBe(1);
  });
});

describe('script/test', () => {
  const offline = 'case $1 in env) echo go1.26.0;; esac';

  test.each(LACKS)(
    'says that %s is missing, and still ends with its count',
    async (_, programs, sentence) => {
      await using host = await testHost();
      const {code, lines} = await runWith(host, 'test', {...programs, go: offline, 'apt-get': 'exit 100'});
      expect(lines.filter((line) => line.startsWith('FAIL')).join('\n')).toMatch(sentence);
      expect(lines.at(-1)).toMatch(/^0 passed, [1-9]\d* failed$/);
      expect(code).toBe(1);
    },
  );
});
