import type {Problem} from '../../model/errors.ts';
import type {Store} from '../../model/store.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {sha256Of} from './clear-text.ts';
import {differs, gone} from './fetch.ts';
import {folderOf} from './names.ts';
import {byHash} from './shelf.ts';
import {readTop} from './top.ts';

const AT_ONCE = 8;

/** Of an index that is there compressed, what is unpacked need not be. */
const plainOf = (path: string): string => path.replace(/\.(?:gz|xz|bz2|lzma|zst|lz4)$/, '');

/** Every file that the signed list names, under its name and under its digest, and whether Release is of one piece. */
export async function auditSuite(store: Store, suite: string): Promise<readonly Problem[]> {
  const folder = folderOf(suite);
  const top = await readTop(store, folder);
  if (!top) return [];
  const {files, fields} = top.release;
  const isByHash = fields.get('Acquire-By-Hash') === 'yes';
  const there = new Set<string>();
  const found = await allInOrder(
    [...files],
    AT_ONCE,
    async ([path, {sha256}]): Promise<readonly Problem[]> => {
      const names = [path, ...(isByHash ? [byHash(path, sha256)] : [])];
      const got = await Promise.all(names.map((name) => store.get(folder + name)));
      if (got.some(Boolean)) there.add(plainOf(path));
      return got.flatMap((file, index) => {
        const is = file && sha256Of(file.bytes);
        return is === undefined || is === sha256 ? [] : [differs(folder + names[index]!, is, sha256)];
      });
    },
  );
  const indexes = new Set([...files.keys()].map(plainOf));
  const lost = [...indexes].filter((path) => !there.has(path)).map((path) => gone(folder + path));
  const torn = {
    message: `${folder}Release or its signature is of another edition than InRelease`,
    hint: 'publish once more: a run that was ended in the middle is brought to its end',
  };
  return [...found.flat(), ...lost, ...(top.torn ? [torn] : [])];
}
