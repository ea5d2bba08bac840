import {mkdir, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {load, loadWith, RIGHT} from '../../../support/config.ts';
import {testHost} from '../../../support/host.ts';

const told = async (tree: Readonly<Record<string, string>>): Promise<string> => {
  const result = await load(tree);
  if (typeof result !== 'string') throw new Error('nothing is wrong');
  return result;
};

describe('a config that extends another', () => {
  test('merges its mappings over it, replaces its lists and texts, and knows whose each value is', async () => {
    const config = await load({
      'linux-pkg.yml':
        'extends: defaults/base.yml\nname: hello\ndescription: Says hello\ndepends: [b]\nscripts: {postinstall: p}\nlicense:\nsuggests: []\n',
      'defaults/base.yml':
        'maintainer: Base\ndescription: none\nlicense: MIT\ndepends: [a, c]\nsuggests: [s]\nscripts: {preinstall: q, postinstall: r}\ntargets: [deb]\n',
    });
    expect(config).toMatchObject({
      file: 'linux-pkg.yml',
      nfpm: false,
      values: {
        name: 'hello',
        maintainer: 'Base',
        description: 'Says hello',
        license: 'MIT',
        depends: ['b'],
        suggests: ['s'],
        scripts: {preinstall: 'q', postinstall: 'p'},
        targets: ['deb'],
      },
      places: {
        maintainer: {file: 'defaults/base.yml', line: 1, column: 13},
        'scripts.preinstall': {file: 'defaults/base.yml', line: 6, column: 23},
        'scripts.postinstall': {file: 'linux-pkg.yml', line: 5, column: 24},
        'depends.0': {file: 'linux-pkg.yml', line: 4, column: 11},
      },
    });
  });

  test('may do so in a chain, each path from the file that names it', async () => {
    expect(
      await load({
        '.github/linux-pkg.yml': `extends: ../a/one.yml\n${RIGHT}`,
        'a/one.yml': 'extends: two.yml\nlicense: one\n',
        'a/two.yml': 'extends: ./b/three.yml\nlicense: two\nvendor: two\n',
        'a/b/three.yml': 'license: three\nvendor: three\nhomepage: three\n',
      }),
    ).toMatchObject({values: {license: 'one', vendor: 'two', homepage: 'three'}});
  });

  test('may name an absolute path', async () => {
    await using base = await testHost({'base.yml': 'license: MIT\n'});
    const path = join(base.workDir, 'base.yml');
    expect(await load({'linux-pkg.yml': `extends: ${path}\n${RIGHT}`})).toMatchObject({
      values: {license: 'MIT'},
      places: {license: {file: path, line: 1, column: 10}},
    });
  });

  test('prefers a file that is there over one on GitHub', async () => {
    expect(
      await load({
        'linux-pkg.yml': `extends: org/repo/base.yml@main\n${RIGHT}`,
        'org/repo/base.yml@main': 'license: MIT\n',
      }),
    ).toMatchObject({values: {license: 'MIT'}});
  });

  test('is never read as nfpm would', async () => {
    expect(
      await told({'linux-pkg.yml': 'extends: base.yml\nname: a\n', 'base.yml': 'license: MIT\n'}),
    ).toMatch(/maintainer is missing/);
  });

  test('is told of the mistakes of both, each in its file, its own first', async () => {
    expect(
      await told({
        'linux-pkg.yml': `${RIGHT}licence: MIT\nextends: base.yml\n`,
        'base.yml': 'umask: 755\ndepends: [*x]\n',
      }),
    ).toBe(
      'config/invalid\nlinux-pkg.yml:5:1: unknown key "licence"\n    → did you mean "license"?\nbase.yml:1:8: umask: "755" is not an octal mode\n    → write 0755\nbase.yml:2:11: *x has no &x before it\n    → put quotes around a value that starts with *',
    );
  });

  test('is told of its own mistakes too when the other cannot be read', async () => {
    expect(
      await told({'linux-pkg.yml': 'name: a\nextends: base.yml\nlicence: MIT\n', 'base.yml': 'a: [\n'}),
    ).toBe(
      'config/invalid\nlinux-pkg.yml:3:1: unknown key "licence"\n    → did you mean "license"?\nbase.yml:2:1: a bracket opened before is not closed here\n    → close it with ] or }',
    );
  });

  test.each([
    ['nowhere.yml', '"nowhere.yml" does not exist'],
    ['./no/where.yml', '"./no/where.yml" does not exist'],
    ['a/b', '"a/b" is neither a path nor owner/repo/file@ref'],
    ['a/b/c.yml', '"a/b/c.yml" does not exist here, and has no @ref'],
    ['a b/c/d@e', '"a b/c/d@e" is neither a path nor owner/repo/file@ref'],
  ])('is told at its line that %s leads nowhere', async (path, message) => {
    expect(await told({'linux-pkg.yml': `${RIGHT}extends: ${path}\n`})).toMatch(
      new RegExp(
        `^config/invalid\nlinux-pkg\\.yml:5:10: extends: ${message.replaceAll('.', '\\.')}\n {4}→ .+$`,
      ),
    );
  });

  test('is told at its line that the other is a folder', async () => {
    expect(await told({'linux-pkg.yml': `${RIGHT}extends: ./dir\n`, 'dir/x': ''})).toBe(
      'config/invalid\nlinux-pkg.yml:5:10: dir is a folder\n    → name a YAML file',
    );
  });

  test.each([
    ['root:x:0:0:root:/root:/bin/bash\n', 'a text'],
    ['- locked: [name]\n', 'a list'],
  ])('is told that the other (%j) is no config: its locks would hold nothing', async (text, kind) => {
    expect(await told({'linux-pkg.yml': `${RIGHT}extends: base.yml\n`, 'base.yml': text})).toMatch(
      new RegExp(`base\\.yml:1:1: the file is ${kind}, not a mapping`),
    );
  });

  test.each(['o/../f@main', 'o/r/../../../user@main', 'o/r//f@main', './../o/r@main'])(
    'asks GitHub for nothing but files: %s is refused',
    async (text) => {
      expect(await told({'linux-pkg.yml': `${RIGHT}extends: ${text}\n`})).toMatch(
        /has a part that is empty or made of dots|does not exist/,
      );
    },
  );

  test('may not come round to itself', async () => {
    expect(
      await told({
        'linux-pkg.yml': `${RIGHT}extends: a.yml\n`,
        'a.yml': 'extends: b.yml\n',
        'b.yml': 'extends: ./a.yml\n',
      }),
    ).toBe(
      'config/invalid\nb.yml:1:10: extends: the files extend each other: linux-pkg.yml → a.yml → b.yml → a.yml\n    → take one of these lines out',
    );
    expect(await told({'linux-pkg.yml': `${RIGHT}extends: linux-pkg.yml\n`})).toMatch(/extend each other/);
  });

  test('may not come round to itself through a link either', async () => {
    await using host = await testHost({'linux-pkg.yml': `${RIGHT}extends: d/linux-pkg.yml\n`});
    await mkdir(join(host.workDir, 'x'));
    await symlink('.', join(host.workDir, 'd'));
    expect(await loadWith(host)).toMatch(/extend each other|in a row/);
  });

  test('may not have more than ten files below it', async () => {
    const chain = Object.fromEntries(
      Array.from({length: 12}, (_, index) => [`${index}.yml`, `extends: ${index + 1}.yml\n`]),
    );
    expect(await told({...chain, 'linux-pkg.yml': `${RIGHT}extends: 0.yml\n`})).toMatch(
      /^config\/invalid\n8\.yml:1:10: extends: more than 10 files in a row: /,
    );
  });
});

describe('a lock', () => {
  const locked = (own: string, locks = '[build.finalize, maintainer, scripts, deb.fields]') =>
    load({
      'linux-pkg.yml': `extends: base.yml\nname: a\ndescription: b\n${own}\n`,
      'base.yml': `maintainer: Base\ntargets: [deb]\nlocked: ${locks}\n`,
    });

  test('leaves what it does not name', async () => {
    expect(await locked('license: MIT\ndeb: {compression: xz}')).toMatchObject({
      values: {maintainer: 'Base', license: 'MIT'},
    });
  });

  test('holds for the project that extends the file, not for the file itself', async () => {
    expect(await load({'linux-pkg.yml': `${RIGHT}locked: [maintainer]\n`})).toMatchObject({
      values: {name: 'hello'},
    });
  });

  test.each([
    ['maintainer: Me', '4:13', 'maintainer', 'maintainer'],
    ['scripts: {preinstall: x}', '4:1', 'scripts', 'scripts'],
    ['deb: {fields: {A: b}}', '4:7', 'deb.fields', 'deb.fields'],
    ['packages: [{name: x, maintainer: Me}]', '4:34', 'packages.0.maintainer', 'maintainer'],
    ['overrides: {deb: {maintainer: Me}}', '4:31', 'overrides.deb.maintainer', 'maintainer'],
    [
      'overrides: {ubuntu-24.04: {scripts: {preinstall: x}}}',
      '4:28',
      'overrides.ubuntu-24.04.scripts',
      'scripts',
    ],
  ])('is broken by %s', async (own, at, path, key) => {
    expect(await locked(own)).toBe(
      `config/invalid\nlinux-pkg.yml:${at}: ${path} is locked by base.yml\n    → take it out; "${key}" is locked at base.yml:3`,
    );
  });

  test('may be on a name with dots in it', async () => {
    const locks = '[images.ubuntu-24.04, overrides.ubuntu-24.04.depends]';
    expect(await locked('images: {debian-12: x}', locks)).toMatchObject({values: {name: 'a'}});
    expect(await locked('images: {ubuntu-24.04: x}', locks)).toMatch(/4:24: images\.ubuntu-24\.04 is locked/);
    expect(await locked('overrides: {ubuntu-24.04: {depends: [x]}}', locks)).toMatch(
      /overrides\.ubuntu-24\.04\.depends is locked/,
    );
  });

  test('on a key that does not exist is told at once, however long it is', async () => {
    expect(await locked('', '[a.b.c, images, scripts.preinstal]')).toBe(
      'config/invalid\nbase.yml:3:10: locked: there is no key "a.b.c"\n    → write a key as build.finalize\nbase.yml:3:25: locked: there is no key "scripts.preinstal"\n    → did you mean "scripts.preinstall"?',
    );
    expect(await locked('', `["${'a.'.repeat(5000)}a"]`)).toMatch(/there is no key/);
  });

  test('is broken by an alias or a merge key as well', async () => {
    expect(await locked('<<: {maintainer: Me}')).toMatch(/maintainer is locked by base\.yml/);
  });

  test('is broken by a text in whose place the mapping with the locked key would have stood', async () => {
    expect(await locked('sign: required', '[sign.public_key]')).toMatch(
      /linux-pkg\.yml:4:7: sign is locked by base\.yml\n {4}→ take it out; "sign\.public_key" is locked at base\.yml:3/,
    );
  });

  test('is not broken by a key without a value', async () => {
    expect(await locked('maintainer:')).toMatchObject({values: {maintainer: 'Base'}});
  });

  test('of a file further down the chain holds for every file above', async () => {
    expect(
      await told({
        'linux-pkg.yml': 'extends: team.yml\nname: a\ndescription: b\nlicense: MIT\n',
        'team.yml': 'extends: org.yml\nmaintainer: Team\ntargets: [deb]\n',
        'org.yml': 'locked: [license, maintainer]\n',
      }),
    ).toBe(
      'config/invalid\nlinux-pkg.yml:4:10: license is locked by org.yml\n    → take it out; "license" is locked at org.yml:1\nteam.yml:2:13: maintainer is locked by org.yml\n    → take it out; "maintainer" is locked at org.yml:1',
    );
  });
});
