import {type Check, CheckError, type Trial} from '../check.ts';
import {isSwitchable, isUp, mustBeUp, stateOf, type TrialUnit} from '../units.ts';

/** Each service is active after what its family does by itself, or after one `systemctl start`. */
export const service: Check = {
  name: 'service',
  needs: ['install'],
  run: async (trial) => {
    const {units, unbooted} = trial;
    if (units.length === 0) return NO_SERVICE;
    if (unbooted !== undefined && trial.mustBoot)
      throw new CheckError(unbooted, {
        hint: 'service checks are part of every run in CI; --no-verify leaves all of them out',
      });
    if (unbooted !== undefined) return unbooted;
    for (const unit of units) await tryUnit(trial, unit);
    return undefined;
  },
};

export const NO_SERVICE = 'it has no service';

/** Why a check of services has nothing to do. */
export const noService = ({units, unbooted}: Trial): string | undefined =>
  units.length === 0 ? NO_SERVICE : unbooted;

async function tryUnit(trial: Trial, {unit, enable, start}: TrialUnit): Promise<void> {
  const state = await stateOf(trial, unit);
  const says = (what: string): never => {
    throw new CheckError(`${unit} ${what}`, {
      command: ['systemctl', 'show', unit],
      output: JSON.stringify(state),
    });
  };
  if (enable === 'yes' && state.file !== 'enabled' && isSwitchable(state))
    says(`is ${state.file} after installation, and should be enabled`);
  if (enable === 'no' && state.file === 'enabled') says('is enabled by the installation, and should not be');
  if (start === true && !isUp(state) && state.active !== 'activating')
    await mustBeUp(trial, unit, 'after installation');
  if (start === undefined && !isSwitchable(state)) return;
  if (!isUp(state)) await startUnit(trial, unit);
  await mustBeUp(trial, unit, 'after it was started');
}

async function startUnit(trial: Trial, unit: string): Promise<void> {
  // What is wrong is told with the unit's own lines.
  await trial.workshop.run(['systemctl', 'start', '--', unit]).catch((error: unknown) => {
    trial.host.signal.throwIfAborted();
    trial.log.debug(String(error));
  });
}
