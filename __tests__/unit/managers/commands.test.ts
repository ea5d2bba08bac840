import {describe, expect, test} from '@jest/globals';
import {managerOf, managers} from '../../../src/managers/index.ts';
import type {Command} from '../../../src/model/manager.ts';

const apt = managerOf('apt');
const dnf = managerOf('dnf');
const zypper = managerOf('zypper');

const APT = ['apt-get', '-q', '-y', '-o', 'Acquire::Retries=3', '-o', 'APT::Cmd::Pattern-Only=true'];
const DPKG = [
  '--no-install-recommends',
  ...['-o', 'Dpkg::Use-Pty=0'],
  ...['-o', 'Dpkg::Options::=--force-confdef', '-o', 'Dpkg::Options::=--force-confold'],
];
const DNF = ['-y', '--setopt=install_weak_deps=False', '--setopt=retries=3'];
const ZYPPER = ['zypper', '--non-interactive'];
const ZYPPER_INSTALL = [...ZYPPER, 'install', '--no-recommends', '--auto-agree-with-licenses', '--'];

describe('the commands of package managers', () => {
  test.each<readonly [string, readonly Command[], readonly (readonly string[])[]]>([
    ['apt refreshes', apt.refresh(), [[...APT, '-o', 'APT::Update::Error-Mode=any', 'update']]],
    [
      'apt installs names and versions',
      apt.install(['gcc=4:12*', 'make']),
      [[...APT, ...DPKG, 'install', '--', 'gcc=4:12*', 'make']],
    ],
    ['apt installs nothing', apt.install([]), []],
    [
      'apt installs what a debian/ folder asks for',
      apt.buildRequires('/linux-pkg/source'),
      [[...APT, ...DPKG, 'build-dep', '--', '/linux-pkg/source/']],
    ],
    ['apt cleans', apt.clean(), [[...APT, 'clean']]],
    ['dnf refreshes', dnf.refresh(), [['dnf', ...DNF, '--setopt=skip_if_unavailable=False', 'makecache']]],
    [
      'dnf installs relations, spaced as it wants them',
      dnf.install([
        'gcc >= 12',
        'make>=4',
        'pkgconfig(zlib)>=1.2',
        'gcc-12*',
        '/usr/bin/perl',
        '@c-development',
      ]),
      [
        [
          'dnf',
          ...DNF,
          'install',
          ...[
            'gcc >= 12',
            'make >= 4',
            'pkgconfig(zlib) >= 1.2',
            'gcc-12*',
            '/usr/bin/perl',
            '@c-development',
          ],
        ],
      ],
    ],
    ['dnf installs nothing', dnf.install([]), []],
    ['yum installs in the same way', dnf.install(['gcc'], 'yum'), [['yum', ...DNF, 'install', 'gcc']]],
    ['dnf5 cleans', dnf.clean('dnf5'), [['dnf5', ...DNF, 'clean', 'packages']]],
    ['zypper refreshes', zypper.refresh(), [[...ZYPPER, 'refresh']]],
    ['zypper installs', zypper.install(['gcc>=12', 'make']), [[...ZYPPER_INSTALL, 'gcc >= 12', 'make']]],
    ['zypper installs nothing', zypper.install([]), []],
    ['zypper cleans', zypper.clean(), [[...ZYPPER, 'clean']]],
  ])('%s', (_, made, expected) => {
    expect(made).toEqual(expected);
  });

  test.each([
    ['dnf', 'dnf5'],
    ['zypper', 'zypper'],
  ])('%s gets the path of a spec as an argument of a fixed script', (id, program) => {
    const path = '/x/$(touch a)/`b` "c.spec';
    const [[shell, flag, script, ...rest] = ['']] = managerOf(id).buildRequires(path, program);
    expect([shell, flag, ...rest]).toEqual(['sh', '-c', program, path]);
    expect(managerOf(id).buildRequires('/y.spec')[0]?.[2]).toBe(script);
  });

  test.each(Object.keys(managers))('%s lists packages whose names begin alike', (id) => {
    const {command, namesIn} = managerOf(id).similar('gccc');
    expect(command.some((word) => word === 'gc' || word === 'gc*')).toBe(true);
    expect(namesIn('')).toEqual([]);
  });

  test.each([
    ['apt', 'gcc\ngcc-12\n', ['gcc', 'gcc-12']],
    ['dnf', 'gcc\n\ngcc-c++\n\ngcc\n', ['gcc', 'gcc-c++']],
    [
      'zypper',
      'S | Name       | Summary | Type\n--+------------+---------+--------\n  | gcc        | x       | package\n',
      ['gcc'],
    ],
  ])('%s reads the names in what it printed', (id, printed, names) => {
    expect(managerOf(id).similar('gc').namesIn(printed)).toEqual(names);
  });
});
