import type {Arch} from './target.ts';

interface File {
  readonly name: string;
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A finished file. */
export type Artifact =
  | (File & {
      readonly kind: 'package';
      /** The package's own name and version, as its format spells them. */
      readonly package: string;
      readonly version: string;
      readonly format: string;
      readonly target: string;
      readonly arch: Arch;
      readonly signed: boolean;
      readonly verified: boolean;
    })
  | (File & {readonly kind: 'signature'; readonly of: string})
  | (File & {readonly kind: 'checksums'})
  | (File & {readonly kind: 'sbom'; readonly of: string})
  /** What somebody needs to have a signature inside a package checked. */
  | (File & {readonly kind: 'policy'; readonly format: string})
  | (File & {readonly kind: 'index'; readonly repository: string})
  | (File & {readonly kind: 'manifest'; readonly channel: string});

/** What went where. */
export interface Publication {
  readonly publisher: string;
  readonly artifact: string;
  readonly url: string;
}
