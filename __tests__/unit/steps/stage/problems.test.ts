import {spawnSync} from 'node:child_process';
import {mkdir, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {type TestHost, testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {link, problemsOf, put, type Staging, stage} from '../../../support/staged.ts';

const messages = async (host: TestHost, contents: readonly object[], staging?: Staging) =>
  (await problemsOf(stage(host, {contents}, staging))).map(({message}) => message);

describe('what is missing', () => {
  test('is named all at once, each at its line, once for all targets', async () => {
    await using host = await testHost();
    const values = {
      contents: [
        {src: 'bin/app', dst: '/usr/bin/app'},
        {src: 'conf/*', dst: '/etc/app'},
        {src: 'data', dst: '/usr/share/app', type: 'tree'},
        {src: '$OUT/app', dst: '/usr/bin/b'},
      ],
      scripts: {postinstall: 'post.sh'},
      changelog: 'changelog.yml',
      deb: {scripts: {rules: 'rules.mk'}},
    };
    const targets = [testTarget('deb', 'deb'), testTarget('debian-12', 'deb'), testTarget('rpm', 'rpm')];
    const problems = await problemsOf(stage(host, values, {targets}));
    expect(problems.map(({message}) => message)).toEqual([
      'bin/app does not exist',
      'conf/* matches no file',
      'data does not exist',
      '$OUT/app does not exist',
      'post.sh does not exist',
      'rules.mk does not exist',
      'changelog.yml does not exist',
    ]);
    expect(problems.every(({place}) => place?.line !== undefined)).toBe(true);
    expect(problems[3]?.hint).toContain('expand: true');
  });

  test('a src, where one is needed', async () => {
    await using host = await testHost();
    expect(await messages(host, [{dst: '/a'}, {dst: '/b', type: 'symlink'}])).toEqual([
      '/a has no src',
      'a symlink needs a src: what it points at',
    ]);
  });

  test('a path through a file, a circle of links, and a name that is too long', async () => {
    await using host = await testHost({f: ''});
    await link(host, 'a', 'b');
    await link(host, 'b', 'a');
    const contents = ['f/x', 'a/x', 'n'.repeat(300)].map((src) => ({src, dst: '/x'}));
    expect(await messages(host, contents)).toEqual([
      'f/x cannot be read: a part of its path is no folder',
      'a/x cannot be read: its links lead in a circle',
      `${'n'.repeat(300)} cannot be read: its name is too long`,
    ]);
  });

  test('a tree where there is only a file, files where there is only an empty folder', async () => {
    await using host = await testHost({f: ''});
    await mkdir(join(host.workDir, 'empty'));
    expect(
      await messages(host, [
        {src: 'f', dst: '/a', type: 'tree'},
        {src: 'empty', dst: '/b'},
      ]),
    ).toEqual(['f is no folder', 'the folder empty holds no file']);
  });

  test('the end of a pattern', async () => {
    await using host = await testHost({f: ''});
    expect(await messages(host, [{src: 'a[', dst: '/a'}])).toEqual([
      '"a[" is no pattern: what follows "[" is no list of characters',
    ]);
  });
});

describe('two sources for one path', () => {
  test('are named with both lines', async () => {
    await using host = await testHost({a: '', b: ''});
    const contents = [
      {src: 'a', dst: '/x'},
      {src: 'b', dst: '//x/.'},
    ];
    expect(await messages(host, contents)).toEqual([
      'two sources for /x: a and b (linux-pkg.yml:5 and linux-pkg.yml:8)',
    ]);
  });

  test('are found within one line, in trees, and between files and folders', async () => {
    await using host = await testHost({'d/a/f': '', 'd/b/f': '', 't/x': ''});
    const contents = [
      {src: 'd', dst: '/flat/'},
      {src: 't', dst: '/t', type: 'tree'},
      {src: 't', dst: '/t'},
      {dst: '/t/x', type: 'dir'},
    ];
    expect(await messages(host, contents)).toEqual([
      'two sources for /flat/f: d/a/f and d/b/f (linux-pkg.yml:5)',
      'two sources for /t/x: t/x and t/x (linux-pkg.yml:8 and linux-pkg.yml:12)',
      'two sources for /t/x: t/x and a folder (linux-pkg.yml:8 and linux-pkg.yml:15)',
    ]);
  });

  test('are no clash for folders that agree, or that a tree only brought along', async () => {
    await using host = await testHost({'t/d/f': '', 'u/d/g': ''});
    const contents = [
      {dst: '/opt', type: 'dir'},
      {dst: '/opt', type: 'dir'},
      {src: 't', dst: '/opt', type: 'tree'},
      {src: 'u', dst: '/opt', type: 'tree'},
      {dst: '/opt/d', type: 'dir', file_info: {mode: '0700'}},
    ];
    const [pkg] = await stage(host, {contents});
    expect(pkg?.entries.find(({path}) => path === '/opt/d')).toMatchObject({
      type: 'dir',
      mode: 0o700,
      implicit: false,
    });
  });

  test('are one for folders that disagree', async () => {
    await using host = await testHost();
    const dir = (mode: string) => ({dst: '/opt/x', type: 'dir', file_info: {mode}});
    expect(await messages(host, [dir('0700'), dir('0755')])).toHaveLength(1);
  });

  test('in nfpm mode let a later tree win, with a warning', async () => {
    await using host = await testHost({a: 'first', 't/x': ''});
    const contents = [
      {src: 'a', dst: '/t/x'},
      {src: 't', dst: '/t', type: 'tree'},
    ];
    const [pkg] = await stage(host, {contents}, {nfpm: true});
    expect(pkg?.entries.at(-1)).toMatchObject({path: '/t/x', size: 0});
    expect(host.warnings.map(({message}) => message)).toEqual(['/t/x comes from t/x, not from a']);
  });

  test('a file or link where another entry needs a folder', async () => {
    await using host = await testHost({a: ''});
    const contents = [
      {src: 'a', dst: '/x'},
      {src: 'a', dst: '/x/y/z'},
      {src: '/opt', dst: '/l', type: 'symlink'},
      {src: 'a', dst: '/l/m'},
    ];
    expect(await messages(host, contents)).toEqual([
      '/x is a file (a, linux-pkg.yml:5), and /x/y/z needs a folder there',
      '/l is a link (a link to /opt, linux-pkg.yml:11), and /l/m needs a folder there',
    ]);
  });
});

describe('a path of the package', () => {
  test.each([
    ['usr/bin/x', 'dst "usr/bin/x" is relative'],
    ['./x', 'dst "./x" is relative'],
    ['/usr/../../x', 'dst "/usr/../../x" holds ".."'],
    ['/..', 'dst "/.." holds ".."'],
    ['', 'dst is empty'],
    ['//.', 'f cannot take the place of /'],
    ['/a\nb', '"/a\\nb" holds a control character'],
    ['/a\0b', '"/a\\u0000b" holds a control character'],
    ['/a\u007f', '"/a\u007f" holds a control character'],
    ['/a\ud800', '"/a\\ud800" holds half a character'],
    [`/${'ü'.repeat(128)}`, `/${'ü'.repeat(79)}… is too long`],
  ])('may not be %p', async (dst, message) => {
    await using host = await testHost({f: ''});
    expect(await messages(host, [{src: 'f', dst}])).toEqual([message]);
  });

  test('is taken as nfpm takes it in nfpm mode, but never outside /', async () => {
    await using host = await testHost({f: ''});
    const contents = [{src: 'f', dst: 'usr/lib/../bin/f'}];
    const [pkg] = await stage(host, {contents}, {nfpm: true});
    expect(pkg?.entries.at(-1)?.path).toBe('/usr/bin/f');
    expect(await messages(host, [{src: 'f', dst: '/../f'}], {nfpm: true})).toEqual([
      'dst "/../f" leads out of /',
    ]);
  });
});

test.each(['dir', 'ghost', 'symlink'])('the root folder is no %s of a package', async (type) => {
  await using host = await testHost();
  expect(await messages(host, [{src: 'x', dst: '/', type}])).toEqual(['/ itself is no part of a package']);
});

describe('what no package holds', () => {
  test('pipes and sockets, in trees and by name', async () => {
    await using host = await testHost({'t/f': ''});
    const pipe = join(host.workDir, 't/pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const socket = join(host.workDir, 't/socket');
    const server = createServer().listen(socket);
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      const contents = [
        {src: 't', dst: '/t', type: 'tree'},
        {src: '/dev/null', dst: '/n'},
      ];
      expect(await messages(host, contents)).toEqual([
        't/pipe is a named pipe',
        't/socket is a socket',
        '/dev/null is a device file',
      ]);
    } finally {
      server.close();
    }
  });

  test('names that are not UTF-8, and names with a line break', async () => {
    await using host = await testHost({'t/f': ''});
    const raw = Buffer.concat([Buffer.from(join(host.workDir, 't/caf')), Buffer.from([0xe9])]);
    await writeFile(raw, '');
    await put(host, 't/a\nb');
    expect(await messages(host, [{src: 't', dst: '/t', type: 'tree'}])).toEqual([
      't holds a name that is not UTF-8: caf\\xe9',
      '"a\\nb" holds a control character',
    ]);
  });

  test('owners and groups that are no names', async () => {
    await using host = await testHost({f: ''});
    const bad = [{owner: 'a b'}, {group: 'a:b'}, {owner: 'x'.repeat(33)}, {owner: 'a\nb'}];
    const contents = bad.map((file_info, index) => ({src: 'f', dst: `/${index}`, file_info}));
    expect(await messages(host, contents)).toEqual([
      'owner "a b" is no name',
      'group "a:b" is no name',
      `owner "${'x'.repeat(33)}" is no name`,
      'owner "a\\nb" is no name',
    ]);
  });

  test('what lies behind a link that leads out of the project', async () => {
    await using outside = await testHost({'secret/key': ''});
    await using host = await testHost({f: ''});
    await link(host, 'data', join(outside.workDir, 'secret'));
    for (const content of [{src: 'data/key'}, {src: 'data/*'}])
      expect(await messages(host, [{...content, dst: '/k'}])).toEqual([
        expect.stringMatching(/^data\/.* leads out of the project through a link, to .*secret/),
      ]);
    const [pkg] = await stage(host, {contents: [{src: `${outside.workDir}/secret/key`, dst: '/k'}]});
    expect(pkg?.entries[0]?.path).toBe('/k');
  });

  test('links that lead back to themselves', async () => {
    await using host = await testHost({'t/f': ''});
    await link(host, 't/a', 'b');
    await link(host, 't/b', 'a');
    await link(host, 't/self', 'self');
    await link(host, 't/up', '..');
    expect(await messages(host, [{src: 't', dst: '/opt/t', type: 'tree'}])).toEqual([
      '/opt/t/a is a link that leads back to itself',
      '/opt/t/b is a link that leads back to itself',
      '/opt/t/self is a link that leads back to itself',
    ]);
  });
});

describe('scripts', () => {
  test('are read as they are', async () => {
    await using host = await testHost({'pre.sh': 'echo ü\n', 'tx.sh': '#!/bin/sh\n'});
    const values = {scripts: {preinstall: 'pre.sh'}, rpm: {scripts: {pretrans: 'tx.sh'}}};
    const [rpm] = await stage(host, values, {targets: [testTarget('rpm', 'rpm')]});
    expect(rpm?.scripts).toEqual({preInstall: 'echo ü\n', preTransaction: '#!/bin/sh\n'});
    expect((await stage(host, values))[0]?.scripts).toEqual({preInstall: 'echo ü\n'});
  });

  test('with Windows line ends, a byte order mark, other bytes or no file behind them are refused', async () => {
    await using host = await testHost({
      'crlf.sh': '#!/bin/sh\r\nexit\r\n',
      'bom.sh': '\ufeff#!/bin/sh\n',
      'nul.sh': 'a\0',
    });
    await writeFile(join(host.workDir, 'latin.sh'), Buffer.from([0x65, 0xe9]));
    await mkdir(join(host.workDir, 'dir'));
    const scripts = {
      preinstall: 'crlf.sh',
      postinstall: 'bom.sh',
      preremove: 'nul.sh',
      postremove: 'latin.sh',
    };
    expect((await problemsOf(stage(host, {scripts}))).map(({message}) => message).sort()).toEqual([
      'bom.sh starts with a byte order mark: its #! line would not work',
      'crlf.sh has Windows line ends: its #! line would not work',
      'latin.sh is no text in UTF-8',
      'nul.sh holds a NUL byte',
    ]);
    expect(await problemsOf(stage(host, {scripts: {preinstall: 'dir'}}))).toMatchObject([
      {message: 'dir is no file'},
    ]);
  });
});

test('relations that the format cannot say are told at their line', async () => {
  await using host = await testHost();
  const problems = await problemsOf(stage(host, {depends: ['libc6 (>= 2.36)', 'a b c d !!']}));
  expect(problems).toMatchObject([{place: {line: 6}}]);
  const [pkg] = await stage(host, {depends: ['libc6 (>= 2.36)']});
  expect(pkg?.relations.depends).toEqual(['libc6 (>= 2.36)']);
});
