import {createHash} from 'node:crypto';
import {expect, test} from '@jest/globals';
import {enums} from 'openpgp';
import {dsaSigner} from '../../../src/tools/openpgp/dsa.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** https://www.rfc-editor.org/rfc/rfc6979#appendix-A.2.1 */
const KEY = {
  algorithm: enums.publicKey.dsa,
  publicParams: {
    p: bytes(
      '86F5CA03DCFEB225063FF830A0C769B9DD9D6153AD91D7CE27F787C43278B447' +
        'E6533B86B18BED6E8A48B784A14C252C5BE0DBF60B86D6385BD2F12FB763ED88' +
        '73ABFD3F5BA2E0A8C0A59082EAC056935E529DAF7C610467899C77ADEDFC846C' +
        '881870B7B19B2B58F9BE0521A17002E3BDD6B86685EE90B3D9A1B02B782B1779',
    ),
    q: bytes('996F967F6C8E388D9E28D01E205FBA957A5698B1'),
    g: bytes(
      '07B0F92546150B62514BB771E2A0C0CE387F03BDA6C56B505209FF25FD3C133D' +
        '89BBCD97E904E09114D9A7DEFDEADFC9078EA544D2E401AEECC40BB9FBBF78FD' +
        '87995A10A1C27CB7789B594BA7EFB5C4326A9FE59A070E136DB77175464ADCA4' +
        '17BE5DCE2F40D10A46A3A3943F26AB7FD9C0398FF8C76EE0A56826A8A88F1DBD',
    ),
  },
  privateParams: {x: bytes('411602CB19A6CCC34494D79D98EF1E7ED5AF25F7')},
};

test.each([
  ['sample', '16c3491f9b8c3fbbdd5e7a7b667057f0d8ee8e1b', '02c36a127a7b89edbb72e4ffbc71dabc7d4fc69c'],
  ['test', '8ea47e475ba8ac6f2d821da3bd212d11a3deb9a0', '7c670c7ad72b6c050c109e1790008097125433e8'],
])('DSA over "%s" gives the numbers of RFC 6979', (message, r, s) => {
  const sign = dsaSigner(KEY as never)!;
  const made = sign(createHash('sha512').update(message).digest());
  expect(Buffer.from(made.r).toString('hex')).toBe(r);
  expect(Buffer.from(made.s).toString('hex')).toBe(s);
});

test('only DSA is signed so', () => {
  expect(dsaSigner({...KEY, algorithm: enums.publicKey.rsaEncryptSign} as never)).toBeUndefined();
});
