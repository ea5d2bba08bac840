import {UserError} from '../model/errors.ts';
import type {Host} from '../model/host.ts';
import type {Inputs} from '../model/inputs.ts';
import type {Report} from '../model/report.ts';
import {type Config, findOptionalConfig} from '../steps/config/index.ts';
import {withoutSystemd} from '../steps/project-code.ts';
import {verifyReport, writeJunit} from '../steps/report/index.ts';
import {finishedRepository, isFolder} from '../steps/repository/index.ts';
import {packageFiles, verifyFiles, verifyRepository} from '../steps/verify/index.ts';

/** Tries finished packages in clean containers, whoever made them, or a folder that is a repository. */
export async function verify(host: Host, inputs: Inputs): Promise<Report> {
  const {group} = host.log;
  if (inputs.args.length === 0)
    throw new UserError('input/arguments', 'verify needs a file', {hint: 'linux-pkg verify out/*'});
  const config = await group('Config', () => findOptionalConfig(host, inputs));
  const [dir] = inputs.args;
  if (inputs.args.length === 1 && (await isFolder(host, dir!)))
    return verifyFolder(host, inputs, {config, dir: dir!});
  const files = packageFiles(host, inputs.args);
  const verified = await group('Verify', () =>
    verifyFiles(host, config, {files, on: inputs.targets, withoutSystemd: withoutSystemd(inputs)}),
  );
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}

/** Has clean machines use a finished repository, as its page says. */
async function verifyFolder(
  host: Host,
  {targets}: Inputs,
  {config, dir}: {readonly config: Config | undefined; readonly dir: string},
): Promise<Report> {
  const repository = await host.log.group('Repository', () => finishedRepository(host, dir));
  const verified = await host.log.group('Verify', () =>
    verifyRepository(host, config, {...repository, targets}),
  );
  await writeJunit(host, verified.results);
  return verifyReport(verified);
}
