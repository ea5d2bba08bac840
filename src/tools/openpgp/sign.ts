import {enums, PacketList, SignaturePacket} from 'openpgp';
import {UserError} from '../../model/errors.ts';
import type {KeyPart} from '../../model/key.ts';
import type {Signer} from '../../model/signer.ts';
import {signedText} from './cleartext.ts';
import {dsaSigner} from './dsa.ts';
import {type Content, digestOver, trailerOf} from './hashed.ts';
import type {OpenKey} from './keys.ts';
import {lenient, signing} from './library.ts';
import {rsaSigner} from './rsa.ts';
import type {SecretPacket} from './secrets.ts';
import {unlockedPart} from './unlock.ts';
import {obstacleOf, refuse} from './usable.ts';

export interface SignerOptions {
  /** The key or subkey that is to sign. */
  readonly part: KeyPart;
  /** Tried one after the other. */
  readonly passphrases: readonly string[];
  /** Seconds since 1970: of every signature, or the first moment from which on the key speaks where that is later. */
  readonly date: number;
  /** Seconds since 1970, at which the key must be valid; default: the time of the signatures. */
  readonly now?: number;
}

/** The library's own methods that its types leave out; a test signs with each kind of key and asks gpg. */
interface Inside {
  issuerKeyID: unknown;
  params: unknown;
  sign(secret: unknown, data: unknown, date: Date, detached: boolean, config: unknown): Promise<void>;
  toHash(): Uint8Array | undefined;
  hash(): Promise<Uint8Array>;
  writeHashedSubPackets(): Uint8Array;
}

/** A signer that keeps its key in this process. */
export async function memorySigner(key: OpenKey, options: SignerOptions): Promise<Signer> {
  const {part, passphrases} = options;
  const moment = momentOf(key, options);
  const obstacle = obstacleOf(key.facts, part, options.now ?? moment);
  if (obstacle) throw refuse(obstacle);
  const secret = await unlockedPart(key, part, passphrases);
  let proof: Promise<Maker> | undefined;
  const sign = async (type: enums.signature, content: Content) => {
    proof ??= provenMaker(secret, new Date(moment * 1000), part);
    const packetOf = await proof;
    return bytesOf(await packetOf(type, content));
  };
  return {
    fingerprint: part.fingerprint,
    primary: key.facts.parts[0].fingerprint,
    algorithm: part.algorithm,
    publicKey: key.publicKey,
    detached: (content) => sign(enums.signature.binary, content),
    text: (content) => sign(enums.signature.text, Buffer.from(signedText(content))),
  };
}

/**
 * A signature is judged by the state of its key when it was made. A key that was extended, or a subkey that was added,
 * is not bound to anything before that, so no signature of it may say that it is older.
 */
function momentOf({facts}: OpenKey, {part, date}: SignerOptions): number {
  const [primary] = facts.parts;
  return Math.max(date, part.created, part.bound ?? 0, primary.created, primary.bound ?? 0);
}

type Maker = (type: enums.signature, content: Content) => Promise<SignaturePacket>;

const makerOf = (secret: SecretPacket, date: Date): Maker => {
  const own = rsaSigner(secret) ?? dsaSigner(secret);
  return async (type, content) => {
    const packet = new SignaturePacket();
    const inside = packet as unknown as Inside;
    packet.signatureType = type;
    packet.publicKeyAlgorithm = secret.algorithm;
    packet.hashAlgorithm = enums.hash.sha512;
    // The library would hold the whole content in memory, and without it makes ECDSA signatures without anything random.
    const digest = () => digestOver(content, packet.signatureData!, trailerOf(packet.signatureData!));
    if (!own) {
      inside.toHash = () => undefined;
      inside.hash = digest;
      await inside.sign(secret, undefined, date, true, signing);
      return packet;
    }
    packet.version = 4;
    packet.created = date;
    packet.issuerKeyVersion = 4;
    packet.issuerFingerprint = secret.getFingerprintBytes();
    inside.issuerKeyID = secret.getKeyID();
    const head = Uint8Array.of(4, type, packet.publicKeyAlgorithm, packet.hashAlgorithm);
    packet.signatureData = Buffer.concat([head, inside.writeHashedSubPackets()]);
    const hashed = await digest();
    packet.signedHashValue = hashed.subarray(0, 2);
    inside.params = own(hashed);
    return packet;
  };
};

const bytesOf = (packet: SignaturePacket): Uint8Array => {
  const list = new PacketList<SignaturePacket>();
  list.push(packet);
  return list.write();
};

/** One signature is made and checked before any leaves, so that a wrong one never does. */
async function provenMaker(secret: SecretPacket, date: Date, {fingerprint}: KeyPart): Promise<Maker> {
  try {
    const packetOf = makerOf(secret, date);
    const content = Buffer.from('A signature that never leaves.');
    const packet = new SignaturePacket();
    const made = await packetOf(enums.signature.binary, content);
    (packet as unknown as {read(bytes: Uint8Array): void}).read(made.write());
    const hashed = digestOver(content, packet.signatureData!, trailerOf(packet.signatureData!));
    Object.assign(packet, {hashed});
    await packet.verify(secret as never, enums.signature.binary, {}, null as never, true, lenient);
    return packetOf;
  } catch {
    // No cause: it may hold parts of the key.
    throw new UserError('key/damaged', `the key ${fingerprint} makes no right signatures: it is damaged`, {
      hint: `gpg --armor --export-secret-keys ${fingerprint} prints it anew`,
    });
  }
}
