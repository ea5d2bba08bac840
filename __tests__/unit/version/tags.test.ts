import {describe, expect, test} from '@jest/globals';
import {UserError} from '../../../src/model/errors.ts';
import {tagRules} from '../../../src/steps/version/tags.ts';

const place = {file: 'linux-pkg.yml'};
const rules = (tags?: string, prefix?: string) => tagRules({tags, prefix, place});

describe('which tags are releases, and where the version starts', () => {
  test.each([
    [undefined, undefined, 'v1.2.3', '1.2.3'],
    [undefined, undefined, '1.2.3', '1.2.3'],
    [undefined, undefined, 'version-1', undefined],
    [undefined, undefined, 'api/v1.2.3', undefined],
    ['v*', undefined, 'v1.2.3', '1.2.3'],
    ['v*', undefined, 'v1/2', undefined],
    ['api/v*', undefined, 'api/v1.2.3', '1.2.3'],
    ['api/v*', undefined, 'web/v1.2.3', undefined],
    ['@scope/api@*', undefined, '@scope/api@1.2.3', '1.2.3'],
    ['*', undefined, 'v1.2.3', 'v1.2.3'],
    ['v[!0]*', undefined, 'v0.1', undefined],
    ['v[!0]*', undefined, 'v1.1', '1.1'],
    ['v?.?', undefined, 'v1.2', '1.2'],
    ['v?.?', undefined, 'v10.2', undefined],
    ['a.b+c(d)$v*', undefined, 'a.b+c(d)$v1', '1'],
    ['a.b*', undefined, 'aXb1', undefined],
    [undefined, 'release-', 'release-1.2', '1.2'],
    [undefined, 'release-', 'release-notes', undefined],
    ['*-final', 'app-', 'app-1.2-final', '1.2-final'],
    ['*', 'app-', 'other-1.2', undefined],
  ])('tags %s, prefix %s: %s → %s', (tags, prefix, name, version) => {
    expect(rules(tags, prefix).versionIn(name)).toBe(version);
  });

  test.each([
    ['v1.2.3', 'write v*'],
    ['release', 'write release/v*'],
    ['v[9-0]*', 'write such as v* or name/v*'],
  ])('%s is refused: %s', (tags, hint) => {
    expect(() => rules(tags)).toThrow(UserError);
    expect(() => rules(tags)).toThrow(expect.objectContaining({hint}));
  });

  test('a pattern full of stars is answered at once', () => {
    const start = performance.now();
    expect(rules(`${'*'.repeat(500)}x`).versionIn('1'.repeat(250))).toBeUndefined();
    expect(rules('*1*1*1*1*1*1*x').versionIn('1'.repeat(40))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
