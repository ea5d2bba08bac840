import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import {judge} from '../../model/judge.ts';
import {wrongBuilds} from './build-checks.ts';
import {absent, doubled, tooEarly} from './checks.ts';
import type {Config} from './config.ts';
import {dialectOf} from './dialect.ts';
import {type Chain, readChain} from './extends.ts';
import {type Folders, readFolders} from './folders.ts';
import {listed} from './listing.ts';
import type {Location} from './location.ts';
import {locksOf} from './locks.ts';
import {problemsOf} from './problems.ts';
import {wrongPlaces, wrongPublishers} from './publish-checks.ts';
import {wrongRepositories} from './repository-checks.ts';
import {configSchema} from './schema.ts';
import {wrongServices} from './service-checks.ts';
import {placesOf, plainOf} from './tree.ts';
import {wrongTrials} from './verify-checks.ts';
import {unknownWords} from './words.ts';

/** Reads and judges the config: all that is wrong with it is told at once. */
export async function readConfig(host: Host, location: Location): Promise<Config> {
  const chain = await readChain(host, {disk: location});
  const folders = await foldersFor(host, chain);
  const config = judgeChain(location.name, chain, folders);
  for (const warning of folders?.warnings ?? []) host.log.warn(warning);
  return config;
}

/** An nfpm.yaml has no folders of targets. */
async function foldersFor(host: Host, {tree, locks}: Chain): Promise<Folders | undefined> {
  if (dialectOf(tree).nfpm) return undefined;
  const texts = JSON.stringify(plainOf(tree)) ?? '';
  // What the file itself locks, it locks for those that extend it.
  const own = new Set(locksOf(tree).map(({key, place}) => JSON.stringify([key, place])));
  const foreign = locks.filter(({key, place}) => !own.has(JSON.stringify([key, place])));
  return readFolders(host, {locks: foreign, mentioned: (path) => texts.includes(path)});
}

/** Judges what was read: the config, or every mistake in it. */
export function judgeChain(file: string, {tree, problems, broken}: Chain, inside?: Folders): Config {
  const {nfpm, problems: foreign} = dialectOf(tree);
  const judged = judge(configSchema, plainOf(tree));
  const places = {...placesOf(tree), ...inside?.places};
  const folders = inside?.folders ?? {};
  const found = [
    ...problems,
    ...foreign,
    ...(judged.issues ?? []).flatMap((issue) => problemsOf(configSchema, tree, issue)),
    ...(broken ? [] : absent(tree, nfpm)),
    ...tooEarly(tree),
    ...doubled(tree),
    ...wrongBuilds(tree),
    ...wrongTrials(tree),
    ...wrongRepositories(tree),
    ...wrongPublishers(tree),
    ...unknownWords(tree, {file, nfpm, places, folders}),
    ...(judged.issues ? [] : wrongServices({file, nfpm, values: judged.value, places, folders})),
    ...(judged.issues ? [] : wrongPlaces({file, values: judged.value, places})),
    ...(inside?.problems ?? []),
  ];
  if (judged.issues || found.length > 0)
    throw new UserError('config/invalid', listed(file, found), {cause: broken});
  return freeze({file, nfpm, values: judged.value, places, folders});
}

/** Deeply frozen, without the keys that have no value. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) Reflect.deleteProperty(value, key);
    else freeze(part);
  }
  return Object.freeze(value);
}
