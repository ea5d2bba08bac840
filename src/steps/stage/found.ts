import {formatOf} from '../../formats/index.ts';
import type {Target} from '../../model/target.ts';
import type {Config, Settled} from '../config/index.ts';
import {overlay} from './built.ts';
import {type Content, type Draft, draftContent, type Setting} from './drafts.ts';
import type {Ground} from './ground.ts';
import {isSingle, isTreeType} from './roles.ts';
import {checkReadable, findSources, findTree} from './sources.ts';
import {moveUnits} from './units.ts';

interface Having {
  readonly ground: Ground;
  /** The package's share of what a build left. */
  readonly built: readonly Draft[];
}

/** What `contents:` names over what the build left, without the folders above it. */
export async function findDrafts(
  settled: Settled,
  target: Target,
  {ground, built}: Having,
): Promise<readonly Draft[]> {
  const {config, plan, workDir, search} = ground;
  const mtime = settled.mtime ?? plan.version.date;
  const setting: Setting = {
    workDir,
    nfpm: config.nfpm,
    umask: settled.umask,
    globbing: settled.globbing,
    mtime,
    find: (content) => findOnce(content, settled.globbing, ground),
    search,
  };
  const listed: Draft[] = [];
  for (const content of contentsFor(settled, target, config))
    listed.push(...(await draftContent(content, setting)));
  const own = built.map((draft) => ({...draft, entry: {...draft.entry, mtime}}));
  return config.nfpm ? listed : moveUnits(overlay(own, listed, ground), target);
}

/** nfpm leaves out what only other formats know. */
const contentsFor = (settled: Settled, target: Target, {nfpm}: Config): readonly Content[] => {
  const omitted = nfpm ? (formatOf(target.format).nfpmOmits ?? []) : [];
  return settled.contents.filter(({type}) => !type || !omitted.includes(type));
};

function findOnce(content: Content, globbing: boolean, ground: Ground) {
  const {config, sources, workDir} = ground;
  const {src = '', type, at} = content;
  const single = config.nfpm && isSingle(type);
  const wanted = {
    src,
    workDir,
    globbing: globbing && !single,
    follow: single,
    nfpm: config.nfpm,
    built: ground.build?.root !== undefined,
  };
  const key = JSON.stringify([at, src, type, wanted.globbing]);
  const search = ground.search(at);
  const look = async () => {
    const found = await (isTreeType(type) ? findTree : findSources)(wanted, search);
    checkReadable(found, search);
    return found;
  };
  const found = sources.get(key) ?? look();
  sources.set(key, found);
  return found;
}
