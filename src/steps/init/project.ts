/** A path that the package should probably hold. */
export interface Guess {
  readonly src: string;
  readonly dst: string;
  readonly type?: string;
  readonly mode?: string;
}

/** What one file of the project tells about it; the words are cleaned already. */
export interface Finding {
  /** The file, from the project root. */
  readonly source: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly license?: string | undefined;
  readonly homepage?: string | undefined;
  readonly maintainer?: string | undefined;
  readonly section?: string | undefined;
  /** The version as it stands in this file. */
  readonly version?: string | undefined;
  /** Packages differ by architecture. */
  readonly compiled?: boolean;
  /** Written as lines of `contents`. */
  readonly contents?: readonly Guess[];
  /** Written as comments in `contents`, for the person to choose from. */
  readonly ideas?: readonly Guess[];
  /** How the program comes into being, where it is not in the repository. */
  readonly builtBy?: string;
  /** What it cannot run without, by Debian's name; written as a comment. */
  readonly needs?: string;
}

/** Reads one kind of file; undefined when the text is not what its name promises. */
export interface Manifest {
  readonly path: string;
  /** The folder with a folder for each command, where the language has such a habit. */
  readonly commandsIn?: string;
  read(text: string, commands: readonly string[]): Omit<Finding, 'source'> | undefined;
}
