import {createHash} from 'node:crypto';

const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----';
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END = '-----END PGP SIGNATURE-----';

export interface ClearText {
  readonly text: string;
  readonly signature: string;
}

/** What a clear-signed message says, and its signatures; undefined where it is none, or more than that. */
export function readClearText(message: string): ClearText | undefined {
  const lines = message.replaceAll('\r\n', '\n').trimEnd().split('\n');
  const blank = lines.indexOf('');
  const start = lines.indexOf(SIGNATURE);
  if (lines[0] !== BEGIN || blank < 0 || start < blank || lines.at(-1) !== END) return undefined;
  if (!lines.slice(1, blank).every((line) => /^Hash: [A-Za-z0-9, -]+$/.test(line))) return undefined;
  if (lines.indexOf(END) !== lines.length - 1 || lines.lastIndexOf(SIGNATURE) !== start) return undefined;
  const said = lines.slice(blank + 1, start);
  if (said.some((line) => line.startsWith('-') && !line.startsWith('- '))) return undefined;
  return {
    text: `${said.map((line) => line.replace(/^- /, '')).join('\n')}\n`,
    signature: `${lines.slice(start).join('\n')}\n`,
  };
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
