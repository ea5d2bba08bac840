import {setImmediate as turn} from 'node:timers/promises';
import {afterAll, beforeAll} from '@jest/globals';
import type {Store} from '../../../src/model/store.ts';
import {landed} from '../../../src/stores/index.ts';
import {openPages, type PagesStore} from '../../../src/stores/pages/pages.ts';
import {type GitServer, startGitServer} from '../../support/git-remote.ts';
import {describeStore} from '../../support/store-contract.ts';

let server: GitServer;
beforeAll(async () => {
  server = await startGitServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

let places = 0;

/** Each operation lands by itself; others are seen as soon as they landed. */
describeStore('a branch', async (host) => {
  const name = `place-${++places}`;
  await server.create(name);
  const remote = `${server.root}/${name}.git`;
  const user = {...host, env: {...host.env, GITHUB_ACTIONS: 'true'}};
  const all: PagesStore[] = [];
  let landings = 0;
  const open = (): Store => {
    let inner: Promise<PagesStore> | undefined;
    let seen = -1;
    const fresh = async (): Promise<PagesStore> => {
      // Who reads again and again leaves a turn to those who write.
      await turn();
      if (!inner || seen !== landings) {
        inner = openPages(user, {remote, prefix: 'site'});
        void inner.then((store) => all.push(store));
      }
      seen = landings;
      return inner;
    };
    const lands = async (store: PagesStore): Promise<boolean> => {
      const isLanded = await store.land();
      if (!isLanded) return false;
      // What it landed itself it has seen, unless others came between.
      if (seen === landings) seen++;
      landings++;
      return true;
    };
    const settled = async (work: (store: PagesStore) => Promise<void>): Promise<void> => {
      const store = await fresh();
      await landed({...store, land: () => lands(store)}, () => work(store));
    };
    return {
      title: 'a branch',
      list: async (prefix) => (await fresh()).list(prefix),
      get: async (path) => (await fresh()).get(path),
      digest: async (path) => (await fresh()).digest(path),
      put: (uploads) => settled((store) => store.put(uploads)),
      delete: (paths) => settled((store) => store.delete(paths)),
      putIfUnchanged: async (upload, tag) => {
        const store = await fresh();
        return (await store.putIfUnchanged(upload, tag)) && (await lands(store));
      },
    };
  };
  return {
    open,
    [Symbol.asyncDispose]: async () => {
      for (const store of all) await store[Symbol.asyncDispose]();
    },
  };
});
