import {availableParallelism} from 'node:os';
import {findEngine, removeLeftovers, storesFor} from '../../containers/index.ts';
import type {Build, Builds} from '../../model/build.ts';
import {type Failure, TargetsError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Plan, Target} from '../../model/target.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {buildSettings, type Config, concurrencyOf} from '../config/index.ts';
import {buildOnHost} from './on-host.ts';
import {buildOne, type Dock, type Leg, type OpenBuild} from './one.ts';
import {prepareImage} from './prepare.ts';
import {treeOf} from './tree.ts';

export type {Dock} from './one.ts';
export {groundOf, prepareMachine} from './prepare.ts';

/** A target that something is built for, or whose packages its own distro puts together. */
type Wanted = Omit<Leg, 'log'>;

/** Without a host, where no line is to run, the variables of `build.env` need not be there. */
const wantedOf = (host: Host | undefined, config: Config, plan: Plan): readonly Wanted[] =>
  plan.targets.flatMap((target) => {
    const settings = buildSettings(host, config, target);
    // A portable target has a release to be built on where it has packaging of its own, too.
    return target.buildOn !== undefined || settings.wanted ? [{target, settings}] : [];
  });

const inContainer = ({settings}: Wanted): boolean => !settings.host;

/** The targets whose packages cannot be staged before something was built. */
export const builtTargets = (config: Config, plan: Plan): ReadonlySet<string> =>
  new Set(wantedOf(undefined, config, plan).map(({target}) => target.id));

export interface BuildOptions {
  /** Open a shell in the one target's container before it goes. */
  readonly shell?: boolean;
}

/**
 * Builds the app for every target that needs it, several at once, each in a container of its own distro.
 * A target that fails does not keep the others from going on.
 */
export async function buildTargets(
  host: Host,
  config: Config,
  plan: Plan,
  {shell = false}: BuildOptions = {},
): Promise<Builds> {
  const wanted = wantedOf(host, config, plan);
  if (shell && wanted.length !== 1) throw notOneShell(wanted);
  const open: OpenBuild[] = [];
  let tree: ReturnType<typeof treeOf> | undefined;
  const dock = await dockFor(host, wanted);
  const close = async () => {
    await Promise.all(open.map((build) => build[Symbol.asyncDispose]()));
    await dock?.shelf[Symbol.asyncDispose]();
  };
  try {
    const failed = await eachLeg({host, config, wanted}, async (leg) => {
      tree ??= treeOf(host);
      const site = {host, config, plan, tree: await tree, shell};
      open.push(dock && !leg.settings.host ? await buildOne(site, dock, leg) : await buildOnHost(site, leg));
    });
    // Where there was a shell, the failure was told before it opened.
    if (shell && failed.length > 0) throw new TargetsError(failed);
    const done = new Map<string, Build>(open.map(({build}) => [build.target, build]));
    return {done, failed, [Symbol.asyncDispose]: close};
  } catch (error) {
    await close();
    throw error;
  }
}

const notOneShell = (wanted: readonly Wanted[]): UserError =>
  new UserError(
    'input/arguments',
    wanted.length === 0
      ? '--shell: nothing is built for this target'
      : `--shell: these are ${wanted.length} targets: ${wanted.map(({target}) => target.id).join(', ')}`,
    {
      hint:
        wanted.length === 0
          ? 'name a release as the target, such as debian-12, or write build:'
          : `name one of them: linux-pkg build --shell ${wanted[0]?.target.id}`,
    },
  );

/** The targets that are built in a container, whose images can be prepared ahead. */
export const targetsToPrepare = (config: Config, plan: Plan): readonly Target[] =>
  wantedOf(undefined, config, plan)
    .filter(inContainer)
    .map(({target}) => target);

export interface Prepared {
  readonly done: readonly {readonly target: Target; readonly image: string}[];
  /** Where the images are kept. */
  readonly kept: readonly string[];
  readonly failed: readonly Failure[];
}

/** Prepares the images ahead, and keeps them where the config says. */
export async function prepareTargets(host: Host, config: Config, plan: Plan): Promise<Prepared> {
  const wanted = wantedOf(undefined, config, plan).filter(inContainer);
  if (wanted.length === 0)
    throw new UserError('base/nothing', 'no target is built in a container', {
      hint: 'name releases as targets, such as targets: [debian-12], or write build:',
    });
  if (wanted[0]?.settings.cache.kind === 'none')
    throw new UserError('base/no-cache', 'build.cache is false: no image that is prepared would be kept', {
      hint: 'name a place in a registry, such as build.cache: ghcr.io/org/app-build',
    });
  const done: {target: Target; image: string}[] = [];
  const dock = await openDock(host, wanted[0]!.settings, {ahead: true});
  await using _ = dock.shelf;
  const failed = await eachLeg({host, config, wanted}, async (leg) => {
    const {reference} = await prepareImage({host, ...dock, ...leg});
    done.push({target: leg.target, image: reference});
  });
  return {done, failed, kept: dock.shelf.titles};
}

/** Builds use all cores by themselves; what they fetch and write takes turns well. */
const DEFAULT_AT_ONCE = Math.min(4, availableParallelism());

interface Legs {
  readonly host: Host;
  readonly config: Config;
  readonly wanted: readonly Wanted[];
}

/** Every leg gets its try, some at once; what fails is kept. */
async function eachLeg(
  {host, config, wanted}: Legs,
  work: (leg: Leg) => Promise<void>,
): Promise<readonly Failure[]> {
  const failed: Failure[] = [];
  await allInOrder(wanted, concurrencyOf(config) ?? DEFAULT_AT_ONCE, async ({target, settings}) => {
    if (host.signal.aborted) return;
    using log = host.log.branch(target.id);
    log.mask(Object.values(settings.secretEnv));
    try {
      await work({target, settings, log});
    } catch (error) {
      log.fail();
      failed.push({target: target.id, step: 'build', error});
    }
  });
  host.signal.throwIfAborted();
  return failed;
}

async function dockFor(host: Host, wanted: readonly Wanted[]): Promise<Dock | undefined> {
  const first = wanted.find(inContainer);
  return first && openDock(host, first.settings);
}

/** Finds what runs containers; where images are kept is one thing for all targets. */
export async function openDock(
  host: Host,
  {cache}: Pick<Wanted['settings'], 'cache'>,
  options = {},
): Promise<Dock> {
  const engine = await findEngine(host);
  await removeLeftovers(host, engine);
  return {engine, shelf: storesFor(host, engine, cache, options)};
}
