import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {rpm} from '../../../src/formats/rpm/rpm.ts';

const read = (text: string): string => {
  const result = rpm.relation(text);
  if ('message' in result) throw new Error(result.message);
  return result.text;
};

describe('a relation is read in every usual spelling', () => {
  test.each([
    ['foo', 'foo'],
    ['  foo ', 'foo'],
    ['foo >= 1.2', 'foo >= 1.2'],
    ['foo>=1.2', 'foo >= 1.2'],
    ['foo  =  1:2.0-3.el9', 'foo = 1:2.0-3.el9'],
    ['foo (>= 1.2)', 'foo >= 1.2'],
    ['foo(>= 1.2)', 'foo >= 1.2'],
    ['foo (<< 2.0.0~)', 'foo < 2.0.0~'],
    ['foo (>> 2)', 'foo > 2'],
    ['foo == 2', 'foo = 2'],
    ['pkgconfig(x) >= 1', 'pkgconfig(x) >= 1'],
    ['pkgconfig(x) (>= 1)', 'pkgconfig(x) >= 1'],
    ['/usr/bin/foo', '/usr/bin/foo'],
    ['user(x)', 'user(x)'],
    ['font(:lang=en)', 'font(:lang=en)'],
    ['npm(@foo/bar) < 2', 'npm(@foo/bar) < 2'],
    ['libc.so.6(GLIBC_2.34)(64bit)', 'libc.so.6(GLIBC_2.34)(64bit)'],
    ['libstdc++', 'libstdc++'],
    ['perl(Foo::Bar)', 'perl(Foo::Bar)'],
    ['(a or b)', '(a or b)'],
    ['(a   or   b >= 1)', '(a or b >= 1)'],
    ['((a and b) or (c with d))', '((a and b) or (c with d))'],
    ['(a if b else c)', '(a if b else c)'],
    ['(a unless (b and c))', '(a unless (b and c))'],
    ['(pkgconfig(x) >= 1 or user(y))', '(pkgconfig(x) >= 1 or user(y))'],
    ['a | b', '(a or b)'],
    ['a (>= 1) | b (<< 3) | c', '(a >= 1 or b < 3 or c)'],
    ['a | a', 'a'],
  ])('%s', (written, meant) => {
    expect(read(written)).toBe(meant);
  });
});

describe('a relation that rpm cannot hold is a problem with a hint', () => {
  test.each([
    '',
    '  ',
    'foo\nProvides: bar',
    'foo\t>= 1',
    'foo\0',
    'foo, bar',
    'foo bar',
    'foo >= ',
    'foo >= 1.2-3-4',
    'foo >= 1 2',
    'foo (>= 1',
    'foo:any',
    'foo [amd64]',
    'foo <!nocheck>',
    '(a or b',
    '(a or b) c',
    '(a or)',
    '(or b)',
    '(a and b or c)',
    '(a if b else)',
    '(a else b)',
    '(a without b without c)',
    '(a b)',
    'a | | b',
    'a || b',
    '>= 1',
    '(',
    ')',
    '()',
    `${'('.repeat(100)}a or b${')'.repeat(100)}`,
    '$(reboot)',
    '-foo',
  ])('%j', (text) => {
    const result = rpm.relation(text);
    expect(result).toHaveProperty('message');
    expect(result).toHaveProperty('hint', expect.stringMatching(/./));
  });
});

test('whatever is written, the answer is one line that reads the same again, or a problem', () => {
  const word = fc.constantFrom(
    'a',
    'b(c)',
    '(',
    ')',
    'or',
    'and',
    'if',
    'else',
    '>=',
    '<<',
    '1.2',
    '|',
    ',',
    ' ',
    '\n',
    ':any',
    'é',
    '%',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const result = rpm.relation(text);
        if ('message' in result) return;
        expect(result.text).not.toMatch(/\p{Cc}/u);
        expect(read(result.text)).toBe(result.text);
      },
    ),
    {numRuns: 2000},
  );
});

test('a long hostile relation is answered at once', () => {
  const start = performance.now();
  for (const text of [
    'a'.repeat(1e5),
    '('.repeat(1e5),
    `a${'(b)'.repeat(3e4)}`,
    `a ${'('.repeat(5e4)} >= 1`,
    ' '.repeat(1e5),
  ]) {
    rpm.relation(text);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
