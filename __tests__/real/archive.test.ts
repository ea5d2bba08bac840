import {mkdir, open, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {AR_MAGIC, arHead, arPadding, listAr} from '../../src/archive/ar.ts';
import {tarEnd, tarHead} from '../../src/archive/tar.ts';
import {testHost} from '../support/host.ts';
import {head, membersOf, tarOf} from '../support/tar.ts';

const LONG = `${'folder/'.repeat(40)}file`;

describe('our tar archives', () => {
  test('are listed by the real tar as they were meant', async () => {
    await using host = await testHost();
    const path = join(host.workDir, 'a.tar');
    const members = [
      {name: './dir/', type: 'dir', mode: 0o2755} as const,
      {name: `./${LONG}`, body: 'text', uname: 'daemon', gname: 'adm'},
      {name: './link', type: 'link', to: LONG} as const,
      {name: './sp ace\'"ü', mode: 0o4711, mtime: 2 ** 33},
    ];
    await writeFile(path, tarOf(members));
    const {stdout} = await host.run(['tar', '--utc', '-tvf', path], {env: {LC_ALL: 'C.UTF-8'}});
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'drwxr-sr-x root/root 0 2026-01-31 12:00 ./dir/',
      `-rw-r--r-- daemon/adm 4 2026-01-31 12:00 ./${LONG}`,
      `lrw-r--r-- root/root 0 2026-01-31 12:00 ./link -> ${LONG}`,
      '-rws--x--x root/root 0 2242-03-16 12:56 ./sp ace\'"ü',
      '',
    ]);
  });

  test('hold files of more than 8 GiB', async () => {
    await using host = await testHost();
    const path = join(host.workDir, 'big.tar');
    const size = 9 * 2 ** 30;
    await using handle = await open(path, 'w');
    await handle.write(tarHead(head({name: 'big', size})));
    await handle.write(tarEnd(), 0, 1024, 512 + size);
    const {stdout} = await host.run(['tar', '-tvf', path]);
    expect(stdout).toContain(` ${size} `);
  });
});

test.each(['gnu', 'pax', 'ustar', 'v7', 'oldgnu'])(
  'archives of the real tar in its %s format are read',
  async (format) => {
    await using host = await testHost({[`tree/${'d/'.repeat(30)}file`]: 'text', 'tree/ü': 'umlaut'});
    const long = format === 'gnu' || format === 'pax' || format === 'oldgnu';
    if (long) await host.files({[`tree/${LONG}`]: 'deep'});
    const owner = ['--owner=alice:1000', '--group=bob:1001', '--mtime=@1769860800'];
    const path = join(host.workDir, 'a.tar');
    await host.run([
      'tar',
      `--format=${format}`,
      ...owner,
      '--sort=name',
      '-cf',
      path,
      '-C',
      join(host.workDir, 'tree'),
      '.',
    ]);
    const members = await membersOf(await readFile(path));
    const files = members.filter(({type}) => type === 'file').map(({name, text}) => [name, text]);
    const expected = [
      [`./${'d/'.repeat(30)}file`, 'text'],
      ...(long ? [[`./${LONG}`, 'deep']] : []),
      ['./ü', 'umlaut'],
    ];
    expect(files).toEqual(expected);
    const named = format === 'v7' ? {uid: 1000, gid: 1001} : {uname: 'alice', gname: 'bob'};
    for (const member of members) expect(member).toMatchObject({...named, mtime: 1_769_860_800});
  },
);

describe('ar archives', () => {
  test('of ours are listed and unpacked by the real ar', async () => {
    await using host = await testHost();
    const path = join(host.workDir, 'a.ar');
    const parts = [
      ['debian-binary', '2.0\n'],
      ['odd', 'abc'],
      ['last', '1'],
    ] as const;
    const bytes = parts.map(
      ([name, body]) => `${arHead({name, size: body.length, mtime: 1})}${body}${arPadding(body.length)}`,
    );
    await writeFile(path, AR_MAGIC + bytes.join(''));
    expect((await host.run(['ar', 't', path])).stdout).toBe('debian-binary\nodd\nlast\n');
    expect((await host.run(['ar', 'p', path, 'odd'])).stdout).toBe('abc');
  });

  test('of the real ar are read, long names too', async () => {
    const name = 'a-name-that-is-longer-than-sixteen-bytes';
    await using host = await testHost({[name]: 'abc', short: 'de'});
    await mkdir(host.outDir);
    const path = join(host.outDir, 'a.ar');
    await host.run(['ar', 'rc', path, name, 'short']);
    await using handle = await open(path);
    expect((await listAr(handle)).map((member) => [member.name, member.size])).toEqual([
      [name, 3],
      ['short', 2],
    ]);
  });
});
