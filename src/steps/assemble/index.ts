import {rename} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {formatOf} from '../../formats/index.ts';
import type {Artifact} from '../../model/artifact.ts';
import type {Build} from '../../model/build.ts';
import {type Failure, PkgError, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import type {Plan} from '../../model/target.ts';
import {allInOrder} from '../../tools/parallel.ts';
import {openOutputFolder} from '../output-folder.ts';
import {type Lot, makeLot} from './make.ts';
import {tellProgress} from './progress.ts';

/** What was made, and how long each file took. */
export interface Assembly {
  readonly artifacts: readonly Artifact[];
  /** By the artifact's path. */
  readonly milliseconds: Readonly<Record<string, number>>;
  /** Targets that did not make it; none of their files is there. */
  readonly failed: readonly Failure[];
}

interface Work {
  readonly plan: Plan;
  readonly packages: readonly Package[];
  readonly builds: ReadonlyMap<string, Build>;
  readonly templates: string | undefined;
}

/** Makes every package, several at once; a target's files get their final names only when all of them are whole. */
export async function assemble(host: Host, work: Work): Promise<Assembly> {
  const {packages} = work;
  const lots = lotsOf(work);
  const names = packages.map((pkg) => formatOf(pkg.format).fileName(pkg, pkg.options));
  await using draft = await openOutputFolder(host, names);
  const milliseconds: Record<string, number> = {};
  const failed: Failure[] = [];
  const progress = tellProgress(host, lots.length);
  const fail = (lot: Lot, error: unknown) =>
    void failed.push({target: lot.target.id, step: 'assemble', error});
  const made = await allInOrder(lots, lotsAtOnce(lots), async (lot, index) => {
    const start = performance.now();
    progress.starts(nameOf(lot));
    try {
      const artifacts = await makeLot(host, lot, join(draft.path, String(index)));
      for (const {path} of artifacts) milliseconds[path] = performance.now() - start;
      return artifacts;
    } catch (error) {
      fail(lot, error);
      return [];
    } finally {
      progress.ends(nameOf(lot));
    }
  });
  host.log.progress(undefined);
  host.signal.throwIfAborted();
  const lost = new Set(failed.map(({target}) => target));
  const takers = new Map<string, string>();
  const artifacts: Artifact[] = [];
  for (const [index, lot] of lots.entries()) {
    if (lost.has(lot.target.id)) continue;
    const twice = made[index]!.find(({name}) => (takers.get(name) ?? lot.target.id) !== lot.target.id);
    if (twice) {
      fail(lot, sameName(twice.name, takers.get(twice.name)!));
      continue;
    }
    for (const artifact of made[index]!) {
      takers.set(artifact.name, lot.target.id);
      await rename(join(draft.path, String(index), artifact.name), join(host.outDir, artifact.name));
      artifacts.push(artifact);
    }
  }
  return {artifacts, milliseconds, failed};
}

const nameOf = ({target, packages: [first, ...others]}: Lot): string =>
  first && others.length === 0 ? `${first.name} for ${target.id}` : target.id;

const sameName = (name: string, other: string): UserError =>
  new UserError('assemble/same-name', `${name} is made for ${other} too`, {
    hint: 'give the packages of each release another name, version or release number',
  });

/** One for each portable package, one for all that a distro's own tools make of a target. */
function lotsOf({plan, packages, builds, templates}: Work): readonly Lot[] {
  const targets = new Set(plan.targets.map(({id}) => id));
  const stray = packages.find((pkg) => !targets.has(pkg.target));
  if (stray)
    throw new PkgError(
      'run/no-target',
      `package ${stray.name} belongs to no target of the plan: ${stray.target}`,
    );
  return plan.targets.flatMap((target): readonly Lot[] => {
    const build = builds.get(target.id);
    const own = packages.filter((pkg) => pkg.target === target.id);
    const lot = {target, build, templates};
    const inOneGo = build?.finished !== undefined || (target.engine === 'native' && own.length > 0);
    if (inOneGo) return [{...lot, packages: own}];
    return own.map((pkg) => ({...lot, packages: [pkg]}));
  });
}

/** A package beyond this is packed alone: it uses all cores by itself, and memory for as many blocks. */
const LARGE = 16 << 20;
const MOST_AT_ONCE = 8;

const lotsAtOnce = (lots: readonly Lot[]): number =>
  lots.some(
    ({target, packages}) => target.engine === 'portable' && packages.some((pkg) => bytesOf(pkg) > LARGE),
  )
    ? 1
    : Math.min(MOST_AT_ONCE, availableParallelism());

const bytesOf = ({entries}: Package): number =>
  entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.size : 0), 0);
