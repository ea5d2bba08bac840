import {dayOf} from '../../model/distro.ts';
import {UserError} from '../../model/errors.ts';
import type {Host} from '../../model/host.ts';
import type {Inputs} from '../../model/inputs.ts';
import type {Plan, Target} from '../../model/target.ts';
import type {Version} from '../../model/version.ts';
import type {Config} from '../config/index.ts';
import {refuseProblems} from './checks.ts';
import {legsOfPlan, narrow} from './earlier.ts';
import {lifetimeWarnings} from './lifetimes.ts';
import {meantLegs} from './meant.ts';

export {type Leg, matrixOf} from './matrix.ts';
export {planTable} from './table.ts';

/** Which packages are made where; all that can be known to go wrong is said here, before minutes are spent. */
export async function planTargets(
  host: Host,
  config: Config,
  version: Version,
  inputs: Inputs,
): Promise<Plan> {
  const today = dayOf(host.now());
  if (inputs.plan) {
    const plan = {version, targets: narrow(legsOfPlan(inputs.plan), inputs, today)};
    await refuseProblems(host, {config, plan, today, problems: []});
    return plan;
  }
  const legs = meantLegs(host, {config, inputs, today});
  const plan = {version, targets: legs.targets};
  const warnings = await refuseProblems(host, {config, plan, today, problems: legs.problems});
  for (const warning of [...legs.warnings, ...lifetimeWarnings(plan.targets, today), ...warnings])
    host.log.warn(warning);
  return plan;
}

/** The targets that are meant, before there is a version and without a look at the project. */
export function meantTargets(host: Host, config: Config, inputs: Inputs): readonly Target[] {
  const today = dayOf(host.now());
  if (inputs.plan) return narrow(legsOfPlan(inputs.plan), inputs, today);
  const {targets, problems} = meantLegs(host, {config, inputs, today});
  if (problems.length > 0) throw new UserError('plan/invalid', problems);
  return targets;
}
