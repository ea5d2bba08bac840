import {expect, test} from '@jest/globals';
import {measurePublishing, uploadFigures} from '../../../script/benchmark/publishing.ts';
import {repositoryPath} from '../../support/repository.ts';

test('the bench brings the same files to the same server with us and with curl', async () => {
  const small = {cli: repositoryPath('src/cli.ts'), runs: 1, files: 5, bytes: 2 ** 20};
  const rows = await measurePublishing({...small, isWanted: (name) => name.startsWith('publish/')});
  expect(rows).toEqual([
    expect.objectContaining({what: '5 files of 1 MB to a release', bytes: 5 * 2 ** 20}),
    expect.objectContaining({what: 'the command `publish` with 5 files of 1 MB', curl: undefined}),
  ]);
  for (const {ours, curl = 1, peakBytes} of rows) expect(Math.min(ours, curl, peakBytes)).toBeGreaterThan(0);
  expect(uploadFigures(rows)).toMatch(/^\| 5 files of 1 MB to a release \| \d+\.\d\d s \(\d+ MB\/s\) \|/m);
  expect(await measurePublishing({...small, isWanted: () => false})).toEqual([]);
});
