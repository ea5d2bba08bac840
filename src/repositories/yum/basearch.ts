/**
 * What `$basearch` is on a machine that installs packages of an architecture, where the two are not the same:
 * https://github.com/rpm-software-management/dnf/blob/master/dnf/rpm/__init__.py (_BASEARCH_MAP), and libdnf5's
 * https://github.com/rpm-software-management/dnf5/blob/main/libdnf5/rpm/arch.cpp
 */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  arm: ['armv5tejl', 'armv5tel', 'armv5tl', 'armv6l', 'armv7l', 'armv8l'],
  armhfp: ['armv6hl', 'armv7hl', 'armv7hnl', 'armv8hl'],
  i386: ['athlon', 'geode', 'i486', 'i586', 'i686'],
  ppc64: ['ppc64iseries', 'ppc64p7', 'ppc64pseries'],
  // The levels of rpm 4.19 are of machines that look for packages where all of them do.
  x86_64: ['amd64', 'ia32e', 'x86_64_v2', 'x86_64_v3', 'x86_64_v4'],
};

const BASE = new Map(
  Object.entries(FAMILIES).flatMap(([base, members]) => members.map((member) => [member, base] as const)),
);

/** Where packages of that architecture are looked for; those of a machine under its own name. */
export const basearchOf = (arch: string): string => BASE.get(arch) ?? arch;

/** For every machine. */
export const NOARCH = 'noarch';

/** Sources have a folder of their own, as Fedora's and Enterprise Linux's mirrors do. */
export const SOURCES = new Set(['src', 'nosrc']);
export const SOURCE_FOLDER = 'source';

/** Where packages for every machine go as long as there is no other: the machines that most people have. */
export const USUAL = ['x86_64', 'aarch64'] as const;
