/** Where in a file of the user's something stands; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong or worth knowing: what, where, and what to write instead. */
export interface Problem {
  readonly message: string;
  readonly hint?: string;
  readonly place?: Place;
}

interface Reason {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** Every failure raised on purpose; `code` is stable (`room/what`), `hint` says what to do next. */
export class PkgError extends Error {
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, {hint, cause}: Reason = {}) {
    super(message, cause === undefined ? undefined : {cause});
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
  }
}

/** The user's own mistake (exit code 2): a wrong input, config, tag or source file. */
export class UserError extends PkgError {
  /** Every problem found in the same look; a single one is the message itself. */
  readonly problems: readonly Problem[];

  constructor(code: string, problems: string | readonly Problem[], reason: Reason = {}) {
    const list = typeof problems === 'string' ? [problem(problems, reason.hint)] : problems;
    const first = list[0];
    super(code, list.length === 1 && first ? first.message : `${list.length} problems`, {
      hint: list.length === 1 ? first?.hint : undefined,
      cause: reason.cause,
    });
    this.problems = list;
  }
}

const problem = (message: string, hint: string | undefined): Problem => ({message, ...(hint && {hint})});

/** A program ended badly; `tail` holds the last lines it printed. */
export class ToolError extends PkgError {
  readonly command: readonly string[];
  readonly exitCode: number | undefined;
  readonly tail: string;

  constructor(command: readonly string[], exitCode: number | undefined, tail: string, reason: Reason = {}) {
    const ended = exitCode === undefined ? 'could not be run' : `ended with exit code ${exitCode}`;
    super('tool/failed', `${command[0]} ${ended}${tail ? `:\n${tail}` : ''}`, reason);
    this.command = command;
    this.exitCode = exitCode;
    this.tail = tail;
  }
}

/** A package did not do as it should when it was tried: all that was seen, and what is wrong where in the project. */
export class VerifyError extends PkgError {
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[]) {
    super('verify/failed', message);
    this.problems = problems;
  }
}

/** A target that did not make it, and in which step; the others went on. */
export interface Failure {
  readonly target: string;
  readonly step: string;
  readonly error: unknown;
}

/** What is thrown at the end, when every target has had its try. */
export class TargetsError extends PkgError {
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    const targets = [...new Set(failures.map(({target}) => target))];
    const told = failures.map(
      ({target, step, error}) =>
        `${target}, ${step}: ${error instanceof Error ? error.message : String(error)}`,
    );
    super(
      'run/targets',
      [`${targets.length} ${targets.length === 1 ? 'target' : 'targets'} failed`, ...told].join('\n'),
      {
        cause:
          failures.length === 1 ? failures[0]?.error : new AggregateError(failures.map(({error}) => error)),
      },
    );
    this.failures = failures;
  }
}

/** A server answered badly or not at all. */
export class RemoteError extends PkgError {
  readonly status: number | undefined;
  readonly url: string;

  constructor(url: string, status: number | undefined, message: string, reason: Reason = {}) {
    super('remote/failed', `${url}: ${message}`, reason);
    this.status = status;
    this.url = url;
  }
}

/** The refusal of a key or command whose step is not built yet. */
export const notYet = (what: string): UserError =>
  new UserError('input/not-yet', `${what} is not in this version yet`, {
    hint: 'see CHANGELOG.md for what this version does',
  });
