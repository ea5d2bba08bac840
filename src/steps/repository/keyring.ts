import type {Store} from '../../model/repository.ts';

/** The public keys that users get, armored, from the repository's root. */
export const keyringPath = (name: string): string => `${name}-keyring.asc`;

/** The keyring that users get, as it is published. */
export async function publishedKeyring(store: Store, name: string): Promise<string | undefined> {
  const there = await store.get(keyringPath(name));
  return there && Buffer.from(there.bytes).toString();
}
