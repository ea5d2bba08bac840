import {formatOf} from '../../formats/index.ts';
import type {Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import {versionFor} from '../../model/version.ts';
import {placeOf, type Settled, settle} from '../config/index.ts';
import {checkOwners} from './account-owners.ts';
import {shareAccounts} from './account-shares.ts';
import {BUILT_AT, draftBuilt} from './built.ts';
import {readChangelog} from './changelog.ts';
import {collectEntries, lineText} from './collect.ts';
import {type Prepared, prepare, stageDeclared} from './declared.ts';
import {addDependencies} from './dependencies.ts';
import {addDocuments} from './documents.ts';
import type {Draft} from './drafts.ts';
import {guardOf} from './foreign.ts';
import type {Ground} from './ground.ts';
import {checkLinks, knownPaths} from './links.ts';
import {compressManuals} from './manuals.ts';
import {ownFolders} from './own-folders.ts';
import {makePackage, spellRelations} from './package.ts';
import {withFormerNames} from './renames.ts';
import {checkScripts} from './script-checks.ts';
import {checkOthers, readScripts} from './scripts.ts';
import {checkShared} from './service-shares.ts';
import {shareOut} from './shares.ts';
import {tellSetId, warnOfEntries, warnOfTwins} from './warnings.ts';

interface Staged {
  readonly pkg: Package;
  readonly drafts: readonly Draft[];
  /** The package's dotted path. */
  readonly at: string;
  readonly wanted: Settled['directories'];
}

/** The packages of one target; `done` knows those that an earlier leg has made. */
export async function stageTarget(
  target: Target,
  done: Set<string>,
  ground: Ground,
): Promise<readonly Package[]> {
  const all = settle(ground.host, ground.config, target);
  const shares = await sharesOf(target, all, ground);
  const prepared: Prepared[] = [];
  for (const settled of all)
    prepared.push(await prepare(settled, target, {ground, built: shares.get(settled.at) ?? []}));
  const staged: Staged[] = [];
  for (const one of shareAccounts(prepared, ground.search)) {
    const {settled} = one;
    // What suits every architecture is made once per distro, by the leg that the plan chose.
    if (settled.arch === 'all' && target.withAll === false) continue;
    const key = JSON.stringify([target.name, target.format, settled.name, settled.arch]);
    if (done.has(key)) continue;
    done.add(key);
    staged.push(await stageOne(one, target, ground));
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

async function stageOne({settled, found, served}: Prepared, target: Target, ground: Ground): Promise<Staged> {
  const {host, config, plan, findings, workDir, search, project} = ground;
  const mtime = settled.mtime ?? plan.version.date;
  const {drafts: all, ...declared} = await stageDeclared({settled, found, served}, target, ground);
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
  return {
    pkg: {...pkg, entries: drafts.map(({entry}) => entry)},
    drafts,
    at: settled.at,
    wanted: settled.directories,
  };
}

/** As written, and what follows from the names that the package had before. */
function relationsOf(settled: Settled, target: Target, {plan, search}: Ground): Package['relations'] {
  const {format} = target;
  const version = formatOf(format).versionOf(versionFor(plan.version, settled, target));
  return withFormerNames(spellRelations(settled, format, search), settled, {format, version, search});
}

/** What only shows once all packages of a target are known. */
function checkTogether(staged: readonly Staged[], {findings}: Ground): void {
  const known = knownPaths(staged.map(({drafts}) => drafts));
  for (const {drafts} of staged) checkLinks(drafts, known, findings);
  warnOfTwins(staged, findings);
}
