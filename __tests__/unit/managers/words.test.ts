import {describe, expect, test} from '@jest/globals';
import {managerOf, managers} from '../../../src/managers/index.ts';

const flawOf = (id: string, word: string): string | undefined => managerOf(id).check(word);

describe('a word of build.requires', () => {
  test.each([
    [
      'apt',
      ['gcc', 'g++', 'm4', 'libssl-dev', 'libc6-dev:arm64', 'gcc=4:12*', 'gcc=4:12.2.0-3', 'x1=1~rc1+b2'],
    ],
    ['apt', ['gcc/bookworm-backports', 'libstdc++-12-dev', '0ad', 'python3.11']],
    ['dnf', ['gcc', 'gcc-c++', 'gcc >= 12', 'gcc>=12', 'gcc = 4:12.2-1.el9', 'gcc-12*', 'gcc.x86_64', 'm4']],
    [
      'dnf',
      [
        'pkgconfig(zlib)',
        'pkgconfig(zlib) >= 1.2',
        'perl(Foo::Bar)',
        '/usr/bin/python3',
        '@development-tools',
      ],
    ],
    [
      'dnf',
      ['https://dl.example.org/pub/epel-release-latest-9.noarch.rpm', 'python3dist(x[y])'.replace('[y]', '')],
    ],
    ['zypper', ['gcc', 'gcc-c++', 'gcc >= 12', 'pkgconfig(zlib)', 'libopenssl-devel', 'gcc12']],
  ])('%s takes %j', (id, words) => {
    expect(words.map((word) => flawOf(id, word))).toEqual(words.map(() => undefined));
  });

  test.each(Object.keys(managers))(
    '%s takes no options, commands, spaces around or unseen characters',
    (id) => {
      const refused = [
        ...[
          '',
          '-y',
          '--assume-yes',
          '-oDPkg::Pre-Invoke::=id',
          ' gcc',
          'gcc ',
          'gcc\n-y',
          'gcc\tmake',
          'gcc make',
        ],
        ...['gcc;id', 'gcc&', 'gcc|sh', '$(id)', '`id`', '$HOME', "'gcc'", '"gcc"', 'gcc\\', 'gcc#', '!gcc'],
        ...['~gcc', 'gcc\u202e', 'gcc\u0000', 'gcc\u001b[1m', '<gcc', 'gcc >', 'gcc >= 1 2', 'gcc ?= 1', 'é'],
        ...[
          'x'.repeat(300),
          './gcc.deb',
          'http://x/y.rpm',
          'https://x/y.deb',
          'file:///etc/x.rpm',
          'gcc,make',
        ],
      ];
      expect(refused.filter((word) => flawOf(id, word) === undefined)).toEqual([]);
    },
  );

  test.each([
    ['apt', '-y', 'would be read as an option'],
    ['apt', 'gcc (>= 12)', 'is a relation'],
    ['apt', 'gcc >= 12', 'is a relation'],
    ['apt', 'libX11-dev', 'capital letters'],
    ['apt', 'gcc-', 'would remove'],
    ['apt', 'apt;id', 'holds ;'],
    ['dnf', 'gcc make', 'each package is an entry of its own'],
    ['dnf', 'gcc >> 12', 'is no relation'],
    ['zypper', 'gcc\nmake', 'the end of a line'],
  ])('%s says what is wrong with %j', (id, word, said) => {
    expect(flawOf(id, word)).toContain(said);
  });
});
