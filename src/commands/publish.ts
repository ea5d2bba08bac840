import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig} from '../steps/config/index.ts';
import {bringTogether, gather, record} from '../steps/handover/index.ts';
import {checkKey, isPullRequest, openSigners} from '../steps/key/index.ts';
import {planTargets} from '../steps/plan/index.ts';
import {choosePlaces} from '../steps/publish/index.ts';
import {publishReport} from '../steps/report/index.ts';
import {wantsRepository} from '../steps/repository/index.ts';
import {finishLanding} from '../steps/sign/index.ts';
import {resolveVersion} from '../steps/version/index.ts';
import {leaveEverywhere, withLeft} from './delivery.ts';
import {rehearsePublish, withRehearsal} from './rehearsal.ts';
import {sealPackages} from './seal.ts';

/** Brings the legs' packages together, every size and hash taken anew, signs them, and brings them to every place. */
export async function publish(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  const chosen = choosePlaces(host, config, inputs.only);
  const version = await group('Version', () => resolveVersion(host, config, inputs));
  const plan = await group('Plan', () => planTargets(host, config, version, inputs));
  const {signers, unsigned} = await group('Key', async () => {
    await checkKey(host, config, plan, inputs);
    return openSigners(host, config, inputs, version);
  });
  const ground = {config, plan, signers, chosen, signing: signers[0] ?? unsigned ?? ''};
  if (inputs.dryRun) return rehearsePublish(host, inputs, ground);
  const isWanted = chosen.repository && wantsRepository(host, config, {signers});
  const packages = await group('Gather', async () => {
    await finishLanding(host);
    const gathered = await gather(host, plan);
    return bringTogether(
      host,
      plan,
      gathered.filter(({kind}) => kind === 'package'),
    );
  });
  const artifacts = await sealPackages(host, {config, plan, packages, signers});
  await record(host, plan, artifacts);
  const work = {...ground, artifacts, chosen: {...chosen, repository: isWanted}};
  const report = publishReport(plan, artifacts, {out: inputs.out, signing: ground.signing, dry: false});
  if (isPullRequest(host)) return withRehearsal(host, report, {...work, mode: 'mute'});
  return withLeft(report, await leaveEverywhere(host, inputs, work), {host, inputs});
}
