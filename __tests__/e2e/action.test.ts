import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {runAction} from '../support/action.ts';
import {testHost} from '../support/host.ts';
import {PROJECT} from '../support/scratch.ts';

const CONFIG = `name: hello
version: 1.2.3
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
license: MIT
targets: [deb, rpm]
contents:
  - {src: hello, dst: /usr/bin/hello}
`;

const project = (config: string = CONFIG) =>
  testHost({'linux-pkg.yml': config, hello: '#!/bin/sh\necho hello\n'});

describe('the bundled action without a runner', () => {
  test('plan sets version, plan and matrix, and writes a summary table', async () => {
    await using host = await project();
    const {code, stdout, outputs, summary} = await runAction(host, {command: 'plan'});
    expect(code === 0 ? '' : stdout).toBe('');
    expect(outputs['version']).toBe('1.2.3');
    expect(JSON.parse(outputs['matrix']!).include).toEqual([
      expect.objectContaining({target: 'deb', arch: 'all', 'runs-on': expect.any(String)}),
      expect.objectContaining({target: 'rpm', arch: 'all', 'runs-on': expect.any(String)}),
    ]);
    expect(JSON.parse(outputs['plan']!).targets).toHaveLength(2);
    expect(summary).toMatch(/^\|.*target.*\|\n\| *-/m);
    expect(stdout).toMatch(/^::group::Config$[\s\S]*^::endgroup::$/m);
    expect(await readdir(host.workDir)).not.toContain('out');
  });

  test('build with the plan of an earlier job makes what that plan says, without asking git', async () => {
    await using host = await project(CONFIG.replace('version: 1.2.3', 'version: git'));
    const {outputs: planned} = await runAction(host, {command: 'plan', version: '9.8.7'});
    const {code, stdout, outputs, summary} = await runAction(host, {
      command: 'build',
      verify: 'false',
      targets: 'deb',
      plan: planned['plan']!,
    });
    expect(code === 0 ? '' : stdout).toBe('');
    expect(outputs['packages']).toBe('out/hello_9.8.7_all.deb');
    expect((await readdir(join(host.workDir, 'out'))).sort()).toEqual([
      'artifacts.json',
      'hello_9.8.7_all.deb',
    ]);
    expect(summary.replaceAll('&#95;', '_')).toContain('hello_9.8.7_all.deb');
    expect(JSON.parse(outputs['artifacts']!)[0]).toMatchObject({
      path: 'hello_9.8.7_all.deb',
      target: 'deb/all',
    });
  });

  test('publish gathers what build left in the output folder', async () => {
    await using host = await project();
    await runAction(host, {command: 'build', verify: 'false'});
    const {code, stdout, outputs} = await runAction(host, {command: 'publish'});
    expect(code === 0 ? '' : stdout).toBe('');
    expect(outputs['packages']!.split('\n')).toEqual([
      'out/hello_1.2.3_all.deb',
      'out/hello-1.2.3-1.noarch.rpm',
    ]);
  });

  test('every mistake in the config is an annotation on its line, with exit code 2', async () => {
    await using host = await project(`${CONFIG}licence: MIT\nprority: optional\n`);
    const {code, stdout, outputs} = await runAction(host, {command: 'plan'});
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^::error (?=[^:]*file=linux-pkg\.yml)(?=[^:]*line=10)(?=[^:]*col=1)[^:]*::.*license/m,
    );
    expect(stdout).toMatch(
      /^::error (?=[^:]*file=linux-pkg\.yml)(?=[^:]*line=11)(?=[^:]*col=1)[^:]*::.*priority/m,
    );
    expect(stdout).not.toMatch(/^\s+at /m);
    expect(outputs).toEqual({});
  });

  test('a newline in a value of the config opens no workflow command', async () => {
    await using host = await project(CONFIG.replace('name: hello', 'name: "he\\n::error file=x::llo"'));
    const {code, stdout} = await runAction(host, {command: 'plan'});
    expect(code).toBe(2);
    expect(stdout).not.toMatch(/^::error file=x::/m);
  });

  test.each([
    [{command: 'bild'}, 'build'],
    [{command: 'plan', config: 'nowhere.yml'}, 'nowhere.yml'],
    [{command: 'plan', targets: 'debian-99'}, 'debian-99'],
    [{command: 'plan', plan: '{"version": 1}'}, 'plan'],
    [{command: 'build', 'dry-run': 'perhaps'}, 'dry-run'],
  ])('the input %j is refused with exit code 2 and a word on what to write', async (inputs, said) => {
    await using host = await project();
    const {code, stdout} = await runAction(host, inputs);
    expect(stdout).toMatch(new RegExp(`^::error.*${said}`, 'm'));
    expect(code).toBe(2);
  });

  test('what is declared in action.yml is what the bundle was made of: the entries are there', async () => {
    const action = await readFile(join(PROJECT, 'action.yml'), 'utf8');
    const entries = [...action.matchAll(/^ {2}(?:main|post): (dist\/.*)$/gm)].map((match) => match[1]!);
    const dist = (await readdir(join(PROJECT, 'dist'))).map((name) => `dist/${name}`);
    expect(entries).toHaveLength(2);
    expect(dist).toEqual(expect.arrayContaining(entries));
  });
});
