import {readFile} from 'node:fs/promises';
import {expect, test} from '@jest/globals';
import {ownVersion} from '../../../src/tools/own-version.ts';

test('the version that documents name is the one of package.json', async () => {
  const manifest: unknown = JSON.parse(await readFile('package.json', 'utf8'));
  expect(manifest).toMatchObject({version: ownVersion});
});
