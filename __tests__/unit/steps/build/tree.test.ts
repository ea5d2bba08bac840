import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import type {Workshop} from '../../../../src/model/workshop.ts';
import {receive} from '../../../../src/steps/build/tree.ts';
import {testHost} from '../../../support/host.ts';

test('pipes and devices that a build left behind are told, since no package can hold them', async () => {
  await using host = await testHost({'in/root/opt/file': 'x'});
  const root = join(host.workDir, 'in', 'root');
  mkdirSync(join(root, 'run'));
  execFileSync('mkfifo', [join(root, 'run', 'pipe')]);
  const workshop = {
    log: host.log,
    async *get() {
      yield execFileSync('tar', ['-c', '-C', join(host.workDir, 'in'), 'root']);
    },
  };
  const folder = join(host.workDir, 'out');
  expect(await receive(workshop as unknown as Workshop, '/linux-pkg/root', folder)).toBe(true);
  expect(existsSync(join(folder, 'root', 'opt', 'file'))).toBe(true);
  expect(host.warnings).toEqual([
    {message: 'root/run/pipe is left out: neither a file nor a folder nor a link'},
  ]);
});
