import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {finishLanding} from '../../../src/steps/sign/index.ts';
import {testHost} from '../../support/host.ts';

/** No process has it: ids end below 2^22. */
const DEAD = 4_999_999;
const OLD = '{"release": {}, "artifacts": []}\n';
const NEW = '{"release": {}, "artifacts": [1]}\n';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An output folder as a run leaves it that is ended between the first name and the second. */
const ended = (pid: number, over: object = {}) => {
  const folder = `.linux-pkg-${pid}-a1B2c3`;
  const files = ['a.rpm', 'a.rpm.asc'].map((name) => ({draft: name, path: name}));
  return testHost({
    'out/artifacts.json': OLD,
    'out/a.rpm': 'signed',
    [`out/${folder}/a.rpm.asc`]: 'signature',
    'out/.linux-pkg-landing.json': JSON.stringify({
      folder,
      files,
      before: digest(OLD),
      handover: NEW,
      ...over,
    }),
  });
};

const contents = async (outDir: string): Promise<Record<string, string>> => {
  const names = (await readdir(outDir)).sort();
  const texts = await Promise.all(
    names.map((name) => readFile(join(outDir, name), 'utf8').catch(() => 'folder')),
  );
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
};

test('what a run began to land is ended by the next one', async () => {
  await using host = await ended(DEAD);
  await finishLanding(host);
  expect(await contents(host.outDir)).toEqual({
    'a.rpm': 'signed',
    'a.rpm.asc': 'signature',
    'artifacts.json': NEW,
  });
  expect(host.lines.join()).toContain('an earlier run was ended');
});

test('packages that were built since are left as they are', async () => {
  await using host = await ended(DEAD, {before: digest('another')});
  await finishLanding(host);
  expect(await contents(host.outDir)).toEqual({'a.rpm': 'signed', 'artifacts.json': OLD});
});

test('a run that is still at it is left alone', async () => {
  await using host = await ended(process.pid);
  const before = await contents(host.outDir);
  await finishLanding(host);
  expect(await contents(host.outDir)).toEqual(before);
});

test.each([
  {files: [{draft: 'a.rpm', path: '../a.rpm'}]},
  {files: [{draft: '../../etc/passwd', path: 'a.rpm'}]},
  {files: [{draft: '..', path: 'a.rpm'}]},
  {folder: '../elsewhere'},
  {files: 'x'},
  {handover: 1},
])('a note that is not ours leads nowhere: %j', async (over) => {
  await using host = await ended(DEAD, over);
  await finishLanding(host);
  expect(await readFile(join(host.outDir, 'artifacts.json'), 'utf8')).toBe(OLD);
});
