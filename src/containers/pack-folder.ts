import {isUtf8} from 'node:buffer';
import {lstatSync, readdirSync, readlinkSync, type Stats} from 'node:fs';
import {join} from 'node:path';
import {type TarHead, tarEnd, tarHead, tarPadding} from '../archive/tar.ts';
import {type Problem, UserError} from '../model/errors.ts';
import type {Log} from '../model/host.ts';
import {fileBytes} from './file-bytes.ts';
import {gather} from './gather.ts';

export interface PackOptions {
  /** What every name begins with: where the folder goes, with a slash at the end. */
  readonly below?: string;
  /** True leaves a path out, with all that it holds; it is told the folder's path and all that follows. */
  readonly skip?: (path: string) => boolean;
  /** Told of what a tar archive does not hold: sockets, pipes, devices. */
  readonly log?: Log;
}

interface Walk extends PackOptions {
  readonly folder: string;
  readonly problems: Problem[];
  /** The first name of every file that has several. */
  readonly names: Map<string, string>;
}

const NOBODY = {uid: 0, gid: 0, uname: 'root', gname: 'root'} as const;
const MOST_PROBLEMS = 20;

/**
 * A folder of this machine as a tar archive, sorted: modes, times, links and hard links as they are,
 * everything root's. No link is followed. What cannot be read is told once everything else is through.
 */
export const packFolder = (folder: string, options: PackOptions = {}): AsyncGenerator<Uint8Array> =>
  gather(archive({...options, folder, problems: [], names: new Map()}));

function* archive(walk: Walk): Generator<Uint8Array> {
  yield* inside(walk, '');
  if (walk.problems.length > 0) throw new UserError('containers/source', walk.problems);
  yield tarEnd();
}

function* inside(walk: Walk, path: string): Generator<Uint8Array> {
  const names = attempt(walk, path, () => readdirSync(`${walk.folder}/${path}`, {encoding: 'buffer'}));
  for (const name of (names ?? []).sort(Buffer.compare)) {
    const found = `${path ? `${path}/` : ''}${name}`;
    if (isUtf8(name)) yield* member(walk, found);
    else problem(walk, `the name ${JSON.stringify(found)} is not UTF-8`, 'rename or remove it');
  }
}

function* member(walk: Walk, path: string): Generator<Uint8Array> {
  const full = join(walk.folder, path);
  if (walk.skip?.(full)) return;
  const stat = attempt(walk, path, () => lstatSync(full));
  if (!stat) return;
  if (stat.isDirectory()) {
    yield tarHead(headOf(walk, path, stat, {name: `${nameOf(walk, path)}/`, type: 'dir'}));
    yield* inside(walk, path);
  } else if (stat.isSymbolicLink()) {
    const to = attempt(walk, path, () => readlinkSync(full, {encoding: 'buffer'}));
    if (to && !isUtf8(to)) problem(walk, `the link ${path} points at a name that is not UTF-8`, 'remove it');
    else if (to) yield tarHead(headOf(walk, path, stat, {type: 'link', to: String(to)}));
  } else if (stat.isFile()) yield* file(walk, path, stat);
  else walk.log?.debug(`${path} is left out: neither a file nor a folder nor a link`);
}

function* file(walk: Walk, path: string, stat: Stats): Generator<Uint8Array> {
  const inode = `${stat.dev}:${stat.ino}`;
  const first = mayBeLinked(stat) ? walk.names.get(inode) : undefined;
  if (first !== undefined) {
    yield tarHead(headOf(walk, path, stat, {type: 'hardlink', to: first}));
    return;
  }
  const bytes = fileBytes(`${walk.folder}/${path}`, stat.size);
  // Opened before its header is written: one that may not be read has none.
  const start = attempt(walk, path, () => bytes.next());
  if (!start) return;
  yield tarHead(headOf(walk, path, stat, {type: 'file', size: stat.size}));
  if (!start.done) yield start.value;
  yield* bytes;
  yield tarPadding(stat.size);
  if (mayBeLinked(stat)) walk.names.set(inode, nameOf(walk, path));
}

/** Docker takes the setuid bit away from a file that it links: such a file comes as often as it has names. */
const mayBeLinked = ({nlink, mode}: Stats): boolean => nlink > 1 && (mode & 0o6000) === 0;

const nameOf = ({below = ''}: Walk, path: string): string => `./${below}${path}`;

const headOf = (walk: Walk, path: string, stat: Stats, over: Partial<TarHead>): TarHead => ({
  ...NOBODY,
  name: nameOf(walk, path),
  type: 'file',
  mode: stat.mode & 0o7777,
  mtime: Math.floor(stat.mtimeMs / 1000),
  size: 0,
  to: '',
  ...over,
});

/** Undefined where it cannot be read, which is a problem, or is not there any more, which is none. */
function attempt<T>(walk: Walk, path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT' && path !== '') walk.log?.debug(`${path} is left out: it was removed meanwhile`);
    else problem(walk, `${path || walk.folder} cannot be read: ${message}`, 'make it readable, or remove it');
    return undefined;
  }
}

function problem(walk: Walk, message: string, hint: string): void {
  if (walk.problems.length < MOST_PROBLEMS) walk.problems.push({message, hint});
}
