import {expect, test} from '@jest/globals';
import fc from 'fast-check';
import {bytes, makeHeader, strings, type TagValue} from '../../../src/formats/rpm/header.ts';
import {viewHeader} from '../../../src/formats/rpm/header-view.ts';
import {signatureLines} from '../../../src/formats/rpm/signatures.ts';
import {SIGTAG, TAG} from '../../../src/formats/rpm/tags.ts';

const linesOf = (...tags: readonly (readonly [number, TagValue])[]) =>
  signatureLines(viewHeader(makeHeader(TAG.headerSignatures, new Map(tags)), 'signature header'));

const KEY = '0123456789abcdef';
const issuer = `0910${KEY}`;

/** A packet of that body under an old header with one byte of length. */
const packet = (body: string) =>
  Buffer.from(`88${(body.length / 2).toString(16).padStart(2, '0')}${body}`, 'hex');

test('each signature is one line: its place, its algorithms, its key', () => {
  const v4 = packet(`0400010a0000000a${issuer}ffff`);
  const v3 = packet(`030500000000${'00'}${KEY}11020000`);
  expect(
    linesOf(
      [TAG.rsaHeader, bytes(v4)],
      [SIGTAG.gpg, bytes(v3)],
      [TAG.openpgp, strings([Buffer.from(`c2${(v4.length - 2).toString(16)}`, 'hex').toString('base64')])],
    ),
  ).toEqual([
    'header signature (OPENPGP)',
    `header signature (RSAHEADER): RSA/SHA512, key ${KEY}`,
    `header and payload signature (SIGGPG): DSA/SHA1, key ${KEY}`,
  ]);
});

test('the key is found in a hashed fingerprint, under either header, in version 6 too', () => {
  // 34 bytes of subpackets: length 33, type 33, the fingerprint.
  const body = `0400160a00222121${'00'.repeat(24)}${KEY}0000ffff`;
  expect(linesOf([TAG.dsaHeader, bytes(packet(body))])).toEqual([
    `header signature (DSAHEADER): EdDSA/SHA512, key ${KEY}`,
  ]);
  const modern = Buffer.from(`c2${(body.length / 2).toString(16)}${body}`, 'hex');
  expect(linesOf([TAG.openpgp, strings([modern.toString('base64')])])[0]).toContain(KEY);
});

test('no packet, however broken, stops the reader', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({minLength: 1, maxLength: 80}),
      fc.constantFrom(0x88, 0x89, 0x8a, 0xc2),
      (tail, head) => {
        for (const version of [3, 4, 6]) {
          expect(linesOf([TAG.rsaHeader, bytes(Buffer.from([head, 20, version, ...tail]))])).toHaveLength(1);
        }
      },
    ),
    {numRuns: 1000},
  );
});
