import {link} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import {engines} from '../../../../src/formats/rpm/engines.ts';
import {testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {stage} from '../../../support/staged.ts';

const values = {contents: [{src: 't', dst: '/opt/hello', type: 'tree'}]};
const targets = [testTarget('rpm', 'rpm')];

const linkedHost = async () => {
  const host = await testHost({'t/a': 'a', 't/b': 'b', 't/inner/c': 'c'});
  await link(join(host.workDir, 't/b'), join(host.workDir, 't/inner/same'));
  return host;
};

test('names of one file on the disk are one file in an rpm', async () => {
  await using host = await linkedHost();
  const [pkg] = await stage(host, values, {targets});
  const inodes = Object.fromEntries(
    (pkg?.entries ?? []).flatMap((entry) => (entry.type === 'file' ? [[entry.path, entry.inode]] : [])),
  );
  expect(inodes['/opt/hello/b']).toBe(inodes['/opt/hello/inner/same']);
  expect(inodes['/opt/hello/b']).toMatch(/^\d+:\d+$/);
  expect([inodes['/opt/hello/a'], inodes['/opt/hello/inner/c']]).toEqual([undefined, undefined]);
  const [name = ''] = await engines.portable(host, {...pkg!, options: {}}, host.outDir);
  const {files} = await engines.read(join(host.outDir, name));
  expect(files.filter(({type}) => type === 'hardlink').map(({path}) => path)).toEqual([
    '/opt/hello/inner/same',
  ]);
});

test('a package of an nfpm.yaml says so, and holds copies', async () => {
  await using host = await linkedHost();
  const [pkg] = await stage(host, values, {targets, nfpm: true});
  expect(pkg?.nfpm).toBe(true);
  const [name = ''] = await engines.portable(host, {...pkg!, options: {}}, host.outDir);
  const {files} = await engines.read(join(host.outDir, name));
  expect(files.filter(({type}) => type === 'hardlink')).toEqual([]);
});
