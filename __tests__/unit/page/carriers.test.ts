import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {formatOf} from '../../../src/formats/index.ts';
import {sourcePackages} from '../../../src/steps/page/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {listingOf, PAGE_DATE, pageKey, pageWork} from '../../support/page-work.ts';
import {armored, smallKey} from '../../support/small-keys.ts';

const suite = (...versions: readonly string[]) => ({
  kind: 'apt',
  suite: 'bookworm',
  listings: [
    listingOf(),
    ...versions.map((version) => listingOf({name: 'hello-repo', version, arch: 'all'})),
  ],
});

const versionsOf = async (
  host: TestHost,
  over: Parameters<typeof pageWork>[0],
  published: readonly string[],
) => {
  const work = {...(await pageWork(over)), suites: [suite(...published)]};
  const made = await sourcePackages(host, work, join(host.workDir, 'made'));
  return made.map(({file}) => basename(file).split('_')[1]!);
};

const DAY = 86_400;

describe('the packages that carry key and source', () => {
  test('are made once: what is published already is not made again, on no later day', async () => {
    await using host = await testHost();
    const [first] = await versionsOf(host, {}, []);
    expect(first).toMatch(/^20260921\.1-1~deb12\.[0-9a-f]{8}$/);
    expect(await versionsOf(host, {}, [first!])).toEqual([]);
    expect(
      await versionsOf(host, {date: PAGE_DATE + 30 * DAY}, [first!, '20250101.1-1~deb12.00000000']),
    ).toEqual([]);
  });

  test('rise when the key changes: by the day, on the same day and on an earlier one by a count', async () => {
    await using host = await testHost();
    const {compareVersions} = formatOf('deb');
    const [first] = await versionsOf(host, {}, []);
    const publicKeys = [await pageKey(), armored((await smallKey('Next')).toPublic())];
    const later = await versionsOf(host, {publicKeys, date: PAGE_DATE + DAY}, [first!]);
    const same = await versionsOf(host, {publicKeys}, [first!]);
    const before = await versionsOf(host, {publicKeys, date: PAGE_DATE - DAY}, [first!]);
    expect(later[0]).toMatch(/^20260922\.1-/);
    expect(same[0]).toMatch(/^20260921\.2-/);
    expect(before).toEqual(same);
    for (const [version] of [later, same, before])
      expect(compareVersions(version!, first!)).toBeGreaterThan(0);
    // And back again: it is another content than the highest one has.
    expect((await versionsOf(host, {}, [first!, same[0]!]))[0]).toMatch(/^20260921\.3-/);
  });

  test('rise when the address, the component or the machines change', async () => {
    await using host = await testHost();
    const [first] = await versionsOf(host, {}, []);
    const {settings} = await pageWork();
    for (const change of [{url: 'https://example.net'}, {component: 'extra'}])
      expect(await versionsOf(host, {settings: {...settings, ...change}}, [first!])).toHaveLength(1);
    const work = {
      ...(await pageWork()),
      suites: [{...suite(first!), listings: [...suite(first!).listings, listingOf({arch: 'arm64'})]}],
    };
    expect(await sourcePackages(host, work, join(host.workDir, 'more'))).toHaveLength(1);
  });

  test('are the same bytes for the same number, whenever they are made', async () => {
    await using host = await testHost();
    const digests = [];
    for (const [folder, date] of [
      ['a', PAGE_DATE],
      ['b', PAGE_DATE + 3600],
    ] as const) {
      const suites = [
        suite(),
        {...suite(), suite: 'stable'},
        {kind: 'yum', suite: '9', listings: [listingOf({arch: 'x86_64'})]},
      ];
      const made = await sourcePackages(
        host,
        {...(await pageWork({date})), suites},
        join(host.workDir, folder),
      );
      digests.push(
        await Promise.all(
          made.map(async ({file}) =>
            createHash('sha256')
              .update(await readFile(file))
              .digest('hex'),
          ),
        ),
      );
    }
    expect(digests[0]).toHaveLength(3);
    expect(digests[1]).toEqual(digests[0]);
  });

  test('are not made without an address', async () => {
    await using host = await testHost();
    const {settings} = await pageWork();
    expect(await versionsOf(host, {settings: {...settings, url: undefined}}, [])).toEqual([]);
  });
});
