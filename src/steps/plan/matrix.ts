import {UserError} from '../../model/errors.ts';
import type {Plan, Target} from '../../model/target.ts';

/** https://docs.github.com/actions/reference/limits: jobs that one matrix may make. */
const MOST_LEGS = 256;

/** One leg of `strategy.matrix`. */
export interface Leg {
  readonly target: string;
  readonly arch: string;
  readonly 'runs-on': Target['runsOn'];
}

/** What `strategy.matrix` takes: one job per leg, never none. */
export function matrixOf({targets}: Plan): {readonly include: readonly Leg[]} {
  if (targets.length > MOST_LEGS)
    throw new UserError(
      'plan/too-many-legs',
      `${targets.length} legs, but GitHub runs at most ${MOST_LEGS} in one matrix`,
      {
        hint: 'split them: give the targets input one half of the targets in one workflow, the other half in another',
      },
    );
  return {include: targets.map(({name, arch, runsOn}) => ({target: name, arch, 'runs-on': runsOn}))};
}
