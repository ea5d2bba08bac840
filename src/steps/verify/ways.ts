import {ToolError} from '../../model/errors.ts';
import type {RunResult} from '../../model/host.ts';
import type {Command} from '../../model/manager.ts';
import type {Trial} from './check.ts';

/** For one command of the package manager's, mirrors included. */
const LONG_MS = 15 * 60_000;

/** What installs something in a trial's container. */
export type Hands = Pick<Trial, 'host' | 'log' | 'workshop' | 'program' | 'isSigned'>;

/** Runs commands of the package manager's, one after the other, their lines in the log. */
export async function runAll(
  {workshop, log}: Pick<Hands, 'workshop' | 'log'>,
  commands: readonly Command[],
): Promise<void> {
  for (const command of commands)
    await workshop.run(command, {
      env: workshop.manager.env,
      onLine: (line) => log.output(line),
      timeoutMs: LONG_MS,
    });
}

/**
 * Installs files or upgrades to them: first with what is there, then with what the lists have. Where that fails too the
 * lists may be old: they are fetched, and it gets one more try.
 */
export async function installFiles(trial: Hands, paths: readonly string[]): Promise<void> {
  const {manager} = trial.workshop;
  const {program, isSigned} = trial;
  const install = (isEnough: boolean) =>
    runAll(trial, manager.trials.installFiles(paths, {program, isSigned, isEnough}));
  if (await isDone(trial, () => install(true))) return;
  if (await isDone(trial, () => install(false))) return;
  await refresh(trial);
  await install(false);
}

/** Installs packages from the lists, which are fetched where they are old or not there. */
export async function installNames(trial: Hands, names: readonly string[]): Promise<void> {
  const install = () => runAll(trial, trial.workshop.manager.install(names, trial.program));
  if (await isDone(trial, install)) return;
  await refresh(trial);
  await install();
}

async function refresh(trial: Hands): Promise<void> {
  try {
    await runAll(trial, trial.workshop.manager.refresh(trial.program));
  } catch (error) {
    trial.host.signal.throwIfAborted();
    trial.log.debug(String(error));
  }
}

/** Whether it was done; false where it could not be for want of other packages. Every other failure is thrown. */
async function isDone(trial: Hands, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof ToolError && error.exitCode !== undefined && lacksPackages(trial, error))
      return false;
    throw error;
  }
}

/** What it depends on was not found, or could not be fetched: none of its scripts has run yet. */
const lacksPackages = ({workshop: {manager}}: Hands, {tail}: ToolError): boolean =>
  manager.missing(tail).length > 0 ||
  /unmet dependencies|unsatisfied dependencies|nothing provides|failed to (?:fetch|download)|unable to fetch/i.test(
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
