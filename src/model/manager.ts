import type {Tool} from './format.ts';

/** A program with its arguments. */
export type Command = readonly [string, ...string[]];

/** A command, and the names of packages in what it prints. */
export interface NameSearch {
  readonly command: Command;
  namesIn(printed: string): readonly string[];
}

/** How files are installed. */
export interface FileInstallation {
  readonly program?: string;
  /** What the files depend on must be there, or among them: then no list is read, which takes long. */
  readonly isEnough?: boolean;
  /** All of them are signed with a key that is trusted: it is looked at. Else they are taken unsigned as they are. */
  readonly isSigned?: boolean;
}

/** How finished packages are tried out on a machine of that distro. */
export interface Trials {
  /** Programs of such a machine, systemd above all, with the packages that bring them where an image has none. */
  readonly tools: readonly Tool[];
  /** Programs of a machine that packages are installed on from a repository that it serves to itself. */
  readonly clientTools: readonly Tool[];
  /** Undoes what images leave out to be small, and what keeps services from starting. */
  readonly wholeness: readonly Command[];
  /**
   * Has signatures of a key taken for good: the path of an armored public key. Undefined where no signature inside a
   * package is looked at.
   */
  trust?(keyPath: string): readonly Command[];
  /** Installs files, or takes them as an upgrade. */
  installFiles(paths: readonly string[], how?: FileInstallation): readonly Command[];
  /**
   * Reads the lists of one source again, of no other, and fails where they cannot be had or are not signed as they must
   * be: a source is its name and the file that it is written in.
   */
  refreshOne(source: {readonly id: string; readonly path: string}, program?: string): readonly Command[];
  /** Removes packages, and not what they had depended on. */
  remove(names: readonly string[], program?: string): readonly Command[];
  /** Removes what is left after that: config files. Nothing where there is no such thing. */
  purge(names: readonly string[], program?: string): readonly Command[];
  /** Prints `name version`, a line each, of all that is installed. */
  readonly installed: Command;
  /** Prints a line for each file that is not as the package says; nothing where all are. */
  audit(name: string): Command;
  /** What it leaves behind itself: paths that end with a slash stand for all below them. */
  readonly traces: readonly string[];
}

/** A distro's way to get packages: what to run in its container, as plain data. */
export interface Manager {
  readonly id: string;
  /** What its programs need to ask no questions and to speak English. */
  readonly env: Readonly<Record<string, string>>;
  /** Programs of other names that do the same, as `yum` for `dnf`: the first that is there is used. */
  readonly programs: readonly string[];
  /** Brings the lists up to date: once in a container, before anything is installed. Fails where a mirror is gone. */
  refresh(program?: string): readonly Command[];
  /** Installs packages; versions may be asked for as it writes them. Nothing that is only recommended comes along. */
  install(packages: readonly string[], program?: string): readonly Command[];
  /** Installs what the project's own packaging asks for: a folder that holds debian/, or a .spec. */
  buildRequires(path: string, program?: string): readonly Command[];
  /** Removes what was downloaded, before an image is kept of the container. */
  clean(program?: string): readonly Command[];
  /** What is wrong with a word of `build.requires`, as the end of a sentence that begins with the word. */
  check(name: string): string | undefined;
  /** Where the mirrors are written: folders and files inside the container. */
  readonly mirrors: readonly string[];
  /** Such a file with its mirrors replaced by the archive of ended releases; as it was where there is none to replace. */
  archived(file: string, text: string, archive: string): string;
  /** The packages that it was asked for and does not have, read from what it printed. */
  missing(printed: string): readonly string[];
  /** Lists the packages whose names begin like that one. */
  similar(name: string, program?: string): NameSearch;
  /** What the program's failure means and what to do, read from what it printed; `known` are names of packages that there are. */
  explain(printed: string, known?: readonly string[]): string | undefined;
  readonly trials: Trials;
}
