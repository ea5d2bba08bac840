import {afterAll, beforeAll} from '@jest/globals';
import {s3Store} from '../../../src/stores/s3/store.ts';
import type {TestHost} from '../../support/host.ts';
import {S3_ENV, type S3Server, s3Host, startS3} from '../../support/s3-server.ts';
import {describeStore} from '../../support/store-contract.ts';

let host: TestHost;
let server: S3Server;

beforeAll(async () => {
  host = await s3Host();
  server = await startS3(host);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

describeStore('a bucket', async (own) => {
  const address = await server.bucket();
  return {
    open: () => s3Store({...own, env: S3_ENV}, address),
    [Symbol.asyncDispose]: async () => undefined,
  };
});
