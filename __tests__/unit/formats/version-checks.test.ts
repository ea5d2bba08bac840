import {describe, expect, test} from '@jest/globals';
import {checkDebVersion, debFileVersion, debVersion} from '../../../src/formats/deb/version.ts';
import {checkRpmVersion, rpmVersion, rpmVersionText} from '../../../src/formats/rpm/version.ts';
import type {Version} from '../../../src/model/version.ts';
import {versionWith} from '../../support/version-order.ts';

const all = versionWith({prerelease: 'rc.1', revision: '2', epoch: 1, metadata: 'git'});

describe('the spelling', () => {
  test('of Debian has epoch and revision, its file name no epoch', () => {
    expect([debVersion(all), debFileVersion(all)]).toEqual(['1:1.2.3~rc.1+git-2', '1.2.3~rc.1+git-2']);
    expect(debVersion(versionWith({epoch: 0}))).toBe('0:1.2.3');
  });

  test('of rpm is three tags, the release always there', () => {
    expect(rpmVersion(all)).toEqual({epoch: 1, version: '1.2.3~rc.1+git', release: '2'});
    expect(rpmVersionText(all)).toBe('1:1.2.3~rc.1+git-2');
    expect(rpmVersionText(versionWith({prerelease: 'rc-1'}))).toBe('1.2.3~rc_1-1');
  });

  test('does not repeat the plus of metadata', () => {
    expect(debVersion(versionWith({metadata: '+x'}))).toBe('1.2.3+x');
  });
});

describe('what a format cannot express', () => {
  const bad: readonly [Partial<Version>, number, number][] = [
    [{}, 0, 0],
    [{prerelease: 'rc.1', revision: '1~deb12'}, 0, 0],
    [{upstream: 'v1.0'}, 1, 1],
    [{upstream: '1_0'}, 1, 0],
    [{upstream: '1.0^git1'}, 1, 1],
    [{upstream: '1.0-1'}, 0, 1],
    [{upstream: '1.0 1'}, 1, 1],
    [{upstream: '1.0\nDepends: x'}, 1, 1],
    [{upstream: '1.0%{x}'}, 1, 1],
    [{upstream: '1:1.0'}, 1, 1],
    [{upstream: '1é'}, 1, 1],
    [{upstream: '1.0-'}, 1, 1],
    [{revision: '1-2'}, 1, 1],
    [{revision: '1_2'}, 1, 0],
    [{revision: '1 2'}, 1, 1],
    [{epoch: -1}, 1, 1],
    [{epoch: 1.5}, 1, 1],
    [{epoch: 2 ** 31}, 1, 0],
    [{epoch: 2 ** 32}, 1, 1],
  ];

  test.each(bad)('%j: %d problems in Debian, %d in rpm, each with a hint', (over, deb, rpm) => {
    const problems = [checkDebVersion(versionWith(over)), checkRpmVersion(versionWith(over))];
    expect(problems.map(({length}) => length)).toEqual([deb, rpm]);
    expect(problems.flat().every(({hint}) => hint)).toBe(true);
  });
});
