import {isGlibc, isMusl, loadsOf} from '../../archive/elf/glibc.ts';
import type {Elf, ElfFile, ElfPackage, ElfProblem, ElfRelations} from '../../model/elf.ts';

/** Separate debug symbols are not looked at, as in rpm's own elf.attr. */
const IGNORED = /^\/usr\/lib\/debug\//;

/**
 * The requires and provides that rpm's own generator (elfdeps) makes of the same files:
 * https://github.com/rpm-software-management/rpm/blob/master/tools/elfdeps.cc
 */
export function rpmElfRelations({pkg, files}: ElfPackage): ElfRelations {
  const looked = files.filter(({path}) => !IGNORED.test(path));
  const written = pkg.relations.depends;
  return {
    depends: unique(looked.flatMap(elfRequires)),
    provides: unique(looked.flatMap(elfProvides)),
    unanswered: looked.flatMap((file) => [...silent(file), ...musl(file, written)]),
    assumed: [],
    unnamed: unnamed(looked, written),
  };
}

/** What one file needs: `libc.so.6(GLIBC_2.34)(64bit)`. */
export function elfRequires({elf, mode}: Pick<ElfFile, 'elf' | 'mode'>): readonly string[] {
  // A program that may not be run needs nothing; a library has no interpreter, and may be 0644.
  if (elf.kind === 'other' || (elf.interpreter !== undefined && (mode & 0o111) === 0)) return [];
  return [
    ...elf.versionNeeds.flatMap(({soname, versions}) =>
      versions.map((version) => dependency(elf, soname, version)),
    ),
    ...elf.needed.map((soname) => dependency(elf, soname)),
    ...(elf.hasGnuHash && !elf.hasSysvHash ? ['rtld(GNU_HASH)'] : []),
  ].filter((text) => text !== undefined);
}

/** What one file brings. The mark for debuggers tells programs from libraries. */
export function elfProvides({elf}: Pick<ElfFile, 'elf'>): readonly string[] {
  if (elf.kind === 'other') return [];
  return [
    ...elf.versionDefinitions.flatMap(({soname, versions}) =>
      versions.map((version) => dependency(elf, soname, version)),
    ),
    ...(elf.kind === 'library' && !elf.hasDebug && elf.soname ? [dependency(elf, elf.soname)] : []),
  ].filter((text) => text !== undefined);
}

const ALPHA = new Set([41, 0x9026]);

function dependency(elf: Elf, soname: string, version = ''): string | undefined {
  if (!isLinkable(soname)) return undefined;
  const mark = elf.bits === 64 && !ALPHA.has(elf.machine) ? '(64bit)' : '';
  return version || mark ? `${soname}(${version})${mark}` : soname;
}

/** Names without .so, and plugins that nothing links to, are passed over; loaders are not. */
const isLinkable = (soname: string): boolean =>
  soname.includes('.so') && /^(?:lib|ld(?:64)?[.-])/.test(soname);

/** A program that needs a loader cannot need nothing else. */
function silent(file: ElfFile): readonly ElfProblem[] {
  const {path, mode, elf} = file;
  if (elf.interpreter === undefined || elfRequires(file).length > 0) return [];
  const isProgram = (mode & 0o111) !== 0;
  return [
    {
      path,
      message: isProgram
        ? `${path} is started by ${elf.interpreter}, but names no library that it needs`
        : `${path} is a program that nobody may run, so rpm would see nothing of what it needs`,
      hint: isProgram
        ? 'write depends: and what it needs'
        : 'write file_info: {mode: 0755} beside it, or depends: and what it needs',
    },
  ];
}

function musl({path, elf}: ElfFile, written: readonly string[]): readonly ElfProblem[] {
  const soname = loadsOf(elf).find(isMusl);
  if (soname === undefined || written.some((text) => text.startsWith(soname) || /^musl\b/.test(text)))
    return [];
  return [
    {
      path,
      message: `${path} needs ${soname}, which is musl's; distros with rpm have glibc`,
      hint: 'build it against glibc, or link it statically',
    },
  ];
}

/** Names of packages tell nothing of what is in them: with any but glibc's written, the rest is taken as answered. */
function unnamed(files: readonly ElfFile[], written: readonly string[]): readonly ElfProblem[] {
  const isOfGlibc = (text: string) => /^glibc\b|^rtld\(/.test(text) || isGlibc(text.split(/[( ]/)[0] ?? '');
  const own = new Set(files.flatMap(({elf}) => elf.soname ?? []));
  const isNamed = (soname: string): boolean =>
    own.has(soname) || (isGlibc(soname) ? written.some(isOfGlibc) : written.some((text) => !isOfGlibc(text)));
  for (const {path, elf} of files) {
    const missing = loadsOf(elf).filter((soname) => !isNamed(soname) && isLinkable(soname));
    if (missing.length > 0)
      return [
        {
          path,
          message: `${path} needs ${missing.join(', ')}, and depends: names nothing that brings it`,
          hint: 'write what brings it',
        },
      ];
  }
  return [];
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();
