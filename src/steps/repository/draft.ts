import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Store, StoredObject} from '../../model/store.ts';
import {directoryStore} from '../../stores/index.ts';
import {sizeText} from '../../text/size.ts';
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
  /** What was put into it, by path: new, or in place of what is published. */
  written(): Promise<readonly StoredObject[]>;
}

/** Refuses what the place cannot hold, by what its files will be. */
export async function refuseOverLimits({before, after}: Draft): Promise<void> {
  const {limits, title, beside} = before;
  if (limits?.file === undefined && limits?.total === undefined) return;
  const objects = await after.list('');
  const problems: Problem[] = objects
    .filter(({size}) => size > (limits.file ?? Number.POSITIVE_INFINITY))
    .map(({path, size}) => ({
      message: `${path} has ${sizeText(size)}, and ${title} takes files of ${sizeText(limits.file!)} at most`,
      hint: 'let the repository lie in a place that takes larger files, such as s3',
    }));
  const total = objects.reduce((sum, {size}) => sum + size, (await beside?.()) ?? 0);
  if (total > (limits.total ?? Number.POSITIVE_INFINITY))
    problems.push({
      message: `${title} would hold ${sizeText(total)}, and it takes ${sizeText(limits.total!)} at most`,
      hint: 'keep fewer versions with `keep`, raise `budget`, or let the repository lie in another place, such as s3',
    });
  if (problems.length > 0) throw new UserError('repository/too-much', problems);
}

/** Makes the whole publication beside what is published, so that it can be tried before anybody sees it. */
export async function openDraft(host: Host, prepared: Prepared): Promise<Draft> {
  const {work, source} = prepared;
  const dir = await tempDir();
  try {
    const own = directoryStore(dir.path);
    const after = draftStore(work.store, own);
    const places = await publishPrepared(host, {...prepared, work: {...work, store: after}});
    return {
      before: work.store,
      after,
      places,
      page: {...source, places},
      written: () => own.list(''),
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
    };
  } catch (error) {
    await dir[Symbol.asyncDispose]();
    throw error;
  }
}
