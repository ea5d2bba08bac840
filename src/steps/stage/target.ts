import {formatOf} from '../../formats/index.ts';
import type {Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import {versionFor} from '../../model/version.ts';
import {type Config, placeOf, type Settled, settle} from '../config/index.ts';
import {checkOwners} from './account-owners.ts';
import {BUILT_AT, draftBuilt, overlay} from './built.ts';
import {readChangelog} from './changelog.ts';
import {collectEntries, lineText} from './collect.ts';
import {stageDeclared} from './declared.ts';
import {addDependencies} from './dependencies.ts';
import {addDocuments} from './documents.ts';
import {type Content, type Draft, draftContent, type Setting} from './drafts.ts';
import {guardOf} from './foreign.ts';
import type {Ground} from './ground.ts';
import {checkLinks, knownPaths} from './links.ts';
import {compressManuals} from './manuals.ts';
import {ownFolders} from './own-folders.ts';
import {makePackage, spellRelations} from './package.ts';
import {withFormerNames} from './renames.ts';
import {isSingle, isTreeType} from './roles.ts';
import {checkScripts} from './script-checks.ts';
import {checkOthers, readScripts} from './scripts.ts';
import {checkShared} from './service-shares.ts';
import {shareOut} from './shares.ts';
import {checkReadable, findSources, findTree} from './sources.ts';
import {moveUnits} from './units.ts';
import {tellSetId, warnOfEntries, warnOfTwins} from './warnings.ts';

interface Staged {
  readonly pkg: Package;
  readonly drafts: readonly Draft[];
  /** The package's dotted path. */
  readonly at: string;
}

/** The packages of one target; `done` knows those that an earlier leg has made. */
export async function stageTarget(
  target: Target,
  done: Set<string>,
  ground: Ground,
): Promise<readonly Package[]> {
  const all = settle(ground.host, ground.config, target);
  const shares = await sharesOf(target, all, ground);
  const staged: Staged[] = [];
  for (const settled of all) {
    // What suits every architecture is made once per distro, by the leg that the plan chose.
    if (settled.arch === 'all' && target.withAll === false) continue;
    const key = JSON.stringify([target.name, target.format, settled.name, settled.arch]);
    if (done.has(key)) continue;
    done.add(key);
    staged.push(await stageOne(settled, target, {ground, built: shares.get(settled.at) ?? []}));
  }
  checkTogether(staged, ground);
  checkShared(all, staged, ground);
  await checkOwners(staged, {target, findings: ground.findings, nfpm: ground.config.nfpm});
  return addDependencies(staged, target, ground);
}

/** What a build left for each package; one that left nothing at all has missed something. */
async function sharesOf(
  target: Target,
  all: readonly Settled[],
  ground: Ground,
): Promise<ReadonlyMap<string, readonly Draft[]>> {
  const {build, config, findings} = ground;
  const [first] = all;
  if (!first || config.nfpm) return new Map();
  const drafts = await draftBuilt(target, first, ground);
  if (build?.root !== undefined && drafts.length === 0 && all.every(({contents}) => contents.length === 0))
    findings.error(
      BUILT_AT,
      `the build of ${target.id} left nothing in $DESTDIR, and contents: names nothing`,
      'install into "$DESTDIR", as in: make install DESTDIR="$DESTDIR" PREFIX=/usr',
    );
  return shareOut(drafts, config, findings);
}

interface Having {
  readonly ground: Ground;
  /** The package's share of what a build left. */
  readonly built: readonly Draft[];
}

async function stageOne(settled: Settled, target: Target, {ground, built}: Having): Promise<Staged> {
  const {host, config, plan, findings, workDir, search, project} = ground;
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
  const found = config.nfpm ? listed : moveUnits(overlay(own, listed, ground), target);
  const {drafts: all, ...declared} = await stageDeclared(settled, target, {found, ground});
  const line = (at: string) => lineText(placeOf(config, at));
  const collecting = {nfpm: config.nfpm, mtime, findings, line};
  const shipped = config.nfpm ? all : await compressManuals(all);
  const collected = collectEntries(shipped, collecting);
  const reading = {workDir, built: workDir !== host.workDir, findings, search};
  const scripts = await readScripts(settled, reading);
  await checkOthers(settled, reading);
  await checkScripts(scripts, {settled, target, drafts: collected, ground});
  const changelog = await readChangelog(settled, reading);
  warnOfEntries(collected, findings);
  tellSetId(collected, host.log);
  const {version} = plan;
  const relations = relationsOf(settled, target, ground);
  const guard = await guardOf(settled, target, {drafts: collected, ground});
  const parts = {settled, target, nfpm: config.nfpm, version, relations, scripts, changelog, declared};
  const pkg = makePackage({...parts, guard, drafts: collected});
  const whole = await addDocuments(shipped, {...collecting, pkg, project, at: settled.at, collected});
  const drafts = config.nfpm ? whole : ownFolders(whole, pkg);
  return {pkg: {...pkg, entries: drafts.map(({entry}) => entry)}, drafts, at: settled.at};
}

/** As written, and what follows from the names that the package had before. */
function relationsOf(settled: Settled, target: Target, {plan, search}: Ground): Package['relations'] {
  const {format} = target;
  const version = formatOf(format).versionOf(versionFor(plan.version, settled, target));
  return withFormerNames(spellRelations(settled, format, search), settled, {format, version, search});
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

/** What only shows once all packages of a target are known. */
function checkTogether(staged: readonly Staged[], {findings}: Ground): void {
  const known = knownPaths(staged.map(({drafts}) => drafts));
  for (const {drafts} of staged) checkLinks(drafts, known, findings);
  warnOfTwins(staged, findings);
}
