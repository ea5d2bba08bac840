import {type ExecFileException, execFile} from 'node:child_process';
import {Duplex, type Writable} from 'node:stream';
import {ToolError} from '../model/errors.ts';
import type {RunOptions, RunResult} from '../model/host.ts';
import {drained, type Ending, lastOf, lineSplitter, spawnToEnd} from './stream.ts';

/** What every program may see of our environment; anything else is passed by name, on purpose. */
const ALLOWED = new Set(
  'PATH HOME USER LOGNAME SHELL TERM TMPDIR TMP TEMP LANG LANGUAGE TZ HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION DOCKER_BUILDKIT CONTAINER_HOST CONTAINERS_CONF CONTAINERS_STORAGE_CONF CONTAINERS_REGISTRIES_CONF REGISTRY_AUTH_FILE XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME SYSTEMROOT PATHEXT'.split(
    ' ',
  ),
);
/** Loaded when a program is first used as a stream; Node's own execFile starts sooner for the rest. */
const loadExeca = () => import('execa');

const TAIL_LINES = 20;
/** Of a program whose lines were handed on, which nobody can look up afterwards. */
const STREAMED_LINES = 40;
const MAX_OUTPUT = 64 * 1024 * 1024;

export const allowedEnv = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(
      (pair): pair is [string, string] =>
        pair[1] !== undefined && (ALLOWED.has(pair[0]) || pair[0].startsWith('LC_')),
    ),
  );

const hide = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((shown, secret) => (secret ? shown.replaceAll(secret, '***') : shown), text);

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/** Runs one program to its end: an argument list, an allow-listed environment, no shell. */
export function run(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  command: readonly [string, ...string[]],
  options: RunOptions = {},
): Promise<RunResult> {
  const {input} = options;
  const whole = input === undefined || typeof input === 'string' || input instanceof Uint8Array;
  // A client that is told to end may exit with 0: execFile would take that for an answer.
  const limited = options.timeoutMs !== undefined;
  if (!whole || limited || options.onLine || options.signal)
    return runStreamed(env, signal, command, options);
  const [program, ...args] = command;
  const settings = {
    signal,
    maxBuffer: MAX_OUTPUT,
    env: {...allowedEnv(env), ...options.env},
    ...(options.cwd !== undefined && {cwd: options.cwd}),
  };
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, settings, (failure, stdout, stderr) => {
      if (!failure) return resolve({stdout, stderr});
      reject(failureOf({command, failure, printed: {stdout, stderr}, secrets: options.secrets ?? []}));
    });
    // A program that ended without reading its input closes it: its exit code says more than the broken pipe.
    child.stdin?.on('error', () => undefined).end(input ?? '');
  });
}

/** The same for what has a stream as its input, hands on its lines, or must outlive the host's signal. */
async function runStreamed(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  command: readonly [string, ...string[]],
  options: RunOptions,
): Promise<RunResult> {
  const {secrets = [], onLine} = options;
  const last = lastOf(STREAMED_LINES);
  const kept = {stdout: keeper(onLine !== undefined), stderr: keeper(onLine !== undefined)};
  const splitters = {stdout: splitterTo('stdout'), stderr: splitterTo('stderr')};
  function splitterTo(from: 'stdout' | 'stderr') {
    return lineSplitter((line) => {
      const shown = hide(line, secrets);
      last.add(shown);
      kept[from].line(shown);
      onLine?.(shown);
    });
  }
  const ending = await spawnToEnd(command, {
    env: {...allowedEnv(env), ...options.env},
    cwd: options.cwd,
    signal: options.signal ?? signal,
    apart: options.signal !== undefined,
    timeoutMs: options.timeoutMs,
    input: options.input,
    onOutput: (from, chunk) => {
      kept[from].chunk(chunk);
      splitters[from].write(chunk);
    },
  });
  splitters.stdout.end();
  splitters.stderr.end();
  const isMaxBuffer = kept.stdout.over() || kept.stderr.over();
  if (ending.code === 0 && !ending.isCanceled && !ending.timedOut && !isMaxBuffer)
    return {stdout: kept.stdout.text(), stderr: kept.stderr.text()};
  throw endingError(
    command.map((word) => hide(word, secrets)),
    {...ending, isMaxBuffer},
    last.text().trimEnd(),
  );
}

