import type {HeaderView} from './header-view.ts';
import {SIGTAG, TAG} from './tags.ts';

/** https://www.rfc-editor.org/rfc/rfc9580#name-public-key-algorithms */
const KEYS: Readonly<Record<number, string>> = {
  1: 'RSA',
  3: 'RSA',
  17: 'DSA',
  19: 'ECDSA',
  22: 'EdDSA',
  27: 'Ed25519',
  28: 'Ed448',
};

const HASHES: Readonly<Record<number, string>> = {
  1: 'MD5',
  2: 'SHA1',
  8: 'SHA256',
  9: 'SHA384',
  10: 'SHA512',
  11: 'SHA224',
};

const BINARY: readonly (readonly [string, number])[] = [
  ['header signature (DSAHEADER)', TAG.dsaHeader],
  ['header signature (RSAHEADER)', TAG.rsaHeader],
  ['header and payload signature (SIGPGP)', SIGTAG.pgp],
  ['header and payload signature (SIGGPG)', SIGTAG.gpg],
];

/** One line per signature: where it stands, its algorithms, its key. Nothing is verified here. */
export function signatureLines(signature: HeaderView): readonly string[] {
  const lines: string[] = [];
  for (const text of signature.texts(TAG.openpgp)) {
    lines.push(`header signature (OPENPGP)${describe(Buffer.from(text, 'base64'))}`);
  }
  for (const [title, tag] of BINARY) {
    const packet = signature.bytes(tag);
    if (packet) lines.push(`${title}${describe(packet)}`);
  }
  return lines;
}

/** `: RSA/SHA512, key 0123456789abcdef`, or nothing where the packet is of a kind we do not know. */
function describe(packet: Buffer): string {
  const body = bodyOf(packet);
  const version = body?.[0];
  if (!body || body.length < 10 || (version !== 3 && version !== 4 && version !== 6)) return '';
  const [key, hash] = version === 3 ? [body[15], body[16]] : [body[2], body[3]];
  const id = version === 3 ? body.toString('hex', 7, 15) : issuerOf(body, version);
  const names = `${KEYS[key ?? 0] ?? `algorithm ${key}`}/${HASHES[hash ?? 0] ?? `hash ${hash}`}`;
  return `: ${names}${id ? `, key ${id}` : ''}`;
}

/** A signature packet's content, under an old or a new header. */
export function bodyOf(packet: Buffer): Buffer | undefined {
  const [head = 0, length = 0] = packet;
  if ((head & 0xfc) === 0x88) return packet.subarray(1 + [1, 2, 4, 0][head & 3]!);
  if (head !== 0xc2) return undefined;
  return packet.subarray(length < 192 ? 2 : length < 224 ? 3 : 6);
}

const ISSUER = 16;
const FINGERPRINT = 33;

/** The key named in the signature's subpackets; version 6 counts their length in four bytes. */
function issuerOf(body: Buffer, version: 4 | 6): string | undefined {
  const width = version === 4 ? 2 : 4;
  let at = 4;
  for (const _ of ['hashed', 'unhashed']) {
    if (at + width > body.length) return undefined;
    const end = at + width + body.readUIntBE(at, width);
    const found = issuerIn(body.subarray(at + width, end));
    if (found) return found;
    at = end;
  }
  return undefined;
}

function issuerIn(packets: Buffer): string | undefined {
  for (let at = 0; at < packets.length; ) {
    const first = packets[at] ?? 0;
    const long = first >= 192;
    const length = long ? ((first - 192) << 8) + (packets[at + 1] ?? 0) + 192 : first;
    const start = at + (long ? 2 : 1);
    const type = (packets[start] ?? 0) & 0x7f;
    if (first === 255 || length === 0) return undefined;
    if (type === ISSUER) return packets.toString('hex', start + 1, start + 9);
    if (type === FINGERPRINT) return packets.toString('hex', start + length - 8, start + length);
    at = start + length;
  }
  return undefined;
}
