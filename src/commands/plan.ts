import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig} from '../steps/config/index.ts';
import {checkKey} from '../steps/key/index.ts';
import {matrixOf, planTable, planTargets} from '../steps/plan/index.ts';
import {planReport} from '../steps/report/index.ts';
import {resolveVersion} from '../steps/version/index.ts';

/** The version and the legs; changes nothing. */
export async function plan(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  await group('Key', () => checkKey(host, config, plan, inputs));
  return planReport(plan, {table: planTable(host, config, plan), matrix: matrixOf(plan)});
}
