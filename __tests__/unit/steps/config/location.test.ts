import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {CONFIG_NAMES} from '../../../../src/steps/config/location.ts';
import {load, loadWith, RIGHT} from '../../../support/config.ts';
import {testHost} from '../../../support/host.ts';

describe('a config that is not named', () => {
  test.each(CONFIG_NAMES.map((name, index) => ({name, later: CONFIG_NAMES.slice(index)})))(
    'is found as $name before those that follow',
    async ({name, later}) => {
      const tree = Object.fromEntries(later.map((file) => [file, file === name ? RIGHT : 'x: 1\n']));
      expect(await load(tree)).toMatchObject({file: name, values: {name: 'hello'}});
    },
  );

  test('is missed with the list of names and the way to write one', async () => {
    await using host = await testHost({'README.md': ''});
    expect(await loadWith(host)).toBe(
      `config/not-found\nno config file in ${host.workDir}\n    → looked for linux-pkg.yml, linux-pkg.yaml, .github/linux-pkg.yml, packaging/linux-pkg.yml, nfpm.yaml, nfpm.yml, .nfpm.yaml, packaging/nfpm.yaml; linux-pkg init writes one, --config names another`,
    );
  });

  test('may have a folder of its name in its way, which is told and not passed over', async () => {
    await using host = await testHost({'linux-pkg.yml/x': '', 'nfpm.yaml': RIGHT});
    expect(await loadWith(host)).toBe('config/unreadable\nlinux-pkg.yml is a folder\n    → name a YAML file');
  });

  test('is listed in the docs in the order in which it is looked for', async () => {
    const page = await readFile(new URL('../../../../docs/config.md', import.meta.url), 'utf8');
    const list = /<!-- names.*?-->\n(.*?)\n<!-- \/names -->/s.exec(page)?.[1];
    expect(list).toBe(CONFIG_NAMES.map((name, index) => `${index + 1}. \`${name}\``).join('\n'));
  });
});

describe('a config that is named', () => {
  test('is read wherever it lies, and named from the project where it lies inside', async () => {
    await using host = await testHost({'sub/own.yml': RIGHT, 'linux-pkg.yml': 'x: 1\n'});
    expect(await loadWith(host, './sub/own.yml')).toMatchObject({file: 'sub/own.yml'});
    expect(await loadWith(host, join(host.workDir, 'sub/own.yml'))).toMatchObject({file: 'sub/own.yml'});
    await using other = await testHost();
    const outside = join(host.workDir, 'sub/own.yml');
    expect(await loadWith(other, outside)).toMatchObject({file: outside});
  });

  test.each([
    ['nowhere.yml', 'nowhere.yml does not exist\n    → linux-pkg init writes a config file'],
    ['linux-pkg.yml/x', 'linux-pkg.yml/x does not exist\n    → linux-pkg init writes a config file'],
    ['.', '. is a folder\n    → name a YAML file'],
    ['/dev/null', '/dev/null is not a regular file\n    → name a YAML file'],
  ])('and is none is told by name: %s', async (config, told) => {
    expect(await load({'linux-pkg.yml': RIGHT}, {config})).toBe(`config/unreadable\n${told}`);
  });

  test('and may not be read is told with the way to change that', async () => {
    await using host = await testHost({'linux-pkg.yml': RIGHT});
    await chmod(host.workDir, 0o755);
    await chmod(join(host.workDir, 'linux-pkg.yml'), 0o000);
    // Root reads everything; so for this one question it is somebody else.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65534);
    const result = await loadWith(host).finally(() => root && process.seteuid?.(0));
    expect(result).toBe('config/unreadable\nlinux-pkg.yml may not be read\n    → chmod u+r linux-pkg.yml');
  });
});

describe('the bytes of a config', () => {
  const withBytes = async (bytes: Buffer): Promise<unknown> => {
    await using host = await testHost();
    await mkdir(host.workDir, {recursive: true});
    await writeFile(join(host.workDir, 'linux-pkg.yml'), bytes);
    return await loadWith(host);
  };

  test('may start with a byte order mark, and end lines the way Windows does', async () => {
    const text = `\u{feff}${RIGHT}license: MIT\n`.replaceAll('\n', '\r\n');
    expect(await withBytes(Buffer.from(text))).toMatchObject({
      values: {license: 'MIT', name: 'hello'},
      places: {name: {line: 1, column: 7}, license: {line: 5, column: 10}},
    });
  });

  test.each([
    [
      'Latin-1',
      Buffer.from(`${RIGHT}vendor: Caf\u00e9\n`, 'latin1'),
      'linux-pkg.yml:5:12: the file is not UTF-8\n    → save it as UTF-8',
    ],
    [
      'cut in the middle of a character',
      Buffer.from(`${RIGHT}vendor: Café`).subarray(0, -1),
      'linux-pkg.yml:5:12: the file is not UTF-8\n    → save it as UTF-8',
    ],
    [
      'wrong from the first byte on',
      Buffer.from([0x80, 0x41]),
      'linux-pkg.yml:1:1: the file is not UTF-8\n    → save it as UTF-8',
    ],
    [
      'UTF-16',
      Buffer.from(`\u{feff}${RIGHT}`, 'utf16le'),
      'linux-pkg.yml:1:1: the file is UTF-16\n    → save it as UTF-8',
    ],
    [
      'a NUL',
      Buffer.from(`${RIGHT}vendor: a\0b\n`),
      'linux-pkg.yml:5:10: the file has a NUL byte\n    → it is no YAML file, or was cut off',
    ],
    [
      '10 MB',
      Buffer.alloc(10_000_000, '# a comment\n'),
      'linux-pkg.yml has 9.5 MiB; a config file has 1 MiB at most\n    → name folders or globs under contents: in place of single files',
    ],
  ])('are refused with what they are: %s', async (_, bytes, told) => {
    expect(await withBytes(bytes)).toBe(`config/unreadable\n${told}`);
  });
});
