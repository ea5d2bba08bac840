import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  futimesSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import {readTar, type TarMember} from '../archive/tar-reader.ts';
import {PkgError, type Problem, UserError} from '../model/errors.ts';
import type {Log} from '../model/host.ts';
import {diskFull} from './disk.ts';

export interface UnpackOptions {
  /** How many leading parts of every name are dropped: 1 for what a workshop's `get` of a folder yields. */
  readonly strip?: number;
  /** Warned of what is not unpacked: devices, pipes. */
  readonly log?: Log;
}

interface Unpacking extends UnpackOptions {
  readonly folder: string;
  /** Real folders that we made or have looked at; none of them becomes a link while we unpack. */
  readonly folders: Set<string>;
  /** Modes and times of folders, which wait for what the folders hold. */
  readonly later: Map<string, TarMember>;
  readonly problems: Problem[];
}

const MOST_PROBLEMS = 20;

/**
 * Unpacks a tar archive, which may be hostile, into a folder of this machine that nobody else writes to:
 * nothing is ever written outside of it or through a link. Files are ours; modes (setuid too), times and hard links
 * are the archive's.
 */
export async function unpackTar(
  tar: AsyncIterable<Uint8Array>,
  folder: string,
  options: UnpackOptions = {},
): Promise<void> {
  const state: Unpacking = {...options, folder, folders: new Set(['']), later: new Map(), problems: []};
  try {
    mkdirSync(folder, {recursive: true});
    for await (const member of readTar(tar)) {
      if (member.foreign) state.problems.push(notUtf8(member));
      else await place(state, member);
    }
    if (state.problems.length > 0)
      throw new UserError('containers/name', state.problems.slice(0, MOST_PROBLEMS));
    // What is inside comes first: a folder that may not be written to is closed last.
    for (const [path, member] of [...state.later].reverse()) {
      chmodSync(`${folder}/${path}`, member.mode);
      lutimesSync(`${folder}/${path}`, member.mtime, member.mtime);
    }
  } catch (error) {
    throw diskFull(error, folder);
  }
}

async function place(state: Unpacking, member: TarMember): Promise<void> {
  const path = pathOf(member.name, state.strip ?? 0);
  if (path === '') {
    if (member.type === 'dir') return;
    throw hostile(member.name, 'it has no name of its own');
  }
  const full = `${state.folder}/${path}`;
  enter(state, parentOf(path), member.name);
  if (member.type === 'other') {
    state.log?.warn({message: `${path} is left out: neither a file nor a folder nor a link`});
    return;
  }
  if (member.type === 'dir') return folder(state, path, member);
  clear(full, member.name);
  if (member.type === 'file') return file(full, member);
  if (member.type === 'link') {
    symlinkSync(member.to, full);
    lutimesSync(full, member.mtime, member.mtime);
    return;
  }
  const to = pathOf(member.to, state.strip ?? 0);
  enter(state, parentOf(to), member.name);
  // link(2) does not follow a link in the last part either.
  linkSync(`${state.folder}/${to}`, full);
}

function folder(state: Unpacking, path: string, member: TarMember): void {
  const full = `${state.folder}/${path}`;
  const there = lstatSync(full, {throwIfNoEntry: false});
  if (there && !there.isDirectory()) unlinkSync(full);
  if (!there?.isDirectory()) mkdirSync(full, {mode: 0o700});
  state.folders.add(path);
  state.later.delete(path);
  state.later.set(path, member);
}

async function file(full: string, member: TarMember): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const opened = openSync(full, flags, 0o600);
  try {
    for await (const chunk of member.body)
      for (let done = 0; done < chunk.length; ) done += writeSync(opened, chunk, done);
    // Last: writing takes the setuid bit away.
    fchmodSync(opened, member.mode);
    futimesSync(opened, member.mtime, member.mtime);
  } finally {
    closeSync(opened);
  }
}

/** Makes sure that a path is folders and nothing else; those that the archive forgot are made. */
function enter(state: Unpacking, path: string, name: string): void {
  if (state.folders.has(path)) return;
  enter(state, parentOf(path), name);
  const full = `${state.folder}/${path}`;
  const there = lstatSync(full, {throwIfNoEntry: false});
  if (there && !there.isDirectory()) throw hostile(name, `${path} is not a folder`);
  if (!there) mkdirSync(full, {mode: 0o755});
  state.folders.add(path);
}

/** A later member of the same name wins, as with tar; but a folder is not replaced. */
function clear(full: string, name: string): void {
  const there = lstatSync(full, {throwIfNoEntry: false});
  if (there?.isDirectory()) throw hostile(name, 'a folder of that name is there already');
  if (there) unlinkSync(full);
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function pathOf(name: string, strip: number): string {
  const parts = name.split('/').filter((part) => part !== '.' && part !== '');
  if (name.startsWith('/')) throw hostile(name, 'it starts at the root');
  if (parts.includes('..')) throw hostile(name, 'it leads out of the folder');
  if (name.includes('\0')) throw hostile(name, 'it has a NUL in it');
  return parts.slice(strip).join('/');
}

/** Under another name it would be another file, and no program would find it. */
const notUtf8 = ({name, to}: TarMember): Problem => {
  const shown = [name, to].filter(Boolean).map((text) => `"${text.replace(/[^ -~]/g, hex)}"`);
  return {
    message: `${shown.join(', a link to ')} is not UTF-8`,
    hint: 'let the build rename it, or remove it',
  };
};

const hex = (character: string): string =>
  `\\x${Buffer.from(character, 'latin1').toString('hex').padStart(2, '0')}`;

const hostile = (name: string, why: string): PkgError =>
  new PkgError('containers/hostile-archive', `the archive's member ${JSON.stringify(name)}: ${why}`, {
    hint: 'nothing is unpacked that could be written elsewhere',
  });
