import {packFiles, programOf} from '../../containers/index.ts';
import {PkgError, ToolError} from '../../model/errors.ts';
import type {Command} from '../../model/manager.ts';
import type {Workshop} from '../../model/workshop.ts';

interface Ways {
  /** Where the packages of an ended release went. */
  readonly archive: string | undefined;
  /** For each command. */
  readonly timeoutMs: number | undefined;
}

/** Installs what a build requires; what a failure means is said in words. */
export async function install(workshop: Workshop, packages: readonly string[], ways: Ways): Promise<void> {
  const {manager, log} = workshop;
  if (packages.length > 0) log.info(`installing ${packages.join(', ')}`);
  const program = await programOf(workshop);
  const run = (commands: readonly Command[]) => runAll(workshop, commands, ways);
  try {
    await refresh(workshop, () => run(manager.refresh(program)), ways);
    await run(manager.install(packages, program));
    await run(manager.clean(program));
  } catch (error) {
    if (!(error instanceof ToolError) || error.exitCode === undefined) throw error;
    const hint = manager.explain(error.tail, await similarNames(workshop, error.tail, program)) ?? error.hint;
    throw new PkgError(
      'build/requires',
      `what the build requires could not be installed (${packages.join(', ') || 'the lists of packages'}):\n${error.tail}`,
      {hint, cause: error},
    );
  }
}

/** Where the mirrors of an ended release are gone, its archive takes their place. */
async function refresh(workshop: Workshop, run: () => Promise<void>, {archive}: Ways): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ToolError) || error.exitCode === undefined || archive === undefined) throw error;
    // Sources that name a mirror of somebody's own stay as they are.
    if (!(await useArchive(workshop, archive))) throw error;
    workshop.log.warn({
      message: `${workshop.target.buildOn} has ended and its mirrors are gone: its packages come from ${archive}`,
      hint: 'they get no security updates any more; build on a release that lives',
    });
    await run();
  }
}

/** Points the package manager at where an ended release's packages went; false where there is nothing to point anew. */
async function useArchive(workshop: Workshop, archive: string): Promise<boolean> {
  let changed = false;
  const {mirrors, archived} = workshop.manager;
  const script = 'for at; do [ ! -e "$at" ] || find "$at" -type f; done';
  const {stdout} = await workshop.run(['sh', '-c', script, 'sh', ...mirrors]);
  for (const path of stdout.split('\n').filter(Boolean)) {
    const {stdout: text} = await workshop.run(['cat', path]);
    const content = archived(path, text, archive);
    if (content === text) continue;
    workshop.log.info(`${path} points at ${archive} now`);
    await workshop.put('/', packFiles([{path, content, mode: 0o644}]));
    changed = true;
  }
  return changed;
}

async function runAll(
  {run, manager, log}: Workshop,
  commands: readonly Command[],
  {timeoutMs}: Ways,
): Promise<void> {
  for (const command of commands)
    await run(command, {
      env: manager.env,
      onLine: (line) => log.output(line),
      ...(timeoutMs !== undefined && {timeoutMs}),
    });
}

/** Names like that of the first package that is not there. */
async function similarNames({run, manager}: Workshop, printed: string, program: string) {
  const [name] = manager.missing(printed);
  if (name === undefined) return [];
  const {command, namesIn} = manager.similar(name, program);
  try {
    return namesIn((await run(command, {env: manager.env})).stdout);
  } catch {
    return [];
  }
}
