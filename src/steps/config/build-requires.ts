import {distros, releasesByName} from '../../distros/index.ts';
import type {Target} from '../../model/target.ts';
import {mergedBuild} from './build-wishes.ts';
import type {Config, Written} from './config.ts';

/** The words of `build.requires` that a target takes, with their places. */
export function requiresOf(config: Config, target: Target): readonly Written[] {
  const {build, at: place} = mergedBuild(config, target);
  const [said, at] = [build.requires, place('requires')];
  const lists = Array.isArray(said)
    ? said.map((text, index) => ({text, at: `${at}.${index}`}))
    : requireWords(target).flatMap((word) =>
        said && Object.hasOwn(said, word)
          ? said[word]!.map((text, index) => ({text, at: `${at}.${word}.${index}`}))
          : [],
      );
  const first = new Map<string, Written>();
  for (const one of lists) {
    const text = one.text.trim();
    if (text !== '' && !first.has(text)) first.set(text, {...one, text});
  }
  return [...first.values()];
}

const COMMON = 'common';

/** The lists of `build.requires` that a target takes, in this order. */
function requireWords({buildOn, format}: Target): readonly string[] {
  const found = buildOn === undefined ? undefined : releasesByName.get(buildOn);
  if (!found || buildOn === undefined) return [COMMON, format];
  const {distro} = found;
  return [...new Set([COMMON, format, distro.family, distro.id, buildOn])];
}

/** Every key that `build.requires` may have. */
export const requireKeys = (formats: readonly string[]): readonly string[] => [
  ...new Set([
    COMMON,
    ...formats,
    ...Object.values(distros).flatMap(({id, family}) => [family, id]),
    ...releasesByName.keys(),
  ]),
];
