import {stat} from 'node:fs/promises';
import {isAbsolute, relative, resolve, sep} from 'node:path';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';

/** Where a config is looked for, in this order, when none is named. */
export const CONFIG_NAMES = [
  'linux-pkg.yml',
  'linux-pkg.yaml',
  '.github/linux-pkg.yml',
  'packaging/linux-pkg.yml',
  'nfpm.yaml',
  'nfpm.yml',
  '.nfpm.yaml',
  'packaging/nfpm.yaml',
] as const;

export interface Location {
  /** Absolute. */
  readonly path: string;
  /** As messages name it. */
  readonly name: string;
}

/** The config file that was named, or the first that is there. */
export async function findConfig(host: Host, named: string | undefined): Promise<Location> {
  if (named) return locate(host, resolve(host.workDir, named), named);
  for (const name of CONFIG_NAMES) {
    if (await exists(resolve(host.workDir, name))) return locate(host, resolve(host.workDir, name), name);
  }
  throw new UserError('config/not-found', `no config file in ${host.workDir}`, {
    hint: `looked for ${CONFIG_NAMES.join(', ')}; linux-pkg init writes one, --config names another`,
  });
}

/** Named from the project's root where it lies inside, as written where it does not. */
export function locate(host: Pick<Host, 'workDir'>, path: string, written: string): Location {
  const inside = relative(host.workDir, path);
  const outside = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return {path, name: outside ? written : inside.split(sep).join('/')};
}

/** There, readable or not: what cannot be read is told when it is read. */
export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
