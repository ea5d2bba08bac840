import {beforeAll, describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {UserError} from '../../../src/model/errors.ts';
import {type KeyTextWish, readKeyText} from '../../../src/text/key-text.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

let secret: string;
let publicKey: string;
let other: string;
let packets: Buffer;
let crowded: Buffer;
beforeAll(async () => {
  const key = await smallKey();
  secret = armored(key);
  publicKey = armored(key.toPublic());
  packets = Buffer.from(key.write());
  other = armored(await smallKey('Other'));
  crowded = Buffer.from(await smallKey('Third', 'open sesame').then((locked) => locked.write()));
});

const WHAT = 'the key';
const read = (given: string | Uint8Array, want: KeyTextWish['want'] = 'secret') =>
  readKeyText(given, {what: WHAT, want});

/** `code: message | hint`, or the bytes. */
function told(given: string | Uint8Array, want?: KeyTextWish['want']): string | Uint8Array {
  try {
    return read(given, want).bytes;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.cause).toBeUndefined();
    return `${error.code}: ${error.message} | ${error.hint}`;
  }
}

const twice = (text: string): string => Buffer.from(Buffer.from(text).toString('base64')).toString('base64');
const base64 = (text: string | Uint8Array): string => Buffer.from(text as string).toString('base64');
const wrapped = (text: string): string => text.replace(/.{76}/g, '$&\n');
const bodyOf = (text: string): string => text.split('\n\n')[1]!.split('\n-----END')[0]!;

describe('a key is read from', () => {
  const good: Readonly<Record<string, () => string | Uint8Array>> = {
    'armored text': () => secret,
    'the line ends of Windows': () => secret.replaceAll('\n', '\r\n'),
    'the line ends of old Macs': () => secret.replaceAll('\n', '\r'),
    'indented lines': () => secret.replace(/^/gm, '      '),
    'a byte-order mark': () => `\uFEFF${secret}`,
    'text around it': () => `Here is the key:\n\n${secret}\n-- \nregards`,
    'headers such as Version and Comment': () =>
      secret.replace('BLOCK-----\n', 'BLOCK-----\nVersion: GnuPG v2\nComment: of the team\nCharset: UTF-8'),
    'no checksum': () => secret.replace(/\n=[A-Za-z0-9+/]{4}\n/, '\n'),
    'base64 of armored text': () => base64(secret),
    'base64 of packets': () => base64(packets),
    'base64 in lines': () => wrapped(base64(secret)),
    'base64 in indented lines': () => wrapped(base64(packets)).replace(/^/gm, '  '),
    'base64 for addresses': () =>
      base64(packets).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    'bare packets': () => packets,
    'what PowerShell writes': () => Buffer.from(`\uFEFF${secret}`, 'utf16le'),
    'what PowerShell wrote, read as UTF-8': () => Buffer.from(`\uFEFF${secret}`, 'utf16le').toString('utf8'),
  };

  test.each(Object.keys(good))('%s, as it is', (what) => {
    const {bytes, warnings} = read(good[what]!());
    expect(Buffer.from(bytes)).toEqual(packets);
    expect(warnings).toEqual([]);
  });

  const mended: Readonly<Record<string, () => string>> = {
    'line breaks that became spaces': () => secret.trim().replace(/\n+/g, ' '),
    'line breaks that are gone': () => secret.replaceAll('\n', ''),
    'line breaks written out': () => secret.replaceAll('\n', '\\n'),
    'line breaks of Windows written out': () => secret.replaceAll('\n', '\\r\\n'),
    'line breaks in percent signs': () => secret.replaceAll('\n', '%0A'),
    'headers and no line breaks': () =>
      secret
        .replace('BLOCK-----\n', 'BLOCK-----\nVersion: GnuPG v2\nComment: of the team')
        .replace(/\n+/g, ' '),
    'lost line breaks in base64': () => base64(secret.replace(/\n+/g, ' ')),
    'double quotes': () => JSON.stringify(secret),
    'single quotes': () => `'${secret}'`,
  };

  test.each(Object.keys(mended))('%s, with a warning that says how to store it', (what) => {
    const {bytes, warnings} = read(mended[what]!());
    expect(Buffer.from(bytes)).toEqual(packets);
    expect(warnings.length).toBeGreaterThan(0);
    for (const {message, hint} of warnings) {
      expect(message).toMatch(/^the key (?:has lost its line breaks|is in quotes)/);
      expect(hint).toContain('gpg --armor --export-secret-keys FINGERPRINT | gh secret set GPG_PRIVATE_KEY');
    }
  });

  test('several blocks one after the other, and several keys in one', () => {
    const both = Buffer.from(read(`${secret}\n${other}`).bytes);
    expect(both.subarray(0, packets.length)).toEqual(packets);
    expect(both.length).toBeGreaterThan(packets.length);
    expect(Buffer.from(read(base64(both)).bytes)).toEqual(both);
    expect(Buffer.from(read(`${secret} ${other}`.replace(/\n+/g, ' ')).bytes)).toEqual(both);
    expect(Buffer.from(read(`${publicKey}${secret}`).bytes).includes(packets)).toBe(true);
  });
});

