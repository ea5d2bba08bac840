import {describe, expect, test} from '@jest/globals';
import {editDistance, nearest} from '../../src/text/nearest.ts';

describe('nearest', () => {
  test('finds the key that a typo meant, also where two letters were swapped', () => {
    expect(nearest('maintaner', ['name', 'maintainer', 'description'])).toBe('maintainer');
    expect(nearest('nmae', ['name', 'arch'])).toBe('name');
    expect(nearest('Targets', ['targets'])).toBe('targets');
  });

  test('says nothing where no key is near', () => {
    expect(nearest('zebra', ['name', 'arch'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  test('counts a swap as one change', () => {
    expect(editDistance('abcd', 'abdc')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
