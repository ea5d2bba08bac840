import {lstat} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Target} from '../../model/target.ts';
import {INSIDE} from '../../model/workshop.ts';
import type {Settled} from '../config/index.ts';
import {type Content, type Draft, draftContent, type Setting} from './drafts.ts';
import type {Ground} from './ground.ts';
import {checkReadable, findTree} from './sources.ts';

/** Where messages about what a build left point to. */
export const BUILT_AT = 'build.main';

const SET_ID = 0o6000;

/** What a build left in `$DESTDIR`, with the target's own `inc/` laid over it. */
export async function draftBuilt(
  target: Target,
  {umask, mtime}: Pick<Settled, 'umask' | 'mtime'>,
  ground: Ground,
): Promise<readonly Draft[]> {
  const {build, config, host, plan} = ground;
  const setting = {umask, mtime: mtime ?? plan.version.date};
  const root = build?.root;
  const built =
    root !== undefined && (await isFolder(root, ground))
      ? await draftTree(root, BUILT_AT, {...setting, built: true}, ground)
      : [];
  warnOfBuilt(built, ground);
  const inc = config.folders[target.name]?.inc;
  if (!inc) return built;
  const over = await draftTree(resolve(host.workDir, inc.text), inc.at, {...setting, built: false}, ground);
  return overlay(built, over, ground);
}

/** The second tree over the first: at one path only what comes later stays. */
export function overlay(
  under: readonly Draft[],
  over: readonly Draft[],
  {host}: Pick<Ground, 'host'>,
): readonly Draft[] {
  const later = new Map(over.map((draft) => [draft.entry.path, draft]));
  const kept = under.filter(({entry, label}) => {
    const other = later.get(entry.path);
    if (other && !(entry.type === 'dir' && other.entry.type === 'dir'))
      host.log.debug(`${entry.path} is ${other.label}, not ${label}`);
    return !other;
  });
  return [...kept, ...over];
}

/** A link in its place would lead to folders of this machine. */
async function isFolder(path: string, {findings}: Ground): Promise<boolean> {
  const facts = await lstat(path).catch(() => undefined);
  if (facts && !facts.isDirectory())
    findings.error(BUILT_AT, 'the build put something else in the place of $DESTDIR', 'leave it a folder');
  return facts?.isDirectory() ?? false;
}

async function draftTree(
  folder: string,
  at: string,
  {umask, mtime, built}: Pick<Setting, 'umask' | 'mtime'> & {readonly built: boolean},
  ground: Ground,
): Promise<readonly Draft[]> {
  const {workDir} = ground;
  const search = (path: string) => ({...ground.search(path), skips: () => false, whole: true});
  const tree: Content = {src: folder, dst: '/', type: 'tree', at};
  const wanted = {src: folder, workDir, globbing: false, follow: false, nfpm: false};
  const find = async () => {
    const found = await findTree(wanted, search(at));
    checkReadable(found, search(at));
    return found;
  };
  return draftContent(tree, {workDir, nfpm: false, umask, globbing: false, mtime, built, find, search});
}

/** What most likely went wrong, though it can be packed. */
function warnOfBuilt(drafts: readonly Draft[], {findings}: Ground): void {
  const twice = drafts.find(({entry}) => entry.path.startsWith(`${INSIDE.root}/`));
  if (twice)
    findings.error(
      twice.at,
      `the build left ${twice.label}: the folder of $DESTDIR inside itself`,
      'give the build DESTDIR="$DESTDIR" and PREFIX=/usr: it puts the one before the other by itself',
    );
  for (const {entry, at} of drafts)
    if (entry.type === 'file' && entry.mode & SET_ID)
      findings.warn(
        at,
        `${entry.path} has mode 0${entry.mode.toString(8)}: it runs with the rights of its owner or group`,
        'if it need not, let the build install it with 0755',
      );
}
