import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/model/errors.ts
var PkgError = class extends Error {
  code;
  hint;
  constructor(code, message, { hint, cause } = {}) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
  }
};
var UserError = class extends PkgError {
  /** Every problem found in the same look; a single one is the message itself. */
  problems;
  constructor(code, problems, reason = {}) {
    const list = typeof problems === "string" ? [problem(problems, reason.hint)] : problems;
    const first = list[0];
    super(code, list.length === 1 && first ? first.message : `${list.length} problems`, {
      hint: list.length === 1 ? first?.hint : void 0,
      cause: reason.cause
    });
    this.problems = list;
  }
};
var problem = (message, hint) => ({ message, ...hint && { hint } });
var ToolError = class extends PkgError {
  command;
  exitCode;
  tail;
  constructor(command, exitCode, tail, reason = {}) {
    const ended = exitCode === void 0 ? "could not be run" : `ended with exit code ${exitCode}`;
    super("tool/failed", `${command[0]} ${ended}${tail ? `:
${tail}` : ""}`, reason);
    this.command = command;
    this.exitCode = exitCode;
    this.tail = tail;
  }
};
var VerifyError = class extends PkgError {
  problems;
  constructor(message, problems) {
    super("verify/failed", message);
    this.problems = problems;
  }
};
var TargetsError = class extends PkgError {
  failures;
  constructor(failures) {
    const targets = [...new Set(failures.map(({ target }) => target))];
    const told = failures.map(
      ({ target, step, error }) => `${target}, ${step}: ${error instanceof Error ? error.message : String(error)}`
    );
    super(
      "run/targets",
      [`${targets.length} ${targets.length === 1 ? "target" : "targets"} failed`, ...told].join("\n"),
      {
        cause: failures.length === 1 ? failures[0]?.error : new AggregateError(failures.map(({ error }) => error))
      }
    );
    this.failures = failures;
  }
};
var RemoteError = class extends PkgError {
  status;
  url;
  constructor(url, status, message, reason = {}) {
    super("remote/failed", `${url}: ${message}`, reason);
    this.status = status;
    this.url = url;
  }
};
var notYet = (what) => new UserError("input/not-yet", `${what} is not in this version yet`, {
  hint: "see CHANGELOG.md for what this version does"
});

export {
  PkgError,
  UserError,
  ToolError,
  VerifyError,
  TargetsError,
  RemoteError,
  notYet
};
