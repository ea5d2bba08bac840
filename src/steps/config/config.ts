import type {Place} from '../../model/errors.ts';
import type {RelationKind, ScriptMoment} from '../../model/package.ts';
import type {Arch} from '../../model/target.ts';
import type {RawDirectory, RawGroup, RawUser} from './accounts-section.ts';
import type {RawConfig, RawContent, RawOverride} from './schema.ts';
import type {RawService} from './service-section.ts';

/** The config file: validated, merged with what it extends, frozen; every value knows its place. */
export interface Config {
  /** As named in messages: relative to the work folder. */
  readonly file: string;
  /** Read as nfpm would: its defaults, modes from disk, no conffiles unless said. */
  readonly nfpm: boolean;
  readonly values: RawConfig;
  /** Places by dotted path, such as `contents.0.src`. */
  readonly places: Readonly<Record<string, Place>>;
  /** The folders that targets have of their own, by release: `packaging/debian/12`. */
  readonly folders: Readonly<Record<string, TargetFolder>>;
}

/** What `packaging/<distro>/<release>/` holds. */
export interface TargetFolder {
  /** What to build in on that release. */
  readonly dockerfile: Written | undefined;
  /** A tree that is laid over the package's root. */
  readonly inc: Written | undefined;
  /** Stronger than every entry of `overrides:` and `packages:`; places start with `folders.<release>`. */
  readonly values: RawOverride | undefined;
}

/** A text of the config, with the dotted path it stands at, for messages. */
export interface Written {
  readonly text: string;
  readonly at: string;
}

/** An item of a list, with the dotted path it stands at. */
export type Placed<T> = T & {readonly at: string};

/** One package for one target: overrides merged, variables expanded, defaults in; nothing read from disk yet. */
export interface Settled {
  /** The package's own dotted path: `packages.1`, or nothing for the top of the file. */
  readonly at: string;
  readonly name: string;
  readonly arch: Arch;
  readonly description: string;
  readonly maintainer: string;
  readonly vendor: string | undefined;
  readonly homepage: string | undefined;
  readonly license: string | undefined;
  readonly section: string | undefined;
  readonly priority: string | undefined;
  readonly changelog: Written | undefined;
  readonly revision: string | undefined;
  readonly epoch: number | undefined;
  readonly mtime: number | undefined;
  readonly umask: number;
  readonly globbing: boolean;
  readonly debug: 'split' | 'keep' | 'strip' | undefined;
  /** As written; the format spells them. */
  readonly relations: Readonly<Record<RelationKind, readonly Written[]>>;
  /** Only what this target gets. */
  readonly contents: readonly (RawContent & {readonly at: string})[];
  readonly services: readonly Placed<RawService>[];
  readonly users: readonly Placed<RawUser>[];
  readonly groups: readonly Placed<RawGroup>[];
  readonly directories: readonly Placed<RawDirectory>[];
  readonly renamedFrom: readonly Written[];
  readonly refuseForeign: boolean;
  /** Paths, from the project root. */
  readonly scripts: Readonly<Partial<Record<ScriptMoment, Written>>>;
  /** Other paths that the format's section names (a rules file, templates): they must exist. */
  readonly otherScripts: readonly Written[];
  /** The format's section, or its defaults. */
  readonly options: unknown;
}

/** The place of a dotted path, or of its nearest parent that has one. */
export function placeOf(config: Pick<Config, 'file' | 'places'>, path: string): Place {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = config.places[at];
    if (place) return place;
  }
  return {file: config.file};
}
