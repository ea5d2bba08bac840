import {createHash} from 'node:crypto';
import {truncateSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import type {PkgError} from '../../../src/model/errors.ts';
import type {Store} from '../../../src/model/store.ts';
import {type Location, locationOf} from '../../../src/stores/s3/address.ts';
import {s3} from '../../../src/stores/s3/index.ts';
import {partSize} from '../../../src/stores/s3/parts.ts';
import {storeAt} from '../../../src/stores/s3/store.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import {
  answerAsS3,
  type S3Answer,
  type S3Answers,
  type S3Request,
  s3Error,
} from '../../support/s3-answers.ts';

const ENV = {AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: ' nobody+knows/this\n'};

describe('the address of a bucket', () => {
  test.each([
    [{}, 'bucket', 'characters'],
    [{bucket: 'Packages'}, 'bucket', 'a–z'],
    [{bucket: '10.0.0.1'}, 'bucket', 'characters'],
    [{bucket: 'a..b'}, 'bucket', 'characters'],
    [{bucket: 's3://packages/apt/'}, 'bucket', '`bucket: packages` and `prefix: apt`'],
    [{bucket: 's3://packages'}, 'bucket', 'write `bucket: packages`'],
    [{bucket: 'packages/apt'}, 'bucket', '`prefix`'],
    [{bucket: 'packages', prefix: '../apt'}, 'prefix', 'prefix: packages/apt'],
    [{bucket: 'packages', prefix: 'apt/'}, 'prefix', 'prefix: packages/apt'],
    [{bucket: 'packages', prefix: ''}, 'prefix', 'prefix: packages/apt'],
    [{bucket: 'packages', endpoint: 's3.example.org'}, 'endpoint', 'https://'],
    [{bucket: 'packages', endpoint: 'ftp://s3.example.org'}, 'endpoint', 'https://'],
    [
      {bucket: 'packages', endpoint: 'https://abc.r2.cloudflarestorage.com/packages'},
      'endpoint',
      '`endpoint: https://abc.r2.cloudflarestorage.com`',
    ],
    [
      {bucket: 'packages', endpoint: 'https://key:secret@s3.example.org'},
      'endpoint',
      'AWS_SECRET_ACCESS_KEY',
    ],
    [{bucket: 'packages', region: 'Frankfurt am Main'}, 'region', 'eu-central-1'],
  ])('%j is told to be wrong', (address, key, hint) => {
    expect(s3.check(address)).toEqual([
      {key, message: expect.any(String), hint: expect.stringContaining(hint)},
    ]);
  });

  test('is none of these', () => {
    for (const address of [
      {bucket: 'packages'},
      {bucket: 'packages.example.org', prefix: 'linux/apt', region: 'eu-central-1'},
      {bucket: 'my-packages-2', endpoint: 'https://s3.example.org:9000'},
      {bucket: 'packages', endpoint: 'http://127.0.0.1:7070/', region: 'auto'},
    ])
      expect(s3.check(address)).toEqual([]);
  });

  test.each([
    [{}, {}, 'us-east-1', false, true],
    [{}, {AWS_REGION: 'eu-west-1'}, 'eu-west-1', false, true],
    [{region: 'eu-central-1'}, {AWS_REGION: 'eu-west-1'}, 'eu-central-1', false, true],
    [{bucket: 'with.dots'}, {AWS_DEFAULT_REGION: 'eu-west-3'}, 'eu-west-3', true, true],
    [{endpoint: 'https://abc.r2.cloudflarestorage.com'}, {AWS_REGION: 'eu-west-1'}, 'auto', true, false],
    [{endpoint: 'https://s3.us-west-004.backblazeb2.com'}, {}, 'us-west-004', true, true],
    [{endpoint: 'https://s3.eu-central-1.amazonaws.com'}, {}, 'eu-central-1', true, true],
    [{endpoint: 'https://minio.example.org'}, {}, 'us-east-1', true, false],
  ])('%j with %j says where it is, and how it is asked', (address, env, region, isPathStyle, isPlusSpace) => {
    expect(locationOf({bucket: 'packages', ...address}, env)).toMatchObject({
      region,
      isPathStyle,
      isPlusSpace,
    });
  });
});

