import {isUtf8} from 'node:buffer';
import {readFile, stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Change} from '../../model/package.ts';
import {parseChangelog, type Settled} from '../config/index.ts';
import type {Findings, Search} from './finding.ts';
import {leadsOut, ledOut, reasonOf} from './source-folder.ts';

const MAX_BYTES = 16 * 1024 * 1024;

interface Reading {
  readonly workDir: string;
  /** The project as a build left it. */
  readonly built: boolean;
  readonly findings: Findings;
  search(at: string): Search;
}

/** The releases of the changelog that the config names; whatever is wrong with it is told at its own lines. */
export async function readChangelog(
  {changelog, maintainer}: Settled,
  {workDir, built, findings, search}: Reading,
): Promise<readonly Change[]> {
  if (!changelog) return [];
  const {text: path, at} = changelog;
  if (built && (await leadsOut(resolve(workDir, path), workDir))) {
    search(at).error(...ledOut(path));
    return [];
  }
  const text = await readText(resolve(workDir, path), path, search(at));
  if (text === undefined) return [];
  try {
    const {changes, problems} = await parseChangelog(path, text);
    for (const problem of problems) findings.tell(problem);
    return changes.map((change) => ({...change, author: change.author || maintainer}));
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    for (const problem of cause.problems) findings.tell(problem);
    return [];
  }
}

async function readText(from: string, path: string, search: Search): Promise<string | undefined> {
  try {
    const facts = await stat(from);
    if (!facts.isFile()) search.error(`${path} is no file`, 'name a changelog of chglog');
    else if (facts.size > MAX_BYTES)
      search.error(`${path} has more than ${MAX_BYTES} bytes`, 'leave out the oldest releases');
    else {
      const bytes = await readFile(from);
      if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8').replace(/^\ufeff/, '');
      search.error(`${path} is no text in UTF-8`, 'save it as UTF-8');
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      search.error(`${path} does not exist`, 'write the changelog, as chglog init does, or correct its path');
    else search.error(`${path} cannot be read: ${reasonOf(cause)}`);
  }
  return undefined;
}
