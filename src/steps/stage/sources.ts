import {accessSync, constants} from 'node:fs';
import {realpath, stat} from 'node:fs/promises';
import {isAbsolute, join, posix, resolve, sep} from 'node:path';
import type {Search} from './finding.ts';
import {compileGlob, type Glob, literalGlob} from './glob.ts';
import {type Found, inspectPath, listFolder, reasonOf, walkFolder} from './source-folder.ts';

/** What to look for on the disk, and how. */
export interface Wanted {
  readonly src: string;
  readonly workDir: string;
  readonly globbing: boolean;
  /** A link stands for what it points at. */
  readonly follow: boolean;
  /** nfpm's own ways, where ours differ. */
  readonly nfpm: boolean;
  /** The project as a build left it. */
  readonly built?: boolean;
}

/** A file or link of the disk, and where it goes below `dst`. */
export interface Source {
  readonly found: Found;
  /** Nothing: `dst` itself. */
  readonly below: string;
}

/** The files and links that a `src` means: one path, all that a folder holds, or what a pattern matches. */
export async function findSources(wanted: Wanted, search: Search): Promise<readonly Source[]> {
  const {src, globbing} = wanted;
  const pattern = tidy(src);
  const glob = globbing ? compileGlob(pattern) : literalGlob(pattern);
  if (typeof glob === 'string') {
    search.error(
      `"${src}" is no pattern: ${glob}`,
      'put a backslash before a bracket that is part of a name',
    );
    return [];
  }
  const start = await startOf(glob, wanted, search);
  if (!start) return [];
  if (glob.literal) {
    if (start.kind !== 'dir') return placeLiteral(start, wanted);
    const all = (await walkFolder(start.from, '', search)).filter(({kind}) => kind !== 'dir');
    if (all.length === 0)
      search.error(`the folder ${src} holds no file`, 'a folder of the package itself is type: dir');
    return keep(
      all.map((found) => ({found, below: found.rel})),
      wanted,
      search,
    );
  }
  const matches = start.kind === 'dir' ? await matching(glob, start.from, search) : [];
  if (matches.length === 0) search.error(`${src} matches no file`, globHint(wanted));
  const common = commonFolder(matches.map(({rel}) => rel));
  return keep(
    matches.map((found) => ({found, below: found.rel.slice(common.length)})),
    wanted,
    search,
  );
}

/** Everything a folder holds, itself first, as it stands: links stay links. */
export async function findTree(wanted: Wanted, search: Search): Promise<readonly Source[]> {
  const start = await startOf(literalGlob(tidy(wanted.src)), wanted, search);
  if (!start) return [];
  if (start.kind !== 'dir' && !wanted.nfpm) {
    search.error(
      `${wanted.src} is no folder`,
      'a tree is made of a folder; leave the type out for a file or a link',
    );
    return [];
  }
  const inner = start.kind === 'dir' ? await walkFolder(start.from, '', search) : [];
  return [start, ...inner].map((found) => ({found, below: found.rel}));
}

const tidy = (src: string): string => {
  const plain = src.replace(/\/{2,}/g, '/').replace(/^(?:\.\/)+(?=.)/, '');
  return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
};

/** The path itself, or the folder that a pattern starts from. */
async function startOf(glob: Glob, wanted: Wanted, search: Search): Promise<Found | undefined> {
  const {src, workDir} = wanted;
  const from = resolve(workDir, glob.base || (isAbsolute(src) ? '/' : '.'));
  try {
    const found = await inspectPath(from, '', search);
    if (!found || !(await staysInside(from, wanted, search))) return undefined;
    if (wanted.follow && found.kind === 'link') return await inspectPath(await realpath(from), '', search);
    // A pattern below a link to a folder looks into that folder, as in nfpm.
    const enters = !glob.literal && found.kind === 'link' && (await stat(from)).isDirectory();
    return enters ? {...found, kind: 'dir'} : found;
  } catch (cause) {
    const {code} = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !glob.literal) search.error(`${src} matches no file`, globHint(wanted));
    else if (code === 'ENOENT') search.error(`${src} does not exist`, missingHint(wanted));
    else search.error(`${src} cannot be read: ${reasonOf(cause)}`);
    return undefined;
  }
}

