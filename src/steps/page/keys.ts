import {createHash} from 'node:crypto';
import {readKeyText} from '../../text/key-text.ts';
import {armoredKeys, joined, type OpenKey, readOpenKeys} from '../../tools/openpgp/index.ts';

/** The keys of a repository, as its users get them. */
export interface Keyring {
  /** All of them in one block. */
  readonly armored: string;
  readonly binary: Uint8Array;
  readonly keys: readonly ShownKey[];
}

export interface ShownKey {
  /** Of the primary key: upper-case hex. */
  readonly fingerprint: string;
  readonly users: readonly string[];
  /** Seconds since 1970; undefined where it never ends. */
  readonly expires: number | undefined;
}

/** Every key once, in the order given; two copies of a key become one that says what both do. */
export async function keyringOf(publicKeys: readonly string[]): Promise<Keyring> {
  const found = new Map<string, OpenKey>();
  for (const text of publicKeys)
    for (const key of await readOpenKeys(text, 'the public key')) {
      const {fingerprint} = key.facts.parts[0];
      const before = found.get(fingerprint);
      found.set(fingerprint, before ? await joined(before, key) : key);
    }
  const keys = [...found.values()];
  const armored = armoredKeys(keys, 'public');
  return {
    armored,
    binary: readKeyText(armored, {what: 'the keyring', want: 'public'}).bytes,
    keys: keys.map(({facts: {users, parts}}) => ({
      fingerprint: parts[0].fingerprint,
      users,
      expires: parts[0].expires,
    })),
  };
}

/** As people compare them: in groups of four. */
export const inFours = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
