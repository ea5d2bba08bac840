import {expect, test} from '@jest/globals';
import {readSpecTemplate} from '../../src/formats/rpm/native/spec-template.ts';
import {specView} from '../../src/formats/rpm/native/view.ts';
import type {RpmOptions} from '../../src/formats/rpm/options.ts';
import {renderTemplate} from '../../src/text/template.ts';
import {glibcProgram} from '../support/elf.ts';
import {testHost} from '../support/host.ts';
import {samplePackage} from '../support/rpm-package.ts';
import {stageExample} from '../support/staged-example.ts';

test.each([
  ['hello', {}],
  ['hello-c', {'build/hello-c': glibcProgram()}],
])('the spec of examples/%s on Rocky Linux 9', async (name, built) => {
  await using host = await testHost({}, {SOURCE_DATE_EPOCH: '1767225600'});
  const [pkg] = await stageExample<RpmOptions>(host, name, {target: 'rocky-9', built});
  const view = specView(host, {pkg: pkg!, scriptlets: []});
  expect(renderTemplate(await readSpecTemplate(undefined), view)).toMatchSnapshot();
});

test('a spec with one of everything', async () => {
  await using host = await testHost();
  const pkg = samplePackage({debug: 'strip'});
  const scriptlets = [{section: '%post -p /bin/bash', body: 'echo 100%%'}];
  expect(
    renderTemplate(await readSpecTemplate(undefined), specView(host, {pkg, scriptlets})),
  ).toMatchSnapshot();
});
