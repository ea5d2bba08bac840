import {spawnSync} from 'node:child_process';
import {expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {testTarget} from '../../support/settled.ts';
import {stage} from '../../support/staged.ts';

const values = {
  license: 'MIT',
  users: [{name: 'hello', groups: ['hello-data'], remove: 'purge'}],
  groups: ['hello-data'],
  directories: [{path: '/var/lib/hello', mode: '0750', remove: 'purge'}, '/var/log/hello'],
  contents: [
    {src: 'f', dst: '/etc/hello/hello.conf', file_info: {group: 'hello', mode: '0640'}},
    {src: 'f', dst: '/usr/share/hello/owned', file_info: {owner: 'hello', group: 'hello-data'}},
  ],
};

const SEEN =
  'stat -c "%U:%G %a %n" /var/lib/hello /var/log/hello /etc/hello/hello.conf /usr/share/hello/owned';

/** Installs, upgrades over an edited config file, removes and purges; prints what is there in between. */
const script = (
  install: string,
  remove: string,
  purge: string,
  without: boolean,
) => `cd /srv; tar x; exec 3>&1 >&2
${without ? 'rm -f /bin/systemd-* /usr/bin/systemd-*' : ''}
${install} ./hello?1.0.0-1[._]*
{ ${SEEN}; getent passwd hello | cut -d: -f1,5,6; id -Gn hello; } >&3
echo edited >> /etc/hello/hello.conf; touch /var/lib/hello/data
${install} ./hello?1.0.0-2[._]*
cat /etc/hello/hello.conf >&3
${remove} hello
ls -d /var/lib/hello/data >&3
${purge}
{ ls -d /var/lib/hello /var/log/hello; getent passwd hello || echo no hello; getent group hello-data | cut -d: -f1; } >&3
`;

const deb = ['dpkg --force-confdef --force-confold -i', 'dpkg -r', 'dpkg -P hello'] as const;
const rpm = ['rpm -U --nosignature', 'rpm -e', ':'] as const;

test.each<[TestImage, string, readonly [string, string, string], boolean]>([
  ['debian:12', 'deb', deb, false],
  ['debian:12', 'deb', deb, true],
  ['rpm:4.16', 'rpm', rpm, false],
  ['rpm:4.16', 'rpm', rpm, true],
  ['rpm:4.20', 'rpm', rpm, false],
])(
  'on %s a .%s makes its accounts and folders, and leaves what it is to leave (%#)',
  async (image, format, [install, remove, purge], without) => {
    await using host = await testHost({f: 'x\n'});
    const targets = [testTarget(format, format, 'all')];
    for (const release of ['1', '2']) {
      const [pkg] = await stage(host, {...values, release}, {targets});
      await (await formatOf(format).load()).portable(host, pkg!, host.outDir);
    }
    const tag = await testImage(image);
    const {stdout: input} = spawnSync('tar', ['-C', host.outDir, '-c', '.'], {maxBuffer: 1 << 26});
    const run = ['run', '--rm', '-i', '--network', 'none', '--label', 'linux-pkg-test', tag, 'sh', '-c'];
    const {stdout, stderr} = spawnSync('docker', [...run, script(install, remove, purge, without)], {
      input,
      encoding: 'utf8',
    });
    const lines = stdout.split('\n').filter(Boolean);
    const kept = format === 'deb' ? ['/var/lib/hello/data'] : [];
    const wanted = [
      'hello:hello 750 /var/lib/hello',
      'hello:hello 755 /var/log/hello',
      'root:hello 640 /etc/hello/hello.conf',
      'hello:hello-data 644 /usr/share/hello/owned',
      'hello:Says hello:/var/lib/hello',
      'hello hello-data',
      ...['x', 'edited', ...kept, '/var/log/hello', 'no hello', 'hello-data'],
    ];
    expect({lines, ...(lines.join() !== wanted.join() && {stderr})}).toEqual({lines: wanted});
  },
  60_000,
);
