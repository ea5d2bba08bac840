import {access} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {runCommand} from '../../../src/commands/run.ts';
import type {UserError} from '../../../src/model/errors.ts';
import type {Inputs} from '../../../src/model/inputs.ts';
import {keyIsNear, withoutSystemd} from '../../../src/steps/project-code.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {git} from '../../support/scratch.ts';

const config = (more: string) => `name: hello
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
license: MIT
${more}
`;
const PRINTS =
  'version: {command: [./version.sh]}\ntargets: [deb]\ncontents: [{src: version.sh, dst: /usr/bin/hello}]';
const FILES = {'version.sh': '#!/bin/sh\ntouch ran\necho 1.2.3\n'};
const KEY = {privateKey: () => 'a key', passphrase: undefined};
const PASSPHRASE = {privateKey: undefined, passphrase: () => 'what opens it'};

async function failureOf(host: TestHost, over: Partial<Inputs>): Promise<UserError | undefined> {
  const inputs = testInputs({keys: KEY, dryRun: true, ...over});
  return runCommand(host, inputs).then(
    () => undefined,
    (error: unknown) => error as UserError,
  );
}

const ran = (host: TestHost): Promise<boolean> =>
  access(join(host.workDir, 'ran')).then(
    () => true,
    () => false,
  );

async function project(more: string) {
  const host = await testHost({...FILES, 'linux-pkg.yml': config(more)});
  await host.run(['chmod', '+x', 'version.sh']);
  return host;
}

describe('in a job that holds a key', () => {
  test.each(['plan', 'build', 'base', 'publish', 'all'])(
    '%s runs no program of the project for the version, and says what to do instead',
    async (command) => {
      await using host = await project(PRINTS);
      for (const keys of [KEY, PASSPHRASE]) {
        const failure = await failureOf(host, {command, keys});
        expect(failure?.problems).toEqual([
          {
            message: expect.stringContaining('version.command would run a program of the project'),
            hint: expect.stringMatching(/package\.yml.*--version 1\.2\.3/),
            place: expect.objectContaining({file: 'linux-pkg.yml', line: 6}),
          },
        ]);
      }
      expect(await ran(host)).toBe(false);
    },
  );

  test.each(['key', 'doctor'])('%s runs none either', async (command) => {
    await using host = await project(PRINTS);
    await failureOf(host, {command});
    expect(await ran(host)).toBe(false);
  });

  test('a version that is given needs no program', async () => {
    await using host = await project(PRINTS);
    expect(await failureOf(host, {command: 'plan', version: '2.0.0', keys: PASSPHRASE})).toBeUndefined();
    expect(await ran(host)).toBe(false);
  });

  test.each(['all', 'build'])('%s refuses to build on the host, target by target', async (command) => {
    await using host = await project(
      'version: 1.2.3\ntargets: [deb, rpm]\nbuild: {main: touch ran}\noverrides: {rpm: {build: {host: true}}}',
    );
    expect((await failureOf(host, {command}))?.problems).toEqual([
      {
        message: 'rpm/all: build.host would run the build beside the signing key',
        hint: expect.stringContaining('package.yml'),
        place: expect.objectContaining({file: 'linux-pkg.yml', line: 9}),
      },
    ]);
  });

  test('no container of it becomes a machine with systemd', () => {
    expect(withoutSystemd(testInputs({keys: KEY}))).toContain('package.yml');
    expect(withoutSystemd(testInputs({keys: PASSPHRASE}))).toContain('package.yml');
  });
});

test('without a key the program of the project is asked, and machines have systemd', async () => {
  await using host = await project(PRINTS);
  expect(await failureOf(host, {command: 'plan', keys: testInputs().keys})).toBeUndefined();
  expect(await ran(host)).toBe(true);
  expect(keyIsNear(testInputs())).toBe(false);
  expect(withoutSystemd(testInputs())).toBeUndefined();
});

describe('what a repository names does not run when git is asked for the version', () => {
  const GIT = 'version: git\ntargets: [deb]\ncontents: [{src: version.sh, dst: /usr/bin/hello}]';

  test('monitors, hooks, pagers, differs and askers of .git/config', async () => {
    await using host = await project(GIT);
    const program = join(host.workDir, 'version.sh');
    await git(host, host.workDir, 'init', '-q', '-b', 'main', '.');
    await git(host, host.workDir, 'add', '.');
    await git(host, host.workDir, 'commit', '-q', '-m', 'First');
    await git(host, host.workDir, 'tag', 'v1.2.3');
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'core.editor',
      'core.askPass',
      'core.gitProxy',
      'core.alternateRefsCommand',
      'diff.external',
      'diff.all.command',
      'diff.all.textconv',
      'merge.all.driver',
      'gpg.program',
      'credential.helper',
      'pager.status',
      'trailer.all.command',
      'uploadpack.packObjectsHook',
      'interactive.diffFilter',
    ])
      await git(host, host.workDir, 'config', name, program);
    await git(host, host.workDir, 'config', 'log.showSignature', 'true');
    await git(host, host.workDir, 'config', 'core.hooksPath', host.workDir);
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman'])
      await host.files({[`.git/hooks/${hook}`]: FILES['version.sh'], [hook]: FILES['version.sh']});
    await host.run([
      'sh',
      '-c',
      'chmod +x .git/hooks/* post-* reference-* fsmonitor-*; echo "* diff=all merge=all" >.git/info/attributes',
    ]);
    await host.files({'linux-pkg.yml': `${config(GIT)}# changed\n`});
    expect(await failureOf(host, {command: 'plan', keys: PASSPHRASE})).toBeUndefined();
    expect(host.lines.join('\n')).toContain('dirty');
    expect(await ran(host)).toBe(false);
  });

  test('a bare repository that the project itself contains is not taken for its own', async () => {
    await using host = await project(GIT);
    const [outer, inner] = [join(host.workDir, 'outer'), join(host.workDir, 'inner')];
    await host.files({
      'outer/linux-pkg.yml': config('version: git\ntargets: [deb]'),
      'outer/.gitattributes': '* filter=all',
    });
    await git(host, outer, 'init', '-q', '-b', 'main', '.');
    await git(host, outer, 'add', '.');
    await git(host, outer, 'commit', '-q', '-m', 'First');
    await git(host, host.workDir, 'clone', '-q', '--bare', 'outer', 'inner');
    await host.files({
      'inner/linux-pkg.yml': config('version: git\ntargets: [deb]'),
      'inner/.gitattributes': '* filter=all',
    });
    for (const [name, value] of [
      ['core.bare', 'false'],
      ['core.worktree', inner],
      ['filter.all.clean', join(host.workDir, 'version.sh')],
    ] as const)
      await git(host, inner, 'config', '-f', 'config', name, value);
    const failure = await failureOf({...host, workDir: inner}, {command: 'plan', keys: PASSPHRASE});
    expect(failure?.message).toMatch(/git|repository/);
    expect(await ran(host)).toBe(false);
  });
});
