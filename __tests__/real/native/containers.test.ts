import {execFileSync} from 'node:child_process';
import {chmodSync, linkSync, readdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {
  buildImage,
  findEngine,
  isAbsent,
  type OpenWorkshop,
  packFiles,
  packFolder,
  unpackTar,
} from '../../../src/containers/index.ts';
import {ToolError} from '../../../src/model/errors.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {containersWith, testWorkshop} from '../../support/workshop.ts';

const PROXY = 'http://user:word@127.0.0.1:9';
let host: TestHost;
let workshop: OpenWorkshop;

beforeAll(async () => {
  host = await testHost({}, {https_proxy: PROXY});
  workshop = await testWorkshop(host, {temp: join(host.workDir, 'temp'), env: {ALWAYS: 'there'}});
});

afterAll(async () => {
  await workshop[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const sh = (script: string, options = {}) => workshop.run(['sh', '-c', script], options);

const failureOf = async (running: Promise<unknown>): Promise<ToolError> => {
  const error = await running.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ToolError) return error;
  throw new Error(`no ToolError but ${String(error)}`);
};

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

describe('a program in a workshop', () => {
  test('runs as root from an argument list, in the folder it is given, and prints what it prints', async () => {
    const {stdout, stderr} = await workshop.run(
      ['sh', '-c', 'id -u; pwd; printf %s "$1"; echo no >&2', '-', '$(id) `x`\n"'],
      {
        cwd: '/usr/lib',
      },
    );
    expect({stdout, stderr}).toEqual({stdout: '0\n/usr/lib\n$(id) `x`\n"', stderr: 'no\n'});
    expect((await workshop.run(['cat'], {input: 'hello'})).stdout).toBe('hello');
  });

  test('hands on its lines as they come; the last ones are in the error, which is its own', async () => {
    const lines: string[] = [];
    const script = 'seq 1 99; printf "10%%\\r100%%\\r\\n"; echo why >&2; exit 7';
    const error = await failureOf(sh(script, {onLine: (line: string) => lines.push(line)}));
    const numbers = Array.from({length: 99}, (_, at) => `${at + 1}`);
    expect(lines.filter((line) => line !== 'why')).toEqual([...numbers, '100%']);
    expect(lines).toContain('why');
    expect(error).toMatchObject({exitCode: 7, command: ['sh', '-c', script]});
    expect(error.tail.split('\n')).toHaveLength(40);
    expect(await failureOf(workshop.run(['no-such-program']))).toMatchObject({exitCode: 127});
  });

  test('may print more than there is memory for', async () => {
    let size = 0;
    const before = process.memoryUsage().rss;
    let most = 0;
    await sh(
      'yes 0123456789012345678901234567890123456789012345678901234567890123456789 | head -c 40000000',
      {
        onLine: (line: string) => {
          size += line.length + 1;
          if (size % 1000 < 71) most = Math.max(most, process.memoryUsage.rss());
        },
      },
    );
    expect(size).toBeGreaterThanOrEqual(40_000_000);
    expect(most - before).toBeLessThan(100_000_000);
  });

  test('gets variables whose values are in no argument list, those that the client reads itself included', async () => {
    const env = {
      TOKEN: 'sesame-8472',
      ODD: 'a\n"b" $(id) `c` é',
      PATH: '/usr/bin:/bin',
      DOCKER_HOST: 'tcp://x-8472',
      HOME: '/h',
    };
    const script =
      'printf "%s|" "$TOKEN" "$ODD" "$PATH" "$DOCKER_HOST" "$HOME" "$ALWAYS" "$https_proxy"; sleep 1.5';
    const running = sh(script, {env});
    const seen = new Set<string>();
    for (let round = 0; round < 10; round++) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) seen.add(commandLine(pid));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await running).stdout).toBe(`${Object.values(env).join('|')}|there|${PROXY}|`);
    const lines = [...seen].filter((line) => line.includes('TOKEN'));
    expect(lines.length).toBeGreaterThan(1);
    expect([...seen].filter((line) => /8472|user:word/.test(line))).toEqual([]);
  });

  test('that takes too long is ended with all it started, and the next one runs', async () => {
    const error = await failureOf(sh('sleep 987 & sleep 986; echo never', {timeoutMs: 700}));
    expect(error).toMatchObject({exitCode: undefined, hint: 'its time limit of 0.7 s ran out'});
    const {stdout} = await sh('for p in /proc/[0-9]*; do tr "\\0" " " <$p/cmdline; echo; done');
    expect(stdout).toContain('trap');
    expect(stdout).not.toMatch(/sleep 98/);
  });

  test('is ended when the run is interrupted; what tidies up after it still runs', async () => {
    const controller = new AbortController();
    const running = sh('echo here; sleep 985', {
      signal: controller.signal,
      onLine: () => controller.abort(new Error('enough')),
    });
    expect(await failureOf(running)).toMatchObject({hint: 'it was cancelled'});
    const {stdout} = await sh('cat /proc/[0-9]*/cmdline', {signal: new AbortController().signal});
    expect(stdout).not.toContain('985');
  });

  test('that finds the disk full is told what to do', async () => {
    const error = await failureOf(sh('dd if=/dev/zero of=/dev/full count=1'));
    expect(error.hint).toMatch(/docker system df/);
  });
});

