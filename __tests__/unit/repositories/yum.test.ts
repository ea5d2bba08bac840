import {gunzipSync, zstdDecompressSync} from 'node:zlib';
import {afterEach, beforeAll, beforeEach, describe, expect, test} from '@jest/globals';
import type {Listing} from '../../../src/model/repository.ts';
import type {Signer} from '../../../src/model/signer.ts';
import type {Store} from '../../../src/model/store.ts';
import {engine} from '../../../src/repositories/yum/engine.ts';
import {directoryStore} from '../../../src/stores/directory/directory.ts';
import {verifyDetached} from '../../../src/tools/openpgp/index.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {DAY, FOLDER, madeRpm, NOON, PLACE, publishShelf, REPOMD, yumSigner} from '../../support/yum-shelf.ts';

let host: TestHost;
let store: Store;
let signers: readonly [Signer, Signer];

beforeAll(async () => {
  signers = [await yumSigner('One'), await yumSigner('Two')];
});
beforeEach(async () => {
  host = await testHost();
  store = directoryStore(host.workDir);
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
});

const publish = (date: number, ...more: readonly Listing[]) =>
  publishShelf(store, {signers, date, next: (there) => [...there, ...more]});
const read = () => engine.read(store, PLACE);
const bytes = async (path: string): Promise<Buffer> => Buffer.from((await store.get(path))!.bytes);
const paths = async (): Promise<readonly string[]> =>
  (await store.list(FOLDER)).map(({path}) => path.slice(FOLDER.length));
const ofType = (all: readonly string[], type: string) => all.filter((path) => path.includes(`-${type}.xml`));

const hello = madeRpm();
const doc = madeRpm({name: 'hello-doc', arch: 'noarch', version: '2:1.0-1'});

describe('a shelf', () => {
  test('is empty where nothing is published', async () => {
    expect(await read()).toMatchObject({place: PLACE, listings: [], tag: undefined, date: 0, torn: false});
    expect(await engine.placesIn(store)).toEqual([]);
  });

  test('is read as it was written, whatever the order', async () => {
    const second = madeRpm({version: '1.1-1', published: NOON + 5});
    await publish(NOON, doc, second, hello);
    expect(await engine.placesIn(store)).toEqual([PLACE]);
    expect(await read()).toMatchObject({
      listings: [hello, second, doc],
      date: NOON,
      torn: false,
      signedBy: [signers[0].fingerprint],
    });
  });

  test('has the same bytes for the same packages, but for the date', async () => {
    await publish(NOON, hello, doc);
    const before = await paths();
    const top = await bytes(REPOMD);
    await publish(NOON + 60);
    const lists = (all: readonly string[]) => all.filter((path) => path.endsWith('.gz'));
    expect(lists(await paths())).toEqual(lists(before));
    expect((await bytes(REPOMD)).toString()).toBe(top.toString().replaceAll(`${NOON}`, `${NOON + 60}`));
  });

  test('is signed by the first of the keys, and shows all of them', async () => {
    await publish(NOON, hello);
    const signature = (await bytes(`${REPOMD}.asc`)).toString();
    expect(await verifyDetached(await bytes(REPOMD), signature, signers[0].publicKey)).toEqual([
      signers[0].fingerprint,
    ]);
    const keys = (await bytes(`${REPOMD}.key`)).toString();
    expect(keys.match(/BEGIN PGP PUBLIC KEY/g)).toHaveLength(1);
    for (const signer of signers) {
      const made = await signer.detached(Buffer.from('x'));
      expect(await verifyDetached(Buffer.from('x'), made, keys)).toEqual([signer.fingerprint]);
    }
  });

  test('is not written without a key', async () => {
    const shelf = {...(await read()), listings: [hello]};
    await expect(engine.write({shelf, signers: [], date: NOON, there: []})).rejects.toThrow('without a key');
  });

  test('puts what is named by digests first, then the keys, repomd.xml, its signature', async () => {
    const shelf = {...(await read()), listings: [hello]};
    const {batches, top} = await engine.write({shelf, signers, date: NOON, there: []});
    expect(batches.flat().map(({path}) => path.replace(/[0-9a-f]{64}/, 'X'))).toEqual(
      ['X-primary.xml.gz', 'X-filelists.xml.gz', 'X-other.xml.gz', 'X-repomd.xml.asc', 'repomd.xml.key'].map(
        (name) => `${FOLDER}repodata/${name}`,
      ),
    );
    expect(top.map(({path}) => path)).toEqual([REPOMD, `${REPOMD}.asc`]);
  });

  test('can be packed with zstd, and is read again', async () => {
    await publishShelf(store, {signers, date: NOON, next: () => [hello], compression: 'zstd'});
    const [primary] = ofType(await paths(), 'primary');
    expect(primary).toMatch(/\.xml\.zst$/);
    expect(zstdDecompressSync(await bytes(FOLDER + primary)).toString()).toContain('<name>hello</name>');
    expect((await read()).listings).toEqual([hello]);
  });

  test('may list nothing any more', async () => {
    await publish(NOON, hello);
    await publishShelf(store, {signers, date: NOON + 1, next: () => []});
    expect((await read()).listings).toEqual([]);
  });
});

