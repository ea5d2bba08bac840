import type {Host} from '../../model/host.ts';
import {hasRunCache} from '../../tools/run-cache.ts';
import {hasToolCache} from '../../tools/tool-cache.ts';
import type {Engine} from '../engine.ts';
import {runCacheStore, toolCacheStore} from './files.ts';
import {localStore} from './local.ts';
import {registryStore} from './registry.ts';
import {openShelf, type Shelf, type ShelfOptions} from './shelf.ts';
import type {PreparedStore} from './store.ts';

export {type KeyParts, preparedKey, preparedLabels, preparedTag} from './key.ts';
export type {Shelf} from './shelf.ts';
export type {PreparedStore, Wanted} from './store.ts';

/** What the config says of it: nothing (`engine`), no caches, the runner's, or a place in a registry. */
export type CacheSetting =
  | {readonly kind: 'none' | 'engine' | 'actions'}
  | {readonly kind: 'registry'; readonly reference: string};

/** The stores of prepared images, the nearest first: by the config and by what the machine offers. */
export function storesOf(host: Host, engine: Engine, cache: CacheSetting): readonly PreparedStore[] {
  if (cache.kind === 'none') return [];
  const local = localStore(engine);
  if (cache.kind === 'registry') return [local, registryStore(engine, cache.reference)];
  if (hasToolCache(host)) return [local, toolCacheStore(host, engine)];
  if (hasRunCache(host)) return [local, runCacheStore(host, engine)];
  if (host.env['GITHUB_ACTIONS'])
    host.log.debug('prepared images are not kept between runs: there is no cache service here');
  return [local];
}

/** Where prepared images are kept for this run: by the config and by what the machine offers. */
export const storesFor = (host: Host, engine: Engine, cache: CacheSetting, options?: ShelfOptions): Shelf =>
  openShelf(host, engine, storesOf(host, engine, cache), options);
