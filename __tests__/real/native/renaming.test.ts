import {spawnSync} from 'node:child_process';
import {expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {testTarget} from '../../support/settled.ts';
import {stage} from '../../support/staged.ts';

/** The file of a package that holds a program and a config file. */
async function made(host: TestHost, format: string, values: object): Promise<void> {
  const contents = [
    {src: 'f', dst: '/usr/bin/hello-f', file_info: {mode: '0755'}},
    {src: 'conf', dst: '/etc/hello-f.conf'},
  ];
  const targets = [testTarget(format, format, 'all')];
  const [pkg] = await stage(host, {license: 'MIT', ...values, contents}, {targets});
  const engines = await formatOf(format).load();
  await engines.portable(host, pkg!, host.outDir);
}

/** What a shell prints in a throw-away container that has the packages in its work folder. */
async function inside(host: TestHost, image: TestImage, script: string) {
  const tag = await testImage(image);
  const {stdout: tar} = spawnSync('tar', ['-C', host.outDir, '-c', '.'], {maxBuffer: 1 << 26});
  const run = ['run', '--rm', '-i', '--network', 'none', '--label', 'linux-pkg-test', '-w', '/srv', tag];
  const {stdout, stderr, status} = spawnSync('docker', [...run, 'sh', '-c', `tar x; ${script}`], {
    input: tar,
    encoding: 'utf8',
  });
  return {status, lines: stdout.split('\n').filter(Boolean), stderr};
}

const QUIET = 'exec 3>&1 >&2; set -ex; export DEBIAN_FRONTEND=noninteractive LC_ALL=C;';

test('a .deb takes the place of its former name: apt removes that, and the edited config file stays', async () => {
  await using host = await testHost({f: 'x', conf: 'new\n'});
  await made(host, 'deb', {name: 'hello-new', release: '2', renamed_from: 'hello-old'});
  await host.files({conf: 'old\n'});
  await made(host, 'deb', {name: 'hello-old', release: '1'});
  const {lines, stderr, status} = await inside(
    host,
    'debian:12',
    `${QUIET} dpkg -i ./hello-old_*.deb; echo edited >> /etc/hello-f.conf
     apt-get install -y -o DPkg::Options::=--force-confdef -o DPkg::Options::=--force-confold ./hello-new_*.deb
     dpkg-query -W -f '\${Package} \${db:Status-Status} \${Provides}\\n' 'hello-*' >&3
     dpkg -S /usr/bin/hello-f /etc/hello-f.conf >&3; dpkg --purge hello-old; cat /etc/hello-f.conf >&3; apt-get check
     dpkg --purge hello-new; ls /etc/hello-f.conf* /usr/bin/hello-f >&3 || true`,
  );
  expect({status, lines, ...(status !== 0 && {stderr})}).toEqual({
    status: 0,
    lines: [
      'hello-new installed hello-old (= 1.0.0-2)',
      'hello-old config-files ',
      'hello-new: /usr/bin/hello-f',
      'hello-new: /etc/hello-f.conf',
      'old',
      'edited',
    ],
  });
}, 60_000);

test.each<[TestImage, string]>([
  ['rpm:4.16', 'rpm -U'],
  ['rpm:4.20', 'dnf -q -y --disablerepo=* install'],
])(
  'on %s, %s lets an .rpm take the place of its former name',
  async (image, install) => {
    await using host = await testHost({f: 'x', conf: 'new\n'});
    await made(host, 'rpm', {name: 'hello-new', release: '2', renamed_from: ['hello-old', 'older < 0.5']});
    await host.files({conf: 'old\n'});
    await made(host, 'rpm', {name: 'hello-old', release: '1'});
    const {lines, stderr, status} = await inside(
      host,
      image,
      `${QUIET} rpm -U ./hello-old-*.rpm; echo edited >> /etc/hello-f.conf; ${install} ./hello-new-*.rpm
       rpm -qa 'hello-*' >&3; rpm -q --whatprovides hello-old >&3; rpm -q --obsoletes hello-new >&3
       cat /etc/hello-f.conf >&3; ls /etc/hello-f.conf* >&3`,
    );
    expect({status, lines, ...(status !== 0 && {stderr})}).toEqual({
      status: 0,
      lines: [
        ...['hello-new-1.0.0-2.noarch', 'hello-new-1.0.0-2.noarch', 'hello-old < 1.0.0-2', 'older < 0.5'],
        ...['old', 'edited', '/etc/hello-f.conf', '/etc/hello-f.conf.rpmnew'],
      ],
    });
  },
  60_000,
);

const serving = {
  services: [{name: 'hello-f', exec: '/usr/bin/hello-f', user: 'hello-f', enable: 'true'}],
  users: [{name: 'hello-f', remove: 'purge'}],
  directories: [{path: '/var/lib/hello-f', remove: 'purge'}],
};

test.each<[TestImage, string, install: string, gone: string]>([
  ['debian:12', 'deb', 'apt-get install -y', 'dpkg --purge hello-old'],
  ['rpm:4.16', 'rpm', 'rpm -U', ':'],
  ['rpm:4.20', 'rpm', 'rpm -U', ':'],
])(
  'on %s, data, accounts and enabled services of a .%s outlive its former name, and go with the new one',
  async (image, format, install, gone) => {
    await using host = await testHost({f: 'x', conf: 'x'});
    await made(host, format, {...serving, name: 'hello-new', release: '2', renamed_from: 'hello-old'});
    await made(host, format, {...serving, name: 'hello-old', release: '1'});
    const look = `test -L /etc/systemd/system/multi-user.target.wants/hello-f.service && echo enabled
       ls /var/lib/hello-f; getent passwd hello-f | cut -d: -f1`;
    const {lines, stderr, status} = await inside(
      host,
      image,
      `${QUIET} ${install} ./hello-old?*; touch /var/lib/hello-f/data; ${install} ./hello-new?*; ${gone}
       { ${look}; } >&3; ${format === 'deb' ? 'dpkg --purge' : 'rpm -e'} hello-new
       ls -d /var/lib/hello-f >&3 || echo no data >&3; getent passwd hello-f >&3 || echo no user >&3`,
    );
    expect({status, lines, ...(status !== 0 && {stderr})}).toEqual({
      status: 0,
      lines: ['enabled', 'data', 'hello-f', 'no data', 'no user'],
    });
  },
  60_000,
);

test('on rpm, a service that was disabled under the former name stays so', async () => {
  await using host = await testHost({f: 'x', conf: 'x'});
  await made(host, 'rpm', {...serving, name: 'hello-new', release: '2', renamed_from: 'hello-old'});
  await made(host, 'rpm', {...serving, name: 'hello-old', release: '1'});
  const {lines} = await inside(
    host,
    'rpm:4.18',
    `${QUIET} rpm -U ./hello-old-*; systemctl disable hello-f; rpm -U ./hello-new-*
     systemctl is-enabled hello-f >&3 || ls /run >&3`,
  );
  expect(lines[0]).toBe('disabled');
  expect(lines.join(' ')).not.toContain('renamed');
}, 60_000);
