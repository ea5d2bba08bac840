import {armor, enums} from 'openpgp';

/**
 * Signature packets, one or several, as the text of an .asc file. With the checksum that is optional today: without it
 * GnuPG 2.2 misreads data whose base64 needs no padding.
 */
export const armoredSignature = (packets: Uint8Array): string =>
  armor(enums.armor.signature, packets, undefined, undefined, undefined, true).replace(/\r\n/g, '\n');
