import type {PackedFile} from '../../../containers/index.ts';
import type {ElfFile} from '../../../model/elf.ts';
import {type Problem, ToolError, UserError} from '../../../model/errors.ts';
import type {Package} from '../../../model/package.ts';
import type {Workshop} from '../../../model/workshop.ts';
import type {DebOptions} from '../options.ts';
import {debRelation} from '../relation.ts';
import {debVersion} from '../version.ts';
import {named, privateFolders} from './libraries.ts';
import {CHECK, PLAIN, treeOf, WORK} from './paths.ts';
import {type Found, type Missing, readShlibdeps, SIBLING} from './shlibdeps-output.ts';

/** A package, and the programs and libraries in it. */
export interface Laid {
  readonly pkg: Package<DebOptions>;
  readonly elves: readonly ElfFile[];
}

/** dpkg-shlibdeps wants a source package's control file; no value of the user's stands in it. */
const CONTROL = `Source: ${SIBLING}
Maintainer: Nobody <nobody@localhost>

Package: ${SIBLING}
Architecture: any
Description: the packages of this build
`;

/** The files without which dpkg-shlibdeps knows nothing of the libraries of this build. */
export function shlibdepsFiles(laid: readonly Laid[]): readonly PackedFile[] {
  const libraries = named(laid.flatMap(({elves}) => elves));
  const lines = libraries.map(({name, version}) => `${name} ${version} ${SIBLING}\n`);
  return [
    {path: 'check/debian/control', content: CONTROL},
    {path: `check/debian/${SIBLING}/DEBIAN/shlibs`, content: lines.join('')},
  ];
}

/**
 * What `depends: auto` stands for in this distro: https://manpages.debian.org/dpkg-shlibdeps.1
 * Libraries of the build's other packages are in exactly the version that is built with them.
 */
export async function sharedLibraryDepends(
  workshop: Workshop,
  own: Laid,
  all: readonly Laid[],
): Promise<readonly string[]> {
  const loading = own.elves.filter(({elf}) => elf.needed.length > 0);
  const silent = own.elves.filter(({elf}) => elf.interpreter !== undefined && elf.needed.length === 0);
  const found = loading.length > 0 ? await ask(workshop, own, {all, loading}) : undefined;
  const depends = [...(found?.depends ?? []), ...siblingDepends(found?.siblings ?? [], all)];
  const problems = [
    ...(found?.missing ?? []).map(missingProblem),
    ...(found?.whole ? loading.flatMap((file) => unseenProblems(file, found)) : []),
    ...(depends.length === 0 && own.pkg.relations.depends.length === 0 ? silent.map(silentProblem) : []),
    ...depends.flatMap((text) => {
      const spelled = debRelation(text);
      return 'message' in spelled ? [spelled] : [];
    }),
  ];
  if (problems.length > 0) throw new UserError('deb/depends', problems);
  return depends;
}

const siblingDepends = (names: readonly string[], all: readonly Laid[]): readonly string[] =>
  all.flatMap(({pkg}) => (names.includes(pkg.name) ? [`${pkg.name} (= ${debVersion(pkg.version)})`] : []));

/** Whether it came to the end of the list. */
type Answer = Found & {readonly whole: boolean};

async function ask(
  workshop: Workshop,
  own: Laid,
  {all, loading}: {readonly all: readonly Laid[]; readonly loading: readonly ElfFile[]},
): Promise<Answer> {
  const tree = treeOf(own.pkg.name);
  const lines: string[] = [];
  const where = {own: own.pkg.name, trees: `${WORK}/trees`};
  try {
    await workshop.run(
      [
        'dpkg-shlibdeps',
        '-O',
        '-v',
        '--warnings=0',
        ...all.filter((one) => one !== own).map(({pkg}) => `-S${treeOf(pkg.name)}`),
        ...privateFolders(own.elves).map((folder) => `-l${folder}`),
        ...loading.map(({path}) => `-e${tree}${path}`),
      ],
      {cwd: CHECK, env: PLAIN, onLine: (line) => lines.push(line)},
    );
  } catch (error) {
    const found = readShlibdeps(lines, where);
    if (error instanceof ToolError && found.missing.length > 0) return {...found, whole: false};
    throw error;
  }
  return {...readShlibdeps(lines, where), whole: true};
}

const missingProblem = ({path, soname, library, packaged}: Missing): Problem => ({
  message:
    library === undefined
      ? `${path} needs ${soname}, which is not in the container`
      : packaged
        ? `${path} needs ${soname}, and the package of ${library} has no shlibs or symbols file`
        : `${path} needs ${soname}, and no package brings ${library}`,
  hint: 'name the package that brings it (or its -dev package) in build.requires, pack the library too, or write depends without auto',
});

/** What we read from the file, and objdump does not: its section headers may be gone. */
const unseenProblems = ({path, elf}: ElfFile, {looked, depends}: Found): readonly Problem[] =>
  elf.needed
    // One that found packages without telling of any library would be of another age.
    .filter((soname) => !looked.get(path)?.has(soname) && (looked.size > 0 || depends.length === 0))
    .map((soname) => ({
      message: `${path} needs ${JSON.stringify(soname)}, but dpkg-shlibdeps does not see that`,
      hint: 'build it again without packing or stripping it further than strip does, or write depends without auto',
    }));

const silentProblem = ({path}: ElfFile): Problem => ({
  message: `${path} is a program with a loader, but names no library: nothing tells what it depends on`,
  hint: 'write depends, such as depends: [libc6]',
});
