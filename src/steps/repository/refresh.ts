import type {Host} from '../../model/host.ts';
import type {Report} from '../../model/report.ts';
import type {Signer} from '../../model/signer.ts';
import {directoryStore} from '../../stores/index.ts';
import {tempDir} from '../../tools/files.ts';
import type {Config} from '../config/index.ts';
import {draftStore} from './draft-store.ts';
import {openShelves} from './places.ts';
import {prepareRepository, publishPrepared} from './publication.ts';
import {placesTable, shortened} from './report.ts';

interface Work {
  readonly signers: readonly Signer[];
  readonly dryRun: boolean;
}

/**
 * Keeps the repository of the config as it should be where no release comes: lists that other keys signed are signed
 * anew, what users get follows the keys, and what `keep` lets go goes. No package of the project is added.
 */
export async function refreshRepository(
  host: Host,
  config: Config,
  {signers, dryRun}: Work,
): Promise<Report> {
  const now = {version: {date: host.now()}, targets: []};
  const prepared = await prepareRepository(host, config, now, {artifacts: [], signers});
  const {store} = prepared.work;
  const title = `${dryRun ? 'Would refresh' : 'Refreshed'} the repository in ${store.title}`;
  const empty = {title, tables: [], notes: [], next: [], outputs: {}, data: {places: []}};
  if ((await openShelves(store)).length === 0) return {...empty, notes: ['Nothing is published there yet.']};
  await using dir = await tempDir();
  const places = await publishPrepared(host, {
    ...prepared,
    isRefresh: true,
    work: {...prepared.work, store: dryRun ? draftStore(store, directoryStore(dir.path)) : store},
  });
  const signed = places.filter(({isChanged}) => isChanged).map(({kind, place}) => `${kind} ${place}`);
  return {
    ...empty,
    tables: [placesTable(places)],
    notes: [
      signed.length > 0
        ? `Signed anew: ${signed.join(', ')}.`
        : 'The lists are signed by the keys of this run: none was written.',
    ],
    data: {places: places.map(shortened)},
  };
}

/** The report of a project that has no repository, or may not write it in this run. */
export const nothingToRefresh = (why: string): Report => ({
  title: 'Nothing to refresh',
  tables: [],
  notes: [why],
  next: [],
  outputs: {},
  data: {places: []},
});
