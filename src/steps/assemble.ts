import {mkdir, rename} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {formatOf} from '../formats/index.ts';
import type {Artifact} from '../model/artifact.ts';
import {PkgError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Package} from '../model/package.ts';
import type {Plan, Target} from '../model/target.ts';
import {digestOf} from '../tools/files.ts';
import {allInOrder} from '../tools/parallel.ts';
import {openOutputFolder} from './output-folder.ts';

/** What was made, and how long each file took. */
export interface Assembly {
  readonly artifacts: readonly Artifact[];
  /** By the artifact's path. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** Writes every package, several at once; the files get their final names only when all of them are whole. */
export async function assemble(host: Host, plan: Plan, packages: readonly Package[]): Promise<Assembly> {
  const names = packages.map((pkg) => formatOf(pkg.format).fileName(pkg, pkg.options));
  await using draft = await openOutputFolder(host, names);
  const targets = new Map(plan.targets.map((target) => [target.id, target]));
  const milliseconds: Record<string, number> = {};
  const progress = tellProgress(host, packages);
  const written = await allInOrder(packages, packagesAtOnce(packages), async (pkg, index) => {
    const start = performance.now();
    progress.starts(pkg);
    const target = targets.get(pkg.target);
    if (!target)
      throw new PkgError(
        'run/no-target',
        `package ${pkg.name} belongs to no target of the plan: ${pkg.target}`,
      );
    const artifacts = await assembleOne(host, {pkg, target, dir: join(draft.path, String(index))});
    for (const {path} of artifacts) milliseconds[path] = performance.now() - start;
    progress.ends(pkg);
    return artifacts;
  });
  host.log.progress(undefined);
  host.signal.throwIfAborted();
  for (const [index, artifacts] of written.entries())
    for (const {name} of artifacts)
      await rename(join(draft.path, String(index), name), join(host.outDir, name));
  return {artifacts: written.flat(), milliseconds};
}

/** `1 of 4 packed, now: hello for deb/arm64, hello for rpm/amd64`. */
function tellProgress({log}: Host, packages: readonly Package[]) {
  const busy = new Set<Package>();
  let done = 0;
  const tell = (): void => {
    const names = [...busy].map((pkg) => `${pkg.name} for ${pkg.target}`);
    log.progress(
      `${done} of ${packages.length} packed${names.length > 0 ? `, now: ${names.join(', ')}` : ''}`,
    );
  };
  const starts = (pkg: Package): void => {
    busy.add(pkg);
    tell();
  };
  const ends = (pkg: Package): void => {
    busy.delete(pkg);
    done += 1;
    tell();
  };
  return {starts, ends};
}

/** A package beyond this is packed alone: it uses all cores by itself, and memory for as many blocks. */
const LARGE = 16 << 20;
const MOST_AT_ONCE = 8;

const packagesAtOnce = (packages: readonly Package[]): number =>
  packages.some((pkg) => bytesOf(pkg) > LARGE) ? 1 : Math.min(MOST_AT_ONCE, availableParallelism());

const bytesOf = ({entries}: Package): number =>
  entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.size : 0), 0);

async function assembleOne(
  host: Host,
  {pkg, target, dir}: {pkg: Package; target: Target; dir: string},
): Promise<readonly Artifact[]> {
  host.signal.throwIfAborted();
  const format = formatOf(pkg.format);
  const engines = await format.load();
  await mkdir(dir);
  const names = await engines.portable(host, pkg, dir);
  const artifacts: Artifact[] = [];
  for (const name of names) {
    const digest = await digestOf(join(dir, name));
    artifacts.push({
      kind: 'package',
      name,
      path: name,
      ...digest,
      package: pkg.name,
      version: format.versionOf(pkg.version),
      format: format.id,
      target: target.id,
      arch: pkg.arch,
      signed: false,
      verified: false,
    });
  }
  return artifacts;
}
