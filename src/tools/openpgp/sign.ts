import {createHash} from 'node:crypto';
import {decryptKey, enums, LiteralDataPacket, PacketList, type PrivateKey, SignaturePacket} from 'openpgp';
import {UserError} from '../../model/errors.ts';
import type {KeyPart} from '../../model/key.ts';
import type {Signer} from '../../model/signer.ts';
import {isSecret, type OpenKey} from './keys.ts';
import {signing} from './library.ts';

export interface SignerOptions {
  /** The key or subkey that is to sign. */
  readonly part: KeyPart;
  /** Tried one after the other. */
  readonly passphrases: readonly string[];
  /** Seconds since 1970: of every signature, or the key's own creation where that is later. */
  readonly date: number;
}

/** The library's own methods that its types leave out; a test signs with each kind of key and asks gpg. */
interface Inside {
  sign(secret: unknown, data: unknown, date: Date, detached: boolean, config: unknown): Promise<void>;
  toHash(): Uint8Array | undefined;
  hash(): Promise<Uint8Array>;
  calculateTrailer(data: unknown, detached: boolean): Uint8Array;
}

interface Literal {
  setBytes(bytes: Uint8Array, format: number): void;
}

/** A signer that keeps its key in this process. */
export async function memorySigner(key: OpenKey, {part, passphrases, date}: SignerOptions): Promise<Signer> {
  const inner = await unlocked(key, passphrases);
  const secret = inner.getKeys().find((one) => one.getFingerprint().toUpperCase() === part.fingerprint);
  if (!secret) throw new Error(`${part.fingerprint} is no part of the key`);
  const moment = new Date(Math.max(date, part.created) * 1000);
  const sign = async (type: enums.signature, content: Uint8Array | AsyncIterable<Uint8Array>) => {
    const packet = new SignaturePacket();
    const inside = packet as unknown as Inside;
    packet.signatureType = type;
    packet.publicKeyAlgorithm = secret.keyPacket.algorithm;
    packet.hashAlgorithm = enums.hash.sha512;
    const literal = new LiteralDataPacket() as unknown as Literal;
    if (content instanceof Uint8Array) literal.setBytes(content, enums.literal.binary);
    else {
      // The library would hold a stream's whole content in memory: it is hashed as it comes, before what the signature adds.
      const hash = createHash('sha512');
      for await (const chunk of content) hash.update(chunk);
      inside.toHash = () => undefined;
      inside.hash = async () =>
        hash.update(packet.signatureData!).update(inside.calculateTrailer(undefined, true)).digest();
    }
    await inside.sign(secret.keyPacket, literal, moment, true, signing);
    const list = new PacketList<SignaturePacket>();
    list.push(packet);
    return list.write();
  };
  return {
    fingerprint: part.fingerprint,
    primary: key.facts.parts[0].fingerprint,
    algorithm: part.algorithm,
    publicKey: key.publicKey,
    detached: (content) => sign(enums.signature.binary, content),
    text: (content) => sign(enums.signature.text, Buffer.from(content)),
  };
}

async function unlocked({inner}: OpenKey, passphrases: readonly string[]): Promise<PrivateKey> {
  if (!isSecret(inner))
    throw new UserError('key/public', 'the signing key is a public key', {
      hint: 'gpg --armor --export-secret-keys FINGERPRINT prints the secret one',
    });
  if (inner.isDecrypted()) return inner;
  for (const passphrase of passphrases) {
    const opened = await decryptKey({privateKey: inner, passphrase}).catch(() => undefined);
    if (opened) return opened;
  }
  throw new UserError('key/passphrase', 'the passphrase does not open the signing key');
}
