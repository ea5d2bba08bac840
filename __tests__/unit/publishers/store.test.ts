import {createHash} from 'node:crypto';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import type {PointerWish, Publisher, PublishSettings, Shipment} from '../../../src/model/publisher.ts';
import type {Store, StoreKind} from '../../../src/model/store.ts';
import {storePublisher} from '../../../src/publishers/store/publisher.ts';
import {isNewer, latestText, merged, textsOf} from '../../../src/steps/publish/latest.ts';
import {directoryStore} from '../../../src/stores/index.ts';
import {faultyStore} from '../../support/faulty-store.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {versionOf} from '../../support/published.ts';
import {toldBy, treeOf} from '../../support/repository-project.ts';
import {versionAt} from '../../support/rpm-package.ts';

let host: TestHost;
beforeEach(async () => {
  host = await testHost();
});
afterEach(async () => host[Symbol.asyncDispose]());

const settings: PublishSettings = {
  ...{id: 'files', to: 'directory', pointers: true, pointerArch: 'go', draft: false},
  url: 'https://example.org/files',
};

const root = (): string => join(host.workDir, 'place');
const place = (): Store => directoryStore(root());

/** The publisher over any store. */
const publisherOf = (store: Store): Promise<Publisher> => {
  const kind: StoreKind = {
    ...{id: 'directory', title: 'a folder', keys: {needed: [], optional: []}, check: () => []},
    open: async () => store,
  };
  return storePublisher(host, kind, {settings, version: versionAt('1.0.0'), name: 'hello'});
};

async function shipment(name: string, text: string, kind: Shipment['kind'] = 'package'): Promise<Shipment> {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const folder = join(host.workDir, 'made', sha256);
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'file'), text);
  return {name, file: join(folder, 'file'), size: Buffer.byteLength(text), sha256, kind};
}

const packages = () =>
  Promise.all(
    ['1.0+git~1/a_1.0+git~1_amd64.deb', 'b 100%.rpm', 'c.rpm'].map((name) => shipment(name, `of ${name}`)),
  );

const hows = (deliveries: readonly {readonly how: string}[]) => deliveries.map(({how}) => how);

/** The bare version is the whole of this `latest.json`. */
const wishFor = (version: number): PointerWish => ({
  head: 'latest.json',
  isNewer: (now) => now === undefined || Number(Buffer.from(now).toString()) <= version,
  textsOf: (now) => new Map([['deb.latest.txt', `hello_${Buffer.from(now).toString()}.deb\n`]]),
  merged: (_, ours) => ours,
});

const pointersFor = async (version: number): Promise<readonly Shipment[]> => [
  await shipment('deb.latest.txt', `hello_${version}.deb\n`, 'pointer'),
  await shipment('latest.json', String(version), 'pointer'),
];

const latestPackage = (format: string) => ({
  ...{pointer: `${format}.amd64.latest.txt`, package: 'hello', version: '1.0.0', format},
  ...{target: `${format}/amd64`, arch: 'amd64', name: `hello.${format}`, sha256: '0'.repeat(64), size: 1},
});

const said = async (name: string): Promise<string> =>
  Buffer.from((await place().get(name))!.bytes).toString();

