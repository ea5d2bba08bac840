import {expect, test} from '@jest/globals';
import {testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {link, ownLines, put, stage} from '../../../support/staged.ts';

test('what lies below /etc is a config file, wherever it comes from; links and folders are none', async () => {
  await using host = await testHost({f: 'x', 'conf.d/a': 'x', 'conf.d/b': 'x'});
  await put(host, 'job', 0o755);
  await link(host, 'tree/etc/alternative', '/usr/bin/x');
  await put(host, 'tree/etc/init.d/hello', 0o755);
  await put(host, 'tree/etcetera/f');
  const contents = [
    {src: 'f', dst: '/etc/hello.conf'},
    {src: 'f', dst: '/etc/hello/empty/..conf'},
    {src: 'conf.d', dst: '/etc/conf.d/'},
    {src: 'job', dst: '/etc/cron.daily/hello'},
    {src: 'tree', dst: '/', type: 'tree'},
    {src: '../f', dst: '/etc/link', type: 'symlink'},
    {dst: '/etc/hello.d', type: 'dir'},
    {src: 'f', dst: '/etc/hello/pristine', type: 'file'},
    {src: 'f', dst: '/etc/hello/README', type: 'doc'},
    {src: 'f', dst: '/etc/hello/replaced', type: 'config'},
  ];
  const [pkg] = await stage(host, {contents});
  expect(ownLines(pkg!.entries).filter((line) => /\/etc/.test(line))).toEqual([
    'link  0777 root:root /etc/alternative -> /usr/bin/x',
    'file  0644 root:root /etc/conf.d/a 1 config-noreplace',
    'file  0644 root:root /etc/conf.d/b 1 config-noreplace',
    'file  0755 root:root /etc/cron.daily/hello 1 config-noreplace',
    'dir   0755 root:root /etc/hello',
    'file  0644 root:root /etc/hello.conf 1 config-noreplace',
    'dir   0755 root:root /etc/hello.d',
    'file  0644 root:root /etc/hello/README 1 doc',
    'dir   0755 root:root /etc/hello/empty',
    'file  0644 root:root /etc/hello/empty/..conf 1 config-noreplace',
    'file  0644 root:root /etc/hello/pristine 1',
    'file  0644 root:root /etc/hello/replaced 1 config',
    'file  0755 root:root /etc/init.d/hello 1 config-noreplace',
    'link  0777 root:root /etc/link -> ../f',
    'dir   0755 root:root /etcetera',
    'file  0644 root:root /etcetera/f 1',
  ]);
});

test("folders that bear the package's name are its own, others and fleeting ones are only led through", async () => {
  await using host = await testHost({f: 'x'});
  const paths = [
    '/etc/nginx/hello/a/f',
    '/etc/nginx/hello.conf',
    '/run/hello/f',
    '/usr/lib/hello/b/f',
    '/hello2/f',
  ];
  const contents = paths.map((dst) => ({src: 'f', dst, type: 'file'}));
  const values = {
    contents: [...contents, {src: 'f', dst: '/var/lib/hello/f'}],
    directories: ['/var/lib/hello'],
  };
  const folders = async (nfpm: boolean) =>
    ownLines(
      (await stage(host, nfpm ? {contents} : values, {nfpm, targets: [testTarget('rpm', 'rpm')]}))[0]!
        .entries,
    )
      .filter((line) => line.startsWith('dir'))
      .map((line) => line.replace(/.* /, ''));
  expect(await folders(false)).toEqual([
    '/etc/nginx/hello',
    '/etc/nginx/hello/a',
    '/usr/lib/hello',
    '/usr/lib/hello/b',
  ]);
  expect(await folders(true)).toEqual([]);
});
