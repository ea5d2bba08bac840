import {expect, test} from '@jest/globals';
import {build} from '../../../src/commands/build.ts';
import {testHost, testInputs} from '../../support/host.ts';

const CONFIG = `name: hello
version: 1.2.3
arch: all
maintainer: Example Team <team@example.org>
description: Says hello.
targets: [deb, rpm]
contents:
  - {src: hello, dst: /usr/bin/hello}
`;

test('the live line says how many packages are done and which are being packed', async () => {
  await using host = await testHost({'linux-pkg.yml': CONFIG, hello: '#!/bin/sh\n'});
  const said: (string | undefined)[] = [];
  const log = {...host.log, progress: (text: string | undefined) => said.push(text)};
  await build({...host, log}, testInputs());
  expect(said[0]).toMatch(/^0 of 2 packed, now: hello for (deb|rpm)\/all/);
  expect(said.some((text) => text?.startsWith('1 of 2 packed, now: hello for '))).toBe(true);
  expect(said.slice(-2)).toEqual(['2 of 2 packed', undefined]);
});
