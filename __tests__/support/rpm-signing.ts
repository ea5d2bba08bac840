import {createHash} from 'node:crypto';
import {bytes, int32, makeHeader, string, strings, type TagValue} from '../../src/formats/rpm/header.ts';
import {makeLead} from '../../src/formats/rpm/lead.ts';
import {SIGTAG, TAG} from '../../src/formats/rpm/tags.ts';
import type {Signer} from '../../src/model/signer.ts';

type Tags = readonly (readonly [number, TagValue])[];

/** A version 4 signature packet of a given size, as far as a package's writer looks into it. */
export function packetOf(key: number, size: number, version = 4): Buffer {
  const body = Buffer.alloc(size - 3, key);
  body.set([version, 0, key, 10, 0, 0, 0, 0]);
  const head = Buffer.from([0x89, 0, 0]);
  head.writeUInt16BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** A signer whose signatures are a checksum in a packet of that kind and size. */
export const paperSigner = (key: number, size: number, version = 4): Signer => ({
  fingerprint: 'F'.repeat(40),
  primary: 'F'.repeat(40),
  algorithm: `algorithm ${key}`,
  publicKey: '',
  detached: async (content) => {
    if (!(content instanceof Uint8Array)) throw new Error('an rpm’s header is signed whole');
    const packet = packetOf(key, size, version);
    createHash('sha256').update(content).digest().copy(packet, 20);
    return packet;
  },
  text: () => Promise.reject(new Error('an rpm has no text')),
});

const hex = (algorithm: string, ...parts: readonly Uint8Array[]): string => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

export interface Parts {
  /** In the signature header, over what is there always. */
  readonly signature?: Tags;
  /** In the main header. */
  readonly main?: Tags;
  /** Free room; none: no tag for it. */
  readonly room?: number;
  readonly payload?: string;
}

const headerTags = (main: Tags, payload: string): Tags => [
  [TAG.name, string('tiny')],
  [TAG.version, string('1')],
  [TAG.release, string('2')],
  [TAG.arch, string('noarch')],
  [TAG.sourceRpm, string('tiny-1-2.src.rpm')],
  [TAG.payloadDigest, strings([hex('sha256', Buffer.from(payload))])],
  [TAG.payloadDigestAlgo, int32([8])],
  ...main,
];

/** A package of headers and some bytes, all of whose digests are right. */
export function paperRpm({signature = [], main = [], room, payload = 'payload'}: Parts = {}): Buffer {
  const content = Buffer.from(payload);
  const header = makeHeader(TAG.headerImmutable, new Map(headerTags(main, payload)));
  const first = makeHeader(
    TAG.headerSignatures,
    new Map<number, TagValue>([
      [TAG.sha1Header, string(hex('sha1', header))],
      [TAG.sha256Header, string(hex('sha256', header))],
      [SIGTAG.size, int32([header.length + content.length])],
      [SIGTAG.md5, bytes(Buffer.from(hex('md5', header, content), 'hex'))],
      [SIGTAG.payloadSize, int32([content.length])],
      ...(room === undefined ? [] : [[SIGTAG.reserved, bytes(Buffer.alloc(room))] as const]),
      ...signature,
    ]),
  );
  return packed(first, header, content);
}

/** The three parts behind a lead. */
export const packed = (signature: Buffer, header: Buffer, payload: Buffer): Buffer =>
  Buffer.concat([
    makeLead('tiny-1-2', 'noarch'),
    signature,
    Buffer.alloc((8 - (signature.length % 8)) % 8),
    header,
    payload,
  ]);
