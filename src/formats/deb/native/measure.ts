import type {Package} from '../../../model/package.ts';
import type {Workshop} from '../../../model/workshop.ts';
import type {DebOptions} from '../options.ts';
import {PLAIN, WORK} from './paths.ts';

/** By the path in the package, sorted. */
export type Sums = ReadonlyMap<string, {readonly md5: string; readonly size: number}>;

/** Digest and size of every file that is laid out, by the package's name: what is packed is what is measured. */
export async function measureTrees(workshop: Workshop): Promise<ReadonlyMap<string, Sums>> {
  const {stdout} = await workshop.run(
    ['find', 'trees', '-type', 'f', '-printf', String.raw`%s %p\0`, '-exec', 'md5sum', '-z', '{}', '+'],
    {cwd: WORK, env: PLAIN},
  );
  const bytes = new Map(records(stdout, /^(\d{1,20}) trees\/(.+)$/s));
  const found = new Map<string, [string, {md5: string; size: number}][]>();
  for (const [name, md5] of records(stdout, /^([0-9a-f]{32}) [ *]trees\/(.+)$/s)) {
    const slash = name.indexOf('/');
    const [tree, path] = [name.slice(0, slash), name.slice(slash)];
    if (path.startsWith('/DEBIAN/')) continue;
    const list = found.get(tree) ?? [];
    if (list.length === 0) found.set(tree, list);
    list.push([path, {md5, size: Number(bytes.get(name) ?? 0)}]);
  }
  return new Map(
    [...found].map(([tree, list]) => [tree, new Map(list.sort(([a], [b]) => (a < b ? -1 : 1)))]),
  );
}

/** By the rest of the record, which is the file's name. */
const records = (text: string, pattern: RegExp): readonly (readonly [string, string])[] =>
  text.split('\0').flatMap((record) => {
    const [, value, name] = pattern.exec(record) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });

/** The package with the sizes that its files have now. */
export const measured = (pkg: Package<DebOptions>, sums: Sums): Package<DebOptions> => ({
  ...pkg,
  entries: pkg.entries.map((entry) =>
    entry.type === 'file' ? {...entry, size: sums.get(entry.path)?.size ?? entry.size} : entry,
  ),
});
