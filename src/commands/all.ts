import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig} from '../steps/config/index.ts';
import {checkKey, isPullRequest, openSigners} from '../steps/key/index.ts';
import {matrixOf, planTargets} from '../steps/plan/index.ts';
import {refuseHostBuilds} from '../steps/project-code.ts';
import {choosePlaces, withNames} from '../steps/publish/index.ts';
import {buildReport} from '../steps/report/index.ts';
import {wantsRepository, withPlacements} from '../steps/repository/index.ts';
import {checkVerify} from '../steps/verify/index.ts';
import {resolveVersion} from '../steps/version/index.ts';
import {leaveEverywhere, withLeft} from './delivery.ts';
import {dryRun, leavePackages, makePackages} from './make.ts';
import {withRehearsal} from './rehearsal.ts';
import {sealPackages} from './seal.ts';

/** Every step in one job: from the config file to signed packages in all their places. */
export async function all(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const chosen = choosePlaces(host, config, inputs.only);
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  const {signers, unsigned} = await group('Key', async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) {
    const {report, packages} = await dryRun(host, config, plan);
    return withNames(withPlacements(report, host, config, plan), {config, plan, packages, chosen});
  }
  const isWanted = chosen.repository && wantsRepository(host, config, {signers});
  const made = await makePackages(host, inputs, {config, plan});
  const artifacts = made.whole
    ? await sealPackages(host, {config, plan, packages: made.artifacts, signers})
    : made.artifacts;
  await leavePackages(host, inputs, {plan, made, artifacts});
  const report = buildReport({
    plan,
    artifacts,
    milliseconds: made.assembly.milliseconds,
    matrix: matrixOf(plan),
    out: inputs.out,
    verified: made.verified,
    signing: signers[0] ?? unsigned ?? '',
  });
  // What did not come through its trial goes nowhere.
  if (!made.whole) return {...report, notes: [...report.notes, 'Nothing was published.']};
  const results = made.verified?.results ?? [];
  const work = {config, plan, artifacts, signers, results, chosen: {...chosen, repository: isWanted}};
  if (isPullRequest(host)) return withRehearsal(host, report, {...work, mode: 'mute'});
  return withLeft(report, await leaveEverywhere(host, inputs, work), {host, inputs});
}
