import {bytes, int32, int64, makeHeader, string, type TagValue} from './header.ts';
import {SIGTAG, TAG} from './tags.ts';

export interface PackageDigests {
  /** Of the header alone. */
  readonly sha1: string;
  readonly sha256: string;
  /** Of header and payload; what rpm before 4.14 checks the payload by. */
  readonly md5: Uint8Array;
  /** Header and compressed payload. */
  readonly size: number;
  /** The payload before compression. */
  readonly payloadSize: number;
}

/** The whole signature header with its padding: a multiple of 8, with room for a signature to be put in later. */
export const SIGNATURE_SIZE = 4504;

const MAX_32 = 0xffff_ffff;

/** The signature header of a package that is not signed yet: https://rpm-software-management.github.io/rpm/manual/format_v4.html */
export function signatureHeader(digests: PackageDigests): Buffer {
  const without = makeSignature(digests, 0).length;
  return makeSignature(digests, SIGNATURE_SIZE - without);
}

/** `room` zeros fill the header up, so that it has the same size whatever is in it. */
function makeSignature({sha1, sha256, md5, size, payloadSize}: PackageDigests, room: number): Buffer {
  return makeHeader(
    TAG.headerSignatures,
    new Map<number, TagValue>([
      [TAG.sha1Header, string(sha1)],
      [TAG.sha256Header, string(sha256)],
      size > MAX_32 ? [TAG.longSigSize, int64([size])] : [SIGTAG.size, int32([size])],
      [SIGTAG.md5, bytes(md5)],
      payloadSize > MAX_32
        ? [TAG.longArchiveSize, int64([payloadSize])]
        : [SIGTAG.payloadSize, int32([payloadSize])],
      [SIGTAG.reserved, bytes(new Uint8Array(room))],
    ]),
  );
}
