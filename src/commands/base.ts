import {TargetsError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {prepareTargets, targetsToPrepare} from '../steps/build/index.ts';
import {loadConfig} from '../steps/config/index.ts';
import {planTargets} from '../steps/plan/index.ts';
import {baseReport, dryBaseReport} from '../steps/report/index.ts';
import {resolveVersion} from '../steps/version/index.ts';

/** The images that apps are built in, made ahead and kept where later builds find them. */
export async function base(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  if (inputs.dryRun) return dryBaseReport(plan, targetsToPrepare(config, plan));
  const prepared = await group('Prepare', () => prepareTargets(host, config, plan));
  if (prepared.failed.length > 0) throw new TargetsError(prepared.failed);
  return baseReport(plan, prepared);
}
