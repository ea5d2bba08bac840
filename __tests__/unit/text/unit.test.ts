import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {
  closesQuotes,
  isTemplateUnit,
  isUnitName,
  unitText,
  unitValue,
  unitValueProblem,
  unitWord,
} from '../../../src/text/unit.ts';

const nasty = fc.string({
  unit: fc.constantFrom(...'ab%"\'\\$ \n\r\t\0\u0085\u2028é=[]#;\u001b'),
  maxLength: 30,
});

describe('text in a unit', () => {
  test('is one line, whatever it holds, and no line after it belongs to it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = unitText(text);
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(shown).not.toMatch(/\\$/);
        expect(shown.replaceAll('%%', '')).not.toContain('%');
      }),
    );
  });

  test.each([
    ['Says 100% hello', 'Says 100%% hello'],
    ['a\nExecStart=/bin/sh', 'a ExecStart=/bin/sh'],
    ['ends with \\', 'ends with'],
    ['ends with \\\\ \\', 'ends with'],
    ['half \ud800 a sign', 'half \ufffd a sign'],
  ])('%j is %j', (text, shown) => {
    expect(unitText(text)).toBe(shown);
  });
});

describe('a quoted word in a unit', () => {
  /** What systemd reads: https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html#Quoting */
  const meant = (word: string): string =>
    word
      .slice(1, -1)
      .replace(/\\(.)/g, (_, sign: string) => ({n: '\n', t: '\t'})[sign] ?? sign)
      .replaceAll('%%', '%');

  test('means the text, or is refused', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        let word: string;
        try {
          word = unitWord(text);
        } catch {
          expect(text).toMatch(/[^\P{Cc}\n\t]|\u2028|\u2029/u);
          return;
        }
        expect(word).toMatch(/^"(?:[^"\\\p{Cc}]|\\.)*"$/u);
        expect(meant(word)).toBe(text);
      }),
    );
  });
});

describe('a value in the words of systemd', () => {
  test('is refused where it would open a line, join the next or name no specifier', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        if (unitValueProblem(text)) expect(() => unitValue(text)).toThrow();
        else expect(`${unitValue(text)}\nNext=1`.split('\n')).toHaveLength(2);
      }),
    );
  });

  test.each([
    ['/usr/bin/a\nExecStart=/bin/sh', 'a line break'],
    ['/usr/bin/a\rx', 'a line break'],
    ['/usr/bin/a\u2028x', 'a line break'],
    ['/usr/bin/a \\', 'ends with a backslash'],
    ['/usr/bin/a \\\\\\', 'ends with a backslash'],
    ['date +%Y', 'holds %Y'],
    ['100%', 'holds %'],
    ['100% sure', 'holds % '],
  ])('%j is refused', (text, reason) => {
    expect(unitValueProblem(text)?.message).toContain(reason);
  });

  test.each(['/usr/bin/a %i %% %H', '/usr/bin/a \\\\', '$HOME "x y" \\x20', ''])('%j is taken', (text) => {
    expect(unitValueProblem(text)).toBeUndefined();
  });
});

test.each([
  ['hello.service', true],
  ['hello@.service', true],
  ['hello@a\\x2db.timer', true],
  ['a:b-c_d.socket', true],
  ['hello', false],
  ['hello.conf', false],
  ['he llo.service', false],
  ['../hello.service', false],
  ['@.service', false],
  [`${'a'.repeat(250)}.service`, false],
  ['hello.service\n', false],
])('%j is a unit name: %s', (name, is) => {
  expect(isUnitName(name)).toBe(is);
});

test('only a template waits for its instance', () => {
  expect(['a@.service', 'a.service', 'a@b.service'].map(isTemplateUnit)).toEqual([true, false, false]);
});

test.each([
  [`a "b 'c" d`, true],
  [`a 'b`, false],
  ['a "b\\"', false],
  ['a \\"b', true],
  ['', true],
])('%j closes its quotes: %s', (line, closes) => {
  expect(closesQuotes(line)).toBe(closes);
});
