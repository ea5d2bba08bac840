import {describe, expect, test} from '@jest/globals';
import {managerOf, managers} from '../../../src/managers/index.ts';
import type {Command} from '../../../src/model/manager.ts';

const apt = managerOf('apt').trials;
const dnf = managerOf('dnf').trials;
const zypper = managerOf('zypper').trials;

const last = (commands: readonly Command[], words: number) =>
  commands.map((command) => command.slice(-words));

describe('trying packages out', () => {
  test('takes unsigned files from this machine, each manager in its way', () => {
    expect(last(apt.installFiles(['/a.deb', '/b.deb']), 4)).toEqual([['install', '--', '/a.deb', '/b.deb']]);
    expect(last(dnf.installFiles(['/a.rpm'], {program: 'yum'}), 3)).toEqual([
      ['--nogpgcheck', 'install', '/a.rpm'],
    ]);
    expect(dnf.installFiles(['/a.rpm'], {program: 'yum'})[0]?.[0]).toBe('yum');
    expect(last(zypper.installFiles(['/a.rpm']), 3)).toEqual([['--allow-unsigned-rpm', '--', '/a.rpm']]);
  });

  test('has the signature of signed files looked at, by a key that was trusted before; Debian has none inside', () => {
    const [command] = dnf.installFiles(['/a.rpm'], {isSigned: true});
    expect(command).toContain('--setopt=localpkg_gpgcheck=True');
    expect(command).not.toContain('--nogpgcheck');
    expect([dnf.trust?.('/key.asc'), zypper.trust?.('/key.asc'), apt.trust]).toEqual([
      [['rpmkeys', '--import', '/key.asc']],
      [['rpmkeys', '--import', '/key.asc']],
      undefined,
    ]);
  });

  test('reads no list where the files are enough', () => {
    expect(apt.installFiles(['/a.deb'], {isEnough: true})[0]).toContain(
      'Dir::State::Lists=/nonexistent/lists',
    );
    expect(dnf.installFiles(['/a.rpm'], {isEnough: true})[0]).toContain('--disablerepo=*');
    expect(zypper.installFiles(['/a.rpm'], {isEnough: true})[0]).toContain('--no-remote');
  });

  test('keeps config files that were edited, and lets no version go backwards', () => {
    const [command] = apt.installFiles(['/a.deb']);
    expect(command).toEqual(expect.arrayContaining(['Dpkg::Options::=--force-confold']));
    expect(command?.join(' ')).not.toContain('allow-downgrades');
    expect(zypper.installFiles(['/a.rpm'])[0]?.join(' ')).not.toContain('oldpackage');
  });

  test('removes the package alone; only Debian has a purge', () => {
    expect(last(apt.remove(['a']), 3)).toEqual([['remove', '--', 'a']]);
    expect(apt.purge(['a'])).toEqual([['dpkg', '--purge', '--', 'a']]);
    expect(last(dnf.remove(['a']), 3)).toEqual([['remove', '--', 'a']]);
    expect(last(zypper.remove(['a']), 4)).toEqual([['remove', '--no-clean-deps', '--', 'a']]);
    expect([dnf.purge(['a']), zypper.purge(['a'])]).toEqual([[], []]);
  });

  test.each(Object.entries(managers))('%s takes no name for an option', (_, {trials}) => {
    const commands = [...trials.remove(['--all']), ...trials.purge(['--all']), trials.audit('--all')];
    expect(last(commands, 2)).toEqual(commands.map(() => ['--', '--all']));
  });

  test.each(Object.entries(managers))(
    '%s does nothing with nothing, and traces are absolute',
    (_, {trials}) => {
      expect([trials.installFiles([]), trials.remove([]), trials.purge([])]).toEqual([[], [], []]);
      expect(trials.traces.filter((path) => !path.startsWith('/'))).toEqual([]);
      expect(trials.tools.map(({program}) => program)).toContain('systemctl');
    },
  );
});
