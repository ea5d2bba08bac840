import {describe, expect, test} from '@jest/globals';
import fc from 'fast-check';
import {merge, mergeTrees} from '../../../../src/steps/config/merge.ts';

describe('the rules of overrides', () => {
  test('mappings merge key by key, lists and scalars replace', () => {
    const base = {depends: ['a', 'b'], deb: {compression: 'xz', fields: {Bugs: 'x'}}, license: 'MIT'};
    const over = {depends: ['c'], deb: {fields: {Origin: 'y'}}, license: 'ISC'};
    expect(merge(base, over)).toEqual({
      depends: ['c'],
      deb: {compression: 'xz', fields: {Bugs: 'x', Origin: 'y'}},
      license: 'ISC',
    });
  });

  test.each([[undefined], [null], [''], [[]], [{}]])('%p says nothing and overrides nothing', (nothing) => {
    expect(merge({a: 'kept'}, {a: nothing})).toEqual({a: 'kept'});
  });

  test('false and 0 are values', () => {
    expect(merge({a: true, b: 2}, {a: false, b: 0})).toEqual({a: false, b: 0});
  });

  test('a mapping in place of a scalar, or the reverse, replaces it', () => {
    expect(merge({version: 'git'}, {version: {from: 'git'}})).toEqual({version: {from: 'git'}});
    expect(merge({version: {from: 'git'}}, {version: 'git'})).toEqual({version: 'git'});
  });

  test('keys that JavaScript objects have by birth are only keys', () => {
    const over = JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": "x"}');
    const merged = merge({toString: 'a'}, over) as Record<string, unknown>;
    expect(Object.keys(merged)).toEqual(['toString', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((merged as {polluted?: unknown}).polluted).toBeUndefined();
  });

  test('layers merge from the weakest to the strongest', () => {
    expect(mergeTrees([{a: '1', b: '1'}, {b: '2', c: '2'}, {c: '3'}])).toEqual({a: '1', b: '2', c: '3'});
  });

  test('merging with itself or with nothing changes nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (tree) => {
        expect(merge(tree, tree)).toEqual(tree);
        expect(merge(tree, {})).toEqual(tree);
      }),
    );
  });
});
