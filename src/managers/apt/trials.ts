import type {Trials} from '../../model/manager.ts';
import {aptGet, DPKG} from './command.ts';

/**
 * Images of Debian and Ubuntu leave documents out by settings of dpkg's, and forbid services to start:
 * https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-slimify
 */
const WHOLE = `rm -f /usr/sbin/policy-rc.d
for file in /etc/dpkg/dpkg.cfg /etc/dpkg/dpkg.cfg.d/*; do
  [ ! -f "$file" ] || sed -i '/^[[:space:]]*path-\\(exclude\\|include\\)/d' "$file"
done`;

/** As if there were none: apt-get takes a second to read them, each time. */
const NO_LISTS = [
  '-o',
  'Dir::State::Lists=/nonexistent/lists',
  '-o',
  'Dir::Cache::pkgcache=',
  '-o',
  'Dir::Cache::srcpkgcache=',
] as const;

/** apt-get and dpkg: https://manpages.debian.org/apt-get.8 */
export const aptTrials: Trials = {
  tools: [
    {program: '/sbin/init', package: 'systemd-sysv'},
    {program: 'systemctl', package: 'systemd'},
    {program: 'dbus-daemon', package: 'dbus'},
    {program: 'ps', package: 'procps'},
  ],
  clientTools: [
    {program: 'perl', package: 'perl-base'},
    {program: 'curl', package: 'curl'},
  ],
  wholeness: [['sh', '-c', WHOLE]],
  installFiles: (paths, {program, isEnough = false} = {}) =>
    paths.length === 0
      ? []
      : [aptGet(program, ...DPKG, ...(isEnough ? NO_LISTS : []), 'install', '--', ...paths)],
  refreshOne: ({path}, program) => [
    aptGet(
      program,
      ...['-o', `Dir::Etc::SourceList=${path}`, '-o', 'Dir::Etc::SourceParts=/dev/null'],
      ...['-o', 'APT::Get::List-Cleanup=0', '-o', 'APT::Update::Error-Mode=any'],
      'update',
    ),
  ],
  remove: (names, program) =>
    names.length === 0
      ? []
      : [aptGet(program, '-o', 'Dpkg::Use-Pty=0', ...NO_LISTS, 'remove', '--', ...names)],
  // apt-get knows no package that left nothing behind when it was removed.
  purge: (names) => (names.length === 0 ? [] : [['dpkg', '--purge', '--', ...names]]),
  installed: [
    'sh',
    '-c',
    `dpkg-query -W -f '\${db:Status-Status} \${binary:Package} \${Version}\\n' | sed -n 's/^installed //p'`,
  ],
  audit: (name) => ['dpkg', '--verify', '--', name],
  traces: [
    '/etc/apt/',
    '/var/cache/apt/',
    '/var/cache/debconf/',
    '/var/lib/apt/',
    '/var/lib/dpkg/',
    '/var/lib/systemd/deb-systemd-helper-enabled',
    '/var/lib/systemd/deb-systemd-helper-masked',
    '/var/lib/systemd/deb-systemd-user-helper-enabled',
    '/var/log/alternatives.log',
    '/var/log/apt/',
    '/var/log/dpkg.log',
  ],
};
