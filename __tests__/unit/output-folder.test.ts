import {mkdir, readdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../src/model/errors.ts';
import {openOutputFolder} from '../../src/steps/output-folder.ts';
import {type TestHost, testHost} from '../support/host.ts';

async function refusalOf(host: TestHost): Promise<UserError> {
  try {
    await using _ = await openOutputFolder(host, ['hello.deb']);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the folder was taken');
}

describe('the output folder', () => {
  test('is made, and what an earlier run left there may be replaced', async () => {
    await using host = await testHost();
    {
      await using draft = await openOutputFolder(host, ['hello.deb']);
      expect(await readdir(host.outDir)).toHaveLength(1);
      expect(draft.path.startsWith(host.outDir)).toBe(true);
    }
    await host.files({'out/artifacts.json': '{"version":1,"release":{},"targets":[],"artifacts":[]}'});
    await using draft = await openOutputFolder(host, ['hello.deb']);
    expect(draft.path.startsWith(host.outDir)).toBe(true);
  });

  test.each(['{"mine": 1}', 'not JSON', '[]', ''])(
    "somebody's own artifacts.json (%j) stays as it is",
    async (text) => {
      await using host = await testHost({'out/artifacts.json': text});
      const {message, hint} = await refusalOf(host);
      expect(message).toContain('was not written by linux-pkg');
      expect(hint).toContain('--out');
      expect(await readFile(join(host.outDir, 'artifacts.json'), 'utf8')).toBe(text);
      expect(await readdir(host.outDir)).toEqual(['artifacts.json']);
    },
  );

  test('every folder that stands where a file is to go is told before anything is written', async () => {
    await using host = await testHost({'out/hello.deb/x': '', 'out/artifacts.json/x': ''});
    const {problems} = await refusalOf(host);
    expect(problems.map(({message}) => message)).toEqual([
      expect.stringContaining('hello.deb is a folder'),
      expect.stringContaining('artifacts.json is a folder'),
    ]);
    expect((await readdir(host.outDir)).sort()).toEqual(['artifacts.json', 'hello.deb']);
  });

  test('a file in its place is the user’s to move, not a defect to report', async () => {
    await using host = await testHost({out: 'precious'});
    expect((await refusalOf(host)).message).toMatch(/out cannot be used: it is a file$/);
    expect(await readFile(host.outDir, 'utf8')).toBe('precious');
  });

  test('so is a path through a file, and a link that leads nowhere', async () => {
    await using host = await testHost({file: ''});
    const below = {...host, outDir: join(host.workDir, 'file/out')};
    expect((await refusalOf(below)).message).toContain('a part of its path is a file');
    await mkdir(join(host.workDir, 'links'));
    await symlink('nowhere', join(host.workDir, 'links/out'));
    const linked = {...host, outDir: join(host.workDir, 'links/out')};
    expect((await refusalOf(linked)).message).toContain('leads nowhere');
  });
});
