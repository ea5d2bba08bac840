import {describe, expect, test} from '@jest/globals';
import {formats} from '../../src/formats/index.ts';
import {allPairs, orderedGroups} from '../support/version-order.ts';

describe.each(Object.entries(formats))('the golden table, %s', (id, format) => {
  const lines = orderedGroups.flatMap((group) => group.lines);

  test('has a spelling in every line', () => {
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter(({spelled}) => !spelled[id])).toEqual([]);
  });

  test('holds our spelling', () => {
    expect(lines.map(({said, version}) => [said, format.versionOf(version)])).toEqual(
      lines.map(({said, spelled}) => [said, spelled[id]]),
    );
  });

  test.each(orderedGroups)('goes up as we compare: $title', ({lines: group}) => {
    const pairs = allPairs(group.map(({spelled}) => spelled[id] ?? ''));
    expect(pairs.filter(([low, high]) => format.compareVersions(low, high) >= 0)).toEqual([]);
  });
});
