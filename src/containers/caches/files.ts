import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Host} from '../../model/host.ts';
import {keepFile, restoreFile} from '../../tools/run-cache.ts';
import {findTool, forgetTools, type KeptTool, keepTool} from '../../tools/tool-cache.ts';
import type {Engine} from '../engine.ts';
import type {Image} from '../image.ts';
import {named} from './registry.ts';
import {soundImage} from './sound.ts';
import type {PreparedStore, Wanted} from './store.ts';
import {loadImage, saveImage} from './tarball.ts';

/** The same path in every run: the run cache gives a file back only where it was. */
const tarballPath = ({env}: Host, {key}: Wanted): string =>
  join(env['RUNNER_TEMP']!, 'linux-pkg-prepared', `${key}.tar.zst`);

/** GitHub's cache, which later runs of the workflow read. */
export const runCacheStore = (host: Host, engine: Engine): PreparedStore => ({
  title: "the run's cache",
  find: async (wanted) => {
    const path = tarballPath(host, wanted);
    try {
      return (await restoreFile(path, nameOf(wanted))) ? await loaded(engine, wanted, path) : undefined;
    } finally {
      await rm(path, {force: true});
    }
  },
  keep: async (wanted, image) => {
    const path = tarballPath(host, wanted);
    try {
      await saveImage(engine, image.id, path);
      await keepFile(path, nameOf(wanted));
    } finally {
      await rm(path, {force: true});
    }
  },
});

const nameOf = ({key}: Wanted): string => `prepared-${key}`;

const DAY = 86_400;
/** What no job asked for in so long goes. */
const FORGET_AFTER = 30 * DAY;

/** The tool cache of a runner of one's own, for where its Docker starts empty. */
export const toolCacheStore = (host: Host, engine: Engine): PreparedStore => ({
  title: "the runner's tool cache",
  find: async (wanted) => {
    const path = await findTool(keptTool(wanted));
    return path === undefined ? undefined : loaded(engine, wanted, path);
  },
  keep: async (wanted, image) => {
    const path = tarballPath(host, wanted);
    try {
      await saveImage(engine, image.id, path);
      await keepTool(path, keptTool(wanted));
    } finally {
      await rm(path, {force: true});
    }
    await forgetTools(host, keptTool(wanted), host.now() - FORGET_AFTER);
  },
});

const keptTool = ({key, base}: Wanted): KeptTool => ({
  tool: 'linux-pkg-prepared',
  key,
  arch: base.platform.replaceAll('/', '-'),
  file: 'image.tar.zst',
});

async function loaded(engine: Engine, wanted: Wanted, path: string): Promise<Image | undefined> {
  const image = await soundImage(engine, wanted, await loadImage(engine, path));
  return image && named(engine, wanted.key, image);
}
