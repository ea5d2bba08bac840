import type {Builds} from '../../model/build.ts';
import {type Failure, type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import type {Plan} from '../../model/target.ts';
import type {Config} from '../config/index.ts';
import {type Ground, openGround} from './ground.ts';
import {stageTarget} from './target.ts';

export {isBaseFolder} from './base-folders.ts';
export {compileGlob, type Glob} from './glob.ts';
export {wantedPaths} from './wanted-paths.ts';

/** The packages of all targets that made it. */
export interface Staging {
  readonly packages: readonly Package[];
  readonly failed: readonly Failure[];
}

/**
 * Every package of the plan, complete: its files found, its clashes settled, its scripts read. Where nothing was
 * built, whatever is wrong with any of them is one error; else one target's mistakes do not stop the others.
 */
export async function stagePackages(
  host: Host,
  config: Config,
  plan: Plan,
  builds?: Pick<Builds, 'done' | 'failed'>,
): Promise<Staging> {
  const isBuilt = builds !== undefined && (builds.done.size > 0 || builds.failed.length > 0);
  return isBuilt ? stageEach(host, {config, plan}, builds) : stageAll(host, {config, plan});
}

type Planned = Pick<Ground, 'config' | 'plan'>;

async function stageAll(host: Host, planned: Planned): Promise<Staging> {
  const ground = await openGround(host, planned);
  const done = new Set<string>();
  const packages: Package[] = [];
  for (const target of planned.plan.targets) packages.push(...(await stageTarget(target, done, ground)));
  tellWarnings(host, [ground]);
  refuse(ground);
  return {packages, failed: []};
}

async function stageEach(
  host: Host,
  planned: Planned,
  {done: builds, failed: before}: Pick<Builds, 'done' | 'failed'>,
): Promise<Staging> {
  const packages: Package[] = [];
  const failed: Failure[] = [];
  const grounds: Ground[] = [];
  const made = new Set<string>();
  for (const target of planned.plan.targets) {
    const build = builds.get(target.id);
    if (build?.finished || before.some((failure) => failure.target === target.id)) continue;
    try {
      const ground = await openGround(host, planned, build);
      grounds.push(ground);
      const staged = await stageTarget(target, made, ground);
      refuse(ground);
      packages.push(...staged);
    } catch (error) {
      host.signal.throwIfAborted();
      failed.push({target: target.id, step: 'stage', error});
    }
  }
  tellWarnings(host, grounds);
  return {packages, failed};
}

function refuse({findings}: Ground): void {
  const problems = [...findings.problems.values()];
  if (problems.length > 0) throw new UserError('stage/sources', problems);
}

/** Each once, however many targets it hits. */
function tellWarnings({log}: Host, grounds: readonly Ground[]): void {
  const warnings = new Map<string, Problem>(grounds.flatMap(({findings}) => [...findings.warnings]));
  for (const warning of warnings.values()) log.warn(warning);
}
