import type {Problem} from './errors.ts';
import type {Package} from './package.ts';

/** The versions that a file needs of a library, by their names: `GLIBC_2.34`. */
export interface VersionNeed {
  readonly soname: string;
  readonly versions: readonly string[];
}

/** What a program or library says of itself and of what it loads: https://refspecs.linuxfoundation.org/elf/ */
export interface Elf {
  readonly bits: 32 | 64;
  readonly endian: 'little' | 'big';
  /** `e_machine`: 62 is x86-64. */
  readonly machine: number;
  /** Only `program` and `library` are ever loaded; a program that can stand at any address is a `library` too. */
  readonly kind: 'program' | 'library' | 'other';
  /** The loader that the kernel starts it with: `/lib64/ld-linux-x86-64.so.2`. */
  readonly interpreter: string | undefined;
  readonly soname: string | undefined;
  readonly needed: readonly string[];
  readonly versionNeeds: readonly VersionNeed[];
  /** The versions it has, each under the name that it gives itself there. */
  readonly versionDefinitions: readonly VersionNeed[];
  readonly hasSysvHash: boolean;
  readonly hasGnuHash: boolean;
  /** The mark of programs that can stand at any address. */
  readonly hasDebug: boolean;
}

/** An ELF file of a package. */
export interface ElfFile {
  /** In the package. */
  readonly path: string;
  readonly mode: number;
  readonly elf: Elf;
}

/** A package and the ELF files in it. */
export interface ElfPackage<Options = unknown> {
  readonly pkg: Package<Options>;
  readonly files: readonly ElfFile[];
}

/** Something to tell of one of the files. */
export interface ElfProblem extends Problem {
  readonly path: string;
}

/** What a format reads from the ELF files of a package; `pkg.relations` holds what the user wrote. */
export interface ElfRelations {
  /** What `depends: auto` stands for. */
  readonly depends: readonly string[];
  readonly provides: readonly string[];
  /** Needs to which `auto` has no answer. */
  readonly unanswered: readonly ElfProblem[];
  /** Needs for which a written relation is taken, though nothing proves it. */
  readonly assumed: readonly ElfProblem[];
  /** Needs that the written relations, taken alone, leave out. */
  readonly unnamed: readonly ElfProblem[];
}
