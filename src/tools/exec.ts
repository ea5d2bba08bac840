import {Duplex, type Writable} from 'node:stream';
import {ToolError} from '../model/errors.ts';
import type {RunOptions, RunResult} from '../model/host.ts';

/** What every program may see of our environment; anything else is passed by name, on purpose. */
const ALLOWED = new Set(
  'PATH HOME USER LOGNAME SHELL TERM TMPDIR TMP TEMP LANG LANGUAGE TZ HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE SSL_CERT_DIR DOCKER_HOST DOCKER_CONFIG XDG_RUNTIME_DIR SYSTEMROOT PATHEXT'.split(
    ' ',
  ),
);
/** Loaded with the first program: a run that starts none starts sooner. */
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
export async function run(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
  command: readonly [string, ...string[]],
  options: RunOptions = {},
): Promise<RunResult> {
  const [program, ...args] = command;
  const secrets = options.secrets ?? [];
  const {execa} = await loadExeca();
  const result = await execa(program, args, {
    reject: false,
    shell: false,
    extendEnv: false,
    stripFinalNewline: false,
    maxBuffer: MAX_OUTPUT,
    cancelSignal: signal,
    env: {...allowedEnv(env), ...options.env},
    ...(options.cwd !== undefined && {cwd: options.cwd}),
    ...(options.timeoutMs !== undefined && {timeout: options.timeoutMs}),
    ...(options.input === undefined ? {stdin: 'ignore' as const} : {input: options.input}),
  });
  if (!result.failed) return {stdout: result.stdout, stderr: result.stderr};
  const shown = command.map((word) => hide(word, secrets));
  const printed = [result.stdout.trim(), result.stderr.trim()].filter(Boolean).join('\n');
  const tail = hide(lastLines(printed), secrets);
  throw new ToolError(shown, result.exitCode, tail, {
    hint: reasonOf(result, program),
    cause: result.exitCode === undefined ? new Error(hide(result.shortMessage ?? '', secrets)) : undefined,
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
