import type {Problem} from './errors.ts';
import type {Signer} from './signer.ts';
import type {RepositoryClient} from './source.ts';
import type {Store, StoredObject, Upload} from './store.ts';

/** What the indexes of a repository need to know of a package, in the words of its format. */
export interface IndexRecord {
  readonly name: string;
  readonly version: string;
  readonly arch: string;
  /** Sorted; folders end with a slash. */
  readonly files: readonly {readonly path: string; readonly type: 'file' | 'dir' | 'ghost'}[];
  /** It carries a signature, whosever. */
  readonly signed?: boolean;
  /** The control paragraph of a .deb, as it is in the package. */
  readonly control?: string;
  /** What an .rpm's header says. */
  readonly header?: HeaderRecord;
}

export interface RelationRecord {
  readonly name: string;
  readonly flags?: 'LT' | 'GT' | 'EQ' | 'LE' | 'GE';
  readonly epoch?: string;
  readonly version?: string;
  readonly release?: string;
  /** It must be there before the package is installed. */
  readonly pre?: boolean;
}

export interface HeaderRecord {
  readonly epoch: string;
  readonly version: string;
  readonly release: string;
  readonly summary: string;
  readonly description: string;
  readonly packager: string;
  readonly url: string;
  readonly vendor: string;
  readonly group: string;
  readonly license: string;
  readonly buildHost: string;
  readonly sourceRpm: string;
  readonly buildTime: number;
  readonly installedSize: number;
  readonly archiveSize: number;
  /** Where the header is in the file. */
  readonly headerStart: number;
  readonly headerEnd: number;
  readonly relations: Readonly<Partial<Record<RpmRelation, readonly RelationRecord[]>>>;
  /** Oldest first. */
  readonly changelog: readonly {readonly author: string; readonly date: number; readonly text: string}[];
}

export type RpmRelation =
  | 'provides'
  | 'requires'
  | 'conflicts'
  | 'obsoletes'
  | 'suggests'
  | 'enhances'
  | 'recommends'
  | 'supplements';

/** A package as an index lists it: enough to write every index again without the package at hand. */
export interface Listing {
  readonly name: string;
  /** As its format spells it, with epoch. */
  readonly version: string;
  readonly arch: string;
  /** From the store's root. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Where it is fetched from, where that is not the store: the `xml:base` of YUM. */
  readonly address?: string;
  /** Seconds since 1970: when it first came into this repository. */
  readonly published: number;
  /** The index's own texts for it, by the index. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The signature that a shelf stands under, as it is published, and what it was made over. */
export interface Seal {
  /** For messages: `apt/dists/bookworm/InRelease`. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Armored; of one key or several. */
  readonly signature: string;
  readonly type: 'binary' | 'text';
}

/** Everything that stands under one signed top file: a suite of APT, a folder with repodata of YUM. */
export interface Shelf {
  /** `bookworm`; `9/x86_64`. */
  readonly place: string;
  readonly listings: readonly Listing[];
  /** What may never change after the first publication: Origin, Label, Suite, Codename. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Of the last publication; 0 where there was none. */
  readonly date: number;
  /** Of the top file; undefined where there is none yet. */
  readonly tag: string | undefined;
  /** Whose signatures the top file carries: fingerprints or key ids, upper-case. */
  readonly signedBy: readonly string[];
  /** A publication was ended between its last writes: it has to be written again. */
  readonly torn: boolean;
  /** Absent where nothing is signed. */
  readonly seal?: Seal;
  /** The files that the top file names: clients may be on their way with them. */
  readonly lists?: readonly string[];
}

/** A shelf as it is to be published. */
export interface Edition {
  /** Put one after the other; nobody looks at them before the top file says so. */
  readonly batches: readonly (readonly Upload[])[];
  /** The first is put if unchanged and makes all of it visible; the others follow at once. */
  readonly top: readonly [Upload, ...Upload[]];
  /** Of generations so old that no client is on its way with them. */
  readonly stale: readonly string[];
}

export interface EditionWork {
  readonly shelf: Shelf;
  readonly signers: readonly Signer[];
  /** max(now, last + 1 s). */
  readonly date: number;
  /** Below the shelf's folder, as they are now. */
  readonly there: readonly StoredObject[];
  /** Where the kind leaves a choice: what every client reads, unless told otherwise. */
  readonly compression?: 'gzip' | 'zstd';
}

/** A kind of repository: a folder of repositories/. */
export interface RepositoryKind {
  readonly id: string;
  readonly title: string;
  /** The format whose packages it serves. */
  readonly format: string;
  /** What users' machines see of it. */
  readonly client: RepositoryClient;
  load(): Promise<RepositoryEngine>;
}

export interface PackageFile {
  readonly file: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly record: IndexRecord;
  /** All of a small file, where it is still at hand. */
  readonly bytes?: Uint8Array;
  /** The whole address of a copy that clients are to fetch: then it is not put into the store. */
  readonly address?: string;
}

export interface RepositoryEngine {
  /** Where everything of this kind lies, from the store's root: `apt/`. */
  readonly root: string;
  /** All signers sign its lists, and not the first alone. */
  readonly signedByAll?: boolean;
  /** Whether a path below it is a package, and not a list. */
  isPackage(path: string): boolean;
  /** Where a shelf's lists lie: `apt/dists/bookworm/`. */
  folderOf(place: string): string;
  /**
   * The shelves on which a package of that architecture stands: one for an APT suite, one for each basearch of YUM.
   * What fits every architecture stands with `arches`, those of all packages that come, and on the shelves `there`.
   */
  places(
    suite: string,
    arch: string,
    arches: readonly string[],
    there?: readonly string[],
  ): readonly string[];
  /** What is wrong with a name of a suite or component. */
  check(suite: string): Problem | undefined;
  listing(pkg: PackageFile, place: string, published: number, component: string): Listing;
  /** What a new shelf lists from the start, of what its neighbours have: it is copied to where the listing says. */
  inherited?(
    place: string,
    shelves: readonly Shelf[],
  ): readonly {readonly listing: Listing; readonly from: string}[];
  /** Reads a shelf from what is published, every digest checked. */
  read(store: Store, place: string): Promise<Shelf>;
  /** Every file that the top file names, by each name it has, held against its digest; `read` looks at what it needs. */
  audit?(store: Store, place: string): Promise<readonly Problem[]>;
  /** All the places that are published. */
  placesIn(store: Store): Promise<readonly string[]>;
  write(work: EditionWork): Promise<Edition>;
}
