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
