import {describe, expect, test} from '@jest/globals';
import {distros, releasesByName} from '../../../src/distros/index.ts';
import {managerOf, managers} from '../../../src/managers/index.ts';
import {hasEnded} from '../../../src/model/distro.ts';

/** Ended, with mirrors that stay; each for a reason. */
const MIRRORS_STAY: Readonly<Record<string, string>> = {
  'ubuntu-20.04': 'Ubuntu Pro goes on with it, on the same servers',
  'opensuse-leap-15.5': 'download.opensuse.org keeps every Leap 15',
  'opensuse-leap-15.6': 'download.opensuse.org keeps every Leap 15',
};

/** When the archives in the catalogue were last looked at. */
const LOOKED_AT = '2026-11-22';

describe('the registry of package managers', () => {
  test.each(Object.entries(managers))(
    '%s stands under its own id, with programs and mirrors',
    (id, manager) => {
      expect(manager.id).toBe(id);
      expect(manager.programs.length).toBeGreaterThan(0);
      expect(manager.mirrors.filter((path) => !path.startsWith('/'))).toEqual([]);
      expect(manager.refresh().length).toBeGreaterThan(0);
    },
  );

  test('is named by every distro, and has none that no distro names', () => {
    expect(new Set(Object.values(distros).map(({manager}) => manager))).toEqual(
      new Set(Object.keys(managers)),
    );
    for (const {manager} of Object.values(distros)) expect(managerOf(manager).id).toBe(manager);
  });

  test('knows no other name', () => {
    for (const id of ['pacman', '', 'toString', '__proto__'])
      expect(() => managerOf(id)).toThrow('no package manager');
  });
});

describe('the archives of ended releases', () => {
  const ended = [...releasesByName].filter(([, {release}]) => hasEnded(release, LOOKED_AT));

  test.each(ended)('%s has an archive, or a reason for none', (name, {release}) => {
    expect((release.archive === undefined) === Object.hasOwn(MIRRORS_STAY, name)).toBe(true);
    if (release.archive !== undefined)
      expect(release.archive).toMatch(/^https?:\/\/[a-z0-9.-]+(\/[a-z0-9/-]+[a-z0-9])?$/);
  });

  test('are those of releases that have ended', () => {
    const living = [...releasesByName].filter(([name]) => !ended.some(([other]) => other === name));
    expect(living.filter(([, {release}]) => release.archive !== undefined)).toEqual([]);
    expect(Object.keys(MIRRORS_STAY).filter((name) => !ended.some(([other]) => other === name))).toEqual([]);
  });
});
