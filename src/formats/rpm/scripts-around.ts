import type {Host} from '../../model/host.ts';
import type {RpmPackage} from './identity.ts';
import {accountParts, folderParts, removalParts} from './scripts-accounts.ts';
import type {Around, Macros, Part, Parts} from './scripts-parts.ts';
import {renameParts} from './scripts-renames.ts';
import {serviceParts} from './scripts-services.ts';

/** Named differently by the families: it has useradd, groupadd, userdel and groupdel. */
const SHADOW = '(shadow-utils or shadow)';
const BASE = 'coreutils';

/**
 * What the services, accounts and folders of a package put around its own scripts: accounts and folders before them,
 * services after them; what goes away goes after them. docs/services.md has the order.
 */
export async function partsAround(host: Host, pkg: RpmPackage, macros: Macros): Promise<Parts> {
  if (pkg.nfpm) return {};
  const accounts = await accountParts(host, pkg, macros);
  const folders = await folderParts(pkg, macros);
  const removal = await removalParts(pkg);
  const services = await serviceParts(pkg, macros);
  const renames = await renameParts(pkg);
  const guard: readonly Part[] = pkg.guard === undefined ? [] : [{text: pkg.guard.trimEnd(), isMacro: false}];
  const makes = pkg.users.length + pkg.groups.length > 0 && accounts.length > 0;
  const unmakes = [...pkg.users, ...pkg.groups].some(({remove}) => remove === 'purge');
  return {
    preInstall: around([...guard, ...accounts, ...renames.before, ...services.prepare], services.hold, makes),
    postInstall: around(folders, services.enable),
    preRemove: around([], services.disable),
    postRemove: around([], [...services.restart, ...removal], unmakes),
    postTransaction: around([], [...services.finish, ...renames.finish]),
  };
}

const around = (before: readonly Part[], after: readonly Part[], accounts = false): Around => ({
  before,
  after,
  needs: [BASE, ...(accounts ? [SHADOW] : [])],
});
