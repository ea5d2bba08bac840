import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from '@jest/globals';
import {found, makeCanary} from '../support/canary.ts';
import {testHost} from '../support/host.ts';
import {recordRun, removeRuns} from '../support/recorded-run.ts';

const CONFIG = `name: hello
version: 1.2.3
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
license: MIT
targets: [deb]
contents: [{src: linux-pkg.yml, dst: /usr/share/hello}]
`;

const host = await testHost();
const canary = await makeCanary(host);
afterAll(async () => {
  await removeRuns();
  await host[Symbol.asyncDispose]();
});

describe('the search for a canary', () => {
  test.each([
    ['a line of the key', () => canary.armored.split('\n')[20]!, /of the key$/],
    ['the passphrase', () => canary.passphrase, /^the passphrase$/],
    ['base64 of it', () => Buffer.from(`x${canary.passphrase}`).toString('base64'), /passphrase in base64$/],
    ['a part of the base64', () => canary.base64.slice(760, 912), /of the base64$/],
  ])(
    'finds %s in what a process writes, prints, removes and starts a program with',
    async (_, secret, name) => {
      const leak = join(host.workDir, 'leak.mjs');
      await writeFile(
        leak,
        `import {execFileSync} from 'node:child_process';
import {rmSync, writeFileSync} from 'node:fs';
const {LEAKED, HOME} = process.env;
for (const name of ['gone', 'kept']) writeFileSync(HOME + '/' + name, LEAKED);
rmSync(HOME + '/gone');
execFileSync('/bin/true', [LEAKED], {env: {}});
console.log(LEAKED);
`,
      );
      const env = {NODE_OPTIONS: `--import=${leak}`, LEAKED: secret()};
      const recorded = await recordRun({files: {'linux-pkg.yml': CONFIG}, inputs: {command: 'plan'}, env});
      const leaked = (await recorded.leaks(canary.needles)).filter(({what}) =>
        what.some((it) => name.test(it)),
      );
      expect(leaked.map(({where}) => where)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^write of process \d+ to (?!.*x1$)/),
          expect.stringMatching(/^execve of process .*true/),
          'the log',
          expect.stringMatching(/home\/kept$/),
        ]),
      );
    },
  );

  test('takes no part of the public key for a secret', () => {
    expect(found(canary.needles, Buffer.from(canary.shared))).toEqual([]);
    expect(found(canary.needles, Buffer.from(canary.armored)).length).toBeGreaterThan(10);
  });
});
