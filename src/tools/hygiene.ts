import {existsSync, realpathSync, writeFileSync} from 'node:fs';
import {delimiter, dirname, isAbsolute, join, relative, sep} from 'node:path';
import {type Problem, UserError} from '../model/errors.ts';

/** What of the process is looked at and set; `process` itself but in tests. */
export interface Guarded {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execArgv: readonly string[];
}

/** Options of Node that write memory into files, or let others look into it. https://nodejs.org/api/cli.html */
const TELLTALE =
  /^--(?:inspect|heapsnapshot-|heap-prof|cpu-prof|prof(?:=|$)|report-|abort-on-uncaught-exception|diagnostic-dir)/;
const HARMLESS = /^--report-exclude-/;

/** Refuses to hold a key in a process that was started to tell of its memory; every such option at once. */
export function refuseTelltales({env, execArgv}: Guarded): void {
  const options = (words: readonly string[]): readonly string[] =>
    words
      .map((word) => word.replaceAll(/["']/g, '').split('=')[0]!.replaceAll('_', '-'))
      .filter((word) => TELLTALE.test(word) && !HARMLESS.test(word));
  const given = options((env['NODE_OPTIONS'] ?? '').split(/\s+/));
  const problems: readonly Problem[] = [
    ...given.map((option) => problem(`NODE_OPTIONS holds ${option}`, `take ${option} out of NODE_OPTIONS`)),
    ...options(execArgv).map((option) => problem(`node runs with ${option}`, `run node without ${option}`)),
  ];
  if (problems.length > 0) throw new UserError('key/telltale', problems);
}

const problem = (what: string, todo: string): Problem => ({
  message: `${what}, which would show or store the memory of a process that holds the signing key`,
  hint: `${todo} where packages are signed`,
});

/** From now on this process writes no diagnostic report and no core worth reading, and opens to no debugger. */
export function closeProcess(): void {
  if (process.report) {
    process.report.reportOnFatalError = false;
    process.report.reportOnUncaughtException = false;
    process.report.reportOnSignal = false;
  }
  // Without a listener this signal starts Node's debugger on a port of the machine.
  process.on('SIGUSR1', () => undefined);
  try {
    // A core without any of the memory's mappings; unlike a limit of its size, it holds for crash handlers too.
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // Only Linux has it.
  }
}

/** The work tree that a folder lies in, or the folder itself: all of it is the project's. */
export function workTreeOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

/** The search path without folders of the project: what lies there is the project's code, whichever way leads to it. */
export const pathOutside = (path: string, project: string): string =>
  path
    .split(delimiter)
    .filter(
      (folder) => isAbsolute(folder) && !isBelow(folder, project) && !isBelow(real(folder), real(project)),
    )
    .join(delimiter);

const isBelow = (folder: string, project: string): boolean => {
  const below = relative(project, folder);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
};

/** With its links followed, as the system does when it looks for a program there. */
function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
