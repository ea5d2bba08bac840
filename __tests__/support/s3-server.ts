import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir} from 'node:fs/promises';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {
  CreateBucketCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  ListMultipartUploadsCommand,
  PutBucketPolicyCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type {StoreAddress} from '../../src/model/store.ts';
import {type TestHost, testHost} from './host.ts';

const KEY = {accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'a/secret+that/nobody=guesses'};

/** What a workflow gives to the step that publishes. */
export const S3_ENV = {
  AWS_ACCESS_KEY_ID: KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
};

/** A storage of its own, `versitygw`, on the loopback. */
export interface S3Server extends AsyncDisposable {
  /** `http://127.0.0.1:12345`. */
  readonly endpoint: string;
  /** A new bucket, and where it is. */
  bucket(name?: string): Promise<StoreAddress & {readonly bucket: string; readonly endpoint: string}>;
  head(bucket: string, key: string): Promise<HeadObjectCommandOutput>;
  /** Uploads in parts that were neither finished nor given up. */
  openUploads(bucket: string): Promise<readonly string[]>;
  /** Everybody may fetch what is in it, or a policy of one's own. */
  setPolicy(bucket: string, statements?: readonly object[]): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A host that has the key of the storage. */
export const s3Host = (env: Readonly<Record<string, string>> = {}): Promise<TestHost> =>
  testHost({}, {...S3_ENV, ...env});

/** Starts it, with its files in the test's folder. */
export async function startS3(host: TestHost): Promise<S3Server> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const folder = join(host.workDir, 'storage');
  await mkdir(folder, {recursive: true});
  const child = spawn('versitygw', ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ROOT_ACCESS_KEY_ID: KEY.accessKeyId,
      ROOT_SECRET_ACCESS_KEY: KEY.secretAccessKey,
    },
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`versitygw ended: ${said}`)));
  });
  ended.catch(() => undefined);
  const answers = async (): Promise<void> => {
    while (!(await fetch(endpoint).catch(() => undefined))) await wait(20);
  };
  await Promise.race([answers(), ended]);
  const client = new S3Client({region: 'us-east-1', endpoint, forcePathStyle: true, credentials: KEY});
  let count = 0;
  return {
    endpoint,
    bucket: async (name = `packages-${(count += 1)}`) => {
      await client.send(new CreateBucketCommand({Bucket: name}));
      return {bucket: name, endpoint};
    },
    head: (Bucket, Key) => client.send(new HeadObjectCommand({Bucket, Key})),
    openUploads: async (Bucket) => {
      const {Uploads = []} = await client.send(new ListMultipartUploadsCommand({Bucket}));
      return Uploads.map(({Key = ''}) => Key);
    },
    setPolicy: async (Bucket, statements = [everybody('s3:GetObject', Bucket)]) => {
      const Policy = JSON.stringify({Version: '2012-10-17', Statement: statements});
      await client.send(new PutBucketPolicyCommand({Bucket, Policy}));
    },
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

const everybody = (action: string, bucket: string) => ({
  Effect: 'Allow',
  Principal: '*',
  Action: action,
  Resource: `arn:aws:s3:::${bucket}/*`,
});