test.each([
  [101, 16],
  [1 << 10, 16],
  [10 << 10, 21],
  [200 << 10, 64],
  [1 << 20, 105],
])('parts of a file of %i MB have %i MB', (megabytes, part) => {
  expect(partSize(megabytes * 2 ** 20)).toBe(part * 2 ** 20);
  expect((megabytes * 2 ** 20) / partSize(megabytes * 2 ** 20)).toBeLessThanOrEqual(10_000);
});

describe('a storage that', () => {
  let host: TestHost;
  let answers: S3Answers | undefined;
  beforeEach(async () => {
    host = await testHost({}, ENV);
  });
  afterEach(async () => {
    await answers?.[Symbol.asyncDispose]();
    await host[Symbol.asyncDispose]();
  });

  const storage = async (
    answer: (request: S3Request) => S3Answer,
    over: Partial<Location> = {},
  ): Promise<Store> => {
    answers = await answerAsS3(answer);
    const {endpoint} = answers;
    return storeAt(host, {...locationOf({bucket: 'packages', endpoint}, {}), ...over});
  };
  const text = (path: string) => ({path, content: Buffer.from(path)});
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => {
        throw new Error('it did not fail');
      },
      ({code, message, hint}: PkgError) => ({code, message, hint}),
    );
  const methods = () => answers!.requests.map(({method, path}) => `${method} ${path}`);
  const heeds = ({headers}: S3Request): S3Answer | undefined =>
    headers['if-match']?.startsWith('"0000') ? s3Error(404, 'NoSuchKey') : undefined;

  test.each([
    [
      s3Error(301, 'PermanentRedirect', '<Region>eu-west-1</Region>'),
      'store/region',
      '`region: eu-west-1` (PermanentRedirect)',
    ],
    [
      {...s3Error(301, 'PermanentRedirect'), headers: {'x-amz-bucket-region': 'eu-west-2'}},
      'store/region',
      '`region: eu-west-2`',
    ],
    [
      s3Error(400, 'AuthorizationHeaderMalformed', '<Region>ap-south-1</Region>'),
      'store/region',
      '`region: ap-south-1`',
    ],
    [s3Error(403, 'RequestTimeTooSkewed'), 'store/clock', 'clock'],
    [s3Error(400, 'ExpiredToken'), 'store/key', 'configure-aws-credentials'],
    [s3Error(403, 'AccessDenied'), 'store/denied', 's3:PutObject'],
    [s3Error(507, 'XMinioStorageFull'), 'store/full', 'room'],
    [s3Error(418, 'Teapot'), 'store/failed', 'run this again'],
  ])('answers %j is told so', async (answer, code, hint) => {
    const store = await storage(() => answer);
    expect(await failure(store.list('pool/'))).toEqual({
      code,
      message: expect.stringContaining('the bucket packages at 127.0.0.1:'),
      hint: expect.stringContaining(hint),
    });
  });

  test('is out of order for a moment is asked again, and that is told once', async () => {
    const store = await storage(({number}) => (number < 2 ? s3Error(503, 'SlowDown') : {}));
    await store.put([text('a')]);
    expect(methods()).toEqual(['PUT /packages/a', 'PUT /packages/a']);
    expect(host.lines).toEqual([
      expect.stringMatching(/answers 503 SlowDown: what it refused is sent again, 7 times at most/),
    ]);
  });

  test('cuts the connection is asked again, and that is told', async () => {
    let asked = 0;
    const server = createServer((request, response) => {
      if (asked++ === 0) request.socket.destroy();
      else request.resume().on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await storeAt(host, locationOf({bucket: 'packages', endpoint}, {})).put([text('a')]);
    server.close();
    expect(host.lines).toEqual([
      expect.stringMatching(/does not answer \(ECONNRESET\): it is asked again, 7 times at most/),
    ]);
  });

  test('is out of order for good is left alone', async () => {
    const store = await storage(() => s3Error(500, 'InternalError'));
    expect(await failure(store.put([text('a')]))).toMatchObject({code: 'store/failed'});
    expect(answers!.requests).toHaveLength(7);
  });

  test('gets a file from disk again, byte by byte, where the connection was cut', async () => {
    const file = join(host.workDir, 'file');
    const content = Buffer.alloc(3 << 20, 'file');
    await writeFile(file, content);
    const store = await storage(({number}) => (number < 3 ? {cut: true, status: 500} : {}));
    await store.put([{path: 'a.deb', content: {file, size: content.length}}]);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(answers!.requests).toHaveLength(3);
    for (const {body, headers} of answers!.requests) {
      expect([body.equals(content), headers['x-amz-content-sha256']]).toEqual([true, sha256]);
      expect(headers['x-amz-meta-sha256']).toBe(sha256);
    }
  });

  test('does not wait for a file that became shorter', async () => {
    const file = join(host.workDir, 'file');
    await writeFile(file, Buffer.alloc(3 << 20));
    answers = await answerAsS3(() => ({}));
    // After it was measured, and before it is sent, the secret is hidden.
    const mask = () => truncateSync(file, 1 << 20);
    const {endpoint} = answers;
    const store = storeAt(
      {...host, log: {...host.log, mask}},
      locationOf({bucket: 'packages', endpoint}, {}),
    );
    const putting = failure(store.put([{path: 'a.deb', content: {file, size: 3 << 20}}]));
    expect(await putting).toMatchObject({
      code: 'store/changed',
      message: `${file} is ${2 << 20} bytes shorter than it was`,
    });
  });

  test('cuts what is read is asked again', async () => {
    const store = await storage(({number}) =>
      number < 3 ? {cut: true, body: 'hal', headers: {etag: '"x"'}} : {body: 'half', headers: {etag: '"x"'}},
    );
    expect(await store.get('a')).toEqual({bytes: new Uint8Array(Buffer.from('half')), tag: '"x"'});
    expect(answers!.requests).toHaveLength(3);
  });

  test('knows no conditions is not written to', async () => {
    const store = await storage(() => s3Error(501, 'NotImplemented'));
    expect(await failure(store.putIfUnchanged(text('InRelease'), undefined))).toMatchObject({
      code: 'store/conditions',
      hint: expect.stringContaining('to: directory'),
    });
    expect(new Set(methods())).toEqual(new Set(['PUT /packages/.linux-pkg-condition']));
  });

  test('does not heed conditions is found out, and left as it was', async () => {
    const store = await storage(() => ({}));
    for (const _ of [1, 2])
      expect(await failure(store.putIfUnchanged(text('InRelease'), '"x"'))).toMatchObject({
        code: 'store/conditions',
      });
    expect(methods()).toEqual(
      ['PUT', 'DELETE', 'PUT', 'DELETE'].map((method) => `${method} /packages/.linux-pkg-condition`),
    );
  });

  test('heeds conditions is asked about it once', async () => {
    const store = await storage((request) => heeds(request) ?? s3Error(412, 'PreconditionFailed'));
    expect(await store.putIfUnchanged(text('a'), undefined)).toBe(false);
    expect(await store.putIfUnchanged(text('a'), '"x"')).toBe(false);
    expect(answers!.requests.map(({headers}) => [headers['if-match'], headers['if-none-match']])).toEqual([
      ['"00000000000000000000000000000000"', undefined],
      [undefined, '*'],
      ['"x"', undefined],
    ]);
  });

  test.each([
    [409, 'ConditionalRequestConflict'],
    [412, 'PreconditionFailed'],
    [404, 'NoSuchKey'],
  ])('answers %i %s was faster with somebody else', async (status, code) => {
    const store = await storage((request) => heeds(request) ?? s3Error(status, code));
    expect(await store.putIfUnchanged(text('a'), '"x"')).toBe(false);
  });

  test('did what it was told, and its answer was lost, does it once', async () => {
    let kept: S3Request['headers'] = {};
    const store = await storage((request) => {
      if (request.method === 'HEAD')
        return {
          headers: {
            'x-amz-meta-sha256': String(kept['x-amz-meta-sha256']),
            'x-amz-meta-size': '1',
            'content-length': '1',
          },
        };
      if (request.number === 2) {
        kept = request.headers;
        return s3Error(500, 'InternalError');
      }
      return heeds(request) ?? s3Error(412, 'PreconditionFailed');
    });
    expect(await store.putIfUnchanged(text('a'), '"x"')).toBe(true);
    expect(await store.putIfUnchanged(text('b'), '"x"')).toBe(false);
  });

  test('keeps some of what is to be deleted is told with all of them', async () => {
    const store = await storage(() => ({
      body: '<DeleteResult><Error><Key>a</Key><Code>AccessDenied</Code></Error><Error><Key>b</Key><Code>InternalError</Code></Error></DeleteResult>',
    }));
    expect((await failure(store.delete(['a', 'b', 'c']))).message).toMatch(
      /a \(AccessDenied\), b \(InternalError\)$/,
    );
    const [{headers, body}] = answers!.requests as [S3Request];
    expect(headers['content-md5']).toBe(createHash('md5').update(body).digest('base64'));
  });

  test('reads a plus as a space has what clients ask for under either name', async () => {
    const objects = new Map<string, string>();
    const store = await storage(
      ({method, path, headers, body}) => {
        const key = path.replace('/packages/', '');
        const from = headers['x-amz-copy-source'];
        if (method === 'PUT' && from !== undefined) {
          const source = decodeURIComponent(String(from)).replace('packages/', '');
          objects.set(key, objects.get(source)!);
          return {body: '<CopyObjectResult></CopyObjectResult>'};
        }
        if (method === 'PUT') objects.set(key, body.toString());
        if (method === 'POST')
          for (const [, gone] of body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)) objects.delete(gone!);
        const contents = [...objects.keys()].map(
          (one) => `<Contents><Key>${one}</Key><Size>1</Size></Contents>`,
        );
        return {body: method === 'GET' ? `<ListBucketResult>${contents.join('')}</ListBucketResult>` : ''};
      },
      {isPlusSpace: true},
    );
    await store.put([text('pool/a+b+c.rpm'), text('pool/a b'), text('plain')]);
    expect(
      methods().filter((line) => line.includes('a+b') || line.includes('a b+') || line.includes('a b c')),
    ).toEqual(['PUT /packages/pool/a b c.rpm', 'PUT /packages/pool/a+b+c.rpm']);
    expect(objects).toEqual(
      new Map([
        ['plain', 'plain'],
        ['pool/a b', 'pool/a b'],
        ['pool/a b c.rpm', 'pool/a+b+c.rpm'],
        ['pool/a+b+c.rpm', 'pool/a+b+c.rpm'],
      ]),
    );
    expect((await store.list('')).map(({path}) => path)).toEqual(['plain', 'pool/a b', 'pool/a+b+c.rpm']);
    await store.delete(['pool/a+b+c.rpm']);
    expect([...objects.keys()].sort()).toEqual(['plain', 'pool/a b']);
  });

  test('asks for a key, and there is none, is told before anything is sent', async () => {
    answers = await answerAsS3(() => ({}));
    const before = process.env['AWS_EC2_METADATA_DISABLED'];
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    try {
      await using bare = await testHost();
      const store = storeAt(bare, locationOf({bucket: 'packages', endpoint: answers.endpoint}, {}));
      expect(await failure(store.list(''))).toMatchObject({
        code: 'store/no-key',
        hint: expect.stringContaining('AWS_ACCESS_KEY_ID'),
      });
      expect(answers.requests).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['AWS_EC2_METADATA_DISABLED'];
      else process.env['AWS_EC2_METADATA_DISABLED'] = before;
    }
  });

  test('shows the secret in no log', async () => {
    const store = await storage(() => ({}));
    await store.put([text('a')]);
    host.log.info(`the secret is nobody+knows/this`);
    expect(host.lines).toEqual(['the secret is ***']);
    expect(answers!.requests[0]!.headers.authorization).toContain('AKIAEXAMPLE');
  });
});
