import {open, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {AR_MAGIC, arHead, arPadding, listAr} from '../../../src/archive/ar.ts';
import {UserError} from '../../../src/model/errors.ts';
import {testHost} from '../../support/host.ts';

const list = async (bytes: string | Buffer) => {
  await using host = await testHost();
  const path = join(host.workDir, 'a.ar');
  await writeFile(path, bytes);
  await using handle = await open(path);
  const members = await listAr(handle);
  return members.map(({name, offset, size}) => [
    name,
    Buffer.from(bytes).toString('utf8', offset, offset + size),
  ]);
};

const member = (name: string, body: string): string =>
  `${arHead({name, size: body.length, mtime: 0})}${body}${arPadding(body.length)}`;

describe('an ar archive', () => {
  test('lists its members and where they lie, odd ones padded', async () => {
    expect(await list(AR_MAGIC + member('one', 'abc') + member('two', 'de'))).toEqual([
      ['one', 'abc'],
      ['two', 'de'],
    ]);
  });

  test("GNU's and BSD's ways of writing names are read, symbol tables passed over", async () => {
    const names = 'a-name-of-more-than-sixteen/\nanother-quite-long-name/\n';
    const archive =
      member('/', 'symbols') +
      member('//', names) +
      member('/29', 'x') +
      member('gnu/', 'y') +
      member('#1/4', 'bsd\0z');
    expect(await list(AR_MAGIC + archive)).toEqual([
      ['another-quite-long-name', 'x'],
      ['gnu', 'y'],
      ['bsd', 'z'],
    ]);
  });

  test('a last odd member may lack its padding', async () => {
    expect(await list((AR_MAGIC + member('one', 'abc')).slice(0, -1))).toEqual([['one', 'abc']]);
  });

  test('a member that the size field cannot hold is refused', () => {
    expect(() => arHead({name: 'data.tar', size: 1e10, mtime: 0})).toThrow('9999999999 at most');
  });

  test.each([
    ['another magic', '!<thin>\n', 'no ar archive'],
    ['nothing', '', 'ends too early'],
    ['a header cut off', AR_MAGIC + member('one', 'abc').slice(0, 30), 'ends too early'],
    ['a body cut off', AR_MAGIC + member('one', 'abcdef').slice(0, -3), 'says 6 bytes, the file has 3 more'],
    [
      'a size that lies',
      AR_MAGIC + arHead({name: 'one', size: 9_999_999_999, mtime: 0}),
      'says 9999999999 bytes',
    ],
    [
      'a size that is no number',
      AR_MAGIC + member('one', 'abc').replace('3         `', '-1        `'),
      'no member header',
    ],
    ['a long name outside its table', AR_MAGIC + member('/99', 'abc'), 'not in its table'],
    ['a long name longer than its member', AR_MAGIC + member('#1/99', 'abc'), 'longer than its member'],
    ['a flood of members', AR_MAGIC + member('one', '').repeat(300), 'more than 256'],
  ])('%s is an error that says so', async (_, bytes, message) => {
    await expect(list(bytes)).rejects.toBeInstanceOf(UserError);
    await expect(list(bytes)).rejects.toThrow(message);
  });
});
