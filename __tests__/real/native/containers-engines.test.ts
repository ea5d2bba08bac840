import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {findEngine, unpackTar} from '../../../src/containers/index.ts';
import type {UserError} from '../../../src/model/errors.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {PROJECT} from '../../support/scratch.ts';
import {containersWith, testWorkshop} from '../../support/workshop.ts';

const refusalOf = (host: TestHost): Promise<UserError> =>
  findEngine(host).then(
    () => {
      throw new Error('an engine was found');
    },
    (error: UserError) => error,
  );

/** A socket on which somebody answers as Docker's daemon would. */
async function listen(path: string, os: string): Promise<Server & AsyncDisposable> {
  const server = createServer((request, response) => {
    response.setHeader('Api-Version', '1.41');
    response.setHeader('Content-Type', 'application/json');
    const answer = {Os: os, Arch: 'amd64', Version: '20.10.0', ApiVersion: '1.41', MinAPIVersion: '1.12'};
    response.end(request.url?.endsWith('_ping') ? 'OK' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return Object.assign(server, {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

describe('where no container can be run', () => {
  test('neither Docker nor Podman: what to install', async () => {
    await using host = await testHost({}, {PATH: '/nowhere'});
    const error = await refusalOf(host);
    expect(error.message).toBe('there is neither docker nor podman');
    expect(error.hint).toMatch(/install Docker .* or Podman/);
  });

  test('no daemon: how to start it', async () => {
    await using host = await testHost(
      {},
      {LINUX_PKG_ENGINE: 'docker', DOCKER_HOST: 'unix:///nowhere/docker.sock'},
    );
    const error = await refusalOf(host);
    expect(error.message).toMatch(/^docker has no daemon that answers:\n.*\/nowhere\/docker\.sock/);
    expect(error.hint).toMatch(/sudo systemctl start docker/);
  });

  test('a socket that is not for this user: the group', async () => {
    await using host = await testHost();
    const socket = join(host.workDir, 'docker.sock');
    await using _ = await listen(socket, 'linux');
    chmodSync(socket, 0o600);
    chmodSync(host.workDir, 0o755);
    const asNobody =
      process.getuid?.() === 0 ? 'setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all' : '';
    if (asNobody === '') chmodSync(socket, 0);
    await host.files({
      'bin/docker': `#!/bin/sh\nDOCKER_HOST=unix://${socket} HOME=/nowhere exec ${asNobody} docker "$@"\n`,
    });
    chmodSync(join(host.workDir, 'bin/docker'), 0o755);
    await using user = await testHost({}, {LINUX_PKG_ENGINE: join(host.workDir, 'bin/docker')});
    const error = await refusalOf(user);
    expect(error.message).toMatch(/docker may not be used by this user:\n.*permission denied/);
    expect(error.hint).toMatch(/usermod -aG docker/);
  });

  test('containers of another system', async () => {
    await using host = await testHost();
    const socket = join(host.workDir, 'docker.sock');
    await using _ = await listen(socket, 'windows');
    await using user = await testHost({}, {LINUX_PKG_ENGINE: 'docker', DOCKER_HOST: `unix://${socket}`});
    expect(await refusalOf(user)).toMatchObject({
      message: 'docker runs containers of windows, not of Linux',
      hint: 'switch Docker Desktop to Linux containers',
    });
  });

  test('a setting that names no engine', async () => {
    await using host = await testHost({}, {LINUX_PKG_ENGINE: 'nerdctl'});
    expect((await refusalOf(host)).hint).toBe('write docker or podman, or the path of one');
  });
});

test('a disk here that fills while files come out of a container is told so', async () => {
  const script = `
    const {unpackTar} = await import('${PROJECT}/src/containers/unpack.ts');
    const {packFiles} = await import('${PROJECT}/src/containers/pack-entries.ts');
    await unpackTar(packFiles([{path: 'a', content: Buffer.alloc(1 << 20)}]), process.argv[1]).catch((error) =>
      console.log(error.code, error.message, error.hint));`;
  await using host = await testHost();
  const inner =
    'mount -t tmpfs -o size=100k none "$1" && exec "$2" --disable-warning=ExperimentalWarning --input-type=module -e "$3" "$1"';
  const words = ['-rm', 'sh', '-c', inner, 'sh', host.workDir, process.execPath, script];
  expect(execFileSync('unshare', words).toString()).toMatch(
    /^containers\/disk-full no room is left on the disk of \S+ make room on this machine/,
  );
});

describe('Podman', () => {
  test('does the same where Docker is absent', async () => {
    await using host = await testHost({}, podmanEnv());
    const engine = await findEngine(host);
    expect(engine).toMatchObject({kind: 'podman', program: 'podman', platform: 'linux/amd64'});
    const image = `localhost/linux-pkg-test/tiny:${process.pid}`;
    await engine.run(['import', '--quiet', '-', image], {input: tinyRoot()});
    await using _ = {[Symbol.asyncDispose]: async () => void (await engine.run(['rmi', image]))};
    const temp = join(host.workDir, 'temp');
    {
      await using workshop = await testWorkshop(host, {engine, image, temp, env: {ALWAYS: 'there'}});
      const lines: string[] = [];
      const env = {PATH: '/usr/bin:/bin', ODD: '$(id)\n"x"'};
      await workshop.run(['sh', '-c', 'echo "$ALWAYS $ODD"; id -u'], {
        env,
        onLine: (line) => lines.push(line),
      });
      expect(lines).toEqual(['there $(id)', '"x"', '0']);
      await expect(workshop.run(['sleep', '600'], {timeoutMs: 500})).rejects.toMatchObject({
        hint: 'its time limit of 0.5 s ran out',
      });
      expect((await workshop.run(['sh', '-c', 'cat /proc/[0-9]*/cmdline'])).stdout).not.toContain(
        'sleep\x300',
      );
      async function* tar() {
        yield execFileSync('tar', ['-c', '--owner=:1234', '--group=:55', '-C', PROJECT, 'LICENSE']);
      }
      await workshop.put('/made/here', tar());
      expect((await workshop.run(['stat', '-c', '%u:%g', '/made/here/LICENSE'])).stdout).toBe('1234:55\n');
      await unpackTar(workshop.get('/made'), host.workDir);
      expect(existsSync(join(host.workDir, 'made/here/LICENSE'))).toBe(true);
      const kept = await workshop.commit(`linux-pkg-test/kept:${process.pid}`, {key: 'a b'});
      const {stdout} = await engine.run(['image', 'inspect', kept.id]);
      expect(JSON.parse(stdout)[0].Config.Labels).toMatchObject({key: 'a b', 'linux-pkg.owner': ''});
      expect(stdout).not.toContain('ALWAYS');
      await engine.run(['rmi', kept.reference]);
      expect(await containersWith(engine, `linux-pkg.temp=${temp}`)).toHaveLength(1);
    }
    expect(await containersWith(engine, `linux-pkg.temp=${temp}`)).toEqual([]);
  });
});

/** A shell and a few programs of this machine, with their libraries. */
async function* tinyRoot(): AsyncGenerator<Uint8Array> {
  const programs = ['sh', 'cat', 'id', 'mkdir', 'sleep', 'stat'].map((name) =>
    execFileSync('sh', ['-c', 'command -v "$1"', 'sh', name]).toString().trim(),
  );
  const libraries =
    execFileSync('ldd', programs)
      .toString()
      .match(/\/[\w./+-]+\.so[\w.]*/g) ?? [];
  yield execFileSync('tar', ['-chP', ...programs, '/bin/sh', ...new Set(libraries)], {maxBuffer: 1 << 26});
}

/** Where the machine may not raise its limits or has both kinds of cgroups, Podman needs to be told. */
function podmanEnv(): Record<string, string> {
  return {
    LINUX_PKG_ENGINE: 'podman',
    CONTAINERS_CONF: join(PROJECT, '__tests__/support/images/containers.conf'),
  };
}
