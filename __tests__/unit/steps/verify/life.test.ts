import {expect, test} from '@jest/globals';
import type {OpenWorkshop} from '../../../../src/containers/index.ts';
import type {RunOptions} from '../../../../src/model/host.ts';
import {impatient} from '../../../../src/steps/verify/life.ts';

test('no command of a trial may take for ever, and one may take longer than others', async () => {
  const seen: (RunOptions | undefined)[] = [];
  const patient = {
    run: async (_: readonly string[], options?: RunOptions) => {
      seen.push(options);
      return {stdout: '', stderr: ''};
    },
    [Symbol.asyncDispose]: async () => {
      seen.push({cwd: 'closed'});
    },
  } as unknown as OpenWorkshop;
  const workshop = impatient(patient);
  await workshop.run(['systemctl', 'start', 'never.service']);
  await workshop.run(['apt-get', 'install'], {timeoutMs: 900_000, input: 'x'});
  await workshop[Symbol.asyncDispose]();
  expect(seen).toEqual([{timeoutMs: 300_000}, {timeoutMs: 900_000, input: 'x'}, {cwd: 'closed'}]);
});
