import {armoredSignature} from './armor.ts';
import {textLines} from './signed-text.ts';

export {signedText} from './signed-text.ts';

/** Text and signature packets (one or several) as one message: an InRelease. */
export function clearSigned(text: string, packets: Uint8Array): string {
  const lines = textLines(text).map((line) => (/^(?:-|From )/.test(line) ? `- ${line}` : line));
  return ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', ...lines, armoredSignature(packets)].join(
    '\n',
  );
}
