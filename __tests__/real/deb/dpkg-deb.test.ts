import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {engines} from '../../../src/formats/deb/engines.ts';
import type {DebOptions} from '../../../src/formats/deb/options.ts';
import type {Host} from '../../../src/model/host.ts';
import type {Package} from '../../../src/model/package.ts';
import {debPackage, dir, file, link, relations, version, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

const LONG = `/opt/${'a-long-folder/'.repeat(22)}file`;

async function richPackage(host: Host): Promise<Package<DebOptions>> {
  return debPackage({
    version: version('1.2.3', {prerelease: 'rc.1', revision: '2', epoch: 1}),
    relations: relations({depends: ['bash (>= 4)', 'coreutils | busybox'], conflicts: ['hello-old']}),
    scripts: {postInstall: 'echo installed\n', preRemove: '#!/bin/sh\nset -e\n'},
    entries: [
      dir('/etc'),
      await file(host, '/etc/hello.conf', 'greeting=hi\n', {role: 'config-noreplace'}),
      dir('/opt'),
      await file(host, LONG, 'deep'),
      link('/opt/long-link', `/somewhere/${'x/'.repeat(100)}end`),
      await file(host, '/opt/name with \'quotes" and ü', ''),
      dir('/usr'),
      dir('/usr/bin'),
      await file(host, '/usr/bin/hello', '#!/bin/sh\necho hello\n', {mode: 0o4755}),
      await file(host, '/usr/bin/owned', Buffer.alloc(5000, 1), {owner: 'daemon', group: 'adm', mode: 0o640}),
      {type: 'ghost', path: '/var/log/hello.log', mode: 0o644, owner: 'root', group: 'root', mtime: 0},
    ],
  });
}

describe.each(['none', 'gzip', 'gzip:1', 'xz:0', 'zstd', 'zstd:19'])('a deb with %s', (compression) => {
  test('is read by dpkg-deb with every path, mode, owner and time', async () => {
    await using host = await testHost({}, {TZ: 'UTC'});
    const deb = await writeDeb(host, {...(await richPackage(host)), options: {compression}});
    const {stdout} = await host.run(['dpkg-deb', '--contents', deb], {env: {LC_ALL: 'C.UTF-8'}});
    const time = '2026-01-31 12:00';
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      `drwxr-xr-x root/root 0 ${time} ./`,
      `drwxr-xr-x root/root 0 ${time} ./etc/`,
      `-rw-r--r-- root/root 12 ${time} ./etc/hello.conf`,
      `drwxr-xr-x root/root 0 ${time} ./opt/`,
      `-rw-r--r-- root/root 4 ${time} .${LONG}`,
      `lrwxrwxrwx root/root 0 ${time} ./opt/long-link -> /somewhere/${'x/'.repeat(100)}end`,
      `-rw-r--r-- root/root 0 ${time} ./opt/name with 'quotes" and ü`,
      `drwxr-xr-x root/root 0 ${time} ./usr/`,
      `drwxr-xr-x root/root 0 ${time} ./usr/bin/`,
      `-rwsr-xr-x root/root 21 ${time} ./usr/bin/hello`,
      `-rw-r----- daemon/adm 5000 ${time} ./usr/bin/owned`,
      '',
    ]);
  });

  test('unpacks to the same bytes', async () => {
    await using host = await testHost();
    const deb = await writeDeb(host, {...(await richPackage(host)), options: {compression}});
    await host.run(['dpkg-deb', '-x', deb, join(host.workDir, 'x')]);
    expect(await readFile(join(host.workDir, 'x', LONG), 'utf8')).toBe('deep');
    expect(await readFile(join(host.workDir, 'x/usr/bin/owned'))).toEqual(Buffer.alloc(5000, 1));
  });
});

test('dpkg-deb reads the fields, the scripts and the config files', async () => {
  await using host = await testHost();
  const deb = await writeDeb(host, await richPackage(host));
  const field = async (name: string) => (await host.run(['dpkg-deb', '-f', deb, name])).stdout.trim();
  expect(deb.endsWith('/hello_1.2.3~rc.1-2_all.deb')).toBe(true);
  expect(await field('Version')).toBe('1:1.2.3~rc.1-2');
  expect(await field('Depends')).toBe('bash (>= 4), coreutils | busybox');
  expect(await field('Conflicts')).toBe('hello-old');
  expect(await field('Description')).toBe('Says hello.\n And nothing else.');
  const read = async (name: string) => (await host.run(['dpkg-deb', '-I', deb, name])).stdout;
  expect(await read('conffiles')).toBe('/etc/hello.conf\n');
  expect(await read('postinst')).toBe('#!/bin/sh\necho installed\n');
  expect(await read('prerm')).toBe('#!/bin/sh\nset -e\n');
});

test('our reader and the writer agree', async () => {
  await using host = await testHost();
  const deb = await writeDeb(host, await richPackage(host));
  const facts = await engines.read(deb);
  expect({...facts, files: facts.files.length}).toEqual({
    format: 'deb',
    name: 'hello',
    version: '1:1.2.3~rc.1-2',
    arch: 'all',
    fields: {
      Maintainer: 'Example Team <team@example.org>',
      'Installed-Size': '14',
      Section: 'utils',
      Priority: 'optional',
      Homepage: 'https://example.org/hello',
      Description: 'Says hello.\nAnd nothing else.',
    },
    relations: relations({depends: ['bash (>= 4)', 'coreutils | busybox'], conflicts: ['hello-old']}),
    scripts: {postinst: '#!/bin/sh\necho installed\n', prerm: '#!/bin/sh\nset -e\n'},
    files: 10,
    signatures: [],
    compression: 'gzip',
  });
  expect(facts.files.find(({path}) => path === '/usr/bin/owned')).toEqual({
    path: '/usr/bin/owned',
    type: 'file',
    mode: 0o640,
    owner: 'daemon',
    group: 'adm',
    size: 5000,
    mtime: 1_769_860_800,
    to: undefined,
    flags: [],
    digest: expect.stringMatching(/^md5:[0-9a-f]{32}$/),
  });
  expect(facts.files[1]).toMatchObject({path: '/etc/hello.conf', flags: ['conffile'], digest: undefined});
});
