import {type Check, CheckError} from '../check.ts';
import {mustBeUp, wordsOf} from '../units.ts';
import {noService} from './service.ts';

/** Services run after the upgrade, each as a new process, unless it is told to go on. */
export const restart: Check = {
  name: 'restart',
  needs: ['upgrade', 'service'],
  run: async (trial) => {
    const nothing = noService(trial);
    if (nothing !== undefined) return nothing;
    const {units, seen} = trial;
    let tried = 0;
    for (const {unit, restarts} of units) {
      const before = seen.processes?.get(unit) ?? 0;
      // Nothing of it had to be kept running.
      if (before === 0 && unit.endsWith('.service')) continue;
      tried++;
      const {pid} = await mustBeUp(trial, unit, 'after the upgrade');
      if (before === 0) continue;
      const wrong =
        restarts === false
          ? pid !== before && 'was restarted by the upgrade, and restart_on_upgrade is false'
          : pid === before && 'was not restarted by the upgrade: the old program runs on';
      if (wrong)
        throw new CheckError(`${unit} ${wrong}`, {
          command: ['systemctl', 'status', unit],
          output: await wordsOf(trial, unit),
        });
    }
    return tried === 0 ? 'none of its services runs on' : undefined;
  },
};
