import {availableParallelism} from 'node:os';
import {Duplex, PassThrough, Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGunzip, createZstdDecompress} from 'node:zlib';
import {notYet} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {unxz} from '../xz/xz.ts';
import {unitsAhead} from './ahead.ts';
import {type BlockOptions, type Part, readBlocks} from './blocks.ts';
import type {Algorithm, Codec} from './codec.ts';
import {GZIP_BLOCK, gzipBlocks} from './gzip-blocks.ts';
import {type Spare, spareBlocks} from './spare.ts';
import {ZSTD_UNIT, zstdFrame} from './zstd-frame.ts';

export {type Algorithm, type Codec, parseCompression} from './codec.ts';

const CHUNK = 1 << 20;
/** zstd's is the one that nfpm means where none is said. */
const USUAL: Readonly<Record<Algorithm, number>> = {none: 0, gzip: 9, xz: 6, lzma: 6, zstd: 7};

/** An archive on its way into a file. */
export interface Packing {
  readonly codec: Codec;
  readonly parts: Iterable<Part>;
  /** What each source is digested with. */
  readonly digest: BlockOptions['digest'];
  /** Is shown the archive before it is compressed. */
  readonly plain?: (block: Buffer) => void;
}

/**
 * Reads the sources, once, and gives the compressed archive chunk by chunk; the same input gives the same bytes,
 * whatever the number of cores. xz and lzma are made by the `xz` program, always in its threaded mode (one thread
 * gives other bytes).
 */
export async function pack(
  host: Pick<Host, 'through' | 'signal'>,
  {codec, parts, digest, plain}: Packing,
  take: (chunk: Buffer) => void,
): Promise<void> {
  const {signal} = host;
  const spare = spareBlocks(BLOCK_SIZES[codec.algorithm]);
  const read = readBlocks(parts, {spare, digest, signal});
  const blocks = plain ? shown(read, plain) : read;
  const give = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) take(chunk);
  };
  const program = programOf(codec);
  if (program)
    await pipeline(Readable.from(blocks, {highWaterMark: 2}), host.through(program), give, {signal});
  else await give(packed(codec, blocks, spare));
}

const levelOf = ({algorithm, level}: Codec): number => level ?? USUAL[algorithm];

/** A program gets small pieces: streams keep a dozen of them waiting. */
const BLOCK_SIZES: Readonly<Record<Algorithm, number>> = {
  none: CHUNK,
  gzip: GZIP_BLOCK,
  zstd: ZSTD_UNIT,
  xz: 1 << 17,
  lzma: 1 << 17,
};

function packed(codec: Codec, blocks: AsyncIterable<Buffer>, spare: Spare): AsyncIterable<Buffer> {
  const level = levelOf(codec);
  const options = {level, ahead: unitsAhead(codec.algorithm, level), spare};
  if (codec.algorithm === 'zstd') return zstdFrame(blocks, options);
  return codec.algorithm === 'gzip' ? gzipBlocks(blocks, options) : asTheyAre(blocks, spare);
}

/** Up to here xz keeps a dictionary of 8 MiB at most. */
const XZ_SMALL = 6;

/**
 * xz's own blocks are three dictionaries long, and every thread holds one whole, packed and unpacked: 300 MB and more
 * with two threads. Blocks of one dictionary need 100 MB less, for packages that are 1 % larger.
 */
const xzBlock = (level: number): readonly string[] => (level <= XZ_SMALL ? ['--block-size=8MiB'] : []);

function programOf(codec: Codec): readonly [string, ...string[]] | undefined {
  const level = levelOf(codec);
  const threads = `--threads=${Math.max(2, availableParallelism())}`;
  const xz = ['xz', '--compress', '--stdout', `-${level}`] as const;
  if (codec.algorithm === 'xz') return [...xz, '--format=xz', threads, ...xzBlock(level)];
  if (codec.algorithm === 'lzma') return [...xz, '--format=lzma'];
  return undefined;
}

async function* asTheyAre(blocks: AsyncIterable<Buffer>, spare: Spare): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    yield block;
    spare.give(block);
  }
}

async function* shown(blocks: AsyncIterable<Buffer>, to: (block: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    to(block);
    yield block;
  }
}

/** A stream that unpacks; it fails on damaged or cut-off data. */
export function decompressor(algorithm: Algorithm): Duplex {
  switch (algorithm) {
    case 'none':
      return new PassThrough();
    case 'gzip':
      return createGunzip({chunkSize: CHUNK});
    case 'zstd':
      return createZstdDecompress({chunkSize: CHUNK});
    case 'xz':
      return Duplex.from(unxz);
    case 'lzma':
      throw notYet('reading lzma data');
  }
}
