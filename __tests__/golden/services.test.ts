import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import type {Entry} from '../../src/model/package.ts';
import type {Service} from '../../src/model/service.ts';
import {loadConfig} from '../../src/steps/config/index.ts';
import {hardeningKeys} from '../../src/steps/config/service-words.ts';
import {stagePackages} from '../../src/steps/stage/index.ts';
import {blockOf, readPage, updateBlock} from '../support/docs.ts';
import {type TestHost, testHost, testInputs} from '../support/host.ts';
import {testTarget} from '../support/settled.ts';
import {ownLines, stage, testPlan} from '../support/staged.ts';

const generated = (entries: readonly Entry[]): string =>
  entries
    .flatMap((entry) =>
      entry.type === 'file' && entry.content !== undefined && entry.path.includes('/systemd/')
        ? [`--- ${entry.path}\n${Buffer.from(entry.content, 'base64').toString('utf8')}`]
        : [],
    )
    .join('\n');

const homepage = 'https://example.org/100%25';

const serviceLine = ({unit, units, enable, start, restartOnUpgrade, stopOnUpgrade}: Service): string =>
  `${unit} (${units.join(' ')}): enable ${enable}, start ${start}, restart ${restartOnUpgrade}, stop ${stopOnUpgrade}`;

async function stageOne(host: TestHost, values: object, name: string, format: string) {
  const [pkg] = await stage(host, {homepage, ...values}, {targets: [testTarget(name, format)]});
  if (!pkg) throw new Error('no package');
  return pkg;
}

/** One of each kind, and one that says all there is to say. */
const kinds: Readonly<Record<string, object>> = {
  'a service that says the least': {exec: '/usr/bin/hello serve'},
  'a service that says everything': {
    name: 'hello-all',
    exec: '/usr/bin/hello serve --config {config} "two words" $PORT %%',
    description: 'Says 100% hello \\',
    user: 'hello',
    group: 'adm',
    type: 'notify',
    after: ['network-online', 'postgresql.service', 'time-sync'],
    restart: 'always',
    config: '/etc/hello.toml',
    environment: {PORT: '8080', GREETING: 'it\'s "100%"\t\\o/\n$HOME'},
    environment_file: ['/etc/default/hello', '/etc/hello/%H.env'],
    working_directory: '/var/lib/hello',
    hardening: {
      ProtectHome: 'read-only',
      PrivateTmp: 'false',
      ReadWritePaths: ['/var/lib/hello', '-/srv/%m'],
      SystemCallFilter: '@system-service',
    },
    enable: 'false',
    start: 'true',
    stop_on_upgrade: 'true',
  },
  'a service without a fence': {exec: '/usr/bin/hello', type: 'oneshot', hardening: 'false'},
  'a socket of several addresses': {
    exec: '/usr/bin/hello',
    user: 'hello',
    socket: ['127.0.0.1:8080', '/run/hello.sock'],
  },
  'a timer of several times': {exec: '/usr/bin/hello', timer: ['daily', 'Mon 12:00']},
  'a socket with settings': {
    exec: '-/usr/bin/hello',
    template: 'true',
    socket: {ListenStream: ['/run/hello.sock', '80'], Accept: 'yes', SocketUser: 'daemon'},
  },
  'a timer of one line': {exec: '/usr/bin/hello tidy', timer: 'daily'},
  'a timer with settings': {
    exec: '/usr/bin/hello tidy',
    type: 'simple',
    timer: {OnBootSec: '5min', OnUnitActiveSec: '1h'},
    enable: 'true',
  },
  'a template': {exec: '/usr/bin/hello serve %i', user: 'hello', template: 'true'},
};

describe('generated units', () => {
  test.each(Object.entries(kinds))('%s', async (_, service) => {
    await using host = await testHost();
    const pkg = await stageOne(host, {services: [service]}, 'rocky-9', 'rpm');
    expect(generated(pkg.entries)).toMatchSnapshot('units');
    expect(pkg.services.map(serviceLine)).toMatchSnapshot('data');
    expect(host.warnings).toEqual([]);
  });
});

describe('what a package with services holds', () => {
  test.each([
    ['debian-12', 'deb'],
    ['ubuntu-24.04', 'deb'],
    ['rocky-9', 'rpm'],
    ['opensuse-leap-15.6', 'rpm'],
    ['deb', 'deb'],
    ['rpm', 'rpm'],
  ])('%s', async (name, format) => {
    await using host = await testHost({
      'units/own.service': '[Service]\nExecStart=/usr/bin/own\n[Install]\nWantedBy=multi-user.target\n',
      'units/own-jobs.timer': '[Timer]\nOnCalendar=daily\n[Install]\nWantedBy=timers.target\n',
      'units/own-jobs.service': '[Service]\nType=oneshot\nExecStart=/usr/bin/own tidy\n',
      'units/brought.service': '[Service]\nExecStart=/usr/bin/b\n[Install]\nWantedBy=multi-user.target\n',
    });
    const services = [
      {exec: '/usr/bin/hello serve', user: 'hello', enable: 'true'},
      {name: 'hello-web', exec: '/usr/bin/hello web', socket: '80'},
      {unit: 'units/brought.service', enable: 'false', restart_on_upgrade: 'false'},
    ];
    const contents = [{src: 'units/own*', dst: '/usr/lib/systemd/system/'}];
    const pkg = await stageOne(host, {services, contents}, name, format);
    const lines = ownLines(pkg.entries).filter((line) => line.includes('/lib/'));
    expect(`${lines.join('\n')}\n`).toMatchSnapshot('entries');
    expect(pkg.services.map(serviceLine)).toMatchSnapshot('services');
    expect(generated(pkg.entries.filter(({path}) => path.includes('preset')))).toMatchSnapshot('preset');
    expect(pkg.users.map((user) => user.name)).toEqual(['hello']);
  });
});

describe('docs/services.md', () => {
  const PAGE = 'docs/services.md';

  test('shows the unit that its config makes', async () => {
    await using host = await testHost({'linux-pkg.yml': blockOf(await readPage(PAGE), 'config')});
    const config = await loadConfig(host, testInputs());
    const {packages} = await stagePackages(host, config, testPlan(testTarget('deb', 'deb')));
    const unit = generated(packages[0]?.entries ?? []).replace(/^---.*\n/, '');
    await updateBlock(PAGE, 'unit', unit);
    expect(blockOf(await readPage(PAGE), 'unit')).toBe(unit);
    expect(host.warnings).toEqual([]);
  });

  test('lists the settings of the fence that are known', async () => {
    const rows = Array.from({length: Math.ceil(hardeningKeys.length / 5)}, (_, row) =>
      hardeningKeys.slice(5 * row, 5 * row + 5).join(' '),
    );
    const list = `${rows.join('\n')}\n`;
    await updateBlock(PAGE, 'hardening', list);
    expect(blockOf(await readPage(PAGE), 'hardening')).toBe(list);
  });

  test('shows only pieces that a config may hold', async () => {
    const blocks = [...(await readPage(PAGE)).matchAll(/```yaml\n([\s\S]*?)```/g)].map(
      ([, text = '']) => text,
    );
    expect(blocks.length).toBeGreaterThan(3);
    await using host = await testHost();
    const rest = {name: 'x', maintainer: 'A <a@example.org>', description: 'x', targets: ['deb']};
    for (const block of blocks) {
      await host.files({'linux-pkg.yml': JSON.stringify({...rest, ...parse(block, {schema: 'failsafe'})})});
      await expect(loadConfig(host, testInputs())).resolves.toMatchObject({nfpm: false});
    }
  });
});
