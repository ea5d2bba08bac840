import {createHash} from 'node:crypto';
import {enums, readSignature, type SignaturePacket} from 'openpgp';
import {type Content, trailerOf} from './hashed.ts';
import {readOpenKeys} from './keys.ts';
import {lenient} from './library.ts';

/** What became of one signature. */
export interface Verdict {
  /** Who it says made it: a key id, upper-case hex. */
  readonly issuer: string;
  /** The fingerprint of the key or subkey that made it; undefined where that key is not at hand. */
  readonly by: string | undefined;
  /** Why it is not good; undefined where it is, or where the key is not at hand. */
  readonly fault: string | undefined;
}

/** Checks signatures over a content, read once, with all the public keys at hand. */
export async function examineSignatures(
  content: Content,
  signature: string | Uint8Array,
  {publicKeys, type = 'binary'}: {readonly publicKeys: readonly string[]; readonly type?: 'binary' | 'text'},
): Promise<readonly Verdict[]> {
  const {packets} = await (typeof signature === 'string'
    ? readSignature({armoredSignature: signature, config: lenient})
    : readSignature({binarySignature: signature, config: lenient}));
  const keys = await Promise.all(publicKeys.map((text) => readOpenKeys(text, 'the public key')));
  const parts = keys.flat().flatMap(({inner}) => inner.getKeys());
  const signatures = [...(packets as unknown as readonly SignaturePacket[])];
  if (signatures.length === 0) throw new Error('there is no signature');
  const hashes = signatures.map(({hashAlgorithm}) => createHash(enums.read(enums.hash, hashAlgorithm!)));
  for await (const chunk of content instanceof Uint8Array ? [content] : content)
    for (const hash of hashes) hash.update(chunk);
  const verdicts: Verdict[] = [];
  for (const [index, packet] of signatures.entries()) {
    const issuer = packet.issuerKeyID.toHex().toUpperCase();
    const signer = parts.find((part) => part.getKeyID().equals(packet.issuerKeyID));
    if (!signer) {
      verdicts.push({issuer, by: undefined, fault: undefined});
      continue;
    }
    const head = packet.signatureData!;
    Object.assign(packet, {hashed: hashes[index]!.update(head).update(trailerOf(head)).digest()});
    const fault = await packet
      .verify(signer.keyPacket, enums.signature[type], {}, undefined, true, lenient)
      .then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    verdicts.push({issuer, by: signer.getFingerprint().toUpperCase(), fault});
  }
  return verdicts;
}

/** Checks binary signatures over a content, read once, with the public keys of who made them; gives the parts that did. */
export async function verifyDetached(
  content: Content,
  signature: string | Uint8Array,
  publicKey: string,
): Promise<readonly string[]> {
  const verdicts = await examineSignatures(content, signature, {publicKeys: [publicKey]});
  return verdicts.map(({issuer, by, fault}) => {
    if (by === undefined)
      throw new Error(`signed by ${issuer.toLowerCase()}, which is not in the public key`);
    if (fault !== undefined) throw new Error(fault);
    return by;
  });
}
