import {type Check, CheckError, type Trial} from '../check.ts';
import {isSwitchable, stateOf} from '../units.ts';
import {installFiles} from '../ways.ts';
import {noService} from './service.ts';

/** Those that an administrator can switch. */
async function switchable(trial: Trial): Promise<readonly string[]> {
  const found: string[] = [];
  for (const {unit} of trial.units) if (isSwitchable(await stateOf(trial, unit))) found.push(unit);
  return found;
}

/** Switches all services, upgrades, and looks whether they are as they were left. */
async function staysSo(
  trial: Trial,
  {verb, word, file, undo}: {verb: string; word: string; file: string; undo?: string},
): Promise<string | undefined> {
  const nothing = noService(trial);
  if (nothing !== undefined) return nothing;
  const units = await switchable(trial);
  if (units.length === 0) return 'none of its services can be switched on or off';
  const {workshop} = trial;
  const systemctl = (...words: readonly string[]) => workshop.run(['systemctl', ...words, '--', ...units]);
  // A unit file in /etc, an administrator's or a link of the package's, cannot be masked.
  await systemctl(verb);
  await installFiles(trial, [file]);
  const wrong: string[] = [];
  for (const unit of units) {
    const state = await stateOf(trial, unit);
    if (state.file !== word) wrong.push(`${unit} is ${state.file || 'not known any more'}`);
  }
  if (undo) await systemctl(undo);
  if (wrong.length === 0) return undefined;
  throw new CheckError(`what the administrator has ${word} does not stay ${word} over an upgrade`, {
    output: wrong.join('\n'),
  });
}

/** A service that the administrator disabled is still disabled after an upgrade. */
export const disabled: Check = {
  name: 'disabled',
  needs: ['upgrade'],
  run: (trial) => staysSo(trial, {verb: 'disable', word: 'disabled', file: trial.files.next[0]}),
};

/** A service that the administrator masked is still masked after an upgrade. */
export const masked: Check = {
  name: 'masked',
  needs: ['upgrade'],
  run: (trial) => staysSo(trial, {verb: 'mask', word: 'masked', file: trial.files.next[1], undo: 'unmask'}),
};
