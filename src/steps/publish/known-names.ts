import {formatOf} from '../../formats/index.ts';
import type {Package} from '../../model/package.ts';
import type {Report} from '../../model/report.ts';
import type {Plan} from '../../model/target.ts';
import {publishers} from '../../publishers/index.ts';
import type {Config} from '../config/index.ts';
import type {NamedPackage} from '../published-name.ts';
import type {Chosen} from './chosen.ts';
import {nameIn} from './names.ts';

interface Known {
  readonly config: Config;
  readonly plan: Plan;
  /** Those of which everything is known without a build. */
  readonly packages: readonly Package[];
  readonly chosen: Chosen;
}

/** A dry run's report before anything is built, with the names that packages will have in each place. */
export function withNames(report: Report, {config, plan, packages, chosen}: Known): Report {
  const rows = chosen.settings.flatMap((settings) =>
    packages.map((pkg) => [
      settings.id,
      nameIn(settings, publishers[settings.to]!, {artifact: plannedPackage(pkg), plan, config}),
    ]),
  );
  if (rows.length === 0) return report;
  return {
    ...report,
    tables: [...report.tables, {title: 'Names', head: ['to', 'package'], rows}],
    data: {...report.data, names: rows.map(([to, name]) => ({to, name}))},
  };
}

/** A package as far as its name goes. */
const plannedPackage = (pkg: Package): NamedPackage => ({
  name: formatOf(pkg.format).fileName(pkg, pkg.options),
  package: pkg.name,
  version: [pkg.version.upstream, pkg.version.revision].filter(Boolean).join('-'),
  format: pkg.format,
  target: pkg.target,
  arch: pkg.arch,
});
