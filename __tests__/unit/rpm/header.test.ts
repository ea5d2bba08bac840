import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {
  bytes,
  i18n,
  int16,
  int32,
  int64,
  makeHeader,
  string,
  strings,
  type TagValue,
} from '../../../src/formats/rpm/header.ts';
import {viewHeader} from '../../../src/formats/rpm/header-view.ts';
import {UserError} from '../../../src/model/errors.ts';

const text = fc.string({unit: 'grapheme'}).map((value) => value.replaceAll('\0', ''));
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, {minLength: 1, maxLength: 20});

const value: fc.Arbitrary<TagValue> = fc.oneof(
  list(fc.integer({min: 0, max: 0xffff})).map(int16),
  list(fc.integer({min: 0, max: 0xffff_ffff})).map(int32),
  list(fc.integer({min: 0, max: Number.MAX_SAFE_INTEGER})).map(int64),
  text.map(string),
  text.map(i18n),
  list(text).map(strings),
  fc.uint8Array({minLength: 1}).map(bytes),
);

test('what a header is made of is what is read from it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.integer({min: 100, max: 6000}).map(String), value), (record) => {
      const tags = new Map(Object.entries(record).map(([tag, one]) => [Number(tag), one]));
      const view = viewHeader(makeHeader(63, tags), 'header');
      for (const [tag, {type, values}] of tags) {
        if (type === 'bytes') expect(view.bytes(tag)).toEqual(Buffer.from(values));
        else if (type.startsWith('int')) expect(view.numbers(tag)).toEqual(values);
        else expect(view.texts(tag)).toEqual(values);
      }
    }),
  );
});

test('a header that is not there has no values', () => {
  const view = viewHeader(makeHeader(63, new Map()), 'header');
  expect([view.has(1000), view.text(1000), view.texts(1000), view.number(1000), view.bytes(1000)]).toEqual([
    false,
    undefined,
    [],
    undefined,
    undefined,
  ]);
});

test('a NUL in a text is refused, as the header would end there', () => {
  expect(() => makeHeader(63, new Map([[1000, string('a\0b')]]))).toThrow(/NUL/);
});

/** A header of one tag, made by hand so that it can lie. */
const lying = (
  tag: readonly [number, number, number, number],
  data: Buffer,
  claims: {entries?: number; data?: number} = {},
) => {
  const intro = Buffer.from([0x8e, 0xad, 0xe8, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  intro.writeUInt32BE(claims.entries ?? 1, 8);
  intro.writeUInt32BE(claims.data ?? data.length, 12);
  const entry = Buffer.alloc(16);
  tag.forEach((number, at) => {
    entry.writeUInt32BE(number >>> 0, at * 4);
  });
  return Buffer.concat([intro, entry, data]);
};

describe('a lie is told by what it is', () => {
  test.each([
    ['no magic', Buffer.alloc(32), /no header where it should be/],
    ['cut off', Buffer.alloc(3), /ends in its header/],
    ['no tags', lying([1000, 6, 0, 1], Buffer.from('a\0'), {entries: 0}), /claims 0 tags/],
    [
      'endless tags',
      lying([1000, 6, 0, 1], Buffer.from('a\0'), {entries: 0xffff_ffff}),
      /claims 4294967295 tags/,
    ],
    [
      'endless data',
      lying([1000, 6, 0, 1], Buffer.from('a\0'), {data: 0xffff_ffff}),
      /claims 4294967295 bytes/,
    ],
    ['more data than there is', lying([1000, 6, 0, 1], Buffer.from('a\0'), {data: 9}), /ends in its header/],
    ['an offset outside', lying([1000, 6, 9, 1], Buffer.from('a\0')), /outside its place/],
    ['a negative offset', lying([1000, 6, -4, 1], Buffer.from('a\0')), /outside its place/],
    ['a count too large', lying([1000, 4, 0, 0x4000_0001], Buffer.alloc(8)), /longer than the header/],
    ['no end of a string', lying([1000, 6, 0, 1], Buffer.from('ab')), /longer than the header/],
    ['too few strings', lying([1000, 8, 0, 3], Buffer.from('a\0b\0')), /longer than the header/],
    [
      'a bomb of strings',
      lying([1000, 8, 0, 5_000_000], Buffer.alloc(5_000_000)),
      /more than 4194304 strings/,
    ],
    ['an unknown type', lying([1000, 12, 0, 1], Buffer.alloc(8)), /unknown type 12/],
    ['a count of nothing', lying([1000, 4, 0, 0], Buffer.alloc(8)), /is empty/],
  ])('%s', (_, header, message) => {
    expect(() => viewHeader(header, 'header')).toThrow(UserError);
    expect(() => viewHeader(header, 'header')).toThrow(message);
  });

  test('a type other than the one needed', () => {
    const view = viewHeader(
      makeHeader(
        63,
        new Map([
          [1000, int32([1])],
          [1001, string('a')],
        ]),
      ),
      'header',
    );
    expect(() => view.text(1000)).toThrow(/tag 1000 of its header has the wrong type 4/);
    expect(() => view.number(1001)).toThrow(UserError);
    expect(() => view.bytes(1001)).toThrow(UserError);
  });

  test('two tags that share their bytes', () => {
    const header = makeHeader(
      63,
      new Map([
        [1000, string('aaaa')],
        [1001, string('bbbb')],
      ]),
    );
    header.writeUInt32BE(0, 16 + 2 * 16 + 8);
    expect(() => viewHeader(header, 'header')).toThrow(/outside its place/);
  });
});
