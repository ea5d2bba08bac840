import {join} from 'node:path';
import {expect, test} from '@jest/globals';
import type {Store} from '../../../src/model/store.ts';
import {draftStore} from '../../../src/steps/repository/draft-store.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {testHost} from '../../support/host.ts';
import {describeStore} from '../../support/store-contract.ts';

const put = (store: Store, path: string, text: string) => store.put([{path, content: Buffer.from(text)}]);
const said = async (store: Store, path: string) => {
  const got = await store.get(path);
  return got && Buffer.from(got.bytes).toString();
};

describeStore('a draft over an empty folder', async (host) => ({
  open: () =>
    draftStore(directoryStore(join(host.workDir, 'base')), directoryStore(join(host.workDir, 'written'))),
  [Symbol.asyncDispose]: async () => undefined,
}));

test('what is written to a draft is seen through it alone', async () => {
  await using host = await testHost();
  const base = directoryStore(join(host.workDir, 'base'));
  await put(base, 'a/old', 'old');
  await put(base, 'a/gone', 'gone');
  const draft = draftStore(base, directoryStore(join(host.workDir, 'written')));
  const before = await draft.get('a/old');
  expect(await draft.putIfUnchanged({path: 'a/old', content: Buffer.from('new')}, 'other')).toBe(false);
  expect(await draft.putIfUnchanged({path: 'a/old', content: Buffer.from('new')}, before!.tag)).toBe(true);
  await put(draft, 'a/more', 'more');
  await draft.delete(['a/gone']);
  expect((await draft.list('a/')).map(({path, size}) => [path, size])).toEqual([
    ['a/more', 4],
    ['a/old', 3],
  ]);
  expect([await said(draft, 'a/old'), await said(draft, 'a/gone')]).toEqual(['new', undefined]);
  expect(await draft.putIfUnchanged({path: 'a/gone', content: Buffer.from('back')}, undefined)).toBe(true);
  expect(await said(draft, 'a/gone')).toBe('back');
  expect([await said(base, 'a/old'), await said(base, 'a/gone'), await said(base, 'a/more')]).toEqual([
    'old',
    'gone',
    undefined,
  ]);
});
