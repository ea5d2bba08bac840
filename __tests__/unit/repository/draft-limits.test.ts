import {expect, test} from '@jest/globals';
import type {Store} from '../../../src/model/store.ts';
import {type Draft, refuseOverLimits} from '../../../src/steps/repository/draft.ts';
import {memoryStore} from '../../support/memory-store.ts';
import {toldBy} from '../../support/repository-project.ts';

/** A draft of two files of 600 bytes each, for a place with those limits. */
async function draftFor(limits: Store['limits']): Promise<Draft> {
  const after = memoryStore(new Map());
  await after.put(['a.deb', 'b.deb'].map((path) => ({path, content: Buffer.alloc(600)})));
  const before: Store = {...memoryStore(new Map()), ...(limits && {limits})};
  return {before, after, places: [], written: async () => []} as unknown as Draft;
}

test.each([[undefined], [{}], [{file: 600}], [{total: 1200}]])('a draft fits into %j', async (limits) => {
  await expect(draftFor(limits).then(refuseOverLimits)).resolves.toBeUndefined();
});

test('each file that is too large is told, and all of them together, with what helps', async () => {
  expect(await toldBy(draftFor({file: 599, total: 1199}).then(refuseOverLimits))).toBe(
    [
      'repository/too-much',
      'a.deb has 600 B, and the memory takes files of 599 B at most',
      '  let the repository lie in a place that takes larger files, such as s3',
      'b.deb has 600 B, and the memory takes files of 599 B at most',
      '  let the repository lie in a place that takes larger files, such as s3',
      'the memory would hold 1.2 kB, and it takes 1.2 kB at most',
      '  keep fewer versions with `keep`, raise `budget`, or let the repository lie in another place, such as s3',
    ].join('\n'),
  );
});

test('what lies outside its part of the place counts too', async () => {
  const draft = await draftFor({total: 1300});
  const crowded: Draft = {...draft, before: {...draft.before, beside: async () => 101}};
  expect(await toldBy(refuseOverLimits(crowded))).toContain('the memory would hold 1.3 kB');
  await expect(
    refuseOverLimits({...draft, before: {...draft.before, beside: async () => 100}}),
  ).resolves.toBe(undefined);
});
