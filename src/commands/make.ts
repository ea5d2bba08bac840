import type {Artifact} from '../model/artifact.ts';
import {type Failure, TargetsError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Package} from '../model/package.ts';
import type {Report} from '../model/report.ts';
import type {Plan} from '../model/target.ts';
import {type Assembly, assemble} from '../steps/assemble/index.ts';
import {buildTargets, builtTargets} from '../steps/build/index.ts';
import {type Config, templatesOf} from '../steps/config/index.ts';
import {handOver} from '../steps/handover/index.ts';
import {withoutSystemd} from '../steps/project-code.ts';
import {dryReport, writeJunit} from '../steps/report/index.ts';
import {stagePackages} from '../steps/stage/index.ts';
import {type Verified, verifyPackages} from '../steps/verify/index.ts';

/** What the steps before have found. */
interface Ground {
  readonly config: Config;
  readonly plan: Plan;
}

/** Packages that were put together and tried, unsigned. */
export interface Made {
  readonly assembly: Assembly;
  /** Those that passed are verified. */
  readonly artifacts: readonly Artifact[];
  /** Left out on request. */
  readonly verified: Verified | undefined;
  /** Targets that did not get as far as to be tried. */
  readonly failed: readonly Failure[];
  readonly whole: boolean;
}

/** From the plan to packages that were tried: what `build` and `all` do alike. */
export async function makePackages(host: Host, inputs: Inputs, {config, plan}: Ground): Promise<Made> {
  const {group} = host.log;
  await using builds = await group('Build', () => buildTargets(host, config, plan, {shell: false}));
  const staged = await group('Stage', () => stagePackages(host, config, plan, builds));
  const work = {plan, packages: staged.packages, builds: builds.done, templates: templatesOf(host, config)};
  const assembly = await group('Assemble', () => assemble(host, work));
  const booted = withoutSystemd(inputs);
  const trial = {
    artifacts: assembly.artifacts,
    packages: staged.packages,
    builds: builds.done,
    ...(booted !== undefined && {withoutSystemd: booted}),
  };
  const verified = inputs.verify
    ? await group('Verify', () => verifyPackages(host, config, plan, trial))
    : undefined;
  if (verified) await writeJunit(host, verified.results);
  const failed = [...builds.failed, ...staged.failed, ...assembly.failed];
  return {
    assembly,
    artifacts: verified?.artifacts ?? assembly.artifacts,
    verified,
    failed,
    whole: failed.length === 0 && !verified?.failed.length,
  };
}

/** Leaves what was made to the next job; what did not get that far is thrown, all of it. */
export async function leavePackages(
  host: Host,
  inputs: Inputs,
  {plan, made, artifacts}: {plan: Plan; made: Made; artifacts: readonly Artifact[]},
): Promise<void> {
  const {failed, verified, whole} = made;
  if (artifacts.length > 0 || failed.length === 0)
    await host.log.group('Hand over', () => handOver(host, plan, artifacts, {whole}));
  if (failed.length > 0 && artifacts.length > 0)
    host.log.info(`made all the same, in ${inputs.out}/: ${artifacts.map(({name}) => name).join(', ')}`);
  if (failed.length > 0) throw new TargetsError([...failed, ...(verified?.failed ?? [])]);
}

/** What would be made, as far as that shows before a build. */
export async function dryRun(
  host: Host,
  config: Config,
  plan: Plan,
): Promise<{readonly report: Report; readonly packages: readonly Package[]}> {
  const later = builtTargets(config, plan);
  const now = {...plan, targets: plan.targets.filter(({id}) => !later.has(id))};
  const {packages} = await host.log.group('Stage', () => stagePackages(host, config, now));
  return {report: dryReport(plan, packages, later), packages};
}
