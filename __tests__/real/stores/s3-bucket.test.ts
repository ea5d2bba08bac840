import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {mkdir, open, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {PutObjectCommand, S3Client} from '@aws-sdk/client-s3';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from '@jest/globals';
import type {PkgError} from '../../../src/model/errors.ts';
import type {Store, StoreAddress} from '../../../src/model/store.ts';
import {s3Store} from '../../../src/stores/s3/store.ts';
import {digestOf} from '../../../src/tools/files.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {S3_ENV, type S3Server, s3Host, startS3} from '../../support/s3-server.ts';

let host: TestHost;
let server: S3Server;
let address: StoreAddress & {readonly bucket: string; readonly endpoint: string};
let store: Store;

beforeAll(async () => {
  host = await s3Host();
  server = await startS3(host);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});
beforeEach(async () => {
  address = await server.bucket();
  store = s3Store(host, address);
});

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const bytes = (text: string) => Buffer.from(text);
const failure = (work: Promise<unknown>): Promise<PkgError> =>
  work.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: PkgError) => error,
  );

/** A file that takes no room, but for a few bytes at its ends. */
async function sparse(name: string, size: number): Promise<string> {
  const path = join(host.workDir, name);
  await using file = await open(path, 'w');
  await file.truncate(size);
  await file.write('begin', 0);
  await file.write('the end', size - 7);
  return path;
}

test('says what a file is and how long it may be kept', async () => {
  const file = join(host.workDir, 'large.rpm');
  await writeFile(file, Buffer.alloc(3 << 20, 'rpm'));
  await store.put([
    {path: 'pool/hello_1.0+git~1_amd64.deb', content: bytes('deb'), lasting: true},
    {path: 'pool/hello.rpm', content: {file, size: 3 << 20}, lasting: true},
    {path: 'InRelease', content: bytes('signed')},
    {path: 'index.html', content: bytes('<p>')},
  ]);
  const seen = async (key: string) => {
    const {ContentType, CacheControl, ContentLength, Metadata} = await server.head(address.bucket, key);
    return [ContentType, CacheControl, ContentLength, Metadata?.['sha256']];
  };
  const lasting = 'public, max-age=31536000, immutable';
  expect(await seen('pool/hello_1.0+git~1_amd64.deb')).toEqual([
    'application/vnd.debian.binary-package',
    lasting,
    3,
    sha256('deb'),
  ]);
  expect(await seen('pool/hello.rpm')).toEqual([
    'application/x-rpm',
    lasting,
    3 << 20,
    (await digestOf(file)).sha256,
  ]);
  expect((await seen('InRelease')).slice(0, 2)).toEqual(['text/plain; charset=utf-8', 'no-cache']);
  expect((await seen('index.html')).slice(0, 2)).toEqual(['text/html; charset=utf-8', 'no-cache']);
});

test('lies below its prefix, and sees nothing beside it', async () => {
  const inner = s3Store(host, {...address, prefix: 'packages/apt'});
  await inner.put([{path: 'a', content: bytes('a')}]);
  await store.put([{path: 'packages/apt-other/b', content: bytes('b')}]);
  expect((await inner.list('')).map(({path}) => path)).toEqual(['a']);
  expect((await store.list('')).map(({path}) => path)).toEqual(['packages/apt-other/b', 'packages/apt/a']);
  await inner.delete(['a']);
  expect((await store.list('')).map(({path}) => path)).toEqual(['packages/apt-other/b']);
});

test('knows the digest of what it put, and reads what others put', async () => {
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: address.endpoint,
    forcePathStyle: true,
    credentials: {
      accessKeyId: S3_ENV.AWS_ACCESS_KEY_ID,
      secretAccessKey: S3_ENV.AWS_SECRET_ACCESS_KEY,
    },
  });
  const theirs = (Key: string, Metadata?: Record<string, string>) =>
    client.send(
      new PutObjectCommand({Bucket: address.bucket, Key, Body: 'theirs', ...(Metadata && {Metadata})}),
    );
  await store.put([{path: 'ours', content: bytes('ours')}]);
  await theirs('plain');
  await theirs('of another', {sha256: sha256('ours'), size: '4'});
  await theirs('lies', {sha256: sha256('ours'), size: '6'});
  const digests = ['ours', 'plain', 'of another', 'lies', 'none'].map((path) => store.digest(path));
  // What bears the right size is believed: whoever may write there may write anything.
  expect(await Promise.all(digests)).toEqual([
    sha256('ours'),
    sha256('theirs'),
    sha256('theirs'),
    sha256('ours'),
    undefined,
  ]);
  client.destroy();
});

test('lists and deletes more than a thousand files', async () => {
  const names = Array.from({length: 1005}, (_, index) => `pool/${String(index).padStart(4, '0')}`);
  await mkdir(join(server.folder(address.bucket), 'pool'));
  for (const name of names) writeFileSync(join(server.folder(address.bucket), name), name);
  expect((await store.list('pool/')).map(({path}) => path)).toEqual(names);
  expect((await store.list('pool/100')).map(({path}) => path)).toEqual(
    names.filter((name) => name.startsWith('pool/100')),
  );
  await store.delete(names);
  expect(await store.list('')).toEqual([]);
});

