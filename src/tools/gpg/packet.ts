import {PkgError} from '../../model/errors.ts';

const SHA512 = 10;
const ISSUER_FINGERPRINT = 33;

/** What a signature packet says of itself. https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3 */
interface Said {
  readonly packet: Uint8Array;
  readonly version: number;
  readonly hash: number;
  readonly issuer: string | undefined;
}

/** The one signature of this key among what gpg printed; refused unless it is version 4 with SHA-512. */
export function signatureOf(armored: string, fingerprint: string): Uint8Array {
  const all = packets(unarmored(armored));
  const own = all.find(({issuer}) => issuer === fingerprint);
  if (own?.version === 4 && own.hash === SHA512) return own.packet;
  const found = all.map(
    ({version, hash, issuer}) => `version ${version}, hash ${hash}, by ${issuer ?? 'nobody said'}`,
  );
  throw new PkgError(
    'gpg/signature',
    `gpg made no version 4 signature with SHA-512 by ${fingerprint}: ${found.join('; ') || 'nothing came'}`,
    {hint: 'look for options in gpg.conf that change signatures'},
  );
}

/** The bytes of an armored text; its checksum and headers are no part of them. */
function unarmored(text: string): Uint8Array {
  const [, body = ''] =
    /-----BEGIN PGP SIGNATURE-----\r?\n(?:[^\r\n]+: [^\r\n]*\r?\n)*\r?\n([A-Za-z0-9+/=\s]*?)(?:\r?\n=[A-Za-z0-9+/]{4})?\r?\n-----END/.exec(
      text,
    ) ?? [];
  return Buffer.from(body, 'base64');
}

function packets(bytes: Uint8Array): readonly Said[] {
  const found: Said[] = [];
  for (let at = 0; at < bytes.length; ) {
    const {start, end} = extent(bytes, at);
    if (end > bytes.length || end <= at) break;
    found.push({packet: bytes.slice(at, end), ...said(bytes.subarray(start, end))});
    at = end;
  }
  return found;
}

/** Where the body of the packet starts and ends, in the old way of writing lengths and in the new. */
function extent(bytes: Uint8Array, at: number): {start: number; end: number} {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const [tag = 0, first = 0, second = 0] = view.subarray(at);
  const body = (size: number, length: number) => ({start: at + 1 + size, end: at + 1 + size + length});
  if ((tag & 0x40) === 0) {
    const kind = tag & 3;
    if (kind === 3 || at + 1 + (1 << kind) > view.length) return {start: at, end: view.length + 1};
    return body(1 << kind, view.readUIntBE(at + 1, 1 << kind));
  }
  if (first < 192) return body(1, first);
  if (first < 224) return body(2, ((first - 192) << 8) + second + 192);
  return first === 255 && at + 6 <= view.length
    ? body(5, view.readUInt32BE(at + 2))
    : {start: at, end: view.length + 1};
}

function said(body: Uint8Array): Pick<Said, 'version' | 'hash' | 'issuer'> {
  const [version = 0, , , hash = 0, high = 0, low = 0] = body;
  return {
    version,
    hash,
    issuer: version === 4 ? issuerOf(body.subarray(6, 6 + (high << 8) + low)) : undefined,
  };
}

function issuerOf(subpackets: Uint8Array): string | undefined {
  for (let at = 0; at < subpackets.length; ) {
    const {size, length} = subpacketLength(subpackets, at);
    const start = at + size;
    if (length === 0) return undefined;
    if ((subpackets[start]! & 0x7f) === ISSUER_FINGERPRINT)
      return Buffer.from(subpackets.subarray(start + 2, start + length))
        .toString('hex')
        .toUpperCase();
    at = start + length;
  }
  return undefined;
}

function subpacketLength(bytes: Uint8Array, at: number): {size: number; length: number} {
  const first = bytes[at]!;
  if (first < 192) return {size: 1, length: first};
  if (first < 255) return {size: 2, length: ((first - 192) << 8) + (bytes[at + 1] ?? 0) + 192};
  return {size: 5, length: Buffer.from(bytes.subarray(at + 1, at + 5)).readUIntBE(0, 4)};
}
