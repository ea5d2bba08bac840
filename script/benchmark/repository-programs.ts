import {spawnSync} from 'node:child_process';

/** Debian's packages of the programs that we are held against. */
const PACKAGES: Readonly<Record<string, string>> = {
  'apt-ftparchive': 'apt-utils',
  aptly: 'aptly',
  createrepo_c: 'createrepo-c',
  reprepro: 'reprepro',
};

/** Brings a program by apt, where we are root and there is one. */
export function installProgram(program: string): boolean {
  const name = PACKAGES[program];
  if (name === undefined || process.getuid?.() !== 0) return false;
  console.error(`apt-get install ${name} …`);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const apt = (...args: readonly string[]) => spawnSync('apt-get', ['-qq', ...args], {env}).status === 0;
  const install = () => apt('-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', 'install', name);
  return install() || (apt('update') && install());
}
