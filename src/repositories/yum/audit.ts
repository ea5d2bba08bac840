import type {Problem} from '../../model/errors.ts';
import {PkgError} from '../../model/errors.ts';
import type {Store} from '../../model/store.ts';
import {openData} from './fetch.ts';
import {folderOf, topOf} from './places.ts';
import {parseRepomd} from './repomd.ts';

/** Every file that repomd.xml names, packed and unpacked, against its digests. */
export async function audit(store: Store, place: string): Promise<readonly Problem[]> {
  const file = topOf(place);
  const found = await store.get(file);
  if (!found) return [{message: `${file} is not there`}];
  const problems: Problem[] = [];
  const told = (error: unknown) => {
    if (!(error instanceof PkgError)) throw error;
    problems.push({message: error.message, ...(error.hint !== undefined && {hint: error.hint})});
  };
  let data: ReturnType<typeof parseRepomd>['data'] = [];
  try {
    data = parseRepomd(file, found.bytes).data;
  } catch (error) {
    told(error);
  }
  for (const one of data) {
    try {
      for await (const _ of openData(store, folderOf(place), one));
    } catch (error) {
      told(error);
    }
  }
  return problems;
}
