import {armoredSignature} from './armor.ts';

/**
 * What a signature over a text is made over, in a clear-signed message as in any other way: lines without the spaces,
 * tabs and carriage returns at their ends, joined by CR LF, without the last line end:
 * https://www.rfc-editor.org/rfc/rfc9580#section-7.2
 */
export const signedText = (text: string): string => linesOf(text).join('\r\n');

/** Text and signature packets (one or several) as one message: an InRelease. */
export function clearSigned(text: string, packets: Uint8Array): string {
  const lines = linesOf(text).map((line) => (/^(?:-|From )/.test(line) ? `- ${line}` : line));
  return ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', ...lines, armoredSignature(packets)].join(
    '\n',
  );
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((line) => line.replace(/[ \t\r]+$/, ''));
