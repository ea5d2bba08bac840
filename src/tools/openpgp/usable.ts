import {UserError} from '../../model/errors.ts';
import type {KeyFacts, KeyPart} from '../../model/key.ts';

/** Why a part of a key cannot make a signature that anybody accepts: what is wrong, and what to do. */
export interface Obstacle {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const ONLY_ENCRYPTS = /^(?:cv25519|x25519|x448|curve25519|elgamal)/;

/** The first thing that keeps a part from signing at a moment, in seconds since 1970; undefined where nothing does. */
export function obstacleOf({parts}: KeyFacts, part: KeyPart, now: number): Obstacle | undefined {
  const [primary] = parts;
  const own = part.fingerprint === primary.fingerprint;
  return (
    lifeOf(primary, 'the key', primary.fingerprint, now) ??
    (own ? undefined : lifeOf(part, 'the subkey', primary.fingerprint, now)) ??
    usageOf(part, own ? 'the key' : 'the subkey', primary.fingerprint) ??
    (own ? undefined : backOf(part, primary.fingerprint))
  );
}

function lifeOf(part: KeyPart, kind: string, primary: string, now: number): Obstacle | undefined {
  const name = `${kind} ${part.fingerprint}`;
  const target = part.fingerprint === primary ? '' : ` ${part.fingerprint}`;
  if (part.revoked)
    return {
      code: 'key/revoked',
      message: `${name} is revoked${part.revocation ? ` (${part.revocation})` : ''}`,
      hint: '`linux-pkg key rotate` makes a new one and shows how users get it',
    };
  if (part.expires !== undefined && part.expires <= now)
    return {
      code: 'key/expired',
      message: `${name} expired on ${dayOf(part.expires)}`,
      hint: `gpg --batch --cert-digest-algo SHA512 --quick-set-expire ${primary} 2y${target} extends it; then store it anew, and publish the public key`,
    };
  if (part.created > now)
    return {
      code: 'key/future',
      message: `${name} was made on ${dayOf(part.created)}, which is in the future`,
      hint: "set this machine's clock",
    };
  if (part.bindingFault)
    return {
      code: 'key/unbound',
      message: `${name} ${part.fingerprint === primary ? 'has no sound signature of its own' : 'is not bound to its key by a sound signature'}${part.bindingFault === 'expired' ? ': the one it had has ended' : ''}`,
      hint: `gpg --armor --export-secret-keys ${primary} prints it whole, unless it is so in gpg too (gpg --check-signatures ${primary})`,
    };
  return undefined;
}

function usageOf(
  {algorithm, usages, fingerprint}: KeyPart,
  kind: string,
  primary: string,
): Obstacle | undefined {
  const name = `${kind} ${fingerprint}`;
  const hint = `gpg --batch --cert-digest-algo SHA512 --quick-add-key ${primary} rsa4096 sign 2y adds a subkey that signs`;
  if (ONLY_ENCRYPTS.test(algorithm) || (usages.includes('encrypt') && !usages.includes('sign')))
    return {code: 'key/encryption-only', message: `${name} is for encryption only: it cannot sign`, hint};
  if (!usages.includes('sign'))
    return {code: 'key/not-for-signing', message: `${name} is not for signing, by its own flags`, hint};
  return undefined;
}

/** Anybody could take a subkey for their own: one that signs has to say whose it is. */
const backOf = ({backBinding, fingerprint}: KeyPart, primary: string): Obstacle | undefined =>
  backBinding === undefined
    ? {
        code: 'key/no-back-signature',
        message: `the subkey ${fingerprint} does not sign back for its key, so that nobody accepts what it signs`,
        hint: `gpg --batch --cert-digest-algo SHA512 --edit-key ${primary} cross-certify save mends it; then store it anew`,
      }
    : undefined;

export const refuse = ({code, message, hint}: Obstacle): UserError => new UserError(code, message, {hint});

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
