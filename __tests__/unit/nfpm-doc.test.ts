import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {parse} from 'yaml';
import {withTables} from '../../script/nfpm/tables.ts';
import {type Json, rawSchema} from '../../script/schema/json-schema.ts';
import {nfpmCases} from '../support/nfpm/cases.ts';
import {options} from '../support/nfpm/options.ts';
import {NFPM_VERSION} from '../support/nfpm/version.ts';
import {repositoryRoot} from '../support/sources.ts';

const page = readFileSync(join(repositoryRoot, 'docs/from-nfpm.md'), 'utf8');

test('docs/from-nfpm.md holds the tables as they are', () => {
  expect(page).toBe(withTables(page));
});

test('a page that lost its markers is an error', () => {
  expect(() => withTables('# From nfpm')).toThrow('docs/from-nfpm.md lacks');
});

test('script/test builds the nfpm that the page speaks of', () => {
  expect(readFileSync(join(repositoryRoot, 'script/test'), 'utf8')).toContain(
    `NFPM_VERSION=${NFPM_VERSION}\n`,
  );
});

/** Whether the config's schema has a key, told as a path. */
const inSchema = (json: Json | undefined, steps: readonly string[]): boolean => {
  const [step = '', ...rest] = steps;
  if (!json) return false;
  if (steps.length === 0) return true;
  return [json, ...(json.anyOf ?? [])].some(({properties, items}) =>
    step === '[]' ? items && inSchema(items, rest) : inSchema(properties?.[step], rest),
  );
};

const stepsOf = (key: string): readonly string[] => key.replaceAll('[]', '.[]').split('.');

test("the config's schema has every option of nfpm", () => {
  expect(options.filter(({key}) => !inSchema(rawSchema(), stepsOf(key)))).toEqual([]);
});

/** The paths of all keys of a value. */
const keysIn = (value: unknown, at = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => keysIn(item, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = at ? `${at}.${key}` : key;
    return [path, ...keysIn(inner, path)];
  });
};

test('a case of the parity test shows every option that both pack', () => {
  const shown = new Set(nfpmCases.flatMap(({config}) => keysIn(parse(config, {merge: true}))));
  const missing = options.filter(({key, outcome, newer}) => outcome !== 'kept' && !newer && !shown.has(key));
  expect(missing.map(({key}) => key)).toEqual([]);
});
