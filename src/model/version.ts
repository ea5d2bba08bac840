/** What lies between the newest release tag and the tree being packaged. */
export interface Snapshot {
  /** Commits since the tag; 0 for a tagged but dirty tree. */
  readonly commits: number;
  readonly dirty: boolean;
}

/** The release being packaged, before any format spells it its own way. Resolved once, in `plan`. */
export interface Version {
  /** The git tag it was read from, as written. */
  readonly tag: string | undefined;
  /** `1.2.3`: dotted, starts with a digit; all that stands before the prerelease. */
  readonly upstream: string;
  /** `rc.1`, without its sign. */
  readonly prerelease: string | undefined;
  /** What follows the version in every format, sign included where the user gave one (nfpm's version_metadata). */
  readonly metadata: string | undefined;
  /** The packaging's own count (nfpm's `release`), with a distro's suffix once a target is known. */
  readonly revision: string | undefined;
  readonly epoch: number | undefined;
  readonly commit: string | undefined;
  readonly shortCommit: string | undefined;
  /** Seconds since 1970: every timestamp in every output comes from here. */
  readonly date: number;
  readonly snapshot: Snapshot | undefined;
}

/** The version of one package for one target: its own revision and epoch first, the distro's suffix last. */
export const versionFor = (
  version: Version,
  own: Pick<Version, 'revision' | 'epoch'>,
  {suffix}: {readonly suffix: string},
): Version => {
  const revision = own.revision ?? version.revision;
  return {
    ...version,
    epoch: own.epoch ?? version.epoch,
    revision: suffix ? `${revision ?? '1'}${suffix}` : revision,
  };
};
