import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../src/model/host.ts';

export interface AptRoot {
  readonly path: string;
  apt(...words: readonly string[]): Promise<string>;
  /** What dpkg finds changed since the installation. */
  verify(): Promise<string>;
  status(name: string): Promise<string>;
}

/** The real apt and dpkg on an empty root of their own: nothing of the machine is touched. */
export async function aptRoot(host: Host): Promise<AptRoot> {
  const path = join(host.workDir, 'root');
  for (const dir of ['info', 'updates', 'triggers'])
    await mkdir(join(path, 'var/lib/dpkg', dir), {recursive: true});
  for (const dir of ['var/lib/apt/lists/partial', 'cache/archives/partial', 'etc/apt', 'aptlog']) {
    await mkdir(join(path, dir), {recursive: true});
  }
  for (const file of ['status', 'available']) await writeFile(join(path, 'var/lib/dpkg', file), '');
  const settings = [
    `Dir::State=${path}/var/lib/apt`,
    `Dir::State::status=${path}/var/lib/dpkg/status`,
    `Dir::Cache=${path}/cache`,
    `Dir::Etc=${path}/etc/apt`,
    `Dir::Log=${path}/aptlog`,
    `DPkg::Options::=--root=${path}`,
    'DPkg::Options::=--force-script-chrootless',
    'DPkg::Options::=--force-confold',
    'APT::Sandbox::User=root',
  ].flatMap((setting) => ['-o', setting]);
  const env = {DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8'};
  return {
    path,
    apt: async (...words) => (await host.run(['apt-get', '-q', '-y', ...settings, ...words], {env})).stdout,
    verify: async () => (await host.run(['dpkg', `--root=${path}`, '--verify'], {env})).stdout,
    status: async (name) => (await host.run(['dpkg', `--root=${path}`, '--status', name], {env})).stdout,
  };
}
