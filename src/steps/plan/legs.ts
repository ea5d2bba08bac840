import {nameOf} from '../../distros/index.ts';
import {formatOf} from '../../formats/index.ts';
import type {Problem} from '../../model/errors.ts';
import type {Arch, Target} from '../../model/target.ts';
import type {Config} from '../config/index.ts';
import {groundOf} from './grounds.ts';
import type {Wanted} from './names.ts';
import {runnerOf} from './runners.ts';

type Bare = Omit<Target, 'id' | 'arch' | 'buildOn' | 'image' | 'runsOn'>;

interface Asked {
  readonly wanted: readonly Wanted[];
  readonly arches: readonly Arch[];
  readonly today: string;
}

interface Legs {
  readonly targets: readonly Target[];
  readonly warnings: readonly Problem[];
}

/** Targets × architectures, each leg once, in the order they were written. */
export function legsOf(config: Config, {wanted, arches, today}: Asked): Legs {
  const targets = new Map<string, Target>();
  const missing = new Map<string, Arch[]>();
  for (const one of wanted)
    for (const {bare, offers} of namesOf(one))
      for (const arch of one.arch ? [one.arch] : arches) {
        const id = `${bare.name}/${arch}`;
        if (offers(arch)) {
          const leg = {id, ...bare, arch};
          targets.set(id, {...leg, ...groundOf(config, leg, today), runsOn: runnerOf(config, leg)});
        } else missing.set(bare.name, [...new Set([...(missing.get(bare.name) ?? []), arch])]);
      }
  return {
    targets: [...targets.values()],
    warnings: [...missing].map(([name, left]) => ({
      message: `${name} has no ${left.join(', ')}: left out`,
      hint: `its architectures: ${archesOf(wanted, name).join(', ')}`,
    })),
  };
}

interface Named {
  readonly bare: Bare;
  readonly offers: (arch: Arch) => boolean;
}

const namesOf = ({format, releases}: Wanted): readonly Named[] => [
  ...(format === undefined ? [] : [portable(format)]),
  ...releases.map(({distro, release}): Named => {
    const {arch: spelled} = formatOf(distro.format);
    return {
      bare: {
        name: nameOf({distro, release}),
        distro: distro.id,
        release: release.id,
        format: distro.format,
        engine: 'native',
        suffix: release.suffix,
      },
      offers: (arch) => Object.hasOwn(spelled, arch) && (arch === 'all' || release.arches.includes(arch)),
    };
  }),
];

const portable = (format: string): Named => ({
  bare: {
    name: format,
    distro: undefined,
    release: undefined,
    format,
    engine: 'portable',
    suffix: '',
  },
  offers: (arch) => Object.hasOwn(formatOf(format).arch, arch),
});

const archesOf = (wanted: readonly Wanted[], name: string): readonly string[] => [
  ...new Set(
    wanted.flatMap(({format, releases}) =>
      format === name
        ? Object.keys(formatOf(format).arch)
        : releases.filter((found) => nameOf(found) === name).flatMap(({release}) => release.arches),
    ),
  ),
];
