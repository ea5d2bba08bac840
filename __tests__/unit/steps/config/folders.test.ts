import {describe, expect, test} from '@jest/globals';
import {type Config, loadConfig, settle} from '../../../../src/steps/config/index.ts';
import {load, RIGHT} from '../../../support/config.ts';
import {testHost, testInputs} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';

type Tree = Readonly<Record<string, string>>;

async function loaded(tree: Tree, lines = ''): Promise<{config: Config; warnings: readonly string[]}> {
  await using host = await testHost({'linux-pkg.yml': `${RIGHT}${lines}`, ...tree});
  const config = await loadConfig(host, testInputs({}));
  return {config, warnings: host.warnings.map(({message, hint}) => `${message} → ${hint}`)};
}

const wrongOf = async (tree: Tree, lines = '') => {
  const found = await load({'linux-pkg.yml': `${RIGHT}${lines}`, ...tree});
  if (typeof found !== 'string') throw new Error('nothing is wrong');
  return found;
};

const settled = ({config}: {config: Config}, name: string, format: string) =>
  settle({env: {}}, config, testTarget(name, format))[0]!;

describe('the folder of a target', () => {
  const tree = {
    'packaging/debian/12/Dockerfile': 'FROM debian:12\n',
    'packaging/debian/12/inc/etc/hello.conf': 'x\n',
    'packaging/opensuse/leap-15.6/linux-pkg.yml': 'depends: [zypper]\n',
  };

  test('may have a Dockerfile, a tree and overrides', async () => {
    const {config, warnings} = await loaded(tree);
    expect(warnings).toEqual([]);
    expect(Object.keys(config.folders)).toEqual(['debian-12', 'opensuse-leap-15.6']);
    expect(config.folders['debian-12']).toMatchObject({
      dockerfile: {text: 'packaging/debian/12/Dockerfile'},
      inc: {text: 'packaging/debian/12/inc'},
    });
    expect(settled({config}, 'opensuse-leap-15.6', 'rpm').relations.depends).toEqual([
      {text: 'zypper', at: 'folders.opensuse-leap-15.6.depends.0'},
    ]);
  });

  test('is stronger than overrides and than an entry of packages', async () => {
    const lines = `license: MIT
section: utils
overrides: {debian-12: {section: net, priority: extra}}
packages: [{name: hello, section: web, license: Zlib}]`;
    const own = {'packaging/debian/12/linux-pkg.yml': 'section: admin\n'};
    const {section, priority, license} = settled(await loaded(own, lines), 'debian-12', 'deb');
    expect([section, priority, license]).toEqual(['admin', 'extra', 'Zlib']);
    expect(settled(await loaded(own, lines), 'debian-13', 'deb').section).toBe('web');
  });

  test('says nothing with a file of comments', async () => {
    const {config} = await loaded({'packaging/debian/12/linux-pkg.yml': '# later\n\n  # perhaps\n'});
    expect(config.folders['debian-12']?.values).toBeUndefined();
  });

  test('is not looked at for an nfpm.yaml', async () => {
    await using host = await testHost({'nfpm.yaml': 'name: hello\n', ...tree, 'packaging/debian/12/x': ''});
    const config = await loadConfig(host, testInputs({}));
    expect([config.folders, host.warnings]).toEqual([{}, []]);
  });

  test('tells its mistakes at its own lines, beside those of the config', async () => {
    const found = await wrongOf(
      {
        'packaging/debian/12/linux-pkg.yml':
          'name: other\ndepens: [a]\nbuild:\n  requires: {debain: [gcc]}\n',
        'packaging/rocky/9/linux-pkg.yml': 'depends: [a\n',
        'packaging/rocky/8/linux-pkg.yml': 'contents:\n  - {src: a, dst: /a, targets: [debina]}\n',
      },
      'licence: MIT\n',
    );
    expect(found).toMatchSnapshot();
  });

  test('tells services gone wrong at its own lines', async () => {
    const own = {
      'packaging/ubuntu/24.04/linux-pkg.yml':
        'services:\n  - {exec: bin/hello, hardening: {ProtctHome: true}}\n',
    };
    expect(await wrongOf(own)).toBe(
      [
        'config/invalid',
        'packaging/ubuntu/24.04/linux-pkg.yml:2:12: services.0.exec: "bin/hello" is no absolute path',
        '    → write the path that the program has once it is installed, such as /usr/bin/hello',
        'packaging/ubuntu/24.04/linux-pkg.yml:2:47: services.0.hardening.ProtctHome: unknown setting "ProtctHome"',
        '    → did you mean "ProtectHome"?',
      ].join('\n'),
    );
  });

  test('refuses a Dockerfile that is a folder, and a tree that is a file', async () => {
    expect(
      await wrongOf({'packaging/debian/12/Dockerfile/x': '', 'packaging/debian/12/inc': 'x'}),
    ).toMatchSnapshot();
  });
});

describe('what is beside it', () => {
  test.each([
    [
      'packaging/debian/21/Dockerfile',
      'packaging/debian/21 is the folder of no target: it is not used → releases of debian: 11, 12, 13, 14',
    ],
    [
      'packaging/debain/12/Dockerfile',
      'packaging/debain/12 is the folder of no target: it is not used → did you mean packaging/debian/12?',
    ],
    [
      'packaging/debian/bookworm/inc/x',
      'packaging/debian/bookworm is the folder of no target: it is not used → releases of debian: 11, 12, 13, 14',
    ],
    [
      'packaging/fedora/433/linux-pkg.yml',
      'packaging/fedora/433 is the folder of no target: it is not used → did you mean packaging/fedora/43?',
    ],
    [
      'packaging/debian/Dockerfile',
      "packaging/debian/Dockerfile is in no release's folder: it is not used → move it to packaging/debian/<release>/Dockerfile",
    ],
    [
      'packaging/debian/12/dockerfile',
      'packaging/debian/12/dockerfile is not used → did you mean Dockerfile?',
    ],
    [
      'packaging/debian/12/linux-pkg.yaml',
      'packaging/debian/12/linux-pkg.yaml is not used → did you mean linux-pkg.yml?',
    ],
    [
      'packaging/debian/12/notes.txt',
      'packaging/debian/12/notes.txt is not used → known there: Dockerfile, inc, linux-pkg.yml',
    ],
  ])('%s is told', async (path, warning) => {
    expect((await loaded({[path]: ''})).warnings).toEqual([warning]);
  });

  test.each([
    [
      'a debian/ folder of the project’s own',
      {'packaging/debian/control': '', 'packaging/debian/source/format': ''},
    ],
    ['templates', {'packaging/templates/deb/control.hbs': ''}],
    [
      'what a Dockerfile may copy',
      {'packaging/debian/12/Dockerfile': '', 'packaging/debian/12/setup.sh': ''},
    ],
    ['a folder of another purpose', {'packaging/windows/installer/inc/a.h': ''}],
    ['a hidden file', {'packaging/debian/12/.gitkeep': ''}],
    ['a file called packaging', {packaging: 'x'}],
  ])('%s is not', async (_, tree: Tree) => {
    expect((await loaded(tree)).warnings).toEqual([]);
  });

  test('a file that the config names is not', async () => {
    const path = 'packaging/debian/12/hello.conf';
    expect((await loaded({[path]: ''}, `contents: [{src: ${path}, dst: /etc/hello.conf}]`)).warnings).toEqual(
      [],
    );
  });
});
