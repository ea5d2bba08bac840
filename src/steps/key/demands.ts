import {distros, nameOf, releasesByName} from '../../distros/index.ts';
import {type KeyAlgorithm, livingReleases} from '../../model/distro.ts';
import type {Target} from '../../model/target.ts';

/** A release that is to accept the key. */
export interface Demand {
  /** `debian-12`. */
  readonly name: string;
  readonly format: string;
  readonly keys: readonly KeyAlgorithm[];
  /** A change of a key that it has does not reach it. */
  readonly keepsKeys: boolean;
  /** It is a target itself; false where a portable package only may come to it. */
  readonly chosen: boolean;
}

/** Who must verify what is signed for these targets: they themselves, and every living release that a portable package is for. */
export function demandsOf(
  targets: readonly Pick<Target, 'name' | 'format'>[],
  today: string,
): readonly Demand[] {
  const chosen = targets.flatMap(({name}): readonly Demand[] => {
    const found = releasesByName.get(name);
    return found
      ? [
          {
            name,
            format: found.distro.format,
            keys: found.release.keys,
            keepsKeys: found.distro.keepsKeys === true,
            chosen: true,
          },
        ]
      : [];
  });
  const formats = targets.filter(({name}) => !releasesByName.has(name)).map(({format}) => format);
  const reached = Object.values(distros)
    .filter(({format}) => formats.includes(format))
    .flatMap((distro) =>
      livingReleases(distro.releases, today).map(
        (release): Demand => ({
          name: nameOf({distro, release}),
          format: distro.format,
          keys: release.keys,
          keepsKeys: distro.keepsKeys === true,
          chosen: false,
        }),
      ),
    );
  return [...new Map([...reached, ...chosen].map((demand) => [demand.name, demand])).values()];
}
