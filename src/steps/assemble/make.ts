import {copyFile, mkdir} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import type {Build} from '../../model/build.ts';
import {PkgError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import {type Arch, arches, type Target} from '../../model/target.ts';
import {digestOf} from '../../tools/files.ts';

/** What is put together in one go. */
export interface Lot {
  readonly target: Target;
  /** Those of the target that one run of its engine makes. */
  readonly packages: readonly Package[];
  readonly build: Build | undefined;
  /** The user's folder of templates. */
  readonly templates: string | undefined;
}

/** Makes the lot's files in a folder of its own. */
export async function makeLot(host: Host, lot: Lot, dir: string): Promise<readonly Artifact[]> {
  host.signal.throwIfAborted();
  await mkdir(dir);
  if (lot.build?.finished) return takeFinished(lot.build.finished, lot, dir);
  return lot.target.engine === 'native' ? makeNative(host, lot, dir) : makePortable(host, lot, dir);
}

async function takeFinished(
  {folder, files}: NonNullable<Build['finished']>,
  {target}: Lot,
  dir: string,
): Promise<readonly Artifact[]> {
  // Temporary folders are often on another disk, where nothing can be moved from.
  for (const name of files) await copyFile(join(folder, name), join(dir, name));
  return Promise.all(files.map((name) => artifactByFacts(target, dir, name)));
}

async function makeNative(host: Host, lot: Lot, dir: string): Promise<readonly Artifact[]> {
  const {target, packages, build, templates} = lot;
  const {native} = await formatOf(target.format).load();
  if (!native || !build?.workshop)
    throw new PkgError('run/no-workshop', `${target.id} has no container to be put together in`);
  const {workshop} = build;
  const names = await native(host, {workshop, packages, templates, jobs: availableParallelism()}, dir);
  const {fileName} = formatOf(target.format);
  return Promise.all(
    names.map((name) => {
      const pkg = packages.find((one) => fileName(one, one.options) === name);
      return pkg ? artifactOf(pkg, target, {dir, name}) : artifactByFacts(target, dir, name);
    }),
  );
}

async function makePortable(host: Host, {target, packages}: Lot, dir: string): Promise<readonly Artifact[]> {
  const format = formatOf(target.format);
  const {portable} = await format.load();
  const artifacts: Artifact[] = [];
  for (const pkg of packages)
    for (const name of await portable(host, pkg, dir))
      artifacts.push(await artifactOf(pkg, target, {dir, name}));
  return artifacts;
}

interface Made {
  readonly dir: string;
  readonly name: string;
}

const artifactOf = async (pkg: Package, target: Target, {dir, name}: Made): Promise<Artifact> => ({
  ...(await fileAt(dir, name)),
  ...unproved(target),
  package: pkg.name,
  version: formatOf(target.format).versionOf(pkg.version),
  arch: pkg.arch,
});

/** What nobody planned, such as debug symbols, tells itself what it is; reading all of it takes its time. */
async function artifactByFacts(target: Target, dir: string, name: string): Promise<Artifact> {
  const format = formatOf(target.format);
  const {read} = await format.load();
  const facts = await read(join(dir, name));
  const arch = arches.find((one): one is Arch => format.arch[one] === facts.arch) ?? target.arch;
  return {
    ...(await fileAt(dir, name)),
    ...unproved(target),
    package: facts.name,
    version: facts.version,
    arch,
  };
}

const fileAt = async (dir: string, name: string) => ({
  name,
  path: name,
  ...(await digestOf(join(dir, name))),
});

const unproved = ({id, format}: Target) =>
  ({kind: 'package', format, target: id, signed: false, verified: false}) as const;
