import {randomBytes} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from '@jest/globals';
import {AR_MAGIC, arHead, arPadding} from '../../../src/archive/ar.ts';
import {tarEnd, tarHead, tarPadding} from '../../../src/archive/tar.ts';
import {debRecord} from '../../../src/formats/deb/record.ts';
import {debPackage, dir, file, link, withParents, writeDeb} from '../../support/deb.ts';
import {testHost} from '../../support/host.ts';

const CONTROL = 'Package: hello\nVersion: 1.0\nArchitecture: all\nX-Own:  as it is \n';

const tarOf = (files: readonly (readonly [name: string, content: Buffer])[]): Buffer =>
  Buffer.concat([
    ...files.flatMap(([name, content]) => [
      tarHead({
        name,
        type: 'file',
        mode: 0o644,
        uid: 0,
        gid: 0,
        uname: '',
        gname: '',
        size: content.length,
        mtime: 0,
        to: '',
      }),
      content,
      tarPadding(content.length),
    ]),
    tarEnd(),
  ]);

const debOf = (members: readonly (readonly [name: string, content: Buffer])[]): Buffer =>
  Buffer.concat([
    Buffer.from(AR_MAGIC),
    ...members.flatMap(([name, content]) => [
      arHead({name, size: content.length, mtime: 0}),
      content,
      arPadding(content.length),
    ]),
  ]);

const madeDeb = ({
  control = gzipSync(tarOf([['./control', Buffer.from(CONTROL)]])),
  data = gzipSync(tarOf([['./usr/bin/hello', Buffer.from('hello')]])),
} = {}): Buffer =>
  debOf([
    ['debian-binary', Buffer.from('2.0\n')],
    ['control.tar.gz', control],
    ['data.tar.gz', data],
  ]);

describe('the record of a .deb', () => {
  test.each(['none', 'gzip', 'xz', 'zstd'])(
    'has its files, sorted, and its paragraph: %s',
    async (compression) => {
      for (const size of [10, (1 << 20) + 1000]) {
        await using host = await testHost();
        const long = `/usr/share/hello/${'long-'.repeat(30)}name`;
        const path = await writeDeb(
          host,
          debPackage({
            entries: withParents([
              await file(host, '/usr/bin/hello', randomBytes(size)),
              await file(host, long, 'x'),
              await file(host, '/usr/share/grüße', 'x'),
              link('/usr/bin/hi', 'hello'),
              dir('/var/lib/hello', {implicit: false}),
            ]),
            options: {compression},
          }),
        );
        const record = await debRecord(path);
        expect(record).toMatchObject({name: 'hello', version: '1.0.0', arch: 'all'});
        expect(record.control).toMatch(
          /^Package: hello\n(?:.*\n)*Description: Says hello\.\n And nothing else\.\n$/,
        );
        expect(record.files.filter(({type}) => type === 'file').map((one) => one.path)).toEqual([
          '/usr/bin/hello',
          '/usr/bin/hi',
          '/usr/share/grüße',
          long,
        ]);
        expect(record.files.filter(({type}) => type === 'dir').map((one) => one.path)).toEqual([
          '/usr/',
          '/usr/bin/',
          '/usr/share/',
          '/usr/share/hello/',
          '/var/',
          '/var/lib/',
          '/var/lib/hello/',
        ]);
      }
    },
  );

  test('has the paragraph as it stands in the package', async () => {
    await using host = await testHost();
    const path = join(host.workDir, 'x.deb');
    await writeFile(path, madeDeb());
    expect(await debRecord(path)).toEqual({
      name: 'hello',
      version: '1.0',
      arch: 'all',
      control: CONTROL,
      signed: false,
      files: [{path: '/usr/bin/hello', type: 'file'}],
    });
  });

  test('is not made of one that is cut off anywhere, or damaged', async () => {
    await using host = await testHost();
    const whole = await readFile(
      await writeDeb(
        host,
        debPackage({entries: withParents([await file(host, '/usr/bin/hello', randomBytes(2000))])}),
      ),
    );
    const path = join(host.workDir, 'bad.deb');
    for (let length = 0; length < whole.length - 1; length += 61) {
      await writeFile(path, whole.subarray(0, length));
      await expect(debRecord(path)).rejects.toThrow(path);
    }
    const flipped = Buffer.from(whole);
    flipped[whole.length - 500]! ^= 1;
    await writeFile(path, flipped);
    await expect(debRecord(path)).rejects.toThrow(`${path}: data.tar.gz: `);
  });

  test('is made of one whose small file unpacks to much, in little memory', async () => {
    await using host = await testHost();
    const path = join(host.workDir, 'x.deb');
    const large = Buffer.alloc(40 << 20);
    await writeFile(path, madeDeb({data: gzipSync(tarOf([['./usr/share/zeros', large]]))}));
    expect((await debRecord(path)).files).toEqual([{path: '/usr/share/zeros', type: 'file'}]);
  });

  test.each([
    [
      'a path that leaves the root',
      {data: gzipSync(tarOf([['../etc/passwd', Buffer.from('')]]))},
      'leaves its root',
    ],
    ['no control file', {control: gzipSync(tarOf([['./other', Buffer.from('')]]))}, 'no control file'],
    [
      'a field twice',
      {control: gzipSync(tarOf([['./control', Buffer.from(`${CONTROL}Package: sudo\n`)]]))},
      'twice',
    ],
    ['bytes that are no tar', {data: gzipSync(randomBytes(1024))}, 'data.tar.gz: '],
    [
      'half a block',
      {data: gzipSync(tarOf([['./a', Buffer.from('a')]]).subarray(0, 700))},
      'ends inside a member',
    ],
    [
      'a lie about its length',
      {data: Buffer.concat([gzipSync(Buffer.alloc(10)).subarray(0, -4), Buffer.from([255, 255, 255, 255])])},
      'data.tar.gz: ',
    ],
  ])('is not made of one with %s', async (_, made, said) => {
    await using host = await testHost();
    const path = join(host.workDir, 'x.deb');
    await writeFile(path, madeDeb(made));
    await expect(debRecord(path)).rejects.toThrow(said);
    await expect(debRecord(path)).rejects.toThrow(path);
  });

  test('is not made of what is not there', async () => {
    await expect(debRecord('/nowhere/x.deb')).rejects.toThrow('/nowhere/x.deb: cannot be read');
  });
});
