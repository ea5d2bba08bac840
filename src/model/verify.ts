import type {Problem} from './errors.ts';

/** How a check of a package ended; one that is not run says why. */
export type Outcome = 'passed' | 'failed' | 'not run';

/** What one check found. */
export interface CheckResult {
  readonly name: string;
  readonly outcome: Outcome;
  /** What is wrong, or why it was not run. */
  readonly reason?: string;
  /** What was run when it failed, as its argument list. */
  readonly command?: readonly string[];
  /** The last lines that it printed. */
  readonly output?: string;
  /** What is wrong where in the project, each an annotation of its own. */
  readonly problems?: readonly Problem[];
  readonly milliseconds: number;
}

/** What the checks of one package on one release found, in the order in which they were run. */
export interface PackageResult {
  /** The target's id, or the release's where a finished file was named. */
  readonly target: string;
  /** The release in whose container it was tried: `debian-12`. */
  readonly on: string;
  /** The file's name. */
  readonly file: string;
  readonly package: string;
  readonly version: string;
  readonly checks: readonly CheckResult[];
}

/** Whether something was proved of it, and nothing was found wrong. */
export const isVerified = ({checks}: PackageResult): boolean =>
  checks.some(({outcome}) => outcome === 'passed') && checks.every(({outcome}) => outcome !== 'failed');
