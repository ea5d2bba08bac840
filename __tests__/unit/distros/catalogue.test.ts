import {describe, expect, test} from '@jest/globals';
import {
  distroOf,
  distros,
  findReleases,
  nameOf,
  releasesByName,
  symbolicNames,
} from '../../../src/distros/index.ts';
import {formats} from '../../../src/formats/index.ts';
import {everyCompression, type Release} from '../../../src/model/distro.ts';
import {arches} from '../../../src/model/target.ts';

const KEYS = [
  ...['rsa2048', 'rsa3072', 'rsa4096', 'ed25519', 'ed448', 'nistp256', 'nistp384', 'nistp521'],
  ...['brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1', 'secp256k1'],
];
const UNIT_FOLDERS = ['/lib/systemd/system', '/usr/lib/systemd/system'];
const DAY = /^\d{4}-\d\d-\d\d$/;

const isDay = (text: string): boolean =>
  DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

/** A release that rolls on has no number and stands last. */
const rolls = ({id}: Release): boolean => !/\d/.test(id);

describe.each([...releasesByName])('the catalogue: %s', (_, {distro, release}) => {
  test('has real days, the first before the last', () => {
    expect(isDay(release.since)).toBe(true);
    if (release.until !== undefined) {
      expect(isDay(release.until)).toBe(true);
      expect(release.since < release.until).toBe(true);
    }
  });

  test('uses words that the rest of the house knows', () => {
    expect(Object.keys(formats)).toContain(distro.format);
    expect(release.arches.filter((arch) => !(arches as readonly string[]).includes(arch))).toEqual([]);
    expect(release.arches).not.toContain('all');
    expect(new Set(release.arches).size).toBe(release.arches.length);
    expect(release.arches).toContain('amd64');
    expect(release.compression.filter((word) => !everyCompression.includes(word))).toEqual([]);
    expect(release.compression).toEqual(expect.arrayContaining(['none', 'gzip', 'xz']));
    expect(release.keys.filter((word) => !KEYS.includes(word))).toEqual([]);
    expect(release.keys).toContain('rsa4096');
    expect(UNIT_FOLDERS).toContain(release.unitDir);
  });

  test('has architectures that its format can spell', () => {
    const {arch: spelled} = formats[distro.format]!;
    expect(release.arches.filter((arch) => !Object.hasOwn(spelled, arch))).toEqual([]);
  });

  test('has an image, a suffix and a glibc of the right shape', () => {
    expect(release.image).toMatch(/^[a-z0-9][a-z0-9./-]*(:[a-z0-9.]+)?$/);
    expect(release.suffix).toMatch(/^[~.][a-z]+[0-9.]*$/);
    expect(release.glibc).toMatch(/^2\.\d\d$/);
  });
});

