import {createHash} from 'node:crypto';
import {trailerOf} from './hashed.ts';

/** What a signature says of itself; nothing of it is proved without the key. */
export interface SeenSignature {
  /** The fingerprint of the key that made it, or its id where that is all it says: upper-case hex. */
  readonly issuer: string;
  /** Whether the first 16 bits of the digest that was signed are those of this content. */
  fits(content: Uint8Array): boolean;
}

const HASHES: Readonly<Record<number, string>> = {
  1: 'md5',
  2: 'sha1',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
  11: 'sha224',
};
const SIGNATURE = 2;
const ISSUER = 16;
const FINGERPRINT = 33;

/**
 * The signatures of an armored block, without a key and without the library; none where it holds something else:
 * https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3
 */
export function signaturesIn(armored: string): readonly SeenSignature[] {
  const [, inside = ''] = ARMOR.exec(armored) ?? [];
  // Headers end with an empty line, a checksum stands behind the data.
  const data = inside.replace(/^(?:[^\n]*:[^\n]*\n)*/, '').replace(/\n=[A-Za-z0-9+/]{4}\s*$/, '');
  return bodiesOf(Buffer.from(data, 'base64')).map((body) => headOf(body) ?? {issuer: '', fits: () => false});
}

const ARMOR = /-----BEGIN PGP SIGNATURE-----[ \t\r]*\n([\s\S]*?)-----END PGP SIGNATURE-----/;

function headOf(body: Buffer): SeenSignature | undefined {
  if (body[0] !== 4 || body.length < 10) return undefined;
  const hashed = {from: 6, size: body.readUInt16BE(4)};
  const next = hashed.from + hashed.size;
  if (next + 2 > body.length) return undefined;
  const unhashed = {from: next + 2, size: body.readUInt16BE(next)};
  const end = unhashed.from + unhashed.size;
  if (end + 2 > body.length) return undefined;
  const parts = [hashed, unhashed].flatMap(({from, size}) => subpackets(body.subarray(from, from + size)));
  const fingerprint = parts.find(({type}) => type === FINGERPRINT)?.data.subarray(1);
  const issuer = fingerprint ?? parts.find(({type}) => type === ISSUER)?.data;
  const head = body.subarray(0, next);
  const hash = HASHES[body[3]!];
  return {
    issuer: issuer?.toString('hex').toUpperCase() ?? '',
    fits: (content) => {
      if (hash === undefined) return false;
      const digest = createHash(hash).update(content).update(head).update(trailerOf(head)).digest();
      return digest.subarray(0, 2).equals(body.subarray(end, end + 2));
    },
  };
}

function subpackets(bytes: Buffer): readonly {type: number; data: Buffer}[] {
  const found: {type: number; data: Buffer}[] = [];
  for (let at = 0; at < bytes.length; ) {
    const {length, body} = lengthAt(bytes, at);
    if (length === 0 || body + length > bytes.length) break;
    found.push({type: bytes[body]! & 0x7f, data: bytes.subarray(body + 1, body + length)});
    at = body + length;
  }
  return found;
}

/** The same ways to write a length in subpackets and, but for the parts of messages, in packets. */
function lengthAt(bytes: Buffer, at: number): {length: number; body: number} {
  const one = bytes[at] ?? 0;
  if (one < 192) return {length: one, body: at + 1};
  if (one < 255) return {length: (one - 192) * 256 + (bytes[at + 1] ?? 0) + 192, body: at + 2};
  return {length: at + 5 <= bytes.length ? bytes.readUInt32BE(at + 1) : 0, body: at + 5};
}

function bodiesOf(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    if ((first & 0x80) === 0) break;
    const isNew = (first & 0x40) !== 0;
    const size = 1 << (first & 3);
    if (!isNew && (size === 8 || at + 1 + size > bytes.length)) break;
    const {length, body} = isNew
      ? lengthAt(bytes, at + 1)
      : {length: bytes.readUIntBE(at + 1, size), body: at + 1 + size};
    if (body + length > bytes.length) break;
    if ((isNew ? first & 0x3f : (first >> 2) & 0x0f) === SIGNATURE)
      found.push(bytes.subarray(body, body + length));
    at = body + length;
  }
  return found;
}
