import {basename, posix} from 'node:path';
import type {Entry} from '../../model/package.ts';
import type {Settled} from '../config/index.ts';
import {isBaseFolder} from './base-folders.ts';
import type {Search} from './finding.ts';
import {compileGlob} from './glob.ts';
import {FOLDER_MODE, LINK_MODE, modeOf} from './modes.ts';
import {checkAccount, checkName, packagePath} from './paths.ts';
import {isSingle, isTreeType, lendsOwner, roleOf} from './roles.ts';
import type {Source} from './sources.ts';

export type Content = Settled['contents'][number];

/** An entry, and where it comes from. */
export interface Draft {
  readonly entry: Entry;
  /** The dotted path of its line in the config. */
  readonly at: string;
  /** What messages call its source. */
  readonly label: string;
  readonly fromTree: boolean;
  /** Folders made for it alone get its owner too. */
  readonly lendsOwner: boolean;
}

/** All that is the same for the contents of one package. */
export interface Setting {
  readonly workDir: string;
  readonly nfpm: boolean;
  readonly umask: number;
  readonly globbing: boolean;
  readonly mtime: number;
  /** A build left it: modes are as it set them. */
  readonly built?: boolean;
  find(content: Content, search: Search): Promise<readonly Source[]>;
  search(at: string): Search;
}

const GHOST_MODE = 0o644;

/** The entries that one item of `contents:` stands for, without their parents. */
export async function draftContent(content: Content, setting: Setting): Promise<readonly Draft[]> {
  const search = setting.search(content.at);
  const path = packagePath(content.dst, setting.nfpm, search);
  const node = nodeOf(content, setting, search);
  const draft = (entry: Entry, label: string): Draft => ({
    entry,
    at: content.at,
    label,
    fromTree: isTreeType(content.type),
    lendsOwner: setting.nfpm && lendsOwner(content.type),
  });
  if (path === undefined) return [];
  if (path === '/' && (content.type === 'dir' || content.type === 'ghost' || content.type === 'symlink')) {
    search.error('/ itself is no part of a package', 'write dst: and a path below it');
    return [];
  }
  const mode = content.file_info?.mode;
  switch (content.type) {
    case 'dir':
      return [draft({...node, type: 'dir', path, mode: mode || FOLDER_MODE, implicit: false}, 'a folder')];
    case 'ghost':
      return [draft({...node, type: 'ghost', path, mode: mode || GHOST_MODE}, 'a ghost')];
    case 'symlink': {
      const to = linkTarget(content, setting, search);
      return to === undefined
        ? []
        : [draft({...node, type: 'link', path, mode: LINK_MODE, to}, `a link to ${to}`)];
    }
    default:
      return draftFound({content, path, node, setting, search, draft});
  }
}

type Owned = Pick<Entry, 'owner' | 'group' | 'mtime'>;

function nodeOf({file_info: info}: Content, {mtime}: Setting, search: Search): Owned {
  const owner = info?.owner || 'root';
  const group = info?.group || 'root';
  checkAccount('owner', owner, search);
  checkAccount('group', group, search);
  return {owner, group, mtime: info?.mtime ?? mtime};
}

function linkTarget({src = ''}: Content, {nfpm}: Setting, search: Search): string | undefined {
  if (src === '')
    search.error('a symlink needs a src: what it points at', 'write src: and the path it leads to');
  return src !== '' && checkName(src, search) ? (nfpm ? posix.normalize(src) : src) : undefined;
}

interface Finds {
  readonly content: Content;
  readonly path: string;
  readonly node: Owned;
  readonly setting: Setting;
  readonly search: Search;
  readonly draft: (entry: Entry, label: string) => Draft;
}

async function draftFound(finds: Finds): Promise<readonly Draft[]> {
  const {content, setting, search} = finds;
  if (!content.src) {
    search.error(`${content.dst} has no src`, 'write src: and a path from the project root');
    return [];
  }
  const sources = await setting.find(content, search);
  const disowned = disownedBy(content, search);
  return sources.flatMap((source) => draftOne(source, disowned, finds));
}

function draftOne(
  {found, below}: Source,
  disowned: (path: string) => boolean,
  finds: Finds,
): readonly Draft[] {
  const {content, setting, search, draft} = finds;
  const {nfpm, umask, built} = setting;
  const tree = isTreeType(content.type);
  const flat = !tree && content.dst.endsWith('/') && !(nfpm && isSingle(content.type));
  const inner = flat ? basename(found.from) : below;
  if (!checkName(inner, search)) return [];
  const path = inner ? posix.join(finds.path, inner) : finds.path;
  if (path === '/' && found.kind !== 'dir') {
    search.error(`${search.show(found.from)} cannot take the place of /`, `write dst: /… and its name`);
    return [];
  }
  const label = search.show(found.from);
  const mode = modeOf(found, {nfpm, umask, built, said: content.file_info?.mode});
  if (found.kind === 'link' && !checkName(found.to ?? '', search)) return [];
  if (found.kind === 'link')
    return [draft({...finds.node, type: 'link', path, mode, to: found.to ?? ''}, label)];
  if (found.kind === 'file') {
    const {size, from, inode} = found;
    const lang = content.file_info?.lang;
    const role = roleOf(content.type, path, nfpm);
    const more = {...(lang && {lang}), ...(inode && {inode})};
    return [draft({...finds.node, type: 'file', path, mode, from, size, role, ...more}, label)];
  }
  if (path === '/') return [];
  const base = isBaseFolder(path);
  const node = base ? {...finds.node, owner: 'root', group: 'root'} : finds.node;
  const implicit = base || disowned(path);
  return [draft({...node, type: 'dir', path, mode: base && !nfpm ? FOLDER_MODE : mode, implicit}, label)];
}

/** Folders of a tree that the package holds but does not own, as nfpm's `disown_subtree` names them. */
function disownedBy({disown_subtree: patterns = []}: Content, search: Search): (path: string) => boolean {
  const globs = patterns.map((pattern) => {
    const glob = compileGlob(pattern.startsWith('/') ? pattern : `/${pattern}`);
    if (typeof glob === 'string') search.error(`"${pattern}" is no pattern: ${glob}`);
    return glob;
  });
  return (path) => globs.some((glob) => typeof glob !== 'string' && glob.matches(path));
}
