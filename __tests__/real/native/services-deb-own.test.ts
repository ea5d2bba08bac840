import {expect, test} from '@jest/globals';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Package} from '../../../src/model/package.ts';
import {seenAfter} from '../../support/deb-machine.ts';
import {account, folder, service} from '../../support/deb-services.ts';
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
