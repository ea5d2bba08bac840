import {enums, type Key, type SignaturePacket, type Subkey} from 'openpgp';
import type {KeyFacts, KeyPart, KeyUsage, SecretState} from '../../model/key.ts';
import {lenient} from './library.ts';

type Part = Key | Subkey;

/** A method that the library's types leave out. */
interface SelfSigned {
  getPrimarySelfSignature(date: Date, userId: undefined, config: object): Promise<SignaturePacket>;
}

const FLAGS: readonly (readonly [number, KeyUsage])[] = [
  [enums.keyFlags.certifyKeys, 'certify'],
  [enums.keyFlags.signData, 'sign'],
  [enums.keyFlags.encryptCommunication | enums.keyFlags.encryptStorage, 'encrypt'],
  [enums.keyFlags.authentication, 'authenticate'],
];

/** What a key says of itself, sound or not. */
export async function factsOf(key: Key): Promise<KeyFacts> {
  const now = new Date();
  const self = await (key as Key & SelfSigned)
    .getPrimarySelfSignature(now, undefined, lenient)
    .catch(() => undefined);
  const primary = await partOf(key, self, await key.isRevoked(undefined, undefined, now, lenient));
  const subkeys = await Promise.all(
    key.subkeys.map(async (subkey) => {
      const binding = await subkey.verify(now, lenient).catch(() => undefined);
      const newest = subkey.bindingSignatures.at(-1);
      return partOf(
        subkey,
        binding ?? newest,
        await subkey.isRevoked(newest!, newest!.issuerKeyID as never, now),
      );
    }),
  );
  return {users: key.getUserIDs(), parts: [primary, ...subkeys]};
}

async function partOf(part: Part, binding: SignaturePacket | undefined, revoked: boolean): Promise<KeyPart> {
  const created = Math.floor(part.getCreationTime().getTime() / 1000);
  const lasts = binding?.keyExpirationTime ?? undefined;
  const flags = binding?.keyFlags?.[0] ?? 0;
  return {
    fingerprint: part.getFingerprint().toUpperCase(),
    version: part.keyPacket.version,
    algorithm: algorithmOf(part),
    created,
    expires: lasts ? created + lasts : undefined,
    revoked,
    usages: FLAGS.filter(([bits]) => (flags & bits) !== 0).map(([, usage]) => usage),
    binding: hashName(binding),
    backBinding: hashName(binding?.embeddedSignature ?? undefined),
    secret: secretOf(part),
  };
}

const hashName = (signature: SignaturePacket | undefined): string | undefined =>
  signature?.hashAlgorithm ? enums.read(enums.hash, signature.hashAlgorithm) : undefined;

function algorithmOf(part: Part): string {
  const {algorithm, bits, curve} = part.getAlgorithmInfo();
  if (curve) return String(curve);
  if (/^rsa/.test(algorithm)) return `rsa${bits}`;
  return bits ? `${algorithm}${bits}` : algorithm;
}

function secretOf(part: Part): SecretState {
  const packet = part.keyPacket as {isDummy?: () => boolean; isDecrypted?: () => boolean | null};
  if (!packet.isDecrypted || !packet.isDummy) return 'none';
  if (packet.isDummy()) return 'stub';
  return packet.isDecrypted() ? 'open' : 'locked';
}
