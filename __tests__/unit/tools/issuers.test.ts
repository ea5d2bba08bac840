import {expect, test} from '@jest/globals';
import {armoredSignature} from '../../../src/tools/openpgp/index.ts';
import {signaturesIn} from '../../../src/tools/openpgp/issuers.ts';
import {aptSigner} from '../../support/apt-shelf.ts';

const content = Buffer.from('what is signed');

async function signed() {
  const signers = [await aptSigner('One'), await aptSigner('Two')];
  const packets = await Promise.all(signers.map((signer) => signer.detached(content)));
  return {signers, packets, armored: armoredSignature(Buffer.concat(packets))};
}

test('every signature tells its key, and what content it is over', async () => {
  const {signers, armored} = await signed();
  const found = signaturesIn(armored);
  expect(found.map(({issuer}) => issuer)).toEqual(signers.map(({fingerprint}) => fingerprint));
  expect(found.map((one) => one.fits(content))).toEqual([true, true]);
  expect(found.map((one) => one.fits(Buffer.from('what is not')))).toEqual([false, false]);
});

test.each([
  ['headers', (text: string) => text.replace('\n\n', '\nVersion: x-1\nComment: a-b: c\n\n')],
  ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['no checksum', (text: string) => text.replace(/\n=[^\n]+\n/, '\n')],
  ['text around it', (text: string) => `before\n${text}after\n`],
])('armor with %s is read', async (_, change) => {
  const {signers, armored} = await signed();
  expect(signaturesIn(change(armored)).map(({issuer}) => issuer)).toEqual(
    signers.map(({fingerprint}) => fingerprint),
  );
});

test('what is no signature has none, wherever it is cut off', async () => {
  const {packets} = await signed();
  expect(signaturesIn('')).toEqual([]);
  expect(signaturesIn('-----BEGIN PGP SIGNATURE-----\n\nnothing!\n')).toEqual([]);
  for (let length = 0; length < packets[0]!.length; length++)
    expect(signaturesIn(armoredSignature(packets[0]!.subarray(0, length)))).toEqual([]);
  const head = Buffer.from(packets[0]!);
  head[2] = 3;
  const [older] = signaturesIn(armoredSignature(head));
  expect([older!.issuer, older!.fits(content)]).toEqual(['', false]);
});
