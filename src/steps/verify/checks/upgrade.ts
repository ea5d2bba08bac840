import {type Check, CheckError, type Trial} from '../check.ts';
import {stateOf} from '../units.ts';
import {installFiles, runScript, versionOnMachine} from '../ways.ts';

/** From the release before it: services run, config files are edited; then the package manager takes the file. */
export const upgrade: Check = {
  name: 'upgrade',
  needs: ['install'],
  run: async (trial) => {
    const {files, facts, seen} = trial;
    await installFiles(trial, [...files.companions, files.previous]);
    seen.edited = await editConfigFiles(trial);
    seen.processes = await startedProcesses(trial);
    await installFiles(trial, [files.real]);
    const version = await versionOnMachine(trial);
    if (version !== facts.version)
      throw new CheckError(
        `${facts.name} is ${version ?? 'gone'} after the upgrade, and should be ${facts.version}`,
      );
    return undefined;
  },
};

/** A file that the package lists as one of the administrator's. */
export const configFiles = ({facts}: Pick<Trial, 'facts'>): readonly string[] =>
  facts.files
    .filter(({type, flags}) => type === 'file' && flags.some((flag) => /^(?:conffile|config)$/.test(flag)))
    .map(({path}) => path);

const EXISTING = `xargs -0 -r sh -c 'for path; do [ ! -f "$path" ] || printf "%s\\0" "$path"; done' sh`;

/** An empty line more: hardly any format minds. */
const EDIT = `xargs -0 -r sh -c 'for path; do printf "\\n" >>"$path"; done' sh`;

async function editConfigFiles(trial: Trial): Promise<ReadonlyMap<string, string>> {
  const {stdout} = await runScript(trial, EXISTING, configFiles(trial));
  const paths = stdout.split('\0').filter(Boolean);
  if (paths.length === 0) return new Map();
  await runScript(trial, EDIT, paths);
  return sumsOf(trial, paths);
}

/** SHA-256 by path; what is not there has none. */
export async function sumsOf(trial: Trial, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const {stdout} = await runScript(trial, 'xargs -0 -r sha256sum -z -- 2>/dev/null || :', paths);
  return new Map(
    stdout
      .split('\0')
      .filter(Boolean)
      .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
  );
}

/** Starts the services as an administrator would, and notes their first processes. */
async function startedProcesses(trial: Trial): Promise<ReadonlyMap<string, number>> {
  const {units, unbooted, workshop, log, host} = trial;
  const processes = new Map<string, number>();
  if (unbooted !== undefined) return processes;
  for (const {unit} of units) {
    await workshop.run(['systemctl', 'start', '--', unit]).catch((error: unknown) => {
      host.signal.throwIfAborted();
      log.debug(String(error));
    });
    processes.set(unit, (await stateOf(trial, unit)).pid);
  }
  return processes;
}
