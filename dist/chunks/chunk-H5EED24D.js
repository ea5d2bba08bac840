import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  SIGTAG,
  TAG,
  bytes,
  int32,
  int64,
  makeHeader,
  string
} from "./chunk-Q5MYWB4V.js";

// src/formats/rpm/signature.ts
var SIGNATURE_SIZE = 4504;
var MAX_32 = 4294967295;
function signatureHeader(digests) {
  const without = makeSignature(digests, 0).length;
  return makeSignature(digests, SIGNATURE_SIZE - without);
}
function makeSignature({ sha1, sha256, md5, size, payloadSize }, room) {
  return makeHeader(
    TAG.headerSignatures,
    new Map([
      [TAG.sha1Header, string(sha1)],
      [TAG.sha256Header, string(sha256)],
      size > MAX_32 ? [TAG.longSigSize, int64([size])] : [SIGTAG.size, int32([size])],
      [SIGTAG.md5, bytes(md5)],
      payloadSize > MAX_32 ? [TAG.longArchiveSize, int64([payloadSize])] : [SIGTAG.payloadSize, int32([payloadSize])],
      [SIGTAG.reserved, bytes(new Uint8Array(room))]
    ])
  );
}

export {
  SIGNATURE_SIZE,
  signatureHeader
};
