import {describe, expect, test} from '@jest/globals';
import {exitCodeOf, problemsOf} from '../../../../src/commands/failure.ts';
import {TargetsError} from '../../../../src/model/errors.ts';
import {failureOf} from '../../../../src/steps/verify/failure.ts';
import {testCheck, testResult} from '../../../support/verifications.ts';

describe('a package that fails', () => {
  const place = {file: 'linux-pkg.yml', line: 7};
  const lint = testCheck({
    name: 'lint',
    outcome: 'failed',
    reason: 'lintian has found an error',
    command: ['lintian', '/x/hello world.deb'],
    output: 'bad /opt',
    problems: [{message: 'lintian: bad /opt', place}, {message: 'nowhere'}],
  });
  const run = testCheck({name: 'run', outcome: 'failed', reason: 'hello ended with exit code 1'});

  test('is one error with every check, its command and its output, and what has a place stands there', () => {
    const error = failureOf(testResult([testCheck(), lint, run]));
    const thrown = new TargetsError([{target: 'debian-12/amd64', step: 'verify', error}]);
    expect(problemsOf(thrown, false)).toEqual([
      {
        message: `debian-12/amd64, verify: hello_1.0_amd64.deb fails on debian-12
lint: lintian has found an error
$ lintian '/x/hello world.deb'
bad /opt
run: hello ended with exit code 1`,
      },
      {message: 'debian-12/amd64, verify: lintian: bad /opt', place},
    ]);
    expect(exitCodeOf(thrown)).toBe(1);
  });

  test('is no error where nothing failed', () => {
    expect(failureOf(testResult([testCheck()]))).toBeUndefined();
  });
});
