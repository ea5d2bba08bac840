/** A program with its arguments. */
export type Command = readonly [string, ...string[]];

/** A distro's way to get packages: what to run in its container, as plain data. */
export interface Manager {
  readonly id: string;
  /** What its programs need to ask no questions. */
  readonly env: Readonly<Record<string, string>>;
  /** Programs of other names that do the same, as `yum` for `dnf`: the first that is there is used. */
  readonly programs: readonly string[];
  /** Brings the lists up to date where needed and installs packages; versions may be asked for as it writes them. */
  install(packages: readonly string[], program?: string): readonly Command[];
  /** Installs what the project's own packaging asks for: a folder that holds debian/, or a .spec. */
  buildRequires(path: string, program?: string): readonly Command[];
  /** What a word of `build.requires` must look like; what is wrong with it otherwise. */
  check(name: string): string | undefined;
  /** Where the mirrors are written: folders and files inside the container. */
  readonly mirrors: readonly string[];
  /** Such a file with its mirrors replaced by the archive of ended releases; as it was where there is none to replace. */
  archived(file: string, text: string, archive: string): string;
  /** What to do about the program's failure, read from what it printed. */
  explain(printed: string): string | undefined;
}
