import {join} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {CheckResult, Outcome, PackageResult} from '../../model/verify.ts';
import {shellWord} from '../../text/shell.ts';
import {type XmlElement, xmlDocument} from '../../text/xml.ts';
import {writeWhole} from '../../tools/files.ts';
import {triedOn} from './verification.ts';

/** The file beside the packages that CI systems read verification from. */
export const JUNIT_FILE = 'verify.xml';

/**
 * The results as JUnit XML, as the common readers take it (https://github.com/testmoapp/junitxml):
 * a suite for each package on each target, a case for each check. No clock in it but the seconds each took.
 */
export const junitXml = (results: readonly PackageResult[]): string =>
  xmlDocument({
    name: 'testsuites',
    attributes: {name: 'linux-pkg verify', ...totals(results.flatMap(({checks}) => checks))},
    children: results.map(suite),
  });

/** Leaves it in the output folder, also where a package failed; it is no artifact, for nothing is done with it later. */
export const writeJunit = (host: Host, results: readonly PackageResult[]): Promise<void> =>
  writeWhole(join(host.outDir, JUNIT_FILE), junitXml(results));

const suite = (result: PackageResult): XmlElement => ({
  name: 'testsuite',
  attributes: {name: `${triedOn(result)} ${result.file}`, ...totals(result.checks)},
  children: result.checks.map((check) => testCase(result, check)),
});

const testCase = (result: PackageResult, check: CheckResult): XmlElement => ({
  name: 'testcase',
  attributes: {
    name: check.name,
    classname: `${triedOn(result)}.${result.file}`,
    time: seconds(check.milliseconds),
  },
  children: [...ending(check), ...output(check)],
});

function ending({outcome, reason, command, problems = []}: CheckResult): readonly XmlElement[] {
  if (outcome === 'passed') return [];
  if (outcome === 'not run') return [{name: 'skipped', attributes: {message: reason}}];
  const lines = [
    ...(reason === undefined ? [] : [reason]),
    ...(command ? [`$ ${command.map(shellWord).join(' ')}`] : []),
    ...problems.map(({message}) => message),
  ];
  return [{name: 'failure', attributes: {message: reason ?? 'failed'}, children: [lines.join('\n')]}];
}

const output = ({output: text}: CheckResult): readonly XmlElement[] =>
  text ? [{name: 'system-out', children: [text]}] : [];

function totals(checks: readonly CheckResult[]) {
  const count = (wanted: Outcome) => checks.filter(({outcome}) => outcome === wanted).length;
  return {
    tests: checks.length,
    failures: count('failed'),
    errors: 0,
    skipped: count('not run'),
    time: seconds(checks.reduce((sum, {milliseconds}) => sum + milliseconds, 0)),
  };
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
