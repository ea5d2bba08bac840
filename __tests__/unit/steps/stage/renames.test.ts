import {describe, expect, test} from '@jest/globals';
import {testHost} from '../../../support/host.ts';
import {testTarget} from '../../../support/settled.ts';
import {problemsOf, stage} from '../../../support/staged.ts';

const deb = {...testTarget('debian-12', 'deb'), suffix: '~deb12'};
const rpm = {...testTarget('rocky-9', 'rpm'), suffix: '.el9'};

const relations = async (renamed_from: unknown, target = deb, values = {}) => {
  await using host = await testHost();
  const [pkg] = await stage(host, {...values, renamed_from}, {targets: [target]});
  const said = Object.entries(pkg!.relations).filter(([, texts]) => texts.length > 0);
  return Object.fromEntries(said);
};

describe('renamed_from', () => {
  test("is what Debian's wiki says of renaming", async () => {
    expect(await relations('old-hello')).toEqual({
      provides: ['old-hello (= 1.0.0-1~deb12)'],
      breaks: ['old-hello (<< 1.0.0-1~deb12)'],
      replaces: ['old-hello (<< 1.0.0-1~deb12)'],
    });
  });

  test("is what Fedora's guidelines say of renaming", async () => {
    expect(await relations('old-hello', rpm)).toEqual({
      provides: ['old-hello = 1.0.0-1.el9'],
      replaces: ['old-hello < 1.0.0-1.el9'],
    });
  });

  test('knows the first version that has the new name, in either spelling', async () => {
    expect(await relations(['a-one (<< 0.9)', 'a-two < 1:0.8'], rpm, {epoch: '2'})).toEqual({
      provides: ['a-one = 2:1.0.0-1.el9', 'a-two = 2:1.0.0-1.el9'],
      replaces: ['a-one < 0.9', 'a-two < 1:0.8'],
    });
    expect(await relations('a-one < 0.9')).toMatchObject({breaks: ['a-one (<< 0.9)']});
  });

  test('says nothing twice that the config says already', async () => {
    const {provides} = await relations('old', rpm, {provides: ['old = 1.0.0-1.el9']});
    expect(provides).toEqual(['old = 1.0.0-1.el9']);
  });

  test.each([
    ['', undefined],
    ['hello', 'renamed_from: hello is the name of the package itself'],
    ['a b', 'renamed_from: "a b" is no name of a package'],
    ['old (>= 2)', 'is no name of a package'],
    ['old (<< 2', 'is no name of a package'],
    ['old\nBreaks: dpkg', 'is no name of a package'],
    ['old (<< 2), dpkg', 'is no name of a package'],
    ['%(touch x)', 'is no name of a package'],
  ])('%j is told', async (text, told) => {
    await using host = await testHost();
    const work = stage(host, {renamed_from: [text]}, {targets: [deb, rpm]});
    if (told === undefined) expect(await work).toHaveLength(2);
    else expect((await problemsOf(work))[0]?.message).toContain(told);
  });
});
