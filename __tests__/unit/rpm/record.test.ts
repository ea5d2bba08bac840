import {open, readFile, truncate} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/rpm/engines.ts';
import {int32, strings} from '../../../src/formats/rpm/header.ts';
import {TAG} from '../../../src/formats/rpm/tags.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {writeMadeRpm} from '../../support/made-rpm.ts';
import {samplePackage, sampleSources} from '../../support/rpm-package.ts';

let host: TestHost;
beforeEach(async () => {
  host = await testHost(sampleSources);
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
});

const sample = async (): Promise<string> => {
  const [name] = await engines.portable(host, samplePackage(), host.outDir);
  return join(host.outDir, name!);
};
const flip = async (path: string, fromEnd: number) => {
  await using file = await open(path, 'r+');
  const {size} = await file.stat();
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, size - fromEnd);
  byte[0]! ^= 1;
  await file.write(byte, 0, 1, size - fromEnd);
};

test('a record says what the lists of a repository need', async () => {
  const path = await sample();
  const {header, files, ...record} = await engines.record!(path);
  expect(record).toMatchObject({name: 'labtest', version: '1:1.2.3~rc.1-2', arch: 'x86_64'});
  expect(header).toMatchObject({
    epoch: '1',
    version: '1.2.3~rc.1',
    release: '2',
    summary: 'Lab test',
    group: 'Tools',
  });
  const bytes = await readFile(path);
  expect(bytes.subarray(header!.headerStart, header!.headerStart + 3).toString('hex')).toBe('8eade8');
  expect(header!.headerEnd).toBeLessThan(bytes.length);
  const {relations} = header!;
  expect(relations.requires).toEqual(
    expect.arrayContaining([
      {name: 'bash', flags: 'GE', epoch: '0', version: '4'},
      {name: '(gcc or clang)'},
      {name: 'foo', flags: 'LT', epoch: '0', version: '2'},
      {name: 'coreutils', pre: true},
    ]),
  );
  expect(relations.requires!.filter(({name}) => name.startsWith('rpmlib('))).toEqual([]);
  expect(relations.provides).toContainEqual({
    name: 'labtest',
    flags: 'EQ',
    epoch: '1',
    version: '1.2.3~rc.1',
    release: '2',
  });
  expect(Object.keys(relations).sort()).toEqual([
    'conflicts',
    'enhances',
    'obsoletes',
    'provides',
    'recommends',
    'requires',
    'suggests',
    'supplements',
  ]);
  expect(files.find(({path}) => path.endsWith('/empty/'))?.type).toBe('dir');
  expect(files.find(({path}) => path.endsWith('/ghost'))?.type).toBe('ghost');
  expect(header!.changelog).toHaveLength(1);
});

test('epoch 0 is no epoch', async () => {
  const path = await writeMadeRpm(join(host.workDir, 'a.rpm'), [], Buffer.from('x'), [
    [TAG.epoch, int32([0])],
  ]);
  expect((await engines.record!(path)).version).toBe('1-1');
});

test('an epoch that is no number leaves the relation out', async () => {
  const path = await writeMadeRpm(join(host.workDir, 'a.rpm'), [], Buffer.from('x'), [
    [TAG.conflictName, strings(['a', 'b', 'c'])],
    [TAG.conflictFlags, int32([8, 8, 6])],
    [TAG.conflictVersion, strings(['x:1', ':1-2-3', '1'])],
  ]);
  expect((await engines.record!(path)).header!.relations).toEqual({
    conflicts: [{name: 'b', flags: 'EQ', epoch: '0', version: '1', release: '2-3'}, {name: 'c'}],
  });
});

test('old wishes become those of today', async () => {
  const path = await writeMadeRpm(join(host.workDir, 'a.rpm'), [], Buffer.from('x'), [
    [TAG.requireName, strings(['a', 'b'])],
    [TAG.requireFlags, int32([1 << 19, 0])],
    [TAG.requireVersion, strings(['', ''])],
    [1156, strings(['s', 'r'])],
    [1157, strings(['', ''])],
    [1158, int32([0, 1 << 27])],
  ]);
  expect((await engines.record!(path)).header!.relations).toEqual({
    requires: [{name: 'b'}],
    recommends: [{name: 'a'}, {name: 'r'}],
    suggests: [{name: 's'}],
  });
});

test.each([
  ['its end', 1, /its payload is not what its SHA256 digest says/],
  ['its header', 4000, /is not what its SHA(1|256) digest says/],
])('a package with one bit changed in %s is refused', async (_, fromEnd, words) => {
  const path = await sample();
  const {header} = await engines.record!(path);
  const size = (await readFile(path)).length;
  await flip(path, fromEnd === 1 ? 1 : size - header!.headerEnd + 40);
  await expect(engines.record!(path)).rejects.toThrow(words);
});

test.each([0, 50, 3000, -1])('a package that ends after %d bytes is refused', async (length) => {
  const path = await sample();
  const size = (await readFile(path)).length;
  await truncate(path, length < 0 ? size + length : length);
  await expect(engines.record!(path)).rejects.toMatchObject({
    code: 'rpm/unreadable',
    message: expect.stringContaining(path),
    hint: 'build or download it again',
  });
});
