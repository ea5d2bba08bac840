import type {OpenWorkshop} from '../../../containers/index.ts';
import type {Branch, Host} from '../../../model/host.ts';
import type {Listing, RepositoryEngine, RepositoryKind} from '../../../model/repository.ts';
import type {Store} from '../../../model/store.ts';
import type {Target} from '../../../model/target.ts';
import type {InstallSteps, PageWork} from '../../page/index.ts';

/** A repository that clients are to try before users see it. */
export interface RepositoryTrial {
  /** What users have now; absent where a finished repository is tried. */
  readonly before?: Store;
  /** What they are to get. */
  readonly after: Store;
  /** What the lines and the files for users are made of; its places are those of `after`. */
  readonly page: PageWork;
  /** Names of the releases that packages were made for: tried rather than others that use the same suite. */
  readonly targets: readonly string[];
}

/** A package on a shelf of the repository, and the release whose machines get it. */
export interface RepositoryCase {
  readonly kind: RepositoryKind;
  readonly engine: RepositoryEngine;
  /** `bookworm`; `9/x86_64`. */
  readonly place: string;
  readonly listing: Listing;
  /** What users have of it now, where that is a lower version. */
  readonly published: Listing | undefined;
  readonly steps: InstallSteps;
  /** The release in whose container it is tried. */
  readonly on: string;
  readonly ground: Target;
}

/** One package in one clean container that serves the repository to itself. */
export interface Client {
  readonly host: Host;
  readonly log: Branch;
  readonly workshop: OpenWorkshop;
  readonly program: string;
  /** Whether the file of `previous` carries a signature that the machine trusts. */
  readonly isSigned: boolean;
  readonly trialCase: RepositoryCase;
  /** A lower version, as a file in the container, where the repository has never had one. */
  readonly previous: string | undefined;
  readonly previousVersion: string;
}
