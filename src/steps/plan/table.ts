import {releasesByName} from '../../distros/index.ts';
import {formatOf} from '../../formats/index.ts';
import type {Host} from '../../model/host.ts';
import type {Table} from '../../model/report.ts';
import type {Plan} from '../../model/target.ts';
import type {Config} from '../config/index.ts';
import {type PlannedPackage, plannedPackages} from './packages.ts';

/** A row per package: where it is made, how, and what its file will be called. */
export const planTable = (host: Pick<Host, 'env'>, config: Config, plan: Plan): Table => ({
  title: 'Plan',
  head: ['target', 'arch', 'engine', 'format', 'version', 'file', 'runs on', 'end of life'],
  rows: plannedPackages(host, config, plan).packages.map(rowOf),
});

const rowOf = ({target, settled, version, fileName}: PlannedPackage): readonly string[] => [
  target.name,
  settled.arch,
  target.engine,
  target.format,
  formatOf(target.format).versionOf(version),
  fileName ?? '',
  [target.runsOn].flat().join(', '),
  releasesByName.get(target.name)?.release.until ?? '',
];
