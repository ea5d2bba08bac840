import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {debServiceCases} from '../support/service-cases-deb.ts';
import {rpmServiceCases} from '../support/service-cases-rpm.ts';
import {serviceCasesTable} from '../support/service-cases-table.ts';
import {repositoryRoot} from '../support/sources.ts';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');

test('docs/services.md lists the cases that are tried, each with its result', () => {
  expect(read('docs/services.md')).toContain(`\n\n${serviceCasesTable()}`);
});

test('every case stands in the table, once', () => {
  const table = serviceCasesTable();
  for (const name of [...debServiceCases, ...rpmServiceCases]) expect(table).toContain(name);
  expect(new Set(debServiceCases).size).toBe(debServiceCases.length);
});

test('of every case of a deb the state that it ends in is recorded, as it passed', () => {
  const folder = '__tests__/real/native/__snapshots__';
  const states = ['services-deb', 'services-deb-own'].map((name) => read(`${folder}/${name}.test.ts.snap`));
  for (const name of debServiceCases) expect(states.join('')).toContain(`"${name}": "`);
});
