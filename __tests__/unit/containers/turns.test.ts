import {expect, test} from '@jest/globals';
import {makeTurns} from '../../../src/containers/turns.ts';

test('works that take turns never overlap, keep their order, and a failure does not hold up the next', async () => {
  const takeTurn = makeTurns();
  const seen: string[] = [];
  const work = async (name: string, fails = false): Promise<void> => {
    const end = await takeTurn();
    try {
      seen.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (fails) throw new Error(name);
      seen.push(`${name} ends`);
    } finally {
      end();
    }
  };
  const ended = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends']);
  expect(ended.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
