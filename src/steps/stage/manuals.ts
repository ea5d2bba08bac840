import {readFile} from 'node:fs/promises';
import {posix} from 'node:path';
import {gzipWhole} from '../../archive/pack/gzip.ts';
import type {Draft} from './drafts.ts';

/** Pages of manuals that distros ship compressed, as dh_compress and brp-compress see to. */
const PAGE = /^\/usr\/share\/(?:man\/(?:[^/]+\/)?man[0-9a-z]+\/[^/]+|info\/[^/]+\.info(?:-\d+)?)$/;
const COMPRESSED = /\.(?:gz|Z|bz2|xz|lzma|zst)$/;
/** More is no page. */
const MAX_BYTES = 16 * 1024 * 1024;

const isPage = (path: string): boolean => PAGE.test(path) && !COMPRESSED.test(path);

/** Man and info pages as their distros have them: compressed, and links to them renamed likewise. */
export async function compressManuals(drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const taken = new Set(drafts.map(({entry}) => entry.path));
  const changed = new Map<Draft, Draft>();
  const moved = new Set<string>();
  for (const draft of drafts) {
    const page = taken.has(`${draft.entry.path}.gz`) ? undefined : await compressPage(draft);
    if (!page) continue;
    changed.set(draft, page);
    moved.add(draft.entry.path);
  }
  // Links may point at links: until no more are found.
  for (let before = -1; before !== moved.size; ) {
    before = moved.size;
    for (const draft of drafts) {
      const {entry} = draft;
      if (entry.type !== 'link' || changed.has(draft) || !isPage(entry.path)) continue;
      if (!moved.has(posix.resolve(posix.dirname(entry.path), entry.to))) continue;
      if (taken.has(`${entry.path}.gz`)) continue;
      changed.set(draft, {...draft, entry: {...entry, path: `${entry.path}.gz`, to: `${entry.to}.gz`}});
      moved.add(entry.path);
    }
  }
  return drafts.map((draft) => changed.get(draft) ?? draft);
}

async function compressPage(draft: Draft): Promise<Draft | undefined> {
  const {entry} = draft;
  if (entry.type !== 'file' || !isPage(entry.path) || entry.size > MAX_BYTES) return undefined;
  // What cannot be read has been told.
  const bytes = await readFile(entry.from).catch(() => undefined);
  if (!bytes) return undefined;
  const packed = gzipWhole(bytes);
  // One name of several on the disk has nothing in common with the others any more.
  const {inode: _, ...file} = entry;
  const path = `${entry.path}.gz`;
  return {...draft, entry: {...file, path, size: packed.length, content: packed.toString('base64')}};
}
