import {distros, releasesByName} from '../../distros/index.ts';
import {formats} from '../../formats/index.ts';
import type {Problem} from '../../model/errors.ts';
import {arches, type Target} from '../../model/target.ts';
import {nearest} from '../../text/nearest.ts';
import {type Config, placeOf} from '../config/index.ts';

/** GitHub's own runners: https://docs.github.com/actions/reference/runners/github-hosted-runners */
const HOSTED: Readonly<Partial<Record<string, string>>> = {arm64: 'ubuntu-24.04-arm'};
const HOSTED_ELSE = 'ubuntu-24.04';

/** A runner's label: one line, no blanks around it. */
export const isLabel = (label: string): boolean => /^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u.test(label);

type Leg = Pick<Target, 'id' | 'name' | 'distro' | 'arch'>;

/** `runs_on:` by the order of overrides: all < distro < target < arch < one leg. */
export function runnerOf({values}: Config, {id, name, distro, arch}: Leg): Target['runsOn'] {
  const said = values.runs_on ?? {};
  const key = [id, arch, name, distro, 'all', 'default'].find(
    (word) => word !== undefined && Object.hasOwn(said, word),
  );
  const labels = key === undefined ? [] : said[key]!;
  if (labels.length > 1) return labels;
  return labels[0] ?? HOSTED[arch] ?? HOSTED_ELSE;
}

/** Keys of `runs_on:` that mean no leg there could be, and labels that are none. */
export function runnerProblems(config: Config): readonly Problem[] {
  const known = [
    'all',
    'default',
    ...arches,
    ...Object.keys(formats),
    ...Object.keys(distros),
    ...releasesByName.keys(),
  ];
  return Object.entries(config.values.runs_on ?? {}).flatMap(([key, labels]): readonly Problem[] => {
    const place = placeOf(config, `runs_on.${key}`);
    const [name = '', arch] = key.split(/\/(?=[^/]*$)/);
    const isKnown = known.includes(name) && (arch === undefined || arches.some((one) => one === arch));
    const near = nearest(key, known);
    return [
      ...(isKnown
        ? []
        : [
            {
              message: `runs_on: "${key}" is no architecture, target or distro`,
              hint: near ? `did you mean ${near}?` : 'write all, an architecture, a distro or a target',
              place,
            },
          ]),
      ...(labels.length > 0 && labels.every(isLabel)
        ? []
        : [{message: `runs_on: "${key}" names no runner`, hint: `such as ${HOSTED_ELSE}`, place}]),
    ];
  });
}
