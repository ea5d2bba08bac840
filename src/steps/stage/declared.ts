import type {Package} from '../../model/package.ts';
import type {Target} from '../../model/target.ts';
import {checkTemplateNames} from '../../text/template-names.ts';
import {templatesIn, templatesOfUser} from '../../tools/templates.ts';
import {type Settled, templatesOf} from '../config/index.ts';
import {agreeFolders, stageAccounts} from './accounts.ts';
import type {Draft} from './drafts.ts';
import {findDrafts} from './found.ts';
import type {Ground} from './ground.ts';
import {splitDescription} from './package.ts';
import {type Served, stageServices} from './services.ts';

/** What a package declares beside its files, and all its files with those that this makes. */
export interface Declared extends Pick<Package, 'services' | 'users' | 'groups' | 'directories'> {
  readonly drafts: readonly Draft[];
}

/** A package whose files and services are known. */
export interface Prepared {
  readonly settled: Settled;
  readonly found: readonly Draft[];
  readonly served: Served;
}

export async function prepare(
  settled: Settled,
  target: Target,
  {ground, built}: {readonly ground: Ground; readonly built: readonly Draft[]},
): Promise<Prepared> {
  const found = await findDrafts(settled, target, {ground, built});
  const user = ground.config.nfpm ? undefined : templatesOf(ground.host, ground.config);
  if (user !== undefined) {
    const [files, known] = await Promise.all([templatesOfUser('systemd', user), templatesIn('systemd')]);
    checkTemplateNames({folder: 'systemd', user, files, known});
  }
  return {settled, found, served: await stageServices(settled, target, {found, ground})};
}

/** Services, accounts and folders: their data for the scripts, and the files that systemd reads. */
export async function stageDeclared(
  {settled, found, served}: Prepared,
  target: Target,
  {config, findings, host, plan, search}: Ground,
): Promise<Declared> {
  if (config.nfpm) return {services: [], users: [], groups: [], directories: [], drafts: found};
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
