import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {loadConfig, repositorySettings} from '../steps/config/index.ts';
import {checkKey, isPullRequest, openSigners} from '../steps/key/index.ts';
import {meantTargets} from '../steps/plan/index.ts';
import {nothingToRefresh, refreshRepository, wantsRepository} from '../steps/repository/index.ts';

/** Looks at the keys, and signs the repository anew where they have changed: for a schedule. */
export async function refresh(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  const config = await group('Config', () => loadConfig(host, inputs));
  if (!repositorySettings(config)) return nothingToRefresh('The config has no repository.');
  const {signers} = await group('Key', async () => {
    await checkKey(host, config, {targets: meantTargets(host, config, inputs)}, inputs);
    return openSigners(host, config, inputs, {date: host.now()});
  });
  if (isPullRequest(host)) return nothingToRefresh('This is the run of a pull request.');
  wantsRepository(host, config, {signers});
  return group('Repository', () => refreshRepository(host, config, {signers, dryRun: inputs.dryRun}));
}
