import {describe, expect, test} from '@jest/globals';
import {
  isMisread,
  isVague,
  plainLine,
  specLines,
  specPath,
  specText,
  specWord,
  vaguePath,
} from '../../../src/text/spec.ts';

test.each([
  ['plain', 'plain'],
  ['100%', '100%%'],
  ['%(touch /x)', '%%(touch /x)'],
  ['%%{x}', '%%%%{x}'],
  ['\\n', '\\n'],
  ['\\%{x}', '\\%{nil}%%{x}'],
  ['\\\\%(x)', '\\\\%{nil}%%(x)'],
  ['\\%{nil}', '\\%{nil}%%{nil}'],
  ['%{nil}', '%%{nil}'],
])('%j is %j in a spec', (text, escaped) => {
  expect(specText(text)).toBe(escaped);
});

test.each([
  ['%post', ' %post'],
  ['%POST -p /bin/sh', ' %POST -p /bin/sh'],
  ['%sourcelist', ' %sourcelist'],
  ['%words of later versions', ' %words of later versions'],
  [' %post', ' %post'],
  ['%%post', '%%post'],
  ['%if 0', '\\%if 0'],
  ['\t %endif', '\t \\%endif'],
  ['%include /etc/passwd', '\\%include /etc/passwd'],
  ['  %elifarch x', '  \\%elifarch x'],
  ['# heading', '\\# heading'],
  ['\f#x', '\f\\#x'],
  ['* entry', ' * entry'],
  [' * item', ' * item'],
  ['- %post', '- %post'],
  ['', ''],
])('the line %j of a description becomes %j', (line, plain) => {
  expect(plainLine(line)).toBe(plain);
});

test('lines are made plain before they are escaped', () => {
  expect(specLines('a\n%post\n# %(x)\n%if %{y}')).toBe('a\n %%post\n\\# %%(x)\n\\%{nil}%%if %%{y}');
});

test.each([
  ['%post', true],
  ['%files -n x', true],
  ['  %if 1', true],
  ['  %post', false],
  ['%%post', false],
  ['# %post', false],
  ['%1', false],
])('whether the line %j of a script would be misread: %j', (line, misread) => {
  expect(isMisread(line)).toBe(misread);
});

describe('a path of %files', () => {
  test.each([
    ['/usr/bin/hello', '/usr/bin/hello'],
    ['/a b', '/a[[:space:]]b'],
    ['/a*b?c[d]', '/a[*]b[?]c[[]d]'],
    ['/%config', '/[%%]config'],
    ['/%(id)', '/[%%](id)'],
    ['/it\'s "x" {y} \\', '/it?s[[:space:]]?x?[[:space:]]?y?[[:space:]]?'],
    ['/ünï', '/ünï'],
  ])('%j is written %j', (path, written) => {
    expect(specPath(path)).toBe(written);
  });

  test('with a sign that stands for any other is taken for those paths alone that differ there', () => {
    expect(isVague("/it's")).toBe(true);
    expect(isVague('/a*b')).toBe(false);
    expect(vaguePath("/it's.+").test('/it-s.+')).toBe(true);
    expect(vaguePath("/it's.+").test('/it/s.+')).toBe(false);
    expect(vaguePath("/it's.+").test('/it-s_+')).toBe(false);
  });
});

test.each([
  ['/bin/sh', '/bin/sh'],
  ['-e', '-e'],
  ['a b', 'a\\ b'],
  ['"\'\\', '\\"\\\'\\\\'],
  ['%(id)', '\\%\\(id\\)'],
  ['é', 'é'],
])('the word %j of a section is written %j', (word, written) => {
  expect(specWord(word)).toBe(written);
});
