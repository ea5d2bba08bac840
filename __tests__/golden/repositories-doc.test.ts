import {expect, test} from '@jest/globals';
import {readPage} from '../support/docs.ts';
import {attacks, attacksTable, CLIENTS, OUTCOMES} from '../support/repository-attacks.ts';

test('docs/repositories.md says what each client makes of an attacked repository, as the tests have seen it', async () => {
  expect(await readPage('docs/repositories.md')).toContain(`\n\n${attacksTable()}\n`);
});

test('every attack has an outcome for every client', () => {
  expect(Object.keys(OUTCOMES)).toEqual(attacks.map(({name}) => name));
  for (const outcomes of Object.values(OUTCOMES)) expect(outcomes).toHaveLength(CLIENTS.length);
});
