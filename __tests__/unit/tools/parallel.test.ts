import {describe, expect, test} from '@jest/globals';
import {PkgError, UserError} from '../../../src/model/errors.ts';
import {allInOrder} from '../../../src/tools/parallel.ts';

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('work in parallel', () => {
  test('keeps the order and the limit', async () => {
    let [running, most] = [0, 0];
    const results = await allInOrder([3, 1, 2, 5, 4], 2, async (n) => {
      most = Math.max(most, ++running);
      for (let i = 0; i < n; i++) await turn();
      running--;
      return n * 10;
    });
    expect(results).toEqual([30, 10, 20, 50, 40]);
    expect(most).toBe(2);
  });

  test('gives all their try, then fails with every problem', async () => {
    const seen: number[] = [];
    const failing = allInOrder([1, 2, 3], 1, async (n) => {
      seen.push(n);
      if (n !== 2) throw new UserError('x/y', `bad ${n}`);
    });
    await expect(failing).rejects.toMatchObject({problems: [{message: 'bad 1'}, {message: 'bad 3'}]});
    expect(seen).toEqual([1, 2, 3]);
  });

  test('one failure stays itself; mixed ones are told together', async () => {
    const only = new Error('alone');
    await expect(allInOrder([1], 4, () => Promise.reject(only))).rejects.toBe(only);
    const mixed = allInOrder([1, 2], 4, (n) =>
      Promise.reject(n === 1 ? new UserError('a', 'mine') : new Error('ours')),
    );
    await expect(mixed).rejects.toBeInstanceOf(PkgError);
    await expect(mixed).rejects.toThrow('2 failures:\nmine\nours');
  });

  test('what is wrong with all of them is told once; problems of the user are all kept', async () => {
    const network = () => new PkgError('store/network', 'nobody answers', {hint: 'look there'});
    await expect(allInOrder([1, 2, 3], 2, () => Promise.reject(network()))).rejects.toMatchObject({
      code: 'store/network',
      message: 'nobody answers',
      hint: 'look there',
    });
    const bad = allInOrder([1, 2], 2, (n) =>
      Promise.reject(new UserError('x/y', [{message: `a${n}`}, {message: `b${n}`}])),
    );
    await expect(bad).rejects.toMatchObject({
      problems: ['a1', 'b1', 'a2', 'b2'].map((message) => ({message})),
    });
  });
});
