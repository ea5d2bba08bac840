import {spawnSync} from 'node:child_process';
import {expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {type TestImage, testImage} from '../../support/images.ts';
import {testTarget} from '../../support/settled.ts';
import {stage} from '../../support/staged.ts';

const UNIT = '[Unit]\nDescription=x\n[Service]\nExecStart=/usr/bin/hello\n';

async function made(host: TestHost, format: string, release: string): Promise<void> {
  await host.files({f: release, u: UNIT});
  const contents = [
    {src: 'f', dst: '/usr/bin/hello', file_info: {mode: '0755'}},
    {src: 'f', dst: '/etc/hello.conf'},
    {src: 'u', dst: '/usr/lib/systemd/system/hello.service'},
    {src: 'f', dst: '/opt/it\'s $(touch x) "hello"/f'},
  ];
  const values = {contents, release, refuse_foreign: 'true', license: 'MIT'};
  const [pkg] = await stage(host, values, {targets: [testTarget(format, format, 'all')]});
  await (await formatOf(format).load()).portable(host, pkg!, host.outDir);
}

/** Plants something, tries to install, takes it away; at last installs, upgrades, removes and installs again. */
const script = (install: string, remove: string) => `cd /srv; tar x; exec 3>&1 >/dev/null
try() { if ${install} ./hello*1.0.0-$1[._]* 2>err; then echo "$2: installed" >&3; else
  echo "$2: refused" >&3; sed -n 's/.*hello: \\(.*\\) is there already.*/  \\1/p' err >&3; fi; }
plant() { mkdir -p "\${1%/*}"; echo x > "$1"; try 1 "$1"; rm -f "$1"; }
plant /usr/bin/hello
plant "/opt/it's \\$(touch x) \\"hello\\"/f"
plant /etc/systemd/system/hello.service
plant /usr/local/lib/systemd/system/hello.service
mkdir -p /etc/systemd/system; ln -s /dev/null /etc/systemd/system/hello.service
echo mine > /etc/hello.conf
try 1 first
try 2 upgrade
${remove} hello
try 1 again
`;

const CASES: readonly (readonly [TestImage, format: string, install: string, remove: string])[] = [
  ['debian:12', 'deb', 'dpkg --force-confdef --force-confold -i', 'dpkg -r'],
  ['rpm:4.16', 'rpm', 'rpm -U', 'rpm -e'],
  ['rpm:6.1', 'rpm', 'rpm -U --nosignature', 'rpm -e'],
];

test.each(CASES)(
  'with refuse_foreign, %s stops a first .%s over files of nobody, and nothing later',
  async (image, format, install, remove) => {
    await using host = await testHost();
    await made(host, format, '1');
    await made(host, format, '2');
    const tag = await testImage(image);
    const {stdout: input} = spawnSync('tar', ['-C', host.outDir, '-c', '.'], {maxBuffer: 1 << 26});
    const run = ['run', '--rm', '-i', '--network', 'none', '--label', 'linux-pkg-test', tag];
    const {stdout, stderr} = spawnSync('docker', [...run, 'sh', '-c', script(install, remove)], {
      input,
      encoding: 'utf8',
    });
    expect({stderr, lines: stdout.split('\n').filter(Boolean)}).toEqual({
      stderr: expect.not.stringContaining('sh: '),
      lines: [
        ...[
          '/usr/bin/hello',
          `/opt/it's $(touch x) "hello"/f`,
          '/etc/systemd/system/hello.service',
          '/usr/local/lib/systemd/system/hello.service',
        ].flatMap((path) => [`${path}: refused`, `  ${path}`]),
        ...['first: installed', 'upgrade: installed', 'again: installed'],
      ],
    });
  },
  60_000,
);
