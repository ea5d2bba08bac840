import {isUtf8} from 'node:buffer';
import {readFile, stat} from 'node:fs/promises';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Location} from './location.ts';

const MAX_BYTES = 1024 * 1024;

/** One config file's text and the name that messages give it. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** How many pieces of YAML it may have, where that is not what a config may. */
  readonly most?: number;
}

/** Reads a config file, or says plainly why it is none. */
export async function readSource({path, name}: Location): Promise<Source> {
  const bytes = await readBytes(path, name);
  return {name, text: textOf(bytes, name)};
}

async function readBytes(path: string, name: string): Promise<Buffer> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) {
      const what = facts.isDirectory() ? 'a folder' : 'not a regular file';
      throw unreadable({message: `${name} is ${what}`, hint: 'name a YAML file'});
    }
    if (facts.size > MAX_BYTES) throw tooBig(name, facts.size);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unreadable(reasonOf((cause as NodeJS.ErrnoException).code, name), cause);
  }
}

function reasonOf(code: string | undefined, name: string): Problem {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return {message: `${name} does not exist`, hint: 'linux-pkg init writes a config file'};
  if (code === 'EACCES' || code === 'EPERM')
    return {message: `${name} may not be read`, hint: `chmod u+r ${name}`};
  return {message: `${name} cannot be read (${code ?? 'unknown reason'})`};
}

const unreadable = (problem: Problem, cause?: unknown): UserError =>
  new UserError('config/unreadable', [problem], {cause});

const tooBig = (name: string, size: number): UserError =>
  unreadable({
    message: `${name} has ${(size / MAX_BYTES).toFixed(1)} MiB; a config file has 1 MiB at most`,
    hint: 'name folders or globs under contents: in place of single files',
  });

/** The text of the bytes; other encodings than UTF-8 are refused by name where they tell themselves. */
export function textOf(bytes: Buffer, name: string): string {
  if (bytes.length > MAX_BYTES) throw tooBig(name, bytes.length);
  const hint = 'save it as UTF-8';
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw unreadable({message: 'the file is UTF-16', hint, place: {file: name, line: 1, column: 1}});
  const wrong = isUtf8(bytes) ? bytes.indexOf(0) : firstWrong(bytes);
  if (wrong === -1) return bytes.toString('utf8').replace(/^\u{feff}/u, '');
  const line = bytes.subarray(0, wrong).toString('latin1').split('\n').length;
  const lineStart = wrong === 0 ? 0 : bytes.lastIndexOf(10, wrong - 1) + 1;
  const place = {file: name, line, column: bytes.subarray(lineStart, wrong).toString('utf8').length + 1};
  throw unreadable(
    isUtf8(bytes)
      ? {message: 'the file has a NUL byte', hint: 'it is no YAML file, or was cut off', place}
      : {message: 'the file is not UTF-8', hint, place},
  );
}

/** The first byte that spoils UTF-8. */
function firstWrong(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  // A prefix may end inside a character; so it counts as good when some cut of up to three bytes is.
  const fine = (end: number) => [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, end - cut))));
  while (good < bad - 1) {
    const middle = (good + bad) >> 1;
    if (fine(middle)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--;
  return good;
}