describe('a large file', () => {
  const SIZE = (100 << 20) + 1;

  test('comes in parts, and is what it was', async () => {
    const file = await sparse('large', SIZE);
    await store.put([{path: 'pool/large.deb', content: {file, size: SIZE}, lasting: true}]);
    const {ContentLength, ContentType, CacheControl, ETag, Metadata} = await server.head(
      address.bucket,
      'pool/large.deb',
    );
    const digest = (await digestOf(file)).sha256;
    expect({ContentLength, ContentType, CacheControl, digest: Metadata?.['sha256']}).toEqual({
      ContentLength: SIZE,
      ContentType: 'application/vnd.debian.binary-package',
      CacheControl: 'public, max-age=31536000, immutable',
      digest,
    });
    // The storage says in how many.
    expect(ETag).toMatch(/-7"$/);
    expect(sha256((await store.get('pool/large.deb'))!.bytes)).toBe(digest);
    expect(await server.openUploads(address.bucket)).toEqual([]);
  });

  test('leaves no part where it has another size, or is changed on its way', async () => {
    const file = await sparse('changing', SIZE);
    for (const size of [SIZE - 1, SIZE + 1])
      expect(await failure(store.put([{path: 'x', content: {file, size}}]))).toMatchObject({
        code: 'store/changed',
        message: `${file} had ${size} bytes and has ${SIZE} now`,
      });
    const from = host.lines.length;
    const putting = failure(store.put([{path: 'x', content: {file, size: SIZE}}]));
    // Once the upload is known there, everything has been measured.
    while (!(await server.openUploads(address.bucket)).length)
      await new Promise((done) => setImmediate(done));
    await using handle = await open(file, 'r+');
    await handle.write('other', SIZE - 7);
    await handle.write('other', SIZE - (40 << 20));
    expect(await putting).toMatchObject({
      code: 'store/changed',
      hint: expect.stringContaining('write to the packages'),
    });
    expect(await server.openUploads(address.bucket)).toEqual([]);
    expect(await store.list('')).toEqual([]);
    expect(host.lines.slice(from).join('\n')).not.toMatch(/parts/);
  });

  test('leaves no part where the run is ended', async () => {
    const file = await sparse('ended', SIZE);
    const stop = new AbortController();
    const ended = s3Store({...host, signal: stop.signal}, address);
    const putting = failure(ended.put([{path: 'x', content: {file, size: SIZE}}]));
    while (!(await server.openUploads(address.bucket)).length)
      await new Promise((done) => setImmediate(done));
    stop.abort(new Error('enough'));
    expect(await putting).toMatchObject({message: 'enough'});
    expect(await server.openUploads(address.bucket)).toEqual([]);
  });
});

describe('what is wrong is told in the words of its owner:', () => {
  const at = async (over: Partial<StoreAddress>, env: Readonly<Record<string, string>> = S3_ENV) => {
    await using own = await testHost({}, env);
    const bad = s3Store(own, {...address, ...over});
    const errors = [
      await failure(bad.list('')),
      await failure(bad.get('x')),
      await failure(bad.digest('x')),
      await failure(bad.put([{path: 'x', content: bytes('x')}])),
      await failure(bad.putIfUnchanged({path: 'x', content: bytes('x')}, undefined)),
      await failure(bad.delete(['x'])),
    ];
    const said = [
      ...own.lines,
      ...errors.map((error) => JSON.stringify([error.message, error.hint, String(error.cause)])),
    ];
    for (const secret of ['a/secret+that', 'no-secret-at-all']) expect(said.join('\n')).not.toContain(secret);
    return [...new Set(errors.map(({code, hint}) => `${code} (${/\((\w+)\)$/.exec(hint!)?.[1]})`))];
  };

  test('a wrong secret', async () => {
    const env = {...S3_ENV, AWS_SECRET_ACCESS_KEY: 'no-secret-at-all'};
    expect(await at({}, env)).toEqual(['store/key (SignatureDoesNotMatch)']);
  });

  test('a key that nobody knows', async () => {
    expect(await at({}, {...S3_ENV, AWS_ACCESS_KEY_ID: 'AKIANOBODY'})).toEqual([
      'store/key (InvalidAccessKeyId)',
    ]);
  });

  test('a bucket that is not there', async () => {
    expect(await at({bucket: 'of-nobody'})).toEqual(['store/absent (NoSuchBucket)']);
  });

  test('nobody at that address', async () => {
    const nowhere = s3Store(host, {...address, endpoint: 'http://127.0.0.1:9'});
    expect(await failure(nowhere.list(''))).toMatchObject({
      code: 'store/network',
      message: `the bucket ${address.bucket} at 127.0.0.1:9 cannot be reached`,
      hint: expect.stringMatching(/`endpoint`.*\(ECONNREFUSED\)$/),
    });
  });

  test('a policy that lets read, and not write', async () => {
    const env = await server.addUser('AKIAREADER');
    await server.setPolicy(address.bucket, [
      {
        Effect: 'Allow',
        Principal: {AWS: ['AKIAREADER']},
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [`arn:aws:s3:::${address.bucket}/*`, `arn:aws:s3:::${address.bucket}`],
      },
    ]);
    await store.put([{path: 'a', content: bytes('a')}]);
    const reader = s3Store({...host, env}, address);
    expect([(await reader.list('')).length, await reader.digest('a'), await reader.get('b')]).toEqual([
      1,
      sha256('a'),
      undefined,
    ]);
    for (const work of [
      reader.put([{path: 'pool/b', content: bytes('b')}]),
      reader.putIfUnchanged({path: 'pool/b', content: bytes('b')}, undefined),
      reader.delete(['a']),
    ])
      expect(await failure(work)).toMatchObject({
        code: expect.stringMatching(/^store\/(denied|delete)$/),
        hint: expect.stringContaining('s3:DeleteObject'),
      });
    expect(await failure(reader.put([{path: 'pool/b', content: bytes('b')}]))).toMatchObject({
      message: `${store.title} does not allow that: pool/b`,
    });
    expect((await store.list('')).map(({path}) => path)).toEqual(['a']);
  });
});
