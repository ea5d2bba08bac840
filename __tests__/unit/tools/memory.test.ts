import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from '@jest/globals';
import {repositoryRoot} from '../../support/sources.ts';

const GROWS = `
const kept = [];
for (let i = 0; i < 1_500_000; i++) kept.push({i});
const {getHeapSpaceStatistics} = await import('node:v8');
console.log(getHeapSpaceStatistics().find(({space_name}) => space_name === 'new_space').space_size);`;

const newSpaceAfter = (code: string): number =>
  Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], {encoding: 'utf8'}));

test('the room for new objects stays small, whatever is made', () => {
  const module = pathToFileURL(join(repositoryRoot, 'src/tools/memory.ts'));
  const small = `const {keepNewSpaceSmall} = await import('${module}'); keepNewSpaceSmall();`;
  expect(newSpaceAfter(GROWS)).toBeGreaterThan(4 << 20);
  expect(newSpaceAfter(small + GROWS)).toBeLessThanOrEqual(4 << 20);
});
