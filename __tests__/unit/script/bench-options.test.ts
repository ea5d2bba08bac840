import {describe, expect, test} from '@jest/globals';
import {readOptions} from '../../../script/benchmark/options.ts';

describe('the options of script/bench', () => {
  test('have usual values', () => {
    expect(readOptions(['--runs', '5', '--write'])).toMatchObject({runs: '5', only: '', write: true});
  });

  test('are told in one sentence where one is unknown or lacks its value', () => {
    const known = '; the options are --runs …, --start-runs …, --only …, --cli …, --results …, --write';
    expect(() => readOptions(['--fast'])).toThrow(`Unknown option '--fast'${known}`);
    expect(() => readOptions(['--runs'])).toThrow(`Option '--runs <value>' argument missing${known}`);
    expect(() => readOptions(['more'])).toThrow(/^Unexpected argument 'more'.*; the options are /);
  });
});