describe('files in a store', () => {
  test('are brought once, and left where the same bytes are there', async () => {
    const files = await packages();
    const publisher = await publisherOf(place());
    expect(hows(await publisher.look(files))).toEqual(['uploaded', 'uploaded', 'uploaded']);
    expect(hows((await publisher.deliver(files)).deliveries)).toEqual(['uploaded', 'uploaded', 'uploaded']);
    const tree = await treeOf(root());
    expect(Object.keys(tree).sort()).toEqual(files.map(({name}) => name).sort());
    const {store, operations} = faultyStore(place());
    expect(hows((await (await publisherOf(store)).deliver(files)).deliveries)).toEqual([
      'there',
      'there',
      'there',
    ]);
    expect(operations.filter(({kind}) => kind !== 'digest')).toEqual([]);
  });

  test('have addresses in which no character means something else', async () => {
    const publisher = await publisherOf(place());
    expect((await publisher.look(await packages())).map(({url}) => url)).toEqual([
      'https://example.org/files/1.0%2Bgit~1/a_1.0%2Bgit~1_amd64.deb',
      'https://example.org/files/b%20100%25.rpm',
      'https://example.org/files/c.rpm',
    ]);
  });

  test('are refused where other bytes have the name, with both digests, and none is sent', async () => {
    const [first, second] = [await shipment('a.deb', 'one'), await shipment('a.deb', 'two')];
    const publisher = await publisherOf(place());
    await publisher.deliver([first]);
    const before = await treeOf(root());
    const more = await shipment('b.deb', 'new');
    const told = await toldBy(publisher.deliver([more, second]));
    for (const word of [
      'a.deb',
      first.sha256,
      second.sha256,
      'new version or revision',
      'delete a.deb there',
    ])
      expect(told).toContain(word);
    expect(await toldBy(publisher.look([more, second]))).toBe(told);
    expect(await treeOf(root())).toEqual(before);
  });

  test('are told to come in one run where their list of checksums is another', async () => {
    const publisher = await publisherOf(place());
    await publisher.deliver([await shipment('hello_1.0.0_SHA256SUMS', 'a deb', 'checksums')]);
    const told = await toldBy(
      publisher.look([await shipment('hello_1.0.0_SHA256SUMS', 'a rpm', 'checksums')]),
    );
    expect(told).toContain('hello_1.0.0_SHA256SUMS is in');
    expect(told).toContain('bring all targets in one run, or give each a folder of its own');
  });

  test('may be renewed where their names say nothing of the version', async () => {
    const publisher = await publisherOf(place());
    await publisher.deliver([await shipment('key.asc', 'old', 'policy')]);
    expect(hows((await publisher.deliver([await shipment('key.asc', 'new', 'policy')])).deliveries)).toEqual([
      'replaced',
    ]);
    expect(await said('key.asc')).toBe('new');
  });

  test('are lasting, but for those that are renewed', async () => {
    const lasting: (readonly [string, boolean | undefined])[] = [];
    const base = place();
    const store: Store = {
      ...base,
      put: (uploads) => {
        lasting.push(...uploads.map((upload) => [upload.path, upload.lasting] as const));
        return base.put(uploads);
      },
    };
    const publisher = await publisherOf(store);
    await publisher.deliver([
      await shipment('a.deb', 'a'),
      await shipment('a.deb.asc', 'a', 'signature'),
      await shipment('key.asc', 'k', 'policy'),
    ]);
    await publisher.point!(await pointersFor(1), wishFor(1));
    expect(lasting).toEqual([
      ['a.deb', true],
      ['a.deb.asc', true],
      ['key.asc', false],
      ['deb.latest.txt', false],
    ]);
  });

  test.each(['before', 'after', 'ended'] as const)(
    'come to the same end when any operation fails (%s) and the next run goes on',
    async (how) => {
      const files = await packages();
      for (let at = 1; at <= 6; at++) {
        await using other = await testHost();
        const folder = join(other.workDir, 'place');
        const {store} = faultyStore(directoryStore(folder), {at, how});
        await expect((await publisherOf(store)).deliver(files)).rejects.toThrow('operation');
        const again = await (await publisherOf(directoryStore(folder))).deliver(files);
        expect(again.deliveries).toHaveLength(3);
        const tree = await treeOf(folder);
        expect(Object.values(tree).sort()).toEqual(files.map(({sha256}) => sha256).sort());
      }
    },
  );

  test('are told to be too large, each and together, before any is sent', async () => {
    const {store, operations} = faultyStore(place());
    const files = [await shipment('large.deb', 'x'.repeat(1001)), await shipment('small.deb', 'x')];
    const limited = await publisherOf({...store, limits: {file: 1000, total: 1500}});
    expect(limited.check(files)).toEqual([
      {
        message: `large.deb has 1.0 kB, and ${store.title} takes files of 1.0 kB at most`,
        hint: expect.any(String),
      },
    ]);
    const many = await Promise.all(['a', 'b'].map((name) => shipment(name, name.repeat(900))));
    // Before anything is public anywhere.
    expect(await toldBy(limited.look(many))).toContain('would hold 1.8 kB');
    expect(await toldBy(limited.deliver(many))).toContain('would hold 1.8 kB');
    await limited.deliver(many.slice(0, 1));
    expect(await toldBy(limited.deliver(many))).toContain('would hold 1.8 kB');
    expect(operations.filter(({kind}) => kind === 'put').map(({path}) => path)).toEqual(['a']);
  });

  test('are put again where somebody was faster in a place that lands in one go', async () => {
    const files = await packages();
    let landings = 0;
    const {store, operations} = faultyStore(place());
    const branch: Store = {
      ...store,
      land: async () => {
        landings += 1;
        if (landings > 1) return true;
        await place().delete(files.map(({name}) => name));
        return false;
      },
    };
    const {deliveries} = await (await publisherOf(branch)).deliver(files);
    expect([landings, hows(deliveries)]).toEqual([2, ['uploaded', 'uploaded', 'uploaded']]);
    expect(operations.filter(({kind}) => kind === 'put')).toHaveLength(6);
    expect(Object.keys(await treeOf(root()))).toHaveLength(3);
  });
});

