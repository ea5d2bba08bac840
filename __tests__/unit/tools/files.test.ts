import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {digestOf, makeFolder, removeLeftovers, tempDir, writeWhole} from '../../../src/tools/files.ts';
import {testHost} from '../../support/host.ts';

describe('files', () => {
  test('a temporary folder goes away, also after a failure', async () => {
    await using host = await testHost();
    let path = '';
    await expect(
      (async () => {
        await using dir = await tempDir(host.workDir);
        path = dir.path;
        await writeFile(join(path, 'x'), 'x');
        throw new Error('in the middle');
      })(),
    ).rejects.toThrow('in the middle');
    expect(path).not.toBe('');
    expect(existsSync(path)).toBe(false);
  });

  test('a file is written whole, and a failed write leaves neither file nor draft', async () => {
    await using host = await testHost();
    await writeWhole(join(host.workDir, 'a/b.txt'), 'content');
    expect(await readFile(join(host.workDir, 'a/b.txt'), 'utf8')).toBe('content');
    await mkdir(join(host.workDir, 'taken'));
    await expect(writeWhole(join(host.workDir, 'taken'), 'x')).rejects.toThrow();
    expect((await readdir(host.workDir)).sort()).toEqual(['a', 'taken']);
  });

  test('a digest is that of sha256sum', async () => {
    await using host = await testHost({f: 'hello\n'});
    const {stdout} = await host.run(['sha256sum', 'f']);
    expect(await digestOf(join(host.workDir, 'f'))).toEqual({size: 6, sha256: stdout.slice(0, 64)});
  });

  test("what an ended process left is removed, another one's stays", async () => {
    await using host = await testHost({
      '.linux-pkg-12-abc/x': '',
      '.linux-pkg-123-abc/x': '',
      'hello.deb': '',
    });
    await removeLeftovers(host.workDir, 12);
    expect((await readdir(host.workDir)).sort()).toEqual(['.linux-pkg-123-abc', 'hello.deb']);
    await removeLeftovers(join(host.workDir, 'missing'), 12);
  });
});

test.each(['/proc/none', '/proc/none/below', '/dev/null/x'])(
  'a folder that cannot be made is told at once: %s',
  async (path) => {
    await expect(makeFolder(path)).rejects.toThrow(/ENOENT|ENOTDIR|EACCES|EPERM/);
  },
);

test('folders are made with all above them, as often as is asked', async () => {
  await using dir = await tempDir();
  await Promise.all(Array.from({length: 5}, () => makeFolder(join(dir.path, 'a/b/c'))));
  await makeFolder(join(dir.path, 'a'));
  expect((await stat(join(dir.path, 'a/b/c'))).isDirectory()).toBe(true);
});
