import {describe, expect, test} from '@jest/globals';
import {ToolError} from '../../../../src/model/errors.ts';
import {type Check, CheckError, type Trial} from '../../../../src/steps/verify/check.ts';
import {conduct} from '../../../../src/steps/verify/conduct.ts';
import {testHost} from '../../../support/host.ts';

const check = (name: string, needs: readonly string[], run: () => Promise<string | undefined>): Check => ({
  name,
  needs,
  run,
});
const passes = async () => undefined;
const fails = async () => {
  throw new CheckError('it is bad', {command: ['a', 'b'], output: '1\n2\n', hint: 'mend it'});
};

describe('the conduct of checks', () => {
  test('goes on after a failure with those that do not need what failed', async () => {
    await using host = await testHost();
    const trial = {host, log: host.log.branch('hello')} as unknown as Trial;
    const results = await conduct(
      [
        check('a', [], passes),
        check('b', ['a'], fails),
        check('c', ['b'], passes),
        check('d', ['c'], passes),
        check('e', ['a'], async () => 'there is nothing'),
        check('f', ['e'], passes),
        check('g', [], async () => {
          throw new ToolError(['apt-get', 'install'], 100, `${'x\n'.repeat(50)}end`, {hint: 'look'});
        }),
      ],
      trial,
    );
    expect(results.map(({milliseconds: _, ...rest}) => rest)).toEqual([
      {name: 'a', outcome: 'passed'},
      {name: 'b', outcome: 'failed', reason: 'it is bad (mend it)', command: ['a', 'b'], output: '1\n2'},
      {name: 'c', outcome: 'not run', reason: 'b failed'},
      {name: 'd', outcome: 'not run', reason: 'b failed'},
      {name: 'e', outcome: 'not run', reason: 'there is nothing'},
      {name: 'f', outcome: 'passed'},
      {
        name: 'g',
        outcome: 'failed',
        reason: 'apt-get ended with exit code 100 (look)',
        command: ['apt-get', 'install'],
        output: `${'x\n'.repeat(39)}end`,
      },
    ]);
  });

  test('does not take a defect of ours for one of the package', async () => {
    await using host = await testHost();
    const trial = {host, log: host.log.branch('hello')} as unknown as Trial;
    const broken = check('a', [], async () => {
      throw new TypeError('x is undefined');
    });
    await expect(conduct([broken], trial)).rejects.toThrow('x is undefined');
  });

  test('shows no more of what was printed than people read', async () => {
    await using host = await testHost();
    const trial = {host, log: host.log.branch('hello')} as unknown as Trial;
    const endless = check('a', [], async () => {
      throw new CheckError('it prints', {output: `${'first\n'.repeat(100)}${'x'.repeat(200_000)}\nlast`});
    });
    const [result] = await conduct([endless], trial);
    const lines = result?.output?.split('\n') ?? [];
    expect(lines).toHaveLength(40);
    expect(lines.slice(-3)).toEqual(['first', `${'x'.repeat(1000)} …`, 'last']);
  });
});
