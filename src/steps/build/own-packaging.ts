import {mkdir} from 'node:fs/promises';
import {formatOf} from '../../formats/index.ts';
import {PkgError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {type Version, versionFor} from '../../model/version.ts';
import type {Workshop} from '../../model/workshop.ts';
import {type BuildSettings, type Config, settle} from '../config/index.ts';
import {jobs} from './environment.ts';

interface Making {
  readonly config: Config;
  /** As the config names it. */
  readonly path: string;
  readonly workshop: Workshop;
  readonly source: string;
  readonly env: Readonly<Record<string, string>>;
  readonly settings: BuildSettings;
  readonly version: Version;
  /** Where the packages go. */
  readonly folder: string;
}

/** The packages that the project's own packaging (a debian/ folder, a .spec) makes, with our version: their file names. */
export async function makeOwnPackages(
  host: Host,
  {config, path, workshop, source, env, settings, version, folder}: Making,
): Promise<readonly string[]> {
  const {target} = workshop;
  const {ownPackaging} = await formatOf(target.format).load();
  if (!ownPackaging)
    throw new PkgError('run/no-packaging', `packages of ${target.format} have no packaging of their own`);
  const [settled] = settle(host, config, target);
  if (!settled) throw new PkgError('run/no-package', `${target.id} yields no package`);
  await mkdir(folder, {recursive: true});
  const job = {
    workshop,
    path,
    source,
    version: versionFor(version, settled, target),
    maintainer: settled.maintainer,
    jobs: jobs(),
    env: {...env, ...settings.env, ...settings.secretEnv},
    timeoutMs: settings.timeoutMs,
  };
  return ownPackaging(host, job, folder);
}
