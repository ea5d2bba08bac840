import {ToolError} from '../../model/errors.ts';
import type {RunResult} from '../../model/host.ts';
import type {Command} from '../../model/manager.ts';
import type {Trial} from './check.ts';

/** For one command of the package manager's, mirrors included. */
const LONG_MS = 15 * 60_000;

/** Runs commands of the package manager's, one after the other, their lines in the log. */
export async function runAll({workshop, log}: Trial, commands: readonly Command[]): Promise<void> {
  for (const command of commands)
    await workshop.run(command, {
      env: workshop.manager.env,
      onLine: (line) => log.output(line),
      timeoutMs: LONG_MS,
    });
}

/** Installs files or upgrades to them; where that fails the lists may be old: they are fetched, and it gets one more try. */
export async function installFiles(trial: Trial, paths: readonly string[]): Promise<void> {
  const {manager} = trial.workshop;
  const commands = manager.trials.installFiles(paths, trial.program);
  try {
    await runAll(trial, commands);
  } catch (error) {
    if (!(error instanceof ToolError) || error.exitCode === undefined || !lacksPackages(trial, error))
      throw error;
    try {
      await runAll(trial, manager.refresh(trial.program));
    } catch (cause) {
      trial.log.debug(String(cause));
      throw error;
    }
    await runAll(trial, commands);
  }
}

/** What it depends on was not found, or could not be fetched: not a fault of the package's own scripts. */
const lacksPackages = ({workshop: {manager}}: Trial, {tail}: ToolError): boolean =>
  manager.missing(tail).length > 0 ||
  /unmet dependencies|Unsatisfied dependencies|nothing provides|Failed to fetch|404|not found|No match|metadata/i.test(
    tail,
  );

/** Versions of all that is installed, by name; Debian's names carry an architecture where it is not the machine's. */
export async function installedVersions({
  workshop,
}: Pick<Trial, 'workshop'>): Promise<ReadonlyMap<string, string>> {
  const {stdout} = await workshop.run(workshop.manager.trials.installed, {env: workshop.manager.env});
  return new Map(
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line): [string, string] => {
        const at = line.indexOf(' ');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
  );
}

/** The version of the package that is installed; undefined where it is not. */
export async function versionOnMachine(trial: Trial): Promise<string | undefined> {
  const versions = await installedVersions(trial);
  const {name, arch} = trial.facts;
  return versions.get(name) ?? versions.get(`${name}:${arch}`);
}

/** Runs a shell script with arguments; each item of `input` goes to it as a line that ends with a NUL. */
export const runScript = (
  {workshop}: Pick<Trial, 'workshop'>,
  script: string,
  items: readonly string[],
): Promise<RunResult> =>
  workshop.run(['sh', '-c', script], {input: items.map((item) => `${item}\0`).join('')});
