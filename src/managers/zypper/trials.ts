import type {Trials} from '../../model/manager.ts';
import {INSTALLED_FORMAT, RPM_TRACES, trustKey, WHOLE_MACROS} from '../../text/rpm-trials.ts';
import {command, INSTALL} from './command.ts';

/** Images of openSUSE leave documents out by a setting of zypper's library. */
const WHOLE = `${WHOLE_MACROS}
[ ! -f /etc/zypp/zypp.conf ] ||
  sed -i 's/^[[:space:]]*\\(rpm\\.install\\.excludedocs\\)[[:space:]]*=.*/\\1 = no/' /etc/zypp/zypp.conf`;

/**
 * zypper and rpm. Its own look at signatures is left out: with rpm 6 it takes signed files for unsigned ones. What rpm
 * itself asks for still holds.
 */
export const zypperTrials: Trials = {
  tools: [
    {program: 'systemctl', package: 'systemd'},
    {program: 'ps', package: 'procps'},
    {program: 'find', package: 'findutils'},
    {program: 'unshare', package: 'util-linux'},
  ],
  clientTools: [
    {program: 'perl', package: 'perl-base'},
    {program: 'curl', package: 'curl'},
  ],
  wholeness: [['sh', '-c', WHOLE]],
  trust: trustKey,
  installFiles: (paths, {program, isEnough = false} = {}) =>
    paths.length === 0
      ? []
      : [
          command(
            program,
            ...(isEnough ? ['--no-remote'] : []),
            ...INSTALL,
            '--allow-unsigned-rpm',
            '--',
            ...paths,
          ),
        ],
  refreshOne: ({id}, program) => [command(program, 'refresh', '--force', '--', id)],
  remove: (names, program) =>
    names.length === 0 ? [] : [command(program, 'remove', '--no-clean-deps', '--', ...names)],
  purge: () => [],
  installed: ['rpm', '-qa', '--qf', INSTALLED_FORMAT],
  audit: (name) => ['rpm', '-V', '--', name],
  traces: [
    ...RPM_TRACES,
    '/etc/zypp/',
    '/var/cache/zypp/',
    '/var/cache/zypper/',
    '/var/lib/zypp/',
    '/var/log/zypp/',
    '/var/log/zypper.log',
  ],
};
