import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig} from '../steps/config/index.ts';
import {bringTogether, gather, record} from '../steps/handover/index.ts';
import {checkKey, openSigners} from '../steps/key/index.ts';
import {planTargets} from '../steps/plan/index.ts';
import {publishReport} from '../steps/report/index.ts';
import {wantsRepository, withPlacements} from '../steps/repository/index.ts';
import {finishLanding} from '../steps/sign/index.ts';
import {resolveVersion} from '../steps/version/index.ts';
import {leaveRepository, withLeftRepository} from './repository.ts';
import {sealPackages} from './seal.ts';

/** Brings the legs' packages together, every size and hash taken anew, signs them, and lists them in the repository. */
export async function publish(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  const {signers, unsigned} = await group('Key', async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
  const signing = signers[0] ?? unsigned ?? '';
  const gathered = await group('Gather', async () => {
    if (!inputs.dryRun) await finishLanding(host);
    return gather(host, plan);
  });
  const packages = gathered.filter(({kind}) => kind === 'package');
  const {out} = inputs;
  if (inputs.dryRun)
    return withPlacements(publishReport(plan, packages, {out, signing, dry: true}), host, config, plan);
  const isWanted = wantsRepository(host, config, {signers});
  const together = await bringTogether(host, plan, packages);
  const artifacts = await sealPackages(host, {config, plan, packages: together, signers});
  await record(host, plan, artifacts);
  const repository = isWanted
    ? await leaveRepository(host, inputs, {config, plan, artifacts, signers})
    : undefined;
  return withLeftRepository(publishReport(plan, artifacts, {out, signing, dry: false}), repository);
}
