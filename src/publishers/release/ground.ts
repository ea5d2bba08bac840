import type {Host} from '../../model/host.ts';
import type {PublisherWork} from '../../model/publisher.ts';
import type {Calls} from '../../tools/github-calls.ts';
import type {Releases} from '../../tools/github-releases.ts';
import type {RepositoryName} from '../../tools/github-token.ts';

/** All that the parts of one publication share. */
export interface Ground {
  readonly host: Host;
  readonly work: PublisherWork;
  readonly title: string;
  readonly tag: string;
  readonly repository: RepositoryName;
  /** The commit that was built, where the release is of the repository that holds it. */
  readonly commit: string | undefined;
  readonly calls: Calls;
  readonly releases: Releases;
}
