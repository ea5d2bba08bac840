// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is what shells replace.
import {execFileSync, spawnSync} from 'node:child_process';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {quoted} from '../../../src/text/shell.ts';
import {commandsIn} from '../../../src/text/shell-nodes.ts';
import {shellTree} from '../../../src/text/shell-tree.ts';

const commands = (text: string) =>
  commandsIn(shellTree(text) ?? []).map(
    ({words, redirects, line}) =>
      `${line}: ${[...words.map(({raw}) => raw), ...redirects.map(({operator, to}) => `${operator}${to.raw}`)].join(' ')}`,
  );

const PIECES = [
  ...[
    'if',
    'then',
    'else',
    'elif',
    'fi',
    'case',
    'in',
    'esac',
    'while',
    'do',
    'done',
    'for',
    'function',
    '{',
    '}',
  ],
  ...[
    '(',
    ')',
    '$(',
    '${',
    '`',
    '"',
    "'",
    "$'",
    '\\',
    '#',
    ';',
    ';;',
    '&&',
    '||',
    '|',
    '&',
    '<<',
    '<<-',
    '<<<',
  ],
  ...['>', '2>', '>&', '&>', '<(', '\n', ' ', '\t', 'a', '$1', 'x=', 'EOF', '*', '!', '[[', '(('],
];

describe('a shell script', () => {
  test('is read command by command, each with its line', () => {
    const text = [
      '#!/bin/sh',
      'a=1 b "c d" >e 2>&1 # not f',
      'if g; then h | i; elif j; then k; else l; fi </dev/null',
      'case "$1" in a|b) m ;; (c) n;; *) o; esac',
      'while p; do q; done; for r in s t; do u "$r"; done',
      'v() { w; }; ( x && y || z ) & aa \\',
      '  bb; cc=$(dd; ee) ff `gg`',
      "cat <<EOF <<-'E2' ; hh",
      'not ii',
      'EOF',
      '\tnot jj',
      '\tE2',
      'kk \'#\' "a;b" l#l ${m:-;} $((1 << 2))',
    ].join('\n');
    expect(commands(text)).toEqual([
      '2: a=1 b "c d" >e >&1',
      ...['3: g', '3: h', '3: i', '3: j', '3: k', '3: l', '3: </dev/null'],
      ...['4: m', '4: n', '4: o', '5: p', '5: q', '5: u "$r"'],
      ...['6: w', '6: x', '6: y', '6: z', '6: aa bb', '7: cc=$(dd; ee) ff `gg`'],
      ...["8: cat <<EOF <<-'E2'", '8: hh', '13: kk \'#\' "a;b" l#l ${m:-;} $((1 << 2))'],
    ]);
  });

  test.each([
    'if a; then b',
    'a )',
    '"a',
    "'a",
    '$(a',
    '${a',
    '`a',
    'fi',
    'case a in',
    'a <',
    'a() {',
    '}',
    'a && ',
  ])('that is not finished is none: %j', (text) => {
    expect(shellTree(text)).toBeUndefined();
  });

  test('is never a reason to fail or to wait, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), {maxLength: 60}), (pieces) => {
        shellTree(pieces.join(''));
        shellTree(pieces.join(' '));
      }),
    );
    expect(shellTree('('.repeat(100_000))).toBeUndefined();
    expect(shellTree(`a${' b'.repeat(100_000)}`)).toHaveLength(1);
  });

  test('has no command beyond its last line', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES, 'true', 'echo'), {maxLength: 12}), (pieces) => {
        const text = pieces.join(' ');
        // What only bash takes, or only dash, may differ.
        if (shellTree(text) === undefined || /[<>]\(|\(\(|\[\[|&>|<<<|function|\$'|!/.test(text)) return;
        expect(commandsIn(shellTree(text) ?? []).every(({line}) => line <= text.split('\n').length)).toBe(
          true,
        );
      }),
    );
  });
});

test('a text in quotes is the same text to the shell', () => {
  const texts = ["it's", '$(touch x)', '`x`', '"', '\\', 'a\nb', '', '-n', '*', "''", 'ä ö'];
  const printed = execFileSync('sh', ['-c', `printf '%s\\n--\\n' ${texts.map(quoted).join(' ')}`]).toString();
  expect(printed.split('\n--\n').slice(0, -1)).toEqual(texts);
  expect(spawnSync('sh', ['-n', '-c', quoted("a'b")]).status).toBe(0);
});
