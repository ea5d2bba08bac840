import {createHash} from 'node:crypto';
import {gunzipSync, gzipSync} from 'node:zlib';
import {afterEach, beforeAll, beforeEach, describe, expect, test} from '@jest/globals';
import type {Listing} from '../../../src/model/repository.ts';
import type {Signer} from '../../../src/model/signer.ts';
import type {Store} from '../../../src/model/store.ts';
import {engine} from '../../../src/repositories/apt/engine.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {aptSigner, DAY, everything, madeListing, NOON, publishSuite, SUITE} from '../../support/apt-shelf.ts';
import {type TestHost, testHost} from '../../support/host.ts';

let host: TestHost;
let store: Store;
let signers: readonly Signer[];

beforeAll(async () => {
  signers = [await aptSigner('One'), await aptSigner('Two')];
});
beforeEach(async () => {
  host = await testHost();
  store = directoryStore(host.workDir);
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
});

const publish = (date: number, ...more: readonly Listing[]) =>
  publishSuite(store, {signers, date, next: (there) => [...there, ...more]});
const read = () => engine.read(store, 'bookworm');
const get = async (path: string) => (await store.get(SUITE + path))?.bytes;
const text = async (path: string) => Buffer.from((await get(path))!).toString();
const contents = async (arch: string) => gunzipSync((await get(`main/Contents-${arch}.gz`))!).toString();
const flip = async (path: string) => {
  const bytes = Buffer.from((await store.get(path))!.bytes);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  await store.put([{path, content: bytes}]);
};
const hashedIn = async (): Promise<readonly string[]> =>
  (await store.list(SUITE)).map(({path}) => path).filter((path) => path.includes('/by-hash/'));

const amd64 = madeListing();
const arm64 = madeListing({arch: 'arm64'});
const all = madeListing({name: 'hello-doc', arch: 'all', files: ['/usr/share/doc/hello/index']});

describe('a suite', () => {
  test('is empty where nothing is published', async () => {
    expect(await read()).toMatchObject({
      place: 'bookworm',
      listings: [],
      tag: undefined,
      date: 0,
      torn: false,
    });
    expect(await engine.placesIn(store)).toEqual([]);
  });

  test('is read as it was written', async () => {
    const second = madeListing({version: '1.1'}, NOON + 7, 'contrib');
    await publish(NOON, amd64, arm64, all, second);
    const shelf = await read();
    expect(shelf.listings).toEqual([second, all, amd64, arm64]);
    expect(shelf).toMatchObject({
      fixed: {Origin: 'Example Team', Label: 'Example', Suite: 'bookworm', Codename: 'bookworm'},
      date: NOON,
      torn: false,
      signedBy: signers.map(({fingerprint}) => fingerprint),
      seal: {type: 'text', name: `${SUITE}InRelease`},
    });
    expect(await engine.placesIn(store)).toEqual(['bookworm']);
  });

  test('is the same again, byte for byte, from what is published', async () => {
    await publish(NOON, amd64, arm64, all);
    const before = await everything(store);
    await publish(NOON);
    expect(await everything(store)).toEqual(before);
    await store.delete((await store.list('')).map(({path}) => path));
    await publish(NOON, all, arm64, amd64);
    expect(await everything(store)).toEqual(before);
  });

  test('lists what is for every architecture in each', async () => {
    await publish(NOON, amd64, arm64, all);
    expect(await text('Release')).toContain('\nArchitectures: amd64 arm64\n');
    for (const arch of ['amd64', 'arm64']) {
      const packages = await text(`main/binary-${arch}/Packages`);
      expect([...packages.matchAll(/^(?:Package|Architecture): (.*)$/gm)].map(([, word]) => word)).toEqual([
        'hello-doc',
        'all',
        'hello',
        arch,
      ]);
    }
  });

  test('that has nothing else lists it for the usual architectures', async () => {
    await publish(NOON, all);
    expect(await text('Release')).toContain(
      '\nArchitectures: amd64 arm64 armhf i386 ppc64el riscv64 s390x\n',
    );
    expect(await text('main/binary-riscv64/Packages')).toContain('Package: hello-doc\n');
  });

  test('keeps architectures and components that clients may have asked for, with nothing in them', async () => {
    await publish(NOON, amd64, arm64, madeListing({name: 'more'}, NOON, 'contrib'));
    await publishSuite(store, {signers, date: NOON + 1, next: () => [amd64]});
    const release = await text('Release');
    expect(release).toContain('\nArchitectures: amd64 arm64\nComponents: contrib main\n');
    expect(await text('main/binary-arm64/Packages')).toBe('');
    expect(await text('contrib/binary-amd64/Packages')).toBe('');
  });

  test('names in Contents who has a file, and no file of a version that went', async () => {
    const old = madeListing({files: ['/usr/bin/hello', '/usr/bin/hello-old', '/usr/share/doc/a b']});
    const both = madeListing({name: 'other', files: ['/usr/share/doc/a b', '/bad\nusr/bin/sudo']});
    await publish(NOON, old, both);
    const row = (path: string, owners: string) => `${path.padEnd(59)} ${owners}\n`;
    expect(await contents('amd64')).toBe(
      row('usr/bin/hello', 'utils/hello') +
        row('usr/bin/hello-old', 'utils/hello') +
        row('usr/share/doc/a b', 'utils/hello,utils/other'),
    );
    const next = madeListing({version: '2.0'});
    await publish(NOON + 1, next);
    await publishSuite(store, {
      signers,
      date: NOON + 2,
      next: (there) => there.filter(({sha256}) => sha256 !== old.sha256),
    });
    expect(await contents('amd64')).toBe(
      row('usr/bin/hello', 'utils/hello') + row('usr/share/doc/a b', 'utils/other'),
    );
  });

  test('that was signed is not written without a key', async () => {
    await publish(NOON, amd64);
    await expect(publishSuite(store, {signers: [], date: NOON + 1, next: () => []})).rejects.toThrow(
      'there is no key',
    );
  });

  test('that was never signed is written without one, and signed from then on', async () => {
    await publishSuite(store, {signers: [], date: NOON, next: () => [amd64]});
    expect(await get('InRelease')).toBeUndefined();
    expect(await read()).toMatchObject({listings: [amd64], signedBy: [], torn: false});
    await publish(NOON + 1, arm64);
    expect(await read()).toMatchObject({listings: [amd64, arm64], torn: false, date: NOON + 1});
  });
});

