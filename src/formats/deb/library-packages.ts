/** Certain names, and those that Debian's rule does not give; the first is what today's releases have. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'libgcc_s.so.1': ['libgcc-s1', 'libgcc1'],
  'libstdc++.so.6': ['libstdc++6'],
  'libz.so.1': ['zlib1g'],
  'libssl.so.3': ['libssl3'],
  'libcrypto.so.3': ['libssl3'],
  'libssl.so.1.1': ['libssl1.1'],
  'libcrypto.so.1.1': ['libssl1.1'],
  'libcurl-gnutls.so.4': ['libcurl3-gnutls'],
  'libgobject-2.0.so.0': ['libglib2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0'],
  'libgmodule-2.0.so.0': ['libglib2.0-0'],
  'libgthread-2.0.so.0': ['libglib2.0-0'],
  'libgdk-3.so.0': ['libgtk-3-0'],
  'libpam.so.0': ['libpam0g'],
  'libpam_misc.so.0': ['libpam0g'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libnspr4.so': ['libnspr4'],
};

/** The package for certain, where the table has it. */
export const knownPackage = (soname: string): string | undefined => packagesOf(soname)[0];

const packagesOf = (soname: string): readonly string[] =>
  Object.hasOwn(KNOWN, soname) ? (KNOWN[soname] ?? []) : soname.includes('musl') ? ['musl'] : [];

/** The package that Debian's rule names: https://www.debian.org/doc/debian-policy/ch-sharedlibs.html#run-time-shared-libraries */
export function ruledPackage(soname: string): string | undefined {
  const [, name, version] =
    /^(.+?)\.so\.(\d+(?:\.\d+)*)$/.exec(soname) ?? /^(.+)-(\d+(?:\.\d+)*)\.so$/.exec(soname) ?? [];
  if (name === undefined || version === undefined) return undefined;
  const lower = name.toLowerCase().replaceAll('_', '-');
  const ruled = `${lower}${/\d$/.test(lower) ? '-' : ''}${version}`;
  return /^[a-z0-9][a-z0-9+.-]+$/.test(ruled) ? ruled : undefined;
}

/** Does a package of that name bring that library, as far as names tell? 64-bit time gave many a `t64`. */
export function brings(packageName: string, soname: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/t64(?=$|-)/, '')
      .replace(/[._-]/g, '');
  const ruled = ruledPackage(soname);
  const name = plain(packageName);
  return [...packagesOf(soname), ...(ruled === undefined ? [] : [ruled])].some((one) => plain(one) === name);
}
