import type {KeyFacts, KeyPart} from '../../../model/key.ts';

/** The part that signs now, else the one that was meant to: subkeys before the primary, the newest first. */
export function signingPart({parts}: KeyFacts, now: number): KeyPart | undefined {
  const [primary, ...subkeys] = parts;
  const newest = [...subkeys.toSorted((a, b) => b.created - a.created), primary].filter(({usages}) =>
    usages.includes('sign'),
  );
  return (
    newest.find((part) => isSound(part, part === primary, now)) ??
    newest.find(({revoked}) => !revoked) ??
    newest[0]
  );
}

/** Whether what it signs now is a signature, as far as the key itself goes. */
export const canSign = ({parts: [primary]}: KeyFacts, part: KeyPart, now: number): boolean =>
  isSound(primary, true, now) && part.usages.includes('sign') && isSound(part, part === primary, now);

const isSound = (part: KeyPart, isPrimary: boolean, now: number): boolean =>
  !part.revoked &&
  part.created <= now &&
  (part.expires === undefined || part.expires > now) &&
  part.binding !== undefined &&
  part.bindingFault === undefined &&
  (isPrimary || part.backBinding !== undefined);
