import {afterAll, beforeAll} from '@jest/globals';
import type {StoreAddress} from '../../../src/model/store.ts';
import {openPages, type PagesStore} from '../../../src/stores/pages/pages.ts';
import {describeFaults} from '../../support/fault-walk.ts';
import {type GitServer, startGitServer, WRITER} from '../../support/git-remote.ts';
import {type TestHost, testHost} from '../../support/host.ts';
import type {Memory} from '../../support/memory-store.ts';
import {describeRaces} from '../../support/race-walk.ts';

let server: GitServer;
let host: TestHost;
let env: Readonly<Record<string, string>>;
let count = 0;
const stores: PagesStore[] = [];

beforeAll(async () => {
  server = await startGitServer();
  env = {CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_SERVER_URL: server.url, GITHUB_TOKEN: WRITER};
  host = await testHost({}, env);
});
afterAll(async () => {
  for (const store of stores) await store[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await host[Symbol.asyncDispose]();
});

const open = async (address: StoreAddress): Promise<PagesStore> => {
  const store = await openPages(host, address);
  stores.push(store);
  return store;
};
const newPlace = async (history: 'one' | 'kept'): Promise<StoreAddress> => ({
  remote: await server.create(`repository-${++count}`),
  prefix: 'packages',
  history,
});

describeFaults({
  title: 'on a branch',
  situations: ['a release more in a repository of three'],
  // Nobody sees anything else.
  pick: (operations) => new Set([operations.findIndex(({kind}) => kind === 'put') + 1, operations.length]),
  open: async (memory) => {
    const address = await newPlace('kept');
    const store = await open(address);
    await store.put([...memory].map(([path, {bytes}]) => ({path, content: bytes})));
    await store.land();
    return {
      store,
      now: async () => {
        const seen = await open(address);
        const listed = await seen.list('');
        const files = listed.map(
          async ({path, modified}) => [path, {bytes: (await seen.get(path))!.bytes, modified}] as const,
        );
        return new Map(await Promise.all(files)) as Memory;
      },
    };
  },
});

describeRaces({
  title: 'on a branch',
  rounds: [2, 0, 0],
  open: async () => {
    const address = await newPlace(count % 2 === 0 ? 'one' : 'kept');
    // It reads the branch when it is first asked: after the race.
    return {store: await open(address), place: {to: 'pages', address, env}};
  },
});
