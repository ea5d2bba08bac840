import {describe, expect, test} from '@jest/globals';
import {parseCompression} from '../../../src/archive/pack/codec.ts';

describe('a compression', () => {
  test.each([
    ['gzip', {algorithm: 'gzip', level: undefined}],
    ['gzip:9', {algorithm: 'gzip', level: 9}],
    ['gzip:-1', {algorithm: 'gzip', level: 6}],
    [' zstd:19 ', {algorithm: 'zstd', level: 19}],
    ['zstd:fastest', {algorithm: 'zstd', level: 1}],
    ['xz:0', {algorithm: 'xz', level: 0}],
    ['none', {algorithm: 'none', level: undefined}],
  ])('%s is understood', (text, codec) => {
    expect(parseCompression(text)).toEqual(codec);
  });

  test.each([
    ['', 'unknown compression'],
    ['bzip2', 'unknown compression "bzip2"'],
    ['GZIP', 'unknown compression'],
    ['gzip:9:1', 'unknown compression'],
    ['lzma', 'unknown compression'],
    ['gzip:10', 'level "10"'],
    ['gzip:0', 'level "0"'],
    ['gzip:', 'level ""'],
    ['gzip:best', 'level "best"'],
    ['zstd:23', 'level "23"'],
    ['zstd:toString', 'level "toString"'],
    ['none:1', 'has no levels'],
  ])('"%s" is refused with what to write', (text, message) => {
    expect(parseCompression(text)).toMatchObject({
      message: expect.stringContaining(message),
      hint: expect.stringContaining('write'),
    });
  });

  test('a format names the ones that its own tools unpack', () => {
    expect(parseCompression('lzma:6', ['lzma'])).toEqual({algorithm: 'lzma', level: 6});
    expect(parseCompression('xz', ['gzip'])).toMatchObject({hint: expect.stringContaining('one of gzip,')});
  });
});
