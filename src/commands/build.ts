import {TargetsError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {assemble} from '../steps/assemble/index.ts';
import {buildTargets, builtTargets} from '../steps/build/index.ts';
import {loadConfig, templatesOf} from '../steps/config/index.ts';
import {handOver} from '../steps/handover/index.ts';
import {matrixOf, planTargets} from '../steps/plan/index.ts';
import {buildReport, dryReport, shellReport, writeJunit} from '../steps/report/index.ts';
import {stagePackages} from '../steps/stage/index.ts';
import {checkVerify, verifyPackages} from '../steps/verify/index.ts';
import {resolveVersion} from '../steps/version/index.ts';

/** From the config file to unsigned packages in the output folder. */
export async function build(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) {
    const later = builtTargets(config, plan);
    const now = {...plan, targets: plan.targets.filter(({id}) => !later.has(id))};
    const {packages} = await group('Stage', () => stagePackages(host, config, now));
    return dryReport(plan, packages, later);
  }
  await using builds = await group('Build', () =>
    buildTargets(host, config, plan, {shell: inputs.shell !== undefined}),
  );
  if (inputs.shell !== undefined) return shellReport(plan);
  const staged = await group('Stage', () => stagePackages(host, config, plan, builds));
  const work = {plan, packages: staged.packages, builds: builds.done, templates: templatesOf(host, config)};
  const assembly = await group('Assemble', () => assemble(host, work));
  const {artifacts: made} = assembly;
  const trial = {artifacts: made, packages: staged.packages, builds: builds.done};
  const verified = inputs.verify
    ? await group('Verify', () => verifyPackages(host, config, plan, trial))
    : undefined;
  if (verified) await writeJunit(host, verified.results);
  const failed = [...builds.failed, ...staged.failed, ...assembly.failed];
  const whole = failed.length === 0 && !verified?.failed.length;
  const artifacts = verified?.artifacts ?? made;
  if (artifacts.length > 0 || failed.length === 0)
    await group('Hand over', () => handOver(host, plan, artifacts, {whole}));
  if (failed.length > 0 && artifacts.length > 0)
    host.log.info(`made all the same, in ${inputs.out}/: ${artifacts.map(({name}) => name).join(', ')}`);
  if (failed.length > 0) throw new TargetsError([...failed, ...(verified?.failed ?? [])]);
  return buildReport({
    plan,
    assembly: {...assembly, artifacts},
    matrix: matrixOf(plan),
    out: inputs.out,
    verified,
  });
}
