import type {Relations} from './package.ts';

/** One path as a finished package states it. */
export interface FileFact {
  readonly path: string;
  readonly type: 'file' | 'dir' | 'link' | 'ghost' | 'hardlink' | 'other';
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  readonly size: number;
  readonly mtime: number;
  /** A link's target. */
  readonly to: string | undefined;
  /** `config`, `noreplace`, `doc`, …: the format's own flags. */
  readonly flags: readonly string[];
  /** `algorithm:hex`, where the package states one. */
  readonly digest: string | undefined;
}

/** What a finished package says of itself; `inspect`, `publish` and the repositories live on it. */
export interface PackageFacts {
  readonly format: string;
  readonly name: string;
  /** As the format's own tools print it. */
  readonly version: string;
  /** As the format spells it: `x86_64`. */
  readonly arch: string;
  /** Everything else, under the format's own names, in the package's order. */
  readonly fields: Readonly<Record<string, string>>;
  readonly relations: Relations;
  /** Texts under the format's own names: `postinst`, `%post`. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: readonly FileFact[];
  /** One line per signature; empty when unsigned. */
  readonly signatures: readonly string[];
  readonly compression: string;
}

/** A regular file in a finished package, shown while its bytes stream by. */
export type PackedFile =
  | {readonly path: string; readonly size: number; readonly bytes: AsyncIterable<Uint8Array>}
  /** Another name of one that was shown before. */
  | {readonly path: string; readonly same: string};

/** Is shown what a package holds while the package is read. */
export interface ContentWatcher {
  /** The bytes are gone when it returns. */
  file(file: PackedFile): Promise<void>;
  /** A part of the package file that a signature leaves as it is, once all of it was read. */
  part(name: string, sha256: string): void;
}

/** A package that another one asks for. */
export interface Need {
  readonly name: string;
  /** Where only one version will do. */
  readonly version: string | undefined;
  /** The whole relation, as the package states it. */
  readonly text: string;
}

/** What a finished package says of itself, whatever its format calls it. */
export interface PackageCard {
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly license: string | undefined;
  readonly maintainer: string | undefined;
  readonly vendor: string | undefined;
  readonly homepage: string | undefined;
  readonly needs: readonly Need[];
  /** Recommended or suggested. */
  readonly wants: readonly Need[];
  /** The parts of its package URL: https://github.com/package-url/purl-spec */
  readonly purl: {
    readonly type: string;
    readonly name: string;
    readonly version: string;
    readonly qualifiers: Readonly<Record<string, string>>;
  };
}
