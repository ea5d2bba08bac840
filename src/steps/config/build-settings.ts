import {resolve} from 'node:path';
import {distros, releasesByName} from '../../distros/index.ts';
import {formatOf} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Target} from '../../model/target.ts';
import {type BuildEnvironment, buildEnvironment} from './build-environment.ts';
import type {RawBuild} from './build-section.ts';
import type {Config, Written} from './config.ts';
import {type Layer, originOf} from './layers.ts';
import {isTree, mergeTrees, type Tree} from './merge.ts';
import {selectorsOf} from './selectors.ts';

/** Where prepared images are kept between runs, beside the container engine itself. */
export type BuildCache =
  | {readonly kind: 'none'}
  /** Nothing was said. */
  | {readonly kind: 'engine'}
  /** The runner's own caches. */
  | {readonly kind: 'actions'}
  | {readonly kind: 'registry'; readonly reference: string};

/** How the app is built for one target: overrides merged, words of `build.requires` chosen. */
export interface BuildSettings extends BuildEnvironment {
  /** There are shell lines to run. Without them a portable target packs what is there. */
  readonly wanted: boolean;
  /** Each once: the common ones, then those of the format, family, distro and release that it is built on. */
  readonly requires: readonly string[];
  readonly before: readonly string[];
  readonly main: readonly string[];
  readonly after: readonly string[];
  readonly finalize: readonly string[];
  /** From the project root; what to build in, in place of the target's image. */
  readonly dockerfile: Written | undefined;
  readonly cache: BuildCache;
  /** On this machine, without a container. */
  readonly host: boolean;
  /** For each step. */
  readonly timeoutMs: number | undefined;
  /** The project's own packaging, from the project root. */
  readonly packaging: Written | undefined;
}

/** What the config says of the build of one target; a variable that is not set is an error. */
export function buildSettings(host: Pick<Host, 'env'>, config: Config, target: Target): BuildSettings {
  const {build, at} = mergedBuild(config, target);
  const problems: Problem[] = [];
  const environment = buildEnvironment(build.env, {host, config, at: at('env'), problems});
  if (problems.length > 0) throw new UserError('config/invalid', problems);
  return {
    ...linesOf(build),
    ...environment,
    wanted: isWanted(build),
    requires: requiresOf(config, target).map(({text}) => text),
    dockerfile: folderOf(config, target)?.dockerfile ?? written(build.dockerfile, at('dockerfile')),
    cache: cacheOf(build.cache),
    host: build.host === true,
    timeoutMs: build.timeout === undefined ? undefined : build.timeout * 60_000,
    packaging: packagingOf(config, target),
  };
}

/** Is there something to build for such a target? Finalize alone has nothing to tidy up. */
export const wantsBuild = (config: Config, target: Leg): boolean =>
  isWanted(mergedBuild(config, target).build) || packagingOf(config, target) !== undefined;

/** The image that the config says for all builds of such a target. */
export const buildImageOf = (config: Config, target: Leg): string | undefined =>
  mergedBuild(config, target).build.image;

/** The release that portable packages of a format are built on, where the config says one. */
export function portableOnOf(config: Config, target: Leg): Written | undefined {
  const {build, at} = mergedBuild(config, target);
  const said = build.portable_on;
  if (said === undefined || typeof said === 'string') return written(said, at('portable_on'));
  return written(said[target.format], at('portable_on', target.format));
}

/** How many targets are built at once, where the config says it. */
export const concurrencyOf = ({values}: Config): number | undefined => values.concurrency;

/** The folder whose templates replace ours, on this machine. */
export const templatesOf = ({workDir}: Pick<Host, 'workDir'>, {values}: Config): string | undefined =>
  values.templates === undefined ? undefined : resolve(workDir, values.templates);

type Leg = Pick<Target, 'name' | 'format' | 'distro' | 'arch'>;

const written = (text: string | undefined, at: string): Written | undefined =>
  text === undefined ? undefined : {text, at};

