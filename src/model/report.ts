import type {Problem} from './errors.ts';

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the person sees at the end: tables, next commands, and the action's outputs. */
export interface Report {
  readonly title: string;
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
  /** Commands to try next. */
  readonly next: readonly string[];
  /** Named as in action.yml. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The command did its work and found something wrong (`doctor`). */
  readonly failed?: boolean;
  /** What was wrong: errors where the person looks for them, and annotations. */
  readonly problems?: readonly Problem[];
  /** What `--json` prints. */
  readonly data: object;
}
