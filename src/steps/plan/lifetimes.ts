import {distroOf, distros, type Found, nameOf, releasesByName} from '../../distros/index.ts';
import {hasEnded, isLiving, livingReleases} from '../../model/distro.ts';
import type {Problem} from '../../model/errors.ts';
import type {Target} from '../../model/target.ts';

/** Releases that nobody mends any more, or that are not out yet. */
export function lifetimeWarnings(targets: readonly Target[], today: string): readonly Problem[] {
  const names = targets.flatMap(({name, buildOn}) => [name, ...(buildOn === undefined ? [] : [buildOn])]);
  return [...new Set(names)].flatMap((name) => {
    const found = releasesByName.get(name);
    if (!found || isLiving(found.release, today)) return [];
    const {since, until} = found.release;
    const near = nearestLiving(found, today);
    const hint = near && `the nearest living release is ${nameOf(near)}`;
    const message = hasEnded(found.release, today)
      ? `${name} is past its end of life: no support since ${until}`
      : `${name} is not out yet: it is planned for ${since}`;
    return [{message, ...(hint && {hint})}];
  });
}

/** The next living release of the distro, else its newest one, else the same release of a sister distro. */
function nearestLiving({distro, release}: Found, today: string): Found | undefined {
  const living = livingReleases(distroOf(distro.id).releases, today);
  const next = living.find(({since}) => since >= release.since) ?? living.at(-1);
  if (next) return {distro, release: next};
  const sisters = Object.values(distros)
    .filter(({family}) => family === distro.family)
    .flatMap((sister) =>
      livingReleases(sister.releases, today).map((one) => ({distro: sister, release: one})),
    );
  return sisters.find((sister) => sister.release.id === release.id) ?? sisters[0];
}
