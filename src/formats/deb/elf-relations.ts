import {compareGlibc, type GlibcNeed, glibcNeed, isGlibc, isMusl, loadsOf} from '../../archive/elf/glibc.ts';
import type {ElfFile, ElfPackage, ElfProblem, ElfRelations} from '../../model/elf.ts';
import {brings, knownPackage, ruledPackage} from './library-packages.ts';
import {debVersion} from './version.ts';

const IGNORED = /^\/usr\/lib\/debug\//;

/** A library that something in the package needs, and the first file that does. */
interface Need {
  readonly soname: string;
  readonly path: string;
}

/**
 * libc's floor, as dpkg-shlibdeps reads it from libc6's symbols file; libraries of the same run's other packages.
 * Which package brings any other library only the distro's own tools know: https://manpages.debian.org/dpkg-shlibdeps
 */
export function debElfRelations(own: ElfPackage, others: readonly ElfPackage[]): ElfRelations {
  const files = own.files.filter(({path, elf}) => !IGNORED.test(path) && elf.kind !== 'other');
  const names = namesOf(own.pkg.relations.depends);
  const held = librariesOf(own);
  const needs = needsOf(files).filter(({soname}) => !held.has(nameOf(soname)));
  const beside = needs.flatMap(({soname}) => {
    const holder = others.find((other) => librariesOf(other).has(nameOf(soname)));
    return holder ? [{soname, pkg: holder.pkg}] : [];
  });
  const open = needs.filter(
    ({soname}) =>
      !isGlibc(soname) &&
      !names.some((name) => brings(name, soname)) &&
      !beside.some((one) => one.soname === soname),
  );
  const musl = open.find(({soname}) => isMusl(soname));
  const spare = spareOf(names, needs);
  // A package with a C library of its own is not held to the system's.
  const floor = needs.some(({soname}) => isGlibc(soname)) ? floorOf(files, held.has('libc.so.6')) : undefined;
  return {
    depends: [
      ...(floor ? [floor.version === undefined ? 'libc6' : `libc6 (>= ${floor.version})`] : []),
      ...new Set(beside.map(({pkg}) => `${pkg.name} (= ${debVersion(pkg.version)})`)),
    ],
    provides: [],
    unanswered: [
      ...(floor?.isPrivate ? [privateProblem(floor.path)] : []),
      ...(spare.length > 0 ? [] : open)
        .filter((need) => need === musl || !isMusl(need.soname))
        .map(openProblem),
      ...silent(files),
    ],
    assumed: spare.length > 0 ? open.map((need) => assumedProblem(need, spare)) : [],
    unnamed: [
      ...lacking(
        needs.filter(
          (need) =>
            (isGlibc(need.soname) && !names.some(isLibc)) ||
            (open.includes(need) && spare.length === 0) ||
            beside.some(({soname, pkg}) => soname === need.soname && !names.includes(pkg.name)),
        ),
      ),
      ...tooLow(own.pkg.relations.depends, floor),
    ],
  };
}

/** A library may be asked for by its path. */
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The names of packages in relations, alternatives included. */
const namesOf = (relations: readonly string[]): readonly string[] =>
  relations
    .flatMap((text) => text.split(/[,|]/))
    .flatMap((one) => /^\s*([a-z0-9][a-z0-9+.-]+)/.exec(one)?.[1] ?? []);

const isLibc = (name: string): boolean => /^libc6(\.1|-i386)?$/.test(name);

/** By the names that its libraries give themselves, and by those that its files and links have. */
function librariesOf({pkg, files}: ElfPackage): ReadonlySet<string> {
  const paths = pkg.entries.filter(({type}) => type === 'file' || type === 'link').map(({path}) => path);
  return new Set([...paths.map(nameOf), ...files.flatMap(({elf}) => elf.soname ?? [])]);
}

function needsOf(files: readonly ElfFile[]): readonly Need[] {
  const first = new Map<string, Need>();
  for (const {path, elf} of files)
    for (const soname of loadsOf(elf)) if (!first.has(soname)) first.set(soname, {soname, path});
  return [...first.values()];
}

