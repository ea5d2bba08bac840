// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {packFiles, unpackTar} from '../../../src/containers/index.ts';
import {DATE} from '../../support/deb.ts';
import {type Debs, openDebian, seenAfter} from '../../support/deb-machine.ts';
import {helloConfig, helloDaemon, helloRelease, helloUnit} from '../../support/hello-service.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {bareCases, chrootCases, machineCases} from '../../support/service-cases-deb.ts';

const SYSUSERS = 'u hello - "Says hello" /var/lib/hello\n';
const TMPFILES = 'd /var/lib/hello 0750 hello hello - -\n';

/** The two releases as this project packs them. */
const ours = async (host: TestHost): Promise<Debs> => [
  await helloRelease(host, {path: 'ours/1.deb', release: '1.0'}),
  await helloRelease(host, {path: 'ours/2.deb', release: '2.0'}),
];

/** The same by debhelper, whose postinst gives the file to the user as Debian's own packages do. */
const sources = (release: string): readonly {path: string; content: string; mode?: number}[] => {
  const day = new Date(DATE * 1000).toUTCString().replace('GMT', '+0000');
  const person = 'Example Team <team@example.org>';
  return [
    {
      path: 'control',
      content: `Source: hello\nMaintainer: ${person}\nSection: misc\nPriority: optional\nBuild-Depends: debhelper-compat (= 13)\n\nPackage: hello\nArchitecture: all\nDepends: \${misc:Depends}\nDescription: says hello\n It does.\n`,
    },
    {
      path: 'changelog',
      content: `hello (${release}) unstable; urgency=low\n\n  * New.\n\n -- ${person}  ${day}\n`,
    },
    {path: 'rules', content: '#!/usr/bin/make -f\n%:\n\tdh $@ --with installsysusers\n', mode: 0o755},
    {path: 'hello.service', content: helloUnit},
    {path: 'hello.sysusers', content: SYSUSERS},
    {path: 'hello.tmpfiles', content: TMPFILES},
    {path: 'hello-daemon', content: helloDaemon, mode: 0o755},
    {path: 'hello.conf', content: helloConfig(release)},
    {path: 'owned', content: 'x'},
    {
      path: 'install',
      content: 'debian/hello-daemon usr/bin\ndebian/hello.conf etc\ndebian/owned usr/share/hello\n',
    },
    {
      path: 'postinst',
      content:
        '#!/bin/sh\nset -e\n#DEBHELPER#\nchown hello:hello /usr/share/hello/owned\nchmod 640 /usr/share/hello/owned\n',
    },
  ].map((one) => ({...one, path: `theirs-${release}/debian/${one.path}`}));
};

type Maker = 'ours' | 'theirs';

/** Built once: it takes debhelper longer than a machine takes for all cases. */
async function theirs(host: TestHost): Promise<Debs> {
  await using workshop = await openDebian(host, 'chroot');
  await workshop.put('/debs', packFiles([...sources('1.0'), ...sources('2.0')]));
  const build =
    'mkdir theirs; for r in 1.0 2.0; do (cd theirs-$r; debian/rules binary >&2); mv hello_${r}_all.deb theirs/${r%.0}.deb; done';
  await workshop.run(['sh', '-ec', build], {cwd: '/debs'});
  await unpackTar(workshop.get('/debs/theirs'), host.workDir);
  return Promise.all(
    ['theirs/1.deb', 'theirs/2.deb'].map(async (path) => ({
      path,
      content: await readFile(join(host.workDir, path)),
    })),
  );
}

let built: Promise<Readonly<Record<Maker, Debs>>> | undefined;
const debs = async (host: TestHost): Promise<Readonly<Record<Maker, Debs>>> => {
  built ??= (async () => ({ours: await ours(host), theirs: await theirs(host)}))();
  return built;
};

describe('a package with a service ends in the state in which debhelper’s would', () => {
  test.each([
    ['with systemd as PID 1', 'machine', machineCases],
    ['with systemd that does not run', 'chroot', chrootCases],
  ] as const)(
    '%s',
    async (_, kind, cases) => {
      await using host = await testHost();
      const {ours: own, theirs: other} = await debs(host);
      const [mine, debhelpers] = await Promise.all([
        seenAfter(host, {kind, cases, debs: own}),
        seenAfter(host, {kind, cases, debs: other}),
      ]);
      expect(mine).toEqual(debhelpers);
      expect(Object.keys(mine)).toEqual(cases.map(({name}) => name));
      expect(mine).toMatchSnapshot();
    },
    600_000,
  );
});

test.each(['11', '12', '13', 'sid'] as const)(
  'without systemd nothing else is installed, and users and folders are there: Debian %s',
  async (release) => {
    await using host = await testHost();
    const debs = await ours(host);
    expect(await seenAfter(host, {kind: 'bare', release, cases: bareCases, debs})).toMatchSnapshot();
  },
  100_000,
);
