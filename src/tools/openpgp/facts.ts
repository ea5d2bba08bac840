import {enums, type Key, type SignaturePacket, type Subkey, type User} from 'openpgp';
import type {KeyFacts, KeyPart, KeyUsage} from '../../model/key.ts';
import {secretOf} from './secrets.ts';
import {type Search, soundOf} from './sound.ts';

type Part = Key | Subkey;

/** A list that the library's types leave out. */
interface Direct {
  readonly directSignatures: readonly SignaturePacket[];
}

const FLAGS: readonly (readonly [number, KeyUsage])[] = [
  [enums.keyFlags.certifyKeys, 'certify'],
  [enums.keyFlags.signData, 'sign'],
  [enums.keyFlags.encryptCommunication | enums.keyFlags.encryptStorage, 'encrypt'],
  [enums.keyFlags.authentication, 'authenticate'],
];

/** As gpg words them: https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.31 */
const REASONS: Readonly<Record<number, string>> = {
  [enums.reasonForRevocation.keySuperseded]: 'key is superseded',
  [enums.reasonForRevocation.keyCompromised]: 'key has been compromised',
  [enums.reasonForRevocation.keyRetired]: 'key is retired',
};

/** What a key says of itself at a moment, sound or not. A revocation counts whatever its date. */
export async function factsOf(key: Key, now: number | undefined): Promise<KeyFacts> {
  const users = await Promise.all(key.users.map((user) => userOf(key, user, now)));
  const [primary, ...subkeys] = await Promise.all([
    primaryOf(key, users, now),
    ...key.subkeys.map((subkey) => subkeyOf(key, subkey, now)),
  ]);
  const names = users.filter(({revoked, search}) => !revoked && search.sound && !search.fault);
  return {users: names.map(({name}) => name).filter((name) => name !== ''), parts: [primary, ...subkeys]};
}

interface KnownUser {
  readonly name: string;
  readonly search: Search;
  readonly revoked: boolean;
}

async function userOf(key: Key, user: User, now: number | undefined): Promise<KnownUser> {
  const data = {userID: user.userID, userAttribute: user.userAttribute, key: key.keyPacket};
  const by = key.keyPacket;
  const search = await soundOf(user.selfCertifications, {by, type: enums.signature.certGeneric, data, now});
  const revocation = await soundOf(user.revocationSignatures, {
    by,
    type: enums.signature.certRevocation,
    data,
    now: undefined,
  });
  const revoked = Boolean(revocation.sound && madeAt(revocation.sound) >= madeAt(search.sound));
  return {name: user.userID?.userID ?? '', search, revoked};
}

async function primaryOf(key: Key, users: readonly KnownUser[], now: number | undefined): Promise<KeyPart> {
  const by = key.keyPacket;
  const data = {key: by};
  const direct = await soundOf((key as Key & Direct).directSignatures, {
    by,
    type: enums.signature.key,
    data,
    now,
  });
  const self = primaryUser(users)?.search ?? {fault: 'missing' as const};
  const revocation = await soundOf(key.revocationSignatures, {
    by,
    type: enums.signature.keyRevocation,
    data,
    now: undefined,
  });
  const first = direct.sound ?? self.sound;
  const lasts = direct.sound?.keyExpirationTime ?? self.sound?.keyExpirationTime;
  const flags = direct.sound?.keyFlags?.[0] ?? self.sound?.keyFlags?.[0];
  const bound = Math.max(madeAt(direct.sound), madeAt(self.sound));
  const {fault} = self.sound || !direct.sound ? self : direct;
  return partOf(key, {search: {sound: self.sound ?? first, fault}, revocation, lasts, flags, bound});
}

/** Whose self-signature speaks for the key: the user marked as primary, then the newest; revoked ones last. */
function primaryUser(users: readonly KnownUser[]): KnownUser | undefined {
  const rank = ({search: {sound, fault}, revoked}: KnownUser): readonly number[] => [
    sound ? 1 : 0,
    revoked ? 0 : 1,
    fault ? 0 : 1,
    sound?.isPrimaryUserID ? 1 : 0,
    madeAt(sound),
  ];
  return [...users].sort((a, b) => compare(rank(b), rank(a)))[0];
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
};

async function subkeyOf(key: Key, subkey: Subkey, now: number | undefined): Promise<KeyPart> {
  const by = key.keyPacket;
  const data = {key: by, bind: subkey.keyPacket};
  const search = await soundOf(subkey.bindingSignatures, {
    by,
    type: enums.signature.subkeyBinding,
    data,
    now,
  });
  const revocation = await soundOf(subkey.revocationSignatures, {
    by,
    type: enums.signature.subkeyRevocation,
    data,
    now: undefined,
  });
  const embedded = search.sound?.embeddedSignature;
  const back = await soundOf(embedded ? [embedded] : [], {
    by: subkey.keyPacket,
    type: enums.signature.keyBinding,
    data,
    now,
  });
  return partOf(subkey, {
    search,
    revocation,
    lasts: search.sound?.keyExpirationTime,
    flags: search.sound?.keyFlags?.[0],
    bound: madeAt(search.sound),
    back: back.sound,
  });
}

interface Known {
  readonly search: Search;
  readonly revocation: Search;
  readonly lasts: number | null | undefined;
  readonly flags: number | undefined;
  readonly bound: number;
  readonly back?: SignaturePacket | undefined;
}

function partOf(part: Part, {search, revocation, lasts, flags, bound, back}: Known): KeyPart {
  const created = Math.floor(part.getCreationTime().getTime() / 1000);
  return {
    fingerprint: part.getFingerprint().toUpperCase(),
    version: part.keyPacket.version,
    algorithm: algorithmOf(part),
    created,
    expires: lasts ? created + lasts : undefined,
    revoked: revocation.sound !== undefined,
    ...(revocation.sound && {revocation: reasonOf(revocation.sound)}),
    usages: FLAGS.filter(([bits]) => ((flags ?? 0) & bits) !== 0).map(([, usage]) => usage),
    binding: hashName(search.sound),
    ...(search.sound && {bound}),
    ...(search.fault && {bindingFault: search.fault}),
    backBinding: hashName(back),
    secret: secretOf(part.keyPacket),
  };
}

function reasonOf({reasonForRevocationFlag, reasonForRevocationString}: SignaturePacket): string {
  const reason = REASONS[reasonForRevocationFlag ?? 0] ?? 'no reason was given';
  const words = reasonForRevocationString?.trim();
  return words ? `${reason}: ${words}` : reason;
}

const madeAt = (signature: SignaturePacket | undefined): number =>
  Math.floor((signature?.created?.getTime() ?? 0) / 1000);

const hashName = (signature: SignaturePacket | undefined): string | undefined =>
  signature?.hashAlgorithm ? enums.read(enums.hash, signature.hashAlgorithm) : undefined;

function algorithmOf(part: Part): string {
  const {algorithm, bits, curve} = part.getAlgorithmInfo();
  if (curve) return curveName(String(curve));
  if (/^rsa/.test(algorithm)) return `rsa${bits}`;
  return bits ? `${algorithm}${bits}` : algorithm;
}

/** As gpg names them: the library tells the two ways of writing one curve apart. */
const curveName = (curve: string): string =>
  ({
    ed25519Legacy: 'ed25519',
    curve25519Legacy: 'cv25519',
    nistP256: 'nistp256',
    nistP384: 'nistp384',
    nistP521: 'nistp521',
  })[curve] ?? curve;
