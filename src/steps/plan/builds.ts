import {stat} from 'node:fs/promises';
import {resolve} from 'node:path';
import {distroOf, releasesByName} from '../../distros/index.ts';
import {managers} from '../../managers/index.ts';
import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Plan, Target} from '../../model/target.ts';
import {buildWishes, type Config, placeOf, requiresOf, type Written} from '../config/index.ts';
import {offers} from './grounds.ts';
import {isImage} from './images.ts';

type Look = Pick<Host, 'workDir'>;

/** What is wrong with the builds that the targets need, as far as it shows before one of them starts. */
export async function buildProblems(
  host: Look,
  config: Config,
  {targets}: Pick<Plan, 'targets'>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const target of targets)
    problems.push(
      ...hostProblems(config, target),
      ...wordProblems(config, target),
      ...groundProblems(config, target),
      ...(await pathProblems(host, config, target)),
    );
  if (config.values.templates !== undefined && !(await isThere(host, config.values.templates, 'folder')))
    problems.push({
      message: `templates: ${config.values.templates} is no folder`,
      hint: 'name the folder whose files replace ours, from the root of the project',
      place: placeOf(config, 'templates'),
    });
  return problems;
}

/** A build on this machine has nothing of another distro's, and no tools to put its packages together. */
function hostProblems(config: Config, target: Target): readonly Problem[] {
  const {host, packaging} = buildWishes(config, target);
  if (!host) return [];
  const place = placeOf(config, host.at);
  if (target.engine === 'native')
    return [
      {
        message: `build.host: ${target.name} is built in its own container`,
        hint: `leave build.host out, or name formats as targets in place of releases (${target.format} for ${target.name})`,
        place,
      },
    ];
  return packaging
    ? [
        {
          message: `build.host: the packaging in ${packaging.text} needs a container`,
          hint: 'leave build.host out',
          place,
        },
      ]
    : [];
}

/** Words of `build.requires` that the distro's package manager could not take. */
function wordProblems(config: Config, target: Target): readonly Problem[] {
  const found = target.buildOn === undefined ? undefined : releasesByName.get(target.buildOn);
  const manager = found && managers[distroOf(found.distro.id).manager];
  if (!manager) return [];
  return requiresOf(config, target).flatMap(({text, at}) => {
    const flaw = manager.check(text);
    if (flaw === undefined) return [];
    return [
      {
        message: `build.requires: ${JSON.stringify(text)} ${flaw}`,
        hint: `write the name of a package of ${target.buildOn}; what is for other distros goes below their names`,
        place: placeOf(config, at),
      },
    ];
  });
}

/** A release that portable packages cannot be built on, an image that is none. */
function groundProblems(config: Config, target: Target): readonly Problem[] {
  const {portableOn, image, isWanted, host, packaging} = buildWishes(config, target);
  const problems: Problem[] = [];
  const isBuilt = packaging !== undefined || (isWanted && !host);
  if (isBuilt && target.buildOn === undefined)
    problems.push({
      message: `no release is known to build ${target.id} on`,
      hint: 'name one under build.portable_on, or write build.host: true',
      place: placeOf(config, 'build'),
    });
  const found = target.buildOn === undefined ? undefined : releasesByName.get(target.buildOn);
  if (target.engine === 'portable' && found && !offers(found, target.arch))
    problems.push({
      message: `${target.buildOn} has no ${target.arch}, and ${target.id} is to be built on it`,
      hint: `its architectures: ${found.release.arches.join(', ')}`,
      ...(portableOn && {place: placeOf(config, portableOn.at)}),
    });
  if (image && !isImage(image.text.trim()))
    problems.push({
      message: `build.image: ${JSON.stringify(image.text)} is no image`,
      hint: 'such as registry.example.org/debian:12',
      place: placeOf(config, image.at),
    });
  return problems;
}

async function pathProblems(host: Look, config: Config, target: Target): Promise<readonly Problem[]> {
  const {dockerfile, packaging} = buildWishes(config, target);
  const missing = async (wish: Written | undefined, kind: 'file' | 'path', hint: string) =>
    !wish || (await isThere(host, wish.text, kind))
      ? []
      : [{message: `${wish.text} is no ${kind} of the project`, hint, place: placeOf(config, wish.at)}];
  return [
    ...(await missing(dockerfile, 'file', 'write the path of the Dockerfile from the root of the project')),
    ...(await missing(packaging, 'path', 'write its path from the root of the project, or leave it out')),
  ];
}

async function isThere({workDir}: Look, path: string, kind: 'file' | 'folder' | 'path'): Promise<boolean> {
  const facts = await stat(resolve(workDir, path)).catch(() => undefined);
  if (kind === 'path') return facts !== undefined;
  return (kind === 'file' ? facts?.isFile() : facts?.isDirectory()) ?? false;
}
