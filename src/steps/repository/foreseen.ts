import type {Host} from '../../model/host.ts';
import {openDraft} from './draft.ts';
import type {Prepared} from './publication.ts';
import {addressIn} from './report.ts';

/** A file that a publication would write. */
export interface ForeseenFile {
  /** From the repository's root. */
  readonly name: string;
  readonly size: number;
  readonly url: string | undefined;
  readonly how: 'uploaded' | 'replaced';
}

/** All that a publication would write: made beside what is published, and thrown away. */
export async function foreseenFiles(host: Host, prepared: Prepared): Promise<readonly ForeseenFile[]> {
  await using draft = await openDraft(host, prepared);
  const there = new Set((await draft.before.list('')).map(({path}) => path));
  return (await draft.written()).map(({path, size}) => ({
    name: path,
    size,
    url: addressIn(prepared.settings, path),
    how: there.has(path) ? 'replaced' : 'uploaded',
  }));
}