describe('files', () => {
  test('go in and come out as they are: owners as numbers, modes, links, hard links, times', async () => {
    await host.files({'in/a/b': 'x', 'in/s': 'y'});
    const at = (path: string) => join(host.workDir, path);
    chmodSync(at('in/s'), 0o4755);
    linkSync(at('in/s'), at('in/t'));
    linkSync(at('in/a/b'), at('in/c'));
    symlinkSync('/etc/passwd', at('in/link'));
    await workshop.put('/new/folder é', packFolder(at('in')));
    const {stdout} = await workshop.run(['find', '/new/folder é', '-printf', '%P %m %U:%G %n %l\n']);
    expect(
      stdout
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => !/(^| )755 0:0 \d$/.test(line))
        .sort(),
    ).toEqual(
      [
        '',
        'a/b 644 0:0 2',
        'c 644 0:0 2',
        'link 777 0:0 1 /etc/passwd',
        's 4755 0:0 1',
        't 4755 0:0 1',
      ].sort(),
    );
    await workshop.run(['chown', '-h', '1234:55', '/new/folder é/s']);
    await workshop.run(['chmod', '6711', '/new/folder é/s']);
    await unpackTar(workshop.get('/new/folder é'), at('out'), {strip: 1});
    chmodSync(at('in/s'), 0o6711);
    expect(execFileSync('diff', ['-r', '--no-dereference', at('in'), at('out')]).toString()).toBe('');
    const listed = execFileSync('stat', ['-c', '%a %Y', at('in/s'), at('out/s')])
      .toString()
      .trim()
      .split('\n');
    expect(listed[0]).toBe(listed[1]);
  });

  test('keep the owners that the archive names by number', async () => {
    async function* tar() {
      yield execFileSync('tar', ['-c', '--owner=:1234', '--group=:55', '-C', host.workDir, 'owned']);
    }
    await host.files({owned: 'x'});
    await workshop.put('/owned', tar());
    expect((await workshop.run(['stat', '-c', '%u:%g', '/owned/owned'])).stdout).toBe('1234:55\n');
  });

  test('that are not there are an error with an exit code', async () => {
    const error = await failureOf(unpackTar(workshop.get('/none'), join(host.workDir, 'none')));
    expect(isAbsent(error)).toBe(true);
    expect(error.message).toContain('/none');
  });
});

/** Starts nothing that lasts, as somebody else, with a volume. */
const trapImage = async (): Promise<string> =>
  [
    `FROM ${await testImage('debian:12')}`,
    'VOLUME /data',
    'ENTRYPOINT ["/bin/false"]',
    'CMD ["x"]',
    'USER 1000',
    'WORKDIR /srv',
    'HEALTHCHECK CMD false',
  ].join('\n');

