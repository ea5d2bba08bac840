import {join} from 'node:path';
import {formatOf} from '../../src/formats/index.ts';
import type {Host} from '../../src/model/host.ts';
import type {Package} from '../../src/model/package.ts';
import {debPackage, dir, file, relations, withParents} from './deb.ts';

/** A shell line for each format whose scripts differ; one text does for all of them where they do not. */
type Lines = string | {readonly deb: string; readonly rpm: string};

/** What is wrong with an otherwise good package, and the one check that must tell. */
export interface Fault {
  readonly check: string;
  /** At the start of the script after installation; `upgrading` and `unit` are there. */
  readonly post?: Lines;
  /** In place of what is done before removal. */
  readonly preremove?: Lines;
  /** In place of what is done at the end of an upgrade. */
  readonly restart?: Lines;
  /** At the start of the script before installation. */
  readonly pre?: Lines;
  readonly hello?: string;
  readonly serve?: string;
  readonly depends?: string;
  readonly mode?: number;
}

/** One fault each; the first has none. */
export const faults: Readonly<Record<string, Fault>> = {
  nothing: {check: ''},
  'a mode that a script changes': {check: 'files', post: 'chmod 0600 /usr/share/hello/data'},
  'an owner that a script changes': {check: 'files', post: 'chown daemon /usr/share/hello/data'},
  'a config file that a script overwrites': {
    check: 'config',
    post: 'if upgrading "$@"; then echo greeting=new >/etc/hello.conf; fi',
  },
  'a service that stops at an upgrade': {
    check: 'restart',
    restart: {deb: 'deb-systemd-invoke stop hello.service', rpm: 'systemctl stop hello.service'},
  },
  'a service that an upgrade leaves with the old program': {check: 'restart', restart: ':'},
  'a disabled service that an upgrade enables': {
    check: 'disabled',
    post: 'systemctl --quiet enable hello.service 2>/dev/null || :',
  },
  'a masked service that an upgrade unmasks': {
    check: 'masked',
    post: 'systemctl --quiet unmask hello.service',
  },
  'a file that is left': {check: 'purge', post: 'mkdir -p /var/lib/hello; touch /var/lib/hello/left'},
  'a user that is left': {
    check: 'purge',
    post: "grep -q '^hello-left:' /etc/passwd || echo 'hello-left:x:790:1::/:/usr/sbin/nologin' >>/etc/passwd",
  },
  'a script that fails': {check: 'install', post: 'echo no space for us >&2; exit 7'},
  'a script that fails at upgrades alone': {check: 'upgrade', post: 'if upgrading "$@"; then exit 8; fi'},
  'a dependency that nobody has': {check: 'install', depends: 'no-such-package-anywhere'},
  'a program that does not run': {check: 'run', hello: '#!/bin/sh\necho cannot >&2\nexit 3\n'},
  'a unit that does not start': {check: 'service', serve: '#!/bin/sh\nexit 4\n'},
  'a service that goes on when its program is gone': {check: 'remove', preremove: ':'},
};

const UNIT = `[Unit]
Description=Says hello again and again

[Service]
ExecStart=/usr/libexec/hello-serve

[Install]
WantedBy=multi-user.target
`;

/** Makes the package with that fault as a file of its own folder; gives its path. */
export async function badPackage(host: Host, format: 'deb' | 'rpm', name: string): Promise<string> {
  const fault = faults[name]!;
  const pkg = {
    ...debPackage({
      description: 'Says hello',
      summary: 'Says hello',
      relations: relations(fault.depends === undefined ? {} : {depends: [fault.depends]}),
      scripts: format === 'deb' ? debScripts(fault) : rpmScripts(fault),
      entries: withParents([
        await file(host, '/usr/bin/hello', fault.hello ?? '#!/bin/sh\necho hello\n', {mode: 0o755}),
        await file(host, '/usr/libexec/hello-serve', fault.serve ?? '#!/bin/sh\nexec sleep infinity\n', {
          mode: 0o755,
        }),
        await file(host, '/usr/lib/systemd/system/hello.service', UNIT),
        await file(host, '/etc/hello.conf', 'greeting=hello\n', {role: 'config-noreplace'}),
        dir('/usr/share/hello', {implicit: false}),
        await file(host, '/usr/share/hello/data', 'data\n', {mode: fault.mode ?? 0o644}),
      ]),
    }),
    target: `${format}/all`,
    format,
  } as Package;
  const {portable} = await formatOf(format).load();
  const folder = join(host.outDir, format, name.replaceAll(' ', '-'));
  const [made] = await portable(host, pkg, folder);
  return join(folder, made!);
}

const linesFor = (lines: Lines | undefined, format: 'deb' | 'rpm', usual = ':'): string =>
  lines === undefined ? usual : typeof lines === 'string' ? lines : lines[format];

/** As debhelper writes them, in short: https://manpages.debian.org/dh_installsystemd.1 */
const debScripts = (fault: Fault): Package['scripts'] => ({
  preInstall: `#!/bin/sh\nset -e\n${linesFor(fault.pre, 'deb')}\n`,
  postInstall: `#!/bin/sh
set -e
upgrading() { [ -n "$2" ]; }
[ "$1" = configure ] || exit 0
${linesFor(fault.post, 'deb')}
deb-systemd-helper unmask hello.service >/dev/null || :
if deb-systemd-helper --quiet was-enabled hello.service; then
  deb-systemd-helper enable hello.service >/dev/null || :
else
  deb-systemd-helper update-state hello.service >/dev/null || :
fi
[ -d /run/systemd/system ] || exit 0
systemctl --system daemon-reload
if upgrading "$@"; then
  ${linesFor(fault.restart, 'deb', 'deb-systemd-invoke restart hello.service || :')}
else
  deb-systemd-invoke start hello.service || :
fi
`,
  preRemove: `#!/bin/sh
set -e
[ "$1" = remove ] && [ -d /run/systemd/system ] || exit 0
${linesFor(fault.preremove, 'deb', 'deb-systemd-invoke stop hello.service')}
`,
  postRemove: `#!/bin/sh
set -e
[ ! -d /run/systemd/system ] || systemctl --system daemon-reload
if [ "$1" = purge ]; then deb-systemd-helper purge hello.service >/dev/null || :; fi
`,
});

/** As the macros of systemd do: https://docs.fedoraproject.org/en-US/packaging-guidelines/Scriptlets/#_systemd */
const rpmScripts = (fault: Fault): Package['scripts'] => ({
  preInstall: `${linesFor(fault.pre, 'rpm')}\n`,
  postInstall: `upgrading() { [ "$1" -gt 1 ]; }
${linesFor(fault.post, 'rpm')}
systemctl daemon-reload || :
if ! upgrading "$@"; then systemctl --no-reload preset hello.service || :; fi
`,
  preRemove: `[ "$1" -eq 0 ] || exit 0
${linesFor(fault.preremove, 'rpm', 'systemctl --no-reload disable --now hello.service || :')}
`,
  postRemove: `systemctl daemon-reload || :
[ "$1" -ge 1 ] || exit 0
${linesFor(fault.restart, 'rpm', 'systemctl try-restart hello.service || :')}
`,
});