describe('earlier editions', () => {
  test('stay for a day after they were superseded, however old they are', async () => {
    await publish(NOON, amd64);
    const first = await hashedIn();
    await publish(NOON + 30 * DAY, arm64);
    await publish(NOON + 30 * DAY + 60, all);
    expect(await hashedIn()).toEqual(expect.arrayContaining([...first]));
    // Where the store says that everything is as old as it can be.
    const shelf = await read();
    const there = (await store.list(SUITE)).map((one) => ({...one, modified: NOON}));
    const staleAt = async (date: number) => (await engine.write({shelf, signers, date, there})).stale;
    expect(await staleAt(NOON + 31 * DAY - 1)).toEqual([]);
    const stale = await staleAt(NOON + 31 * DAY + 30);
    expect(stale.length).toBeGreaterThan(0);
    expect(first).toEqual(expect.arrayContaining([...stale]));
    const current = [...(await text('Release')).matchAll(/^ ([0-9a-f]{64}) /gm)].map(([, digest]) => digest);
    expect(stale.filter((path) => current.some((digest) => path.endsWith(digest!)))).toEqual([]);
  });

  test('of a writer that never came to its end go after a day', async () => {
    await publish(NOON, amd64);
    const left = `${SUITE}main/by-hash/SHA256/${'0'.repeat(64)}`;
    await store.put([{path: left, content: Buffer.from('left')}]);
    const shelf = await read();
    const [there] = (await store.list(left)) as [{path: string; size: number; modified: number}];
    const staleAt = async (modified: number) =>
      (await engine.write({shelf, signers, date: NOON + DAY, there: [{...there, modified}]})).stale;
    expect(await staleAt(NOON)).toEqual([]);
    expect(await staleAt(NOON - 1)).toEqual([left]);
  });
});

describe('a publication that was ended', () => {
  test('after each of its writes: the old edition or the new one is read, and the next one mends it', async () => {
    const {count} = await publishSuite(directoryStore(`${host.workDir}/whole`), {
      signers,
      date: NOON,
      next: () => [amd64],
    });
    for (let writes = 0; writes < count; writes++) {
      const own = directoryStore(`${host.workDir}/${writes}`);
      await publishSuite(own, {signers, date: NOON, next: () => [amd64]});
      await publishSuite(own, {signers, date: NOON + 1, next: (there) => [...there, all]}, writes);
      const shelf = await engine.read(own, 'bookworm');
      expect([writes, [1, 2]]).toEqual([writes, expect.arrayContaining([shelf.listings.length])]);
      await publishSuite(own, {signers, date: NOON + 2, next: () => [all, amd64]});
      expect(await engine.audit!(own, 'bookworm')).toEqual([]);
      expect(await engine.read(own, 'bookworm')).toMatchObject({listings: [all, amd64], torn: false});
    }
  });

  test.each(['Release', 'Release.gpg'])('is seen by a %s of another edition', async (name) => {
    await publish(NOON, amd64);
    const old = (await get(name))!;
    await publish(NOON + 1, arm64);
    await store.put([{path: SUITE + name, content: old}]);
    expect(await read()).toMatchObject({listings: [amd64, arm64], torn: true});
    await store.delete([SUITE + name]);
    expect((await read()).torn).toBe(true);
  });

  test('is seen by a list under its own name that is not the one that is signed', async () => {
    await publish(NOON, amd64);
    await flip(`${SUITE}main/binary-amd64/Packages.gz`);
    expect(await read()).toMatchObject({listings: [amd64], torn: true});
  });
});

