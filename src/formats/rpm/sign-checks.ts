import {createHash, type Hash} from 'node:crypto';
import {UserError} from '../../model/errors.ts';
import {fileChunks} from '../../tools/files.ts';
import {badRpm} from './fault.ts';
import {demandWholeRegion, type Slot, slotsOf} from './header-slots.ts';
import type {HeaderView} from './header-view.ts';
import {type ByteSource, readHeaders} from './reader.ts';
import {SIGTAG, TAG} from './tags.ts';

/** A package that may be signed, as far as its headers tell. */
export interface Signable {
  /** The signature header, without what aligns the header behind it. */
  readonly signature: Buffer;
  /** What of it stays: everything but signatures and the room for them. */
  readonly kept: readonly Slot[];
  /** The main header: what the signature is made over. */
  readonly header: Buffer;
  /** Where the main header starts in the file. */
  readonly start: number;
  /** Digests that the package states of itself, by what they cover. */
  readonly stated: {
    readonly header: readonly Stated[];
    readonly payload: readonly Stated[];
    readonly both: readonly Stated[];
  };
  /** Header and payload, where the package says it. */
  readonly promised: number | undefined;
}

interface Stated {
  readonly algorithm: string;
  readonly hex: string;
}

/** Signatures of the header, and of header and payload; those of single files (IMA, fs-verity) are no concern of ours. */
const REPLACED: ReadonlySet<number> = new Set([
  TAG.dsaHeader,
  TAG.rsaHeader,
  TAG.openpgp,
  SIGTAG.pgp,
  SIGTAG.gpg,
  SIGTAG.pgp5,
  SIGTAG.reserved,
]);

/** https://www.rfc-editor.org/rfc/rfc9580#name-hash-algorithms */
const ALGORITHMS: Readonly<Record<number, string>> = {
  2: 'sha1',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
  11: 'sha224',
};

/** The last format in which one signature of the header says all. */
const FORMAT = 4;

/** Reads both headers; what could not be signed so that every rpm of today takes it is refused. */
export async function signableOf(source: ByteSource): Promise<Signable> {
  const {first, main, start} = await readHeaders(source);
  demandFormat(main.view);
  demandWholeRegion(main.bytes, TAG.headerImmutable, 'header');
  const kept = slotsOf(first.bytes, TAG.headerSignatures).filter(({tag}) => !REPLACED.has(tag));
  const twice = kept.find(({tag}, at) => kept.findIndex((other) => other.tag === tag) !== at);
  if (twice) throw badRpm(`tag ${twice.tag} stands twice in its signature header`);
  const stated = {
    header: headerDigests(first.view),
    payload: payloadDigests(main.view),
    both: md5Of(first.view),
  };
  if (stated.payload.length === 0)
    throw new UserError(
      'rpm/sign-payload',
      'its header states no digest of the payload, so that a signature would not cover it',
      {
        hint: 'build it with rpm 4.14 or newer, or with linux-pkg',
      },
    );
  if (stated.header.length + stated.both.length === 0) throw badRpm('it states no digest of its header');
  const promised = first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size);
  return {signature: first.bytes, kept, header: main.bytes, start, stated, promised};
}

function demandFormat(main: HeaderView): void {
  const format = main.number(TAG.rpmFormat) ?? FORMAT;
  if (format > FORMAT)
    throw new UserError(
      'rpm/sign-format',
      `an rpm of format ${format}, whose signatures rpm 4 does not see`,
      {
        hint: 'build it with rpmbuild --define "_rpmformat 4"; or sign it with rpmsign --rpmv4 --addsign',
      },
    );
}

const headerDigests = (signature: HeaderView): readonly Stated[] =>
  (
    [
      ['sha1', TAG.sha1Header],
      ['sha256', TAG.sha256Header],
      ['sha3-256', TAG.sha3Header],
    ] as const
  ).flatMap(([algorithm, tag]) =>
    signature
      .texts(tag)
      .slice(0, 1)
      .map((hex) => ({algorithm, hex})),
  );

function payloadDigests(main: HeaderView): readonly Stated[] {
  const number = main.number(TAG.payloadDigestAlgo) ?? 8;
  const texts = main.texts(TAG.payloadDigest).slice(0, 1);
  const algorithm = ALGORITHMS[number];
  if (texts.length > 0 && algorithm === undefined)
    throw badRpm(`its payload's digest is of the unknown kind ${number}`);
  return [
    ...texts.map((hex) => ({algorithm: algorithm ?? '', hex})),
    ...main
      .texts(TAG.payloadSha512)
      .slice(0, 1)
      .map((hex) => ({algorithm: 'sha512', hex})),
    ...main
      .texts(TAG.payloadSha3)
      .slice(0, 1)
      .map((hex) => ({algorithm: 'sha3-256', hex})),
  ];
}

function md5Of(signature: HeaderView): readonly Stated[] {
  const md5 = signature.bytes(SIGTAG.md5);
  return md5 ? [{algorithm: 'md5', hex: md5.toString('hex')}] : [];
}

interface Check extends Stated {
  readonly hash: Hash;
  readonly what: string;
}

/** Refuses a package that is not what its own digests say: a signature would bless the damage. */
export async function demandUnharmed(
  path: string,
  {header, start, stated, promised}: Signable,
): Promise<void> {
  const checks = (list: readonly Stated[], what: string): readonly Check[] =>
    list.map((one) => ({...one, what, hash: createHash(one.algorithm)}));
  const both = checks(stated.both, 'header and payload');
  const payload = checks(stated.payload, 'payload');
  const whole = checks(stated.header, 'header');
  for (const {hash} of [...whole, ...both]) hash.update(header);
  demandEqual(whole);
  const seen = [...payload, ...both];
  let size = start + header.length;
  for await (const chunk of fileChunks(path, size)) {
    for (const {hash} of seen) hash.update(chunk);
    size += chunk.length;
  }
  if (promised !== undefined && start + promised > size)
    throw badRpm(`it should have ${start + promised} bytes and has ${size}`);
  demandEqual(seen);
}

function demandEqual(checks: readonly Check[]): void {
  for (const {algorithm, hash, hex, what} of checks)
    if (hash.digest('hex') !== hex.toLowerCase())
      throw badRpm(
        `its ${what} is not what its ${algorithm.toUpperCase()} digest says, it was damaged or changed`,
      );
}
