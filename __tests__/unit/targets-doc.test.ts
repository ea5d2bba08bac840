import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {catalogueTables, withTables} from '../../script/targets/catalogue-tables.ts';
import {repositoryRoot} from '../support/sources.ts';

const page = readFileSync(join(repositoryRoot, 'docs/targets.md'), 'utf8');

test('docs/targets.md holds the catalogue as it is', () => {
  expect(page).toBe(withTables(page));
});

test('no cell of the tables is empty', () => {
  const empty = catalogueTables()
    .split('\n')
    .filter((line) => /\|\s*\|/.test(line));
  expect(empty).toEqual([]);
});

test('a page that lost its markers is an error', () => {
  expect(() => withTables('# Targets')).toThrow('docs/targets.md lacks');
});
