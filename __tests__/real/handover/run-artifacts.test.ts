import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {crc32, deflateRawSync} from 'node:zlib';
import {afterEach, describe, expect, test} from '@jest/globals';
import {downloadRunArtifacts, uploadRunArtifact} from '../../../src/tools/run-artifacts.ts';
import {startArtifactService} from '../../support/artifact-service.ts';
import {testHost} from '../../support/host.ts';

const saved = {...process.env};

afterEach(() => {
  process.env = {...saved};
});

/** The artifact client reads the process's own environment, as the runner sets it. */
async function service() {
  const started = await startArtifactService();
  Object.assign(process.env, started.env);
  delete process.env['GITHUB_SERVER_URL'];
  return started;
}

/** A zip of one stored file, under a name that no honest program writes. */
function zipOf(name: string, content: string): Buffer {
  const data = deflateRawSync(content);
  const head = (signature: number, size: number) => {
    const bytes = Buffer.alloc(size);
    bytes.writeUInt32LE(signature, 0);
    return bytes;
  };
  const local = head(0x04034b50, 30);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(Buffer.from(content)), 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const end = head(0x06054b50, 22);
  return Buffer.concat([local, Buffer.from(name), data, end]);
}

describe('run artifacts', () => {
  test('come back in folders of their names with the bytes that were sent', async () => {
    await using _ = await service();
    await using host = await testHost({'up/artifacts.json': '{}', 'up/hello.deb': 'deb', 'other/x': 'x'});
    await uploadRunArtifact('linux-pkg-deb-amd64', {
      dir: join(host.workDir, 'up'),
      files: ['artifacts.json', 'hello.deb'],
    });
    await uploadRunArtifact('screenshots', {dir: join(host.workDir, 'other'), files: ['x']});
    const dirs = await downloadRunArtifacts('linux-pkg-', host.outDir);
    expect(dirs).toEqual([join(host.outDir, 'linux-pkg-deb-amd64')]);
    expect(await readFile(join(dirs[0]!, 'hello.deb'), 'utf8')).toBe('deb');
    expect(await downloadRunArtifacts('linux-pkg-', host.outDir)).toEqual(dirs);
  });

  test('of one name cannot be sent twice: the error says which leg to change', async () => {
    await using _ = await service();
    await using host = await testHost({'hello.deb': 'deb'});
    await uploadRunArtifact('linux-pkg-deb-amd64', {dir: host.workDir, files: ['hello.deb']});
    await expect(
      uploadRunArtifact('linux-pkg-deb-amd64', {dir: host.workDir, files: ['hello.deb']}),
    ).rejects.toMatchObject({
      code: 'artifact/failed',
      message: expect.stringContaining('linux-pkg-deb-amd64'),
      hint: expect.stringContaining('another job of this run'),
    });
  });

  test('never leave the folder they are unpacked in', async () => {
    await using running = await service();
    await using host = await testHost();
    running.plant('linux-pkg-evil', zipOf('../../../outside.txt', 'x'));
    running.plant('linux-pkg-../../worse', zipOf('inside.txt', 'x'));
    expect(await downloadRunArtifacts('linux-pkg-', host.outDir)).toEqual([
      join(host.outDir, 'linux-pkg-evil'),
    ]);
    expect(await readdir(host.workDir)).toEqual(['out']);
    expect(await readdir(host.outDir)).toEqual(['linux-pkg-evil']);
  });

  test('that were changed on the way are refused', async () => {
    await using running = await service();
    await using host = await testHost();
    running.plant('linux-pkg-deb-amd64', zipOf('hello.deb', 'deb'));
    running.corrupt('linux-pkg-deb-amd64');
    await expect(downloadRunArtifacts('linux-pkg-', host.outDir)).rejects.toThrow('digest');
    expect(await readdir(host.outDir)).toEqual([]);
  });
});
