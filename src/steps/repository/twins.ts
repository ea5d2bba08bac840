import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {formatOf} from '../../formats/index.ts';
import type {Listing, PackageFile} from '../../model/repository.ts';
import type {Store} from '../../model/store.ts';
import {tempDir} from '../../tools/files.ts';

interface Pair {
  readonly format: string;
  readonly listing: Listing;
  readonly pkg: PackageFile;
}

/**
 * Whether what is published differs from a package in its signatures alone: then a re-run, after a change of keys, makes
 * no new bytes, and what is published stays.
 */
export async function isTwin(store: Store, {format, listing, pkg}: Pair): Promise<boolean> {
  const there = await store.get(listing.path);
  if (!there) return false;
  await using dir = await tempDir();
  const file = join(dir.path, 'package');
  await writeFile(file, there.bytes);
  const parts = await partsOf(format, file);
  return parts.size > 0 && isDeepStrictEqual(parts, await partsOf(format, pkg.file));
}

/** The digests of what a signature leaves as it is. */
async function partsOf(format: string, file: string): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  const {read} = await formatOf(format).load();
  await read(file, {
    file: () => Promise.resolve(),
    part: (name, sha256) => {
      parts.set(name, sha256);
    },
  });
  return parts;
}
