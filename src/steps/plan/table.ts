import {releasesByName} from '../../distros/index.ts';
import {formatOf} from '../../formats/index.ts';
import type {Host} from '../../model/host.ts';
import type {Table} from '../../model/report.ts';
import type {Plan, Target} from '../../model/target.ts';
import {buildWishes, type Config} from '../config/index.ts';
import {type PlannedPackage, plannedPackages} from './packages.ts';

/** A row per package: where it is made, how, and what its file will be called. */
export function planTable(host: Pick<Host, 'env'>, config: Config, plan: Plan): Table {
  const {packages} = plannedPackages(host, config, plan);
  // Where nothing is built, nobody asks where.
  const isBuilt = packages.some(({target}) => builtIn(config, target) !== '');
  return {
    title: 'Plan',
    head: [
      ...['target', 'arch', 'engine', 'format', 'version', 'file', 'runs on', 'end of life'],
      ...(isBuilt ? ['built in'] : []),
    ],
    rows: packages.map((one) => rowOf(one, isBuilt ? [builtIn(config, one.target)] : [])),
  };
}

/** The image, or what takes its place. */
function builtIn(config: Config, target: Target): string {
  const {host, isWanted, dockerfile} = buildWishes(config, target);
  if (target.buildOn === undefined) return host && isWanted ? 'this machine' : '';
  return dockerfile?.text ?? target.image ?? '';
}

const rowOf = (
  {target, settled, version, fileName}: PlannedPackage,
  builtIn: readonly string[],
): readonly string[] => [
  target.name,
  settled.arch,
  target.engine,
  target.format,
  formatOf(target.format).versionOf(version),
  fileName ?? '',
  [target.runsOn].flat().join(', '),
  releasesByName.get(target.name)?.release.until ?? '',
  ...builtIn,
];
