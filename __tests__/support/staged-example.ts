import {cp, mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Package} from '../../src/model/package.ts';
import {loadConfig} from '../../src/steps/config/index.ts';
import {planTargets} from '../../src/steps/plan/index.ts';
import {stagePackages} from '../../src/steps/stage/index.ts';
import {resolveVersion} from '../../src/steps/version/index.ts';
import {type TestHost, testInputs} from './host.ts';
import {repositoryRoot} from './sources.ts';

export interface StagedExample {
  readonly target: string;
  readonly arch?: string;
  /** What its build would have made, by path. */
  readonly built?: Readonly<Record<string, Buffer>>;
  /** What stands below the example's own config. */
  readonly more?: string;
  readonly version?: string;
}

/** The packages of an example for one target, staged in the host's work folder. */
export async function stageExample<Options>(
  host: TestHost,
  name: string,
  {target, arch = 'amd64', built = {}, more = '', version = '1.0.0'}: StagedExample,
): Promise<readonly Package<Options>[]> {
  await cp(join(repositoryRoot, 'examples', name), host.workDir, {recursive: true});
  for (const [path, bytes] of Object.entries(built)) {
    await mkdir(dirname(join(host.workDir, path)), {recursive: true});
    await writeFile(join(host.workDir, path), bytes);
  }
  const file = join(host.workDir, 'linux-pkg.yml');
  const text = (await readFile(file, 'utf8'))
    .replace('targets: [deb, rpm]', `targets: [${target}]`)
    .replace('arch: amd64', `arch: ${arch}`)
    .replace('version: 1.0.0', `version: ${version}`);
  await writeFile(file, text + more);
  const inputs = testInputs();
  const config = await loadConfig(host, inputs);
  const plan = await planTargets(host, config, await resolveVersion(host, config, inputs), inputs);
  const {packages} = await stagePackages(host, config, plan);
  return packages as readonly Package<Options>[];
}
