import {dirname, resolve} from 'node:path';
import {
  buildImage,
  type Engine,
  haveImage,
  type Image,
  openWorkshop,
  preparedKey,
  preparedLabels,
  preparedTag,
  type Shelf,
} from '../../containers/index.ts';
import {distroOf, releasesByName} from '../../distros/index.ts';
import {formatOf} from '../../formats/index.ts';
import {managerOf} from '../../managers/index.ts';
import {dayOf, hasEnded, type Release} from '../../model/distro.ts';
import {PkgError} from '../../model/errors.ts';
import type {Tool} from '../../model/format.ts';
import type {Branch, Host} from '../../model/host.ts';
import type {Command, Manager} from '../../model/manager.ts';
import type {Target} from '../../model/target.ts';
import type {Workshop} from '../../model/workshop.ts';
import type {BuildSettings} from '../config/index.ts';
import {install} from './requires.ts';

export interface Preparing {
  readonly host: Host;
  readonly engine: Engine;
  readonly target: Target;
  readonly settings: BuildSettings;
  readonly shelf: Shelf;
  readonly log: Branch;
}

/** The release in whose container a target is built, and how packages get there. */
export function groundOf({id, buildOn}: Target): {readonly release: Release; readonly manager: Manager} {
  const found = buildOn === undefined ? undefined : releasesByName.get(buildOn);
  if (!found) throw new PkgError('run/no-ground', `${id} has no release to be built on`);
  return {release: found.release, manager: managerOf(distroOf(found.distro.id).manager)};
}

/** The base with all that the build and the assembly need: made once, then taken from where it is kept. */
export async function prepareImage(preparing: Preparing): Promise<Image> {
  const {host, settings, target, shelf, log} = preparing;
  log.step('image');
  const base = await baseOf(preparing);
  const {release, manager} = groundOf(target);
  const archive = hasEnded(release, dayOf(host.now())) ? release.archive : undefined;
  const tools = await toolsOf(target, settings);
  const key = preparedKey({
    base,
    manager: manager.id,
    requires: settings.requires,
    tools: tools.map((tool) => tool.package),
    archive,
  });
  return shelf.take({key, base, log}, () =>
    makeImage(preparing, {
      ...settings,
      ...{base, manager, tools, archive, key},
      // The project's own packaging says itself what it needs.
      needsMirrors: settings.packaging !== undefined,
    }),
  );
}

const baseOf = ({host, engine, target, settings, log}: Preparing): Promise<Image> => {
  const {arch, image} = target;
  if (image === undefined) throw new PkgError('run/no-image', `${target.id} has no image`);
  if (!settings.dockerfile) return haveImage(host, engine, {image, arch, log});
  const dockerfile = resolve(host.workDir, settings.dockerfile.text);
  return buildImage(host, engine, {dockerfile, context: dirname(dockerfile), image, arch, log});
};

const toolsOf = async ({engine, format}: Target, {packaging}: BuildSettings): Promise<readonly Tool[]> =>
  engine === 'native' || packaging ? ((await formatOf(format).load()).nativeTools ?? []) : [];

interface Making {
  readonly base: Image;
  readonly manager: Manager;
  readonly requires: readonly string[];
  readonly tools: readonly Tool[];
  readonly archive: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly key: string;
  /** Something is installed later on, from mirrors that must be there. */
  readonly needsMirrors: boolean;
  /** Run in it first. */
  readonly changes?: readonly Command[];
}

type Site = Pick<Preparing, 'host' | 'engine' | 'target' | 'log'>;

async function makeImage({host, engine, target, log}: Site, making: Making): Promise<Image> {
  const {base, manager, requires, tools, archive, timeoutMs, key, needsMirrors, changes = []} = making;
  await using workshop = await openWorkshop(host, engine, {target, manager, log, image: base});
  for (const change of changes) await workshop.run(change);
  const lacking = await lackingTools(workshop, tools);
  const wanted = [...new Set([...requires, ...lacking.map((tool) => tool.package)])];
  if (wanted.length > 0 || (archive !== undefined && needsMirrors)) {
    log.step('requires');
    await install(workshop, wanted, {archive, timeoutMs});
  }
  return await workshop.commit(preparedTag(key), preparedLabels(key));
}

interface PreparingMachine extends Site, Pick<Preparing, 'shelf'> {
  /** In place of those of a machine that packages are tried out on, systemd above all. */
  readonly tools?: readonly Tool[];
}

/** The clean base with what a machine needs on which packages are tried out, and without what images leave out. */
export async function prepareMachine(preparing: PreparingMachine): Promise<Image> {
  const {host, engine, target, shelf, log} = preparing;
  log.step('image');
  const {arch, image} = target;
  if (image === undefined) throw new PkgError('run/no-image', `${target.id} has no image`);
  const base = await haveImage(host, engine, {image, arch, log});
  const {release, manager} = groundOf(target);
  const {wholeness: changes} = manager.trials;
  const {tools = manager.trials.tools} = preparing;
  const archive = hasEnded(release, dayOf(host.now())) ? release.archive : undefined;
  const parts = {base, requires: [], archive, changes};
  const key = preparedKey({...parts, manager: manager.id, tools: tools.map((tool) => tool.package)});
  return shelf.take({key, base, log}, () =>
    makeImage(preparing, {...parts, manager, tools, key, timeoutMs: undefined, needsMirrors: true}),
  );
}

/** One look for all of them. */
async function lackingTools(workshop: Workshop, tools: readonly Tool[]): Promise<readonly Tool[]> {
  if (tools.length === 0) return [];
  const has = 'case $program in /*) [ -e "$program" ] ;; *) command -v "$program" >/dev/null 2>&1 ;; esac';
  const script = `for program; do ${has} || echo "$program"; done`;
  const {stdout} = await workshop.run(['sh', '-c', script, 'sh', ...tools.map(({program}) => program)]);
  const lacking = new Set(stdout.split('\n'));
  return tools.filter(({program}) => lacking.has(program));
}
