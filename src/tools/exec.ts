import {type ExecFileException, execFile} from 'node:child_process';
import {Duplex, type Writable} from 'node:stream';
import {ToolError} from '../model/errors.ts';
import type {RunOptions, RunResult} from '../model/host.ts';

/** What every program may see of our environment; anything else is passed by name, on purpose. */
const ALLOWED = new Set(
  'PATH HOME USER LOGNAME SHELL TERM TMPDIR TMP TEMP LANG LANGUAGE TZ HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR DOCKER_HOST DOCKER_CONFIG XDG_RUNTIME_DIR SYSTEMROOT PATHEXT'.split(
    ' ',
  ),
);
/** Loaded when a program is first used as a stream; Node's own execFile starts sooner for the rest. */
const loadExeca = () => import('execa');

const TAIL_LINES = 20;
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
  const [program, ...args] = command;
  const settings = {
    signal,
    maxBuffer: MAX_OUTPUT,
    env: {...allowedEnv(env), ...options.env},
    ...(options.cwd !== undefined && {cwd: options.cwd}),
    ...(options.timeoutMs !== undefined && {timeout: options.timeoutMs}),
  };
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, settings, (failure, stdout, stderr) => {
      if (!failure) return resolve({stdout, stderr});
      reject(failureOf({command, failure, printed: {stdout, stderr}, secrets: options.secrets ?? []}));
    });
    // A program that ended without reading its input closes it: its exit code says more than the broken pipe.
    child.stdin?.on('error', () => undefined).end(options.input ?? '');
  });
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
        timedOut: failure.killed === true && failure.signal === 'SIGTERM',
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

const drained = (input: Writable): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      input.off('drain', done).off('close', done);
      resolve();
    };
    input.on('drain', done).on('close', done);
  });

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
