import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';
import {describe, expect, test} from '@jest/globals';
import {type Algorithm, decompressor, pack} from '../../src/archive/pack/compress.ts';
import {ToolError} from '../../src/model/errors.ts';
import {testHost} from '../support/host.ts';

/** Half of it packs well, half not at all; the same on every run. */
function* content(mebibytes: number): Generator<Buffer> {
  for (let i = 0; i < mebibytes * 8; i++) {
    const seed = createHash('sha512').update(String(i)).digest();
    yield Buffer.concat([Buffer.alloc(64 * 1024, seed), ...noise(i)]);
  }
}

const noise = (i: number): Buffer[] =>
  Array.from({length: 1024}, (_, n) => createHash('sha512').update(`${i}/${n}`).digest());

const whole = (mebibytes: number): Buffer => Buffer.concat([...content(mebibytes)]);

const packed = async (algorithm: Algorithm, level: number | undefined, parts: Iterable<Buffer>) => {
  await using host = await testHost();
  const chunks: Buffer[] = [];
  await pack(host, {codec: {algorithm, level}, parts, digest: 'md5'}, (chunk) =>
    chunks.push(Buffer.from(chunk)),
  );
  return Buffer.concat(chunks);
};

const programs = {
  gzip: ['gzip', '-dc'],
  xz: ['xz', '-dc'],
  lzma: ['xz', '-dc', '--format=lzma'],
  zstd: ['zstd', '-dc'],
  none: ['cat'],
} as const;

describe('compression', () => {
  test.each(Object.keys(programs) as Algorithm[])('%s is unpacked by its own program', async (algorithm) => {
    const [program, ...args] = programs[algorithm];
    const out = execFileSync(program, args, {
      input: await packed(algorithm, 1, content(2)),
      maxBuffer: 1 << 27,
    });
    expect(out.equals(whole(2))).toBe(true);
  });

  test.each(['gzip', 'zstd', 'xz', 'none'] as const)(
    '%s comes back through our own reader',
    async (algorithm) => {
      const stream = decompressor(algorithm);
      const bytes = await packed(algorithm, undefined, content(1));
      const [out] = await Promise.all([buffer(stream), pipeline(Readable.from([bytes]), stream)]);
      expect(out.equals(whole(1))).toBe(true);
    },
  );

  test('zstd is one frame, because dpkg-deb stops after the first', async () => {
    await using host = await testHost();
    const file = join(host.workDir, 'one.zst');
    await writeFile(file, await packed('zstd', 3, content(20)));
    const {stdout} = await host.run(['zstd', '--list', file]);
    expect(stdout).toMatch(/^\s*1\s+0\s.*one\.zst$/m);
  });

  test('xz gives the same bytes on one core and on many', async () => {
    const one = execFileSync('xz', ['-1', '-T2', '-c'], {input: whole(2), maxBuffer: 1 << 27});
    expect((await packed('xz', 1, content(2))).equals(one)).toBe(true);
  });

  test.each(['gzip', 'zstd', 'xz'] as const)('%s data that is cut off is an error', async (algorithm) => {
    const bytes = (await packed(algorithm, 1, content(1))).subarray(0, -20);
    const stream = decompressor(algorithm);
    await expect(Promise.all([buffer(stream), pipeline(Readable.from([bytes]), stream)])).rejects.toThrow();
  });
});

describe('a program as a stream', () => {
  const through = async (command: readonly [string, ...string[]], input: Iterable<Buffer>) => {
    await using host = await testHost();
    const stream = host.through(command);
    const [bytes] = await Promise.all([buffer(stream), pipeline(Readable.from(input), stream)]);
    return bytes;
  };

  test('a program that is not there is a ToolError that names it', async () => {
    const failure = through(['no-such-program-here'], content(1));
    await expect(failure).rejects.toBeInstanceOf(ToolError);
    await expect(failure).rejects.toMatchObject({hint: expect.stringContaining('no-such-program-here')});
  });

  test('a program that dies before it has read its input is a ToolError with its last words', async () => {
    await expect(through(['xz', '--no-such-option'], content(4))).rejects.toMatchObject({
      exitCode: 1,
      tail: expect.stringContaining('no-such-option'),
    });
  });

  test('a source that fails ends the program and keeps its own message', async () => {
    const failing = function* () {
      yield Buffer.alloc(1000);
      throw new Error('the disk is gone');
    };
    await expect(through(['cat'], failing())).rejects.toThrow('the disk is gone');
  });
});
