import type {Read} from '../../archive/elf/elf.ts';
import {formatOf} from '../../formats/index.ts';
import {UserError} from '../../model/errors.ts';
import type {Project} from '../../model/format.ts';
import type {Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import type {Plan, Target} from '../../model/target.ts';
import {type Config, placeOf, type Settled, settle} from '../config/index.ts';
import {warnOfAccounts} from './accounts.ts';
import {readChangelog} from './changelog.ts';
import {collectEntries, lineText} from './collect.ts';
import {addDependencies} from './dependencies.ts';
import {addDocuments, readProject} from './documents.ts';
import {type Content, type Draft, draftContent, type Setting} from './drafts.ts';
import {type Findings, makeFindings, searchAt} from './finding.ts';
import {checkLinks, knownPaths} from './links.ts';
import {compressManuals} from './manuals.ts';
import {makePackage, spellRelations} from './package.ts';
import {isSingle, isTreeType} from './roles.ts';
import {checkOthers, readScripts} from './scripts.ts';
import {checkReadable, findSources, findTree, type Source} from './sources.ts';
import {tellSetId, warnOfEntries, warnOfTwins} from './warnings.ts';

/** What all packages of one run share: the project is looked at once, however many targets there are. */
interface Stage {
  readonly host: Host;
  readonly config: Config;
  readonly plan: Plan;
  readonly findings: Findings;
  readonly project: Project;
  readonly sources: Map<string, Promise<readonly Source[]>>;
  readonly elves: Map<string, Read>;
}

interface Staged {
  readonly pkg: Package;
  readonly drafts: readonly Draft[];
}

/**
 * Every package of the plan, complete: its files found, its clashes settled, its scripts read.
 * Whatever is wrong with any of them is one error; nothing has been written by then.
 */
export async function stagePackages(host: Host, config: Config, plan: Plan): Promise<readonly Package[]> {
  const project = await readProject(host.workDir);
  const stage: Stage = {
    host,
    config,
    plan,
    findings: makeFindings(config),
    project,
    sources: new Map(),
    elves: new Map(),
  };
  const packages: Package[] = [];
  const done = new Set<string>();
  for (const target of plan.targets) {
    const staged: Staged[] = [];
    for (const settled of settle(host, config, target)) {
      // What suits every architecture is made once per distro, by the leg that the plan chose.
      if (settled.arch === 'all' && target.withAll === false) continue;
      const key = JSON.stringify([target.name, target.format, settled.name, settled.arch]);
      if (done.has(key)) continue;
      done.add(key);
      staged.push(await stageOne(settled, target, stage));
    }
    checkTogether(staged, stage);
    packages.push(...(await addDependencies(staged, target, stage)));
  }
  for (const warning of stage.findings.warnings.values()) host.log.warn(warning);
  const problems = [...stage.findings.problems.values()];
  if (problems.length > 0) throw new UserError('stage/sources', problems);
  return packages;
}

async function stageOne(settled: Settled, target: Target, stage: Stage): Promise<Staged> {
  const {host, config, plan, findings} = stage;
  const mtime = settled.mtime ?? plan.version.date;
  const search = (at: string) => searchAt(findings, at, host);
  const setting: Setting = {
    workDir: host.workDir,
    nfpm: config.nfpm,
    umask: settled.umask,
    globbing: settled.globbing,
    mtime,
    find: (content) => findOnce(content, settled.globbing, stage),
    search,
  };
  const found: Draft[] = [];
  for (const content of contentsFor(settled, target, config))
    found.push(...(await draftContent(content, setting)));
  const line = (at: string) => lineText(placeOf(config, at));
  const collecting = {nfpm: config.nfpm, mtime, findings, line};
  const shipped = config.nfpm ? found : await compressManuals(found);
  const collected = collectEntries(shipped, collecting);
  const scripts = await readScripts(settled, {workDir: host.workDir, search});
  await checkOthers(settled, {workDir: host.workDir, search});
  const changelog = await readChangelog(settled, {workDir: host.workDir, findings, search});
  await warnOfAccounts(collected, target, findings);
  warnOfEntries(collected, findings);
  tellSetId(collected, host.log);
  const relations = spellRelations(settled, target.format, search);
  const {version} = plan;
  const parts = {settled, target, nfpm: config.nfpm, version, relations, scripts, changelog};
  const pkg = makePackage({...parts, drafts: collected});
  const drafts = await addDocuments(shipped, {
    ...collecting,
    pkg,
    project: stage.project,
    at: settled.at,
    collected,
  });
  return {pkg: {...pkg, entries: drafts.map(({entry}) => entry)}, drafts};
}

/** nfpm leaves out what only other formats know. */
const contentsFor = (settled: Settled, target: Target, {nfpm}: Config): readonly Content[] => {
  const omitted = nfpm ? (formatOf(target.format).nfpmOmits ?? []) : [];
  return settled.contents.filter(({type}) => !type || !omitted.includes(type));
};

function findOnce(content: Content, globbing: boolean, {host, config, findings, sources}: Stage) {
  const {src = '', type, at} = content;
  const single = config.nfpm && isSingle(type);
  const wanted = {
    src,
    workDir: host.workDir,
    globbing: globbing && !single,
    follow: single,
    nfpm: config.nfpm,
  };
  const key = JSON.stringify([at, src, type, wanted.globbing]);
  const search = searchAt(findings, at, host);
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
function checkTogether(staged: readonly Staged[], {findings}: Stage): void {
  const known = knownPaths(staged.map(({drafts}) => drafts));
  for (const {drafts} of staged) checkLinks(drafts, known, findings);
  warnOfTwins(staged, findings);
}