describe('a workshop', () => {
  test('has no rights beyond any container, no way to the engine, and nothing of the host', async () => {
    const engine = await findEngine(host);
    const names = await containersWith(engine, `linux-pkg.temp=${join(host.workDir, 'temp')}`);
    const [details] = JSON.parse((await engine.run(['inspect', ...names])).stdout);
    expect(details.HostConfig).toMatchObject({
      Privileged: false,
      CapAdd: null,
      PidMode: '',
      Binds: null,
      NetworkMode: 'default',
    });
    expect(details.Config.Env ?? []).not.toContainEqual(expect.stringMatching(/ALWAYS|proxy/));
    expect((await sh('ls /var/run/docker.sock /run/docker.sock 2>&1 || echo none')).stdout).toMatch(
      /none\n$/,
    );
  });

  test('does not start what its image would; kept as an image it starts that again, and holds nothing of the run', async () => {
    const settings = JSON.stringify({proxies: {default: {httpProxy: PROXY}}});
    await using own = await testHost({'.docker/config.json': settings, Dockerfile: await trapImage()});
    const engine = await findEngine(own);
    const reference = `linux-pkg-test/kept:${process.pid}`;
    const dockerfile = join(own.workDir, 'Dockerfile');
    const built = await buildImage(own, engine, {dockerfile, arch: 'amd64', log: own.log});
    await using _ = {
      [Symbol.asyncDispose]: async () => {
        for (const name of [reference, built.id]) await engine.run(['rmi', name]).catch(() => undefined);
      },
    };
    let volumes: string[] = [];
    {
      await using inner = await testWorkshop(own, {engine, image: built.id, env: {SECRET: 'hidden-551'}});
      const script = 'id -u; touch /kept /data/x; echo "$SECRET $http_proxy"';
      expect((await inner.run(['sh', '-c', script])).stdout).toBe(`0\nhidden-551 ${PROXY}\n`);
      volumes = (await inner.run(['grep', '/data', '/proc/mounts'])).stdout.split('\n').filter(Boolean);
      const kept = await inner.commit(reference, {'linux-pkg.key': 'a:b/c'});
      expect(kept).toMatchObject({reference, platform: 'linux/amd64'});
    }
    expect(volumes).toHaveLength(1);
    const {stdout} = await engine.run(['image', 'inspect', reference]);
    const [{Config}] = JSON.parse(stdout);
    expect(Config).toMatchObject({Entrypoint: ['/bin/false'], Cmd: ['x'], User: '1000', WorkingDir: '/srv'});
    expect(Config.Labels).toMatchObject({'linux-pkg.key': 'a:b/c', 'linux-pkg.owner': ''});
    const history = (await engine.run(['history', '--no-trunc', reference])).stdout;
    expect(`${stdout} ${history}`).not.toMatch(/hidden-551|user:word/);
  });

  test('whose image is of an architecture that this machine cannot run says what is missing', async () => {
    const engine = await findEngine(host);
    const elf = Buffer.alloc(64);
    Buffer.from('7f454c460202010000000000000000000002fefe', 'hex').copy(elf);
    const files = packFiles([{path: 'bin/sh', content: elf, mode: 0o755}]);
    const id = (await engine.run(['import', '-'], {input: files})).stdout.trim();
    await using _ = {[Symbol.asyncDispose]: async () => void (await engine.run(['rmi', id]))};
    {
      await using foreign = await testWorkshop(host, {engine, image: id});
      const error = await failureOf(foreign.run(['true']));
      expect(error.hint).toMatch(/docker\/setup-qemu-action/);
    }
  });
});

describe('a Dockerfile of the project', () => {
  test('is built behind the proxy that is set, which is not kept', async () => {
    const engine = await findEngine(host);
    const reference = await testImage('debian:12');
    await host.files({'proxied/Dockerfile': `FROM ${reference}\nRUN echo "$https_proxy" >/proxy\n`});
    const dockerfile = join(host.workDir, 'proxied/Dockerfile');
    const {id} = await buildImage(host, engine, {dockerfile, arch: 'amd64', log: host.log});
    const {stdout} = await engine.run(['run', '--rm', '--label=linux-pkg-test', id, 'cat', '/proxy']);
    expect(stdout).toBe(`${PROXY}\n`);
    const told = await engine.run(['image', 'inspect', id]);
    await engine.run(['rmi', id]);
    expect(told.stdout).not.toContain('user:word');
  });

  test('that does not build is shown with its last lines', async () => {
    const engine = await findEngine(host);
    const dockerfile = join(host.workDir, 'broken/Dockerfile');
    await host.files({
      'broken/Dockerfile': `FROM ${await testImage('debian:12')}\nLABEL linux-pkg-test=broken${process.pid}\nRUN no-such-command; exit 9\n`,
    });
    await expect(buildImage(host, engine, {dockerfile, arch: 'amd64', log: host.log})).rejects.toMatchObject({
      message: expect.stringMatching(
        /broken\/Dockerfile could not be built:[\s\S]*no-such-command: not found/,
      ),
    });
    expect(await containersWith(engine, `linux-pkg-test=broken${process.pid}`)).toEqual([]);
  });
});