const variables = (src: string): string | undefined =>
  /\$[{A-Za-z_]/.test(src) ? 'to have its variables replaced, write expand: true beside it' : undefined;

const missingHint = ({src, workDir, built}: Wanted): string =>
  variables(src) ??
  (built
    ? 'let build: make it, or correct the path (it starts at the root of the project)'
    : `build it first, or correct the path (it starts at ${workDir})`);

const globHint = ({src, workDir, built}: Wanted): string =>
  variables(src) ??
  (built
    ? 'let build: make them, or correct the pattern (it starts at the root of the project; * does not cross a slash, ** does)'
    : `build them first, or correct the pattern (it starts at ${workDir}; * does not cross a slash, ** does)`);

/** Links on the way to a source may not lead out of the project unawares. */
async function staysInside(from: string, wanted: Wanted, search: Search): Promise<boolean> {
  const isInside = (folder: string, path: string) => path === folder || path.startsWith(folder + sep);
  if (!isInside(wanted.workDir, from)) return true;
  const found = await inspectPath(from, '', search);
  const [project, real] = await Promise.all([
    realpath(wanted.workDir),
    // A link that is itself the source stays a link: only the way to it counts.
    realpath(found?.kind === 'link' && !isPatternBase(from, wanted) ? join(from, '..') : from),
  ]);
  if (isInside(project, real)) return true;
  const message = `${wanted.src} leads out of the project through a link, to ${real}`;
  const hint = 'write the path it leads to as src, if that is what you mean';
  if (wanted.nfpm) search.warn(message, hint);
  else search.error(message, hint);
  return wanted.nfpm;
}

const isPatternBase = (from: string, {workDir, src}: Wanted): boolean => resolve(workDir, tidy(src)) !== from;

async function matching(glob: Glob, folder: string, search: Search): Promise<readonly Found[]> {
  const prefix = glob.base && !glob.base.endsWith('/') ? `${glob.base}/` : glob.base;
  const visit = async (path: string, rel: string): Promise<readonly Found[]> => {
    const all: Found[] = [];
    for (const found of await listFolder(path, rel, search)) {
      const hit = glob.matches(prefix + found.rel);
      if (hit && found.kind !== 'dir') all.push(found);
      // A folder that matches brings all it holds.
      else if (hit)
        all.push(...(await walkFolder(found.from, found.rel, search)).filter(({kind}) => kind !== 'dir'));
      else if (found.kind === 'dir') for (const inner of await visit(found.from, found.rel)) all.push(inner);
    }
    return all;
  };
  return visit(folder, '');
}

/** nfpm looks through a link that is named outright: a folder behind it brings nothing, nothing behind it moves it down. */
async function placeLiteral(found: Found, {nfpm, src}: Wanted): Promise<readonly Source[]> {
  if (!nfpm || found.kind !== 'link') return [{found, below: ''}];
  const target = await behind(found);
  if (target === 'dir') return [];
  return [{found, below: target === 'nothing' ? posix.basename(src) : ''}];
}

/** nfpm leaves out the links to folders that a pattern or a folder brings. */
async function keep(sources: readonly Source[], {nfpm}: Wanted, search: Search): Promise<readonly Source[]> {
  if (!nfpm) return sources;
  const kept: Source[] = [];
  for (const source of sources) {
    if (source.found.kind === 'link' && (await behind(source.found)) === 'dir')
      search.warn(
        `${search.show(source.found.from)} is a link to a folder: left out, as in nfpm`,
        'type: tree keeps it',
      );
    else kept.push(source);
  }
  return kept;
}

async function behind({from}: Found): Promise<'dir' | 'file' | 'nothing'> {
  try {
    return (await stat(from)).isDirectory() ? 'dir' : 'file';
  } catch {
    return 'nothing';
  }
}

/** The folders that all paths have in common, with the last slash. */
function commonFolder([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    length = same;
  }
  return first.slice(0, first.lastIndexOf('/', length - 1) + 1);
}

/** Tells every file that may not be read. */
export function checkReadable(sources: readonly Source[], search: Search): void {
  for (const {found} of sources) {
    if (found.kind !== 'file') continue;
    try {
      accessSync(found.from, constants.R_OK);
    } catch {
      search.error(
        `${search.show(found.from)} cannot be read: permission denied`,
        'give yourself read permission on it',
      );
    }
  }
}
