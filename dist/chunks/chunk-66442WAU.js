import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  trailerOf
} from "./chunk-V5VLRKJX.js";

// src/tools/openpgp/issuers.ts
import { createHash } from "node:crypto";
var HASHES = {
  1: "md5",
  2: "sha1",
  8: "sha256",
  9: "sha384",
  10: "sha512",
  11: "sha224"
};
var SIGNATURE = 2;
var ISSUER = 16;
var FINGERPRINT = 33;
function signaturesIn(armored) {
  const [, inside = ""] = ARMOR.exec(armored) ?? [];
  const data = inside.replace(/^(?:[^\n]*:[^\n]*\n)*/, "").replace(/\n=[A-Za-z0-9+/]{4}\s*$/, "");
  return bodiesOf(Buffer.from(data, "base64")).map((body) => headOf(body) ?? { issuer: "", fits: () => false });
}
var ARMOR = /-----BEGIN PGP SIGNATURE-----[ \t\r]*\n([\s\S]*?)-----END PGP SIGNATURE-----/;
function headOf(body) {
  if (body[0] !== 4 || body.length < 10) return void 0;
  const hashed = { from: 6, size: body.readUInt16BE(4) };
  const next = hashed.from + hashed.size;
  if (next + 2 > body.length) return void 0;
  const unhashed = { from: next + 2, size: body.readUInt16BE(next) };
  const end = unhashed.from + unhashed.size;
  if (end + 2 > body.length) return void 0;
  const parts = [hashed, unhashed].flatMap(({ from, size }) => subpackets(body.subarray(from, from + size)));
  const fingerprint = parts.find(({ type }) => type === FINGERPRINT)?.data.subarray(1);
  const issuer = fingerprint ?? parts.find(({ type }) => type === ISSUER)?.data;
  const head = body.subarray(0, next);
  const hash = HASHES[body[3]];
  return {
    issuer: issuer?.toString("hex").toUpperCase() ?? "",
    fits: (content) => {
      if (hash === void 0) return false;
      const digest = createHash(hash).update(content).update(head).update(trailerOf(head)).digest();
      return digest.subarray(0, 2).equals(body.subarray(end, end + 2));
    }
  };
}
function subpackets(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const { length, body } = lengthAt(bytes, at);
    if (length === 0 || body + length > bytes.length) break;
    found.push({ type: bytes[body] & 127, data: bytes.subarray(body + 1, body + length) });
    at = body + length;
  }
  return found;
}
function lengthAt(bytes, at) {
  const one = bytes[at] ?? 0;
  if (one < 192) return { length: one, body: at + 1 };
  if (one < 255) return { length: (one - 192) * 256 + (bytes[at + 1] ?? 0) + 192, body: at + 2 };
  return { length: at + 5 <= bytes.length ? bytes.readUInt32BE(at + 1) : 0, body: at + 5 };
}
function bodiesOf(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    if ((first & 128) === 0) break;
    const isNew = (first & 64) !== 0;
    const size = 1 << (first & 3);
    if (!isNew && (size === 8 || at + 1 + size > bytes.length)) break;
    const { length, body } = isNew ? lengthAt(bytes, at + 1) : { length: bytes.readUIntBE(at + 1, size), body: at + 1 + size };
    if (body + length > bytes.length) break;
    if ((isNew ? first & 63 : first >> 2 & 15) === SIGNATURE)
      found.push(bytes.subarray(body, body + length));
    at = body + length;
  }
  return found;
}

export {
  signaturesIn
};
