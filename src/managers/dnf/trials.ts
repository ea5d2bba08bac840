import type {Trials} from '../../model/manager.ts';
import {INSTALLED_FORMAT, RPM_TRACES, trustKey, WHOLE_MACROS} from '../../text/rpm-trials.ts';
import {command} from './command.ts';

/** Images of Enterprise Linux and Fedora leave documents and languages out. */
const WHOLE = `${WHOLE_MACROS}
for file in /etc/dnf/dnf.conf /etc/yum.conf; do
  [ ! -f "$file" ] || sed -i '/^[[:space:]]*tsflags[[:space:]]*=/d' "$file"
done`;

/** What files must be for dnf to take them. Fedora 45 refuses unsigned ones whatever is said here. */
const CHECKED = '--setopt=localpkg_gpgcheck=True';
const UNCHECKED = '--nogpgcheck';

/** dnf 4, dnf 5 and rpm: https://dnf.readthedocs.io/en/latest/conf_ref.html */
export const dnfTrials: Trials = {
  tools: [
    {program: 'systemctl', package: 'systemd'},
    {program: 'ps', package: 'procps-ng'},
    {program: 'find', package: 'findutils'},
    {program: 'unshare', package: 'util-linux'},
  ],
  clientTools: [
    {program: 'perl', package: 'perl-interpreter'},
    {program: 'curl', package: 'curl'},
  ],
  wholeness: [['sh', '-c', WHOLE]],
  trust: trustKey,
  installFiles: (paths, {program, isEnough = false, isSigned = false} = {}) =>
    paths.length === 0
      ? []
      : [
          command(
            program,
            isSigned ? CHECKED : UNCHECKED,
            ...(isEnough ? ['--disablerepo=*'] : []),
            'install',
            ...paths,
          ),
        ],
  refreshOne: ({id}, program) => [
    command(
      program,
      ...['--disablerepo=*', `--enablerepo=${id}`, '--setopt=skip_if_unavailable=False'],
      `--setopt=${id}.skip_if_unavailable=False`,
      '--refresh',
      'makecache',
    ),
  ],
  // Else dnf removes what nobody needs any more, too.
  remove: (names, program) =>
    names.length === 0
      ? []
      : [command(program, '--setopt=clean_requirements_on_remove=False', 'remove', '--', ...names)],
  purge: () => [],
  installed: ['rpm', '-qa', '--qf', INSTALLED_FORMAT],
  audit: (name) => ['rpm', '-V', '--', name],
  traces: [
    ...RPM_TRACES,
    '/etc/dnf/',
    '/var/cache/dnf/',
    '/var/cache/libdnf5/',
    '/var/cache/yum/',
    '/var/lib/dnf/',
    '/var/log/dnf.librepo.log',
    '/var/log/dnf.log',
    '/var/log/dnf.rpm.log',
    '/var/log/dnf5.log',
    '/var/log/hawkey.log',
    '/var/log/yum.log',
  ],
};
