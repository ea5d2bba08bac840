import {randomBytes} from 'node:crypto';
import {describe, expect, test} from '@jest/globals';
import {makeMask} from '../../../src/tools/mask.ts';
import {keyWords, passphraseWords} from '../../../src/tools/secret-words.ts';

const BODY = randomBytes(400).toString('base64');
const LINES = BODY.match(/.{1,64}/g)!;
const ARMORED = [
  '-----BEGIN PGP PRIVATE KEY BLOCK-----',
  'Version: GnuPG v2 for somewhere',
  'Comment: a-long-word-that-is-no-key-at-all',
  '',
  ...LINES,
  '=njUN',
  '-----END PGP PRIVATE KEY BLOCK-----',
  '',
].join('\n');
const LONG = LINES.filter((line) => line.length >= 16);

/** What a log that knows the key and the passphrase makes of a text. */
function shown(text: string, {key = '', passphrase = ''}: {key?: string; passphrase?: string}): string {
  const mask = makeMask();
  mask.add([...keyWords(key), ...passphraseWords(passphrase)]);
  return mask.hide(text);
}

const none = (text: string) => LONG.filter((line) => text.includes(line));

describe('a key in a log', () => {
  test('is stars, line by line; its armor, headers, blank lines and what else is said are not', () => {
    const log = `before\n${ARMORED}after: packing hello_1.0_amd64.deb\n\nend`;
    expect(none(log)).toEqual(LONG);
    const text = shown(log, {key: ARMORED});
    expect(none(text)).toEqual([]);
    expect(text).toContain('-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2 for somewhere\n');
    expect(text).toContain('Comment: a-long-word-that-is-no-key-at-all\n\n***\n');
    expect(text).toMatch(
      /=njUN\n-----END PGP PRIVATE KEY BLOCK-----\nafter: packing hello_1.0_amd64.deb\n\nend$/,
    );
  });

  const base64 = Buffer.from(ARMORED).toString('base64');
  const wrapped = base64.replaceAll(/.{76}/g, '$&\n');
  test.each([
    ['armored', ARMORED],
    ['with CRLF', ARMORED.replaceAll('\n', '\r\n')],
    ['with spaces for line ends', ARMORED.replaceAll('\n', ' ')],
    ['with written \\n', ARMORED.replaceAll('\n', '\\n')],
    ['as base64', base64],
    ['as base64 in lines', wrapped],
    ['as base64 of base64', Buffer.from(wrapped).toString('base64')],
  ])('given %s is hidden as it was given, and as the lines that are in it', (_, key) => {
    expect(none(shown(ARMORED, {key}))).toEqual([]);
    const given = shown(key, {key});
    for (const line of key.split(/[\r\n ]+/).filter((word) => /^[A-Za-z0-9+/=]{20,}$/.test(word)))
      expect(given).not.toContain(line);
  });

  test('is hidden as base64, in lines or in one, in JSON and in an address', () => {
    for (const text of [
      base64,
      wrapped,
      base64.replaceAll(/.{64}/g, '$&\n'),
      JSON.stringify({key: ARMORED}),
      new URLSearchParams({key: ARMORED}).toString(),
      encodeURIComponent(ARMORED),
    ]) {
      const left = shown(text, {key: ARMORED});
      expect(left.length).toBeLessThan(text.length / 2);
      expect(none(left)).toEqual([]);
      for (const line of LONG) expect(left).not.toContain(encodeURIComponent(line));
    }
  });
});

describe('a passphrase in a log', () => {
  const passphrase = 'correct "horse"/battery+ünicode\nsecond line & more';

  test('is stars, all of it and line by line, also as base64, hex, in JSON and in an address', () => {
    const lines = passphrase.split('\n');
    for (const part of [passphrase, ...lines])
      for (const text of [
        part,
        JSON.stringify({part}),
        encodeURIComponent(part),
        new URLSearchParams({part}).toString(),
        Buffer.from(part).toString('hex'),
      ]) {
        const left = shown(`<${text}>`, {passphrase});
        for (const word of ['correct', 'horse', 'battery', 'second', 'more'])
          expect(left).not.toContain(word);
        expect(left).toContain('***');
      }
  });

  test.each(['', 'x', 'yz'])('is hidden in base64 that begins %j before it', (before) => {
    const text = Buffer.from(`${before}${passphrase}`).toString('base64');
    const core = Buffer.from(passphrase).toString('base64').slice(4, 30);
    const left = shown(text, {passphrase});
    expect(left).toContain('***');
    expect(left.length).toBeLessThan(20);
    expect(left).not.toContain(core);
  });

  test('that is a short word leaves the log readable', () => {
    expect(shown('a cat sat', {passphrase: 'a'})).toBe('a cat sat');
  });

  test('none hides nothing', () => {
    expect(keyWords('')).toEqual([]);
    expect(passphraseWords('')).toEqual([]);
  });
});
