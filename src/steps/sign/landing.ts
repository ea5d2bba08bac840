import {createHash} from 'node:crypto';
import {readFile, rename, rm} from 'node:fs/promises';
import {basename, join} from 'node:path';
import type {Host} from '../../model/host.ts';
import {isRunning, removeDeadLeftovers, type TempDir, writeWhole} from '../../tools/files.ts';
import {HANDOVER_FILE} from '../handover/index.ts';
import type {Draft} from './package.ts';

/** Written before the first file gets its name, and gone when all have theirs. */
const LANDING = '.linux-pkg-landing.json';

/** What is still to do when a run was ended in the middle. */
interface Landing {
  /** The folder of drafts, in the output folder. */
  readonly folder: string;
  readonly files: readonly {readonly draft: string; readonly path: string}[];
  /** SHA-256 of the `artifacts.json` that speaks of the files as they were; nothing where there was none. */
  readonly before: string;
  /** The one that speaks of them as they will be. */
  readonly handover: string;
}

/**
 * Gives the drafts their names, each in one go, and then says so in `artifacts.json`. Where this is ended in the
 * middle, the next run goes on from what was noted here: files and `artifacts.json` speak of the same bytes again.
 */
export async function land(
  {outDir}: Host,
  dir: TempDir,
  {made, handover}: {readonly made: readonly Draft[]; readonly handover: string},
): Promise<void> {
  const files = made.flatMap(({draft, artifact: {path}}) => (draft === undefined ? [] : [{draft, path}]));
  const landing: Landing = {folder: basename(dir.path), files, before: await listingDigest(outDir), handover};
  await writeWhole(join(outDir, LANDING), JSON.stringify(landing));
  for (const {draft, path} of files) await rename(join(dir.path, draft), join(outDir, path));
  await writeWhole(join(outDir, HANDOVER_FILE), handover);
  await rm(join(outDir, LANDING));
}

/** Ends what a run began to land, unless that run is still at it; what else ended runs left in the folder goes. */
export async function finishLanding({outDir, log}: Host): Promise<void> {
  const landing = await noted(outDir);
  if (landing && !isRunning(Number(FOLDER.exec(landing.folder)?.[1]))) {
    // Packages that were built since are not replaced by older ones.
    if ((await listingDigest(outDir)) === landing.before) await goOn(outDir, landing);
    await rm(join(outDir, LANDING));
    log.info('an earlier run was ended while it gave files their names: that is in order again');
  }
  await removeDeadLeftovers(outDir);
}

async function goOn(outDir: string, {folder, files, handover}: Landing): Promise<void> {
  for (const {draft, path} of files)
    await rename(join(outDir, folder, draft), join(outDir, path)).catch(ignoreAbsent);
  await writeWhole(join(outDir, HANDOVER_FILE), handover);
}

const listingDigest = async (outDir: string): Promise<string> => {
  const text = await readFile(join(outDir, HANDOVER_FILE)).catch(() => undefined);
  return text === undefined ? '' : createHash('sha256').update(text).digest('hex');
};

/** A plain name: no folder, no dots that lead out. */
const PLAIN = /^[A-Za-z0-9_.][A-Za-z0-9_+.~^%=,@-]*$/;
const FOLDER = /^\.linux-pkg-(\d+)-[A-Za-z0-9]+$/;

async function noted(outDir: string): Promise<Landing | undefined> {
  try {
    const {folder, files, before, handover} = JSON.parse(
      await readFile(join(outDir, LANDING), 'utf8'),
    ) as Landing;
    const names = files.flatMap(({draft, path}) => [draft, path]);
    const isSound = names.every((name) => PLAIN.test(name) && !/^\.+$/.test(name));
    return isSound && FOLDER.test(folder) && typeof handover === 'string'
      ? {folder, files, before, handover}
      : undefined;
  } catch {
    // None there, or not one of ours: nothing is known to be begun.
    return undefined;
  }
}

const ignoreAbsent = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};
