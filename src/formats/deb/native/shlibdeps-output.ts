/** What dpkg-shlibdeps tells with -v and -O, read in any of its versions since dpkg 1.19. */
export interface Found {
  /** Relations to packages of the system. */
  readonly depends: readonly string[];
  /** Packages of this build in which a needed library was found, by name. */
  readonly siblings: readonly string[];
  /** Libraries that no package is known to bring. */
  readonly missing: readonly Missing[];
  /** The libraries that it looked for, by the file that needs them; what is missing is among them. */
  readonly looked: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Missing {
  /** In the package. */
  readonly path: string;
  readonly soname: string;
  /** Where it stands in the container, if anywhere. */
  readonly library: string | undefined;
  /** A package brings it, but does not say what those depend on who use it. */
  readonly packaged: boolean;
}

/** Stands for "a package of this build" among the relations; it is never written. */
export const SIBLING = 'linux-pkg-of-this-build';

const SCANNING = />> Scanning (.+) \(for \S+ field\)$/;
const FOUND = /Library (.+) found in (\/.+)$/;
const UNPACKAGED = /No associated package found for (\/.+)$/;
const NOWHERE = /cannot find library (.+) needed by (.+) \(ELF format: '/;
const NO_INFO = /no dependency information found for (.+) \(used by (.+)\)/;
const RESULT = /^shlibs:Depends[!?$]?=(.*)$/;

/** `trees` is the folder in which each package of the build has one of its name. */
export function readShlibdeps(
  lines: readonly string[],
  {own, trees}: {readonly own: string; readonly trees: string},
): Found {
  const state = {file: '', depends: new Set<string>(), siblings: new Set<string>()};
  const missing = new Map<string, Missing>();
  const places = new Map<string, string>();
  const looked = new Map<string, Set<string>>();
  const look = (file: string, soname: string): void => {
    const path = pathOf(file);
    looked.set(path, (looked.get(path) ?? new Set()).add(soname));
  };
  const pathOf = (file: string): string =>
    file.startsWith(`${trees}/${own}/`) ? file.slice(trees.length + own.length + 1) : file;
  const add = (file: string, soname: string, library: string | undefined, packaged = false): void => {
    const one = {path: pathOf(file), soname, library, packaged};
    look(file, soname);
    const key = JSON.stringify([one.path, soname]);
    if (!missing.has(key)) missing.set(key, one);
  };
  for (const line of lines) {
    const [, first = '', second = ''] =
      [SCANNING, FOUND, UNPACKAGED, NOWHERE, NO_INFO, RESULT].map((one) => one.exec(line)).find(Boolean) ??
      [];
    if (RESULT.test(line)) for (const one of first.split(/,\s*/)) state.depends.add(one.trim());
    else if (SCANNING.test(line)) {
      state.file = first;
      places.clear();
    } else if (FOUND.test(line)) {
      places.set(second, first);
      look(state.file, first);
      const name = second.startsWith(`${trees}/`) ? second.slice(trees.length + 1).split('/')[0]! : own;
      if (name !== own) state.siblings.add(name);
    } else if (UNPACKAGED.test(line) && !first.startsWith(`${trees}/`))
      add(state.file, places.get(first) ?? first.slice(first.lastIndexOf('/') + 1), first);
    else if (NOWHERE.test(line)) add(second, first, undefined);
    else if (NO_INFO.test(line) && !first.startsWith(`${trees}/`))
      add(second, places.get(first) ?? first.slice(first.lastIndexOf('/') + 1), first, true);
  }
  const depends = [...state.depends].filter((one) => one !== '' && !one.startsWith(SIBLING));
  return {depends, siblings: [...state.siblings].sort(), missing: [...missing.values()], looked};
}
