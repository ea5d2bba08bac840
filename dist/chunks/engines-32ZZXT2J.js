import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareGlibc,
  glibcNeed,
  isGlibc,
  isMusl,
  loadsOf
} from "./chunk-MLZPZOAL.js";
import {
  debChangelog,
  nfpmChangelog
} from "./chunk-VXH7GWWK.js";
import {
  gzipWhole
} from "./chunk-BLCPZVLP.js";
import {
  damaged,
  fileParts,
  paragraphOf,
  partsOf,
  pathOf,
  readContents,
  readDeb,
  readParagraph,
  through
} from "./chunk-TZLW2MZT.js";
import "./chunk-IWKAJEUF.js";
import "./chunk-TQC3N7SD.js";
import {
  piecesOf
} from "./chunk-NZWIOXGV.js";
import {
  debVersion
} from "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-LA4MBAC2.js";
import "./chunk-PRRMO4CD.js";
import "./chunk-QCTMG4JC.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import {
  controlText
} from "./chunk-3J7YOGKI.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import {
  smallFile
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/formats/deb/card.ts
function debCard({ name, version, arch, fields, relations }) {
  const field = (wanted) => Object.entries(fields).find(([key]) => key.toLowerCase() === wanted)?.[1].trim() || void 0;
  const [summary, ...more] = (field("description") ?? "").split("\n");
  return {
    summary: summary || void 0,
    description: more.map((line) => line.replace(/^ (\.$)?/, "")).join("\n") || void 0,
    license: field("license"),
    maintainer: field("maintainer"),
    vendor: field("vendor"),
    homepage: field("homepage"),
    needs: [...relations.predepends, ...relations.depends].flatMap(needsOf),
    wants: [...relations.recommends, ...relations.suggests].flatMap(needsOf),
    purl: { type: "deb", name: name.toLowerCase(), version, qualifiers: { arch } }
  };
}
var needsOf = (text) => text.split("|").flatMap((one) => {
  const [, name, version] = /^\s*([^\s(:]+)[^(]*(?:\(\s*=\s*([^)\s]+)\s*\))?/.exec(one) ?? [];
  return name ? [{ name, version, text }] : [];
});

// src/formats/deb/copyright.ts
var COMMON = [
  [/^GPL-1/, "GPL-1"],
  [/^GPL-2/, "GPL-2"],
  [/^GPL-3/, "GPL-3"],
  [/^LGPL-2\.1/, "LGPL-2.1"],
  [/^LGPL-2(?!\.1)/, "LGPL-2"],
  [/^LGPL-3/, "LGPL-3"],
  [/^GFDL-1\.2/, "GFDL-1.2"],
  [/^GFDL-1\.3/, "GFDL-1.3"],
  [/^Apache-2/, "Apache-2.0"],
  [/^Artistic-1/, "Artistic"],
  [/^MPL-1\.1/, "MPL-1.1"],
  [/^MPL-2/, "MPL-2.0"],
  [/^CC0-1/, "CC0-1.0"]
];
var isCommonText = (text) => /^\s*(?:GNU (?:LESSER |LIBRARY )?GENERAL PUBLIC LICENSE|Apache License|Mozilla Public License)/.test(text);
function copyrightText(pkg, licenseText) {
  const ids = (pkg.license ?? "").split(/[\s()]+|\b(?:AND|OR|WITH)\b/).filter((id) => id !== "");
  const common = COMMON.flatMap(([pattern, name]) => ids.some((id) => pattern.test(id)) ? [name] : []);
  const text = licenseText?.replace(/\r\n?/g, "\n").replaceAll("	", "    ");
  const own = common.length === 0 && text !== void 0 && !isCommonText(text) ? text : void 0;
  const year = new Date(pkg.version.date * 1e3).getUTCFullYear();
  const header = controlText([
    ["Format", "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"],
    ["Upstream-Name", pkg.name],
    ["Upstream-Contact", oneLine(pkg.maintainer)],
    ...pkg.homepage ? [["Source", oneLine(pkg.homepage)]] : []
  ]);
  const files = controlText([
    ["Files", "*"],
    ["Copyright", holdersIn(own ?? "") || `${year} the authors of ${pkg.name}`],
    ["License", [shortName(pkg.license, text), ...bodyOf(common, own, pkg.license)].join("\n")]
  ]);
  return `${header}
${files}`;
}
var shortName = (license, text) => oneLine(license ?? "").replace(/\b(?:AND|OR|WITH)\b/g, (word) => word.toLowerCase()) || (text === void 0 ? "unknown" : "custom");
function bodyOf(common, own, license) {
  if (own !== void 0) return own.trimEnd().split("\n").map(printable);
  if (common.length > 0)
    return [
      "On Debian systems the full text is in",
      ...common.map((name) => `/usr/share/common-licenses/${name}`)
    ];
  return license ? ["The full text comes with the source."] : ["The package does not say under which licence it is."];
}
var holdersIn = (text) => text.split("\n").map((line) => /^\s*copyright\b\s*(?:\(c\)|©)?\s*(\d{4}\b.*)$/i.exec(line)?.[1]?.trim()).filter((line) => line !== void 0).map(printable).join("\n");
var printable = (line) => line.replace(/[\u0000-\u001f\u007f]/g, " ");
var oneLine = (text) => printable(text.replace(/\s+/g, " ").trim());

// src/formats/deb/documents.ts
function debDocuments(pkg, { licenseText }) {
  const folder = `/usr/share/doc/${pkg.name}`;
  const shipped = new Set(pkg.entries.map(({ path }) => path));
  const ships = (...names) => names.some((name) => shipped.has(`${folder}/${name}`));
  const entry = (name, from, content) => ({
    type: "file",
    path: `${folder}/${name}`,
    from: `the ${from} of ${pkg.name}`,
    content: content.toString("base64"),
    size: content.length,
    role: void 0,
    mode: 420,
    owner: "root",
    group: "root",
    mtime: pkg.version.date
  });
  if (pkg.nfpm) {
    return pkg.changelog.length > 0 ? [entry("changelog.Debian.gz", "changelog", gzipWhole(nfpmChangelog(pkg)))] : [];
  }
  const documents = [];
  const native = !pkg.version.revision;
  if (!ships("changelog.Debian", "changelog.Debian.gz") && !(native && ships("changelog", "changelog.gz"))) {
    const name = native ? "changelog.gz" : "changelog.Debian.gz";
    documents.push(entry(name, "changelog", gzipWhole(debChangelog(pkg))));
  }
  if (!ships("copyright")) {
    documents.push(entry("copyright", "copyright file", Buffer.from(copyrightText(pkg, licenseText))));
  }
  return documents;
}

// src/formats/deb/library-packages.ts
var KNOWN = {
  "libgcc_s.so.1": ["libgcc-s1", "libgcc1"],
  "libstdc++.so.6": ["libstdc++6"],
  "libz.so.1": ["zlib1g"],
  "libssl.so.3": ["libssl3"],
  "libcrypto.so.3": ["libssl3"],
  "libssl.so.1.1": ["libssl1.1"],
  "libcrypto.so.1.1": ["libssl1.1"],
  "libcurl-gnutls.so.4": ["libcurl3-gnutls"],
  "libgobject-2.0.so.0": ["libglib2.0-0"],
  "libgio-2.0.so.0": ["libglib2.0-0"],
  "libgmodule-2.0.so.0": ["libglib2.0-0"],
  "libgthread-2.0.so.0": ["libglib2.0-0"],
  "libgdk-3.so.0": ["libgtk-3-0"],
  "libpam.so.0": ["libpam0g"],
  "libpam_misc.so.0": ["libpam0g"],
  "libnss3.so": ["libnss3"],
  "libnssutil3.so": ["libnss3"],
  "libsmime3.so": ["libnss3"],
  "libnspr4.so": ["libnspr4"]
};
var knownPackage = (soname) => packagesOf(soname)[0];
var packagesOf = (soname) => Object.hasOwn(KNOWN, soname) ? KNOWN[soname] ?? [] : soname.includes("musl") ? ["musl"] : [];
function ruledPackage(soname) {
  const [, name, version] = /^(.+?)\.so\.(\d+(?:\.\d+)*)$/.exec(soname) ?? /^(.+)-(\d+(?:\.\d+)*)\.so$/.exec(soname) ?? [];
  if (name === void 0 || version === void 0) return void 0;
  const lower = name.toLowerCase().replaceAll("_", "-");
  const ruled = `${lower}${/\d$/.test(lower) ? "-" : ""}${version}`;
  return /^[a-z0-9][a-z0-9+.-]+$/.test(ruled) ? ruled : void 0;
}
function brings(packageName, soname) {
  const plain = (text) => text.toLowerCase().replace(/t64(?=$|-)/, "").replace(/[._-]/g, "");
  const ruled = ruledPackage(soname);
  const name = plain(packageName);
  return [...packagesOf(soname), ...ruled === void 0 ? [] : [ruled]].some((one) => plain(one) === name);
}

// src/formats/deb/elf-relations.ts
var IGNORED = /^\/usr\/lib\/debug\//;
function debElfRelations(own, others) {
  const files = own.files.filter(({ path, elf }) => !IGNORED.test(path) && elf.kind !== "other");
  const names = namesOf(own.pkg.relations.depends);
  const held = librariesOf(own);
  const needs = needsOf2(files).filter(({ soname }) => !held.has(nameOf(soname)));
  const beside = needs.flatMap(({ soname }) => {
    const holder = others.find((other) => librariesOf(other).has(nameOf(soname)));
    return holder ? [{ soname, pkg: holder.pkg }] : [];
  });
  const open = needs.filter(
    ({ soname }) => !isGlibc(soname) && !names.some((name) => brings(name, soname)) && !beside.some((one) => one.soname === soname)
  );
  const musl = open.find(({ soname }) => isMusl(soname));
  const spare = spareOf(names, needs);
  const floor = needs.some(({ soname }) => isGlibc(soname)) ? floorOf(files, held.has("libc.so.6")) : void 0;
  return {
    depends: [
      ...floor ? [floor.version === void 0 ? "libc6" : `libc6 (>= ${floor.version})`] : [],
      ...new Set(beside.map(({ pkg }) => `${pkg.name} (= ${debVersion(pkg.version)})`))
    ],
    provides: [],
    unanswered: [
      ...floor?.isPrivate ? [privateProblem(floor.path)] : [],
      ...(spare.length > 0 ? [] : open).filter((need) => need === musl || !isMusl(need.soname)).map(openProblem),
      ...silent(files)
    ],
    assumed: spare.length > 0 ? open.map((need) => assumedProblem(need, spare)) : [],
    unnamed: [
      ...lacking(
        needs.filter(
          (need) => isGlibc(need.soname) && !names.some(isLibc) || open.includes(need) && spare.length === 0 || beside.some(({ soname, pkg }) => soname === need.soname && !names.includes(pkg.name))
        )
      ),
      ...tooLow(own.pkg.relations.depends, floor)
    ]
  };
}
var nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
var namesOf = (relations) => relations.flatMap((text) => text.split(/[,|]/)).flatMap((one) => /^\s*([a-z0-9][a-z0-9+.-]+)/.exec(one)?.[1] ?? []);
var isLibc = (name) => /^libc6(\.1|-i386)?$/.test(name);
function librariesOf({ pkg, files }) {
  const paths = pkg.entries.filter(({ type }) => type === "file" || type === "link").map(({ path }) => path);
  return /* @__PURE__ */ new Set([...paths.map(nameOf), ...files.flatMap(({ elf }) => elf.soname ?? [])]);
}
function needsOf2(files) {
  const first = /* @__PURE__ */ new Map();
  for (const { path, elf } of files)
    for (const soname of loadsOf(elf)) if (!first.has(soname)) first.set(soname, { soname, path });
  return [...first.values()];
}
function floorOf(files, hasOwnLibc) {
  const needs = files.flatMap(({ path, elf }) => {
    const need = glibcNeed(elf);
    if (!need) return [];
    return [hasOwnLibc ? { version: void 0, name: void 0, isPrivate: false, path } : { ...need, path }];
  });
  const inside = needs.find(({ isPrivate }) => isPrivate);
  const highest = needs.reduce(
    (best, next) => best && compareGlibc(best.version ?? "0", next.version ?? "0") >= 0 ? best : next,
    void 0
  );
  return highest && inside ? { ...highest, isPrivate: true, path: inside.path } : highest;
}
var spareOf = (names, needs) => [
  ...new Set(
    names.filter(
      (name) => name.startsWith("lib") && !isLibc(name) && !needs.some(({ soname }) => brings(name, soname))
    )
  )
];
var assumedProblem = ({ soname, path }, spare) => ({
  path,
  message: `${path} needs ${soname}, which is taken to be in ${spare.join(" or ")}`,
  hint: `see whether it is: apt-file search ${soname}`
});
function openProblem({ soname, path }) {
  if (isMusl(soname))
    return {
      path,
      message: `${path} needs ${soname}, which is musl's; Debian and Ubuntu have glibc`,
      hint: "build it against glibc, link it statically, or write depends: [auto, musl]"
    };
  const known = knownPackage(soname);
  const ruled = ruledPackage(soname);
  return {
    path,
    message: `${path} needs ${soname}, and nothing here tells which package brings it`,
    hint: known ? `write depends: [auto, ${known}]` : `write depends: [auto, \u2026] with that package${ruled ? ` (by Debian's rule ${ruled})` : ""}, or build for a distro such as debian-12, whose own tools know`
  };
}
var privateProblem = (path) => ({
  path,
  message: `${path} needs GLIBC_PRIVATE: the insides of the one libc6 that it was linked with`,
  hint: "link it with libraries that are not part of glibc itself"
});
var silent = (files) => files.filter(({ elf }) => elf.interpreter !== void 0 && loadsOf(elf).every((soname) => soname === "")).map(({ path }) => ({
  path,
  message: `${path} is a program with a loader, but names neither it nor a library`,
  hint: "build it again: its headers are damaged"
}));
function lacking(needs) {
  const [first] = needs;
  if (!first) return [];
  const packages = [
    ...new Set(
      needs.flatMap(
        ({ soname }) => isGlibc(soname) ? "libc6" : knownPackage(soname) ?? ruledPackage(soname) ?? []
      )
    )
  ];
  return [
    {
      path: first.path,
      message: `${first.path} needs ${needs.map(({ soname }) => soname).join(", ")}, and depends: names nothing that brings it`,
      hint: `write the package that brings it${packages.length > 0 ? `, such as ${packages.join(", ")}` : ""}`
    }
  ];
}
function tooLow(written, floor) {
  const said = written.flatMap((text) => /^libc6 \(>= (\d+(?:\.\d+)+)/.exec(text)?.[1] ?? []);
  const best = said.reduce((a, b) => compareGlibc(a, b) >= 0 ? a : b, "");
  if (!floor?.version || best === "" || compareGlibc(best, floor.version) >= 0) return [];
  return [
    {
      path: floor.path,
      message: `${floor.path} needs ${floor.name}, and depends: has libc6 (>= ${best})`,
      hint: `write libc6 (>= ${floor.version})`
    }
  ];
}

// src/formats/deb/record.ts
import { gunzipSync, zstdDecompressSync } from "node:zlib";
var MOST_UNPACKED = 16 << 20;
async function debRecord(file, bytes) {
  try {
    const small = bytes ?? readSmall(file);
    const { members, control, data } = await (small ? partsOf(inMemory(small)) : fileParts(file));
    const controlTar = small && unpacked(small, control);
    const paragraph = controlTar ? inPart(control, () => paragraphIn(controlTar)) : await through(file, control, readParagraph);
    const dataTar = small && unpacked(small, data);
    const files = dataTar ? inPart(data, () => [...piecesOf(dataTar)].map(({ name, type }) => listed(pathOf(name), type))) : (await through(file, data, (source) => readContents(source))).map(
      ({ path, type }) => listed(path, type)
    );
    return {
      ...paragraph,
      signed: members.some(({ name }) => name.startsWith("_gpg")),
      files: files.filter(({ path }) => path !== "//").sort((a, b) => a.path < b.path ? -1 : 1)
    };
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError("deb/unreadable", `${file}: ${cause.message}`, { hint: cause.hint, cause });
  }
}
var listed = (path, type) => type === "dir" ? { path: `${path}/`, type: "dir" } : { path, type: "file" };
function paragraphIn(tar) {
  let text;
  for (const { name, type, body } of piecesOf(tar))
    if (type === "file" && pathOf(name) === "/control") text = body.toString();
  return paragraphOf(text);
}
function inPart({ member }, read) {
  try {
    return read();
  } catch (cause) {
    throw damaged(member.name, cause);
  }
}
function readSmall(file) {
  try {
    return smallFile(file);
  } catch (cause) {
    throw new UserError("deb/unreadable", `cannot be read: ${cause.message}`, { cause });
  }
}
var inMemory = (bytes) => ({
  stat: async () => ({ size: bytes.length }),
  read: async (into, offset, length, position) => ({
    bytesRead: bytes.copy(into, offset, position, position + length)
  })
});
function unpacked(bytes, { algorithm, member: { name, offset, size } }) {
  const packed = bytes.subarray(offset, offset + size);
  const limit = { maxOutputLength: MOST_UNPACKED };
  try {
    if (algorithm === "none") return packed;
    if (algorithm === "gzip") return gunzipSync(packed, { ...limit, chunkSize: roomFor(packed) });
    return algorithm === "zstd" ? zstdDecompressSync(packed, limit) : void 0;
  } catch (cause) {
    if (cause.code === "ERR_BUFFER_TOO_LARGE") return void 0;
    throw damaged(name, cause);
  }
}
var LEAST_ROOM = 1 << 10;
var MOST_ROOM = 1 << 18;
var roomFor = (packed) => Math.min(
  Math.max(packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4) + 1, LEAST_ROOM),
  MOST_ROOM
);

// src/formats/deb/engines.ts
var engines = {
  portable: async (...job) => (await import("./writer-BP5PYIW5.js")).writeDeb(...job),
  native: async (...job) => (await import("./engine-B5JHXDZV.js")).nativeDeb(...job),
  nativeTools: [
    { program: "dpkg-shlibdeps", package: "dpkg-dev" },
    { program: "objdump", package: "binutils" }
  ],
  documents: debDocuments,
  ownPackaging: async (...job) => (await import("./packaging-NZ446RNC.js")).buildOwnDeb(...job),
  read: readDeb,
  record: debRecord,
  card: debCard,
  renumber: async (...job) => (await import("./renumber-4IGMM3ZZ.js")).renumberDeb(...job),
  sign: async (job) => (await import("./sign-GK7O34OL.js")).signDeb(job),
  signs: ({ signature }) => signature !== void 0,
  elfRelations: debElfRelations
};
export {
  engines
};
