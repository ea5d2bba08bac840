import {readFile} from 'node:fs/promises';
import {describe, expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {commands} from '../../src/commands/index.ts';

interface Described {
  readonly description: string;
  readonly default?: string;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly runs: Readonly<Record<string, string>>;
  readonly branding: Readonly<Record<string, string>>;
}

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const action = parse(await read('action.yml')) as ActionFile;
const docs = await read('docs/action.md');
const main = await read('src/main.ts');
const keys = await read('src/tools/secret-env.ts');
const report = (await read('src/steps/report/index.ts')) + (await read('src/steps/publish/report.ts'));

/** The names and texts of one table of the docs. */
const rowsOf = (heading: string): readonly (readonly string[])[] =>
  (docs.split(`## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );

describe('action.yml', () => {
  test('has the inputs of the docs, with their defaults and words', () => {
    const inputs = Object.entries(action.inputs).map(([name, it]) => [
      name,
      it.default ?? '',
      it.description,
    ]);
    expect(rowsOf('Inputs')).toEqual(inputs);
  });

  test('has the outputs of the docs, with their words', () => {
    expect(rowsOf('Outputs')).toEqual(
      Object.entries(action.outputs).map(([name, it]) => [name, it.description]),
    );
  });

  test('declares every input that the entry reads, and the entry reads every input that works', () => {
    const readNames = [
      ...[...main.matchAll(/action(?:Input|Flag)\('([^']+)'\)/g)].map((match) => match[1]),
      ...[...keys.matchAll(/'INPUT_([A-Z-]+)'/g)].map((match) => match[1]!.toLowerCase()),
    ];
    const working = Object.entries(action.inputs).filter(
      ([, it]) => !it.description.includes('Not in this version'),
    );
    expect(new Set(readNames)).toEqual(new Set(working.map(([name]) => name)));
  });

  test('names the commands that need no file: the action has no way to say one', () => {
    const named = action.inputs['command']!.description.match(/[a-z]+(?=,| or|\.$)/g);
    const able = Object.entries(commands).flatMap(([name, {args}]) =>
      args === '' || args.startsWith('[') ? [name] : [],
    );
    expect(new Set(named)).toEqual(new Set(able));
  });

  test('declares every output that the report sets', () => {
    for (const name of Object.keys(action.outputs)) expect(report).toMatch(new RegExp(`\\b${name}'?:`));
  });

  test('runs the bundle on node24, with a post entry for clean-up', async () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/main.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
    expect(action.branding).toMatchObject({icon: 'package'});
  });
});
