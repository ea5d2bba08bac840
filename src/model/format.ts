import type {ElfPackage, ElfRelations} from './elf.ts';
import type {Problem} from './errors.ts';
import type {ContentWatcher, PackageCard, PackageFacts} from './facts.ts';
import type {Host} from './host.ts';
import type {Linter} from './linter.ts';
import type {Entry, Package, RelationKind} from './package.ts';
import type {IndexRecord} from './repository.ts';
import type {Schema} from './schema.ts';
import type {Signer} from './signer.ts';
import type {Arch} from './target.ts';
import type {Version} from './version.ts';
import type {Workshop} from './workshop.ts';

/** What documents are made from, beside the package. */
export interface Project {
  /** The text of the licence file at the project root. */
  readonly licenseText: string | undefined;
}

/** A program, or the path of a file, and the package that brings it. */
export interface Tool {
  readonly program: string;
  readonly package: string;
}

/** What the distro's own tools put together. */
export interface NativeJob<Options = unknown> {
  readonly workshop: Workshop;
  /** In the order of the config; of one target. */
  readonly packages: readonly Package<Options>[];
  /** The user's folder whose files replace ours by path, on this machine. */
  readonly templates: string | undefined;
  readonly jobs: number;
}

/** Packaging that the project brought along. */
export interface OwnPackagingJob {
  readonly workshop: Workshop;
  /** As the config names it, from the project's root. */
  readonly path: string;
  /** The tree's copy inside the workshop. */
  readonly source: string;
  /** With the target's suffix in its revision. */
  readonly version: Version;
  readonly maintainer: string;
  readonly jobs: number;
  /** What the build's shell lines get too. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number | undefined;
}

/** A finished file that is to carry a signature of its own. */
export interface SignJob<Options = unknown> {
  readonly file: string;
  readonly signer: Signer;
  readonly options: Options;
}

/** A small file, whole. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The heavy half of a format, loaded when a package is staged, written or read. */
export interface FormatEngines<Options> {
  /** The in-process writer: puts the package into `outDir` and names the files it made. */
  portable(host: Host, pkg: Package<Options>, outDir: string): Promise<readonly string[]>;
  /** The distro's own tools, in its container: all packages of one target, from its own templates or the user's. */
  native?(host: Host, job: NativeJob<Options>, outDir: string): Promise<readonly string[]>;
  /** The project's own packaging (a debian/ folder, a .spec), used as it is with our version; the tree is a copy inside. */
  ownPackaging?(host: Host, job: OwnPackagingJob, outDir: string): Promise<readonly string[]>;
  /** Programs that `native` and `ownPackaging` need in the container, with the packages that bring them. */
  readonly nativeTools?: readonly Tool[];
  /**
   * What the format's distros expect in every package and this one lacks (copyright, changelog): generated files.
   * Asked by `stage`, for `nfpm` packages too, which get what nfpm would write; what the user ships wins.
   */
  documents?(pkg: Package<Options>, project: Project): readonly Entry[];
  /** Whatever program made the file; never trusts a length it finds in it. A watcher sees every file's bytes, once. */
  read(file: string, watcher?: ContentWatcher): Promise<PackageFacts>;
  /** What the lists of a repository say of it; its bytes, where somebody has read the small file already. */
  record?(file: string, bytes?: Buffer): Promise<IndexRecord>;
  /** The same under names that all formats share. */
  card(facts: PackageFacts): PackageCard;
  /**
   * The same package under another version, lower (`by` below 0) or higher, unsigned; gives its path in `outDir`.
   * Content, scripts and relations stay: what an upgrade does can be tried with it.
   */
  renumber(file: string, by: number, outDir: string): Promise<string>;
  /**
   * Puts a signature into a finished file, in place, where the format has room for one and the options ask for it; one
   * that is there already is replaced. Gives the files that others need to have it checked; undefined where none was
   * put in.
   */
  sign?(job: SignJob<Options>): Promise<readonly NamedText[] | undefined>;
  /** Whether `sign` puts one in where these are the options. */
  signs?(options: Options): boolean;
  /** What the programs and libraries of a package need and bring; `others` are those that the same target yields. */
  elfRelations?(own: ElfPackage<Options>, others: readonly ElfPackage<Options>[]): ElfRelations;
}

export interface NamedVersion {
  readonly name: string;
  readonly version: Version;
  readonly arch: Arch;
}

/** Shell words with which a script before installation asks its package manager about files. */
export interface OwnershipWords {
  /** True when the package was not there before. */
  readonly firstInstallation: string;
  /** A program that takes a path and fails where no package owns it. */
  readonly owner: string;
  /** A path as that program takes it. */
  readonly asked: (path: string) => string;
  /** A pattern of what it then says, without a locale. */
  readonly unowned: string;
}

/** A name that a package once had. */
export interface FormerName {
  readonly name: string;
  /** The first version without it, as written; default: the package's own. */
  readonly until: string | undefined;
  /** The whole version of the package, in the format's spelling. */
  readonly version: string;
}

/** The light half: all that `plan` needs; no I/O. */
export interface Format<Options = unknown> {
  readonly id: string;
  readonly title: string;
  readonly extension: string;
  /** The first bytes of every file of this format, one character a byte; `inspect` knows it by them. */
  readonly magic: string;
  readonly arch: Readonly<Partial<Record<Arch, string>>>;
  /** Types of contents that nfpm leaves out of packages of this format. */
  readonly nfpmOmits?: readonly string[];
  /** The format's section of the config, under its id. */
  readonly options: Schema<Options>;
  /** Where the project's own packaging is, if the section names it. */
  packagingOf?(options: Options): string | undefined;
  /** What an absent section means. */
  readonly defaults: Options;
  /** The whole version with epoch and revision, as the format's tools print it. */
  versionOf(version: Version): string;
  /** The canonical file name: no epoch, no folder. */
  fileName(pkg: NamedVersion, options: Options): string;
  /** A relation in this format's spelling (`a (>= 1)` or `a >= 1` may be written for either), or what is wrong with it. */
  relation(text: string): {readonly text: string} | Problem;
  /** The relations with which a package takes the place of one of another name. */
  renamed(former: FormerName): Readonly<Partial<Record<RelationKind, string>>>;
  readonly ownership: OwnershipWords;
  /** What judges its packages on its distros. */
  readonly linter: Linter;
  /** What of this package the format cannot express. */
  check(pkg: NamedVersion): readonly Problem[];
  /** The command with which a person installs such a file. */
  installLine(path: string): string;
  /** Below 0, 0, above 0: the order the format's own installer would see. */
  compareVersions(a: string, b: string): number;
  load(): Promise<FormatEngines<Options>>;
}
