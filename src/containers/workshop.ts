import {ToolError} from '../model/errors.ts';
import type {Host, Log, RunOptions, RunResult} from '../model/host.ts';
import type {Manager} from '../model/manager.ts';
import type {Target} from '../model/target.ts';
import type {Workshop} from '../model/workshop.ts';
import {runAttached} from '../tools/exec.ts';
import {type Boot, createArgs, execArgs, getArgs, putArgs, removeArgs} from './argv.ts';
import {commitContainer} from './commit.ts';
import type {Engine} from './engine.ts';
import {type Image, inspectImage} from './image.ts';
import {containerName, labelsFor} from './labels.ts';
import {runsHere} from './platform.ts';
import {type Proxies, proxiesOf} from './proxies.ts';
import {hasStopped, stepError} from './step-error.ts';
import {makeTurns, type TakeTurn} from './turns.ts';
import {withVariables} from './variables.ts';

export interface WorkshopOptions {
  readonly target: Target;
  readonly manager: Manager;
  readonly log: Log;
  readonly image: Image;
  /** For everything that runs in it; never part of an image. */
  readonly env?: Readonly<Record<string, string>>;
  /** A temporary folder that goes with it: where we are killed, the next run removes both. */
  readonly temp?: string;
  /** What its first process is, in place of one that waits. */
  readonly boot?: Boot;
}

export interface ShellOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A container that is there, and what only its keeper does with it. */
export interface OpenWorkshop extends Workshop {
  /** Keeps what it is now as an image of that name; without its variables. */
  commit(reference: string, labels?: Readonly<Record<string, string>>): Promise<Image>;
  /** Ends whatever still runs in it. */
  endProcesses(): Promise<void>;
  /** A shell for a person, to its end. */
  openShell(options?: ShellOptions): Promise<void>;
}

type Command = readonly [string, ...string[]];

/** What must be done after ^C too, but not for ever. */
const TIDY_MS = 120_000;
const tidy = () => ({signal: new AbortController().signal, timeoutMs: TIDY_MS});

/** Starts a container of an image that waits for work; it is gone, with its volumes, when it is disposed of. */
export async function openWorkshop(
  host: Host,
  engine: Engine,
  options: WorkshopOptions,
): Promise<OpenWorkshop> {
  const {target, manager, log, image} = options;
  const proxies = await proxiesOf(host);
  const container = await start(host, engine, {...options, proxies});
  const variables = {...proxies.variables, ...options.env};
  const clientEnv = (command: Command, env: Readonly<Record<string, string>> = {}) =>
    withVariables(command, {...variables, ...env});

  const endProcesses = async (): Promise<void> => {
    // The shell itself is spared, and so is the process that the container lives by.
    await engine
      .run(['exec', container, '/bin/sh', '-c', 'kill -KILL -1'], tidy())
      .catch((error: unknown) => log.debug(`${container}: ${String(error)}`));
  };

  const run = async (command: Command, runOptions: RunOptions = {}): Promise<RunResult> => {
    const {cwd, env, ...rest} = runOptions;
    const wrapped = clientEnv(command, env);
    const names = Object.keys(wrapped.env);
    const input = rest.input !== undefined;
    try {
      const args = execArgs({container, command: wrapped.command, cwd, names, input});
      return await engine.run(args, {...rest, env: wrapped.env});
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      // The client is gone, what it had started is not.
      if (error.exitCode === undefined) await endProcesses();
      const full = hasStopped(error) ? await withWords(engine, container, error) : error;
      throw stepError(full, {command, timeoutMs: rest.timeoutMs, secrets: rest.secrets});
    }
  };

  // Docker and Podman mount a container's files for each transfer: two at once from one container can fail.
  const takeTurn = makeTurns();
  const put = async (folder: string, tar: AsyncIterable<Uint8Array>): Promise<void> => {
    await run(['mkdir', '-p', '--', folder]);
    const end = await takeTurn();
    await engine
      .run(putArgs(engine.kind, container, folder), {input: tar})
      .catch(explained(['put', folder]))
      .finally(end);
  };

  return {
    target,
    manager,
    log,
    run,
    put,
    get: (path) => read(engine, takeTurn, {container, path}),
    commit: (reference, labels = {}) =>
      commitContainer(engine, {container, image, reference, labels}).catch(explained(['commit', reference])),
    endProcesses,
    openShell: (shell = {}) => openShell(host, engine, {container, shell, clientEnv}),
    [Symbol.asyncDispose]: () => remove(engine, container, log),
  };
}

