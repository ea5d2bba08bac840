import type {Arch} from './target.ts';
import type {Version} from './version.ts';

interface Node {
  /** Absolute, normalised, without a trailing slash. */
  readonly path: string;
  /** Permission bits, 0o7777 at most. */
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
  /** Seconds since 1970. */
  readonly mtime: number;
}

export type Role = 'config' | 'config-noreplace' | 'config-missingok' | 'doc' | 'license' | 'readme';

/** One path of the package. `implicit` directories are only there to hold others: rpm does not own them. */
export type Entry =
  | (Node & {readonly type: 'dir'; readonly implicit: boolean})
  | (Node & {readonly type: 'link'; readonly to: string})
  | (Node & {
      readonly type: 'file';
      readonly from: string;
      readonly size: number;
      readonly role: Role | undefined;
      /** The language it is written in, where one was said. */
      readonly lang?: string;
    })
  | (Node & {readonly type: 'ghost'});

export const relationKinds = [
  'depends',
  'predepends',
  'recommends',
  'suggests',
  'enhances',
  'supplements',
  'conflicts',
  'breaks',
  'replaces',
  'provides',
] as const;

export type RelationKind = (typeof relationKinds)[number];

/** Each relation is a string in its format's own spelling, checked by that format. */
export type Relations = Readonly<Record<RelationKind, readonly string[]>>;

export const scriptMoments = [
  'preTransaction',
  'preInstall',
  'postInstall',
  'preRemove',
  'postRemove',
  'postTransaction',
  'verify',
] as const;

export type ScriptMoment = (typeof scriptMoments)[number];

/** Everything an engine needs; nothing in here is still to be looked up but the bytes of the files. */
export interface Package<Options = unknown> {
  readonly name: string;
  readonly version: Version;
  readonly arch: Arch;
  /** The target's id. */
  readonly target: string;
  readonly format: string;
  /** The description's first line. */
  readonly summary: string;
  /** The whole of it, its first line included. */
  readonly description: string;
  readonly license: string | undefined;
  readonly homepage: string | undefined;
  readonly maintainer: string;
  readonly vendor: string | undefined;
  readonly section: string | undefined;
  readonly priority: string | undefined;
  readonly relations: Relations;
  /** Script texts, not paths. */
  readonly scripts: Readonly<Partial<Record<ScriptMoment, string>>>;
  /** Sorted by path; parents come before what they hold. */
  readonly entries: readonly Entry[];
  /** The format's own section of the config (`deb:`, `rpm:`), as its options schema read it. */
  readonly options: Options;
}
