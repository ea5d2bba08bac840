import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Store} from '../../model/store.ts';
import type {PageWork} from '../page/index.ts';
import {openFolder} from './folder.ts';
import {keyringPath, publishedKeyring} from './keyring.ts';
import {openShelves} from './places.ts';

/** A repository as it stands in a folder. */
export interface FinishedRepository {
  readonly after: Store;
  readonly page: PageWork;
}

/** Whether a word of the command line names a folder. */
export const isFolder = async ({workDir}: Pick<Host, 'workDir'>, path: string): Promise<boolean> =>
  (await stat(resolve(workDir, path)).catch(() => undefined))?.isDirectory() === true;

/** What clients need to try it, whoever made it. */
export async function finishedRepository(host: Host, dir: string): Promise<FinishedRepository> {
  const {store, card} = await openFolder(host, dir);
  const keyring = await publishedKeyring(store, card.name);
  if (keyring === undefined)
    throw new UserError('repository/keyring', `${dir} has no ${keyringPath(card.name)}`, {
      hint: 'linux-pkg repo add writes it: what signs the lists must be known to who reads them',
    });
  const shelves = await openShelves(store);
  const {name, url, component, stream, suites = {}, about} = card;
  return {
    after: store,
    page: {
      settings: {name, url, component, stream, suites},
      ...(about && {about}),
      publicKeys: [keyring],
      date: host.now(),
      places: shelves.map(({kind, shelf: {place, listings}}) => ({kind: kind.id, place, listings})),
    },
  };
}
