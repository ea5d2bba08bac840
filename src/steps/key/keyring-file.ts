import {resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {writeWhole} from '../../tools/files.ts';
import {armoredKeys, joined, type OpenKey} from '../../tools/openpgp/index.ts';
import {openKeys} from './given.ts';
import {readKeyBytes, whyUnread} from './key-bytes.ts';

/** The public keys that users get: none where the file is not there yet. */
export async function readKeyring(host: Host, path: string): Promise<readonly OpenKey[]> {
  let content: Uint8Array;
  try {
    content = await readKeyBytes(resolve(host.workDir, path));
  } catch (cause) {
    const why = whyUnread(cause);
    if (why === 'ENOENT') return [];
    throw new UserError('key/public-file', `${path} cannot be read: ${why}`, {cause});
  }
  return openKeys(host, content, {what: path, want: 'public'});
}

/** All keys of both, in the order of the first; what is in both is made one of everything that is said of it. */
export async function joinedKeys(
  there: readonly OpenKey[],
  more: readonly OpenKey[],
): Promise<readonly OpenKey[]> {
  const result = new Map(there.map((key) => [primaryOf(key), key]));
  for (const key of more) {
    const before = result.get(primaryOf(key));
    result.set(primaryOf(key), before ? await joined(before, key) : key);
  }
  return [...result.values()];
}

const primaryOf = ({facts}: OpenKey): string => facts.parts[0].fingerprint;

/** Writes the keyring whole or not at all; without its secrets. */
export const writeKeyring = (host: Host, path: string, keys: readonly OpenKey[]): Promise<void> =>
  writeWhole(resolve(host.workDir, path), armoredKeys(keys, 'public'));
