import {lstat, readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** What a run leaves beside its packages, and the folders it works in. */
const HANDOVER = 'artifacts.json';
const DRAFT = /^\.linux-pkg-\d+-/;
const LARGEST = 8 * 1024 * 1024;

/**
 * The names in a folder that runs of ours made: an output folder may be the project itself, a link, or another
 * one than this time, and the packages of the last run are no source of the next.
 */
export async function madeByUs(folder: string, names: readonly string[]): Promise<(name: string) => boolean> {
  const listed = names.includes(HANDOVER) ? await listedIn(join(folder, HANDOVER)) : [];
  const made = new Set(listed.length > 0 ? [HANDOVER, ...listed] : []);
  return (name) => made.has(name) || DRAFT.test(name);
}

/** The files that a handover names; none where it is somebody else's file. */
async function listedIn(path: string): Promise<readonly string[]> {
  try {
    const found = await lstat(path);
    if (!found.isFile() || found.size > LARGEST) return [];
    const data = JSON.parse(await readFile(path, 'utf8')) as {release?: unknown; artifacts?: unknown};
    if (typeof data.release !== 'object' || !Array.isArray(data.artifacts)) return [];
    return (data.artifacts as readonly {path?: unknown}[]).flatMap((artifact) =>
      typeof artifact?.path === 'string' ? [artifact.path] : [],
    );
  } catch {
    return [];
  }
}
