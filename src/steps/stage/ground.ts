import type {Read} from '../../archive/elf/elf.ts';
import type {Build} from '../../model/build.ts';
import type {Project} from '../../model/format.ts';
import type {Host} from '../../model/host.ts';
import type {Plan} from '../../model/target.ts';
import type {Config} from '../config/index.ts';
import {readProject} from './documents.ts';
import {type Findings, makeFindings, type Search, searchAt} from './finding.ts';
import type {SyntaxFault} from './script-syntax.ts';
import type {Source} from './sources.ts';

/** What packages are staged from: the project as it lies here, or as a build left it; looked at once. */
export interface Ground {
  readonly host: Host;
  readonly config: Config;
  readonly plan: Plan;
  /** Where the config's paths start. */
  readonly workDir: string;
  readonly build: Build | undefined;
  readonly findings: Findings;
  readonly project: Project;
  readonly sources: Map<string, Promise<readonly Source[]>>;
  readonly elves: Map<string, Read>;
  /** What shells say of scripts, by interpreter and text. */
  readonly syntax: Map<string, Promise<SyntaxFault | undefined>>;
  search(at: string): Search;
}

/** Nothing has been looked for yet. */
export async function openGround(
  host: Host,
  {config, plan}: Pick<Ground, 'config' | 'plan'>,
  build?: Build,
): Promise<Ground> {
  const findings = makeFindings(config);
  const workDir = build?.project ?? host.workDir;
  const root = build?.root;
  return {
    host,
    config,
    plan,
    workDir,
    build,
    findings,
    project: await readProject(workDir, {built: workDir !== host.workDir}),
    sources: new Map(),
    elves: new Map(),
    syntax: new Map(),
    search: (at) => searchAt(findings, at, {workDir, outDir: host.outDir, root}),
  };
}
