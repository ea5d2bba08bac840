import {posix} from 'node:path';
import {readElf} from '../../../archive/elf/elf.ts';
import {archesOf} from '../../../archive/elf/machine.ts';
import type {ElfFile} from '../../../model/elf.ts';
import type {Entry, Package} from '../../../model/package.ts';

/** Nothing smaller has an ELF header. */
const LEAST_SIZE = 52;
const DEBUG = '/usr/lib/debug/';
/** Where the system's loader looks for libraries. */
const PUBLIC = /^\/(?:usr\/)?lib(?:32|64|x32)?(?:\/[a-z0-9_]+-linux-[a-z0-9_]+)?$/;

/** A library by the name it gives itself, in the two parts that shlibs files have. */
export interface Library {
  readonly name: string;
  readonly version: string;
}

/** Programs and libraries made for the package's architecture; what is for another is data. */
export const elvesOf = ({entries, arch}: Package): readonly ElfFile[] =>
  entries.flatMap((entry) => {
    const elf = entry.path.startsWith(DEBUG) ? undefined : elfOf(entry);
    const fits = elf && elf.kind !== 'other' && archesOf(elf).includes(arch);
    return fits ? [{path: entry.path, mode: entry.mode, elf}] : [];
  });

function elfOf(entry: Entry): ElfFile['elf'] | undefined {
  if (entry.type !== 'file' || entry.content !== undefined || entry.size < LEAST_SIZE) return undefined;
  const read = readElf(entry.from);
  return read && 'kind' in read ? read : undefined;
}

/** Started by somebody, rather than loaded by a program; one that can stand at any address is ELF's `library` too. */
export const isProgram = ({elf}: ElfFile): boolean =>
  elf.kind === 'program' || elf.interpreter !== undefined || elf.hasDebug;

/** `libz.so.1` is libz 1, `libproc2-4.0.so` is libproc2 4.0: as dpkg-shlibdeps takes them apart. */
export function libraryOf(soname: string): Library | undefined {
  const [, name, version] = /^(.+)\.so\.(.+)$/.exec(soname) ?? /^(.+)-(\d.*)\.so$/.exec(soname) ?? [];
  return name === undefined || version === undefined || /\s/.test(soname) ? undefined : {name, version};
}

/** What others may be linked with: libraries in the system's own folders. */
export const publicLibraries = (elves: readonly ElfFile[]): readonly Library[] =>
  named(elves.filter((file) => !isProgram(file) && PUBLIC.test(posix.dirname(file.path))));

/** Every library with a name and version of its own, each once. */
export function named(elves: readonly ElfFile[]): readonly Library[] {
  const sonames = new Set(elves.flatMap(({elf}) => elf.soname ?? []));
  return [...sonames].sort().flatMap((soname) => libraryOf(soname) ?? []);
}

/** Folders of libraries where the system's loader does not look. */
export const privateFolders = (elves: readonly ElfFile[]): readonly string[] =>
  [...new Set(elves.filter((file) => !isProgram(file)).map(({path}) => posix.dirname(path)))]
    .filter((folder) => !PUBLIC.test(folder))
    .sort();
