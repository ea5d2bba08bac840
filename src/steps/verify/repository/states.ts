import {utimes} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../../model/host.ts';
import type {Listing} from '../../../model/repository.ts';
import type {Store, Upload} from '../../../model/store.ts';
import {directoryStore} from '../../../stores/index.ts';
import {keyringFile, type PageWork, usersFiles} from '../../page/index.ts';
import {newest} from './cases.ts';
import {SERVED_AT} from './server.ts';
import type {RepositoryCase, RepositoryTrial} from './trial.ts';

/** A shelf of the repository in a folder, as it was and as it will be: each a whole repository for its machines. */
export interface States {
  /** Holds `after`, and `before` where the shelf was published. */
  readonly folder: string;
  readonly hasBefore: boolean;
}

interface Files {
  /** What users find at the top, with the address at which a container serves it to itself. */
  readonly users: readonly Upload[];
  readonly store: Store;
  readonly engine: RepositoryCase['engine'];
  readonly place: string;
  readonly listings: readonly Listing[];
  readonly folder: string;
  /** Seconds since 1970. */
  readonly modified: number;
}

/** Writes what the machines of a shelf may ask for: the lists, the newest packages, the files for users. */
export async function writeStates(
  host: Host,
  {before, after, page}: RepositoryTrial,
  {trialCase, folder}: {readonly trialCase: RepositoryCase; readonly folder: string},
): Promise<States> {
  const {kind, engine, place} = trialCase;
  const listings = page.places.find((one) => one.kind === kind.id && one.place === place)!.listings;
  // Web servers tell what changed by its time: the states must not be of the same second.
  const modified = host.now() - 60;
  const users = await usersFiles(host, served(page));
  await writeState({
    ...{users, engine, place, modified},
    store: after,
    listings: newest(kind, listings),
    folder: join(folder, 'after'),
  });
  const there = before ? (await engine.read(before, place)).listings : [];
  if (!before || there.length === 0) return {folder, hasBefore: false};
  await writeState({
    ...{engine, place},
    users: await usersFiles(host, served(await pageBefore(before, page))),
    store: before,
    listings: newest(kind, there),
    folder: join(folder, 'before'),
    modified: modified - 60,
  });
  return {folder, hasBefore: true};
}

const served = (page: PageWork): PageWork => ({...page, settings: {...page.settings, url: SERVED_AT}});

/** With the keys that users have now. */
async function pageBefore(before: Store, page: PageWork): Promise<PageWork> {
  const keyring = await before.get(keyringFile(page.settings.name, 'armored'));
  return keyring ? {...page, publicKeys: [Buffer.from(keyring.bytes).toString()]} : page;
}

async function writeState({users, store, engine, place, listings, folder, modified}: Files): Promise<void> {
  const state = directoryStore(folder);
  const lists = (await store.list(engine.folderOf(place))).filter(({path}) => !engine.isPackage(path));
  const packages = listings.filter(({address}) => address === undefined);
  for (const {path} of [...lists, ...packages]) {
    const there = await store.get(path);
    if (there) await state.put([{path, content: there.bytes}]);
  }
  await state.put(users);
  for (const {path} of await state.list('')) await utimes(join(folder, path), modified, modified);
}
