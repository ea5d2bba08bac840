import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Shelf} from '../../model/repository.ts';
import {examineSignatures} from '../../tools/openpgp/index.ts';

/** Whose signatures are believed. */
export interface Trust {
  /** Public keys of whoever publishes now, and those that they name; armored. */
  readonly own: readonly string[];
  /** The keyring that is published beside the lists: whoever can write there can change it. */
  readonly published: string | undefined;
}

/**
 * What is published is signed anew only where it is known whose it is: else we would put our name under what a
 * stranger wrote.
 */
export async function demandSeal(host: Host, shelf: Shelf, {own, published}: Trust): Promise<void> {
  const {seal, place, tag} = shelf;
  if (tag === undefined) return;
  if (!seal) throw stranger(`the lists of ${place} are there without a signature`);
  const fault = await faultOf(shelf, own);
  if (fault === undefined) return;
  const isKnown = published !== undefined && (await faultOf(shelf, [...own, published])) === undefined;
  if (!isKnown) throw stranger(fault);
  host.log.warn({
    message: `${seal.name} is signed by a key that only the published keyring knows`,
    hint: 'this is right after a change of keys; name the old public key in sign.public_key to be sure',
  });
}

/** Why the signature says nothing to who has these keys. */
export async function faultOf({seal}: Shelf, publicKeys: readonly string[]): Promise<string | undefined> {
  const {name, content, signature, type} = seal!;
  try {
    const verdicts = await examineSignatures(content, signature, {publicKeys, type});
    const bad = verdicts.find(({fault}) => fault !== undefined);
    if (bad) return `${name} does not fit its signature by ${bad.by}: ${bad.fault}`;
    if (verdicts.some(({by}) => by !== undefined)) return undefined;
    return `${name} is signed by ${verdicts.map(({issuer}) => issuer).join(', ')}, which is none of the keys at hand`;
  } catch (error) {
    return `${name} carries no signature that can be read: ${error instanceof Error ? error.message : error}`;
  }
}

const stranger = (message: string): UserError =>
  new UserError('repository/foreign', message, {
    hint: 'nothing was changed; where it is yours all the same, give the key that signed it (or name its public half in sign.public_key), or publish into an empty place',
  });
