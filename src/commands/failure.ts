import {PkgError, type Problem, UserError} from '../model/errors.ts';

/** 2 for the user's mistake, 1 for the rest. */
export const exitCodeOf = (error: unknown): 1 | 2 => (error instanceof UserError ? 2 : 1);

/** Every problem of a failure, for lines and annotations. */
export function problemsOf(error: unknown, interrupted: boolean): readonly Problem[] {
  if (interrupted) return [{message: 'interrupted; nothing half-done was left under a final name'}];
  if (error instanceof UserError) return error.problems;
  if (error instanceof PkgError) return [{message: error.message, ...(error.hint && {hint: error.hint})}];
  const message = error instanceof Error ? error.message : String(error);
  return [{message, hint: 'this was not foreseen: please report it, with --debug'}];
}

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
