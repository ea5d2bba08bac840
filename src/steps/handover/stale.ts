import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Artifact} from '../../model/artifact.ts';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {listedIn} from './reader.ts';
import type {Handover} from './schema.ts';

/** What the last run said of the output folder; nothing where it said nothing that can be read. */
export async function earlierHandover({outDir}: Pick<Host, 'outDir'>): Promise<Handover | undefined> {
  try {
    return await listedIn(outDir);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Signatures, checksums and the like of an earlier run, where this one made none: they would speak of other bytes. */
export async function removeStale(
  {outDir}: Host,
  before: readonly Artifact[],
  now: readonly Artifact[],
): Promise<void> {
  const there = new Set(now.map(({path}) => path));
  for (const {kind, path} of before)
    if (kind !== 'package' && !there.has(path)) await rm(join(outDir, path), {force: true});
}
