import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {type TarHead, tarEnd, tarHead, tarPadding} from '../../../src/archive/tar.ts';
import {readTar} from '../../../src/archive/tar-reader.ts';
import {packEntries, packFiles} from '../../../src/containers/pack-entries.ts';
import {packFolder} from '../../../src/containers/pack-folder.ts';
import {unpackTar} from '../../../src/containers/unpack.ts';
import type {Entry} from '../../../src/model/package.ts';
import {testHost} from '../../support/host.ts';
import {PROJECT} from '../../support/scratch.ts';

const bytesOf = async (tar: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk);
  return Buffer.concat(chunks);
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const namesOf = async (tar: AsyncIterable<Uint8Array>): Promise<string[]> => {
  const names: string[] = [];
  for await (const {name} of readTar(tar)) names.push(name);
  return names;
};

const head = (over: Partial<TarHead>): TarHead => ({
  name: 'x',
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  uname: '',
  gname: '',
  size: 0,
  mtime: 1,
  to: '',
  ...over,
});

const member = (over: Partial<TarHead>, body = ''): Buffer =>
  Buffer.concat([tarHead(head({...over, size: body.length})), Buffer.from(body), tarPadding(body.length)]);

const archive = (...members: Buffer[]): AsyncGenerator<Uint8Array> =>
  once(Buffer.concat([...members, tarEnd()]));

describe('a folder as a tar archive', () => {
  test('is read by tar as what the folder holds: modes, times, links, hard links, long and odd names', async () => {
    const long = `${'d'.repeat(120)}/${'f'.repeat(200)}`;
    await using host = await testHost({
      'in/a': 'one',
      [`in/${long}`]: 'two',
      'in/é “\n\t"$(id)': 'three',
      'in/empty': '',
    });
    const at = (path: string) => join(host.workDir, 'in', path);
    linkSync(at('a'), at('b'));
    chmodSync(at('empty'), 0o4751);
    symlinkSync('../../etc/passwd', at('link'));
    symlinkSync('a', at('.hidden'));
    mkdirSync(at('folder'), {mode: 0o1777});
    chmodSync(at('folder'), 0o1777);
    utimesSync(at('a'), 1_000_000_000, 1_000_000_000);
    const tar = await bytesOf(packFolder(join(host.workDir, 'in')));
    mkdirSync(join(host.workDir, 'out'));
    execFileSync('tar', ['-xp', '-C', join(host.workDir, 'out'), '--no-same-owner'], {input: tar});
    const out = (path: string) => join(host.workDir, 'out', path);
    expect(execFileSync('diff', ['-r', '--no-dereference', at('.'), out('.')]).toString()).toBe('');
    expect(lstatSync(out('a'))).toMatchObject({nlink: 2, mtimeMs: 1_000_000_000_000});
    expect(lstatSync(out('empty')).mode).toBe(0o104751);
    expect(lstatSync(out('b')).ino).toBe(lstatSync(out('a')).ino);
    expect(lstatSync(out('folder')).mode).toBe(0o041777);
    expect(readlinkSync(out('link'))).toBe('../../etc/passwd');
  });

  test('leaves out what it is told to, with all that it holds', async () => {
    await using host = await testHost({'a/x': '1', 'out/y': '2', 'out/z/w': '3', b: '4'});
    const skip = (path: string) => path === host.outDir;
    expect(await namesOf(packFolder(host.workDir, {skip}))).toEqual(['./a/', './a/x', './b']);
  });

  test('is sorted by bytes, each folder before what it holds, and the same every time', async () => {
    await using host = await testHost({b: '', 'a.b': '', 'a/x': '', B: ''});
    expect(await namesOf(packFolder(host.workDir))).toEqual(['./B', './a/', './a/x', './a.b', './b']);
    expect(await bytesOf(packFolder(host.workDir))).toEqual(await bytesOf(packFolder(host.workDir)));
  });

  test('does not hold pipes and sockets, and does not wait for them', async () => {
    await using host = await testHost({a: '1'});
    execFileSync('mkfifo', [join(host.workDir, 'pipe')]);
    expect(await namesOf(packFolder(host.workDir, {log: host.log}))).toEqual(['./a']);
  });

  test('names every file that cannot be in it', async () => {
    await using host = await testHost({a: '1'});
    writeFileSync(Buffer.concat([Buffer.from(`${host.workDir}/caf`), Buffer.from([0xe9])]), '');
    symlinkSync(Buffer.from([0xff]), join(host.workDir, 'link'));
    await expect(bytesOf(packFolder(host.workDir))).rejects.toMatchObject({
      problems: [
        {message: expect.stringContaining('is not UTF-8'), hint: 'rename or remove it'},
        {message: expect.stringContaining('link')},
      ],
    });
    await expect(bytesOf(packFolder(join(host.workDir, 'none')))).rejects.toThrow('cannot be read');
  });
});

