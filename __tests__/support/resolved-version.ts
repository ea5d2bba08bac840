import {join} from 'node:path';
import type {Inputs} from '../../src/model/inputs.ts';
import type {Version} from '../../src/model/version.ts';
import type {Config} from '../../src/steps/config/index.ts';
import {resolveVersion} from '../../src/steps/version/index.ts';
import {makeHost} from '../../src/tools/host.ts';
import {type TestHost, testInputs} from './host.ts';

export interface Asking {
  readonly values?: Config['values'];
  readonly nfpm?: boolean;
  readonly inputs?: Partial<Inputs>;
  /** On top of the host's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Below the work folder. */
  readonly folder?: string;
}

/** The version step alone, as a project in that folder would see it. */
export function resolvedVersion(host: TestHost, asking: Asking = {}): Promise<Version> {
  const {values = {}, nfpm = false, inputs, env, folder = '.'} = asking;
  const config: Config = {
    file: 'linux-pkg.yml',
    nfpm,
    values,
    places: {version: {file: 'linux-pkg.yml', line: 2, column: 1}},
    folders: {},
  };
  const inFolder = makeHost({
    env: {...host.env, ...env},
    workDir: join(host.workDir, folder),
    out: 'out',
    log: host.log,
    signal: host.signal,
  });
  return resolveVersion(inFolder, config, testInputs(inputs));
}
