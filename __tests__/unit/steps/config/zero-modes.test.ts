import {expect, test} from '@jest/globals';
import {loadConfig} from '../../../../src/steps/config/index.ts';
import {testHost, testInputs} from '../../../support/host.ts';

test('a mode or umask of 0 is read as nfpm reads it, and so are overrides for its source packages', async () => {
  await using host = await testHost({
    'nfpm.yaml': [
      'name: a',
      'version: 1.0.0',
      'arch: amd64',
      'umask: 0',
      'contents: [{src: a, dst: /a, file_info: {mode: 0}}]',
      'overrides: {srpm: {depends: [b]}}',
      '',
    ].join('\n'),
  });
  const {values, nfpm} = await loadConfig(host, testInputs());
  expect(nfpm).toBe(true);
  expect(values).toMatchObject({umask: 0, contents: [{file_info: {mode: 0}}]});
});
