import type {Listing} from '../../model/repository.ts';
import type {RepositorySettings} from '../config/index.ts';

/** What the project says of itself, as far as it is known. */
export interface About {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly homepage?: string | undefined;
  readonly license?: string | undefined;
  readonly maintainer?: string | undefined;
}

export interface SourceWork {
  readonly settings: Pick<RepositorySettings, 'name' | 'url' | 'component' | 'stream' | 'suites'>;
  readonly about?: About;
  /** Armored: every key whose signatures are in use, old ones too; that which signs first. */
  readonly publicKeys: readonly string[];
  /** Seconds since 1970: of the release that is published. */
  readonly date: number;
  /** The user's folder of templates. */
  readonly templates?: string | undefined;
}

/** A shelf of the repository, as it is published. */
export interface ShownPlace {
  /** The id of a kind of repository. */
  readonly kind: string;
  readonly place: string;
  readonly listings: readonly Listing[];
}

export interface PageWork extends SourceWork {
  readonly places: readonly ShownPlace[];
}
