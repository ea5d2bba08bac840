import {type Problem, UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Plan, Target} from '../../model/target.ts';
import {buildWishes, type Config, placeOf} from '../config/index.ts';
import {buildProblems} from './builds.ts';
import {compressionProblems} from './compression.ts';
import {listedTwice} from './contents.ts';
import {releaseWarnings, sameAssetNames, sameNames} from './file-names.ts';
import {tooNewForTarget} from './glibc.ts';
import {type PlannedPackage, plannedPackages} from './packages.ts';
import {publishedNameProblems} from './published-names.ts';

interface Draft {
  readonly config: Config;
  readonly plan: Plan;
  readonly today: string;
  /** What is already known to be wrong. */
  readonly problems: readonly Problem[];
}

/** Throws all that is wrong at once; what is only worth knowing comes back. */
export async function refuseProblems(
  host: Pick<Host, 'env' | 'workDir'>,
  {config, plan, today, problems: known}: Draft,
): Promise<readonly Problem[]> {
  const {packages, problems: wrong} = plannedPackages(host, config, plan);
  const compression = compressionProblems(packages, config, today);
  const problems = unique([
    ...known,
    ...wrong,
    ...sameNames(packages, config),
    ...sameAssetNames(packages),
    ...publishedNameProblems(config, plan, packages),
    ...(await listedTwice(host, config, packages)),
    ...(await tooNewForTarget(host, config, packages)),
    ...compression.problems,
    ...(await buildProblems(host, config, plan)),
  ]);
  if (problems.length > 0) throw new UserError('plan/invalid', problems);
  if (packages.length === 0)
    throw new UserError(
      'plan/no-packages',
      `no package is made for ${plan.targets.map(({id}) => id).join(', ')}`,
      {
        hint: 'each entry of packages: is made for its own arch: only',
      },
    );
  return [...compression.warnings, ...releaseWarnings(packages), ...empty(packages, config)];
}

const SHOWN = 3;

/** A package that brings nothing and asks for nothing is most likely a filter that was written wrongly. */
function empty(packages: readonly PlannedPackage[], config: Config): readonly Problem[] {
  const found = packages.filter(
    ({target, settled: {contents, relations, scripts, services, users, groups, directories}}) =>
      !isMade(config, target) &&
      Object.keys(scripts).length === 0 &&
      [contents, services, users, groups, directories, ...Object.values(relations)].flat().length === 0,
  );
  const [first] = found;
  if (!first) return [];
  const names = [...new Set(found.map(({target, settled}) => `${settled.name} (${target.format})`))];
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return [
    {
      message: `nothing is in ${names.slice(0, SHOWN).join(', ')}${more}`,
      hint: 'list its files under contents:; packager: and targets: there say which package gets which',
      place: placeOf(config, [first.settled.at, 'name'].filter(Boolean).join('.')),
    },
  ];
}

/** Something else than `contents:` may fill its packages. */
function isMade(config: Config, target: Target): boolean {
  const {isWanted, packaging} = buildWishes(config, target);
  return isWanted || packaging !== undefined || config.folders[target.name]?.inc !== undefined;
}

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
