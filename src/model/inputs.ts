import type {KeyInputs} from './secret.ts';

/** How the next key is to be made (`key rotate`), or how long this one is to last (`key extend`). */
export interface RotationInputs {
  /** A subkey of the same key, in place of a new key. */
  readonly subkey?: boolean;
  /** `2y`. */
  readonly expires?: string | undefined;
  /** Where the new secret key is written. */
  readonly secretOut?: string | undefined;
  /** Where the public keyring is written, in place of `sign.public_key`. */
  readonly publicOut?: string | undefined;
}

/** What `repo` was told beside its words. */
export interface RepoInputs {
  /** `add`: the suite, in place of the one that the package's version names. */
  readonly suite?: string | undefined;
  /** `init`. */
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly label?: string | undefined;
  readonly component?: string | undefined;
  readonly keep?: string | undefined;
  /** `add`: what is broken is left out. */
  readonly keepGoing: boolean;
  /** `add`: the address below which users fetch the packages, which then do not come into the repository. */
  readonly packagesAt?: string | undefined;
  /** `serve`. */
  readonly port?: string | undefined;
}

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
  /** Only these places, by their ids, in place of all that the config has. */
  readonly only?: readonly string[];
  /** The words of the command line that named files of keys: a second try needs them again. */
  readonly keyWords?: readonly string[];
  readonly rotation?: RotationInputs;
  readonly repo?: RepoInputs;
}
