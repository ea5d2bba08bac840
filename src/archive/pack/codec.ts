import type {Problem} from '../../model/errors.ts';

/** What package members and payloads are compressed with; `lzma` is xz's older file format. */
export type Algorithm = 'none' | 'gzip' | 'xz' | 'zstd' | 'lzma';

/** How to compress; without a level, the algorithm's usual one. */
export interface Codec {
  readonly algorithm: Algorithm;
  readonly level: number | undefined;
}

const LEVELS: Readonly<Record<Algorithm, readonly [least: number, most: number]>> = {
  none: [0, 0],
  gzip: [1, 9],
  xz: [0, 9],
  lzma: [0, 9],
  zstd: [1, 22],
};

/** Words that nfpm takes; each is the level that its library means by it. */
const WORDS: Readonly<Partial<Record<Algorithm, Readonly<Record<string, number>>>>> = {
  gzip: {'-1': 6},
  zstd: {fastest: 1, default: 3, better: 7, best: 11},
};

/** Reads `zstd` or `gzip:9`; `allowed` is what the format's own tools unpack. */
export function parseCompression(
  text: string,
  allowed: readonly Algorithm[] = ['gzip', 'xz', 'zstd', 'none'],
): Codec | Problem {
  const [name = '', level, ...more] = text.trim().split(':');
  const algorithm = allowed.find((one) => one === name);
  const hint = `write one of ${allowed.join(', ')}, with a level if you like, as in gzip:9`;
  if (!algorithm || more.length > 0) return {message: `unknown compression "${text}"`, hint};
  if (level === undefined) return {algorithm, level: undefined};
  const [least, most] = LEVELS[algorithm];
  if (most === 0) return {message: `compression "${algorithm}" has no levels`, hint: `write ${algorithm}`};
  const words = WORDS[algorithm] ?? {};
  const word = Object.hasOwn(words, level) ? words[level] : undefined;
  const number = word ?? (/^\d{1,2}$/.test(level) ? Number(level) : Number.NaN);
  if (number >= least && number <= most) return {algorithm, level: number};
  return {
    message: `compression level "${level}" is not one that ${algorithm} has`,
    hint: `write a level from ${least} to ${most}, as in ${algorithm}:${Math.min(most, 9)}`,
  };
}
