import type {enums, SignaturePacket} from 'openpgp';
import type {KeyPart} from '../../model/key.ts';
import {lenient} from './library.ts';
import {isWeakEddsa} from './weak-eddsa.ts';

export interface Question {
  /** The key that must have made them. */
  readonly by: unknown;
  readonly type: enums.signature;
  /** What they must be about. */
  readonly data: object;
  /** Seconds since 1970; undefined: at any time. */
  readonly now: number | undefined;
}

export interface Search {
  readonly sound?: SignaturePacket | undefined;
  readonly fault?: KeyPart['bindingFault'];
}

/** The newest signature that is what it says it is, whatever its hash; one that has ended only where there is no other. */
export async function soundOf(signatures: readonly SignaturePacket[], question: Question): Promise<Search> {
  const {now} = question;
  const moment = now === undefined ? undefined : now * 1000;
  const made = signatures.filter(
    ({created}) => created && (moment === undefined || created.getTime() <= moment),
  );
  const newest = made.toReversed().sort((a, b) => b.created!.getTime() - a.created!.getTime());
  let ended: SignaturePacket | undefined;
  for (const signature of newest) {
    if (!(await isSound(signature, question))) continue;
    if (moment === undefined || endOf(signature) > moment) return {sound: signature};
    ended ??= signature;
  }
  if (ended) return {sound: ended, fault: 'expired'};
  return {fault: made.length > 0 ? 'wrong' : 'missing'};
}

const endOf = ({created, signatureNeverExpires, signatureExpirationTime}: SignaturePacket): number =>
  signatureNeverExpires || !signatureExpirationTime
    ? Number.POSITIVE_INFINITY
    : created!.getTime() + signatureExpirationTime * 1000;

/** The library's own methods that its types leave out. */
interface Inside {
  hashed?: Uint8Array | undefined;
  toHash(type: enums.signature, data: object): Uint8Array;
  hash(type: enums.signature, data: object, toHash: Uint8Array): Promise<Uint8Array>;
}

/**
 * No date: what it says of time is looked at by the caller. The hash is handed in, because with nothing but the data the
 * library asks a module that it does not bring for Brainpool's curves and secp256k1.
 */
async function isSound(signature: SignaturePacket, {by, type, data}: Question): Promise<boolean> {
  const inside = signature as unknown as Inside;
  try {
    inside.hashed = await inside.hash(type, data, inside.toHash(type, data));
    await signature.verify(by as never, type, data, null as never, false, lenient);
    return true;
  } catch {
    return isWeak(signature, by);
  } finally {
    inside.hashed = undefined;
  }
}

function isWeak(signature: SignaturePacket, by: unknown): boolean {
  try {
    return isWeakEddsa(signature, by, (signature as unknown as Inside).hashed);
  } catch {
    return false;
  }
}
