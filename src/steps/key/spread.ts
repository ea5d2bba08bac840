import {exportLine, exportSecretPartsLine, makesKey} from './gpg-lines.ts';
import type {KeyFinding} from './judge/index.ts';
import type {SeenKey} from './seen.ts';

export interface Spread {
  /** The file of the public key, as the config names it. */
  readonly publicFile: string | undefined;
  /** The key itself came as a secret, which has to be renewed. */
  readonly secretGiven: boolean;
}

const isWhole = (line: string): boolean => makesKey(line) || / --export(-secret-(sub)?keys)? /.test(line);

/** What is mended in a person's keyring is not yet mended in the public file and in the secret: the lines for these, too. */
export function withExports(
  finding: KeyFinding,
  keys: readonly SeenKey[],
  {publicFile, secretGiven}: Spread,
): KeyFinding {
  const {lines, advice} = finding;
  // The private key comes last: it says what of it is a secret here.
  const primary = keys
    .map(({facts}) => facts.parts[0])
    .findLast(({fingerprint}) => lines.some((line) => line.includes(fingerprint)));
  // A new key has a fingerprint of its own, which nobody knows yet; an export is the whole of it.
  if (primary === undefined || lines.some(isWhole)) return finding;
  const more = publicFile === undefined ? [] : [exportLine(primary.fingerprint, publicFile)];
  const secret = secretGiven
    ? `then renew the secret with what \`${exportSecretPartsLine(primary)}\` prints`
    : '';
  const told = [secret, advice].filter(Boolean).join('; ');
  return {
    ...finding,
    lines: [...lines, ...more],
    ...(told && {advice: told}),
  };
}
