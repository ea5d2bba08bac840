import {resolve} from 'node:path';
import {readElf} from '../../../archive/elf/elf.ts';
import type {Elf, ElfProblem} from '../../../model/elf.ts';
import type {PackageFacts} from '../../../model/facts.ts';
import type {Host} from '../../../model/host.ts';
import type {Entry} from '../../../model/package.ts';
import type {RpmPackage} from '../identity.ts';

/** A program or library among the staged files. */
export interface ElfEntry {
  readonly path: string;
  readonly mode: number;
  readonly elf: Elf;
}

/** Nothing smaller has an ELF header. */
const LEAST_SIZE = 52;
/** Neither stripped nor asked for what they need: rpm's own generator passes debug symbols by. */
const SYMBOLS = /^\/usr\/lib\/debug\//;

/** Looked into only where somebody asks: for relations, or to be stripped. */
export function elfEntries(host: Pick<Host, 'workDir'>, pkg: RpmPackage): readonly ElfEntry[] {
  if (!pkg.auto && pkg.debug !== 'strip') return [];
  return pkg.entries.flatMap((entry): readonly ElfEntry[] => {
    if (entry.type !== 'file' || entry.content !== undefined || entry.size < LEAST_SIZE) return [];
    if (SYMBOLS.test(entry.path)) return [];
    const elf = readElf(resolve(host.workDir, entry.from));
    if (!elf || 'damage' in elf || elf.kind === 'other') return [];
    return [{path: entry.path, mode: entry.mode, elf}];
  });
}

/** Programs that load libraries, and of which the distro's generator has found nothing in the finished package. */
export function unansweredProblems(
  elves: readonly ElfEntry[],
  {relations}: Pick<PackageFacts, 'relations'>,
): readonly ElfProblem[] {
  const found = new Set((relations.depends ?? []).map((text) => text.split(/[( ]/)[0]));
  return elves.flatMap(({path, mode, elf}) => {
    const {needed, interpreter} = elf;
    const loads = needed.filter((soname) => soname.includes('.so'));
    if (interpreter === undefined && loads.length === 0) return [];
    if (loads.some((soname) => found.has(soname))) return [];
    const isProgram = (mode & 0o111) !== 0;
    return [
      {
        path,
        message: `${path} needs ${loads.join(', ') || interpreter}, and the distro's rpm has found nothing of it`,
        hint:
          interpreter !== undefined && !isProgram
            ? 'write file_info: {mode: 0755} beside it, as rpm looks only into programs that may be run, or depends: and what it needs'
            : 'write depends: and what it needs; rpm finds it by itself with the generators of the package rpm-build',
      },
    ];
  });
}

/** What a shell, a macro or a pattern would be made of. */
const ACTIVE = /[\s%*?[\]{}()"'`\\$;&|<>!#]/;

/**
 * rpm's own find-debuginfo passes paths through shells, and writes a list of them whose macros rpmbuild expands:
 * programs of such names cannot be split.
 */
export const splitProblems = (
  host: Pick<Host, 'workDir'>,
  {debug, entries}: RpmPackage,
): readonly ElfProblem[] =>
  debug === 'split'
    ? entries
        .filter((entry) => ACTIVE.test(entry.path) && (entry.type === 'link' || isElf(host, entry)))
        .map(({path}) => ({
          path,
          message: `the debug symbols of ${JSON.stringify(path)} cannot be split off: rpm's tools would misread its name`,
          hint: 'rename it, or write debug: strip or debug: keep',
        }))
    : [];

const isElf = (host: Pick<Host, 'workDir'>, entry: Entry): boolean =>
  entry.type === 'file' &&
  entry.content === undefined &&
  entry.size >= LEAST_SIZE &&
  readElf(resolve(host.workDir, entry.from)) !== undefined;
