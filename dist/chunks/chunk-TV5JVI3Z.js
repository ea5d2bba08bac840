import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);

// src/repositories/yum/basearch.ts
var FAMILIES = {
  arm: ["armv5tejl", "armv5tel", "armv5tl", "armv6l", "armv7l", "armv8l"],
  armhfp: ["armv6hl", "armv7hl", "armv7hnl", "armv8hl"],
  i386: ["athlon", "geode", "i486", "i586", "i686"],
  ppc64: ["ppc64iseries", "ppc64p7", "ppc64pseries"],
  // The levels of rpm 4.19 are of machines that look for packages where all of them do.
  x86_64: ["amd64", "ia32e", "x86_64_v2", "x86_64_v3", "x86_64_v4"]
};
var BASE = new Map(
  Object.entries(FAMILIES).flatMap(([base, members]) => members.map((member) => [member, base]))
);
var basearchOf = (arch) => BASE.get(arch) ?? arch;
var NOARCH = "noarch";
var SOURCES = /* @__PURE__ */ new Set(["src", "nosrc"]);
var SOURCE_FOLDER = "source";
var USUAL = ["x86_64", "aarch64"];

// src/repositories/yum/places.ts
var ROOT = "yum/";
var REPODATA = "repodata/";
var TOP = "repomd.xml";
var NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;
var PACKAGE = /^[^/].*\.rpm$/s;
var folderOf = (place) => `${ROOT}${place}/`;
var topOf = (place) => `${folderOf(place)}${REPODATA}${TOP}`;
var isPackage = (path) => path.startsWith(ROOT) && PACKAGE.test(path) && !path.includes(`/${REPODATA}`);
var packagePath = (file) => `Packages/${file[0].toLowerCase()}/${file}`;
var suiteOf = (place) => place.slice(0, place.indexOf("/"));
function places(suite, arch, arches, there = []) {
  if (SOURCES.has(arch)) return [`${suite}/${SOURCE_FOLDER}`];
  if (arch !== NOARCH) return [`${suite}/${basearchOf(arch)}`];
  const coming = arches.filter((one) => one !== NOARCH && !SOURCES.has(one)).map(basearchOf);
  const machines = there.filter((place) => suiteOf(place) === suite && place !== `${suite}/${SOURCE_FOLDER}`).map((place) => place.slice(suite.length + 1));
  const bases = /* @__PURE__ */ new Set([...coming, ...machines]);
  return [...bases.size > 0 ? bases : USUAL].sort().map((base) => `${suite}/${base}`);
}
async function placesIn(store) {
  const end = `/${REPODATA}${TOP}`;
  const there = await store.list(ROOT);
  return there.filter(({ path }) => path.endsWith(end)).map(({ path }) => path.slice(ROOT.length, -end.length)).sort();
}
function check(suite) {
  if (NAME.test(suite) && !suite.endsWith(".")) return void 0;
  return {
    message: `"${suite}" cannot be the folder of a YUM repository`,
    hint: "write what $releasever is on the system: 9, 43, 15.6, tumbleweed"
  };
}

export {
  basearchOf,
  NOARCH,
  SOURCES,
  SOURCE_FOLDER,
  ROOT,
  REPODATA,
  folderOf,
  topOf,
  isPackage,
  packagePath,
  suiteOf,
  places,
  placesIn,
  check
};
