import {type Check, CheckError} from '../check.ts';
import {sumsOf} from './upgrade.ts';

/** What the administrator wrote into config files is still in them after the upgrade. */
export const config: Check = {
  name: 'config',
  needs: ['upgrade'],
  run: async (trial) => {
    const edited = trial.seen.edited ?? new Map<string, string>();
    if (edited.size === 0) return 'it has no config file';
    const now = await sumsOf(trial, [...edited.keys()]);
    const lost = [...edited].filter(([path, sum]) => now.get(path) !== sum);
    if (lost.length === 0) return undefined;
    throw new CheckError('the upgrade does not keep config files as they were edited', {
      output: lost
        .map(([path]) => `${path} ${now.has(path) ? 'was replaced or changed' : 'is gone'}`)
        .join('\n'),
      hint: 'declare them as type: config|noreplace, and let no script write to them',
    });
  },
};
