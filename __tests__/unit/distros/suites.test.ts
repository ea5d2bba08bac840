import {expect, test} from '@jest/globals';
import {distros, releasesByName} from '../../../src/distros/index.ts';
import {suiteOf} from '../../../src/model/distro.ts';

/** What a machine of each release puts into the address of a repository. */
const suite = (name: string): string => suiteOf(releasesByName.get(name)!.release);

test('Debian and Ubuntu have their codenames', () => {
  expect(['debian-11', 'debian-12', 'debian-13', 'debian-14'].map(suite)).toEqual([
    'bullseye',
    'bookworm',
    'trixie',
    'forky',
  ]);
  expect(['ubuntu-22.04', 'ubuntu-24.04', 'ubuntu-26.04'].map(suite)).toEqual(['jammy', 'noble', 'resolute']);
});

test('the others have what $releasever is on them', () => {
  const names = [
    'rocky-8',
    'alma-9',
    'oracle-10',
    'centos-stream-9',
    'fedora-43',
    'opensuse-leap-15.6',
    'opensuse-leap-16.0',
    'opensuse-tumbleweed',
    'amazon-2023',
  ];
  expect(names.map(suite)).toEqual(['8', '9', '10', '9', '43', '15.6', '16.0', 'tumbleweed', '2023']);
});

test('what one format has in a suite is for one family alone', () => {
  const families = new Map<string, Set<string>>();
  for (const {format, family, releases} of Object.values(distros))
    for (const release of releases) {
      const key = `${format} ${suiteOf(release)}`;
      families.set(key, (families.get(key) ?? new Set()).add(family));
    }
  expect([...families].filter(([, found]) => found.size > 1)).toEqual([]);
});

test('every name is a word that a folder and a field take', () => {
  for (const {release} of releasesByName.values()) expect(suiteOf(release)).toMatch(/^[a-z0-9][a-z0-9.]*$/);
});
