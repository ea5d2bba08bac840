import {expect, test} from '@jest/globals';
import {managerOf} from '../../../../src/managers/index.ts';
import {ToolError} from '../../../../src/model/errors.ts';
import type {Workshop} from '../../../../src/model/workshop.ts';
import {install} from '../../../../src/steps/build/requires.ts';
import {testHost} from '../../../support/host.ts';

const ARCHIVE = 'http://archive.debian.org';
const DEAD = "E: Failed to fetch http://mirror.example.org/x  Could not resolve 'mirror.example.org'";

/** An image whose mirrors do not answer until its sources were written anew. */
async function installFrom(sources: string) {
  await using host = await testHost();
  const put: string[] = [];
  const workshop = {
    manager: managerOf('apt'),
    target: {id: 'debian-11/amd64', buildOn: 'debian-11'},
    log: host.log.branch('debian-11/amd64'),
    run: async (command: readonly string[]) => {
      if (command.includes('update') && put.length === 0) throw new ToolError(command, 100, DEAD);
      if (command[0] === 'cat') return {stdout: sources, stderr: ''};
      const script = command[0] === 'sh' ? String(command[2]) : '';
      return {stdout: script.includes('find') ? '/etc/apt/sources.list\n' : 'apt-get\n', stderr: ''};
    },
    put: async (folder: string) => void put.push(folder),
  };
  const error = await install(workshop as unknown as Workshop, ['make'], {
    archive: ARCHIVE,
    timeoutMs: undefined,
  }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return {error, put, warnings: host.warnings};
}

test('where the mirrors of an ended release are gone, its archive takes their place, with a warning', async () => {
  const {error, put, warnings} = await installFrom('deb http://deb.debian.org/debian bullseye main\n');
  expect(error).toBeUndefined();
  expect(put).toEqual(['/']);
  expect(warnings).toEqual([expect.objectContaining({message: expect.stringContaining(ARCHIVE)})]);
});

test("a mirror of somebody's own stays as it is, and nothing is said of an archive", async () => {
  const {error, put, warnings} = await installFrom('deb http://mirror.example.org/debian bullseye main\n');
  expect(error).toMatchObject({
    code: 'build/requires',
    hint: expect.stringContaining('"mirror.example.org" is not found'),
  });
  expect(put).toEqual([]);
  expect(warnings).toEqual([]);
});
