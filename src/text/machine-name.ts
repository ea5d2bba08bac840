import type {Arch} from '../model/target.ts';

/** What `uname -m` says, so that a script finds its file by it; little-endian MIPS says no more than `mips` there. */
const MACHINES: Readonly<Record<Arch, string>> = {
  amd64: 'x86_64',
  '386': 'i686',
  arm64: 'aarch64',
  arm5: 'armv5tel',
  arm6: 'armv6l',
  arm7: 'armv7l',
  loong64: 'loongarch64',
  mips: 'mips',
  mips64le: 'mips64el',
  mipsle: 'mipsel',
  ppc64le: 'ppc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
  all: 'all',
};

/** The kernel's word for a machine of that architecture. */
export const machineName = (arch: Arch): string => MACHINES[arch];
