import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {findEngine, haveImage, type OpenWorkshop, openMachine} from '../../src/containers/index.ts';
import {engines} from '../../src/formats/rpm/engines.ts';
import type {RpmOptions} from '../../src/formats/rpm/options.ts';
import {managerOf} from '../../src/managers/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {Package} from '../../src/model/package.ts';
import {testImage} from './images.ts';
import {rpmPackage, versionAt} from './rpm-package.ts';
import {packRpms, type RpmAge} from './rpm-workshop.ts';
import {account, keptFolder, service, written} from './services.ts';
import {testTarget} from './settled.ts';

export const UNIT = `[Unit]
Description=Says hello

[Service]
ExecStartPre=+/bin/sh -c "echo x >>/run/starts"
ExecStart=/usr/bin/hello-daemon
User=hello

[Install]
WantedBy=multi-user.target
`;
export const DAEMON = '#!/bin/sh\nexec sleep infinity\n';
export const SYSUSERS = 'u hello - "Says hello" /var/lib/hello /usr/sbin/nologin\n';
export const TMPFILES = 'd /var/lib/hello 0750 hello hello - -\n';
export const configOf = (release: string): string => `# of release ${release}\ngreeting=hello\n`;

/** A release of a package with a service, an account and a folder, as staging gives it. */
export const hello = (release: string, over: Partial<Package<RpmOptions>> = {}): Package<RpmOptions> => {
  const {entries = [], ...rest} = over;
  return rpmPackage({
    version: versionAt(`${release}.0`),
    arch: 'all',
    services: [service('hello.service')],
    users: [account('hello', {comment: 'Says hello'})],
    directories: [keptFolder('/var/lib/hello', 'hello')],
    entries: [
      written('/etc/hello.conf', configOf(release), {role: 'config-noreplace'}),
      written('/usr/bin/hello-daemon', DAEMON, {mode: 0o755}),
      written('/usr/lib/systemd/system/hello.service', UNIT),
      written('/usr/lib/sysusers.d/hello.conf', SYSUSERS),
      written('/usr/lib/tmpfiles.d/hello.conf', TMPFILES),
      written('/usr/share/hello/owned', 'x', {owner: 'hello', group: 'hello', mode: 0o640}),
      ...entries,
    ].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ...rest,
  });
};

const say = (word: string): string => `echo "${word} $1" >>/tmp/own\nexit 0\n`;

/** Enabled, started, stopped while upgraded, removed with all it had; with scripts of its own. */
export const eager = (release: string): Package<RpmOptions> =>
  hello(release, {
    services: [service('hello.service', {enable: 'yes', start: true, stopOnUpgrade: true})],
    users: [account('hello', {comment: 'Says hello', remove: 'purge'})],
    directories: [keptFolder('/var/lib/hello', 'hello', {remove: 'purge'})],
    entries: [written('/usr/lib/systemd/system-preset/80-hello.preset', 'enable hello.service\n')],
    scripts: {
      preInstall: `#!/bin/sh -e\n${say('pre')}`,
      postInstall:
        '#!/usr/bin/perl\nopen(F, ">>/tmp/own"); print F "post $ARGV[0]\\n"; close F; `test -d /var/lib/hello` ; exit($? >> 8);\n',
      preRemove: `#!/bin/bash\n${say('preun')}`,
      postRemove: say('postun'),
    },
  });

/** The same by hand: what was there before there were services in the config. */
export const plain = (name: 'plain' | 'restarting'): Package<RpmOptions> =>
  hello('1', {
    services: [],
    ...(name === 'restarting' && {
      scripts: {
        postRemove:
          'systemctl daemon-reload; if [ $1 -ge 1 ]; then systemctl try-restart hello.service; fi\n',
      },
    }),
  });

/** What a packager of the distro would write. */
export const packagersSpec = (release: string): string => `Name: hello
Version: ${release}.0
Release: 1
Summary: Says hello
License: MIT
BuildArch: noarch
Requires(pre): shadow-utils
%{?systemd_requires}
%description
Says hello.
%install
mkdir -p %{buildroot}/etc %{buildroot}/usr/bin %{buildroot}/usr/share/hello %{buildroot}%{_unitdir} %{buildroot}%{_sysusersdir} %{buildroot}%{_tmpfilesdir}
cp %{_sourcedir}/${release}/hello.conf %{buildroot}/etc
cp %{_sourcedir}/${release}/hello-daemon %{buildroot}/usr/bin
cp %{_sourcedir}/${release}/hello.service %{buildroot}%{_unitdir}
cp %{_sourcedir}/${release}/sysusers %{buildroot}%{_sysusersdir}/hello.conf
cp %{_sourcedir}/${release}/tmpfiles %{buildroot}%{_tmpfilesdir}/hello.conf
printf x >%{buildroot}/usr/share/hello/owned
%pre
getent group hello >/dev/null || groupadd -r hello
getent passwd hello >/dev/null || useradd -r -g hello -d /var/lib/hello -s /usr/sbin/nologin -c "Says hello" hello
exit 0
%post
systemd-tmpfiles --create %{_tmpfilesdir}/hello.conf || :
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
%systemd_post hello.service
%preun
%systemd_preun hello.service
%postun
%systemd_postun_with_restart hello.service
%files
%config(noreplace) /etc/hello.conf
%attr(755,root,root) /usr/bin/hello-daemon
%{_unitdir}/hello.service
%{_sysusersdir}/hello.conf
%{_tmpfilesdir}/hello.conf
%attr(640,hello,hello) /usr/share/hello/owned
`;

/** That spec's sources, as files of a tar. */
export const packagersFiles = (release: string): readonly {path: string; content: string}[] => [
  {path: `hello-${release}.spec`, content: packagersSpec(release)},
  {path: `${release}/hello.conf`, content: configOf(release)},
  {path: `${release}/hello-daemon`, content: DAEMON},
  {path: `${release}/hello.service`, content: UNIT},
  {path: `${release}/sysusers`, content: SYSUSERS},
  {path: `${release}/tmpfiles`, content: TMPFILES},
];

/** A machine with that rpm and systemd as its first process. */
export async function rpmMachine(host: Host, age: RpmAge): Promise<OpenWorkshop> {
  const engine = await findEngine(host);
  return openMachine(host, engine, {
    target: testTarget('rocky-9', 'rpm', 'amd64'),
    manager: managerOf('dnf'),
    log: host.log,
    image: await haveImage(host, engine, {
      image: await testImage(`rpm:${age}`),
      arch: 'amd64',
      log: host.log,
    }),
  });
}

/** Packages by the names that the cases know them by, made by this project: in process, or by the distro's rpmbuild. */
export async function packed(
  host: Host,
  packages: Readonly<Record<string, Package<RpmOptions>>>,
  workshop?: OpenWorkshop,
): Promise<readonly {path: string; content: Buffer}[]> {
  const made: {path: string; content: Buffer}[] = [];
  for (const [name, pkg] of Object.entries(packages)) {
    const outDir = join(host.workDir, workshop ? 'native' : 'portable', name);
    const [file] = workshop
      ? await packRpms(host, {workshop, packages: [pkg], outDir})
      : await engines.portable(host, pkg, outDir);
    made.push({path: `${name}.rpm`, content: await readFile(join(outDir, file!))});
  }
  return made;
}
