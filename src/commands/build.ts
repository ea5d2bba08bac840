import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {buildTargets} from '../steps/build/index.ts';
import {loadConfig} from '../steps/config/index.ts';
import {matrixOf, planTargets} from '../steps/plan/index.ts';
import {refuseHostBuilds} from '../steps/project-code.ts';
import {buildReport, shellReport} from '../steps/report/index.ts';
import {checkVerify} from '../steps/verify/index.ts';
import {resolveVersion} from '../steps/version/index.ts';
import {dryRun, leavePackages, makePackages} from './make.ts';

/** From the config file to unsigned packages in the output folder. */
export async function build(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) return (await dryRun(host, config, plan)).report;
  if (inputs.shell !== undefined) {
    await using _ = await group('Build', () => buildTargets(host, config, plan, {shell: true}));
    return shellReport(plan);
  }
  const made = await makePackages(host, inputs, {config, plan});
  const {artifacts, assembly, verified} = made;
  await leavePackages(host, inputs, {plan, made, artifacts});
  return buildReport({
    plan,
    artifacts,
    milliseconds: assembly.milliseconds,
    matrix: matrixOf(plan),
    out: inputs.out,
    verified,
    signing: '`publish` and `all` sign',
  });
}
