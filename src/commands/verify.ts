import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {findOptionalConfig} from '../steps/config/index.ts';
import {withoutSystemd} from '../steps/project-code.ts';
import {verifyReport, writeJunit} from '../steps/report/index.ts';
import {packageFiles, verifyFiles} from '../steps/verify/index.ts';

/** Tries finished packages in clean containers, whoever made them. */
export async function verify(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  if (inputs.args.length === 0)
    throw new UserError('input/arguments', 'verify needs a file', {hint: 'linux-pkg verify out/*'});
  const config = await group('Config', () => findOptionalConfig(host, inputs));
  const files = packageFiles(host, inputs.args);
  const verified = await group('Verify', () =>
    verifyFiles(host, config, {files, on: inputs.targets, withoutSystemd: withoutSystemd(inputs)}),
  );
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}
