import type {Log} from '../../model/host.ts';
import type {Image} from '../image.ts';

/** A prepared image that is looked for, and the base that it must come from. */
export interface Wanted {
  readonly key: string;
  readonly base: Image;
  readonly log: Log;
}

/** A place where prepared images are kept. */
export interface PreparedStore {
  /** As in `prepared image from …`. */
  readonly title: string;
  /** What to do where it keeps nothing. */
  readonly hint?: string;
  /** A sound image under the key, which this machine's Docker then has; undefined where there is none. */
  find(wanted: Wanted): Promise<Image | undefined>;
  keep(wanted: Wanted, image: Image): Promise<void>;
}
