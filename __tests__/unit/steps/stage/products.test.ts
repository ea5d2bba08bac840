import {mkdir, rename, rm, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {build} from '../../../../src/commands/build.ts';
import {type TestHost, testHost, testInputs} from '../../../support/host.ts';

const CONFIG = `name: hello
version: 1.2.3
maintainer: Example Team <team@example.org>
description: Says hello.
targets: deb
contents:
  - {src: ./, dst: /usr/share/hello/}
`;

const project = () => testHost({'linux-pkg.yml': CONFIG, hello: '#!/bin/sh\n'});

/** What a dry run would pack below the package's own folder. */
async function packed(host: TestHost): Promise<readonly string[]> {
  const {data} = await build(host, testInputs({dryRun: true}));
  const [pkg] = (data as {packages: readonly {entries: readonly {type: string; path: string}[]}[]}).packages;
  return pkg!.entries.flatMap(({type, path}) =>
    type !== 'dir' && path.startsWith('/usr/share/hello/') ? [path.slice('/usr/share/hello/'.length)] : [],
  );
}

describe('the packages of the last run are no source of the next', () => {
  test.each(['.', 'out', 'elsewhere'])('where they were written into %s', async (folder) => {
    await using host = await project();
    const before = await packed(host);
    await build({...host, outDir: join(host.workDir, folder)}, testInputs());
    expect(await packed(host)).toEqual(before);
  });

  test('where the output folder is a link', async () => {
    await using host = await project();
    await mkdir(join(host.workDir, 'real'));
    await symlink('real', host.outDir);
    const before = await packed(host);
    await build(host, testInputs());
    expect(await packed(host)).toEqual(before);
  });

  test("somebody's own artifacts.json and packages are packed as any other file", async () => {
    await using host = await project();
    await build(host, testInputs());
    await rename(join(host.outDir, 'hello_1.2.3_amd64.deb'), join(host.workDir, 'kept.deb'));
    await rm(host.outDir, {recursive: true});
    await host.files({'artifacts.json': '{"artifacts": [{"path": "hello"}]}'});
    expect(await packed(host)).toEqual(['artifacts.json', 'hello', 'kept.deb', 'linux-pkg.yml']);
  });
});
