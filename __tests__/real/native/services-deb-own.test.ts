import {expect, test} from '@jest/globals';
import {packFiles} from '../../../src/containers/index.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import {maintainerScripts} from '../../../src/formats/deb/scripts.ts';
import type {Package} from '../../../src/model/package.ts';
import {openDebian, seenAfter} from '../../support/deb-machine.ts';
import {account, folder, service, servicePackage} from '../../support/deb-services.ts';
import {helloRelease} from '../../support/hello-service.ts';
import {testHost} from '../../support/host.ts';
import {ownCases} from '../../support/service-cases-deb.ts';

const tell = (name: string) =>
  `echo "${name} $1: $(id -u hello >/dev/null 2>&1 && echo user), $(ls -d /var/lib/hello 2>/dev/null), $(systemctl is-active hello.service)" >>/tmp/order\nexit 0\n`;

const gone = {users: [account({remove: 'purge'})], directories: [folder({remove: 'purge'})]} as const;

/** What each name of a release in the cases stands for. */
const RELEASES: Readonly<Record<string, readonly [release: string, more: Partial<Package<DebOptions>>]>> = {
  started: ['1.0', {services: [service({enable: 'no'})]}],
  'kept-1': ['1.0', {services: [service({enable: 'no', start: false})]}],
  'kept-2': ['2.0', {services: [service({enable: 'no', start: false})]}],
  purged: ['1.0', gone],
  broken: ['1.0', {scripts: {postInstall: '#!/usr/bin/perl\nexit(@ARGV == 2 ? 3 : 0);\n'}}],
  ...Object.fromEntries(
    ['1.0', '2.0'].map((release) => [
      `stopped-${release[0]}`,
      [
        release,
        {
          ...gone,
          services: [service({stopOnUpgrade: true})],
          scripts: {
            preInstall: tell('preinst'),
            postInstall: tell('postinst'),
            preRemove: tell('prerm'),
            postRemove: tell('postrm'),
          },
        },
      ],
    ]),
  ),
};

test('what debhelper has no counterpart for, and the order of scripts', async () => {
  await using host = await testHost();
  const debs = [];
  for (const [name, [release, more]] of Object.entries(RELEASES))
    debs.push(await helloRelease(host, {path: `own/${name}.deb`, release, more}));
  const result = await seenAfter(host, {kind: 'machine', cases: ownCases, debs});
  expect(Object.keys(result)).toEqual(ownCases.map(({name}) => name));
  expect(result).toMatchSnapshot();
}, 400_000);

/** As dpkg does for another root whose programs cannot be run, with $DPKG_ROOT. */
const OTHER_ROOT = `set -eu
export DPKG_ROOT=/x DPKG_MAINTSCRIPT_PACKAGE=hello
mkdir -p /x/etc /x/var/lib
for file in passwd group shadow gshadow login.defs; do cp "/etc/$file" /x/etc/; done
cd scripts
sh ./preinst install
sh ./preinst upgrade 1.0
sh ./postinst configure ''
grep hello /x/etc/passwd
grep -E 'hello|greeters' /x/etc/group
stat -c '%n %u:%g %a' /x/var/lib/hello
sh ./postrm remove
sh ./postrm purge
grep -E 'hello|greeters' /x/etc/passwd /x/etc/group || echo 'nothing of it there'
ls -d /x/var/lib/hello /var/lib/hello 2>/dev/null || echo 'no folder'
getent passwd hello || getent group hello || echo 'nothing of it here'
`;

test.each(['11', '12', 'sid'] as const)(
  'scripts with $DPKG_ROOT change that root alone, without systemd too: Debian %s',
  async (release) => {
    await using host = await testHost();
    const {files} = await maintainerScripts(
      servicePackage({
        services: [service()],
        users: [account({id: 640, groups: ['adm'], remove: 'purge'})],
        groups: [{name: 'greeters', id: 641, remove: 'purge'}],
        directories: [folder({remove: 'purge'})],
      }),
    );
    await using workshop = await openDebian(host, 'bare', release);
    await workshop.put('/scripts', packFiles(files.map(({name, content}) => ({path: name, content}))));
    const {stdout} = await workshop.run(['sh', '-c', OTHER_ROOT], {cwd: '/'});
    expect(stdout.split('\n')).toEqual([
      'hello:x:640:640:Says hello:/var/lib/hello:/usr/sbin/nologin',
      'adm:x:4:hello',
      'hello:x:640:',
      'greeters:x:641:',
      '/x/var/lib/hello 640:640 750',
      'nothing of it there',
      'no folder',
      'nothing of it here',
      '',
    ]);
  },
  60_000,
);