describe('a sentence of its own is for', () => {
  const SECRET =
    'gpg --armor --export-secret-keys FINGERPRINT | gh secret set GPG_PRIVATE_KEY stores the secret one';
  const bad: Readonly<Record<string, readonly [given: () => string | Uint8Array, told: string]>> = {
    nothing: [() => '', `key/empty: the key is empty | ${SECRET}`],
    blanks: [() => ' \n\t\r\n', 'key/empty: the key is empty'],
    'empty quotes': [() => '""', 'key/empty: the key is empty'],
    'a block with nothing in it': [
      () => '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n-----END PGP PRIVATE KEY BLOCK-----\n',
      'key/empty: the key has nothing between its BEGIN and END lines',
    ],
    'a public key': [
      () => publicKey,
      `key/public: the key is a public key: it checks signatures and cannot make them | ${SECRET}`,
    ],
    'a public key in base64': [() => base64(publicKey), 'key/public: '],
    'a missing END line': [
      () => secret.slice(0, secret.indexOf('-----END')),
      `key/truncated: the key is cut off: its END line is missing | ${SECRET}`,
    ],
    'a missing BEGIN line': [
      () => secret.slice(secret.indexOf('\n')),
      'key/truncated: the key is cut off: its BEGIN line is missing',
    ],
    'a first of two blocks without END': [
      () => `${secret.slice(0, 200)}\n${other}`,
      'key/truncated: the key is cut off: its END line is missing',
    ],
    'a last part left out': [
      () => secret.replace(/(\n[^\n]{20})[^\n]+\n[^\n]+\n=/, '$1\n='),
      'key/truncated: the key is cut off: a part of it is missing',
    ],
    'a letter changed': [
      () => {
        const at = secret.indexOf('\n\n') + 102;
        return `${secret.slice(0, at)}${secret[at] === 'A' ? 'B' : 'A'}${secret.slice(at + 1)}`;
      },
      'key/damaged: the key is damaged: its checksum is wrong, so that something in it was changed or left out',
    ],
    'characters that do not belong': [
      () => secret.replace(bodyOf(secret).slice(70, 80), '***'),
      'key/damaged: the key is damaged: it holds characters that no armored key has',
    ],
    'stars of a log in its place': [() => '***', 'key/unreadable: the key is no OpenPGP key'],
    'packets that are cut': [() => packets.subarray(0, 300), 'key/truncated: '],
    'base64 that is cut': [
      () => base64(packets).slice(0, 400),
      `key/truncated: the key is cut off: a part of it is missing | ${SECRET}`,
    ],
    'base64 of armored text that is cut': [() => base64(secret).slice(0, 400), 'key/truncated: '],
    'base64 of base64 of armored text': [
      () => twice(secret),
      'key/base64-twice: the key is base64 of base64: it was encoded twice | leave out one `base64`',
    ],
    'base64 of base64 of packets': [() => base64(base64(packets)), 'key/base64-twice: '],
    'base64 three times': [() => base64(twice(secret)), 'key/base64-twice: '],
    'base64 of base64 in lines': [() => wrapped(base64(wrapped(base64(secret)))), 'key/base64-twice: '],
    'an SSH key': [
      () => '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n',
      `key/ssh: the key is an SSH key, and packages are signed with OpenPGP keys | ${SECRET}`,
    ],
    'an SSH key in base64': [
      () => base64('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n'),
      'key/ssh: ',
    ],
    'a public SSH key': [() => 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI example@example.org', 'key/ssh: '],
    'a PEM key': [
      () => '-----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY-----',
      'key/x509: the key is a PEM key as TLS and apk use it',
    ],
    'a certificate': [
      () => '-----BEGIN CERTIFICATE-----\nMIIEow==\n-----END CERTIFICATE-----',
      'key/x509: the key is an X.509 certificate',
    ],
    'a path': [
      () => '/home/example/release.asc',
      'key/path: the key is the path of a file, not what is in it | give the content of the file; the command line has --gpg-private-key FILE',
    ],
    'a path from home': [() => '~/keys/release', 'key/path: '],
    'a name of a file': [() => 'secret.gpg', 'key/path: '],
    'a path of letters alone': [() => '/home/example/key', 'key/path: '],
    'a path of Windows': [() => 'C:\\keys\\release.asc', 'key/path: '],
    'a fingerprint': [
      () => '0123 4567 89AB CDEF 0123  4567 89AB CDEF 0123 4567',
      'key/fingerprint: the key is the fingerprint or id of a key, not the key itself',
    ],
    'a fingerprint in one word': [() => '0123456789abcdef0123456789abcdef01234567', 'key/fingerprint: '],
    'an expression': [() => `\${{ secrets.GPG_PRIVATE_KEY }}`, 'key/expression: '],
    'the name of a variable': [() => '$GPG_PRIVATE_KEY', 'key/expression: '],
    JSON: [() => '{"key": "abc"}', 'key/json: the key is JSON, not a key'],
    'a signature': [
      () => '-----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----\n',
      'key/other-block: the key is a signature or a revocation certificate, not a key',
    ],
    'a message': [
      () => '-----BEGIN PGP MESSAGE-----\n\nabcd\n-----END PGP MESSAGE-----\n',
      'key/other-block: the key is an OpenPGP message, not a key',
    ],
    'a file of the agent': [() => '(21:protected-private-key(3:rsa(1:n', 'key/agent-file: '],
    'a keybox': [() => Buffer.from('\0\0\0\x20\x01\x01\0\x02KBXf\0\0\0\0', 'latin1'), 'key/keybox: '],
    'packets read as text': [() => packets.toString('utf8'), 'key/binary: the key is binary, and was harmed'],
    'a key of version 3': [
      () => Buffer.from([0x95, 0, 8, 3, 0, 0, 0, 0, 0, 0, 1]),
      'key/version: the key is a key of version 3 or older, which nothing accepts any more',
    ],
    'a key of version 6': [
      () => Buffer.from([0xc5, 8, 6, 0, 0, 0, 0, 0, 0, 1]),
      'key/version: the key is a key of version 5 or 6',
    ],
    'far too much': [() => 'A'.repeat(2_000_000), 'key/unreadable: the key is far too long for a key'],
    words: [() => 'please sign this', `key/unreadable: the key is no OpenPGP key | ${SECRET}`],
    'base64 of words': [() => base64('please sign this'), 'key/unreadable: the key is no OpenPGP key'],
  };

  test.each(Object.keys(bad))('%s', (what) => {
    const [given, sentence] = bad[what]!;
    expect(told(given())).toEqual(expect.stringContaining(sentence));
    expect(String(told(given())).startsWith(sentence)).toBe(true);
  });

  test('lines left out', () => {
    const without = secret.replace(`${bodyOf(secret).split('\n')[3]!}\n`, '');
    expect(told(without)).toMatch(/^key\/(?:truncated: the key is cut off|damaged: the key is damaged): /);
  });

  test('a secret key where the public one belongs, with what to do about it', () => {
    expect(told(secret, 'public')).toMatch(
      /^key\/secret: the key holds a secret key where the public one belongs \| gpg --armor --export FINGERPRINT > FILE .*revoke it$/,
    );
    expect(told(publicKey, 'public')).toBeInstanceOf(Uint8Array);
    expect(told(secret, 'any')).toBeInstanceOf(Uint8Array);
  });
});

describe('whatever is given', () => {
  const holdsPart = (sentence: string, given: string): boolean => {
    const words = given.match(/[A-Za-z0-9+/]{12,}/g) ?? [];
    return words.some((word) => !/^(?:FINGERPRINT|PRIVATE|GPG)/.test(word) && sentence.includes(word));
  };

  test('there is a key or a sentence, soon, and nothing of it in the sentence', () => {
    const pieces = () =>
      fc.oneof(
        fc.string({maxLength: 300, unit: 'binary'}),
        fc.base64String({maxLength: 400}),
        fc.uint8Array({maxLength: 300}).map((bytes) => Buffer.from(bytes).toString('latin1')),
        fc.constantFrom(
          secret,
          publicKey,
          base64(secret),
          '-----BEGIN PGP PRIVATE KEY BLOCK-----',
          '\n',
          '"',
        ),
        fc.nat({max: 700}).map((at) => secret.slice(at)),
        fc.nat({max: 700}).map((at) => secret.slice(0, at)),
      );
    fc.assert(
      fc.property(fc.array(pieces(), {maxLength: 5}), (parts) => {
        const given = parts.join('');
        const result = told(given);
        if (typeof result === 'string') expect(holdsPart(result, given)).toBe(false);
      }),
      {numRuns: 400},
    );
  });

  test('packets with bytes changed give a key or a sentence', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(255)), {maxLength: 6}), (changes) => {
        const bytes = Buffer.from(crowded);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        told(bytes);
        told(bytes.toString('base64'));
      }),
      {numRuns: 300},
    );
  });

  test.each([
    ['blanks', ' '.repeat(900_000)],
    ['quotes', '"'.repeat(900_000)],
    ['dashes', '-'.repeat(900_000)],
    ['brackets', `[${'] '.repeat(400_000)}x`],
    ['blocks', '-----BEGIN PGP PRIVATE KEY BLOCK-----'.repeat(20_000)],
    [
      'words of a header',
      `-----BEGIN PGP PRIVATE KEY BLOCK----- ${'a '.repeat(400_000)}-----END PGP PRIVATE KEY BLOCK-----`,
    ],
    ['packets without anything in them', Buffer.alloc(900_000, Buffer.from([0xc5, 0]))],
    ['one line of base64', `l${'A'.repeat(900_000)}`],
  ])('%s by the hundred thousand are refused within seconds', (_what, given) => {
    const start = performance.now();
    expect(typeof told(given)).toBe('string');
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
