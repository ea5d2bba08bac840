import {afterAll, beforeAll} from '@jest/globals';
import type {StoreAddress} from '../../../src/model/store.ts';
import {s3Store} from '../../../src/stores/s3/store.ts';
import {describeFaults, lastOfEach} from '../../support/fault-walk.ts';
import type {TestHost} from '../../support/host.ts';
import type {Memory} from '../../support/memory-store.ts';
import {describeRaces} from '../../support/race-walk.ts';
import {S3_ENV, type S3Server, s3Host, startS3} from '../../support/s3-server.ts';

let host: TestHost;
let server: S3Server;
let address: StoreAddress;
let count = 0;

beforeAll(async () => {
  host = await s3Host();
  server = await startS3(host);
  address = await server.bucket();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

/** Below a prefix of its own. */
function newAddress(): StoreAddress {
  count += 1;
  return {...address, prefix: `place-${count}`};
}

describeFaults({
  title: 'in a bucket',
  situations: ['the first publication', 'a release more in a repository of three'],
  pick: lastOfEach,
  open: async (memory) => {
    const store = s3Store(host, newAddress());
    await store.put([...memory].map(([path, {bytes}]) => ({path, content: bytes})));
    return {
      store,
      now: async () => {
        const listed = await store.list('');
        const files = listed.map(async ({path, modified}) => {
          const {bytes} = (await store.get(path))!;
          return [path, {bytes, modified}] as const;
        });
        return new Map(await Promise.all(files)) as Memory;
      },
    };
  },
});

describeRaces({
  title: 'in a bucket',
  rounds: [3, 1, 1],
  open: async () => {
    const own = newAddress();
    return {store: s3Store(host, own), place: {to: 's3', address: own, env: S3_ENV}};
  },
});
