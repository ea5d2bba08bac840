import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {testHost} from '../../../support/host.ts';
import {entriesOf, entryLine, link, ownLines, pathsOf, put} from '../../../support/staged.ts';

const conf = {
  'conf/ab.conf': '',
  'conf/ac.conf': '',
  'conf/.hidden.conf': '',
  'conf/sub/y.conf': '',
  'conf/sub/deep/x.conf': '',
  'one/only.conf': '',
};

describe('where files go', () => {
  // Each row was compared with what nfpm packs.
  test.each([
    ['conf/ab.conf', '/etc/a', ['/etc/a']],
    ['conf/ab.conf', '/etc/a/', ['/etc/a/ab.conf']],
    ['./conf/ab.conf', '/etc/a', ['/etc/a']],
    ['one/*.conf', '/a', ['/a/only.conf']],
    ['conf/*.conf', '/a', ['/a/.hidden.conf', '/a/ab.conf', '/a/ac.conf']],
    ['conf/a*.conf', '/a', ['/a/ab.conf', '/a/ac.conf']],
    ['conf/a*.conf', '/a/', ['/a/ab.conf', '/a/ac.conf']],
    ['conf/s*', '/a', ['/a/deep/x.conf', '/a/y.conf']],
    ['conf/**/*.conf', '/a', ['/a/deep/x.conf', '/a/y.conf']],
    [
      '{conf,one}/*.conf',
      '/a',
      ['/a/conf/.hidden.conf', '/a/conf/ab.conf', '/a/conf/ac.conf', '/a/one/only.conf'],
    ],
    ['conf/sub', '/a', ['/a/deep/x.conf', '/a/y.conf']],
    ['conf/sub/', '/a', ['/a/deep/x.conf', '/a/y.conf']],
    ['conf/sub', '/a/', ['/a/x.conf', '/a/y.conf']],
    ['../{up}/conf/sub', '/a', ['/a/deep/x.conf', '/a/y.conf']],
  ])('%s to %s', async (src, dst, wanted) => {
    await using host = await testHost(conf);
    const up = host.workDir.split('/').at(-1) ?? '';
    expect(pathsOf(await entriesOf(host, {contents: [{src: src.replace('{up}', up), dst}]}))).toEqual(wanted);
  });

  test('names full of brackets, when globbing is off', async () => {
    await using host = await testHost({'w/[x]{a}*.txt': ''});
    const contents = [{src: 'w/[x]{a}*.txt', dst: '/a/'}];
    expect(pathsOf(await entriesOf(host, {contents, disable_globbing: 'true'}))).toEqual(['/a/[x]{a}*.txt']);
  });

  test('a tree keeps its shape, its empty folders and its links', async () => {
    await using host = await testHost({'t/a/f': 'x', 't/b/g': 'xx'});
    await mkdir(join(host.workDir, 't/empty'));
    await link(host, 't/a/l', '../b/g');
    await link(host, 't/dir', 'a');
    expect(ownLines(await entriesOf(host, {contents: [{src: 't', dst: '/opt/x', type: 'tree'}]}))).toEqual([
      'dir   0755 root:root /opt/x',
      'dir   0755 root:root /opt/x/a',
      'file  0644 root:root /opt/x/a/f 1',
      'link  0777 root:root /opt/x/a/l -> ../b/g',
      'dir   0755 root:root /opt/x/b',
      'file  0644 root:root /opt/x/b/g 2',
      'link  0777 root:root /opt/x/dir -> a',
      'dir   0755 root:root /opt/x/empty',
    ]);
  });

  test('a tree laid over / owns none of the folders of the base system', async () => {
    await using host = await testHost({
      't/usr/bin/x': '',
      't/usr/share/x/d': '',
      't/usr/share/man/de/man1/x.1': '',
    });
    const entries = await entriesOf(host, {contents: [{src: 't', dst: '/', type: 'tree'}]});
    expect(pathsOf(entries)).toEqual([
      '/usr/bin/x',
      '/usr/share/man/de/man1/x.1.gz',
      '/usr/share/x',
      '/usr/share/x/d',
    ]);
    expect(entries.map(({path}) => path)).toContain('/usr/share/man/de');
  });

  test('folders of disown_subtree are held, not owned', async () => {
    await using host = await testHost({'t/a/b/f': '', 't/c/f': ''});
    const contents = [{src: 't', dst: '/opt/x', type: 'tree', disown_subtree: ['/opt/x/a', 'opt/x/?']}];
    expect(pathsOf(await entriesOf(host, {contents}))).toEqual([
      '/opt/x',
      '/opt/x/a/b',
      '/opt/x/a/b/f',
      '/opt/x/c/f',
    ]);
  });

  test('a link named outright stays a link, and a pattern looks through a link to a folder', async () => {
    await using host = await testHost({'real/f.so.1': ''});
    await link(host, 'f.so', 'f.so.1');
    await link(host, 'alias', 'real');
    const contents = [
      {src: 'f.so', dst: '/usr/lib/f.so'},
      {src: 'alias/*', dst: '/usr/lib'},
    ];
    expect(ownLines(await entriesOf(host, {contents}))).toEqual([
      'link  0777 root:root /usr/lib/f.so -> f.so.1',
      'file  0644 root:root /usr/lib/f.so.1 0',
    ]);
  });
});

test.each([{src: '.', type: 'tree'}, {src: '.'}, {src: '**'}])(
  'the packages of the last run are not packed: %j',
  async (content) => {
    await using host = await testHost({z: '', 'app/a': '', 'out/old.deb': '', 'app/out/kept': ''});
    const paths = pathsOf(await entriesOf(host, {contents: [{...content, dst: '/opt/x'}]}));
    expect(paths).toContain('/opt/x/app/out/kept');
    expect(paths.join()).not.toContain('old.deb');
  },
);

