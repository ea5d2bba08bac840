import type {Host} from '../../model/host.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {type Draft, openDraft} from './draft.ts';
import type {Prepared} from './publication.ts';
import {addressIn} from './report.ts';

/** A file that a publication would write. */
export interface ForeseenFile {
  /** From the repository's root. */
  readonly name: string;
  readonly size: number;
  readonly url: string | undefined;
  readonly how: 'uploaded' | 'replaced' | 'there';
}

const ASKED_AT_ONCE = 8;

/** All that a publication would write: made beside what is published, and thrown away. */
export async function foreseenFiles(host: Host, prepared: Prepared): Promise<readonly ForeseenFile[]> {
  await using draft = await openDraft(host, prepared);
  const there = new Set((await draft.before.list('')).map(({path}) => path));
  const written = await draft.written();
  return await allInOrder(written, ASKED_AT_ONCE, async ({path, size}) => ({
    name: path,
    size,
    url: addressIn(prepared.settings, path),
    how: there.has(path) ? await replaced(draft, path) : ('uploaded' as const),
  }));
}

/** Some lists of another edition have the same bytes. */
const replaced = async ({before, after}: Draft, path: string): Promise<'replaced' | 'there'> =>
  (await before.digest(path)) === (await after.digest(path)) ? 'there' : 'replaced';
