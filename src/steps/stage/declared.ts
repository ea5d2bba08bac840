import type {Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import {type Settled, templatesOf} from '../config/index.ts';
import {agreeFolders, stageAccounts} from './accounts.ts';
import type {Draft} from './drafts.ts';
import type {Ground} from './ground.ts';
import {splitDescription} from './package.ts';
import {stageServices} from './services.ts';
import {checkTemplateNames} from './template-names.ts';

/** What a package declares beside its files, and all its files with those that this makes. */
export interface Declared extends Pick<Package, 'services' | 'users' | 'groups' | 'directories'> {
  readonly drafts: readonly Draft[];
}

/** Services, accounts and folders: their data for the scripts, and the files that systemd reads. */
export async function stageDeclared(
  settled: Settled,
  target: Target,
  {found, ground}: {readonly found: readonly Draft[]; readonly ground: Ground},
): Promise<Declared> {
  const {config, findings, host, plan, search} = ground;
  if (config.nfpm) return {services: [], users: [], groups: [], directories: [], drafts: found};
  await checkTemplateNames('systemd', templatesOf(host, config));
  const served = await stageServices(settled, target, {found, ground});
  const {drafts, ...accounts} = await stageAccounts({
    settled,
    target,
    summary: splitDescription(settled.description).summary,
    implied: served.users,
    search,
    templates: templatesOf(host, config),
    mtime: settled.mtime ?? plan.version.date,
  });
  return {
    services: served.services,
    ...accounts,
    drafts: [...agreeFolders(found, accounts.directories, findings), ...served.drafts, ...drafts],
  };
}
