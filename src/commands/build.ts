import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {assemble} from '../steps/assemble.ts';
import {refuseNativeTargets} from '../steps/build.ts';
import {loadConfig} from '../steps/config/index.ts';
import {handOver} from '../steps/handover/index.ts';
import {matrixOf, planTargets} from '../steps/plan/index.ts';
import {buildReport, dryReport} from '../steps/report/index.ts';
import {stagePackages} from '../steps/stage/index.ts';
import {resolveVersion} from '../steps/version/index.ts';

/** From the config file to unsigned packages in the output folder. */
export async function build(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  refuseNativeTargets(plan);
  const packages = await group('Stage', () => stagePackages(host, config, plan));
  if (inputs.dryRun) return dryReport(plan, packages);
  const assembly = await group('Assemble', () => assemble(host, plan, packages));
  await group('Hand over', () => handOver(host, plan, assembly.artifacts));
  return buildReport({plan, assembly, matrix: matrixOf(plan), out: inputs.out});
}
