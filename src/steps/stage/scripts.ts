import {readFile, stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Package, ScriptMoment} from '../../model/package.ts';
import type {Settled} from '../config/index.ts';
import type {Search} from './finding.ts';
import {leadsOut, ledOut, reasonOf} from './source-folder.ts';

interface Reading {
  readonly workDir: string;
  /** The project as a build left it: its links may lead anywhere on this machine. */
  readonly built: boolean;
  search(at: string): Search;
}

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});

/** The texts of a package's scripts; every one that cannot be used is told. */
export async function readScripts({scripts}: Settled, reading: Reading): Promise<Package['scripts']> {
  const read = await Promise.all(
    Object.entries(scripts).map(async ([moment, script]) => {
      const text = await readScript(script.text, reading, reading.search(script.at));
      return [moment as ScriptMoment, text] as const;
    }),
  );
  return Object.fromEntries(read.filter(([, text]) => text !== undefined));
}

async function readScript(path: string, reading: Reading, search: Search): Promise<string | undefined> {
  const bytes = await readOr(path, reading, search);
  if (!bytes) return undefined;
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    search.error(`${path} is no text in UTF-8`, 'save it as UTF-8; programs go into contents:');
    return undefined;
  }
  if (text.includes('\0'))
    search.error(`${path} holds a NUL byte`, 'a script is text; programs go into contents:');
  if (text.startsWith('\ufeff#!'))
    search.error(
      `${path} starts with a byte order mark: its #! line would not work`,
      'save it without the mark',
    );
  if (text.includes('\r\n'))
    search.error(
      `${path} has Windows line ends: its #! line would not work`,
      `save it with LF line ends: sed -i 's/\\r$//' ${path}`,
    );
  return text;
}

/** The other files that a package is made from, beside its contents: they must be there. */
export async function checkOthers(settled: Settled, reading: Reading): Promise<void> {
  for (const {text, at} of settled.otherScripts) await readOr(text, reading, reading.search(at));
}

async function readOr(path: string, {workDir, built}: Reading, search: Search): Promise<Buffer | undefined> {
  const from = resolve(workDir, path);
  try {
    if (built && (await leadsOut(from, workDir))) search.error(...ledOut(path));
    else if ((await stat(from)).isFile()) return await readFile(from);
    else search.error(`${path} is no file`, 'name a file');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      search.error(`${path} does not exist`, 'write the script, or correct its path');
    else search.error(`${path} cannot be read: ${reasonOf(cause)}`);
  }
  return undefined;
}
