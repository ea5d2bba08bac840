import type {CheckResult, PackageResult} from '../../src/model/verify.ts';

/** A check that passed in a tenth of a second, or what else is said. */
export const testCheck = (over: Partial<CheckResult> = {}): CheckResult => ({
  name: 'install',
  outcome: 'passed',
  milliseconds: 100,
  ...over,
});

/** A package of Debian 12 with these checks. */
export const testResult = (
  checks: readonly CheckResult[],
  over: Partial<PackageResult> = {},
): PackageResult => ({
  target: 'debian-12/amd64',
  on: 'debian-12',
  file: 'hello_1.0_amd64.deb',
  package: 'hello',
  version: '1.0',
  checks,
  ...over,
});
