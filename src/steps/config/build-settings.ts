import {resolve} from 'node:path';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Target} from '../../model/target.ts';
import {type BuildEnvironment, buildEnvironment} from './build-environment.ts';
import {requiresOf} from './build-requires.ts';
import {buildWishes, linesOf, mergedBuild} from './build-wishes.ts';
import type {Config, Written} from './config.ts';

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

/**
 * What the config says of the build of one target; a variable that is not set is an error. Without a host, as where only
 * images are prepared, it has no variables.
 */
export function buildSettings(
  host: Pick<Host, 'env'> | undefined,
  config: Config,
  target: Target,
): BuildSettings {
  const {build, at} = mergedBuild(config, target);
  const problems: Problem[] = [];
  const environment = host
    ? buildEnvironment(build.env, {host, config, at: at('env'), problems})
    : {env: {}, secretEnv: {}};
  if (problems.length > 0) throw new UserError('config/invalid', problems);
  const {isWanted, dockerfile, packaging, host: onHost} = buildWishes(config, target);
  return {
    ...linesOf(build),
    ...environment,
    wanted: isWanted,
    requires: requiresOf(config, target).map(({text}) => text),
    dockerfile,
    cache: cacheOf(build.cache),
    host: onHost !== undefined,
    timeoutMs: build.timeout === undefined ? undefined : build.timeout * 60_000,
    packaging,
  };
}

/** How many targets are built at once, where the config says it. */
export const concurrencyOf = ({values}: Config): number | undefined => values.concurrency;

/** The folder whose templates replace ours, on this machine. */
export const templatesOf = ({workDir}: Pick<Host, 'workDir'>, {values}: Config): string | undefined =>
  values.templates === undefined ? undefined : resolve(workDir, values.templates);

function cacheOf(said: string | undefined): BuildCache {
  if (said === undefined) return {kind: 'engine'};
  if (said === 'false') return {kind: 'none'};
  return said === 'true' || said === 'actions' ? {kind: 'actions'} : {kind: 'registry', reference: said};
}
