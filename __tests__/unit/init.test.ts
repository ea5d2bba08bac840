import {mkdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {loadConfig} from '../../src/steps/config/index.ts';
import {CONFIG_NAMES} from '../../src/steps/config/location.ts';
import {NFPM_FILES} from '../../src/steps/init/detect.ts';
import {initConfig, OUR_FILES} from '../../src/steps/init/index.ts';
import {tomlInline, tomlString, tomlTable} from '../../src/steps/init/manifests/toml.ts';
import {line, packageName, person} from '../../src/steps/init/words.ts';
import {yamlText} from '../../src/text/yaml.ts';
import {testHost, testInputs} from '../support/host.ts';
import {projects} from '../support/projects.ts';

const inputs = testInputs({command: 'init'});

/** Its keys in order: a found text that broke out of its place would add one. */
const KEYS = /^(name|description|license|homepage|section|maintainer|version|arch|targets|contents)$/;

describe('init', () => {
  test.each(Object.keys(projects))(
    'writes a file that is accepted, for a project of kind %s',
    async (kind) => {
      await using host = await testHost(projects[kind], {NAME: 'tool'});
      const {path, content} = await initConfig(host, inputs);
      expect(path).toBe('linux-pkg.yml');
      expect(await readFile(join(host.workDir, path), 'utf8')).toBe(content);
      expect(content).toMatch(/^# yaml-language-server: \$schema=\S+\n/);
      const config = await loadConfig(host, testInputs());
      expect(config.file).toBe('linux-pkg.yml');
      expect(config.nfpm).toBe(false);
      expect(config.values.targets).toEqual(['deb', 'rpm']);
      expect(config.values.maintainer).toMatch(/@example\.org>$/);
    },
  );

  test('takes the version from git where there is a release tag, and the maintainer from its settings', async () => {
    await using host = await testHost({'package.json': '{"name": "app", "version": "1.0.0"}'});
    await host.run(['git', 'init', '-q']);
    await host.run(['git', 'config', 'user.name', 'Ann Example']);
    await host.run(['git', 'config', 'user.email', 'ann@example.org']);
    await host.run(['git', 'commit', '-q', '--allow-empty', '-m', 'one']);
    await host.run(['git', 'tag', 'v1.0.0']);
    const {content} = await initConfig(host, inputs);
    expect(parse(content)).toMatchObject({version: 'git', maintainer: 'Ann Example <ann@example.org>'});
  });

  test('does not count from a tag that is no version', async () => {
    await using host = await testHost({'package.json': '{"name": "app", "version": "1.2.0"}'});
    await host.run(['git', 'init', '-q']);
    const ann = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org'];
    await host.run(['git', ...ann, 'commit', '-q', '--allow-empty', '-m', 'one']);
    await host.run(['git', 'tag', 'nightly']);
    expect(parse((await initConfig(host, inputs)).content).version).toEqual({from: 'package.json'});
  });

  test('knows every name that the config step looks for', () => {
    expect([...OUR_FILES, ...NFPM_FILES]).toEqual(CONFIG_NAMES);
  });

  test('believes a packager before a manifest, and a manifest before git', async () => {
    await using host = await testHost({...projects['debian'], ...projects['npm'], ...projects['cargo']});
    expect(parse((await initConfig(host, inputs)).content)).toMatchObject({
      name: 'old-tool',
      description: 'does the old thing',
      license: 'MIT OR Apache-2.0',
      version: {from: 'Cargo.toml'},
    });
  });

  test.each(['linux-pkg.yml', 'linux-pkg.yaml', '.github/linux-pkg.yml', 'packaging/linux-pkg.yml'])(
    'leaves an existing %s alone',
    async (path) => {
      await using host = await testHost({[path]: 'name: mine\n'});
      await expect(initConfig(host, inputs)).rejects.toMatchObject({
        code: 'init/exists',
        message: `${path} is already there, and was not touched`,
      });
      expect(await readFile(join(host.workDir, path), 'utf8')).toBe('name: mine\n');
    },
  );

  test('does not write through a dangling link', async () => {
    await using host = await testHost();
    await symlink('elsewhere.yml', join(host.workDir, 'linux-pkg.yml'));
    await expect(initConfig(host, inputs)).rejects.toMatchObject({code: 'init/exists'});
    await expect(readFile(join(host.workDir, 'elsewhere.yml'))).rejects.toMatchObject({code: 'ENOENT'});
  });

  test('writes where --config says, and nothing with --dry-run', async () => {
    await using host = await testHost();
    expect((await initConfig(host, {config: 'packaging/linux-pkg.yml', dryRun: true})).path).toBe(
      'packaging/linux-pkg.yml',
    );
    const {content} = await initConfig(host, {config: 'packaging/linux-pkg.yml', dryRun: false});
    expect(await readFile(join(host.workDir, 'packaging/linux-pkg.yml'), 'utf8')).toBe(content);
  });

  test('says what it could not understand', async () => {
    await using host = await testHost({
      'package.json': '{"name": ',
      'Cargo.toml': '[workspace]\n',
      'go.mod': '\0\0',
    });
    const {content, found} = await initConfig(host, inputs);
    expect(found).toEqual([
      'Cargo.toml could not be understood, and was left out',
      'go.mod could not be understood, and was left out',
      'package.json could not be understood, and was left out',
    ]);
    expect(Object.keys(parse(content)).every((key) => KEYS.test(key))).toBe(true);
  });

  test('survives folders, links in a circle and huge files in the place of manifests', async () => {
    await using host = await testHost({'go.mod': `module x\n${'a'.repeat(300_000)}`});
    await mkdir(join(host.workDir, 'package.json'));
    await symlink('Cargo.toml', join(host.workDir, 'Cargo.toml'));
    expect((await initConfig(host, inputs)).found).toEqual([
      'found nothing: the file holds examples to fill in',
    ]);
  });
});

describe('what a hostile project says', () => {
  const evil = [
    'x\ncontents: [{src: /etc/shadow, dst: /x}]',
    'x # y',
    '"}, injected: {"',
    "'}], injected: true",
    '*alias',
    '&anchor',
    '!!js/function x',
    '{{ template }}',
    '%TAG ! x',
    '---\nname: evil',
    '$GITHUB_TOKEN',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the attack itself
    'a ${SECRET} b',
    'x\u001b[2J\u202e\u0000\u2028y',
    'null',
    '0755',
    '1.10',
    '- x',
    '? x',
    ': x',
    'x: y',
    ' ',
    'é'.repeat(600),
  ];

  test.each(evil)('%j stays in its place', async (text) => {
    const author = {name: text, email: text};
    const value = JSON.stringify(text);
    await using host = await testHost({
      'package.json': JSON.stringify({
        name: text,
        version: text,
        description: text,
        license: text,
        homepage: text,
        author,
        bin: {[text]: text, ok: text},
      }),
      'Cargo.toml': `[package]\nname = ${value}\ndescription = ${value}\nauthors = [${value}]\n[[bin]]\nname = ${value}\n`,
      'pyproject.toml': `[project]\nname = ${value}\nauthors = [{name = ${value}, email = ${value}}]\n`,
      'go.mod': `module ${text}\n`,
      'CMakeLists.txt': `project(${text} DESCRIPTION "${text}")\nadd_executable(${text} a.c)\n`,
      'debian/control': `Source: ${text}\nMaintainer: ${text} <${text}>\nSection: ${text}\n\nPackage: ${text}\nDescription: ${text}\n`,
    });
    const {content} = await initConfig(host, inputs);
    expect(content).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
    expect(content.replace(/^#.*$/gm, '')).not.toContain('$');
    const read: Record<string, unknown> = parse(content);
    expect(Object.keys(read).filter((key) => !KEYS.test(key))).toEqual([]);
    for (const [key, value] of Object.entries(read))
      if (!/^(version|targets|contents)$/.test(key)) expect(typeof value).toBe('string');
    await loadConfig(host, testInputs());
  });

  test('file names with a pattern, a blank or a newline in them are not offered', async () => {
    const unit = '[Unit]\n[Service]\n';
    await using host = await testHost({
      'a*.service': unit,
      'b c.service': unit,
      'd\ne.service': unit,
      '{f,g}.service': unit,
      'good@.service': unit,
      'no-unit.service': 'hello',
      'libx.so.1': '\u007fELF',
      'manual.1': '.Dd today\n',
    });
    expect(parse((await initConfig(host, inputs)).content).contents).toEqual([
      {src: 'good@.service', dst: '/usr/lib/systemd/system/good@.service'},
      {src: 'manual.1', dst: '/usr/share/man/man1/manual.1'},
    ]);
  });

  test('a manifest made to be slow is read in time', async () => {
    const many = (text: string) => text.repeat(Math.floor(250_000 / text.length));
    await using host = await testHost({
      'CMakeLists.txt': many('project(a\n'),
      'Cargo.toml': `[package]\n${many('name = "\\\\')}`,
      'pyproject.toml': `[project]\n${many('authors = [{ "')}`,
      'debian/control': many('Source: a\n \n'),
      'go.mod': many('module '),
    });
    const start = performance.now();
    await initConfig(host, inputs);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test.each([
  ['@scope/App', 'app'],
  ['github.com/a/Tool/v2', 'tool'],
  ['My App!', 'my-app'],
  ['../../etc/passwd', 'passwd'],
  ['--x--', undefined],
  ['c', undefined],
  ['c++', 'c++'],
  ['', undefined],
  [undefined, undefined],
  ['日本', undefined],
])('the name %j becomes the package name %j', (found, name) => {
  expect(packageName(found)).toBe(name);
});

test('a person is a name and an address', () => {
  expect(person('Ann  Example <ann@example.org> (https://example.org)')).toBe(
    'Ann Example <ann@example.org>',
  );
  expect(person('ann@example.org')).toBeUndefined();
  expect(person('Ann <nowhere>')).toBeUndefined();
});

test('a line is one line without variables', () => {
  expect(line(' a\n\tb ')).toBe('a b');
  expect(line('costs 5 $ a month')).toBe('costs 5 $ a month');
  expect(line('costs $5')).toBeUndefined();
  expect(line(5)).toBeUndefined();
});

test('TOML tables end where the next begins, and strings are read as TOML says', () => {
  const text =
    '[a]\nx = "1" # c\nl = [\n  "first", "second"]\nt = {n = \'N\', e = "E"}\n\n[b]\nx = "2"\ny = "\\u0041"\n';
  expect(tomlString(tomlTable(text, '[a]'), 'x')).toBe('1');
  expect(tomlString(tomlTable(text, '[b]'), 'x')).toBe('2');
  expect(tomlString(tomlTable(text, '[a]'), 'y')).toBeUndefined();
  expect(tomlString(tomlTable(text, '[b]'), 'y')).toBe('A');
  expect(tomlString(tomlTable(text, '[a]'), 'l')).toBe('first');
  const inline = tomlInline(tomlTable(text, '[a]'), 't');
  expect([tomlString(inline, 'n'), tomlString(inline, 'e')]).toEqual(['N', 'E']);
  expect(tomlTable(text, '[c]')).toBeUndefined();
});

test.each([
  'plain',
  'a: b',
  '',
  ' x ',
  "it's",
  '"quoted"',
  'a\nb',
  '#c',
  '[x',
  'yes',
  '1e3',
  '-',
  'é',
  'x\u0000',
])('YAML text of %j reads back the same, on one line', (value) => {
  expect(yamlText(value)).not.toContain('\n');
  expect(parse(yamlText(value))).toBe(value);
  expect(parse(`{a: ${yamlText(value)}, b: c}`)).toEqual({a: value, b: 'c'});
  expect(parse(yamlText([value, value]))).toEqual([value, value]);
});
