import type {Problem} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Arch, Target} from '../../model/target.ts';
import {type Config, placeOf} from '../config/index.ts';
import {shareOut} from './all-packages.ts';
import {archProblem, isArch} from './arches.ts';
import {imageProblems} from './images.ts';
import {legsOf} from './legs.ts';
import type {Wanted} from './names.ts';
import {type PackageArches, packageArches} from './package-arches.ts';
import {runnerProblems} from './runners.ts';
import {wantedTargets} from './wanted.ts';

interface Asked {
  readonly config: Config;
  readonly inputs: Pick<Inputs, 'targets' | 'arch'>;
  readonly today: string;
}

interface Legs {
  readonly targets: readonly Target[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The legs that the config and the inputs mean, with all that is wrong with their words. */
export function meantLegs(host: Pick<Host, 'env'>, {config, inputs, today}: Asked): Legs {
  const packages = packageArches(host, config);
  const words = inputs.arch.map((word) => word.trim()).filter(Boolean);
  const asked = words.filter(isArch);
  const isAsked = (arch: Arch): boolean => asked.length === 0 || asked.includes(arch);
  const {wanted, problems: unread} = wantedTargets(config, inputs, today);
  const arches = packages.free && asked.length > 0 ? asked : packages.arches;
  const every = legsOf(config, {wanted, arches: arches.filter(isAsked), today});
  const targets = every.targets.filter(({arch}) => isAsked(arch));
  const problems = [
    ...words.filter((word) => !isArch(word)).map(archProblem),
    ...packages.problems,
    ...unread,
    ...foreignArches(config, packages, [...asked, ...wanted.flatMap(({arch}) => arch ?? [])]),
    ...imageProblems(config),
    ...runnerProblems(config),
  ];
  if (problems.length === 0 && targets.length === 0) problems.push(nothingLeft(every.warnings));
  if (!packages.mixed) return {targets, problems, warnings: every.warnings};
  const meant = wantedTargets(config, {targets: []}, today).wanted;
  const whole = legsOf(config, {wanted: [...meant, ...wanted.map(anyArch)], arches: packages.arches, today});
  return {targets: shareOut(targets, whole.targets), problems, warnings: every.warnings};
}

const anyArch = (wanted: Wanted): Wanted => ({...wanted, arch: undefined});

/** Architectures asked for that no package is made for. */
const foreignArches = (
  config: Config,
  {free, mixed, arches, problems}: PackageArches,
  asked: readonly Arch[],
): readonly Problem[] => {
  if (free || problems.length > 0) return [];
  return [...new Set(asked)]
    .filter((arch) => !arches.includes(arch))
    .map((arch) => ({
      message:
        arch === 'all' && mixed
          ? 'the packages for every architecture have no leg of their own'
          : `no package is for ${arch}: arch says ${arches.join(', ')}`,
      hint: `ask for ${arches.join(' or ')}${mixed ? '; the first makes them' : `, or add ${arch} to arch:`}`,
      place: placeOf(config, 'arch'),
    }));
};

const nothingLeft = (warnings: readonly Problem[]): Problem => ({
  message: ['no target is left', ...warnings.map(({message}) => message)].join('; '),
  hint: 'choose another architecture or another target',
});
