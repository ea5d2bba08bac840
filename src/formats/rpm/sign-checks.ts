import {UserError} from '../../model/errors.ts';
import {fileChunks} from '../../tools/files.ts';
import {badRpm} from './fault.ts';
import {demandWholeRegion, type Slot, slotsOf} from './header-slots.ts';
import type {HeaderView} from './header-view.ts';
import {type ByteSource, readHeaders} from './reader.ts';
import {
  checksOf,
  demandEqual,
  feed,
  headerDigests,
  payloadDigests,
  type Stated,
  wholeDigests,
} from './sign-digests.ts';
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
  readonly payload: readonly Stated[];
  /** Of header and payload. */
  readonly whole: readonly Stated[];
  /** The size of header and payload, where the package says it. */
  readonly promised: number | undefined;
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

/** Reads both headers; what is damaged, or could not be signed so that every rpm of today takes it, is refused. */
export async function signableOf(source: ByteSource): Promise<Signable> {
  const {first, main, start} = await readHeaders(source);
  demandWholeRegion(main.bytes, TAG.headerImmutable, 'header');
  const kept = slotsOf(first.bytes, TAG.headerSignatures).filter(({tag}) => !REPLACED.has(tag));
  const twice = kept.find(({tag}, at) => kept.findIndex((other) => other.tag === tag) !== at);
  if (twice) throw badRpm(`tag ${twice.tag} stands twice in its signature header`);
  const header = checksOf(headerDigests(first.view));
  feed(header, main.bytes);
  demandEqual(header);
  const whole = wholeDigests(first.view);
  if (header.length + whole.length === 0) throw badRpm('it states no digest of its header');
  return {
    signature: first.bytes,
    kept,
    header: main.bytes,
    start,
    payload: coveredPayload(main.view),
    whole,
    promised: first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size),
  };
}

/** The last format in which rpm 4 sees signatures. */
const FORMAT = 4;

function coveredPayload(main: HeaderView): readonly Stated[] {
  const format = main.number(TAG.rpmFormat) ?? FORMAT;
  if (format > FORMAT)
    throw new UserError('rpm/sign-format', `an rpm of format ${format}: rpm 4 does not see its signatures`, {
      hint: 'build it with rpmbuild --define "_rpmformat 4"; or sign it yourself with rpmsign --rpmv4 --addsign',
    });
  const digests = payloadDigests(main);
  if (digests.length === 0)
    throw new UserError(
      'rpm/sign-payload',
      'its header states no digest of the payload: no signature would cover it',
      {
        hint: 'build it with rpm 4.14 or newer, or with linux-pkg',
      },
    );
  return digests;
}

/** Refuses a package that is not what its own digests say: a signature would bless the damage. */
export async function demandUnharmed(path: string, rpm: Signable): Promise<void> {
  const whole = checksOf(rpm.whole);
  const checks = [...checksOf(rpm.payload), ...whole];
  feed(whole, rpm.header);
  let size = rpm.start + rpm.header.length;
  for await (const chunk of fileChunks(path, size)) {
    feed(checks, chunk);
    size += chunk.length;
  }
  const wanted = rpm.start + (rpm.promised ?? 0);
  if (wanted > size) throw badRpm(`it should have ${wanted} bytes and has ${size}`);
  demandEqual(checks);
}
