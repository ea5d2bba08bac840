import {createHash, type Hash} from 'node:crypto';
import {badRpm} from './fault.ts';
import type {HeaderView} from './header-view.ts';
import {SHA256, SIGTAG, TAG} from './tags.ts';

/** A digest that a package states of a part of itself. */
export interface Stated {
  readonly what: string;
  readonly algorithm: string;
  readonly hex: string;
}

/** https://www.rfc-editor.org/rfc/rfc9580#name-hash-algorithms */
const ALGORITHMS: Readonly<Record<number, string>> = {
  2: 'sha1',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
  11: 'sha224',
};

type Row = readonly [algorithm: string, tag: number];

const OF_HEADER: readonly Row[] = [
  ['sha1', TAG.sha1Header],
  ['sha256', TAG.sha256Header],
  ['sha3-256', TAG.sha3Header],
];

const OF_PAYLOAD: readonly Row[] = [
  ['sha512', TAG.payloadSha512],
  ['sha3-256', TAG.payloadSha3],
];

const textDigests = (view: HeaderView, rows: readonly Row[], what: string): readonly Stated[] =>
  rows.flatMap(([algorithm, tag]) => {
    const hex = view.text(tag);
    return hex === undefined ? [] : [{what, algorithm, hex}];
  });

/** What the signature header says of the header. */
export const headerDigests = (signature: HeaderView): readonly Stated[] =>
  textDigests(signature, OF_HEADER, 'header');

/** What the signature header says of all that follows it. */
export function wholeDigests(signature: HeaderView): readonly Stated[] {
  const md5 = signature.bytes(SIGTAG.md5);
  return md5 ? [{what: 'header and payload', algorithm: 'md5', hex: md5.toString('hex')}] : [];
}

/** What the header says of the payload: through these its signature covers both. */
export function payloadDigests(main: HeaderView): readonly Stated[] {
  const number = main.number(TAG.payloadDigestAlgo) ?? SHA256;
  const algorithm = ALGORITHMS[number];
  if (main.has(TAG.payloadDigest) && algorithm === undefined)
    throw badRpm(`its payload's digest is of the unknown kind ${number}`);
  return textDigests(main, [[algorithm ?? '', TAG.payloadDigest], ...OF_PAYLOAD], 'payload');
}

/** A digest in the making beside the one that it should come to. */
export interface Check extends Stated {
  readonly hash: Hash;
}

export const checksOf = (stated: readonly Stated[]): readonly Check[] =>
  stated.map((one) => ({...one, hash: createHash(one.algorithm)}));

/** Every check sees these bytes. */
export function feed(checks: readonly Check[], bytes: Uint8Array): void {
  for (const {hash} of checks) hash.update(bytes);
}

/** Refuses the package where one of its own digests says something else. */
export function demandEqual(checks: readonly Check[]): void {
  for (const {algorithm, hash, hex, what} of checks)
    if (hash.digest('hex') !== hex.toLowerCase())
      throw badRpm(
        `its ${what} is not what its ${algorithm.toUpperCase()} digest says: it was damaged or changed`,
      );
}