type Floor = GlibcNeed & {readonly path: string};

/** The highest that any file asks for. */
function floorOf(files: readonly ElfFile[], hasOwnLibc: boolean): Floor | undefined {
  const needs = files.flatMap(({path, elf}): readonly Floor[] => {
    const need = glibcNeed(elf);
    if (!need) return [];
    return [hasOwnLibc ? {version: undefined, name: undefined, isPrivate: false, path} : {...need, path}];
  });
  const inside = needs.find(({isPrivate}) => isPrivate);
  const highest = needs.reduce<Floor | undefined>(
    (best, next) => (best && compareGlibc(best.version ?? '0', next.version ?? '0') >= 0 ? best : next),
    undefined,
  );
  return highest && inside ? {...highest, isPrivate: true, path: inside.path} : highest;
}

/** Library packages among the written ones that no need explains: one of them may bring what is left. */
const spareOf = (names: readonly string[], needs: readonly Need[]): readonly string[] => [
  ...new Set(
    names.filter(
      (name) => name.startsWith('lib') && !isLibc(name) && !needs.some(({soname}) => brings(name, soname)),
    ),
  ),
];

const assumedProblem = ({soname, path}: Need, spare: readonly string[]): ElfProblem => ({
  path,
  message: `${path} needs ${soname}, which is taken to be in ${spare.join(' or ')}`,
  hint: `see whether it is: apt-file search ${soname}`,
});

function openProblem({soname, path}: Need): ElfProblem {
  if (isMusl(soname))
    return {
      path,
      message: `${path} needs ${soname}, which is musl's; Debian and Ubuntu have glibc`,
      hint: 'build it against glibc, link it statically, or write depends: [auto, musl]',
    };
  const known = knownPackage(soname);
  const ruled = ruledPackage(soname);
  return {
    path,
    message: `${path} needs ${soname}, and nothing here tells which package brings it`,
    hint: known
      ? `write depends: [auto, ${known}]`
      : `write depends: [auto, …] with that package${ruled ? ` (by Debian's rule ${ruled})` : ''}, or build for a distro such as debian-12, whose own tools know`,
  };
}

const privateProblem = (path: string): ElfProblem => ({
  path,
  message: `${path} needs GLIBC_PRIVATE: the insides of the one libc6 that it was linked with`,
  hint: 'link it with libraries that are not part of glibc itself',
});

/** A program with a loader that is not known, and nothing else. */
const silent = (files: readonly ElfFile[]): readonly ElfProblem[] =>
  files
    .filter(({elf}) => elf.interpreter !== undefined && loadsOf(elf).every((soname) => soname === ''))
    .map(({path}) => ({
      path,
      message: `${path} is a program with a loader, but names neither it nor a library`,
      hint: 'build it again: its headers are damaged',
    }));

function lacking(needs: readonly Need[]): readonly ElfProblem[] {
  const [first] = needs;
  if (!first) return [];
  const packages = [
    ...new Set(
      needs.flatMap(({soname}) =>
        isGlibc(soname) ? 'libc6' : (knownPackage(soname) ?? ruledPackage(soname) ?? []),
      ),
    ),
  ];
  return [
    {
      path: first.path,
      message: `${first.path} needs ${needs.map(({soname}) => soname).join(', ')}, and depends: names nothing that brings it`,
      hint: `write the package that brings it${packages.length > 0 ? `, such as ${packages.join(', ')}` : ''}`,
    },
  ];
}

/** A floor written by hand that is below what the files need. */
function tooLow(written: readonly string[], floor: Floor | undefined): readonly ElfProblem[] {
  const said = written.flatMap((text) => /^libc6 \(>= (\d+(?:\.\d+)+)/.exec(text)?.[1] ?? []);
  const best = said.reduce((a, b) => (compareGlibc(a, b) >= 0 ? a : b), '');
  if (!floor?.version || best === '' || compareGlibc(best, floor.version) >= 0) return [];
  return [
    {
      path: floor.path,
      message: `${floor.path} needs ${floor.name}, and depends: has libc6 (>= ${best})`,
      hint: `write libc6 (>= ${floor.version})`,
    },
  ];
}
