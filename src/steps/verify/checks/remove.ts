import {type Check, CheckError} from '../check.ts';
import {declaredIn} from '../declared.ts';
import {stateOf} from '../units.ts';
import {runAll, runScript} from '../ways.ts';
import {configFiles} from './upgrade.ts';

/** The package goes, with its files and the processes of its services; config files may stay. */
export const remove: Check = {
  name: 'remove',
  needs: ['upgrade'],
  run: async (trial) => {
    const {workshop, facts, units, seen, unbooted, program, before} = trial;
    seen.declared = await declaredIn(trial);
    await runAll(trial, workshop.manager.trials.remove([facts.name], program));
    const config = new Set(configFiles(trial));
    const gone = facts.files.filter(
      ({path, type}) => (type === 'file' || type === 'link') && !config.has(path) && !before.paths.has(path),
    );
    const script = `xargs -0 -r sh -c 'for path; do [ ! -e "$path" ] && [ ! -L "$path" ] || printf "%s\\n" "$path"; done' sh`;
    const {stdout} = await runScript(
      trial,
      script,
      gone.map(({path}) => path),
    );
    if (stdout !== '') throw new CheckError('files of the package are still there', {output: stdout.trim()});
    if (unbooted !== undefined) return undefined;
    for (const {unit} of units) {
      const {active, sub} = await stateOf(trial, unit);
      if (active !== 'inactive' && active !== 'failed')
        throw new CheckError(`${unit} goes on after the package was removed: it is ${active} (${sub})`, {
          hint: 'the script before removal must stop it',
        });
    }
    return undefined;
  },
};
