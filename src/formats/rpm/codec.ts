import {type Algorithm, type Codec, parseCompression} from '../../archive/pack/codec.ts';
import {UserError} from '../../model/errors.ts';
import {type RpmOptions, rpmAlgorithms} from './options.ts';

/** gzip is what every living rpm reads. */
const USUAL = 'gzip:6';

const USUAL_LEVELS: Readonly<Record<Algorithm, number | undefined>> = {
  none: undefined,
  gzip: 6,
  xz: 6,
  lzma: 6,
  zstd: 7,
};

/** How this package's payload is compressed. */
export function codecOf({compression}: RpmOptions): Codec {
  const codec = parseCompression(compression ?? USUAL, rpmAlgorithms);
  if ('message' in codec) throw new UserError('rpm/compression', [codec]);
  return {...codec, level: codec.level ?? USUAL_LEVELS[codec.algorithm]};
}
