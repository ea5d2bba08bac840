import type {Elf} from '../../model/elf.ts';

/** What glibc itself brings; its libcrypt went to a package of its own in every distro since 2020. */
const LIBRARIES =
  /^(?:ld(?:64)?(?:-linux[a-z0-9_-]*)?\.so\.\d+|lib(?:c|m|pthread|dl|rt|util|resolv|anl|nsl|mvec|BrokenLocale|thread_db|c_malloc_debug|nss_(?:compat|dns|files|hesiod))\.so\.\d+|lib(?:memusage|pcprofile)\.so)$/;

/** Is it a library of glibc, or its loader? */
export const isGlibc = (soname: string): boolean => LIBRARIES.test(soname);

/** A C library that only Alpine and its like have. */
export const isMusl = (soname: string): boolean => /^(?:libc\.so$|libc\.musl-|ld-musl-)/.test(soname);

const VERSION = /^\d{1,4}(?:\.\d{1,4}){1,2}$/;

/** Below 0, 0, above 0: 2.4 is below 2.34, and 2.3 below 2.3.4. */
export function compareGlibc(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < 3; at++) if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) - (y[at] ?? 0);
  return 0;
}

/** The newest version of glibc that a file asks for. */
export interface GlibcNeed {
  /** `2.34`; undefined where it asks for none by version. */
  readonly version: string | undefined;
  /** As the file spells it: `GLIBC_2.34`. */
  readonly name: string | undefined;
  /** It reaches into glibc's insides, which differ in every release. */
  readonly isPrivate: boolean;
}

/** Marks of what the loader must know, and the release that brought it. Some distros have it earlier. */
const MARKS: Readonly<Record<string, string>> = {GLIBC_ABI_DT_RELR: '2.36'};

/** What a file needs of glibc; undefined where it needs nothing of it. */
export function glibcNeed(elf: Elf, {marks = true} = {}): GlibcNeed | undefined {
  const versions = elf.versionNeeds.filter(({soname}) => isGlibc(soname)).flatMap((need) => need.versions);
  if (versions.length === 0 && !loadsOf(elf).some(isGlibc)) return undefined;
  const known = versions.flatMap((name) => {
    const mark = Object.hasOwn(MARKS, name) && marks ? MARKS[name] : undefined;
    const version = mark ?? name.replace(/^GLIBC_/, '');
    return VERSION.test(version) ? [{name, version}] : [];
  });
  const newest = known.reduce<(typeof known)[number] | undefined>(
    (best, next) => (best && compareGlibc(best.version, next.version) >= 0 ? best : next),
    undefined,
  );
  return {version: newest?.version, name: newest?.name, isPrivate: versions.includes('GLIBC_PRIVATE')};
}

/** Everything that must be there for it to start: its libraries, and the loader of a program. */
export const loadsOf = ({needed, interpreter}: Elf): readonly string[] => [
  ...new Set([
    ...needed,
    ...(interpreter === undefined ? [] : [interpreter.slice(interpreter.lastIndexOf('/') + 1)]),
  ]),
];
