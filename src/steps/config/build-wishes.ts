import {formatOf} from '../../formats/index.ts';
import type {Target} from '../../model/target.ts';
import type {RawBuild} from './build-section.ts';
import type {Config, Written} from './config.ts';
import {type Layer, originOf} from './layers.ts';
import {isTree, mergeTrees, type Tree} from './merge.ts';
import {selectorsOf} from './selectors.ts';

type Leg = Pick<Target, 'name' | 'format' | 'distro' | 'arch'> & Partial<Pick<Target, 'buildOn'>>;

/** What the config wants of a target's build, before anything is looked up; each wish knows its place. */
export interface BuildWishes {
  /** There are shell lines to run. Finalize alone has nothing to tidy up. */
  readonly isWanted: boolean;
  readonly image: Written | undefined;
  /** From the project root; that of the target's own folder first. */
  readonly dockerfile: Written | undefined;
  /** On this machine, without a container. */
  readonly host: Written | undefined;
  /** The release that portable packages are built on. */
  readonly portableOn: Written | undefined;
  /** The project's own packaging, from the project root. */
  readonly packaging: Written | undefined;
}

export function buildWishes(config: Config, leg: Leg): BuildWishes {
  const {build, at} = mergedBuild(config, leg);
  const {before, main, after} = linesOf(build);
  return {
    isWanted: before.length + main.length + after.length > 0,
    image: written(build.image, at('image')),
    dockerfile: folderOf(config, leg)?.dockerfile ?? written(build.dockerfile, at('dockerfile')),
    host: build.host === true ? {text: 'true', at: at('host')} : undefined,
    portableOn: portableOn(build.portable_on, leg.format, at),
    packaging: packagingOf(config, leg),
  };
}

const written = (text: string | undefined, at: string): Written | undefined =>
  text === undefined ? undefined : {text, at};

/** A Dockerfile in the folder of the release that is built on. */
const folderOf = ({folders}: Config, {buildOn}: Leg) =>
  buildOn === undefined ? undefined : folders[buildOn];

function portableOn(said: RawBuild['portable_on'], format: string, at: Merged['at']): Written | undefined {
  if (said === undefined || typeof said === 'string') return written(said, at('portable_on'));
  return written(said[format], at('portable_on', format));
}

interface Merged {
  readonly build: RawBuild;
  /** Where a key of the section was said. */
  at(...keys: readonly string[]): string;
}

/** The sections of the top, its overrides and the target's own folder, the strongest last. */
export function mergedBuild(config: Config, leg: Leg): Merged {
  const layers = layersOf(config, leg).map(({at, values: {build}}) => ({
    at: at ? `${at}.build` : 'build',
    values: isTree(build) ? build : {},
  }));
  return {
    build: mergeTrees(layers.map(({values}) => values)) as RawBuild,
    at: (...keys) => originOf(layers, keys),
  };
}

function layersOf(config: Config, leg: Leg): readonly Layer[] {
  const {overrides = {}} = config.values;
  const selectors = config.nfpm ? [leg.format] : selectorsOf(leg, leg.arch);
  const own = config.folders[leg.name]?.values;
  return [
    {at: '', values: config.values as Tree},
    ...selectors.flatMap((key) =>
      Object.hasOwn(overrides, key) ? [{at: `overrides.${key}`, values: overrides[key] as Tree}] : [],
    ),
    ...(own ? [{at: `folders.${leg.name}`, values: own as Tree}] : []),
  ];
}

/** The shell lines of a section that say something. */
export const linesOf = ({before = [], main = [], after = [], finalize = []}: RawBuild) => ({
  before: before.filter(isSaid),
  main: main.filter(isSaid),
  after: after.filter(isSaid),
  finalize: finalize.filter(isSaid),
});

const isSaid = (line: string): boolean => line.trim() !== '';

/** Named in the format's section; of one package or several, it is the target's. */
function packagingOf(config: Config, leg: Leg): Written | undefined {
  const layers = layersOf(config, leg);
  const format = formatOf(leg.format);
  const options = mergeTrees(layers.map(({values}) => values))[leg.format];
  const path = isTree(options) ? format.packagingOf?.(options as never) : undefined;
  return written(path, originOf(layers, [leg.format, 'packaging']));
}