describe('unpacking', () => {
  test('gives back what was packed, modes that close folders included', async () => {
    await using host = await testHost({'in/a/b/c': 'deep', 'in/s': 'setuid'});
    const at = (path: string) => join(host.workDir, path);
    chmodSync(at('in/s'), 0o6755);
    linkSync(at('in/s'), at('in/t'));
    symlinkSync('/nowhere', at('in/dangling'));
    chmodSync(at('in/a/b'), 0o555);
    chmodSync(at('in/a'), 0o500);
    await unpackTar(packFolder(at('in')), at('out'));
    expect(execFileSync('diff', ['-r', '--no-dereference', at('in'), at('out')]).toString()).toBe('');
    expect(lstatSync(at('out/s'))).toMatchObject({mode: 0o106755});
    expect(lstatSync(at('out/t'))).toMatchObject({mode: 0o106755});
    expect(lstatSync(at('out/a')).mode).toBe(0o040500);
    expect(lstatSync(at('out/a/b')).mtimeMs).toBe(Math.floor(lstatSync(at('in/a/b')).mtimeMs / 1000) * 1000);
  });

  test('works for a user without rights, and so does removing what it made', async () => {
    await using host = await testHost({'in/a/b': 'x'});
    const {workDir} = host;
    chmodSync(join(workDir, 'in/a'), 0o555);
    chmodSync(workDir, 0o777);
    const script = `
      const {packFolder} = await import('${PROJECT}/src/containers/pack-folder.ts');
      const {unpackTar} = await import('${PROJECT}/src/containers/unpack.ts');
      const {tempDir} = await import('${PROJECT}/src/tools/files.ts');
      const {lstatSync, existsSync} = await import('node:fs');
      const dir = await tempDir(process.argv[1]);
      await unpackTar(packFolder(process.argv[1] + '/in'), dir.path);
      const {mode, uid} = lstatSync(dir.path + '/a');
      await dir[Symbol.asyncDispose]();
      console.log(mode.toString(8), uid, existsSync(dir.path));`;
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, workDir];
    const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', '--inh-caps=-all'];
    const asUser = process.getuid?.() === 0 ? ['setpriv', ...nobody] : ['env'];
    const printed = execFileSync(asUser[0] ?? '', [
      ...asUser.slice(1),
      process.execPath,
      ...words,
    ]).toString();
    expect(printed).toBe(`40555 ${process.getuid?.() || 65534} false\n`);
  });

  test.each<[string, Buffer[]]>([
    ['leads out', [member({name: '../evil'}, 'x')]],
    ['leads out further in', [member({name: 'a/../../evil'}, 'x')]],
    ['leads out at the end', [member({name: 'a/..', type: 'dir'})]],
    ['is absolute', [member({name: '/tmp/linux-pkg-evil'}, 'x')]],
    ['goes through a link', [member({name: 'l', type: 'link', to: '..'}), member({name: 'l/evil'}, 'x')]],
    [
      'goes through a link that was a folder',
      [
        member({name: 'd/', type: 'dir'}),
        member({name: 'd', type: 'link', to: '..'}),
        member({name: 'd/evil'}, 'x'),
      ],
    ],
    [
      'is a folder through a link',
      [member({name: 'l', type: 'link', to: '..'}), member({name: 'l/evil/', type: 'dir'})],
    ],
    ['is a hard link to outside', [member({name: 'h', type: 'hardlink', to: '../victim'})]],
    ['is an absolute hard link', [member({name: 'h', type: 'hardlink', to: '/etc/passwd'})]],
    [
      'is a hard link through a link',
      [member({name: 'l', type: 'link', to: '..'}), member({name: 'h', type: 'hardlink', to: 'l/victim'})],
    ],
    ['is a file with no name', [member({name: '.'}, 'x')]],
    ['replaces a folder', [member({name: 'd/', type: 'dir'}), member({name: 'd'}, 'x')]],
  ])('refuses a member that %s', async (_, members) => {
    await using host = await testHost({victim: 'mine'});
    const out = join(host.workDir, 'out');
    await expect(unpackTar(archive(...members), out)).rejects.toMatchObject({
      code: 'containers/hostile-archive',
    });
    expect(existsSync(join(host.workDir, 'evil'))).toBe(false);
    expect(lstatSync(join(host.workDir, 'victim')).nlink).toBe(1);
  });

  test('writes over a link, never through it', async () => {
    await using host = await testHost({victim: 'mine'});
    const out = join(host.workDir, 'out');
    await unpackTar(
      archive(member({name: 'l', type: 'link', to: '../victim'}), member({name: 'l', mode: 0o600}, 'theirs')),
      out,
    );
    expect(readFileSync(join(host.workDir, 'victim'), 'utf8')).toBe('mine');
    expect(readFileSync(join(out, 'l'), 'utf8')).toBe('theirs');
    await unpackTar(
      archive(member({name: 'f', type: 'link', to: '..'}), member({name: 'f/', type: 'dir', mode: 0o711})),
      out,
    );
    expect(lstatSync(join(out, 'f')).isDirectory()).toBe(true);
  });

  test('makes no devices, and says so', async () => {
    await using host = await testHost();
    const device = tarHead(head({name: 'null'}));
    device.write('3', 156, 'latin1');
    device.write('        ', 148, 'latin1');
    const sum = device.reduce((all, byte) => all + byte, 0);
    device.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    const out = join(host.workDir, 'out');
    await unpackTar(archive(device, member({name: 'f'}, 'x')), out, {log: host.log});
    expect(existsSync(join(out, 'null'))).toBe(false);
    expect(existsSync(join(out, 'f'))).toBe(true);
    expect(host.warnings).toEqual([{message: expect.stringContaining('null is left out')}]);
  });

  test('names what is not UTF-8, and puts it under no other name', async () => {
    await using host = await testHost();
    const out = join(host.workDir, 'out');
    mkdirSync(join(host.workDir, 'in'));
    execFileSync('sh', [
      '-c',
      'cd "$1" && : >"$(printf "a\\377b")" && : >"$(printf "%0120d\\377" 0)" && ln -s "$(printf "\\300")" link && : >é',
      'sh',
      join(host.workDir, 'in'),
    ]);
    for (const format of ['gnu', 'pax']) {
      const tar = execFileSync('tar', ['-c', `--format=${format}`, '-C', join(host.workDir, 'in'), '.']);
      await expect(unpackTar(once(tar), out)).rejects.toMatchObject({
        problems: expect.arrayContaining(
          [
            '"./a\\xffb" is not UTF-8',
            `"./${'0'.repeat(120)}\\xff" is not UTF-8`,
            '"./link", a link to "\\xc0" is not UTF-8',
          ].map((message) => expect.objectContaining({message})),
        ),
      });
      expect(readdirSync(out)).toEqual(['é']);
    }
  });

  test('drops leading parts of names and of hard links', async () => {
    await using host = await testHost();
    const out = join(host.workDir, 'out');
    await unpackTar(
      archive(
        member({name: 'root/', type: 'dir'}),
        member({name: 'root/a'}, 'x'),
        member({name: 'root/b', type: 'hardlink', to: 'root/a'}),
      ),
      out,
      {strip: 1},
    );
    expect(lstatSync(join(out, 'b')).nlink).toBe(2);
  });

  test('ends with an error where the archive is cut off', async () => {
    await using host = await testHost();
    const whole = Buffer.concat([member({name: 'a'}, 'x'.repeat(5000)), tarEnd()]);
    await expect(unpackTar(once(whole.subarray(0, 3000)), join(host.workDir, 'out'))).rejects.toThrow(
      'not a whole tar archive',
    );
  });
});

