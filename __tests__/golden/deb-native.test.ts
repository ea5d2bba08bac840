import {expect, test} from '@jest/globals';
import {installedKib} from '../../src/formats/deb/data.ts';
import {controlFiles} from '../../src/formats/deb/native/control-files.ts';
import {elvesOf, publicLibraries} from '../../src/formats/deb/native/libraries.ts';
import {readTemplates} from '../../src/formats/deb/native/templates.ts';
import type {DebOptions} from '../../src/formats/deb/options.ts';
import {glibcProgram} from '../support/elf.ts';
import {testHost} from '../support/host.ts';
import {stageExample} from '../support/staged-example.ts';

test.each([
  ['hello', {}],
  ['hello-c', {'build/hello-c': glibcProgram()}],
])('what dpkg-deb is given for examples/%s on Debian 12', async (name, built) => {
  await using host = await testHost({}, {SOURCE_DATE_EPOCH: '1767225600'});
  const [pkg] = await stageExample<DebOptions>(host, name, {target: 'debian-12', built});
  expect(installedKib(pkg!)).toBeGreaterThan(1);
  const files = await controlFiles(host, {
    pkg: pkg!,
    libraries: publicLibraries(elvesOf(pkg!)),
    sums: new Map(),
    templates: await readTemplates(undefined),
  });
  const shown = files.map(({path, mode, content}) => `--- ${path} ${mode?.toString(8)}\n${String(content)}`);
  expect(shown.join('')).toMatchSnapshot();
});
