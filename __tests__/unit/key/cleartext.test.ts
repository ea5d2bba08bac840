import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {armoredSignature, clearSigned, readOpenKeys, signedText} from '../../../src/tools/openpgp/index.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

const CHECKSUM = /\n=[A-Za-z0-9+/]{4}\n-----END PGP /;

test.each([60, 61, 62])(
  '%d bytes of a signature are armored with a checksum, lines ended as in Unix',
  (length) => {
    const text = armoredSignature(Buffer.alloc(length, 1));
    expect(text).toMatch(CHECKSUM);
    expect(text).not.toContain('\r');
  },
);

test('public keys are armored with a checksum, lines ended as in Unix, and without their secret', async () => {
  const [key] = await readOpenKeys(armored(await smallKey()), 'the key');
  expect(key!.publicKey).toMatch(CHECKSUM);
  expect(key!.publicKey).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n/);
  expect(key!.publicKey).not.toContain('\r');
  expect((await readOpenKeys(key!.publicKey, 'it'))[0]!.facts.parts.map(({secret}) => secret)).toEqual([
    'none',
    'none',
    'none',
  ]);
});

describe('what is signed of a text', () => {
  test.each([
    ['a\nb\n', 'a\r\nb'],
    ['a\r\nb\r\n', 'a\r\nb'],
    ['a \t\nb\r\r\n', 'a\r\nb'],
    ['a\n\n', 'a\r\n'],
    ['a', 'a'],
    ['', ''],
    ['\u00A0\n', '\u00A0'],
  ])('%j is %j', (text, signed) => {
    expect(signedText(text)).toBe(signed);
  });

  test('is what a message shows, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({unit: fc.constantFrom('a', '-', ' ', '\t', '\r\n', '\n', 'From ', 'é')}),
        (text) => {
          const [, rest = ''] = clearSigned(text, Buffer.alloc(9)).split('\nHash: SHA512\n\n');
          const body = rest.slice(0, rest.indexOf('\n-----BEGIN PGP SIGNATURE-----\n'));
          expect(body.match(/^-(?! ).*/gm)).toBeNull();
          expect(body.replace(/^- /gm, '').replaceAll('\n', '\r\n')).toBe(signedText(text));
        },
      ),
    );
  });
});
