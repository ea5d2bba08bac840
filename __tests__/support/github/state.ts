/** A file of a release, as the server keeps it. */
export interface Asset {
  readonly id: number;
  name: string;
  label: string;
  readonly contentType: string;
  /** `starter`: its upload has begun, and may have ended half-way. */
  state: 'starter' | 'uploaded';
  size: number;
  sha256: string | undefined;
  /** Of small ones only. */
  bytes: Buffer | undefined;
  readonly at: string;
}

export interface Release {
  readonly id: number;
  tag: string;
  name: string | null;
  body: string | null;
  target: string;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  isLatest: boolean;
  readonly createdAt: string;
  publishedAt: string | null;
  assets: Asset[];
}

export interface Project {
  readonly owner: string;
  readonly repo: string;
  readonly isPrivate: boolean;
  /** Releases are locked when they become public. */
  readonly immutable: boolean;
  /** What the token may do; undefined: the server does not say, and lets it write. */
  readonly push: boolean | undefined;
  readonly login: string | undefined;
  readonly tags: Map<string, string>;
  /** Tags of locked releases, which are never used again. */
  readonly lockedTags: Set<string>;
  readonly releases: Release[];
}

/** What a test sees of an asset. */
export interface AssetView {
  readonly name: string;
  readonly state: Asset['state'];
  readonly size: number;
  readonly sha256: string | undefined;
}

/** What a test sees of a release. */
export interface ReleaseView {
  readonly id: number;
  readonly tag: string;
  readonly name: string | null;
  readonly body: string | null;
  readonly draft: boolean;
  readonly prerelease: boolean;
  readonly immutable: boolean;
  readonly isLatest: boolean;
  /** By name. */
  readonly assets: readonly AssetView[];
}

const byName = (a: AssetView, b: AssetView): number => (a.name < b.name ? -1 : 1);

export const viewOf = (release: Release): ReleaseView => {
  const {id, tag, name, body, draft, prerelease, immutable, isLatest, assets} = release;
  return {
    ...{id, tag, name, body, draft, prerelease, immutable, isLatest},
    assets: assets.map(({name, state, size, sha256}) => ({name, state, size, sha256})).sort(byName),
  };
};

/** One for each moment at which what everybody sees became another. */
export interface Moment {
  /** The number of the call that did it. */
  readonly call: number;
  readonly releases: readonly ReleaseView[];
}

/** Notes every change of what is public. */
export function watchPublic(project: Project): {
  readonly moments: readonly Moment[];
  look(call: number): void;
} {
  const moments: Moment[] = [];
  let last = '[]';
  return {
    moments,
    look: (call) => {
      const releases = project.releases.filter(({draft}) => !draft).map(viewOf);
      const now = JSON.stringify(releases);
      if (now !== last) moments.push({call, releases});
      last = now;
    },
  };
}
