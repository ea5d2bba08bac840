import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {cpioHead, cpioPadding, cpioStrippedHead, cpioTrailer} from '../../../src/archive/cpio.ts';
import {readCpio} from '../../../src/archive/cpio-reader.ts';
import {UserError} from '../../../src/model/errors.ts';
import {inPieces} from '../../support/tar.ts';

const member = (path: string, text: string): Buffer => {
  const size = Buffer.byteLength(text);
  const head = cpioHead({path, mode: 0o100644, inode: 7, links: 1, mtime: 0, size});
  return Buffer.concat([head, Buffer.from(text), cpioPadding(size)]);
};

async function entriesOf(bytes: Buffer, {piece = 7, sizeOf = (_: number): number => 0, read = true} = {}) {
  const found: (readonly [string | number, number, string])[] = [];
  for await (const {name, size, body} of readCpio(Readable.from(inPieces(bytes, piece)), sizeOf))
    found.push([name, size, read ? (await buffer(body)).toString() : '']);
  return found;
}

const archive = Buffer.concat([
  member('./a', 'one'),
  member('./ä b', ''),
  member('./c', 'x'.repeat(1000)),
  cpioTrailer(),
]);

describe('a cpio archive is read', () => {
  test('member by member, whether their bytes are asked for or not', async () => {
    const expected = [
      ['./a', 3, 'one'],
      ['./ä b', 0, ''],
      ['./c', 1000, 'x'.repeat(1000)],
    ];
    expect(await entriesOf(archive)).toEqual(expected);
    expect(await entriesOf(archive, {read: false})).toEqual(expected.map(([name, size]) => [name, size, '']));
  });

  test('with short heads, whose sizes come from elsewhere', async () => {
    const text = Buffer.from('hello');
    const short = Buffer.concat([
      cpioStrippedHead(4),
      text,
      cpioPadding(5),
      cpioStrippedHead(9),
      cpioTrailer(),
    ]);
    expect(await entriesOf(short, {sizeOf: (at) => (at === 4 ? 5 : 0)})).toEqual([
      [4, 5, 'hello'],
      [9, 0, ''],
    ]);
  });

  test('to the end of the stream, so that whoever unpacks it sees the end', async () => {
    let ended = false;
    async function* source() {
      yield archive;
      yield Buffer.alloc(100);
      ended = true;
    }
    for await (const _ of readCpio(source(), () => 0));
    expect(ended).toBe(true);
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'it ends too early'],
    ['no trailer', member('./a', 'one'), 'it ends too early'],
    ['another archive', Buffer.from('!<arch>\n'), 'a member does not start like one'],
    [
      'letters for a number',
      Buffer.from(archive.toString('latin1').replace('00000003', '0000zz03'), 'latin1'),
      'is not hexadecimal',
    ],
    [
      'a sign before a number',
      Buffer.from(archive.toString('latin1').replace('00000003', '-0000003'), 'latin1'),
      'is not hexadecimal',
    ],
    [
      'a name without its end',
      Buffer.from(archive.toString('latin1').replace('./a\0', './ab'), 'latin1'),
      'a name does not end where it should',
    ],
    [
      'a name in a name',
      Buffer.from(archive.toString('latin1').replace('./a\0', '.\0a\0'), 'latin1'),
      'a name does not end where it should',
    ],
    [
      'a long name',
      Buffer.from(archive.toString('latin1').replace('00000004', '7fffffff'), 'latin1'),
      'a name of 2147483647 bytes',
    ],
    [
      'a long member',
      Buffer.from(archive.toString('latin1').replace('00000003', 'ffffffff'), 'latin1'),
      'it ends',
    ],
  ])('or refused in words: %s', async (_, bytes, words) => {
    await expect(entriesOf(bytes)).rejects.toThrow(UserError);
    await expect(entriesOf(bytes)).rejects.toThrow(words);
  });

  test('whatever happens to its bytes, the answer is members or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), {maxLength: 6}),
        fc.nat(archive.length),
        async (changes, cut) => {
          const bytes = Buffer.from(archive);
          for (const [at, value] of changes) bytes[at] = value;
          await entriesOf(bytes.subarray(0, cut), {piece: 64}).catch((error: unknown) => {
            expect(error).toBeInstanceOf(UserError);
          });
        },
      ),
    );
  });
});
