import {formatOf} from '../../formats/index.ts';
import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Plan, Target} from '../../model/target.ts';
import {type Version, versionFor} from '../../model/version.ts';
import {type Config, placeOf, type Settled, settle} from '../config/index.ts';

/** A package as far as it can be told before anything is built. */
export interface PlannedPackage {
  readonly target: Target;
  readonly settled: Settled;
  readonly version: Version;
  /** Undefined where the format cannot express it. */
  readonly fileName: string | undefined;
}

interface Planned {
  readonly packages: readonly PlannedPackage[];
  readonly problems: readonly Problem[];
}

/** Every package of the plan, and all that its format or the config cannot say. */
export function plannedPackages(host: Pick<Host, 'env'>, config: Config, plan: Plan): Planned {
  const packages: PlannedPackage[] = [];
  const problems: Problem[] = [];
  for (const target of plan.targets) {
    const format = formatOf(target.format);
    for (const settled of settledFor(host, config, target, problems)) {
      const version = versionFor(plan.version, settled, target);
      const named = {name: settled.name, version, arch: settled.arch};
      const found = format.check(named);
      const place = placeOf(config, settled.at ? `${settled.at}.name` : 'name');
      problems.push(...found.map((problem) => ({place, ...problem})));
      const fileName = found.length > 0 ? undefined : format.fileName(named, settled.options);
      packages.push({target, settled, version, fileName});
    }
  }
  return {packages, problems};
}

function settledFor(
  host: Pick<Host, 'env'>,
  config: Config,
  target: Target,
  problems: Problem[],
): readonly Settled[] {
  try {
    const settled = settle(host, config, target);
    if (target.withAll !== false) return settled;
    return settled.filter(({arch}) => arch !== 'all');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}
