import {createHash} from 'node:crypto';
import {enums, readSignature, type SignaturePacket} from 'openpgp';
import {type Content, trailerOf} from './hashed.ts';
import {readOpenKeys} from './keys.ts';
import {lenient} from './library.ts';

/** Checks binary signatures over a content, read once, with the public keys of who made them; gives the parts that did. */
export async function verifyDetached(
  content: Content,
  signature: string | Uint8Array,
  publicKey: string,
): Promise<readonly string[]> {
  const {packets} = await (typeof signature === 'string'
    ? readSignature({armoredSignature: signature, config: lenient})
    : readSignature({binarySignature: signature, config: lenient}));
  const parts = (await readOpenKeys(publicKey, 'the public key')).flatMap(({inner}) => inner.getKeys());
  const signatures = [...(packets as unknown as readonly SignaturePacket[])];
  if (signatures.length === 0) throw new Error('there is no signature');
  const hashes = signatures.map(({hashAlgorithm}) => createHash(enums.read(enums.hash, hashAlgorithm!)));
  for await (const chunk of content instanceof Uint8Array ? [content] : content)
    for (const hash of hashes) hash.update(chunk);
  const made: string[] = [];
  for (const [index, packet] of signatures.entries()) {
    const signer = parts.find((part) => part.getKeyID().equals(packet.issuerKeyID));
    if (!signer) throw new Error(`signed by ${packet.issuerKeyID.toHex()}, which is not in the public key`);
    const head = packet.signatureData!;
    Object.assign(packet, {hashed: hashes[index]!.update(head).update(trailerOf(head)).digest()});
    await packet.verify(signer.keyPacket, enums.signature.binary, {}, undefined, true, lenient);
    made.push(signer.getFingerprint().toUpperCase());
  }
  return made;
}
