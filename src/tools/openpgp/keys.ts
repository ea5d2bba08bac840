import {enums, type Key, type PrivateKey, readKeys, unarmor} from 'openpgp';
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

/**
 * Reads one key or several: armored, or their bare packets; `what` names them in errors. The facts are those of `now`,
 * in seconds since 1970: signatures that are made later do not speak yet. Without it, all speak.
 */
export async function readOpenKeys(
  given: string | Uint8Array,
  what: string,
  now?: number,
): Promise<readonly OpenKey[]> {
  const keys = await innerKeys(given, what);
  return Promise.all(
    oncePerKey(keys).map(async (inner) => ({
      facts: await factsOf(inner, now),
      publicKey: inner.toPublic().armor().replace(/\r\n/g, '\n'),
      inner,
    })),
  );
}

export const isSecret = (key: Key): key is PrivateKey => key.isPrivate();

/** No cause: what the library says of a key may hold parts of it. */
async function innerKeys(given: string | Uint8Array, what: string): Promise<readonly Key[]> {
  try {
    const binaryKeys = typeof given === 'string' ? await bytesOf(given) : given;
    return await readKeys({binaryKeys, config: lenient});
  } catch {
    throw new UserError(
      'key/unreadable',
      `${what} holds no OpenPGP key that can be read: it is damaged, or of an algorithm that is not known here`,
      {
        hint: 'gpg --armor --export FINGERPRINT prints a public key, and with --export-secret-keys a secret one',
      },
    );
  }
}

async function bytesOf(armored: string): Promise<Uint8Array> {
  const {data, type} = await unarmor(armored);
  if (type !== enums.armor.publicKey && type !== enums.armor.privateKey) throw new Error('no key');
  if (data instanceof Uint8Array) return data;
  const chunks: Uint8Array[] = [];
  for await (const chunk of data as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A key that was given twice, or as both of its halves, is one: that which has more of its secrets. */
function oncePerKey(keys: readonly Key[]): readonly Key[] {
  const best = new Map<string, Key>();
  for (const key of keys) {
    const before = best.get(key.getFingerprint());
    if (!before || secretsOf(key) > secretsOf(before)) best.set(key.getFingerprint(), key);
  }
  return [...best.values()];
}

const secretsOf = (key: Key): number =>
  key.getKeys().filter(({keyPacket}) => {
    const packet = keyPacket as {isMissingSecretKeyMaterial?: () => boolean};
    return packet.isMissingSecretKeyMaterial?.() === false;
  }).length;
