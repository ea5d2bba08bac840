import {chmod, cp, readdir, readFile, symlink} from 'node:fs/promises';
import {delimiter, dirname, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {flags, helpText} from '../../src/commands/command-line.ts';
import {commands} from '../../src/commands/index.ts';
import {keysAt} from '../../src/model/judge.ts';
import {configSchema} from '../../src/steps/config/schema.ts';
import {blockOf, readPage, updateBlock} from '../support/docs.ts';
import {type TestHost, testHost} from '../support/host.ts';
import {repositoryRoot} from '../support/sources.ts';

const hello = join(repositoryRoot, 'examples/hello');
const cli = [process.execPath, join(repositoryRoot, 'src/cli.ts')] as const;

/** What the README shows as the folder of the clone. */
const CLONE = '/home/you/linux-pkg-action';

const SIZES = /\b\d+(\.\d)? (B|kB|MB)\b/g;
const TIMES = /\b\d+\.\d\d s\b/g;

/** Sizes and times differ a little between machines: the columns must be there, with a figure of that kind. */
const normal = (text: string): string =>
  text.replace(SIZES, 'N $2').replace(TIMES, 'N s').replace(/ +$/gm, '').replace(/ {2,}/g, '  ');

const sizesIn = (text: string): readonly number[] => (text.match(SIZES) ?? []).map(Number.parseFloat);

/**
 * Runs script/demo in a clone that has the CLI from its sources as its bundle, and whose npm installs nothing:
 * the dependencies of the project that is tested are there already.
 */
async function printedByDemo(host: TestHost): Promise<string> {
  const clone = join(host.workDir, 'clone');
  await host.files({
    'clone/dist/cli.js': `import ${JSON.stringify(join(repositoryRoot, 'src/cli.ts'))};\n`,
    'bin/npm': '#!/bin/sh\n',
  });
  await chmod(join(host.workDir, 'bin/npm'), 0o755);
  await cp(join(repositoryRoot, 'script/demo'), join(clone, 'script/demo'));
  await cp(hello, join(clone, 'examples/hello'), {recursive: true});
  await symlink(join(repositoryRoot, 'node_modules'), join(clone, 'node_modules'));
  const {stdout} = await host.run([join(clone, 'script/demo')], {
    cwd: host.workDir,
    env: {
      SOURCE_DATE_EPOCH: '1767225600',
      PATH: `${join(host.workDir, 'bin')}${delimiter}${process.env['PATH']}`,
    },
  });
  const [, ...result] = stdout.replaceAll(clone, CLONE).split('\n');
  return result.join('\n');
}

describe('the README', () => {
  test('shows what the demo prints', async () => {
    await using host = await testHost();
    const printed = await printedByDemo(host);
    const before = await readPage('README.md');
    if (normal(blockOf(before, 'demo')) !== normal(printed)) await updateBlock('README.md', 'demo', printed);
    const shown = blockOf(await readPage('README.md'), 'demo');
    expect(normal(shown)).toBe(normal(printed));
    const sizes = sizesIn(printed);
    expect(sizesIn(shown)).toHaveLength(sizes.length);
    for (const [at, size] of sizesIn(shown).entries()) {
      expect(size).toBeGreaterThan(0.9 * sizes[at]!);
      expect(size).toBeLessThan(1.1 * sizes[at]!);
    }
  });

  test('shows a config that builds, in ten lines', async () => {
    const config = blockOf(await readPage('README.md'), 'config');
    expect(
      config
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('#')),
    ).toHaveLength(10);
    await using host = await testHost();
    await cp(hello, host.workDir, {recursive: true});
    await host.files({'linux-pkg.yml': config});
    const command = [...cli, 'build', '--no-verify', '--version', '1.0.0'] as const;
    const {stdout, stderr} = await host.run(command, {env: {SOURCE_DATE_EPOCH: '1767225600'}});
    expect(stdout).toContain('Built 2 packages of version 1.0.0');
    expect(stderr).toBe('');
  });

  test('shows a native config that plans as it says, and is that of the example', async () => {
    const readme = await readPage('README.md');
    const shown = blockOf(readme, 'native');
    await using host = await testHost({'linux-pkg.yml': shown});
    const command = [...cli, 'plan', '--version', '1.0.0'] as const;
    const {stdout} = await host.run(command, {env: {SOURCE_DATE_EPOCH: '1767225600'}});
    for (const name of [
      'hello-native_1.0.0-1~deb12_amd64.deb',
      'hello-native-quotes_1.0.0-1~deb12_all.deb',
    ]) {
      expect(stdout).toContain(name);
      expect(readme).toContain(`\`${name}\``);
    }
    const [readmes, example] = [shown, await readPage('examples/hello-native/linux-pkg.yml')].map((text) =>
      parse(text),
    );
    expect(readmes.build).toEqual(example.build);
    expect(readmes.targets).toEqual(example.targets);
    expect(readmes.packages).toMatchObject(
      example.packages.map(({description: _, ...rest}: {description?: string}) => rest),
    );
  });

  test('shows workflows that are YAML and use what is there', async () => {
    const called = parse(blockOf(await readPage('README.md'), 'workflow'));
    expect(called.jobs.package.uses).toMatch(
      /^org\/linux-pkg-action\/\.github\/workflows\/package\.yml@v\d+$/,
    );
    const action = parse(await readPage('action.yml'));
    const [step] = parse(blockOf(await readPage('README.md'), 'step')).filter(({uses}: {uses: string}) =>
      /^org\/linux-pkg-action@v\d+$/.test(uses),
    );
    for (const input of Object.keys(step.with)) expect(Object.keys(action.inputs)).toContain(input);
  });
});