describe('pointers in a store', () => {
  test('come before the head, which is put where nobody changed it', async () => {
    const {store, operations} = faultyStore(place());
    const publisher = await publisherOf(store);
    expect(hows(await publisher.point!(await pointersFor(1), wishFor(1)))).toEqual(['uploaded', 'uploaded']);
    expect(operations.map(({kind, path}) => `${kind} ${path}`).slice(-2)).toEqual([
      'put deb.latest.txt',
      'putIfUnchanged latest.json',
    ]);
    expect(hows(await publisher.point!(await pointersFor(2), wishFor(2)))).toEqual(['replaced', 'replaced']);
    expect([await said('deb.latest.txt'), await said('latest.json')]).toEqual(['hello_2.deb\n', '2']);
    expect(hows(await publisher.point!(await pointersFor(2), wishFor(2)))).toEqual(['there', 'there']);
  });

  test('never move back', async () => {
    const publisher = await publisherOf(place());
    await publisher.point!(await pointersFor(2), wishFor(2));
    const before = await treeOf(root());
    expect(await publisher.point!(await pointersFor(1), wishFor(1))).toEqual([]);
    expect(await treeOf(root())).toEqual(before);
  });

  test('change nothing where it is only asked what would become of them', async () => {
    const publisher = await publisherOf(place());
    const dry = {...wishFor(1), dry: true};
    expect(hows(await publisher.point!(await pointersFor(1), dry))).toEqual(['uploaded', 'uploaded']);
    expect(await treeOf(root())).toEqual({});
  });

  test('of other targets stay in the head, whoever comes first, and when several come at once', async () => {
    const targets = ['deb', 'rpm', 'apk', 'ipk'];
    const version = versionOf('1.0.0');
    const wish = {head: 'latest.json', isNewer: isNewer(version), textsOf, merged};
    const bring = async (some: readonly string[]) => {
      const text = latestText({name: 'hello', version, packages: some.map(latestPackage)});
      return (await publisherOf(place())).point!([await shipment('latest.json', text, 'pointer')], wish);
    };
    await bring([...targets].sort());
    const whole = await said('latest.json');
    await place().delete(['latest.json']);
    expect(hows(await bring(['rpm']))).toEqual(['uploaded']);
    expect(hows(await bring(['deb']))).toEqual(['replaced']);
    expect(hows(await bring(['rpm']))).toEqual(['there']);
    await Promise.all([bring(['ipk']), bring(['apk'])]);
    expect(await said('latest.json')).toBe(whole);
  });

  test('are put back by who finds out too late that a later version was faster', async () => {
    const base = place();
    const later = await publisherOf(place());
    let isFaster = true;
    const slow: Store = {
      ...base,
      put: async (uploads) => {
        if (isFaster) {
          isFaster = false;
          await later.point!(await pointersFor(2), wishFor(2));
        }
        await base.put(uploads);
      },
    };
    expect(await (await publisherOf(slow)).point!(await pointersFor(1), wishFor(1))).toEqual([]);
    expect([await said('deb.latest.txt'), await said('latest.json')]).toEqual(['hello_2.deb\n', '2']);
  });

  test('are those of the later version when two move them at once, whoever is faster', async () => {
    for (let round = 0; round < 10; round++) {
      const versions = round % 2 ? [2, 1] : [1, 2];
      await Promise.all(
        versions.map(async (version) =>
          (await publisherOf(place())).point!(await pointersFor(version), wishFor(version)),
        ),
      );
      expect([await said('deb.latest.txt'), await said('latest.json')]).toEqual(['hello_2.deb\n', '2']);
      await place().delete(['deb.latest.txt', 'latest.json']);
    }
  });
});