describe('lists that somebody changed', () => {
  beforeEach(() => publish(NOON, amd64, all));

  test.each(['main/binary-amd64/Packages', 'main/Contents-amd64', 'linux-pkg'])(
    'are refused: %s',
    async (path) => {
      const release = await text('Release');
      for (const suffix of ['', '.gz']) {
        const [, digest] = new RegExp(`^ ([0-9a-f]{64}) +\\d+ ${path}${suffix}$`, 'm').exec(release) ?? [];
        const folder = SUITE + path.slice(0, path.lastIndexOf('/') + 1);
        for (const name of [`${SUITE}${path}${suffix}`, `${folder}by-hash/SHA256/${digest}`])
          if (await store.get(name)) await flip(name);
      }
      const wanted = new RegExp(`^ ([0-9a-f]{64}) +\\d+ ${path}.gz$`, 'm').exec(release)![1]!;
      await expect(read()).rejects.toMatchObject({
        code: 'repository/damaged',
        problems: expect.arrayContaining([
          {
            message: expect.stringMatching(
              new RegExp(
                `^${SUITE}${path}\\.gz: its SHA-256 is [0-9a-f]{64}, the Release file says ${wanted}$`,
              ),
            ),
            hint: expect.any(String),
          },
        ]),
      });
    },
  );

  test('are refused where they are gone', async () => {
    await store.delete((await store.list(`${SUITE}main/`)).map(({path}) => path));
    await expect(read()).rejects.toMatchObject({
      problems: [
        {message: `${SUITE}main/Contents-amd64 is named by the Release file and is not there`},
        {message: `${SUITE}main/binary-amd64/Packages is named by the Release file and is not there`},
      ].map((one) => expect.objectContaining(one)),
    });
  });

  test('are refused where they are signed and do not unpack to what is signed', async () => {
    const own = directoryStore(`${host.workDir}/unsigned`);
    await publishSuite(own, {signers: [], date: NOON, next: () => [amd64]});
    const release = Buffer.from((await own.get(`${SUITE}Release`))!.bytes).toString();
    for (const bytes of [
      Buffer.from('no gzip'),
      gzipSync(Buffer.alloc(1 << 20)),
      gzipSync('Package: sudo\n'),
    ]) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const row = ` ${digest} ${bytes.length} main/binary-amd64/Packages.gz`;
      const changed = release.replace(/^ [0-9a-f]+ +\d+ main\/binary-amd64\/Packages.gz$/m, row);
      await own.delete((await own.list(`${SUITE}main/binary-amd64/`)).map(({path}) => path));
      await own.put([
        {path: `${SUITE}main/binary-amd64/Packages.gz`, content: bytes},
        {path: `${SUITE}Release`, content: Buffer.from(changed)},
      ]);
      await expect(engine.read(own, 'bookworm')).rejects.toThrow(`${SUITE}main/binary-amd64/Packages.gz`);
    }
  });

  test.each([
    [
      'a word of it is another',
      (message: string) => message.replace('Suite: bookworm', 'Suite: bookwork'),
      'is not the text that',
    ],
    [
      'something stands before it',
      (message: string) => `Package: sudo\n${message}`,
      'no clear-signed message',
    ],
    [
      'something stands after it',
      (message: string) => `${message}Package: sudo\n`,
      'no clear-signed message',
    ],
    ['there are two', (message: string) => message + message, 'no clear-signed message'],
    ['it is cut off', (message: string) => message.slice(0, -60), 'no clear-signed message'],
    [
      'its signature is none',
      (message: string) => message.replace(/(-----BEGIN PGP SIGNATURE-----\n\n)[^-]*/, '$1aGVsbG8=\n'),
      'no signature that can be read',
    ],
  ])('are refused by InRelease: %s', async (_, change, said) => {
    await store.put([{path: `${SUITE}InRelease`, content: Buffer.from(change(await text('InRelease')))}]);
    await expect(read()).rejects.toThrow(said);
  });

  test('are all named by an audit', async () => {
    expect(await engine.audit!(store, 'bookworm')).toEqual([]);
    const paths = (await store.list(SUITE)).map(({path}) => path).filter((path) => !/Release/.test(path));
    for (const path of paths) await flip(path);
    const found = (await engine.audit!(store, 'bookworm')).map(({message}) => message.split(':')[0]);
    expect(found.sort()).toEqual([...paths].sort());
    await store.delete(paths);
    expect((await engine.audit!(store, 'bookworm')).map(({message}) => message)).toEqual(
      ['linux-pkg', 'main/Contents-amd64', 'main/binary-amd64/Packages'].map(
        (path) => `${SUITE}${path} is named by the Release file and is not there`,
      ),
    );
  });
});
