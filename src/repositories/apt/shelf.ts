import type {Shelf} from '../../model/repository.ts';
import type {Release} from './release.ts';

/** What is published now, as far as the next edition is made from it. */
export interface Generation {
  /** The file that makes an edition visible: a repository that was never signed has no InRelease. */
  readonly top: 'InRelease' | 'Release';
  readonly release: Release;
  /** Compressed indexes as they are, by their paths below the suite. */
  readonly packed: ReadonlyMap<string, Uint8Array>;
  /** The digest of our own index, unpacked. */
  readonly state: string | undefined;
  /** by-hash files of earlier editions, and when they were superseded. */
  readonly earlier: ReadonlyMap<string, number>;
}

/** A suite. */
export interface AptShelf extends Shelf {
  readonly last?: Generation;
}

/** The index of ours that no client reads: which files each package has, and what is kept of earlier editions. */
export const STATE = 'linux-pkg.gz';

export const byHash = (path: string, sha256: string): string =>
  `${path.slice(0, path.lastIndexOf('/') + 1)}by-hash/SHA256/${sha256}`;
