import {UserError} from '../../model/errors.ts';
import type {KeyFacts} from '../../model/key.ts';
import {dateText} from './timetable.ts';

/** A subkey can only be made with the secret half of its primary key, and is worth no more than that. */
export function refuseSubkey({parts: [primary]}: KeyFacts, now: number): void {
  const reason = reasonOf(primary, now);
  if (!reason) return;
  throw new UserError('key/no-subkey', `${primary.fingerprint} can get no subkey here: ${reason}`, {
    hint: 'leave --subkey out: a new key is made',
  });
}

const LEAST_DAYS = 180;

function reasonOf(
  {secret, revoked, expires, algorithm, binding}: KeyFacts['parts'][0],
  now: number,
): string | undefined {
  if (secret === 'none') return 'its secret half was not given';
  if (secret === 'stub') return 'its primary key is a stub, whose secret half is kept elsewhere';
  if (revoked) return 'it is revoked';
  if (expires !== undefined && expires <= now) return `it expired on ${dateText(expires)}`;
  if (expires !== undefined && expires - now < LEAST_DAYS * 86_400)
    return `it expires on ${dateText(expires)}, and a subkey ends with its key`;
  if (/^(?:dsa|elgamal|brainpool|secp)/i.test(algorithm) || Number(/^rsa(\d+)$/.exec(algorithm)?.[1]) < 2048)
    return `${algorithm} is refused by package managers, whatever its subkeys are`;
  if (binding === undefined || /^(?:md5|sha1|ripemd)/.test(binding))
    return `it is bound to its name by ${binding ?? 'no sound signature'}, which package managers refuse`;
  return undefined;
}
