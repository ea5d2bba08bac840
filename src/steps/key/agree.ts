import type {KeyPart} from '../../model/key.ts';
import {exportLine, exportSecretPartsLine} from './gpg-lines.ts';
import type {KeyFinding} from './judge/index.ts';
import {dayText, shortOf} from './judge/subject.ts';
import type {SeenKey} from './seen.ts';

/** Where the public key that users get is not that of the key that signs, or an older copy of it. */
export function differences(
  published: readonly SeenKey[],
  given: readonly SeenKey[],
  publicFile: string | undefined,
): readonly KeyFinding[] {
  const [first] = published;
  if (!first || publicFile === undefined) return [];
  return given.flatMap(({facts, part}) => {
    const [primary] = facts.parts;
    const same = published.find((key) => key.facts.parts[0].fingerprint === primary.fingerprint);
    const tell = (level: KeyFinding['level'], flaw: string, message: string): KeyFinding => ({
      level,
      flaw,
      message,
      ...(flaw === 'old-private'
        ? {lines: [exportSecretPartsLine(primary)], advice: 'what it prints is the new secret'}
        : {lines: [exportLine(primary.fingerprint, publicFile)]}),
      ...(first.place && {place: first.place}),
    });
    if (!same)
      return [
        tell(
          'error',
          'other-key',
          `the public key is not that of the key that signs: it holds ${published.map((key) => shortOf(key.facts.parts[0])).join(', ')}, and ${shortOf(primary)} signs`,
        ),
      ];
    const parts = same.facts.parts;
    if (part && !parts.some(({fingerprint}) => fingerprint === part.fingerprint))
      return [
        tell(
          'error',
          'not-published',
          `the subkey ${shortOf(part)} signs, and is not in the public key: it is an older copy`,
        ),
      ];
    return [primary, ...(part && part !== primary ? [part] : [])].flatMap((own) => {
      const other = parts.find(({fingerprint}) => fingerprint === own.fingerprint);
      return other && other.expires !== own.expires ? [ends(own, other, tell)] : [];
    });
  });
}

type Tell = (level: KeyFinding['level'], flaw: string, message: string) => KeyFinding;

function ends(own: KeyPart, other: KeyPart, tell: Tell): KeyFinding {
  const isOlder = (other.expires ?? Infinity) < (own.expires ?? Infinity);
  const message = `${shortOf(own)} ${endText(other)} in the public key, and ${endText(own)} in the one that signs`;
  return isOlder
    ? tell('warning', 'old-public', `${message}: the public key is an older copy`)
    : tell('warning', 'old-private', `${message}: the secret is an older copy`);
}

const endText = ({expires}: KeyPart): string =>
  expires === undefined ? 'never expires' : `expires on ${dayText(expires)}`;
