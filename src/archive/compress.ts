import {availableParallelism} from 'node:os';
import {Duplex, PassThrough} from 'node:stream';
import {constants, createGunzip, createGzip, createZstdCompress, createZstdDecompress} from 'node:zlib';
import {notYet} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Algorithm, Codec} from './codec.ts';
import {oneFrame} from './one-frame.ts';
import {unxz} from './xz.ts';

export {type Algorithm, type Codec, parseCompression} from './codec.ts';

const CHUNK = 1 << 18;
const USUAL: Readonly<Record<Algorithm, number>> = {none: 0, gzip: 9, xz: 6, lzma: 6, zstd: 9};

/**
 * A stream that compresses; the same input gives the same bytes.
 * zstd makes one frame, which is all dpkg reads, and never sets ZSTD_c_nbWorkers: Node's streams lose data with it.
 * xz and lzma are made by the `xz` program, always in its threaded mode (one thread gives other bytes).
 */
export function compressor(host: Pick<Host, 'through'>, codec: Codec): Duplex {
  const level = codec.level ?? USUAL[codec.algorithm];
  switch (codec.algorithm) {
    case 'none':
      return new PassThrough();
    case 'gzip':
      return oneFrame(createGzip({level, chunkSize: CHUNK}));
    case 'zstd':
      return oneFrame(
        createZstdCompress({
          chunkSize: CHUNK,
          params: {[constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1},
        }),
      );
    case 'xz':
      return host.through([
        'xz',
        '--compress',
        '--stdout',
        '--format=xz',
        `--threads=${Math.max(2, availableParallelism())}`,
        `-${level}`,
      ]);
    case 'lzma':
      return host.through(['xz', '--compress', '--stdout', '--format=lzma', `-${level}`]);
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
