import type {Arch, Target} from '../../model/target.ts';

type Leg = Pick<Target, 'name' | 'arch'>;

/**
 * Where some packages are for every architecture and others are not, one leg of each target makes the former:
 * the first of all legs that the config means for it, whatever part of them this job was asked for.
 */
export function shareOut(targets: readonly Target[], meant: readonly Leg[]): readonly Target[] {
  const makers = new Map<string, Arch>();
  for (const {name, arch} of meant) if (!makers.has(name)) makers.set(name, arch);
  return targets.map((target) =>
    target.arch === 'all' || makers.get(target.name) === target.arch ? target : {...target, withAll: false},
  );
}
