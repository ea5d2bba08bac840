import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {nearest} from '../text/nearest.ts';
import {commands} from './index.ts';

/** Runs the command that the inputs name. */
export async function runCommand(host: Host, inputs: Inputs): Promise<Report> {
  const entry = Object.hasOwn(commands, inputs.command) ? commands[inputs.command] : undefined;
  if (!entry) throw unknownCommand(inputs.command);
  if (inputs.args.length > 0 && !entry.args)
    throw new UserError('input/arguments', `${inputs.command} takes no "${inputs.args[0]}"`, {
      hint: `linux-pkg ${inputs.command} --help`,
    });
  const command = await entry.load();
  return command(host, inputs);
}

/** The error that names the nearest command. */
export function unknownCommand(name: string): UserError {
  const near = nearest(name, Object.keys(commands));
  return new UserError('input/unknown-command', `unknown command "${name}"`, {
    hint: `${near ? `did you mean ${near}? ` : ''}commands: ${Object.keys(commands).join(', ')}`,
  });
}
