import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {
  findEngine,
  haveImage,
  type OpenWorkshop,
  openMachine,
  packFiles,
} from '../../../src/containers/index.ts';
import {managerOf} from '../../../src/managers/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {testTarget} from '../../support/settled.ts';
import {stage} from '../../support/staged.ts';

const HOSTILE = `%i $HOME ${'`id`'} $(id) "q" 'q' \\ [Service] ;# é \u0085\nExecStartPre=/bin/touch /pwned\n`;

/** Each under its own name; what runs is on every machine. */
const services = [
  {name: 't-least', exec: '/bin/sleep 1d'},
  {
    name: 't-all',
    exec: '/bin/sh -c "exec sleep 1d" {config} $PORT %%',
    description: `Says ${HOSTILE.replaceAll(/[\n\u0085]/g, ' ')}`,
    user: 'daemon',
    group: 'daemon',
    type: 'exec',
    after: ['network-online', 't-least.service'],
    restart: 'always',
    config: '/etc/os-release',
    environment: {PORT: '80', HOSTILE: HOSTILE.replace('\u0085', '')},
    environment_file: ['/etc/default/none'],
    working_directory: '/var/lib',
    hardening: {ProtectHome: 'read-only', PrivateTmp: 'false', ReadWritePaths: ['/var/lib', '-/srv/%m']},
  },
  {name: 't-bare', exec: '/bin/true', type: 'oneshot', hardening: 'false'},
  {name: 't-socket', exec: '/bin/sleep 1d', socket: '127.0.0.1:8085'},
  {
    name: 't-each',
    exec: '-/bin/cat',
    template: 'true',
    socket: {ListenStream: ['/run/t-each.sock'], Accept: 'yes', SocketUser: 'daemon'},
  },
  {name: 't-timer', exec: '/bin/true', timer: 'daily'},
  {name: 't-often', exec: '/bin/true', timer: {OnBootSec: '5min', OnUnitActiveSec: '1h'}},
  {name: 't-many', exec: '/bin/sleep %i', template: 'true'},
];

/** Debian 11's systemd and one of today. */
describe.each(['rpm:4.16', 'rpm:6.1'] as const)('generated units in the real systemd of %s', (name) => {
  let host: TestHost;
  let machine: OpenWorkshop;
  let names: readonly string[];

  beforeAll(async () => {
    host = await testHost();
    const engine = await findEngine(host);
    const {log} = host;
    const reference = await testImage(name);
    const image = await haveImage(host, engine, {image: reference, arch: 'amd64', log});
    const target = testTarget('rpm', 'rpm');
    machine = await openMachine(host, engine, {target, manager: managerOf('dnf'), log, image});
    const [pkg] = await stage(host, {services}, {targets: [target]});
    const files = (pkg?.entries ?? []).flatMap((entry) =>
      entry.type === 'file' && entry.content !== undefined
        ? [{path: entry.path.slice(1), content: Buffer.from(entry.content, 'base64')}]
        : [],
    );
    await machine.put('/', packFiles(files));
    await machine.run(['systemctl', 'daemon-reload']);
    names = pkg?.services.flatMap(({units}) => units) ?? [];
  });

  afterAll(async () => {
    await machine[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
  });

  const show = async (unit: string, property: string): Promise<string> =>
    (await machine.run(['systemctl', 'show', '--value', `--property=${property}`, unit])).stdout.trim();

  test('systemd-analyze has nothing against any of them', async () => {
    expect(names).toHaveLength(12);
    const {stdout, stderr} = await machine.run(['systemd-analyze', 'verify', '--man=no', ...names]);
    expect(stdout + stderr).toBe('');
  });

  test('no value opens a directive, and each means what was written', async () => {
    expect(await show('t-all.service', 'ExecStartPre')).toBe('');
    expect(await show('t-all.service', 'Description')).toBe(services[1]!.description!.trim());
    expect(await show('t-all.service', 'ExecStart')).toContain(
      'argv[]=/bin/sh -c exec sleep 1d /etc/os-release $PORT %',
    );
    expect(await show('t-all.service', 'ProtectHome')).toBe('read-only');
    expect(await show('t-all.service', 'PrivateTmp')).toBe('no');
    expect(await show('t-all.service', 'ProtectSystem')).toBe('full');
    expect(await show('t-all.service', 'Wants')).toContain('network-online.target');
  });

  test('the variables reach the program as they were written', async () => {
    await machine.run(['systemctl', 'start', 't-all.service']);
    const pid = await show('t-all.service', 'MainPID');
    const {stdout} = await machine.run(['cat', `/proc/${pid}/environ`]);
    const variables = stdout.split('\0');
    expect(variables).toContain('PORT=80');
    expect(variables).toContain(`HOSTILE=${services[1]!.environment!.HOSTILE}`);
  });

  test('sockets and timers start their services, instances run', async () => {
    await machine.run([
      'systemctl',
      'start',
      't-socket.socket',
      't-each.socket',
      't-timer.timer',
      't-often.timer',
    ]);
    await machine.run(['systemctl', 'start', 't-many@86400.service', 't-bare.service']);
    await machine.run(['bash', '-c', ': </dev/tcp/127.0.0.1/8085']);
    await machine.run([
      'systemctl',
      'is-active',
      't-socket.service',
      't-many@86400.service',
      't-often.timer',
    ]);
    const {stdout} = await machine.run(['systemctl', 'list-timers', '--no-legend', '--no-pager']);
    expect(stdout).toContain('t-timer.service');
  });
});
