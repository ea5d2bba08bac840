import {Readable} from 'node:stream';
import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {tarEnd, tarHead, tarSum} from '../../../src/archive/tar.ts';
import {readTar} from '../../../src/archive/tar-reader.ts';
import {UserError} from '../../../src/model/errors.ts';
import {head, inPieces, membersOf, tarOf} from '../../support/tar.ts';

describe('a tar archive', () => {
  test('comes back as it was written, in pieces of any length', async () => {
    const name = fc
      .string({unit: 'grapheme', minLength: 1, maxLength: 300})
      .filter((t) => /^[^\0]*[^\0/]$/.test(t));
    const member = fc.record({
      name,
      mode: fc.nat(0o7777),
      uid: fc.oneof(fc.nat(65_535), fc.constant(2_000_000_000)),
      gid: fc.nat(65_535),
      uname: fc.constantFrom('root', '', 'a'.repeat(32)),
      mtime: fc.oneof(fc.nat(), fc.constantFrom(-1, -86_400, 2 ** 33, 2 ** 40)),
      body: fc.string({maxLength: 2000}),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(member, {maxLength: 5}),
        fc.integer({min: 1, max: 3000}),
        async (members, piece) => {
          const back = await membersOf(tarOf(members), piece);
          expect(back).toEqual(
            members.map(({body, ...more}) => ({
              ...head({...more, size: Buffer.byteLength(body)}),
              foreign: false,
              text: body,
            })),
          );
        },
      ),
      {numRuns: 60, seed: 7},
    );
  });

  test.each([99, 100, 101, 255, 256, 300, 5000])(
    'keeps names and link targets of %i bytes',
    async (length) => {
      const long = 'n'.repeat(length);
      expect(
        await membersOf(tarOf([{name: long, type: 'link', to: `../${long}`}, {name: 'next'}])),
      ).toMatchObject([
        {name: long, to: `../${long}`, type: 'link'},
        {name: 'next', to: ''},
      ]);
    },
  );

  test.each([8 ** 11 - 1, 8 ** 11, 2 ** 40, 2 ** 50])('keeps a size of %i bytes', async (size) => {
    const members = readTar(Readable.from(inPieces(tarHead(head({size})))));
    expect((await members.next()).value).toMatchObject({size});
    await members.return(undefined);
  });

  test('an owner that a header cannot hold is refused, not cut', () => {
    expect(() => tarHead(head({uname: 'x'.repeat(33)}))).toThrow('longer than 32 bytes');
  });

  test('what is not read of a member is passed over', async () => {
    const names: string[] = [];
    const archive = tarOf([
      {name: 'a', body: 'x'.repeat(5000)},
      {name: 'b', body: 'y'},
    ]);
    for await (const {name} of readTar(Readable.from(inPieces(archive)))) names.push(name);
    expect(names).toEqual(['a', 'b']);
  });

  test('pax headers of other writers are understood', async () => {
    const long = `./${'ü'.repeat(80)}`;
    const record = (key: string, value: string) => {
      const rest = ` ${key}=${value}\n`;
      const size = Buffer.byteLength(rest);
      return `${size + String(size + 3).length}${rest}`;
    };
    const pax = tarOf(
      [{name: 'PaxHeaders/x', body: record('path', long) + record('mtime', '12.75')}],
      Buffer.alloc(0),
    );
    pax.write('x', 156);
    resum(pax);
    const [member] = await membersOf(Buffer.concat([pax, tarOf([{name: 'short', body: 'text'}])]));
    expect(member).toMatchObject({name: long, mtime: 12, text: 'text'});
  });

  test("a name that is not UTF-8 keeps its bytes' values", async () => {
    const archive = tarOf([{name: 'caf?'}]);
    archive[3] = 0xe9;
    resum(archive);
    expect((await membersOf(archive))[0]?.name).toBe('caf\u00e9');
  });
});

/** Writes the header's checksum anew after a test changed it. */
function resum(block: Buffer): void {
  block.write(`${tarSum(block.subarray(0, 512)).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}

describe('a tar archive that lies', () => {
  const changed = (change: (bytes: Buffer) => void, body = 'text'): Buffer => {
    const bytes = tarOf([{name: 'a', body}]);
    change(bytes);
    resum(bytes);
    return bytes;
  };

  test.each([
    [
      'a wrong checksum',
      tarOf([{name: 'a'}])
        .fill(0x41, 0, 1)
        .fill(0x42, 1, 2),
      'checksum',
    ],
    ['a size that is no number', changed((bytes) => bytes.write('99999999999', 124)), 'not octal'],
    ['a negative size', changed((bytes) => bytes.fill(0xff, 124, 136)), 'a member of -1 bytes'],
    [
      'a size beyond all files',
      changed((bytes) => bytes.fill(0xff, 125, 136).fill(0x80, 124, 125)),
      'a member of',
    ],
    ['an end inside a member', tarOf([{name: 'a', body: 'x'.repeat(3000)}]).subarray(0, 1500), 'ends inside'],
    ['an end inside a header', tarOf([{name: 'a'}]).subarray(0, 300), 'ends inside'],
    [
      'a long name of a gigabyte',
      changed((bytes) => bytes.write('L', 156) && bytes.write('07777777777', 124)),
      'a name of',
    ],
    ['a long name that ends early', tarOf([{name: 'n'.repeat(300)}]).subarray(0, 512), 'ends inside a name'],
    ['a bad pax record', changed((bytes) => bytes.write('x', 156), '99999 path=x\n'), 'bad pax header'],
    ['an endless pax record', changed((bytes) => bytes.write('x', 156), '0 path=x\n'), 'bad pax header'],
    ['a sparse file', changed((bytes) => bytes.write('S', 156)), 'sparse'],
    ['plain text', Buffer.from('not a tar archive at all. '.repeat(40)), 'not octal'],
  ])('%s is an error that says so', async (_, bytes, message) => {
    const failure = membersOf(bytes as Buffer);
    await expect(failure).rejects.toBeInstanceOf(UserError);
    await expect(failure).rejects.toThrow(message as string);
  });

  test('an empty archive has no members', async () => {
    expect(await membersOf(tarEnd())).toEqual([]);
    expect(await membersOf(Buffer.alloc(0))).toEqual([]);
  });
});
