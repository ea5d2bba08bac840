import {lstatSync, readlinkSync} from 'node:fs';
import {readdir, realpath} from 'node:fs/promises';
import {join, sep} from 'node:path';
import type {Search} from './finding.ts';
import {madeByUs} from './products.ts';

/** One path of the disk, as it is: links are not followed. */
export interface Found {
  /** Absolute. */
  readonly from: string;
  /** Below where the search started; nothing for the start itself. */
  readonly rel: string;
  readonly kind: 'file' | 'dir' | 'link';
  readonly mode: number;
  readonly size: number;
  /** What a link points at. */
  readonly to: string | undefined;
  /** Where a file has several names: what tells them from other files. */
  readonly inode?: string;
}

const decoder = new TextDecoder('utf-8', {fatal: true});

/** What a path is; undefined, and told, where it can be no part of a package. */
export async function inspectPath(from: string, rel: string, search: Search): Promise<Found | undefined> {
  return foundBy(lookAt(from, rel), search);
}

/** What is at a path, or why it can be no part of a package. */
type Look = Found | {readonly from: string; readonly what: string; readonly hint: string};

function foundBy(look: Look, search: Search): Found | undefined {
  if ('rel' in look) return look;
  search.error(
    look.what.replace('%', () => search.show(look.from)),
    look.hint,
  );
  return undefined;
}

/** With thousands of files the turns of a promise cost ten times the look itself. */
function lookAt(from: string, rel: string): Look {
  const stats = lstatSync(from);
  const kind = stats.isFile()
    ? 'file'
    : stats.isDirectory()
      ? 'dir'
      : stats.isSymbolicLink()
        ? 'link'
        : undefined;
  if (!kind) {
    const what = stats.isFIFO() ? 'a named pipe' : stats.isSocket() ? 'a socket' : 'a device file';
    return {from, what: `% is ${what}`, hint: 'packages hold files, folders and links; leave it out'};
  }
  const mode = stats.mode & 0o7777;
  const to = kind === 'link' ? decodeName(readlinkSync(from, {encoding: 'buffer'})) : undefined;
  if (kind === 'link' && to === undefined) {
    return {from, what: 'the link % points at a name that is not UTF-8', hint: 'rename what it points at'};
  }
  const {dev, ino, nlink} = stats;
  const linked = kind === 'file' && nlink > 1 && Number.isSafeInteger(ino);
  const size = kind === 'file' ? stats.size : 0;
  return {from, rel, kind, mode, size, to, ...(linked && {inode: `${dev}:${ino}`})};
}

/** A folder's own paths, sorted; names that are not UTF-8 are told. */
export async function listFolder(folder: string, rel: string, search: Search): Promise<readonly Found[]> {
  let names: Buffer[];
  try {
    names = await readdir(folder, {encoding: 'buffer'});
  } catch (cause) {
    search.error(
      `${search.show(folder)} cannot be read: ${reasonOf(cause)}`,
      'give yourself read and search permission on it',
    );
    return [];
  }
  const texts = names.flatMap((name) => {
    const text = decodeName(name);
    if (text === undefined)
      search.error(
        `${search.show(folder)} holds a name that is not UTF-8: ${printable(name)}`,
        'rename it, or leave the folder out',
      );
    return text === undefined ? [] : [text];
  });
  const made = search.whole ? () => false : await madeByUs(folder, texts);
  const wanted = texts.sort().filter((name) => !made(name) && !search.skips(join(folder, name)));
  return wanted
    .map((name) => foundBy(lookAt(join(folder, name), rel ? `${rel}/${name}` : name), search))
    .filter((one) => one !== undefined);
}

/** Everything below a folder, parents first. */
export async function walkFolder(folder: string, rel: string, search: Search): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const found of await listFolder(folder, rel, search)) {
    all.push(found);
    if (found.kind === 'dir')
      for (const inner of await walkFolder(found.from, found.rel, search)) all.push(inner);
  }
  return all;
}

function decodeName(name: Buffer): string | undefined {
  try {
    return decoder.decode(name);
  } catch {
    return undefined;
  }
}

const printable = (name: Buffer): string =>
  [...name]
    .map((byte) =>
      byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');

/** The system's own word for it: `EACCES`, `ELOOP`. */
export const reasonOf = (cause: unknown): string => {
  const code = (cause as NodeJS.ErrnoException).code;
  const words: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ELOOP: 'its links lead in a circle',
    ENOTDIR: 'a part of its path is no folder',
    ENAMETOOLONG: 'its name is too long',
  };
  return (code && Object.hasOwn(words, code) && words[code]) || (cause as Error).message;
};

/** Whether links on the way to a path lead out of a folder; what is not there leads nowhere. */
export async function leadsOut(path: string, folder: string): Promise<boolean> {
  try {
    const [real, top] = await Promise.all([realpath(path), realpath(folder)]);
    return real !== top && !real.startsWith(top + sep);
  } catch {
    return false;
  }
}

export const ledOut = (path: string): [message: string, hint: string] => [
  `${path} leads out of the project through a link`,
  'let the build write a file there',
];
