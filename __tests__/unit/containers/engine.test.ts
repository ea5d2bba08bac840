import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {findEngine} from '../../../src/containers/engine.ts';
import {type TestHost, testHost} from '../../support/host.ts';

/** A machine with these clients on it, which say what they are told to. */
async function hostWith(clients: Readonly<Record<string, string>>): Promise<TestHost> {
  const bin = await mkdtemp(join(tmpdir(), 'linux-pkg-clients-'));
  for (const [name, script] of Object.entries(clients))
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`, {mode: 0o755});
  const host = await testHost({}, {PATH: bin});
  const close = async () => {
    await host[Symbol.asyncDispose]();
    await rm(bin, {recursive: true});
  };
  return {...host, [Symbol.asyncDispose]: close};
}

const DEAD =
  'echo "Cannot connect to the Docker daemon at tcp://127.0.0.1:9. Is the docker daemon running?" >&2; exit 1';
const PODMAN = `case $1 in
  version) echo '{"Client":{}}' ;;
  info) echo '{"host":{"os":"linux","arch":"amd64"},"version":{"Version":"5.0.0"}}' ;;
esac`;

test('Podman in the place of a Docker that does not answer is told, with what to do', async () => {
  await using host = await hostWith({docker: DEAD, podman: PODMAN});
  const engine = await findEngine(host);
  expect(engine.kind).toBe('podman');
  expect(host.warnings).toEqual([
    {
      message: 'docker has no daemon that answers: podman is taken in its place',
      hint: expect.stringContaining('DOCKER_HOST'),
    },
  ]);
});

test('Podman alone is nothing to be told', async () => {
  await using host = await hostWith({podman: PODMAN});
  expect((await findEngine(host)).kind).toBe('podman');
  expect(host.warnings).toEqual([]);
});
