import {describe, expect, test} from '@jest/globals';
import {compileGlob, literalGlob} from '../../../../src/steps/stage/glob.ts';

const glob = (pattern: string) => {
  const compiled = compileGlob(pattern);
  if (typeof compiled === 'string') throw new Error(compiled);
  return compiled;
};

describe('a pattern', () => {
  test.each([
    ['a/*', 'a/b', true],
    ['a/*', 'a/.b', true],
    ['a/*', 'a/b/c', false],
    ['a/*', 'a/', true],
    ['a/**', 'a/b/c', true],
    ['a/**/*', 'a/b', false],
    ['a/**/*', 'a/b/c', true],
    ['**.conf', 'x/y.conf', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a?c', 'a😀c', true],
    ['[ab].x', 'b.x', true],
    ['[ab].x', 'c.x', false],
    ['[!ab].x', 'c.x', true],
    ['[0-3]', '2', true],
    ['[0-3]', '-', false],
    ['[a-]', '-', true],
    ['[\\]]', ']', true],
    ['{a,b}.x', 'b.x', true],
    ['{a,b{c,d}}', 'bd', true],
    ['{a,}b', 'b', true],
    ['a,b', 'a,b', true],
    ['a}', 'a}', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a.b', 'axb', false],
    ['a+(b|c)^$', 'a+(b|c)^$', true],
    ['(a|b)', 'a', false],
    ['!a', 'b', false],
  ])('%s on %s: %p', (pattern, path, matches) => {
    expect(glob(pattern).matches(path)).toBe(matches);
  });

  test.each(['[', '[a', '[!', '[]', '[]a]', '[z-a]', '[\\', '[]-a!b]'])(
    '%s is none: its list is wrong',
    (pattern) => {
      expect(compileGlob(pattern)).toMatch(/no list of characters/);
    },
  );

  test.each(['{a', 'x/{a,b', '{{a}'])('%s is none: its brace is open', (pattern) => {
    expect(compileGlob(pattern)).toMatch(/never closed/);
  });

  test.each([
    ['a/b/*.c', 'a/b'],
    ['*', ''],
    ['a/b', 'a/b'],
    ['/usr/*', '/usr'],
    ['a\\*b/c', 'a*b/c'],
    ['a/{b,c}/d', 'a'],
  ])('%s is looked for in "%s"', (pattern, base) => {
    expect(glob(pattern).base).toBe(base);
  });

  test('without a wildcard is the very path', () => {
    expect([glob('a/b').literal, glob('a\\*').literal, glob('a*').literal]).toEqual([true, true, false]);
    expect(literalGlob('[x]*').matches('[x]*')).toBe(true);
  });
});