describe('modes and owners', () => {
  test('are 0755 or 0644 and root, whatever the disk says', async () => {
    await using host = await testHost();
    await put(host, 'a', 0o700);
    await put(host, 'b', 0o666);
    await put(host, 'c', 0o4711);
    const contents = ['a', 'b', 'c'].map((src) => ({src, dst: `/opt/${src}`}));
    expect(ownLines(await entriesOf(host, {contents}))).toEqual([
      'file  0755 root:root /opt/a 1',
      'file  0644 root:root /opt/b 1',
      'file  0755 root:root /opt/c 1',
    ]);
  });

  test('come from the disk in nfpm mode, less the umask', async () => {
    await using host = await testHost();
    await put(host, 't/a', 0o777);
    await put(host, 't/b', 0o600);
    const contents = [{src: 't/*', dst: '/opt/x'}];
    expect(ownLines(await entriesOf(host, {contents}, {nfpm: true}))).toEqual([
      'file  0775 root:root /opt/x/a 1',
      'file  0600 root:root /opt/x/b 1',
    ]);
    expect(ownLines(await entriesOf(host, {contents, umask: '077'}, {nfpm: true}))).toEqual([
      'file  0700 root:root /opt/x/a 1',
      'file  0600 root:root /opt/x/b 1',
    ]);
  });

  test('are as said; a tree is still open to those who may read its files', async () => {
    await using host = await testHost({'t/d/f': ''});
    const contents = [
      {src: 't', dst: '/opt/x', type: 'tree', file_info: {mode: '0640', owner: 'games', group: 'mail'}},
    ];
    expect(ownLines(await entriesOf(host, {contents}))).toEqual([
      'dir   0750 games:mail /opt/x',
      'dir   0750 games:mail /opt/x/d',
      'file  0640 games:mail /opt/x/d/f 0',
    ]);
  });

  test('the time is that of the version, of the config or of the line', async () => {
    await using host = await testHost({f: ''});
    const contents = [
      {src: 'f', dst: '/a/f'},
      {src: 'f', dst: '/a/g', file_info: {mtime: '1970-01-01T00:01:00Z'}},
    ];
    const times = async (values: object) => (await entriesOf(host, values)).map(({mtime}) => mtime);
    expect(await times({contents})).toEqual([1_700_000_000, 1_700_000_000, 60]);
    expect(await times({contents, mtime: '1970-01-01T00:00:02Z'})).toEqual([2, 2, 60]);
  });
});

describe('roles', () => {
  const types = ['config', 'config|noreplace', 'config|missingok', 'doc', 'license', 'licence', 'readme'];
  const contents = [
    ...types.map((type) => ({src: 'f', dst: `/opt/${type}`, type})),
    {src: 'f', dst: '/etc/plain'},
    {src: 'f', dst: '/etc/file', type: 'file'},
    {src: 't', dst: '/etc/tree', type: 'tree'},
    {src: 't', dst: '/opt/tree', type: 'config|tree'},
  ];
  const rolesOf = async (nfpm: boolean, format: string) => {
    await using host = await testHost({f: '', 't/g': ''});
    const entries = await entriesOf(host, {contents}, {nfpm, targets: [{...target, format}]});
    return Object.fromEntries(entries.flatMap((one) => (one.type === 'file' ? [[one.path, one.role]] : [])));
  };
  const target = {
    id: 'x',
    name: 'x',
    distro: undefined,
    release: undefined,
    arch: 'amd64',
    engine: 'portable',
    buildOn: undefined,
    image: undefined,
    suffix: '',
    runsOn: '',
  } as const;

  test('are said by the type; what lies below /etc is kept on upgrades unless it is said otherwise', async () => {
    expect(await rolesOf(false, 'deb')).toEqual({
      '/opt/config': 'config',
      '/opt/config|noreplace': 'config-noreplace',
      '/opt/config|missingok': 'config-missingok',
      '/opt/doc': 'doc',
      '/opt/license': 'license',
      '/opt/licence': 'license',
      '/opt/readme': 'readme',
      '/etc/plain': 'config-noreplace',
      '/etc/file': undefined,
      '/etc/tree/g': 'config-noreplace',
      '/opt/tree/g': 'config',
    });
  });

  test('in nfpm mode only what is said is one, and docs are for the formats that know them', async () => {
    const roles = await rolesOf(true, 'rpm');
    expect([roles['/etc/plain'], roles['/etc/tree/g'], roles['/opt/doc']]).toEqual([
      undefined,
      undefined,
      'doc',
    ]);
    expect(Object.keys(await rolesOf(true, 'deb'))).not.toContain('/opt/doc');
  });
});

test('links, folders and ghosts are made without a source', async () => {
  await using host = await testHost();
  const contents = [
    {src: '../lib/x', dst: '/usr/bin/x', type: 'symlink'},
    {dst: '/var/lib/x/', type: 'dir', file_info: {mode: '0700'}},
    {dst: '/var/log/x.log', type: 'ghost', file_info: {mode: '0640'}},
    {dst: '/usr/lib/x', type: 'dir'},
  ];
  expect((await entriesOf(host, {contents})).map(entryLine)).toEqual([
    'dir   0755 root:root /usr/',
    'dir   0755 root:root /usr/bin/',
    'link  0777 root:root /usr/bin/x -> ../lib/x',
    'dir   0755 root:root /usr/lib/',
    'dir   0755 root:root /usr/lib/x',
    'dir   0755 root:root /var/',
    'dir   0755 root:root /var/lib/',
    'dir   0700 root:root /var/lib/x',
    'dir   0755 root:root /var/log/',
    'ghost 0640 root:root /var/log/x.log',
  ]);
});
