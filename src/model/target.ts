import type {Version} from './version.ts';

/** Architectures as nfpm.yaml spells them (Go's names); each format and Docker map them in their own table. */
export const arches = [
  'amd64',
  '386',
  'arm64',
  'arm5',
  'arm6',
  'arm7',
  'loong64',
  'mips',
  'mips64le',
  'mipsle',
  'ppc64le',
  'riscv64',
  's390x',
  'all',
] as const;

export type Arch = (typeof arches)[number];

export type Engine = 'portable' | 'native';

/** One leg of the plan; it yields one package or more. */
export interface Target {
  /** `debian-12/amd64`. */
  readonly id: string;
  /** What the user wrote or meant: `debian-12`, or `deb` for a portable target. */
  readonly name: string;
  readonly distro: string | undefined;
  readonly release: string | undefined;
  readonly arch: Arch;
  readonly format: string;
  readonly engine: Engine;
  /** The release in whose container the app is built: its own, or for a portable target the one of `portable_on`. */
  readonly buildOn: string | undefined;
  /** That release's image, or the config's. */
  readonly image: string | undefined;
  /** What the distro appends to the revision: `~deb12`, `.el9`. */
  readonly suffix: string;
  readonly runsOn: string | readonly string[];
  /** False where another leg of the same name makes the packages that are for every architecture (`all`). */
  readonly withAll?: boolean;
}

/** The job matrix, and all that a later job needs to know of this one. */
export interface Plan {
  readonly version: Version;
  readonly targets: readonly Target[];
}
