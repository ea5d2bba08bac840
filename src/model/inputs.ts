import type {KeyInputs} from './secret.ts';

/** What the person asked for: the same object from the action's inputs and from the command line. */
export interface Inputs {
  readonly command: string;
  /** Files or words after the command (`inspect FILE…`). */
  readonly args: readonly string[];
  readonly config: string | undefined;
  readonly targets: readonly string[];
  readonly arch: readonly string[];
  readonly version: string | undefined;
  /** The `plan` output of an earlier job, as JSON text. */
  readonly plan: string | undefined;
  readonly out: string;
  /** `build` of this one target opens a shell in its container. */
  readonly shell: string | undefined;
  readonly dryRun: boolean;
  readonly verify: boolean;
  readonly json: boolean;
  readonly debug: boolean;
  readonly keys: KeyInputs;
}
