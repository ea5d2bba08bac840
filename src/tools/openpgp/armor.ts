import {armor, enums} from 'openpgp';

/** Signature packets, one or several, as the text of an .asc file. */
export const armoredSignature = (packets: Uint8Array): string =>
  armor(enums.armor.signature, packets).replace(/\r\n/g, '\n');
