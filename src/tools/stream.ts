import {type ChildProcess, spawn} from 'node:child_process';
import {StringDecoder} from 'node:string_decoder';
import {setTimeout as wait} from 'node:timers/promises';

/** A program may take this long to end once it was told to. */
const GRACE_MS = 3_000;
/** Longer lines are cut: somebody prints a whole file. */
const LONGEST_LINE = 16 * 1024;

/** Text as whole lines; of a line that was overwritten (`\r`) what stood there last. */
export function lineSplitter(take: (line: string) => void): {
  write(chunk: Uint8Array): void;
  end(): void;
} {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const give = (line: string) => {
    const shown = line.replace(/\r+$/, '');
    take(shown.slice(shown.lastIndexOf('\r') + 1));
  };
  const write = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) give(line);
    for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE)) give(rest.slice(0, LONGEST_LINE));
  };
  return {
    write: (chunk) => write(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))),
    end: () => {
      write(decoder.end());
      if (rest) give(rest);
      rest = '';
    },
  };
}

/** The last things it was given, in their order. */
export function lastOf(most: number): {add(line: string): void; text(): string} {
  const kept: string[] = [];
  return {
    add: (line) => {
      kept.push(line);
      if (kept.length > 2 * most) kept.splice(0, kept.length - most);
    },
    text: () =>
      kept
        .slice(-most)
        .map((line) => `${line}\n`)
        .join(''),
  };
}

export interface Ending {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  readonly isCanceled: boolean;
  readonly failure: NodeJS.ErrnoException | undefined;
}

export interface SpawnOptions {
  readonly cwd: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** In a group of its own the terminal's ^C does not reach it: the signal alone ends it. */
  readonly apart: boolean;
  readonly timeoutMs: number | undefined;
  readonly input: string | Uint8Array | AsyncIterable<Uint8Array> | undefined;
  /** Undefined: it uses the terminal that we have. */
  readonly onOutput: ((from: 'stdout' | 'stderr', chunk: Buffer) => void) | undefined;
}

/** Runs a program to its end and hands on what it prints as it comes; asked twice to end, the second time it must. */
export async function spawnToEnd(
  command: readonly [string, ...string[]],
  options: SpawnOptions,
): Promise<Ending> {
  const [program, ...args] = command;
  const {onOutput, signal, timeoutMs} = options;
  if (signal.aborted) return {...NOT_ENDED, isCanceled: true};
  const child = spawn(program, args, {
    env: options.env,
    detached: options.apart,
    stdio: onOutput ? 'pipe' : 'inherit',
    ...(options.cwd !== undefined && {cwd: options.cwd}),
  });
  child.stdout?.on('data', (chunk: Buffer) => onOutput?.('stdout', chunk));
  child.stderr?.on('data', (chunk: Buffer) => onOutput?.('stderr', chunk));
  const ended = endOf(child);
  const abandoned = new AbortController();
  let why: 'timedOut' | 'isCanceled' | undefined;
  const stop = (reason: 'timedOut' | 'isCanceled') => {
    why ??= reason;
    void endChild(child, abandoned.signal);
  };
  const cancel = () => stop('isCanceled');
  signal.addEventListener('abort', cancel, {once: true});
  const limit = timeoutMs === undefined ? undefined : setTimeout(() => stop('timedOut'), timeoutMs);
  try {
    const fed = feed(child, options.input);
    const ending = await Promise.race([ended, fed.then(() => ended)]).catch(async (cause: unknown) => {
      child.kill('SIGKILL');
      await ended;
      throw cause;
    });
    return {...ending, timedOut: why === 'timedOut', isCanceled: why === 'isCanceled'};
  } finally {
    signal.removeEventListener('abort', cancel);
    clearTimeout(limit);
    abandoned.abort();
  }
}

const NOT_ENDED: Ending = {
  code: undefined,
  signal: undefined,
  timedOut: false,
  isCanceled: false,
  failure: undefined,
};

const endOf = (child: ChildProcess): Promise<Ending> =>
  new Promise((resolve) => {
    child.on('error', (failure) => {
      if (child.pid === undefined) resolve({...NOT_ENDED, failure});
    });
    child.on('close', (code, signal) =>
      resolve({...NOT_ENDED, code: code ?? undefined, signal: signal ?? undefined}),
    );
  });

async function endChild(child: ChildProcess, abandoned: AbortSignal): Promise<void> {
  child.kill('SIGTERM');
  await wait(GRACE_MS, undefined, {signal: abandoned}).catch(() => undefined);
  if (abandoned.aborted) return;
  child.kill('SIGKILL');
  // Whatever it started may hold its output open.
  child.stdout?.destroy();
  child.stderr?.destroy();
}

async function feed(child: ChildProcess, input: SpawnOptions['input']): Promise<void> {
  const into = child.stdin;
  if (!into) return;
  // A program that ended without reading its input closes it: its exit code says more than the broken pipe.
  into.on('error', () => undefined);
  if (input === undefined || typeof input === 'string' || input instanceof Uint8Array) {
    into.end(input ?? '');
    return;
  }
  for await (const chunk of input) {
    if (into.destroyed) return;
    if (!into.write(chunk)) await drained(into);
  }
  into.end();
}

/** Until a stream takes more, or none any more. */
export const drained = (into: NodeJS.WritableStream & {readonly destroyed: boolean}): Promise<void> =>
  new Promise((resolve) => {
    if (into.destroyed) return resolve();
    const done = () => {
      into.off('drain', done).off('close', done);
      resolve();
    };
    into.on('drain', done).on('close', done);
  });
