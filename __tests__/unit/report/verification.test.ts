import {execFileSync} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {PkgError} from '../../../src/model/errors.ts';
import {isVerified} from '../../../src/model/verify.ts';
import {junitXml, writeJunit} from '../../../src/steps/report/junit.ts';
import {reportMarkdown} from '../../../src/steps/report/markdown.ts';
import {reportText} from '../../../src/steps/report/text.ts';
import {verifyReport} from '../../../src/steps/report/verification.ts';
import {testHost} from '../../support/host.ts';
import {testCheck, testResult} from '../../support/verifications.ts';

const failed = testCheck({
  name: 'purge',
  outcome: 'failed',
  reason: '/var/lib/hello/x is left',
  command: ['apt-get', 'purge', 'hello world'],
  output: 'first\nlast\n',
  milliseconds: 1234,
});
const notRun = testCheck({name: 'service', outcome: 'not run', reason: 'no Docker here', milliseconds: 0});
const mixed = testResult([testCheck(), failed, notRun]);
const good = testResult([testCheck()], {target: 'rocky-9/amd64', on: 'rocky-9', file: 'hello.rpm'});

describe('the report of verify', () => {
  test('is a row for each package and target, with reasons and last lines below', () => {
    expect(reportText(verifyReport({results: [mixed, good]}))).toBe(
      [
        'Verified 1 of 2 packages',
        '',
        '  target           package              passed  failed    not run     time',
        '  debian-12/amd64  hello_1.0_amd64.deb  1       1: purge  1: service  1.33 s',
        '  rocky-9/amd64    hello.rpm            1                             0.10 s',
        '',
        'Not run: service: no Docker here',
        'Failed: debian-12/amd64, hello_1.0_amd64.deb, purge: /var/lib/hello/x is left',
        "  $ apt-get purge 'hello world'",
        '    first',
        '    last',
        '',
      ].join('\n'),
    );
  });

  test('says a reason once, whatever was not run for it', () => {
    const other = testCheck({...notRun, name: 'upgrade'});
    expect(verifyReport({results: [testResult([notRun, other]), testResult([notRun])]}).notes).toEqual([
      'Not run: service, upgrade: no Docker here',
    ]);
  });

  test('shows the end of long output, and nothing that a terminal or a page would act upon', () => {
    const output = `${Array.from({length: 99}, (_, n) => `line ${n}`).join('\n')}\n\x1b[2J<img>|`;
    const report = verifyReport({
      results: [testResult([testCheck({...failed, output, reason: 'a\nb\x07'})])],
    });
    const text = reportText(report);
    expect(text).toContain('… 80 lines before these');
    expect(text).toContain('a\\nb\\x07');
    expect(text).not.toMatch(/line 79\n|\x1b|\x07/);
    expect(reportMarkdown(report, [])).not.toMatch(/<img|\x1b/);
  });

  test('names the release on which a portable package was tried', () => {
    const portable = testResult([failed], {target: 'deb/amd64', on: 'debian-13'});
    const named = testResult([failed], {target: 'debian-13', on: 'debian-13'});
    expect(verifyReport({results: [portable, named]}).tables[0]?.rows.map(([target]) => target)).toEqual([
      'deb/amd64 on debian-13',
      'debian-13',
    ]);
  });

  test('has an annotation for each problem, or one for a check that names no place', () => {
    const place = {file: 'linux-pkg.yml', line: 3, column: 5};
    const lint = testCheck({
      ...failed,
      name: 'lint',
      problems: [{message: 'bad', place}, {message: 'worse'}],
    });
    expect(verifyReport({results: [testResult([testCheck(), failed, lint, notRun])]}).problems).toEqual([
      {message: 'debian-12/amd64, hello_1.0_amd64.deb, purge: /var/lib/hello/x is left'},
      {message: 'debian-12/amd64, hello_1.0_amd64.deb, lint: bad', place},
      {message: 'debian-12/amd64, hello_1.0_amd64.deb, lint: worse'},
    ]);
  });

  test('tells what no check has found, and what was not tried at all', () => {
    const known = {target: 'debian-12/amd64', step: 'verify', error: new PkgError('x/y', 'no image')};
    const lost = {...known, target: 'rocky-9/amd64', error: new PkgError('x/y', 'odd', {hint: 'wait'})};
    const start = testCheck({name: 'start', outcome: 'failed', reason: 'no image'});
    const report = verifyReport({results: [testResult([start])], failed: [known, lost]});
    expect(report.problems).toEqual([
      {message: 'debian-12/amd64, hello_1.0_amd64.deb, start: no image'},
      {message: 'rocky-9/amd64: odd', hint: 'wait'},
    ]);
    const nothing = verifyReport({results: [testResult([notRun])], unverified: 'no Docker here'});
    expect([nothing.title, nothing.failed]).toEqual(['Not verified', false]);
  });

  test('is a failure where a check failed, and only then', () => {
    expect([mixed, good, testResult([notRun])].map((one) => verifyReport({results: [one]}).failed)).toEqual([
      true,
      false,
      false,
    ]);
    expect([mixed, good, testResult([notRun]), testResult([])].map(isVerified)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

/** The suites and cases as another parser reads them. */
const readJunit = (xml: string): unknown =>
  JSON.parse(
    execFileSync(
      'python3',
      [
        '-c',
        `import sys,json,xml.etree.ElementTree as t
r=t.fromstring(sys.stdin.buffer.read())
json.dump([r.attrib,[[s.attrib,[[c.attrib,[[e.tag,e.attrib,e.text] for e in c]] for c in s]] for s in r]],sys.stdout)`,
      ],
      {input: xml, encoding: 'utf8'},
    ),
  );

describe('the JUnit file', () => {
  test('has a suite for each package and target, a case for each check', () => {
    expect(junitXml([mixed, good])).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="linux-pkg verify" tests="4" failures="1" errors="0" skipped="1" time="1.434">
  <testsuite name="debian-12/amd64 hello_1.0_amd64.deb" tests="3" failures="1" errors="0" skipped="1" time="1.334">
    <testcase name="install" classname="debian-12/amd64.hello_1.0_amd64.deb" time="0.100"/>
    <testcase name="purge" classname="debian-12/amd64.hello_1.0_amd64.deb" time="1.234">
      <failure message="/var/lib/hello/x is left">/var/lib/hello/x is left
$ apt-get purge &apos;hello world&apos;</failure>
      <system-out>first
last
</system-out>
    </testcase>
    <testcase name="service" classname="debian-12/amd64.hello_1.0_amd64.deb" time="0.000">
      <skipped message="no Docker here"/>
    </testcase>
  </testsuite>
  <testsuite name="rocky-9/amd64 hello.rpm" tests="1" failures="0" errors="0" skipped="0" time="0.100">
    <testcase name="install" classname="rocky-9/amd64.hello.rpm" time="0.100"/>
  </testsuite>
</testsuites>
`.replaceAll('&apos;', "'"),
    );
  });

  test('is sound whatever programs print', () => {
    const hostile = ']]></system-out><failure/>\x00\x1b[31m\ud800 &\r\n"';
    const xml = junitXml([
      testResult(
        [
          testCheck({
            name: hostile,
            outcome: 'failed',
            reason: hostile,
            output: hostile,
            problems: [{message: hostile}],
          }),
        ],
        {target: hostile, on: hostile, file: hostile},
      ),
    ]);
    const shown = ']]></system-out><failure/>\ufffd\ufffd[31m\ufffd &\r\n"';
    expect(readJunit(xml)).toMatchObject([
      {tests: '1', failures: '1'},
      [
        [
          {name: `${shown} ${shown}`},
          [
            [
              {name: shown},
              [
                ['failure', {message: shown}, `${shown}\n${shown}`],
                ['system-out', {}, shown],
              ],
            ],
          ],
        ],
      ],
    ]);
  });

  test('stands in the output folder', async () => {
    await using host = await testHost();
    await writeJunit(host, [good]);
    expect(await readFile(join(host.outDir, 'verify.xml'), 'utf8')).toBe(junitXml([good]));
  });

  test('holds no verification as well', () => {
    expect(junitXml([])).toContain('<testsuites name="linux-pkg verify" tests="0" failures="0"');
  });
});