describe('files and entries of ours', () => {
  test('come with the folders that lead to them', async () => {
    const tar = packFiles([
      {path: 'a/b/c', content: 'x', mode: 0o755},
      {path: 'a/d', content: Buffer.from('y')},
    ]);
    expect(await namesOf(tar)).toEqual(['./a/', './a/b/', './a/b/c', './a/d']);
  });

  test('have their final modes, times and the numbers of their owners', async () => {
    await using host = await testHost({src: 'hello'});
    const node = {mode: 0o750, owner: 'app', group: '55', mtime: 7} as const;
    const from = join(host.workDir, 'src');
    const entries: Entry[] = [
      {...node, path: '/usr', type: 'dir', implicit: true, mode: 0o755, owner: 'root', group: 'root'},
      {...node, path: '/usr/a', type: 'file', from, size: 5, role: undefined, inode: '1'},
      {...node, path: '/usr/b', type: 'file', from, size: 5, role: undefined, inode: '1'},
      {
        ...node,
        path: '/usr/c',
        type: 'file',
        from: 'x',
        content: btoa('made'),
        size: 4,
        role: undefined,
        mode: 0o4750,
      },
      {...node, path: '/usr/g', type: 'ghost'},
      {...node, path: '/usr/l', type: 'link', to: '/a'},
    ];
    const tar = await bytesOf(packEntries(entries, {users: new Map([['app', 1234]]), groups: new Map()}));
    const listed = execFileSync('tar', ['-tv', '--numeric-owner', '--utc'], {input: tar}).toString();
    expect(listed.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'drwxr-xr-x 0/0 0 1970-01-01 00:00 ./usr/',
      '-rwxr-x--- 1234/55 5 1970-01-01 00:00 ./usr/a',
      'hrwxr-x--- 1234/55 0 1970-01-01 00:00 ./usr/b link to ./usr/a',
      '-rwsr-x--- 1234/55 4 1970-01-01 00:00 ./usr/c',
      'lrwxrwxrwx 1234/55 0 1970-01-01 00:00 ./usr/l -> /a',
      '',
    ]);
    await expect(bytesOf(packEntries(entries, {users: new Map(), groups: new Map()}))).rejects.toThrow(
      '"app" has no number here',
    );
  });

  test('a source that has become shorter is an error, not a broken archive', async () => {
    await using host = await testHost({src: 'hell'});
    const entry = {
      path: '/a',
      type: 'file',
      from: join(host.workDir, 'src'),
      size: 5,
      role: undefined,
    } as const;
    const node = {mode: 0o644, owner: 'root', group: 'root', mtime: 0};
    const tar = packEntries([{...node, ...entry}], {users: new Map(), groups: new Map()});
    await expect(bytesOf(tar)).rejects.toThrow('was changed while it was read');
  });
});
