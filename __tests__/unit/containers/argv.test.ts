import {describe, expect, test} from '@jest/globals';
import {
  buildArgs,
  commitArgs,
  createArgs,
  execArgs,
  getArgs,
  inspectArgs,
  labelChange,
  pullArgs,
  putArgs,
  removeArgs,
} from '../../../src/containers/argv.ts';
import {changesOf} from '../../../src/containers/commit.ts';

const create = {
  kind: 'docker',
  name: 'n',
  image: 'sha256:1',
  platform: undefined,
  labels: {'a.b': 'c=d'},
  network: undefined,
  entry: false,
  emptied: [],
} as const;

const wait = 'trap "exit 0" TERM INT; while :; do sleep 3600 & wait $!; done';

describe('argument lists', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'a container',
      createArgs(create),
      [
        'run',
        '--detach',
        '--name=n',
        '--hostname=linux-pkg',
        '--label=a.b=c=d',
        '--user=0:0',
        '--workdir=/',
        '--no-healthcheck',
        'sha256:1',
        '/bin/sh',
        '-c',
        wait,
      ],
    ],
    [
      'a container of another architecture, with an entry point of its own, under Podman',
      createArgs({
        ...create,
        kind: 'podman',
        platform: 'linux/arm64',
        network: 'host',
        entry: true,
        labels: {},
        emptied: ['HTTP_PROXY'],
      }),
      [
        'run',
        '--detach',
        '--name=n',
        '--hostname=linux-pkg',
        '--platform=linux/arm64',
        '--network=host',
        '--user=0:0',
        '--workdir=/',
        '--no-healthcheck',
        '--env=HTTP_PROXY=',
        '--http-proxy=false',
        '--entrypoint=/bin/sh',
        'sha256:1',
        '-c',
        wait,
      ],
    ],
    [
      'a machine, whose first process is our script with the name of the container',
      createArgs({...create, boot: {script: 'exec init', rights: ['--cap-add=SYS_ADMIN', '--tmpfs=/run']}}),
      [
        'run',
        '--detach',
        '--name=n',
        '--hostname=linux-pkg',
        '--label=a.b=c=d',
        '--user=0:0',
        '--workdir=/',
        '--no-healthcheck',
        '--cap-add=SYS_ADMIN',
        '--tmpfs=/run',
        'sha256:1',
        '/bin/sh',
        '-c',
        'exec init',
        'boot',
        'n',
      ],
    ],
    [
      'a program',
      execArgs({container: 'n', command: ['make', '-j2'], cwd: '/a b', names: ['TOKEN']}),
      ['exec', '--env=TOKEN', '--workdir=/a b', 'n', 'make', '-j2'],
    ],
    [
      'a shell',
      execArgs({container: 'n', command: ['sh'], names: [], input: true, terminal: true}),
      ['exec', '--interactive', '--tty', 'n', 'sh'],
    ],
    ['in', putArgs('docker', 'n', '/x'), ['cp', '-', 'n:/x']],
    ['in, under Podman', putArgs('podman', 'n', '/x'), ['cp', '--archive=false', '-', 'n:/x']],
    ['out', getArgs('n', '/x:y'), ['cp', 'n:/x:y', '-']],
    ['gone', removeArgs(['n', 'm']), ['rm', '--force', '--volumes', 'n', 'm']],
    [
      'kept',
      commitArgs({container: 'n', reference: 'r:1', changes: ['CMD ["x"]']}),
      ['commit', '--change=CMD ["x"]', 'n', 'r:1'],
    ],
    ['pulled', pullArgs('r:1', 'linux/arm/v7'), ['pull', '--platform=linux/arm/v7', 'r:1']],
    ['looked at', inspectArgs('image', ['r:1']), ['image', 'inspect', 'r:1']],
    [
      'built',
      buildArgs({
        dockerfile: '/p/Dockerfile',
        context: '/p',
        platform: 'linux/386',
        idFile: '/t/id',
        network: undefined,
        names: [],
      }),
      ['build', '--force-rm', '--platform=linux/386', '--file=/p/Dockerfile', '--iidfile=/t/id', '/p'],
    ],
    [
      'built behind a proxy',
      buildArgs({
        dockerfile: '/p/x',
        context: '/p',
        platform: 'linux/386',
        idFile: '/t/id',
        network: 'host',
        names: ['http_proxy'],
      }),
      [
        'build',
        '--force-rm',
        '--platform=linux/386',
        '--file=/p/x',
        '--iidfile=/t/id',
        '--network=host',
        '--build-arg=http_proxy',
        '/p',
      ],
    ],
  ])('for %s', (_, args, expected) => {
    expect(args).toEqual(expected);
  });

  test.each(['', 'A=B', '-e', 'A B', 'A\nB', '1A'])('take no variable called %j', (name) => {
    expect(() => execArgs({container: 'n', command: ['x'], names: [name]})).toThrow(
      'no environment variable',
    );
  });

  test.each(['a"b', 'a\nb', '$x', 'a\\b', "it's"])('take no label with the value %j', (value) => {
    expect(() => labelChange('a', value)).toThrow('cannot be written to an image');
  });
});

test('an image made of a container starts what its base would', () => {
  const none = ['run', 'target', 'owner', 'temp'].map((name) => `LABEL linux-pkg.${name}=""`);
  expect(changesOf({}, {})).toEqual(['CMD ["/bin/sh"]', 'USER 0', 'WORKDIR /', ...none]);
  const base = {Entrypoint: ['/e', 'a "b"'], Cmd: ['c'], User: 'app', WorkingDir: '/w'};
  expect(changesOf(base, {key: 'sha256:1'})).toEqual([
    'ENTRYPOINT ["/e","a \\"b\\""]',
    'CMD ["c"]',
    'USER app',
    'WORKDIR /w',
    ...none,
    'LABEL key="sha256:1"',
  ]);
});