interface Merged {
  readonly build: RawBuild;
  /** Where a key of the section was said. */
  readonly at: (...keys: readonly string[]) => string;
}

/** The sections of the top, its overrides and the target's own folder, the strongest last. */
function mergedBuild(config: Config, target: Leg): Merged {
  const layers = layersOf(config, target).map(({at, values: {build}}) => ({
    at: at ? `${at}.build` : 'build',
    values: isTree(build) ? build : {},
  }));
  return {
    build: mergeTrees(layers.map(({values}) => values)) as RawBuild,
    at: (...keys) => originOf(layers, keys),
  };
}

function layersOf(config: Config, target: Leg): readonly Layer[] {
  const {overrides = {}} = config.values;
  const selectors = config.nfpm ? [target.format] : selectorsOf(target, target.arch);
  const own = config.folders[target.name]?.values;
  return [
    {at: '', values: config.values as Tree},
    ...selectors.flatMap((key) =>
      Object.hasOwn(overrides, key) ? [{at: `overrides.${key}`, values: overrides[key] as Tree}] : [],
    ),
    ...(own ? [{at: `folders.${target.name}`, values: own as Tree}] : []),
  ];
}

/** A Dockerfile in the folder of the release that is built on. */
const folderOf = ({folders}: Config, {buildOn}: Target) =>
  buildOn === undefined ? undefined : folders[buildOn];

const isWanted = (build: RawBuild): boolean => {
  const {before, main, after} = linesOf(build);
  return before.length + main.length + after.length > 0;
};

const linesOf = ({before = [], main = [], after = [], finalize = []}: RawBuild) => ({
  before: before.filter(isSaid),
  main: main.filter(isSaid),
  after: after.filter(isSaid),
  finalize: finalize.filter(isSaid),
});

const isSaid = (line: string): boolean => line.trim() !== '';

/** The words of `build.requires` that a target takes, with their places. */
export function requiresOf(config: Config, target: Target): readonly Written[] {
  const {build, at: place} = mergedBuild(config, target);
  const [said, at] = [build.requires, place('requires')];
  const lists = Array.isArray(said)
    ? said.map((text, index) => ({text, at: `${at}.${index}`}))
    : requireWords(target).flatMap((word) =>
        said && Object.hasOwn(said, word)
          ? said[word]!.map((text, index) => ({text, at: `${at}.${word}.${index}`}))
          : [],
      );
  const first = new Map<string, Written>();
  for (const one of lists) {
    const text = one.text.trim();
    if (text !== '' && !first.has(text)) first.set(text, {...one, text});
  }
  return [...first.values()];
}

const COMMON = 'common';

/** The lists of `build.requires` that a target takes, in this order. */
function requireWords({buildOn, format}: Target): readonly string[] {
  const found = buildOn === undefined ? undefined : releasesByName.get(buildOn);
  if (!found || buildOn === undefined) return [COMMON, format];
  const {distro} = found;
  return [...new Set([COMMON, format, distro.family, distro.id, buildOn])];
}

/** Every key that `build.requires` may have. */
export const requireKeys = (formats: readonly string[]): readonly string[] => [
  ...new Set([
    COMMON,
    ...formats,
    ...Object.values(distros).flatMap(({id, family}) => [family, id]),
    ...releasesByName.keys(),
  ]),
];

function cacheOf(said: string | undefined): BuildCache {
  if (said === undefined) return {kind: 'engine'};
  if (said === 'false') return {kind: 'none'};
  return said === 'true' || said === 'actions' ? {kind: 'actions'} : {kind: 'registry', reference: said};
}

/** Named in the format's section; of one package or several, it is the target's. */
function packagingOf(config: Config, target: Leg): Written | undefined {
  const layers = layersOf(config, target);
  const format = formatOf(target.format);
  const options = mergeTrees(layers.map(({values}) => values))[target.format];
  const path = isTree(options) ? format.packagingOf?.(options as never) : undefined;
  return written(path, originOf(layers, [target.format, 'packaging']));
}
