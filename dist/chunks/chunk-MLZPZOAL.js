import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/archive/elf/glibc.ts
var LIBRARIES = /^(?:ld(?:64)?(?:-linux[a-z0-9_-]*)?\.so\.\d+|lib(?:c|m|pthread|dl|rt|util|resolv|anl|nsl|mvec|BrokenLocale|thread_db|c_malloc_debug|nss_(?:compat|dns|files|hesiod))\.so\.\d+|lib(?:memusage|pcprofile)\.so)$/;
var isGlibc = (soname) => LIBRARIES.test(soname);
var isMusl = (soname) => /^(?:libc\.so$|libc\.musl-|ld-musl-)/.test(soname);
var VERSION = /^\d{1,4}(?:\.\d{1,4}){1,2}$/;
function compareGlibc(a, b) {
  const [x, y] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (let at = 0; at < 3; at++) if ((x[at] ?? 0) !== (y[at] ?? 0)) return (x[at] ?? 0) - (y[at] ?? 0);
  return 0;
}
var MARKS = { GLIBC_ABI_DT_RELR: "2.36" };
function glibcNeed(elf, { marks = true } = {}) {
  const versions = elf.versionNeeds.filter(({ soname }) => isGlibc(soname)).flatMap((need) => need.versions);
  if (versions.length === 0 && !loadsOf(elf).some(isGlibc)) return void 0;
  const known = versions.flatMap((name) => {
    const mark = Object.hasOwn(MARKS, name) && marks ? MARKS[name] : void 0;
    const version = mark ?? name.replace(/^GLIBC_/, "");
    return VERSION.test(version) ? [{ name, version }] : [];
  });
  const newest = known.reduce(
    (best, next) => best && compareGlibc(best.version, next.version) >= 0 ? best : next,
    void 0
  );
  return { version: newest?.version, name: newest?.name, isPrivate: versions.includes("GLIBC_PRIVATE") };
}
var loadsOf = ({ needed, interpreter }) => [
  .../* @__PURE__ */ new Set([
    ...needed,
    ...interpreter === void 0 ? [] : [interpreter.slice(interpreter.lastIndexOf("/") + 1)]
  ])
];

export {
  isGlibc,
  isMusl,
  compareGlibc,
  glibcNeed,
  loadsOf
};
