import {type Key, type PrivateKey, readKeys} from 'openpgp';
import {UserError} from '../../model/errors.ts';
import type {KeyFacts} from '../../model/key.ts';
import {factsOf} from './facts.ts';
import {lenient} from './library.ts';

/** A key that was read: what it says of itself, and the library's own object, which stays in this room. */
export interface OpenKey {
  readonly facts: KeyFacts;
  /** Armored, without its secret half. */
  readonly publicKey: string;
  readonly inner: Key;
}

/** Reads one key or several from what a secret, an input or a file holds; `what` names it in errors. */
export async function readOpenKeys(text: string, what: string): Promise<readonly OpenKey[]> {
  let keys: readonly Key[];
  try {
    keys = await readKeys({armoredKeys: text, config: lenient});
  } catch (cause) {
    throw new UserError('key/unreadable', `${what} is no OpenPGP key`, {
      hint: 'gpg --armor --export-secret-keys FINGERPRINT prints one',
      cause,
    });
  }
  return Promise.all(
    keys.map(async (inner) => ({
      facts: await factsOf(inner),
      publicKey: inner.toPublic().armor(),
      inner,
    })),
  );
}

export const isSecret = (key: Key): key is PrivateKey => key.isPrivate();
