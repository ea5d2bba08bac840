import {PkgError, type Problem, TargetsError, UserError, VerifyError} from '../model/errors.ts';

/** 2 for the user's mistake, 1 for the rest. */
export const exitCodeOf = (error: unknown): 1 | 2 =>
  error instanceof TargetsError
    ? error.failures.every((failure) => exitCodeOf(failure.error) === 2)
      ? 2
      : 1
    : error instanceof UserError
      ? 2
      : 1;

/** Every problem of a failure, for lines and annotations. */
export function problemsOf(error: unknown, interrupted: boolean): readonly Problem[] {
  if (interrupted) return [{message: 'interrupted; nothing half-done was left under a final name'}];
  if (error instanceof UserError) return error.problems;
  if (error instanceof TargetsError)
    return error.failures.flatMap(({target, step, error: inner}) =>
      problemsOf(inner, false).map((problem) => ({
        ...problem,
        message: `${target}, ${step}: ${problem.message}`,
      })),
    );
  if (error instanceof VerifyError) return [{message: error.message}, ...error.problems];
  // Several at once, each with a hint of its own.
  if (error instanceof PkgError && error.code === 'run/several' && error.cause instanceof AggregateError)
    return error.cause.errors.flatMap((one) => problemsOf(one, false));
  if (error instanceof PkgError) {
    const hint = error.hint ?? machineHint(error.cause);
    return [{message: error.message, ...(hint && {hint})}];
  }
  const message = error instanceof Error ? error.message : String(error);
  return [{message, hint: machineHint(error) ?? 'this was not foreseen: please report it, with --debug'}];
}

function machineHint(error: unknown): string | undefined {
  const {code} = (error ?? {}) as NodeJS.ErrnoException;
  return code !== undefined && Object.hasOwn(OF_THE_MACHINE, code) ? OF_THE_MACHINE[code] : undefined;
}

/** What the machine refuses is no defect of ours. */
const OF_THE_MACHINE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space, or name folders on another one with --out and TMPDIR',
  EDQUOT: 'the quota is used up: free some space, or name folders on another disk with --out and TMPDIR',
  EFBIG:
    'the disk or a limit (ulimit -f) takes no file of this size: name another disk with --out, or raise the limit',
  EROFS: 'the disk is read-only: name folders on another one with --out and TMPDIR',
  EMFILE: 'too many files are open: raise the limit with ulimit -n',
  EIO: 'the disk could not be read or written: look into the log of the system',
};

/** What `--json` prints of a failure. */
export const failureJson = (error: unknown, problems: readonly Problem[]): string =>
  JSON.stringify(
    {error: {code: error instanceof PkgError ? error.code : 'run/unforeseen', problems}},
    null,
    2,
  );

/** The stack with all its causes, for debug. */
export function stackText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackText(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
