import {spawn} from 'node:child_process';
import {pipeline} from 'node:stream/promises';
import {managerOf} from '../../src/managers/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {Target} from '../../src/model/target.ts';
import type {Workshop} from '../../src/model/workshop.ts';

const docker = async (args: readonly string[], input?: AsyncIterable<Uint8Array>): Promise<void> => {
  const child = spawn('docker', args, {stdio: [input ? 'pipe' : 'ignore', 'ignore', 'pipe']});
  let said = '';
  child.stderr!.on('data', (chunk) => (said += chunk));
  const ended = new Promise<void>((resolve, reject) =>
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`docker ${args[0]}: ${said}`)))),
  );
  if (input && child.stdin) await pipeline(input, child.stdin).catch(() => undefined);
  await ended;
};

/** A container of an image as a workshop, with nothing but docker's own commands. */
export async function dockerWorkshop(host: Host, image: string, target: Target): Promise<Workshop> {
  const {stdout} = await host.run([
    'docker',
    'run',
    '--detach',
    '--label=linux-pkg-test',
    '--entrypoint=/bin/sh',
    image,
    '-c',
    'trap "exit 0" TERM; while :; do sleep 60 & wait $!; done',
  ]);
  const container = stdout.trim();
  return {
    target,
    manager: managerOf('dnf'),
    log: host.log,
    run: (command, {cwd, env = {}, input} = {}) =>
      host.run(
        [
          'docker',
          'exec',
          ...(input === undefined ? [] : ['-i']),
          ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
          ...(cwd === undefined ? [] : [`--workdir=${cwd}`]),
          container,
          ...command,
        ],
        input === undefined ? {} : {input},
      ),
    put: async (folder, tar) => {
      await host.run(['docker', 'exec', container, 'mkdir', '-p', folder]);
      await docker(['cp', '-', `${container}:${folder}`], tar);
    },
    get: (path) => host.through(['docker', 'cp', `${container}:${path}`, '-']).end(),
    [Symbol.asyncDispose]: async () => {
      await host.run(['docker', 'rm', '--force', '--volumes', container]);
    },
  };
}

/** A native target for rpm of a test's own. */
export const rpmTarget = (over: Partial<Target> = {}): Target => ({
  id: 'rocky-9/amd64',
  name: 'rocky-9',
  distro: 'rocky',
  release: '9',
  arch: 'amd64',
  format: 'rpm',
  engine: 'native',
  buildOn: 'rocky-9',
  image: 'linux-pkg-test/rpm:4.16',
  suffix: '.el9',
  runsOn: 'ubuntu-latest',
  ...over,
});
