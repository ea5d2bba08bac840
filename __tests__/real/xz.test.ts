import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {Readable} from 'node:stream';
import {describe, expect, test} from '@jest/globals';
import {unxz} from '../../src/archive/xz/xz.ts';
import {UserError} from '../../src/model/errors.ts';
import {collected, inPieces} from '../support/tar.ts';

const unpack = (bytes: Buffer, piece = 10_000) => collected(unxz(Readable.from(inPieces(bytes, piece))));
const xz = (input: Buffer, ...args: string[]): Buffer =>
  execFileSync('xz', ['-c', ...args], {input, maxBuffer: 1 << 27});

const noise = (bytes: number): Buffer =>
  Buffer.concat(Array.from({length: bytes / 64}, (_, n) => createHash('sha512').update(String(n)).digest()));
const program = readFileSync(process.execPath).subarray(0, 700_000);
const CONTENTS: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  'one byte': Buffer.from('a'),
  zeros: Buffer.alloc(3_000_000),
  noise: noise(192_000),
  'a program': program,
  'all of it': Buffer.concat([noise(64_000), program, Buffer.alloc(100_000), noise(64_000), program]),
};

describe('what the xz program packs is unpacked to the same bytes', () => {
  test.each(Object.keys(CONTENTS))('%s', async (name) => {
    const content = CONTENTS[name]!;
    expect((await unpack(xz(content, '-6'))).equals(content)).toBe(true);
  });

  test.each([
    ['-0'],
    ['-9e'],
    ['-1', '-T2', '--block-size=500000'],
    ['--check=crc32'],
    ['--check=sha256'],
    ['--check=none'],
    ['--lzma2=dict=4096'],
    ['--lzma2=lc=0,lp=4,pb=0'],
    ['--lzma2=lc=4,lp=0,pb=4,mode=fast'],
  ])('%s', async (...args) => {
    const content = CONTENTS['all of it']!;
    expect((await unpack(xz(content, ...args))).equals(content)).toBe(true);
  });

  test('in pieces of one byte, as two streams, with padding', async () => {
    const one = xz(Buffer.from('some text '.repeat(50)));
    const two = Buffer.concat([one, Buffer.alloc(8), one, Buffer.alloc(4)]);
    expect((await unpack(two, 1)).toString()).toBe('some text '.repeat(100));
  });
});

describe('xz data that are damaged or a trap', () => {
  const good = xz(CONTENTS['a program']!.subarray(0, 30_000), '-6');

  test('every cut is an error', async () => {
    for (let length = 1; length < good.length; length += 97) {
      await expect(unpack(good.subarray(0, length))).rejects.toBeInstanceOf(UserError);
    }
  });

  test('every flipped byte is an error', async () => {
    for (let at = 0; at < good.length; at += 41) {
      const bytes = Buffer.from(good);
      bytes[at] = bytes[at]! ^ 0x5a;
      await expect(unpack(bytes)).rejects.toBeInstanceOf(UserError);
    }
  });

  test.each([
    [['--x86', '--lzma2'], 'filters that are not read'],
    [['--lzma2=dict=1GiB'], 'dictionary is larger'],
  ])('%s is refused', async (args, message) => {
    await expect(unpack(xz(Buffer.from('text'), ...args))).rejects.toThrow(message);
  });

  test('anything else is told apart', async () => {
    await expect(unpack(Buffer.from('this is plain text'))).rejects.toThrow('does not start like one');
    await expect(unpack(Buffer.concat([good, Buffer.from('trailing rubbish')]))).rejects.toThrow(
      'does not start like',
    );
    await expect(unpack(Buffer.alloc(0))).rejects.toThrow('too early');
  });
});
