import {readdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {describe, expect, test} from '@jest/globals';
import {Ajv} from 'ajv';
import {parse} from 'yaml';
import {type Json, jsonSchema} from '../../../../script/schema/json-schema.ts';
import {between, keyTables} from '../../../../script/schema/key-tables.ts';
import {load, RIGHT} from '../../../support/config.ts';
import {readSources} from '../../../support/sources.ts';

const read = (path: string) => readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** What a person's editor says of a file: it reads YAML 1.2, and our schema. */
function editorOf(schema: Json): (text: string) => readonly string[] {
  const validate = new Ajv({allErrors: true, strictTypes: false}).compile(schema);
  return (text) =>
    validate(parse(text)) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

const editor = editorOf(jsonSchema());

const examples = readdirSync(new URL('../../../../examples', import.meta.url), {recursive: true})
  .map(String)
  .filter((path) => /^[^/]+\/linux-pkg\.yml$/.test(path))
  .map((path) => `examples/${path}`);

describe('what is written from the schema', () => {
  test('is the JSON Schema for editors; else run npm run schema', async () => {
    expect(await read('schema/linux-pkg.schema.json')).toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
  });

  test('is the table in the docs; else run npm run schema', async () => {
    const page = await read('docs/config.md');
    expect(page).toBe(between(page, keyTables()));
    expect(page).toContain('| `contents[].file_info.mode` |');
  });

  test('is written by the script alone: nothing that runs carries the generator', () => {
    const carriers = readSources('src').filter(({code}) => /toJSONSchema|script\//.test(code));
    expect(carriers.map(({path}) => path)).toEqual([]);
  });

  test('refuses a page without its marks', () => {
    expect(() => between('# page', 'x')).toThrow('lacks');
  });
});

describe('the schema for editors', () => {
  test('names in every key what it is for', () => {
    const mute: string[] = [];
    const walk = (json: Json, path: string): void => {
      for (const [key, part] of Object.entries(json.properties ?? {})) {
        if (!part.description && !part['$ref']) mute.push(`${path}.${key}`);
        walk(part, `${path}.${key}`);
      }
      if (json.items) walk(json.items, `${path}[]`);
      for (const part of json.anyOf ?? []) walk(part, path);
    };
    const schema = jsonSchema();
    walk(schema, '');
    for (const [name, part] of Object.entries(schema['definitions'] as Record<string, Json>))
      walk(part, name);
    expect(mute).toEqual([]);
  });

  test.each(examples)('takes %s', async (path) => {
    const text = await read(path);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schema/linux-pkg.schema.json');
    expect(editor(text)).toEqual([]);
    expect(await load({'linux-pkg.yml': text})).toMatchObject({nfpm: false});
  });

  test('takes the config at the top of its page in the docs, as we do', async () => {
    const text = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(await read('docs/config.md'))?.[1] ?? '';
    expect(editor(text)).toEqual([]);
    expect(await load({'linux-pkg.yml': text})).toMatchObject({nfpm: false, values: {name: 'hello'}});
  });

  /** What both take, though an editor sees numbers, truth values and nothing where we see text. */
  test.each([
    'version: 1.10',
    'version: git',
    'version: {from: git, tags: v*}',
    'version: {from: command, command: [git, describe, 1]}',
    'arch: 386',
    'arch: [386, amd64]',
    'vendor: true',
    'license: 2',
    'release: 01',
    'deb:',
    'depends:',
    'depends: a',
    'depends: [a, 1.0]',
    'scripts: {preinstall: }',
    'epoch: 2',
    'epoch: "2"',
    'umask: 0022',
    'umask: "0o022"',
    'mtime: 2026-01-31',
    'mtime: 2026-01-31T12:00:00Z',
    'disable_globbing: true',
    'disable_globbing: yes',
    'contents: [{dst: /a, file_info: {mode: 0755}}]',
    'contents: [{dst: /a, type: config|noreplace, expand: true, targets: deb}]',
    'deb: {fields: {A: 1, B: true, C: }}',
    'overrides: {debian-12: {depends: [a], license: 1}, rpm: }',
    'runs_on: {arm64: [self-hosted, 1]}',
    'images: {debian-12: x}',
    'packages: [{name: 1, depends: a}]',
    'msix: {publisher: CN=A}',
    'locked: [build.finalize]',
  ])('takes what we take: %s', async (line) => {
    expect(editor(`${RIGHT}${line}\n`)).toEqual([]);
    expect(await load({'linux-pkg.yml': `${RIGHT}${line}\n`})).toMatchObject({values: {name: 'hello'}});
  });

  test.each([
    'wibble: 1',
    'depends: {a: b}',
    'contents: [{src: a}]',
    'contents: [{dst: /a, type: confg}]',
    'version: {fro: git}',
    'version_schema: calver',
    'epoch: -1',
    'disable_globbing: maybe',
    'deb: {compresion: xz}',
    'overrides: {deb: {wibble: 1}}',
    'umask: "755"',
  ])('refuses what we refuse: %s', async (line) => {
    expect(editor(`${RIGHT}${line}\n`)).not.toEqual([]);
    expect(await load({'linux-pkg.yml': `${RIGHT}${line}\n`})).toMatch(/^config\/invalid/);
  });
});