/** What one of its streams leaves in the result: all of it, or the last lines where they are handed on. */
function keeper(handedOn: boolean) {
  const last = lastOf(STREAMED_LINES);
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    line: (line: string) => last.add(line),
    chunk: (chunk: Buffer) => {
      size += chunk.length;
      if (!handedOn && size <= MAX_OUTPUT) chunks.push(chunk);
    },
    over: () => !handedOn && size > MAX_OUTPUT,
    text: () => (handedOn ? last.text() : Buffer.concat(chunks).toString()),
  };
}

const endingError = (
  command: readonly string[],
  ending: Ending & {readonly isMaxBuffer: boolean},
  tail: string,
): ToolError =>
  new ToolError(command, ending.timedOut || ending.isCanceled ? undefined : ending.code, tail, {
    hint: reasonOf({...ending, code: ending.failure?.code}, command[0] ?? ''),
    cause: ending.failure,
  });

/** Gives a program the terminal that we have, to its end; its exit code. */
export async function runAttached(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  {command, extra}: {command: readonly [string, ...string[]]; extra: Readonly<Record<string, string>>},
): Promise<number> {
  const ending = await spawnToEnd(command, {
    env: {...allowedEnv(env), ...extra},
    cwd: undefined,
    signal,
    apart: false,
    timeoutMs: undefined,
    input: undefined,
    onOutput: undefined,
  });
  if (ending.code !== undefined && !ending.isCanceled) return ending.code;
  throw endingError(command, {...ending, isMaxBuffer: false}, '');
}

function failureOf({
  command,
  failure,
  printed,
  secrets,
}: {
  command: readonly [string, ...string[]];
  failure: ExecFileException;
  printed: RunResult;
  secrets: readonly string[];
}): ToolError {
  const shown = command.map((word) => hide(word, secrets));
  const text = [printed.stdout.trim(), printed.stderr.trim()].filter(Boolean).join('\n');
  const ended = typeof failure.code === 'number';
  return new ToolError(shown, ended ? Number(failure.code) : undefined, hide(lastLines(text), secrets), {
    hint: reasonOf(
      {
        timedOut: false,
        isCanceled: failure.code === 'ABORT_ERR',
        isMaxBuffer: failure.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER',
        code: String(failure.code),
        signal: failure.signal ?? undefined,
      },
      command[0],
    ),
    cause: ended ? undefined : new Error(hide(failure.message, secrets)),
  });
}

/** Runs one program as a stream from its input to its output; ends in a ToolError unless it exits 0. */
export function runThrough(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  command: readonly [string, ...string[]],
): Duplex {
  const [program, ...args] = command;
  return Duplex.from(async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const {execa} = await loadExeca();
    const child = execa(program, args, {
      reject: false,
      extendEnv: false,
      // Its way of cleaning up ends us on signals such as SIGXFSZ, before we could; a child without input ends anyway.
      cleanup: false,
      // A filter has nothing to tidy up, and xz takes its time.
      killSignal: 'SIGKILL',
      env: allowedEnv(env),
      cancelSignal: signal,
      encoding: 'buffer',
      stdin: 'pipe',
      buffer: {stdout: false, stderr: true},
      maxBuffer: {stderr: MAX_OUTPUT},
    });
    // A program that died closes its input: its exit code says more than the broken pipe.
    child.stdin.on('error', () => undefined);
    const fed = feed(source, child.stdin).catch((cause: unknown) => {
      child.kill();
      throw cause;
    });
    fed.catch(() => undefined);
    try {
      yield* child.stdout as AsyncIterable<Uint8Array>;
      await fed;
      const result = await child;
      if (!result.failed) return;
      throw new ToolError(command, result.exitCode, lastLines(Buffer.from(result.stderr).toString()), {
        hint: reasonOf(result, program),
      });
    } finally {
      child.kill();
    }
  });
}

async function feed(source: AsyncIterable<Uint8Array>, input: Writable): Promise<void> {
  for await (const chunk of source) {
    if (!input.write(chunk) && !input.destroyed) await drained(input);
    if (input.destroyed) return;
  }
  input.end();
}

const reasonOf = (
  result: {
    timedOut: boolean;
    isCanceled: boolean;
    isMaxBuffer: boolean;
    code?: string | undefined;
    signal?: string | undefined;
  },
  program: string,
): string | undefined => {
  if (result.timedOut) return 'its time limit ran out';
  if (result.isCanceled) return 'it was cancelled';
  if (result.isMaxBuffer) return `it printed more than ${MAX_OUTPUT} bytes`;
  if (result.code === 'ENOENT') return `install ${program}, or put it in PATH`;
  return result.signal ? `it was ended by ${result.signal}` : undefined;
};
