import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig} from '../steps/config/index.ts';
import {gather} from '../steps/handover/index.ts';
import {planTargets} from '../steps/plan/index.ts';
import {gatherReport} from '../steps/report/index.ts';
import {resolveVersion} from '../steps/version/index.ts';

/** Brings the legs' packages together, every size and hash taken anew. */
export async function publish(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  const artifacts = await group('Gather', () => gather(host, plan));
  return gatherReport(plan, artifacts, inputs.out);
}
