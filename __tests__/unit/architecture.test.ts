import {describe, expect, test} from '@jest/globals';
import {distros} from '../../src/distros/index.ts';
import {formats} from '../../src/formats/index.ts';
import {managers} from '../../src/managers/index.ts';
import {parseSource, readSources, type Source} from '../support/sources.ts';

/** Who may import whom: a layer sees itself and what is listed for it. The entries are the files of src/ itself. */
const MAY_SEE: Readonly<Record<string, readonly string[]>> = {
  model: [],
  archive: ['model'],
  text: ['model'],
  tools: ['model', 'text'],
  containers: ['model', 'archive', 'text', 'tools'],
  managers: ['model', 'text'],
  distros: ['model'],
  formats: ['model', 'archive', 'text', 'tools', 'containers'],
  repositories: ['model', 'archive', 'text', 'tools'],
  stores: ['model', 'text', 'tools'],
  publishers: ['model', 'text', 'tools', 'stores'],
  channels: ['model', 'text'],
  policies: ['model', 'text'],
  steps: [
    'model',
    'archive',
    'text',
    'tools',
    'containers',
    'managers',
    'distros',
    'formats',
    'repositories',
    'stores',
    'publishers',
    'channels',
    'policies',
  ],
  commands: ['model', 'text', 'tools', 'steps'],
  entries: ['model', 'text', 'tools', 'steps', 'commands'],
};

const PLUGINS = new Set([
  'managers',
  'distros',
  'formats',
  'repositories',
  'stores',
  'publishers',
  'channels',
  'policies',
]);

/** The one place where each library comes in. */
const DOORS: Readonly<Record<string, RegExp>> = {
  zod: /^model\/schema\.ts$/,
  yaml: /^(steps\/config\/|text\/yaml\.ts$)/,
  execa: /^tools\/exec\.ts$/,
  '@actions/core': /^tools\/actions\.ts$/,
  '@actions/artifact': /^tools\/run-artifacts\.ts$/,
  '@octokit/rest': /^tools\/github\.ts$/,
  '@aws-sdk/client-s3': /^stores\/s3\//,
  '@actions/cache': /^tools\/run-cache\.ts$/,
  '@actions/tool-cache': /^tools\/tool-cache\.ts$/,
  handlebars: /^text\/template\.ts$/,
  openpgp: /^tools\/openpgp\//,
};

const layerOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : 'entries');

/** The plugin or step that a file belongs to: `formats/deb`, `distros/debian.ts`, `steps/plan`. */
const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/** A step's own door: its one file, or its folder's index. Entries alone may take a light file from behind it. */
const isDoor = (path: string): boolean => /^steps\/([^/]+|[^/]+\/index)\.ts$/.test(path);

function breachesOf({path, imports}: Source): string[] {
  const from = layerOf(path);
  return imports.flatMap(({specifier, file}) => {
    if (file === undefined) return doorBreach(path, specifier);
    const to = layerOf(file);
    if (from === 'entries' && file === '../package.json') return [];
    if (file.startsWith('..')) return [`${path} imports ${file}, which is not in src`];
    if (to !== from && !MAY_SEE[from]?.includes(to))
      return [`${path} imports ${file}: ${from} must not see ${to}`];
    if (PLUGINS.has(to) && to !== from && file !== `${to}/index.ts`)
      return [`${path} reaches past ${to}/index.ts into ${file}`];
    if (PLUGINS.has(to) && to === from && path !== `${to}/index.ts` && roomOf(path) !== roomOf(file))
      return [`${path} imports its sibling ${file}`];
    if (to === 'steps' && from !== 'entries' && roomOf(path) !== roomOf(file) && !isDoor(file))
      return [`${path} reaches past ${roomOf(file)}/index.ts into ${file}`];
    return [];
  });
}

const libraryOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function doorBreach(path: string, specifier: string): string[] {
  if (specifier.startsWith('node:')) return [];
  const library = libraryOf(specifier);
  const door = Object.hasOwn(DOORS, library) ? DOORS[library] : undefined;
  if (!door) return [`${path} imports ${library}, which has no door in this test`];
  return door.test(path) ? [] : [`${path} imports ${library}, whose place is ${door.source}`];
}

const pluginIds = new Set([...Object.keys(formats), ...Object.keys(distros), ...Object.keys(managers)]);
const PLUGIN_BLIND = new Set([
  'model',
  'archive',
  'text',
  'tools',
  'containers',
  'steps',
  'commands',
  'entries',
]);