describe('older lists', () => {
  /** What was written so far is that much older. */
  const age = async (seconds: number) => {
    const {utimes, readdir, stat} = await import('node:fs/promises');
    const folder = `${host.workDir}/${FOLDER}repodata`;
    for (const name of await readdir(folder)) {
      const {mtimeMs} = await stat(`${folder}/${name}`);
      await utimes(`${folder}/${name}`, mtimeMs / 1000 - seconds, mtimeMs / 1000 - seconds);
    }
  };

  test('stay for a day after they were followed by others, however old they are themselves', async () => {
    const now = Math.floor(Date.now() / 1000);
    await publish(now - 400 * DAY, hello);
    await age(400 * DAY);
    await publish(now - 2 * DAY, doc);
    expect(ofType(await paths(), 'primary')).toHaveLength(2);
    await publish(now, madeRpm({name: 'third'}));
    expect(ofType(await paths(), 'primary')).toHaveLength(3);
    await age(2 * DAY);
    await publish(now + 1, madeRpm({name: 'fourth'}));
    // The second and third came at one time here; the first was followed two days ago.
    expect(ofType(await paths(), 'primary')).toHaveLength(3);
    expect((await read()).listings).toHaveLength(4);
  });

  test('go with all that belongs to them, and nothing else does', async () => {
    const now = Math.floor(Date.now() / 1000);
    await publish(now - 10 * DAY, hello);
    const first = await paths();
    await store.put([{path: `${FOLDER}Packages/h/hello.rpm`, content: Buffer.from('x')}]);
    await store.put([{path: `${FOLDER}repodata/mine.txt`, content: Buffer.from('x')}]);
    await age(10 * DAY);
    await publish(now - 5 * DAY, doc);
    await age(5 * DAY);
    await publish(now, madeRpm({name: 'third'}));
    const there = await paths();
    expect(first.filter((path) => !there.includes(path))).toHaveLength(4);
    expect(there).toEqual(expect.arrayContaining(['Packages/h/hello.rpm', 'repodata/mine.txt']));
  });
});

describe('a run that was ended between repomd.xml and its signature', () => {
  test.each([
    ['the first one', false],
    ['a later one', true],
  ])('%s is known for what it is, and mended', async (_, isLater) => {
    if (isLater) await publish(NOON, hello);
    await publishShelf(store, {signers, date: NOON + 9, next: (there) => [...there, doc], upTo: 1});
    const shelf = await read();
    expect(shelf).toMatchObject({torn: true, signedBy: [signers[0].fingerprint], date: NOON + 9});
    expect(shelf.listings.at(-1)).toEqual(doc);
    const {content, signature} = shelf.seal!;
    expect(await verifyDetached(content, signature, signers[0].publicKey)).toHaveLength(1);
    await publish(NOON + 10);
    expect(await read()).toMatchObject({torn: false, date: NOON + 10});
  });

  test('is known where only the keys are missing', async () => {
    await publish(NOON, hello);
    await store.delete([`${REPOMD}.key`]);
    expect((await read()).torn).toBe(true);
  });
});

describe('what is refused', () => {
  const refusal = async (): Promise<string> => {
    const error = await read().then(
      () => undefined,
      (cause: Error) => cause,
    );
    expect(error).toMatchObject({code: 'yum/unsound', hint: expect.stringMatching(/repo init, repo add/)});
    return error!.message;
  };
  const list = async (type: string): Promise<string> => FOLDER + ofType(await paths(), type)[0];

  beforeEach(() => publish(NOON, hello, doc));

  test('another repomd.xml than the one that was signed', async () => {
    await store.put([
      {path: REPOMD, content: Buffer.from((await bytes(REPOMD)).toString().replace('<rev', '<!-- --><rev'))},
    ]);
    expect(await refusal()).toMatch(
      /^yum\/9\/x86_64\/repodata\/repomd.xml: repomd.xml.asc was not made over it \(SHA-256 [0-9a-f]{64}\)$/,
    );
  });

  test('a repomd.xml that has lost its signature', async () => {
    await store.delete([
      `${REPOMD}.asc`,
      ...(await store.list(FOLDER)).map(({path}) => path).filter((path) => path.endsWith('-repomd.xml.asc')),
    ]);
    expect(await refusal()).toMatch(/its signature, repomd.xml.asc, is missing/);
  });

  test.each(['primary', 'filelists', 'other'])(
    '%s with one bit changed, missing or cut off',
    async (type) => {
      const path = await list(type);
      const content = await bytes(path);
      const flipped = Buffer.from(content);
      flipped[flipped.length >> 1]! ^= 1;
      await store.put([{path, content: flipped}]);
      const digest = /([0-9a-f]{64})-/.exec(path)![1]!;
      expect(await refusal()).toMatch(
        new RegExp(`^${path}: its SHA256 is [0-9a-f]{64}; repomd.xml says ${digest}$`),
      );
      await store.put([{path, content: content.subarray(0, -1)}]);
      expect(await refusal()).toBe(
        `${path}: it has ${content.length - 1} bytes; repomd.xml says ${content.length}`,
      );
      await store.delete([path]);
      expect(await refusal()).toBe(`${path}: repomd.xml names it, and it is not there`);
      expect(await engine.audit!(store, PLACE)).toEqual([
        expect.objectContaining({message: `${path}: repomd.xml names it, and it is not there`}),
      ]);
    },
  );

  test('nothing of what is sound', async () => {
    expect(await engine.audit!(store, PLACE)).toEqual([]);
    const text = gunzipSync(await bytes(await list('primary'))).toString();
    expect(text.match(/<package /g)).toHaveLength(2);
  });
});
