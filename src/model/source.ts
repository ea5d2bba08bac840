import type {Command} from './manager.ts';
import type {ScriptMoment} from './package.ts';

/** Where a machine finds the key of a source: in a file, at an address, or in the source itself. */
export type KeyPlace =
  | {readonly at: 'file'; readonly path: string}
  | {readonly at: 'address'; readonly url: string}
  | {readonly at: 'inside'; readonly armored: string};

/** What a machine is told of a repository: one suite of it. */
export interface Source {
  /** Names its file and its section: `hello`, `hello-beta`. */
  readonly id: string;
  /** One line, for people. */
  readonly title: string;
  /** Of the store's root, without a slash at the end. */
  readonly url: string;
  /** As it stands in an address: a name, or a variable that the machine replaces. */
  readonly suite: string;
  readonly component: string;
  /** In the format's spelling, sorted, without the one for every machine. */
  readonly arches: readonly string[];
  readonly key: KeyPlace;
}

/** How one package manager takes a source, and packages from it. */
export interface ClientWay {
  /** An id of `managers/`. */
  readonly manager: string;
  /** The word right behind the program's name with which it asks nothing. */
  readonly yes: string;
  sourcePath(id: string): string;
  /** Fetches packages from addresses that the lists name, too. */
  readonly elsewhere?: true;
  /** Has a key taken for good, from a path or an address. */
  trust?(key: string): Command;
  /** Brings the lists of a source up to date; nothing where every command does so. */
  refresh(id: string): readonly Command[];
  install(names: readonly string[]): Command;
  upgrade(names: readonly string[]): Command;
  remove(names: readonly string[]): Command;
  /** With their config files. */
  purge(names: readonly string[]): Command;
}

/** What the users' machines see of a kind of repository; light, and pure. */
export interface RepositoryClient {
  /** Of a source's file: `sources`, `repo`. */
  readonly extension: string;
  /** Of a source's file, below `templates/`. */
  readonly template: string;
  /** What the template says, each value fit for its slot. */
  view(source: Source): Readonly<Record<string, string | boolean>>;
  /** What a machine replaces by its release in an address; absent where suites are written out. */
  readonly releaseVariable?: string;
  /** Packages for every machine. */
  readonly allArch: string;
  /** Whether that is an architecture of machines, and neither for all of them nor of sources. */
  isMachine(arch: string): boolean;
  /** What a machine that takes packages of an architecture calls itself. */
  machines(arch: string): readonly string[];
  keyPath(id: string): string;
  readonly keyForm: 'armored' | 'binary';
  /** Whether the lines for people put the key's file there; else the source names its address. */
  readonly keyFirst: boolean;
  /** A source is copied together with its key: what its file is called then. */
  readonly oneFile?: string;
  readonly ways: readonly ClientWay[];
  /** The scripts of the package that carries a source, below `templates/`; they are told `source`, the path of its file. */
  readonly scripts: Readonly<Partial<Record<ScriptMoment, string>>>;
}
