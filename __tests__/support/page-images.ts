import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {promisify} from 'node:util';
import {type TestImage, testImage} from './images.ts';

const run = promisify(execFile);

/** A person's machine has curl and sudo; root of a container needs no sudo but in name. */
const RECIPE = `
RUN apt-get -qq update && apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 install curl >/dev/null && apt-get clean
RUN printf '#!/bin/sh\\nexec "$@"\\n' >/usr/local/bin/sudo && chmod 755 /usr/local/bin/sudo && rm -f /etc/yum.repos.d/* /etc/zypp/repos.d/*
`;

/** A test image with what the lines of a repository's page need, made once. */
export async function clientImage(name: TestImage): Promise<string> {
  const base = await testImage(name);
  const {stdout: id} = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', base]);
  const recipe = createHash('sha256').update(`${id}${RECIPE}`).digest('hex').slice(0, 12);
  const tag = `linux-pkg-test/client:${recipe}`;
  const there = await run('docker', ['image', 'inspect', tag]).then(
    () => true,
    () => false,
  );
  if (there) return tag;
  const built = run('docker', ['build', '--network', 'host', '--quiet', '--force-rm', '--tag', tag, '-'], {
    maxBuffer: 1 << 24,
  });
  built.child.stdin!.end(`FROM ${base}${RECIPE}`);
  await built;
  return tag;
}

/** A machine of its own, on this one's network, until it is disposed of. */
export interface Machine extends AsyncDisposable {
  /** Runs a script with `sh -e`; gives what it prints, errors and output alike, and its exit code. */
  sh(script: string, input?: string): Promise<{readonly code: number; readonly said: string}>;
}

export async function startMachine(image: string): Promise<Machine> {
  const words = ['run', '-d', '--rm', '--network', 'host', image, 'sleep', '600'];
  const id = (await run('docker', words)).stdout.trim();
  return {
    sh: async (script, input = '') => {
      const held = run(
        'docker',
        ['exec', '-i', '-e', 'LC_ALL=C.UTF-8', id, 'sh', '-ec', `exec 2>&1\n${script}`],
        {
          maxBuffer: 1 << 24,
        },
      );
      held.child.stdin!.on('error', () => undefined);
      held.child.stdin!.end(input);
      return held.then(
        ({stdout}) => ({code: 0, said: stdout}),
        ({code, stdout}: {code: number; stdout: string}) => ({code, said: stdout}),
      );
    },
    [Symbol.asyncDispose]: async () => {
      await run('docker', ['rm', '-f', id]).catch(() => undefined);
    },
  };
}
