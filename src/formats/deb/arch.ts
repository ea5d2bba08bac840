import type {Arch} from '../../model/target.ts';
import type {DebOptions} from './options.ts';

/** Debian's names of architectures: https://wiki.debian.org/SupportedArchitectures */
export const debArches: Readonly<Partial<Record<Arch, string>>> = {
  amd64: 'amd64',
  '386': 'i386',
  arm64: 'arm64',
  arm5: 'armel',
  // Go's arm6 is hard-float, as Raspberry Pi OS's armhf is; Debian's own armhf runs it too.
  arm6: 'armhf',
  arm7: 'armhf',
  loong64: 'loong64',
  mips: 'mips',
  mips64le: 'mips64el',
  mipsle: 'mipsel',
  ppc64le: 'ppc64el',
  riscv64: 'riscv64',
  s390x: 's390x',
  all: 'all',
};

/** What stands in the control file and the file name. */
export const debArch = (arch: Arch, options: DebOptions): string => options.arch || debArches[arch] || arch;
