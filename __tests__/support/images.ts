import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {repositoryRoot} from './sources.ts';

const run = promisify(execFile);

/** Small Debians, and Debians with a real rpm of that age: script/distro-images says what is in them. */
export type TestImage =
  | `debian:${'11' | '12' | '13' | 'sid' | '12-arm64'}`
  | `rpm:${'4.16' | '4.18' | '4.20' | '6.1'}`;

/** Whether a Docker daemon answers. */
export const dockerReady = (): Promise<boolean> =>
  run('docker', ['info', '--format', '{{.ServerVersion}}']).then(
    () => true,
    () => false,
  );

/** The tag of an image that is on this machine, made now where it is not: tests need no image registry. */
export async function testImage(name: TestImage): Promise<string> {
  await run(join(repositoryRoot, 'script/distro-images'), [name], {maxBuffer: 1 << 26});
  return `linux-pkg-test/${name}`;
}
