import {copyFile, mkdtemp, readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {build} from '../../src/commands/build.ts';
import {assemble} from '../../src/steps/assemble/index.ts';
import {testHost, testInputs} from '../support/host.ts';
import {versionAt} from '../support/rpm-package.ts';
import {testTarget} from '../support/settled.ts';

const CONFIG = `name: hello
version: 1.2.3
maintainer: Example Team <team@example.org>
description: Says hello.
targets: [deb, rpm]
contents:
  - {src: hello, dst: /usr/bin/hello}
`;

test('where a package cannot be made, its target leaves no file, and the run fails', async () => {
  await using host = await testHost({
    'linux-pkg.yml': `${CONFIG}rpm: {group: "a\\nb"}\n`,
    hello: '#!/bin/sh\n',
  });
  await expect(build(host, testInputs())).rejects.toThrow('rpm.group is one line');
  expect(await readdir(host.outDir)).toEqual(['artifacts.json', 'hello_1.2.3_amd64.deb']);
});

test('packages that the project made itself are taken over from another disk', async () => {
  await using host = await testHost({'linux-pkg.yml': CONFIG, hello: '#!/bin/sh\n'});
  await build(host, testInputs({targets: ['deb']}));
  const name = 'hello_1.2.3_amd64.deb';
  const folder = await mkdtemp('/dev/shm/linux-pkg-test-');
  try {
    await copyFile(join(host.outDir, name), join(folder, name));
    await rm(join(host.outDir, name));
    expect((await stat(folder)).dev).not.toBe((await stat(host.outDir)).dev);
    const target = testTarget('deb', 'deb');
    const finished = {target: target.id, project: host.workDir, root: undefined, workshop: undefined};
    const builds = new Map([[target.id, {...finished, finished: {folder, files: [name]}}]]);
    const plan = {version: versionAt('1.2.3'), targets: [target]};
    const {artifacts, failed} = await assemble(host, {plan, packages: [], builds, templates: undefined});
    expect(failed).toEqual([]);
    expect(artifacts).toMatchObject([{name, package: 'hello', version: '1.2.3'}]);
    expect(await readdir(host.outDir)).toContain(name);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
});
