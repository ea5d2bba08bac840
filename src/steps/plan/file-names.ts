import type {Problem} from '../../model/errors.ts';
import {type Config, placeOf} from '../config/index.ts';
import type {PlannedPackage} from './packages.ts';

/** https://docs.github.com/repositories/releasing-projects-on-github/about-releases */
const MOST_ASSETS = 1000;

/**
 * What GitHub makes of an asset's name: `~`, `^`, `:` and the like silently become dots (a plus stays, if
 * encoded): https://docs.github.com/rest/releases/assets#upload-a-release-asset
 */
export const assetName = (name: string): string => name.replace(/[^A-Za-z0-9._+-]/g, '.');

/** Two packages of one name: one would overwrite the other. */
export function sameNames(packages: readonly PlannedPackage[], config: Config): readonly Problem[] {
  return [...grouped(packages, ({fileName}) => fileName)].flatMap(([name, group]) => {
    if (group.length < 2) return [];
    const targets = [...new Set(group.map(({target}) => target.id))];
    const suffixes = new Set(group.map(({target}) => target.suffix));
    return [
      {
        message: `${group.length} packages have the name ${name} (${targets.join(', ')})`,
        hint:
          targets.length === 1
            ? 'give each package a name of its own'
            : suffixes.size === 1
              ? 'these targets share their suffix, so that one package serves them all: name one of them'
              : 'give the packages different names or releases for these targets',
        place: placeOf(config, group.find(({settled}) => settled.at)?.settled.at ?? 'targets'),
      },
    ];
  });
}

/** Names that change on a GitHub release, and more of them than one release holds. */
export function releaseWarnings(packages: readonly PlannedPackage[]): readonly Problem[] {
  const names = [...new Set(packages.flatMap(({fileName}) => fileName ?? []))];
  const renamed = names.filter((name) => assetName(name) !== name);
  const [first = ''] = renamed;
  const more = renamed.length > 1 ? ` (and ${renamed.length - 1} more)` : '';
  return [
    ...(renamed.length > 0
      ? [
          {
            message: `GitHub releases cannot hold the name ${first}${more}: there it will be ${assetName(first)}`,
            hint: 'nothing to do: it is uploaded and listed under that name; repositories keep the true one',
          },
        ]
      : []),
    ...(names.length > MOST_ASSETS
      ? [
          {
            message: `${names.length} packages, but a GitHub release holds ${MOST_ASSETS} files`,
            hint: 'name fewer targets or architectures, or publish to a repository only',
          },
        ]
      : []),
  ];
}

/** Different names that would be one on a GitHub release. */
export function sameAssetNames(packages: readonly PlannedPackage[]): readonly Problem[] {
  return [...grouped(packages, ({fileName}) => fileName && assetName(fileName))].flatMap(([name, group]) => {
    const names = [...new Set(group.map(({fileName}) => fileName))];
    if (names.length < 2) return [];
    return [
      {
        message: `on a GitHub release ${names.join(' and ')} would both be ${name}`,
        hint: 'give one of the packages another name or release',
      },
    ];
  });
}

function grouped(
  packages: readonly PlannedPackage[],
  keyOf: (one: PlannedPackage) => string | undefined,
): ReadonlyMap<string, readonly PlannedPackage[]> {
  const groups = new Map<string, PlannedPackage[]>();
  for (const one of packages) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
