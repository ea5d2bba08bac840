import type {Host} from '../../model/host.ts';
import type {Store} from '../../model/store.ts';
import {directoryStore} from '../../stores/index.ts';
import {tempDir} from '../../tools/files.ts';
import type {PageWork} from '../page/index.ts';
import {draftStore} from './draft-store.ts';
import {type Prepared, publishPrepared} from './publication.ts';
import type {PlaceResult} from './publish.ts';

/** A repository as it will be; gone when it is disposed of. */
export interface Draft extends AsyncDisposable {
  readonly before: Store;
  readonly after: Store;
  readonly places: readonly PlaceResult[];
  readonly page: PageWork;
}

/** Makes the whole publication beside what is published, so that it can be tried before anybody sees it. */
export async function openDraft(host: Host, prepared: Prepared): Promise<Draft> {
  const {work, source} = prepared;
  const dir = await tempDir();
  try {
    const after = draftStore(work.store, directoryStore(dir.path));
    const places = await publishPrepared(host, {...prepared, work: {...work, store: after}});
    return {
      before: work.store,
      after,
      places,
      page: {...source, places},
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
    };
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}
