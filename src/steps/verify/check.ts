import type {OpenWorkshop} from '../../containers/index.ts';
import {PkgError, type Problem} from '../../model/errors.ts';
import type {PackageFacts} from '../../model/facts.ts';
import type {Tool} from '../../model/format.ts';
import type {Branch, Host} from '../../model/host.ts';
import type {Package} from '../../model/package.ts';
import type {Config} from '../config/index.ts';
import type {Declared} from './declared.ts';
import type {LintBook} from './lint-book.ts';
import type {VerifySettings} from './settings.ts';
import type {Snapshot} from './snapshot.ts';
import type {TrialUnit} from './units.ts';

/** The files of a package that a trial needs, as paths inside the container; signed copies where that says something. */
export interface TrialFiles {
  /** The package itself. */
  readonly real: string;
  /** The release before it, or the same under a lower version. */
  readonly previous: string;
  /** The same under two higher versions. */
  readonly next: readonly [string, string];
  /** Packages of the same target that it depends on. */
  readonly companions: readonly string[];
}

/** What an earlier check of the same life has seen. */
export interface Seen {
  /** SHA-256 of the config files that were edited, by path. */
  edited?: ReadonlyMap<string, string>;
  /** First processes of the running services, by unit; 0 where it has none. */
  processes?: ReadonlyMap<string, number>;
  /** Packages that came along when it was installed. */
  alongside?: readonly string[];
  /** What it declares by sysusers.d and tmpfiles.d. */
  declared?: Declared;
}

/** One package in one clean container, for as long as one life of it lasts. */
export interface Trial {
  readonly host: Host;
  readonly log: Branch;
  readonly workshop: OpenWorkshop;
  /** The package manager's program. */
  readonly program: string;
  /** Whether all files carry a signature that the machine trusts. */
  readonly isSigned: boolean;
  /** Why systemd does not run in it; undefined where it does. */
  readonly unbooted: string | undefined;
  /** Whether a package with services fails where systemd does not run. */
  readonly mustBoot: boolean;
  readonly facts: PackageFacts;
  /** As it was staged; undefined for a finished file. */
  readonly pkg: Package | undefined;
  /** The file on this machine. */
  readonly path: string;
  readonly files: TrialFiles;
  readonly units: readonly TrialUnit[];
  readonly settings: VerifySettings;
  /** Undefined where a finished file is tried without one. */
  readonly config: Config | undefined;
  /** A container of the clean release with these programs and without the package; closed by who asked for it. */
  openClean(tools: readonly Tool[]): Promise<OpenWorkshop>;
  /** What the linters of the run share. */
  readonly book: LintBook;
  /** What was there before the package. */
  readonly before: Snapshot;
  readonly seen: Seen;
}

/** One thing that is proved of a package. */
export interface Check<T = Trial> {
  readonly name: string;
  /** The checks without which it would say nothing. */
  readonly needs: readonly string[];
  /** Throws where the package fails; gives the reason where there is nothing to check. */
  run(trial: T): Promise<string | undefined>;
}

/** What was seen of a failure. */
export interface Evidence {
  readonly command?: readonly string[];
  readonly output?: string;
  /** What is wrong where in the project. */
  readonly problems?: readonly Problem[];
}

/** A package does not do as it should: what, and what was seen of it. */
export class CheckError extends PkgError {
  readonly seen: Evidence;

  constructor(message: string, {hint, ...seen}: Evidence & {readonly hint?: string} = {}) {
    super('verify/failed', message, {hint});
    this.seen = seen;
  }
}
