import {readdir} from 'node:fs/promises';
import {expect, test} from '@jest/globals';
import {build} from '../../src/commands/build.ts';
import {testHost, testInputs} from '../support/host.ts';

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
