import type {Host} from '../model/host.ts';
import {runArtifactsOf} from './run-artifacts.ts';

const KEY = 'linux-pkg-';

/** Whether this run of a workflow can keep files for later ones. GitHub Enterprise Server has an older service. */
export const hasRunCache = (host: Host): boolean =>
  runArtifactsOf(host) === 'there' &&
  Boolean(host.env['ACTIONS_CACHE_SERVICE_V2'] && host.env['RUNNER_TEMP']);

/** Puts a file back where it was when it was kept; false where nothing is kept under the key. */
export async function restoreFile(path: string, key: string): Promise<boolean> {
  const {restoreCache} = await import('@actions/cache');
  return (await restoreCache([path], KEY + key)) !== undefined;
}

/** Keeps a file for later runs; the service tells by itself where it could not. */
export async function keepFile(path: string, key: string): Promise<void> {
  const {saveCache} = await import('@actions/cache');
  await saveCache([path], KEY + key);
}
