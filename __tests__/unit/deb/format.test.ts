import {describe, expect, test} from '@jest/globals';
import {deb} from '../../../src/formats/deb/deb.ts';
import {judge} from '../../../src/model/judge.ts';
import {arches} from '../../../src/model/target.ts';
import {version} from '../../support/deb.ts';

const named = (name: string) => ({name, version: version('1.0.0'), arch: 'amd64'}) as const;

describe('the deb format', () => {
  test('has a name for every architecture', () => {
    expect(Object.keys(deb.arch).toSorted()).toEqual([...arches].toSorted());
    expect(deb.arch['386']).toBe('i386');
  });

  test('names files as nfpm does: no epoch, the architecture as Debian spells it', () => {
    const full = version('1.2.3', {prerelease: 'rc.1', revision: '1~deb12', epoch: 3});
    expect(deb.fileName({name: 'hello', version: full, arch: 'arm7'}, {})).toBe(
      'hello_1.2.3~rc.1-1~deb12_armhf.deb',
    );
    expect(deb.fileName({name: 'hello', version: full, arch: 'arm7'}, {arch: 'armel'})).toMatch(
      /_armel\.deb$/,
    );
    expect(deb.versionOf(full)).toBe('3:1.2.3~rc.1-1~deb12');
  });

  test.each(['a1', 'hello', '0ad', 'libstdc++6', 'a.b-c+d'])('takes the name %s', (name) => {
    expect(deb.check(named(name))).toEqual([]);
  });

  test.each([
    ['Hello', 'write hello'],
    ['hello_world', 'write hello-world'],
    ['a', 'two characters or more'],
    ['-a', 'two characters or more'],
    ['', 'two characters or more'],
    ['a b', 'two characters or more'],
    ['../etc', 'two characters or more'],
    ['hello\nEssential: yes', 'two characters or more'],
  ])('refuses the name %j', (name, hint) => {
    expect(deb.check(named(name))).toMatchObject([{hint: expect.stringContaining(hint)}]);
  });

  test('tells apt that a file is a file', () => {
    expect(deb.installLine('out/a.deb')).toBe('sudo apt install ./out/a.deb');
    expect(deb.installLine('/tmp/a.deb')).toBe('sudo apt install /tmp/a.deb');
    expect(deb.installLine('../a.deb')).toBe('sudo apt install ../a.deb');
  });

  test.each([
    [{compression: 'gzip:11'}, 'gzip, xz, zstd or none'],
    [{compression: 'brotli'}, 'gzip, xz, zstd or none'],
    [{arch: '../up'}, 'a Debian architecture'],
    [{arch: 'amd64\nEssential: yes'}, 'a Debian architecture'],
    [{arch_variant: 'v3\nEssential: yes'}, 'a variant'],
  ])('refuses %j in its section of the config', (section, wanted) => {
    expect(judge(deb.options, section).issues).toMatchObject([{wanted: expect.stringContaining(wanted)}]);
  });

  test('keeps the compression as it was written', () => {
    expect(judge(deb.options, {compression: 'zstd:19'})).toEqual({value: {compression: 'zstd:19'}});
  });
});
