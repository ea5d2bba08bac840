import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig} from '../steps/config/index.ts';
import {checkKey, openSigners} from '../steps/key/index.ts';
import {matrixOf, planTargets} from '../steps/plan/index.ts';
import {refuseHostBuilds} from '../steps/project-code.ts';
import {buildReport} from '../steps/report/index.ts';
import {wantsRepository, withPlacements} from '../steps/repository/index.ts';
import {checkVerify} from '../steps/verify/index.ts';
import {resolveVersion} from '../steps/version/index.ts';
import {dryRun, leavePackages, makePackages} from './make.ts';
import {leaveRepository, withLeftRepository} from './repository.ts';
import {sealPackages} from './seal.ts';

/** Every step in one job: from the config file to signed packages. */
export async function all(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  refuseHostBuilds(config, inputs, plan);
  const {signers, unsigned} = await group('Key', async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
  if (inputs.verify) await checkVerify(host, config);
  if (inputs.dryRun) return withPlacements(await dryRun(host, config, plan), host, config, plan);
  const isWanted = wantsRepository(host, config, {signers});
  const made = await makePackages(host, inputs, {config, plan});
  const artifacts = made.whole
    ? await sealPackages(host, {config, plan, packages: made.artifacts, signers})
    : made.artifacts;
  await leavePackages(host, inputs, {plan, made, artifacts});
  const repository =
    made.whole && isWanted
      ? await leaveRepository(host, inputs, {
          ...{config, plan, artifacts, signers},
          results: made.verified?.results ?? [],
        })
      : undefined;
  const report = buildReport({
    plan,
    artifacts,
    milliseconds: made.assembly.milliseconds,
    matrix: matrixOf(plan),
    out: inputs.out,
    verified: made.verified,
    signing: signers[0] ?? unsigned ?? '',
  });
  return withLeftRepository(report, repository);
}