describe('the catalogue', () => {
  test.each(Object.values(distros))(
    '$id lists its releases oldest first, what rolls on last',
    ({releases}) => {
      const numbered = releases.filter((release) => !rolls(release)).map(({since}) => since);
      expect(numbered).toEqual(numbered.toSorted());
      expect(releases.slice(numbered.length).every(rolls)).toBe(true);
    },
  );

  test.each(Object.values(distros))(
    '$id gives each release an id, an image and a suffix of its own',
    ({releases}) => {
      for (const key of ['id', 'image', 'suffix'] as const)
        expect(new Set(releases.map((release) => release[key])).size).toBe(releases.length);
    },
  );

  test('holds the distros that the project promises', () => {
    const names = [...releasesByName.keys()];
    expect(names).toEqual(
      expect.arrayContaining([
        ...['11', '12', '13', '14'].map((id) => `debian-${id}`),
        ...['20.04', '22.04', '24.04', '25.10', '26.04'].map((id) => `ubuntu-${id}`),
        'centos-8',
        ...['8', '9', '10'].flatMap((id) =>
          ['centos-stream', 'rocky', 'alma', 'oracle'].map((distro) => `${distro}-${id}`),
        ),
        ...['41', '42', '43', '44', '45'].map((id) => `fedora-${id}`),
        ...['leap-15.5', 'leap-15.6', 'leap-16.0', 'tumbleweed'].map((id) => `opensuse-${id}`),
        'amazon-2023',
      ]),
    );
  });

  test('never lets glibc go back from one release of a distro to the next', () => {
    for (const {releases} of Object.values(distros)) {
      const minors = releases.map(({glibc}) => Number(glibc.split('.')[1]));
      expect(minors).toEqual(minors.toSorted((a, b) => a - b));
    }
  });

  test('knows that Debian 11 reads no zstd and that EL 9 knows no Ed25519', () => {
    expect(releasesByName.get('debian-11')?.release.compression).not.toContain('zstd');
    expect(releasesByName.get('debian-12')?.release.compression).toContain('zstd');
    expect(releasesByName.get('rocky-9')?.release.keys).not.toContain('ed25519');
    expect(releasesByName.get('fedora-43')?.release.keys).toContain('ed25519');
  });

  test('knows that sqv, which apt 3 asks on Debian, reads fewer curves than gpgv did', () => {
    for (const curve of ['brainpoolP256r1', 'secp256k1']) {
      expect(releasesByName.get('debian-12')?.release.keys).toContain(curve);
      expect(releasesByName.get('debian-13')?.release.keys).not.toContain(curve);
    }
  });
});

describe('names that are resolved by the day', () => {
  const namesOn = (name: string, today: string) => findReleases(name, today)?.map(nameOf);

  test.each([
    ['debian/stable', '2026-11-22', ['debian-13']],
    ['debian/oldstable', '2026-11-22', ['debian-12']],
    ['debian/testing', '2026-11-22', ['debian-14']],
    ['debian/supported', '2026-11-22', ['debian-12', 'debian-13']],
    ['debian/supported', '2026-08-31', ['debian-11', 'debian-12', 'debian-13']],
    ['debian/supported', '2026-09-01', ['debian-12', 'debian-13']],
    ['debian/stable', '2025-08-08', ['debian-12']],
    ['debian/stable', '2025-08-09', ['debian-13']],
    ['debian/stable', '1999-01-01', []],
    ['debian/oldstable', '2022-01-01', []],
    ['ubuntu/lts', '2026-11-22', ['ubuntu-22.04', 'ubuntu-24.04', 'ubuntu-26.04']],
    ['ubuntu/supported', '2026-11-22', ['ubuntu-22.04', 'ubuntu-24.04', 'ubuntu-26.04', 'ubuntu-26.10']],
    ['fedora/supported', '2026-11-22', ['fedora-43', 'fedora-44', 'fedora-45']],
    ['el/supported', '2026-11-22', ['rocky-8', 'rocky-9', 'rocky-10']],
    ['el/supported', '2030-01-01', ['rocky-9', 'rocky-10']],
    ['opensuse/supported', '2026-11-22', ['opensuse-leap-16.0', 'opensuse-tumbleweed']],
    ['opensuse/leap', '2026-11-22', ['opensuse-leap-16.0']],
    ['centos/supported', '2026-11-22', []],
    ['debian-11', '2026-11-22', ['debian-11']],
  ])('%s on %s is %j', (name, today, expected) => {
    expect(namesOn(name, today)).toEqual(expected);
  });

  test.each([
    'debian',
    'debian/',
    '/stable',
    'debian/stable/',
    'debian/toString',
    '__proto__/x',
    'constructor',
  ])('%s is no name', (name) => {
    expect(namesOn(name, '2026-11-22')).toBeUndefined();
  });

  test('are all resolvable, or empty, on every first of January', () => {
    for (const name of symbolicNames)
      for (let year = 2018; year < 2040; year++) expect(namesOn(name, `${year}-01-01`)).toBeInstanceOf(Array);
  });

  test('of an unknown distro are an error that lists the known ones', () => {
    expect(() => distroOf('debiann')).toThrow('unknown distro "debiann"');
    expect(() => distroOf('toString')).toThrow('unknown distro');
  });
});