/** Places where core code has learned the name of a plugin. */
const namesIn = ({path, code}: Source): string[] =>
  PLUGIN_BLIND.has(layerOf(path))
    ? [...code.matchAll(/(['"`])([a-z0-9-]+)\1/g)]
        .filter(([, , word = '']) => pluginIds.has(word))
        .map(([literal]) => `${path} names the plugin ${literal}`)
    : [];

describe('the sources', () => {
  const sources = readSources('src');

  test('are read at all', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.find(({path}) => path === 'formats/index.ts')?.imports.length).toBeGreaterThan(2);
  });

  test('import in one direction, plugins and steps through their doors, libraries in one place', () => {
    expect(sources.flatMap(breachesOf)).toEqual([]);
  });

  test('name no plugin outside the plugins', () => {
    expect(sources.flatMap(namesIn)).toEqual([]);
  });

  test('have no default export, no class but errors, no file above 250 lines', () => {
    const bad = sources.flatMap(({path, code, text}) => [
      ...(/^export default\b|\bas default\b/m.test(code) ? [`${path} has a default export`] : []),
      ...[...code.matchAll(/\bclass\s+(\w+)(?:\s+extends\s+(\w+))?/g)]
        .filter(([, , parent]) => !parent?.endsWith('Error'))
        .map(([, name]) => `${path} has the class ${name}`),
      ...(text.trimEnd().split('\n').length > 250 ? [`${path} has more than 250 lines`] : []),
    ]);
    expect(bad).toEqual([]);
  });

  test('are short: half of them have 80 lines or less', () => {
    const lengths = sources.map(({text}) => text.trimEnd().split('\n').length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  });

  test('exit or print only in the entries', () => {
    const bad = sources
      .filter(({path}) => layerOf(path) !== 'entries' && layerOf(path) !== 'tools')
      .filter(({code}) => /\bprocess\.(exit|exitCode|stdout|stderr)\b|\bconsole\.\w/.test(code))
      .map(({path}) => path);
    expect(bad).toEqual([]);
  });
});

/** The libraries that are loaded with a file, before anything is done. */
function librariesOf(sources: readonly Source[], path: string): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const seen = new Set([path]);
  const found = new Set<string>();
  for (const each of seen)
    for (const {specifier, file, atOnce} of byPath.get(each)?.imports ?? [])
      if (atOnce && file !== undefined) seen.add(file);
      else if (atOnce && !specifier.startsWith('node:')) found.add(libraryOf(specifier));
  return [...found].sort();
}

describe('a start loads', () => {
  const sources = readSources('src');

  test.each([
    ['cli.ts', []],
    ['commands/plan.ts', ['zod']],
    ['commands/inspect.ts', ['zod']],
    ['commands/build.ts', ['zod']],
    ['commands/verify.ts', ['openpgp', 'zod']],
    ['commands/repo.ts', ['openpgp', 'zod']],
    ['commands/publish.ts', ['openpgp', 'zod']],
    ['commands/all.ts', ['openpgp', 'zod']],
  ])('with %s: %j, and no library that only some runs need', (path, libraries) => {
    expect(librariesOf(sources, path)).toEqual(libraries);
  });
});

describe('the test itself', () => {
  const breaches = (path: string, text: string) => breachesOf(parseSource(path, text));

  test.each([
    ['model/x.ts', "import {a} from '../tools/host.ts'", 'model must not see tools'],
    ['formats/a/a.ts', "export {b} from '../b/b.ts'", 'imports its sibling'],
    ['distros/a.ts', "import {b} from './b.ts'", 'imports its sibling'],
    ['formats/a/a.ts', "await import('../../steps/plan/index.ts')", 'formats must not see steps'],
    ['steps/plan/plan.ts', "import type {B} from '../../formats/b/b.ts'", 'reaches past formats/index.ts'],
    ['steps/plan/plan.ts', "import {s} from '../stage/links.ts'", 'reaches past steps/stage/index.ts'],
    ['commands/plan.ts', "import {f} from '../formats/index.ts'", 'commands must not see formats'],
    ['steps/plan/plan.ts', "import * as z from 'zod'", 'whose place is'],
    ['main.ts', "import * as core from '@actions/core/lib/core.js'", 'whose place is'],
    ['main.ts', "import 'zod'", 'whose place is'],
    ['main.ts', "import {\n  a,\n  b,\n} from 'zod'", 'whose place is'],
    ['tools/host.ts', "import leftPad from 'left-pad'", 'has no door'],
    ['tools/host.ts', "import {x} from '../../__tests__/x.ts'", 'not in src'],
  ])('sees a breach in %s: %s', (path, text, message) => {
    expect(breaches(path, text)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ['formats/index.ts', "import {a} from './a/a.ts'"],
    ['formats/a/a.ts', "import {b} from './options.ts'\nimport {c} from '../../model/format.ts'"],
    [
      'steps/plan/plan.ts',
      "import {Config} from '../config/index.ts'\nimport {formats} from '../../formats/index.ts'",
    ],
    ['commands/all.ts', "import {assemble} from '../steps/assemble.ts'"],
    ['commands/all.ts', "const hint = from === 'zod' ? 'taken from' : 'zod';"],
    ['steps/plan/plan.ts', "// import * as z from 'zod'\n/* import {b} from '../../formats/b/b.ts' */"],
  ])('sees no breach in %s: %s', (path, text) => {
    expect(breaches(path, text)).toEqual([]);
  });

  test('sees the name of a plugin in code, not in comments or sentences', () => {
    const [id = ''] = Object.keys(formats);
    expect(namesIn(parseSource('steps/x.ts', `if (format === '${id}') return;`))).toHaveLength(1);
    expect(namesIn(parseSource('steps/x.ts', `// '${id}'\nconst hint = 'such as ${id}, or all';`))).toEqual(
      [],
    );
  });
});
