import {readKeys} from 'openpgp';
import {UserError} from '../../model/errors.ts';
import type {KeyPart} from '../../model/key.ts';
import {isSecret, type OpenKey} from './keys.ts';
import {lenient} from './library.ts';
import {isSecretPacket, type SecretPacket} from './secrets.ts';

/** The secret half of one part of a key, open: a copy, so that the key that was read stays locked. */
export async function unlockedPart(
  key: OpenKey,
  part: KeyPart,
  passphrases: readonly string[],
): Promise<SecretPacket> {
  const name = `the key ${part.fingerprint}`;
  const packet = copyOf(packetOf(key.inner, part));
  if (!packet || !isSecret(key.inner))
    throw new UserError('key/public', `${name} is a public key: it cannot sign`, {
      hint: `gpg --armor --export-secret-keys ${part.fingerprint} prints the secret one`,
    });
  if (part.secret === 'stub')
    throw new UserError(
      'key/stub',
      `the secret half of ${name} is not there: it is on a card, or was left out`,
      {
        hint: 'name a subkey whose secret was exported in sign.key_id, or sign with `sign: {with: gpg}`, which asks the card',
      },
    );
  if (packet.isDecrypted()) return packet;
  refuseUnknownLocks(packet, name);
  if (passphrases.length === 0)
    throw new UserError('key/passphrase-missing', `${name} is locked, and no passphrase was given`, {
      hint: 'give it as the input gpg-passphrase; on the command line as --gpg-passphrase FILE or LINUX_PKG_GPG_PASSPHRASE',
    });
  for (const passphrase of passphrases) {
    if (await opens(packet, passphrase)) return packet;
    const other = packet.s2kUsage === AEAD ? await oldAead(key, part) : undefined;
    if (other && (await opens(other, passphrase))) return other;
  }
  throw new UserError(
    'key/passphrase',
    passphrases.length > 1 ? `none of the passphrases opens ${name}` : `the passphrase does not open ${name}`,
    {hint: `gpg --edit-key ${key.facts.parts[0].fingerprint} passwd tries it, and sets a new one`},
  );
}

const AEAD = 253;

const packetOf = (inner: OpenKey['inner'], part: KeyPart): unknown =>
  inner.getKeys().find((one) => one.getFingerprint().toUpperCase() === part.fingerprint)?.keyPacket;

const copyOf = (packet: unknown): SecretPacket | undefined =>
  isSecretPacket(packet)
    ? Object.create(Object.getPrototypeOf(packet), Object.getOwnPropertyDescriptors(packet))
    : undefined;

async function opens(packet: SecretPacket, passphrase: string): Promise<boolean> {
  try {
    await packet.decrypt(passphrase, lenient);
    return true;
  } catch {
    return false;
  }
}

/** Keys locked with authentication look alike in the way of the draft and in that of RFC 9580: the other way is tried too. */
async function oldAead({inner}: OpenKey, part: KeyPart): Promise<SecretPacket | undefined> {
  const config = {...lenient, parseAEADEncryptedV4KeysAsLegacy: true};
  try {
    const [again] = await readKeys({binaryKeys: inner.write(), config});
    return again && copyOf(packetOf(again, part));
  } catch {
    return undefined;
  }
}

function refuseUnknownLocks(packet: SecretPacket, name: string): void {
  if (packet.unparseableKeyMaterial === undefined && packet.s2kUsage >= AEAD && packet.s2kUsage !== 255)
    return;
  throw new UserError('key/lock', `${name} is locked in a way that is not known here`, {
    hint: 'import it into a current gpg, set its passphrase anew (gpg --edit-key FINGERPRINT passwd), and export it again',
  });
}
