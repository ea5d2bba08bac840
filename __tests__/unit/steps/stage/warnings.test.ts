import {describe, expect, test} from '@jest/globals';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {link, type Staging, stage} from '../../../support/staged.ts';

const warned = async (host: TestHost, values: object, staging?: Staging) => {
  await stage(host, values, staging);
  return host.warnings.map(({message}) => message);
};

describe('a link', () => {
  const links = (...pairs: readonly (readonly [string, string])[]) => ({
    contents: pairs.map(([dst, src]) => ({src, dst, type: 'symlink'})),
  });

  test('to nothing that anybody brings is told, with what to do', async () => {
    await using host = await testHost();
    expect(await warned(host, links(['/usr/bin/x', '../lib/gone'], ['/usr/bin/y', '/opt/other/y']))).toEqual([
      '/usr/bin/x is a link to ../lib/gone, which is not in the package',
      '/usr/bin/y is a link to /opt/other/y, which is not in the package',
    ]);
    expect(host.warnings[0]).toMatchObject({hint: expect.stringContaining('depend on'), place: {line: 5}});
  });

  test('to the package, to its siblings or to the base system is not', async () => {
    await using host = await testHost({f: ''});
    const values = {
      packages: [
        {
          name: 'one',
          ...links(
            ['/usr/bin/a', '../lib/one/f'],
            ['/usr/bin/b', '/usr/lib/two/f'],
            ['/usr/lib/n', '/dev/null'],
          ),
        },
        {
          name: 'two',
          contents: [
            {src: 'f', dst: '/usr/lib/two/f'},
            {src: 'f', dst: '/usr/lib/one/f'},
          ],
        },
        {
          name: 'three',
          ...links(['/usr/lib/d', '/usr/share'], ['/usr/bin/e', '/usr/lib/d/x'], ['/bin/f', '/bin/sh']),
        },
      ],
    };
    expect(await warned(host, values)).toEqual([]);
  });
});

test('/usr/local is told once per package, with what it does where', async () => {
  await using host = await testHost({'t/bin/a': '', 't/bin/b': ''});
  const contents = [{src: 't', dst: '/usr/local', type: 'tree'}];
  expect(
    await warned(host, {contents}, {targets: [testTarget('deb', 'deb'), testTarget('rpm', 'rpm')]}),
  ).toEqual(['/usr/local/bin/a and 1 more: /usr/local belongs to the administrator, not to packages']);
  expect(host.warnings[0]?.hint).toMatch(/Debian.*Policy 9\.1\.2.*Fedora.*\/opt/);
});

test.each([
  ['/dev/null', 'overwrite a device'],
  ['/proc/x', 'dpkg and rpm fail'],
  ['/run/hello/pid', 'gone after the next start'],
])('%s belongs to the running system: what becomes of it is told', async (dst, told) => {
  await using host = await testHost({f: ''});
  expect(await warned(host, {contents: [{src: 'f', dst}]})).toEqual([
    expect.stringMatching(/belongs to the running system, not to packages$/),
  ]);
  expect(host.warnings[0]?.hint).toContain(told);
});

test('what everybody may change is told, but for shared folders and links', async () => {
  await using host = await testHost({f: ''});
  await link(host, 'l', '/dev/null');
  const contents = [
    {src: 'f', dst: '/opt/f', file_info: {mode: '0666'}},
    {dst: '/opt/d', type: 'dir', file_info: {mode: '0777'}},
    {dst: '/opt/shared', type: 'dir', file_info: {mode: '01777'}},
    {src: 'l', dst: '/opt/l'},
  ];
  expect(await warned(host, {contents})).toEqual([
    '/opt/d has mode 0777: every user of the machine may change it',
    '/opt/f has mode 0666: every user of the machine may change it',
  ]);
});

test('a path in two packages of one target is told', async () => {
  await using host = await testHost({f: ''});
  const contents = [
    {src: 'f', dst: '/opt/f'},
    {dst: '/opt/d', type: 'dir'},
  ];
  expect(
    await warned(host, {
      packages: [
        {name: 'one', contents},
        {name: 'two', contents},
      ],
    }),
  ).toEqual(['/opt/f is in one and in two: they cannot be installed together']);
});

test('in nfpm mode a link to a folder that a pattern brings is left out, and told', async () => {
  await using host = await testHost({'d/f': '', 'r/g': ''});
  await link(host, 'd/l', '../r');
  const [pkg] = await stage(host, {contents: [{src: 'd/*', dst: '/opt'}]}, {nfpm: true});
  expect(pkg?.entries.map(({path}) => path)).toEqual(['/opt', '/opt/f']);
  expect(host.warnings.map(({message}) => message)).toEqual([
    'd/l is a link to a folder: left out, as in nfpm',
  ]);
});

test("a program that runs with its owner's rights is only for who looks closely", async () => {
  await using host = await testHost({f: ''});
  const told: string[] = [];
  const log = {...host.log, debug: (line: string) => told.push(line)};
  const contents = [
    {src: 'f', dst: '/usr/bin/f', file_info: {mode: '04755'}},
    {dst: '/opt/d', type: 'dir', file_info: {mode: '02755'}},
  ];
  expect(await warned({...host, log}, {contents})).toEqual([]);
  expect(told).toEqual(['/usr/bin/f has mode 04755: it runs with the rights of its owner or group']);
});
