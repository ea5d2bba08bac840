import type {Tool} from './format.ts';
import type {Command} from './manager.ts';

/** One thing that a linter says of a package. */
export interface LintFinding {
  readonly severity: 'error' | 'warning' | 'note';
  /** The finding's name, as the linter's own documentation has it. */
  readonly tag: string;
  /** What follows the tag; may be empty. */
  readonly text: string;
  /** Which of the package's paths it is about. */
  readonly path: string | undefined;
}

/** The program by which a format's distros judge packages. */
export interface Linter {
  readonly tool: Tool;
  /** Judges the file at a path; exits 0 whatever it finds, unless it could not judge. */
  command(path: string): Command;
  /** Reads what it printed; `paths` are those of the package. */
  findingsIn(printed: string, paths: ReadonlySet<string>): readonly LintFinding[];
  /** Tags that say nothing of a package at this time, each with the reason. */
  readonly settled: Readonly<Record<string, string>>;
}
