import {describe, expect, test} from '@jest/globals';
import {rpmOptions} from '../../../src/formats/rpm/options.ts';
import {rpm} from '../../../src/formats/rpm/rpm.ts';
import {arches} from '../../../src/model/target.ts';
import {versionAt} from '../../support/rpm-package.ts';

const named = (name: string, over: Parameters<typeof versionAt>[1] = {}) =>
  ({name, version: versionAt('1.2.3', over), arch: 'amd64'}) as const;

test('the file name has no epoch and names the architecture as rpm does', () => {
  const pkg = named('hello', {epoch: 2, revision: '1.el9', prerelease: 'rc.1'});
  expect(rpm.fileName(pkg, {})).toBe('hello-1.2.3~rc.1-1.el9.x86_64.rpm');
  expect(rpm.fileName({...pkg, arch: 'all'}, {})).toBe('hello-1.2.3~rc.1-1.el9.noarch.rpm');
  expect(rpm.fileName(pkg, {arch: 'x86_64_v3'})).toBe('hello-1.2.3~rc.1-1.el9.x86_64_v3.rpm');
  expect(rpm.versionOf(pkg.version)).toBe('2:1.2.3~rc.1-1.el9');
});

test('every architecture of ours has a name in rpm', () => {
  for (const arch of arches) expect(rpm.arch[arch]).toMatch(/^\w+$/);
  expect(rpm.arch).toMatchObject({
    amd64: 'x86_64',
    arm64: 'aarch64',
    arm7: 'armv7hl',
    '386': 'i686',
    all: 'noarch',
  });
});

describe('check', () => {
  test.each(['hello', 'Hello_2', 'libstdc++', 'a', '7zip'])('takes the name %s', (name) => {
    expect(rpm.check(named(name))).toEqual([]);
  });

  test.each(['', '-a', '.a', '+a', 'a b', 'a/b', 'a\nb', 'ä', 'a%{x}', '../a', 'a:b'])(
    'refuses the name %j',
    (name) => {
      expect(rpm.check(named(name))).toEqual([expect.objectContaining({hint: expect.any(String)})]);
    },
  );

  test('refuses a version that rpm cannot express', () => {
    expect(rpm.check(named('hello', {revision: '1-2'}))).toHaveLength(1);
  });
});

describe('the rpm section', () => {
  test.each(['gzip', 'gzip:9', 'zstd:19', 'xz', 'lzma:1', 'none'])('takes compression %s', (compression) => {
    expect(rpmOptions.safeParse({compression}).success).toBe(true);
  });

  test.each(['bzip2', 'gzip:0', 'zstd:99', 'gzip:9:9', 'none:1', ''])(
    'refuses compression %j',
    (compression) => {
      expect(rpmOptions.safeParse({compression}).success).toBe(false);
    },
  );

  test.each([{arch: '../x'}, {arch: ''}, {prefixes: ['opt']}, {prefixes: ['/']}, {unknown: '1'}])(
    'refuses %j',
    (options) => {
      expect(rpmOptions.safeParse(options).success).toBe(false);
    },
  );
});

test('a file in the working folder is installed as a path, not as a name', () => {
  expect(rpm.installLine('a.rpm')).toBe('sudo dnf install ./a.rpm');
  expect(rpm.installLine('/x/a.rpm')).toBe('sudo dnf install /x/a.rpm');
});
