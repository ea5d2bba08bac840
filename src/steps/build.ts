import {UserError} from '../model/errors.ts';
import type {Plan} from '../model/target.ts';

/** Refuses native legs until the build containers are here; portable legs pack what is in the tree. */
export function refuseNativeTargets(plan: Plan): void {
  const native = plan.targets.filter((target) => target.engine === 'native').map((target) => target.name);
  if (native.length === 0) return;
  const portable = [...new Set(plan.targets.filter((t) => t.engine === 'portable').map((t) => t.name))];
  throw new UserError(
    'input/not-yet',
    `building native targets (${[...new Set(native)].join(', ')}) is not in this version yet`,
    {
      hint: portable.length
        ? `build the portable ones: --targets ${portable.join(',')}`
        : 'write the formats as targets for now, such as targets: [deb, rpm]',
    },
  );
}
