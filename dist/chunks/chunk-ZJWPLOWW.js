import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  PkgError,
  TargetsError,
  UserError,
  VerifyError
} from "./chunk-7K3FG75H.js";

// src/commands/failure.ts
var exitCodeOf = (error) => error instanceof TargetsError ? error.failures.every((failure) => exitCodeOf(failure.error) === 2) ? 2 : 1 : error instanceof UserError ? 2 : 1;
function problemsOf(error, interrupted) {
  if (interrupted) return [{ message: "interrupted; nothing half-done was left under a final name" }];
  if (error instanceof UserError) return error.problems;
  if (error instanceof TargetsError)
    return error.failures.flatMap(
      ({ target, step, error: inner }) => problemsOf(inner, false).map((problem) => ({
        ...problem,
        message: `${target}, ${step}: ${problem.message}`
      }))
    );
  if (error instanceof VerifyError) return [{ message: error.message }, ...error.problems];
  if (error instanceof PkgError && error.code === "run/several" && error.cause instanceof AggregateError)
    return error.cause.errors.flatMap((one) => problemsOf(one, false));
  if (error instanceof PkgError) {
    const hint = error.hint ?? machineHint(error.cause);
    return [{ message: error.message, ...hint && { hint } }];
  }
  const message = error instanceof Error ? error.message : String(error);
  return [{ message, hint: machineHint(error) ?? "this was not foreseen: please report it, with --debug" }];
}
function machineHint(error) {
  const { code } = error ?? {};
  return code !== void 0 && Object.hasOwn(OF_THE_MACHINE, code) ? OF_THE_MACHINE[code] : void 0;
}
var OF_THE_MACHINE = {
  ENOSPC: "the disk is full: free some space, or name folders on another one with --out and TMPDIR",
  EDQUOT: "the quota is used up: free some space, or name folders on another disk with --out and TMPDIR",
  EFBIG: "the disk or a limit (ulimit -f) takes no file of this size: name another disk with --out, or raise the limit",
  EROFS: "the disk is read-only: name folders on another one with --out and TMPDIR",
  EMFILE: "too many files are open: raise the limit with ulimit -n",
  EIO: "the disk could not be read or written: look into the log of the system"
};
var failureJson = (error, problems) => JSON.stringify(
  { error: { code: error instanceof PkgError ? error.code : "run/unforeseen", problems } },
  null,
  2
);
function stackText(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === void 0 ? "" : `
caused by ${stackText(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

export {
  exitCodeOf,
  problemsOf,
  failureJson,
  stackText
};
