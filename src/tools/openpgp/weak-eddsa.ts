import {createPublicKey, verify} from 'node:crypto';
import {enums, type SignaturePacket} from 'openpgp';

interface Signed {
  readonly params: {readonly r: Uint8Array; readonly s: Uint8Array};
  readonly issuerKeyID: {equals(other: unknown): boolean};
}

interface Maker {
  readonly algorithm: number;
  readonly publicParams: Readonly<Record<string, Uint8Array>>;
  getKeyID(): unknown;
}

/** Under 32 bytes. */
const SHORT: ReadonlySet<number> = new Set([
  enums.hash.md5,
  enums.hash.sha1,
  enums.hash.ripemd,
  enums.hash.sha224,
]);

/**
 * gpg makes self-signatures of Ed25519 over SHA-1 where it is told to, and the library takes them for no signatures at
 * all. That they are weak is said of them elsewhere; here it is asked whether they are the key's.
 */
export function isWeakEddsa(
  signature: SignaturePacket,
  by: unknown,
  digest: Uint8Array | undefined,
): boolean {
  const {algorithm, publicParams, getKeyID} = by as Maker;
  if (!digest || algorithm !== enums.publicKey.eddsaLegacy || !SHORT.has(signature.hashAlgorithm!))
    return false;
  const {params, issuerKeyID} = signature as unknown as Signed;
  if (signature.publicKeyAlgorithm !== algorithm || !issuerKeyID.equals(getKeyID.call(by))) return false;
  const x = Buffer.from(publicParams['Q']!.subarray(1)).toString('base64url');
  const key = createPublicKey({format: 'jwk', key: {kty: 'OKP', crv: 'Ed25519', x}});
  return verify(null, digest, key, Buffer.concat([whole(params.r), whole(params.s)]));
}

/** Zeros at the start are left out in the packet. */
const whole = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.alloc(Math.max(0, 32 - bytes.length)), bytes]);
