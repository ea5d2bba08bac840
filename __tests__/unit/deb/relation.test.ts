import {describe, expect, test} from '@jest/globals';
import {debRelation} from '../../../src/formats/deb/relation.ts';

describe('a relation for a deb', () => {
  test.each([
    ['foo', 'foo'],
    [' foo ', 'foo'],
    ['foo (>= 1.2)', 'foo (>= 1.2)'],
    ['foo(>=1.2)', 'foo (>= 1.2)'],
    ['foo >= 1.2', 'foo (>= 1.2)'],
    ['foo > 1.2', 'foo (>> 1.2)'],
    ['foo (< 2.0)', 'foo (<< 2.0)'],
    ['foo << 2.0~', 'foo (<< 2.0~)'],
    ['foo = 1:1.2-3', 'foo (= 1:1.2-3)'],
    ['foo == 1', 'foo (= 1)'],
    ['foo:any', 'foo:any'],
    ['foo:amd64 (<= 3)', 'foo:amd64 (<= 3)'],
    ['a | b (>= 2)|c', 'a | b (>= 2) | c'],
    ['a, b >= 1', 'a, b (>= 1)'],
    ['libstdc++6', 'libstdc++6'],
    ['node.js_x', 'node.js_x'],
    ['', ''],
    ['  ', ''],
  ])('"%s" is written "%s"', (text, written) => {
    expect(debRelation(text)).toEqual({text: written});
  });

  test.each([
    ['foo\nEssential: yes', 'control character'],
    ['foo\r', undefined],
    ['foo (>= 1.2\n)', 'control character'],
    ['foo (>= )', 'no version'],
    ['foo >=', 'no version'],
    ['foo bar', 'no version'],
    ['foo (>= 1.2', 'no version'],
    ['foo (>= 1.2) bar', 'no version'],
    ['foo >= 1_2', 'no version'],
    ['foo >= 1^git', 'no version'],
    ['foo != 1', 'uses !='],
    ['foo [amd64]', 'architecture'],
    ['foo <!nocheck>', 'architecture'],
    ['foo (>= 1) [!i386] <!nocheck>', 'architecture'],
    ['a | ', 'names no package'],
    ['a,,b', 'names no package'],
    ['|', 'names no package'],
    ['-foo', 'names no package'],
    ['föö', 'no version'],
    ['(foo or bar)', "rpm's spelling"],
    ['pkgconfig(zlib)', "rpm's spelling"],
    ['libc.so.6()(64bit)', "rpm's spelling"],
    ['/usr/bin/env', "rpm's spelling"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Debian's own notation
    ['${shlibs:Depends}', 'substitution variable'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Debian's own notation
    ['libc6, ${misc:Depends}', 'substitution variable'],
  ])('%j is refused', (text, message) => {
    const result = debRelation(text);
    if (message === undefined) expect(result).toEqual({text: 'foo'});
    else expect(result).toMatchObject({message: expect.stringContaining(message), hint: expect.any(String)});
  });

  test('a relation of a hundred thousand characters is judged at once', () => {
    const start = performance.now();
    for (const text of [
      '('.repeat(100_000),
      'a '.repeat(50_000),
      `a (>= ${'1 '.repeat(50_000)}`,
      '<'.repeat(100_000),
    ]) {
      expect(debRelation(text)).toHaveProperty('message');
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
