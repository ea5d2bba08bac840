import type {Host} from '../../model/host.ts';
import type {Store, Upload} from '../../model/repository.ts';
import {armoredKeys, readOpenKeys} from '../../tools/openpgp/index.ts';
import type {RepositorySettings} from '../config/index.ts';
import {keyringPath} from './keyring.ts';
import type {PlaceResult} from './publish.ts';

/** What users' files are made of. */
export interface UsersWork {
  readonly settings: Pick<RepositorySettings, 'name' | 'url' | 'component' | 'stream' | 'suites'>;
  /** Armored: those that sign, then those that once did. */
  readonly publicKeys: readonly string[];
  /** Seconds since 1970: of the release that is published. */
  readonly date: number;
}

/** Puts what users get beside the lists, where it says something else than what is there. */
export async function putUsersFiles(
  _host: Host,
  store: Store,
  {settings, publicKeys}: UsersWork,
  _places: readonly PlaceResult[],
): Promise<void> {
  const keys = (await Promise.all(publicKeys.map((text) => readOpenKeys(text, 'the public key')))).flat();
  const content = Buffer.from(armoredKeys(keys, 'public'));
  await putChanged(store, [{path: keyringPath(settings.name), content}]);
}

/** A run that changes nothing writes nothing. */
async function putChanged(store: Store, uploads: readonly Upload[]): Promise<void> {
  const changed: Upload[] = [];
  for (const upload of uploads) {
    const there = await store.get(upload.path);
    const {content} = upload;
    const isSame = there && content instanceof Uint8Array && Buffer.from(there.bytes).equals(content);
    if (!isSame) changed.push(upload);
  }
  await store.put(changed);
}
