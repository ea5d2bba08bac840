import type {Host} from '../../model/host.ts';
import type {KeyFacts} from '../../model/key.ts';
import {exportPublicKey, findSecretPart, listSecretKeys} from '../../tools/gpg/index.ts';
import {readOpenKeys} from '../../tools/openpgp/index.ts';
import type {Written} from '../config/index.ts';

/** What gpg's keyring says of the keys named; of all secret ones where none is. */
export async function factsFromGpg(host: Host, keyIds: readonly Written[]): Promise<readonly KeyFacts[]> {
  const keys = await listSecretKeys(host);
  const named = keyIds.map(({text}) => findSecretPart(keys, text, 0).key);
  const primaries = [...new Set((named.length > 0 ? named : keys).map(([{fingerprint}]) => fingerprint))];
  const text = await exportPublicKey(host, primaries);
  return (await readOpenKeys(text, "gpg's keyring", host.now())).map(({facts}) => facts);
}
