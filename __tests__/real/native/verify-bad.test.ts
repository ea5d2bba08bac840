import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {CheckResult, Outcome, PackageResult} from '../../../src/model/verify.ts';
import {loadConfig} from '../../../src/steps/config/index.ts';
import {verifyFiles} from '../../../src/steps/verify/index.ts';
import {badPackage, faults} from '../../support/bad-packages.ts';
import {type TestHost, testHost, testInputs} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';

const MINUTES = 60_000;

/** The checks that ended so. */
const ended = ({checks}: PackageResult, wanted: Outcome): readonly CheckResult[] =>
  checks.filter(({outcome}) => outcome === wanted);

/** Where the families have ways of their own; the rest is judged by the same code. */
const differs = (name: string): boolean =>
  ['', 'config', 'restart', 'disabled', 'masked'].includes(faults[name]!.check);

const cases = [
  {format: 'deb', on: 'debian-12', image: 'debian:12', names: Object.keys(faults)},
  {format: 'rpm', on: 'rocky-9', image: 'rpm:4.18', names: Object.keys(faults).filter(differs)},
] as const;

describe.each(cases)('verify of a $format with', ({format, on, image, names}) => {
  let host: TestHost;
  let results: ReadonlyMap<string, PackageResult>;

  beforeAll(async () => {
    host = await testHost({}, {LINUX_PKG_NETWORK: process.env['LINUX_PKG_NETWORK']});
    await host.files({
      'linux-pkg.yml': `name: hello
version: 1.0.0
maintainer: Example Team <team@example.org>
description: Says hello
depends: bash
images: {${on}: ${await testImage(image)}}
concurrency: 4
verify:
  lint: false
  run: [hello, 'test -s /usr/share/hello/data']
`,
    });
    const files: string[] = [];
    for (const name of names) files.push(await badPackage(host, format, name));
    const config = await loadConfig(host, testInputs());
    const {results: all} = await verifyFiles(host, config, {files, on: [on]});
    results = new Map(names.map((name, at) => [name, all.find(({file}) => file === files[at])!]));
  }, 10 * MINUTES);

  afterAll(async () => {
    await host[Symbol.asyncDispose]();
  });

  test('nothing wrong passes every check', () => {
    const result = results.get('nothing')!;
    expect(ended(result, 'failed')).toEqual([]);
    expect(ended(result, 'not run').map(({name}) => name)).toEqual(['lint']);
  });

  const bad = names.filter((name) => name !== 'nothing').map((name) => [name, faults[name]!.check]);
  test.each(bad)('%s fails in %s, and in nothing else', (name, check) => {
    expect(ended(results.get(name!)!, 'failed')).toEqual([expect.objectContaining({name: check})]);
  });

  test('the last line of each log names the check that failed', () => {
    const told = host.lines.flatMap((line) => / failed in (.+) after /.exec(line)?.[1] ?? []);
    expect(told.toSorted()).toEqual(bad.map(([, check]) => check).toSorted());
  });
});
