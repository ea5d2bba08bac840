import {lstat, readFile, stat} from 'node:fs/promises';
import {join, resolve, sep} from 'node:path';
import {type Problem, UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import {printable} from '../text/printable.ts';
import {makeFolder, type TempDir, tempDir} from '../tools/files.ts';
import {HANDOVER_FILE} from './handover/index.ts';

const OTHER = '--out names another folder (in a workflow: out)';

/**
 * Makes sure of the output folder before anything is written into it, and opens a draft there: what is not ours
 * stays as it is, and a name that is taken by something else is told at once.
 */
export async function openOutputFolder(host: Host, names: readonly string[]): Promise<TempDir> {
  const {outDir} = host;
  const problems: Problem[] = [];
  try {
    await makeFolder(outDir);
    problems.push(...(await takenBy(outDir, [...names, HANDOVER_FILE])));
    if (problems.length === 0 && !(await mayReplaceHandover(outDir)))
      problems.push({
        message: `${printable(join(outDir, HANDOVER_FILE))} is there already and was not written by linux-pkg`,
        hint: `move it away, or ${OTHER}`,
      });
    if (problems.length === 0) return await tempDir(outDir);
  } catch (cause) {
    throw new UserError(
      'output/unusable',
      `the output folder ${printable(outDir)} cannot be used: ${reasonOf(cause)}`,
      {hint: OTHER, cause},
    );
  }
  throw new UserError('output/taken', problems);
}

/** Whether a path of the config leads into the output folder, whose files are replaced in every run. */
export function isInOutput({workDir, outDir}: Pick<Host, 'workDir' | 'outDir'>, path: string): boolean {
  const full = resolve(workDir, path);
  return full === outDir || full.startsWith(outDir + sep);
}

/** Refuses names that folders have, before the first of the files gets its own. */
export async function refuseTaken({outDir}: Pick<Host, 'outDir'>, names: readonly string[]): Promise<void> {
  const problems = await takenBy(outDir, names);
  if (problems.length > 0) throw new UserError('output/taken', problems);
}

async function takenBy(outDir: string, names: readonly string[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const name of new Set(names)) {
    const found = await lstat(join(outDir, name)).catch(() => undefined);
    if (found?.isDirectory())
      problems.push({
        message: `${printable(join(outDir, name))} is a folder, and a file of that name is to be written`,
        hint: `move it away, or ${OTHER}`,
      });
  }
  return problems;
}

const LARGEST = 8 * 1024 * 1024;

/** Somebody else's file of that name would be lost; that of an earlier run, of whatever version, is replaced. */
async function mayReplaceHandover(outDir: string): Promise<boolean> {
  const path = join(outDir, HANDOVER_FILE);
  const found = await stat(path).catch(() => undefined);
  if (!found) return true;
  if (!found.isFile() || found.size > LARGEST) return false;
  try {
    const data: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof data === 'object' && data !== null && 'release' in data && 'artifacts' in data;
  } catch {
    return false;
  }
}

function reasonOf(cause: unknown): string {
  const {code} = cause as NodeJS.ErrnoException;
  const words: Readonly<Record<string, string>> = {
    EEXIST: 'it is a file',
    ENOTDIR: 'a part of its path is a file',
    ENOENT: 'a part of its path is a link that leads nowhere, or may not be made',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'its disk is read-only',
    ENOSPC: 'its disk is full',
  };
  return (code !== undefined && words[code]) || (cause instanceof Error ? cause.message : String(cause));
}
