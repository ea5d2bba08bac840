import {describe, expect, test} from '@jest/globals';
import type {Arch, Target} from '../../src/model/target.ts';
import {placements, suiteName, suiteOfVersion, suitesOfStream} from '../../src/steps/repository/placement.ts';

const target = (id: string, format: string): Target => {
  const [name = '', arch = 'amd64'] = id.split('/');
  const isPortable = name === format;
  const at = name.lastIndexOf('-');
  return {
    id,
    name,
    distro: isPortable ? undefined : name.startsWith('opensuse-') ? 'opensuse' : name.slice(0, at),
    release: isPortable
      ? undefined
      : name.startsWith('opensuse-')
        ? name.slice('opensuse-'.length)
        : name.slice(at + 1),
    arch: arch as Arch,
    format,
    engine: isPortable ? 'portable' : 'native',
    buildOn: undefined,
    image: undefined,
    suffix: '',
    runsOn: '',
  };
};

const STABLE = {stream: 'stable', suites: {}};

interface Case {
  readonly targets: readonly (readonly [id: string, format: string])[];
  /** `name arch target`. */
  readonly packages: readonly string[];
  readonly names?: {readonly stream: string; readonly suites: Readonly<Record<string, string>>};
}

const cases: Readonly<Record<string, Case>> = {
  'a portable package alone': {
    targets: [
      ['deb/amd64', 'deb'],
      ['rpm/amd64', 'rpm'],
    ],
    packages: ['hello amd64 deb/amd64', 'hello amd64 rpm/amd64'],
  },
  'native packages alone': {
    targets: [
      ['debian-12/amd64', 'deb'],
      ['ubuntu-24.04/arm64', 'deb'],
      ['rocky-9/amd64', 'rpm'],
      ['fedora-43/amd64', 'rpm'],
      ['opensuse-leap-15.6/amd64', 'rpm'],
      ['opensuse-tumbleweed/amd64', 'rpm'],
      ['amazon-2023/arm64', 'rpm'],
    ],
    packages: [
      'hello amd64 debian-12/amd64',
      'hello arm64 ubuntu-24.04/arm64',
      'hello amd64 rocky-9/amd64',
      'hello amd64 fedora-43/amd64',
      'hello amd64 opensuse-leap-15.6/amd64',
      'hello amd64 opensuse-tumbleweed/amd64',
      'hello arm64 amazon-2023/arm64',
    ],
  },
  'a native package beside a portable one of its name': {
    targets: [
      ['debian-12/amd64', 'deb'],
      ['debian-13/amd64', 'deb'],
      ['deb/amd64', 'deb'],
      ['deb/arm64', 'deb'],
    ],
    packages: [
      'hello amd64 debian-12/amd64',
      'hello-gui amd64 debian-13/amd64',
      'hello amd64 deb/amd64',
      'hello arm64 deb/arm64',
    ],
  },
  'a package for every architecture beside native ones': {
    targets: [
      ['debian-12/amd64', 'deb'],
      ['deb/all', 'deb'],
    ],
    packages: ['hello amd64 debian-12/amd64', 'hello-doc all deb/all', 'hello all deb/all'],
  },
  'another format': {
    targets: [
      ['rocky-9/amd64', 'rpm'],
      ['deb/amd64', 'deb'],
    ],
    packages: ['hello amd64 rocky-9/amd64', 'hello amd64 deb/amd64'],
  },
  'another stream': {
    targets: [
      ['debian-12/amd64', 'deb'],
      ['rocky-9/amd64', 'rpm'],
      ['rpm/arm64', 'rpm'],
    ],
    packages: ['hello amd64 debian-12/amd64', 'hello amd64 rocky-9/amd64', 'hello arm64 rpm/arm64'],
    names: {stream: 'beta', suites: {}},
  },
  'suites of other names': {
    targets: [
      ['debian-12/amd64', 'deb'],
      ['debian-13/amd64', 'deb'],
      ['deb/arm64', 'deb'],
    ],
    packages: ['hello amd64 debian-12/amd64', 'hello amd64 debian-13/amd64', 'hello arm64 deb/arm64'],
    names: {stream: 'stable', suites: {'debian-12': 'oldstable'}},
  },
};

test.each(Object.entries(cases))('%s goes where it belongs', (_, {targets, packages, names = STABLE}) => {
  const legs = targets.map(([id, format]) => target(id, format));
  const made = packages.map((line) => {
    const [name = '', arch = '', id = ''] = line.split(' ');
    const {format} = legs.find((leg) => leg.id === id)!;
    return {package: name, arch: arch as Arch, target: id, format, line};
  });
  const lines = placements(made, legs, names).map(({pkg, suites}) => `${pkg.line} → ${suites.join(', ')}`);
  expect(lines.join('\n')).toMatchSnapshot();
});

describe('names of suites', () => {
  test('of a version are those of the release that it names at its end', () => {
    expect(suiteOfVersion('deb', '1.0-1~deb12', 'stable')).toBe('bookworm');
    expect(suiteOfVersion('deb', '1:1.0-1~ubuntu24.04', 'stable')).toBe('noble');
    expect(suiteOfVersion('rpm', '1.0-1.el9', 'stable')).toBe('9');
    expect(suiteOfVersion('rpm', '1.0-1.lp156', 'beta')).toBe('15.6-beta');
    expect(suiteOfVersion('rpm', '1.0-1~deb12', 'stable')).toBe('stable');
    expect(suiteOfVersion('deb', '1.0', 'stable')).toBe('stable');
  });

  test('of one stream are never those of another', () => {
    const stable = suitesOfStream(STABLE);
    const beta = suitesOfStream({stream: 'beta', suites: {}});
    expect(stable.has('bookworm')).toBe(true);
    expect(beta.has('bookworm-beta')).toBe(true);
    expect([...stable].filter((suite) => beta.has(suite))).toEqual([]);
  });

  test('of a release that nobody knows is its own', () => {
    expect(suiteName('plan9-4', STABLE)).toBe('plan9-4');
    expect(suiteName('constructor', STABLE)).toBe('constructor');
  });
});
