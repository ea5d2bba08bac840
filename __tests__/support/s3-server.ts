import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir} from 'node:fs/promises';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {promisify} from 'node:util';
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
  bucket(): Promise<StoreAddress & {readonly bucket: string; readonly endpoint: string}>;
  /** Where its files are, which were not put by anybody. */
  folder(bucket: string): string;
  head(bucket: string, key: string): Promise<HeadObjectCommandOutput>;
  /** Uploads in parts that were neither finished nor given up. */
  openUploads(bucket: string): Promise<readonly string[]>;
  /** A key of somebody who may do what a policy says, and nothing else. */
  addUser(name: string): Promise<Readonly<Record<string, string>>>;
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
  const users = join(host.workDir, 'users');
  for (const one of [folder, users]) await mkdir(one, {recursive: true});
  const words = ['--port', `127.0.0.1:${port}`, '--iam-dir', users, '--quiet', 'posix', folder];
  const child = spawn('versitygw', words, {
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
    bucket: async () => {
      count += 1;
      const name = `packages-${count}`;
      await client.send(new CreateBucketCommand({Bucket: name}));
      return {bucket: name, endpoint};
    },
    folder: (bucket) => join(folder, bucket),
    head: (Bucket, Key) => client.send(new HeadObjectCommand({Bucket, Key})),
    openUploads: async (Bucket) => {
      const {Uploads = []} = await client.send(new ListMultipartUploadsCommand({Bucket}));
      return Uploads.map(({Key = ''}) => Key);
    },
    addUser: async (name) => {
      const secret = `secret of ${name}`.replaceAll(' ', '+');
      const words = ['admin', 'create-user', '--access', name, '--secret', secret, '--role', 'user'];
      const env = {
        PATH: process.env['PATH'],
        ADMIN_ACCESS_KEY_ID: KEY.accessKeyId,
        ADMIN_SECRET_ACCESS_KEY: KEY.secretAccessKey,
        ADMIN_ENDPOINT_URL: endpoint,
      };
      await promisify(execFile)('versitygw', words, {env});
      return {AWS_ACCESS_KEY_ID: name, AWS_SECRET_ACCESS_KEY: secret};
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
