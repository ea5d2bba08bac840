import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Host} from '../../model/host.ts';
import type {Store} from '../../model/store.ts';
import {readKeyText} from '../../text/key-text.ts';
import {readOpenKeys} from '../../tools/openpgp/index.ts';
import {type Config, signSettings} from '../config/index.ts';

/** The public keys that users get, armored, from the repository's root. */
export const keyringPath = (name: string): string => `${name}-keyring.asc`;

/** The keyring that users get, as it is published. */
export async function publishedKeyring(store: Store, name: string): Promise<string | undefined> {
  const there = await store.get(keyringPath(name));
  return there && Buffer.from(there.bytes).toString();
}

/** Keys that the project names beside those that sign now, armored: in a change of keys, the old one is among them. */
export async function namedKeys({workDir}: Host, config: Config): Promise<readonly string[]> {
  const {publicKey} = signSettings(config);
  if (!publicKey) return [];
  const {text: what} = publicKey;
  const {bytes} = readKeyText(await readFile(resolve(workDir, what)), {what, want: 'public'});
  return (await readOpenKeys(bytes, what)).map((key) => key.publicKey);
}