describe('docs/cli.md', () => {
  test('shows the help as it is printed', async () => {
    await updateBlock('docs/cli.md', 'help', helpText());
    expect(blockOf(await readPage('docs/cli.md'), 'help')).toBe(helpText());
  });

  test('has a section for each command, with its example', async () => {
    const page = await readPage('docs/cli.md');
    const sections = page.split(/^## /m).map((text) => [text.split('\n', 1)[0], text] as const);
    for (const [name, {example}] of Object.entries(commands)) {
      const text = sections.find(([title]) => title?.startsWith(`\`${name}\``))?.[1];
      expect([name, text?.includes(example)]).toEqual([name, true]);
    }
  });

  test('has a row for each option', async () => {
    const page = await readPage('docs/cli.md');
    const rows = [...page.matchAll(/^\| `--([a-z-]+)/gm)].map(([, name]) => name);
    expect(rows).toEqual(Object.keys(flags).filter((name) => name !== 'help'));
  });
});

describe('docs/repositories.md', () => {
  test('has a row for each setting', async () => {
    const page = await readPage('docs/repositories.md');
    const settings = page.split('\n## ').find((part) => part.startsWith('The settings')) ?? '';
    const rows = [...settings.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, key = '']) => key),
    );
    expect(rows.toSorted()).toEqual(keysAt(configSchema, ['repository']).toSorted());
  });
});

describe('docs/architecture.md', () => {
  test('names every room, step and format', async () => {
    const page = await readPage('docs/architecture.md');
    const named = async (folder: string, as: (name: string) => string) =>
      (await readdir(join(repositoryRoot, 'src', folder), {withFileTypes: true}))
        .filter((entry) => entry.isDirectory())
        .map(({name}) => name)
        .filter((name) => !page.includes(as(name)));
    expect(await named('', (name) => `\`${name}/`)).toEqual([]);
    expect(await named('formats', (name) => `| \`${name}\` |`)).toEqual([]);
    expect(await named('steps', (name) => name)).toEqual([]);
  });

  test('has the steps of each command in the order in which its file calls them', async () => {
    const page = await readPage('docs/architecture.md');
    const shared = (
      await Promise.all(
        ['make', 'seal', 'delivery', 'repository'].map((name) => readPage(`src/commands/${name}.ts`)),
      )
    ).join('\n');
    // What several commands do alike stands in functions of its own.
    const whole = (code: string): string =>
      code.replace(/await (\w+Packages|leaveEverywhere|\w+Repository)\(/g, (call, name: string) => {
        const [, body] = new RegExp(`function ${name}\\(([^]*?)\n}`).exec(shared) ?? [];
        return body === undefined ? call : whole(body);
      });
    for (const name of ['plan', 'build', 'publish', 'all']) {
      const [, steps = ''] = new RegExp(`^\\| \`${name}\` \\| ([^|(]+)`, 'm').exec(page) ?? [];
      const code = whole(await readPage(`src/commands/${name}.ts`));
      const groups = [...code.matchAll(/group\('([^']+)'/g)].map(([, title = '']) => title.toLowerCase());
      // A dry run stages early what needs no build.
      const last = groups.filter((title, index) => !groups.includes(title, index + 1));
      expect(steps.trim().split(', ')).toEqual(last);
    }
  });
});

describe('the pages', () => {
  test('are all linked from the README', async () => {
    const readme = await readPage('README.md');
    const names = (await readdir(join(repositoryRoot, 'docs'))).filter((name) => name.endsWith('.md'));
    const pages = names.map((name) => `docs/${name}`);
    expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([]);
  });

  test('link only to files and headings that exist', async () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'CHANGELOG.md',
      ...(await readdir(join(repositoryRoot, 'docs'))).map((name) => `docs/${name}`),
    ].filter((path) => path.endsWith('.md'));
    const broken: string[] = [];
    for (const page of pages)
      for (const [, target = ''] of (await readPage(page)).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https:\/\//.test(target)) continue;
        const [path = '', heading] = target.split('#');
        const file = path === '' ? page : join(dirname(page), path);
        const text = await readFile(join(repositoryRoot, file), 'utf8').catch(() => undefined);
        if (text === undefined || (heading && !headingsOf(text).includes(heading)))
          broken.push(`${page}: ${target}`);
      }
    expect(broken).toEqual([]);
  });
});

/** As GitHub makes them. */
const headingsOf = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
