// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {
  findEngine,
  haveImage,
  imageOf,
  type OpenWorkshop,
  openMachine,
  openWorkshop,
  packFiles,
  unpackTar,
} from '../../../src/containers/index.ts';
import {managerOf} from '../../../src/managers/index.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Entry} from '../../../src/model/package.ts';
import {DATE, file, version, withParents, writeDeb} from '../../support/deb.ts';
import {account, folder, made, service, servicePackage} from '../../support/deb-services.ts';
import {machineArch} from '../../support/deb-workshop.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {testImage} from '../../support/images.ts';
import {
  bareCases,
  CASE_WORDS,
  chrootCases,
  type DebServiceCase,
  machineCases,
} from '../../support/service-cases-deb.ts';
import {testTarget} from '../../support/settled.ts';

const UNIT = `[Unit]
Description=Says hello

[Service]
ExecStart=/usr/bin/hello-daemon
User=hello

[Install]
WantedBy=multi-user.target
`;
const DAEMON = '#!/bin/sh\nexec sleep infinity\n';
const SYSUSERS = 'u hello - "Says hello" /var/lib/hello\n';
const TMPFILES = 'd /var/lib/hello 0750 hello hello - -\n';
const config = (release: string) => `# of release ${release}\ngreeting=hello\n`;

/** Debian with systemd and debhelper, and without what makes each of systemd's reloads slow in a container. */
const DOCKERFILE = `LABEL linux-pkg-test=yes
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y --no-install-recommends systemd-sysv dbus debhelper && apt-get clean && \\
  rm -f /usr/sbin/policy-rc.d && mkdir -p /etc/systemd/system-generators && \\
  for file in /usr/lib/systemd/system-generators/*; do ln -s /dev/null "/etc/systemd/system-generators/\${file##*/}"; done
`;

/** Made once a machine. */
async function image(host: Host) {
  const engine = await findEngine(host);
  const input = `FROM ${await testImage('debian:13')}\n${DOCKERFILE}`;
  const tag = `linux-pkg-test/deb-services:${createHash('sha256').update(input).digest('hex').slice(0, 12)}`;
  if (!(await imageOf(engine, tag))) await engine.run(['build', '--tag', tag, '-'], {input});
  return {engine, tag};
}

async function open(host: Host, kind: 'machine' | 'chroot' | 'bare'): Promise<OpenWorkshop> {
  const {engine, tag} = await image(host);
  const reference = kind === 'bare' ? await testImage('debian:13') : tag;
  const options = {
    target: testTarget('debian-13', 'deb', machineArch),
    manager: managerOf('apt'),
    log: host.log,
    image: await haveImage(host, engine, {image: reference, arch: machineArch, log: host.log}),
  };
  return kind === 'machine' ? openMachine(host, engine, options) : openWorkshop(host, engine, options);
}

/** The two releases as this project packs them. */
async function ours(host: TestHost): Promise<readonly {path: string; content: Buffer}[]> {
  const release = async (upstream: string) => {
    const pkg = servicePackage({
      version: version(upstream),
      services: [service()],
      users: [account()],
      directories: [folder()],
      entries: withParents([
        {...made('/etc/hello.conf', config(upstream)), role: 'config-noreplace'} as Entry,
        await file(host, '/usr/bin/hello-daemon', DAEMON, {mode: 0o755}),
        await file(host, '/usr/share/hello/owned', 'x', {owner: 'hello', group: 'hello', mode: 0o640}),
        made('/usr/lib/systemd/system/hello.service', UNIT),
      ]),
    });
    const sorted = {...pkg, entries: withParents(pkg.entries)};
    return {path: `ours/${upstream[0]}.deb`, content: await readFile(await writeDeb(host, sorted))};
  };
  return Promise.all([release('1.0'), release('2.0')]);
}

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
    {path: 'hello.service', content: UNIT},
    {path: 'hello.sysusers', content: SYSUSERS},
    {path: 'hello.tmpfiles', content: TMPFILES},
    {path: 'hello-daemon', content: DAEMON, mode: 0o755},
    {path: 'hello.conf', content: config(release)},
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
type Debs = readonly {readonly path: string; readonly content: Buffer}[];

/** Built once: it takes debhelper longer than a machine takes for all cases. */
async function theirs(host: TestHost): Promise<Debs> {
  await using workshop = await open(host, 'chroot');
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

type Seen = Readonly<Record<string, string>>;

/** What a machine of its own looks like after each case. */
async function seen(
  host: TestHost,
  {kind, cases, maker}: {kind: 'machine' | 'chroot' | 'bare'; cases: readonly DebServiceCase[]; maker: Maker},
): Promise<Seen> {
  const content = (await debs(host))[maker];
  await using workshop = await open(host, kind);
  await workshop.put('/debs', packFiles(content));
  const script = `${CASE_WORDS}DEBS=/debs/${maker}
${cases.map(({name, steps}) => `echo '== ${name}'\nfresh\n${steps}\n`).join('')}fresh\n`;
  const {stdout} = await workshop.run(['sh', '-c', script], {timeoutMs: 300_000});
  const blocks = stdout.split(/^== /m).slice(1);
  const result = blocks.map((block) => {
    const end = block.indexOf('\n');
    return [block.slice(0, end), block.slice(end + 1).trim()] as const;
  });
  expect(result.map(([name]) => name)).toEqual(cases.map(({name}) => name));
  return Object.fromEntries(result);
}

describe('a package with a service ends in the state in which debhelper’s would', () => {
  test.each([
    ['with systemd as PID 1', 'machine', machineCases],
    ['with systemd that does not run', 'chroot', chrootCases],
  ] as const)(
    '%s',
    async (_, kind, cases) => {
      await using host = await testHost();
      await debs(host);
      const [mine, other] = await Promise.all([
        seen(host, {kind, cases, maker: 'ours'}),
        seen(host, {kind, cases, maker: 'theirs'}),
      ]);
      expect(mine).toEqual(other);
      expect(mine).toMatchSnapshot();
    },
    200_000,
  );
});

test('without systemd nothing else is installed, and users and folders are there', async () => {
  await using host = await testHost();
  expect(await seen(host, {kind: 'bare', cases: bareCases, maker: 'ours'})).toMatchSnapshot();
}, 100_000);
