import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Config} from './config.ts';
import {findConfig} from './location.ts';

/** The project's config. YAML and the schema are loaded where there is a file to read. */
export async function loadConfig(host: Host, inputs: Inputs): Promise<Config> {
  const location = await findConfig(host, inputs.config);
  const {readConfig} = await import('./read.ts');
  return readConfig(host, location);
}

/** The config where there is one; a file that is named must be there. */
export async function findOptionalConfig(host: Host, inputs: Inputs): Promise<Config | undefined> {
  try {
    return await loadConfig(host, inputs);
  } catch (error) {
    const isAbsent = error instanceof UserError && error.code === 'config/not-found';
    if (isAbsent && inputs.config === undefined) return undefined;
    throw error;
  }
}
