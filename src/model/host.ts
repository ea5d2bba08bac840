import type {Duplex} from 'node:stream';
import type {Problem} from './errors.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** Added to the allow-listed environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array | AsyncIterable<Uint8Array>;
  /** Gets every line as it is printed, output and errors alike; the result then holds the last lines only. */
  readonly onLine?: (line: string) => void;
  /** Ends it in place of the host's signal: for what must be tidied up after ^C. */
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Values that never reach a log or an error. */
  readonly secrets?: readonly string[];
}

export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
}

export interface Log {
  info(message: string): void;
  debug(message: string): void;
  /** Told at once, and again in the report; with a place it becomes an annotation. */
  warn(problem: Problem): void;
  /** A titled step: its title, its lines, its time. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** A live line that the next one replaces (undefined clears it), where a person watches; a debug line elsewhere. */
  progress(line: string | undefined): void;
  /** A line that a program printed: the last one is live at a terminal, all of them are in the log elsewhere. */
  output(line: string): void;
  /** Leaves the terminal to somebody else for as long as the body takes. */
  aside<T>(body: () => Promise<T>): Promise<T>;
  /** Shows these values as `***` from now on. */
  mask(values: readonly string[]): void;
  /** The lines of one of several works done at once, kept together under its name; its groups are its steps. */
  branch(name: string): Branch;
}

/** Ends, and tells what is to tell, when it is disposed of: `using log = host.log.branch(target.id)`. */
export interface Branch extends Log, Disposable {
  /** What it is doing from now on; a group is a step that ends by itself. */
  step(name: string): void;
  /** It did not make it: its end tells so, with the step it is in or the one that is named. */
  fail(step?: string): void;
}

/** The outside world: the only things a test ever replaces. Files are real, in a temp directory. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The project: where the config file's relative paths start unless said otherwise. */
  readonly workDir: string;
  /** Absolute; made when the first file is written. */
  readonly outDir: string;
  readonly log: Log;
  /** Aborted on ^C, TERM and time-out. */
  readonly signal: AbortSignal;
  /** Runs a program from an argument list; never a shell. Throws ToolError unless it exits 0. */
  run(command: readonly [string, ...string[]], options?: RunOptions): Promise<RunResult>;
  /** The same program as a stream: what is written is its input, what is read its output. Never buffers the whole. */
  through(command: readonly [string, ...string[]]): Duplex;
  readonly fetch: typeof fetch;
  /** Seconds since 1970. */
  now(): number;
}
