import {UserError} from '../../model/errors.ts';
import type {Signer} from '../../model/signer.ts';
import {bytesSlot, type Slot} from './header-slots.ts';
import {bodyOf} from './signatures.ts';
import {TAG} from './tags.ts';

/** https://www.rfc-editor.org/rfc/rfc9580#name-public-key-algorithms: what rpm 4 knows, by the tag it looks under. */
const TAGS: Readonly<Record<number, number>> = {
  1: TAG.rsaHeader,
  3: TAG.rsaHeader,
  17: TAG.dsaHeader,
  19: TAG.dsaHeader,
  22: TAG.dsaHeader,
};

const HINT = 'sign with an RSA key of 4096 bits: every rpm reads its signatures';

/** A signature packet under the tag where rpm looks for one of its kind. */
export function signatureSlot(packet: Uint8Array, {fingerprint, algorithm}: Signer): Slot {
  const data = Buffer.from(packet);
  const body = bodyOf(data);
  const [version, , number = 0] = body ?? [];
  if (version !== 4)
    throw new UserError(
      'rpm/sign-key',
      `key ${fingerprint} makes signatures of OpenPGP version ${version ?? 'unknown'}, an rpm takes version 4`,
      {hint: HINT},
    );
  const tag = TAGS[number];
  if (tag === undefined)
    throw new UserError('rpm/sign-key', `rpm does not know signatures of ${algorithm} (key ${fingerprint})`, {
      hint: HINT,
    });
  return bytesSlot(tag, data);
}