/** A container's name is ours to choose, so that one that was made while we were interrupted is removed as well. */
async function start(
  host: Host,
  engine: Engine,
  {target, image, log, temp, boot, proxies}: WorkshopOptions & {readonly proxies: Proxies},
): Promise<string> {
  host.signal.throwIfAborted();
  const name = containerName(target.id);
  const entry = (await inspectImage(engine, image.id))?.Config?.Entrypoint ?? [];
  const args = createArgs({
    kind: engine.kind,
    name,
    image: image.id,
    platform: runsHere(image.platform, engine.platform) ? undefined : image.platform,
    labels: labelsFor(target.id, temp),
    network: host.env['LINUX_PKG_NETWORK'] || undefined,
    entry: entry.length > 0,
    emptied: proxies.written,
    boot,
  });
  try {
    // Not interrupted: the engine would go on and leave a container behind.
    await engine.run(args, tidy());
    host.signal.throwIfAborted();
    return name;
  } catch (error) {
    await remove(engine, name, log);
    throw error instanceof ToolError
      ? stepError(error, {command: [engine.program, 'run', image.reference]})
      : error;
  }
}

async function remove(engine: Engine, container: string, log: Log): Promise<void> {
  try {
    await engine.run(removeArgs([container]), tidy());
  } catch (error) {
    const gone =
      error instanceof ToolError &&
      /no such container|no container with name|already in progress/i.test(error.tail);
    if (gone) return;
    log.warn({
      message: `the container ${container} could not be removed: ${String(error)}`,
      hint: `${engine.program} rm --force --volumes ${container}`,
    });
  }
}

/** An entry that cannot be run, as one of another architecture, is told nowhere but in the container's own log. */
async function withWords(engine: Engine, container: string, error: ToolError): Promise<ToolError> {
  const {stdout, stderr} = await engine
    .run(['logs', container], tidy())
    .catch(() => ({stdout: '', stderr: ''}));
  const tail = [error.tail, stdout.trim(), stderr.trim()].filter(Boolean).join('\n');
  return new ToolError(error.command, error.exitCode, tail, {cause: error});
}

async function* read(
  engine: Engine,
  takeTurn: TakeTurn,
  {container, path}: {readonly container: string; readonly path: string},
): AsyncGenerator<Uint8Array> {
  const end = await takeTurn();
  const stream = engine.through(getArgs(container, path));
  stream.end();
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw error instanceof ToolError ? stepError(error, {command: ['get', path]}) : error;
  } finally {
    end();
  }
}

const explained =
  (command: readonly string[]) =>
  (error: unknown): never => {
    throw error instanceof ToolError ? stepError(error, {command}) : error;
  };

interface ShellIn {
  readonly container: string;
  readonly shell: ShellOptions;
  readonly clientEnv: (
    command: Command,
    env?: Readonly<Record<string, string>>,
  ) => ReturnType<typeof withVariables>;
}

/** Bash where the image has it; how the person leaves it is their business. */
async function openShell(host: Host, engine: Engine, {container, shell, clientEnv}: ShellIn): Promise<void> {
  const script = 'command -v bash >/dev/null 2>&1 && exec bash; exec sh';
  const {command, env} = clientEnv(['/bin/sh', '-c', script], shell.env);
  const terminal = process.stdin.isTTY === true;
  const args = execArgs({
    container,
    command,
    cwd: shell.cwd,
    names: [...Object.keys(env), 'TERM'],
    input: true,
    terminal,
  });
  await runAttached(host.env, host.signal, {command: [engine.program, ...args], extra: env});
}
