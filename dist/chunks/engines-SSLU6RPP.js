import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gzipWhole
} from "./chunk-BLCPZVLP.js";
import {
  deb,
  debArch,
  debRelation,
  debVersion
} from "./chunk-KWICLKFQ.js";
import {
  cursorOf,
  decompressor,
  fileSink,
  pack
} from "./chunk-PGGBTGP7.js";
import {
  compareGlibc,
  glibcNeed,
  isGlibc,
  isMusl,
  loadsOf
} from "./chunk-MLZPZOAL.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  parseCompression
} from "./chunk-NVK57OEM.js";
import {
  fileChunks,
  tempDir
} from "./chunk-PR7YLLAG.js";
import {
  PkgError,
  UserError
} from "./chunk-JTOZ7VCM.js";
import {
  __callDispose,
  __using
} from "./chunk-Y6RQMCCG.js";

// src/formats/deb/changelog.ts
var nfpmChangelog = ({ name, changelog }) => changelog.map((change) => nfpmEntry(name, change)).join("\n");
function nfpmEntry(name, change) {
  const { version, distributions, urgency = "low", notes } = change;
  const aimed = distributions ? ` ${distributions.join(" ")}; urgency=${urgency}` : "";
  const lines = notes.flatMap((note2) => {
    const [first = "", ...rest] = note2.split("\n");
    return [`  * ${first}`, ...rest.filter((line) => line.trim() !== "").map((line) => `   - ${line}`)];
  });
  return [`${name} (${version})${aimed}`, ...lines, "", trailer(change.author, change.date), ""].join("\n");
}
function debChangelog(pkg) {
  const version = debVersion(pkg.version);
  const now = {
    version,
    date: pkg.version.date,
    author: pkg.maintainer,
    notes: [`Version ${version}.`]
  };
  const changes = pkg.changelog.length > 0 ? pkg.changelog : [now];
  return changes.map((change) => debEntry(pkg, change)).join("\n");
}
function debEntry(pkg, change) {
  const { distributions = [], urgency = "medium", notes } = change;
  const aimed = distributions.length > 0 ? distributions.join(" ") : "unstable";
  const told = notes.filter((note2) => note2.trim() !== "");
  const lines = (told.length > 0 ? told : ["No change is written down."]).flatMap(noteLines);
  const head = `${pkg.name} (${spelled(pkg, change.version)}) ${aimed}; urgency=${urgency}`;
  return [head, "", ...lines, "", trailer(contact(change.author), change.date), ""].join("\n");
}
var noteLines = (note2) => note2.split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line.trim() !== "").map((line, at) => `${at === 0 ? "  * " : "    "}${line.trim()}`);
function spelled({ version }, text) {
  const plain = text.replace(/^v(?=\d)/, "").replace(/-(?=[A-Za-z])/, "~").replace(/[^A-Za-z0-9.+~:-]/g, ".");
  const whole = debVersion(version);
  const bare = debVersion({ ...version, epoch: void 0, revision: void 0 });
  return plain === bare || text === whole ? whole : plain;
}
var trailer = (author, date) => ` -- ${author}  ${rfc2822(date)}`;
var contact = (author) => /<[^>]*>$/.test(author) ? author : `${author} <>`;
var rfc2822 = (date) => new Date(date * 1e3).toUTCString().replace(/GMT$/, "+0000");

// src/text/control.ts
var isFieldName = (name) => /^(?![#-])[!-9;-~]+$/.test(name);
var hasControl = (text) => /[\x00-\x08\x0b-\x1f\x7f]/.test(text);
var controlText = (fields) => fields.map(([name, value]) => `${name}: ${folded(value)}
`).join("");
var folded = (value) => value.replaceAll("\r\n", "\n").trim().split("\n").map((line) => line.trim()).map((line, at) => at === 0 ? line : ` ${line === "" ? "." : line}`).join("\n");
function parseControl(text) {
  const fields = [];
  for (const line of text.replace(/\n+$/, "").split("\n")) {
    const last = fields.at(-1);
    if (line.startsWith("#")) continue;
    if (/^[ \t]/.test(line)) {
      if (!last) return void 0;
      last[1] += `
${line.slice(1).trimEnd() === "." ? "" : line.slice(1).trimEnd()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1 || !isFieldName(line.slice(0, colon))) return void 0;
    fields.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return fields;
}

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
  const needs = needsOf(files).filter(({ soname }) => !held.has(nameOf(soname)));
  const beside = needs.flatMap(({ soname }) => {
    const holder = others.find((other) => librariesOf(other).has(nameOf(soname)));
    return holder ? [{ soname, pkg: holder.pkg }] : [];
  });
  const open3 = needs.filter(
    ({ soname }) => !isGlibc(soname) && !names.some((name) => brings(name, soname)) && !beside.some((one) => one.soname === soname)
  );
  const musl = open3.find(({ soname }) => isMusl(soname));
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
      ...(spare.length > 0 ? [] : open3).filter((need) => need === musl || !isMusl(need.soname)).map(openProblem),
      ...silent(files)
    ],
    assumed: spare.length > 0 ? open3.map((need) => assumedProblem(need, spare)) : [],
    unnamed: [
      ...lacking(
        needs.filter(
          (need) => isGlibc(need.soname) && !names.some(isLibc) || open3.includes(need) && spare.length === 0 || beside.some(({ soname, pkg }) => soname === need.soname && !names.includes(pkg.name))
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
function needsOf(files) {
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

// src/formats/deb/reader.ts
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

// src/archive/ar.ts
var AR_MAGIC = "!<arch>\n";
var HEAD = 60;
var MOST_MEMBERS = 256;
var MOST_SIZE = 9999999999;
var LONG_NAMES_LIMIT = 64 * 1024;
function arHead({ name, size, mtime }) {
  if (size > MOST_SIZE) {
    throw new PkgError(
      "archive/ar-size",
      `${name} has ${size} bytes; an ar archive holds ${MOST_SIZE} at most`,
      {
        hint: "split the package, or take a stronger compression"
      }
    );
  }
  const fields = [
    name.padEnd(16),
    `${Math.max(0, mtime)}`.padEnd(12),
    "0     0     100644  ",
    `${size}`.padEnd(10)
  ];
  return Buffer.from(`${fields.join("")}\`
`, "latin1");
}
var arPadding = (size) => Buffer.from(size % 2 === 1 ? "\n" : "");
async function listAr(handle) {
  const { size: end } = await handle.stat();
  if ((await read(handle, 0, AR_MAGIC.length, end)).toString("latin1") !== AR_MAGIC)
    throw broken("no ar archive");
  const members = [];
  let longNames = "";
  for (let at = AR_MAGIC.length; at < end; ) {
    const head = headOf(await read(handle, at, HEAD, end), at);
    const offset = at + HEAD;
    if (head.size > end - offset) {
      throw broken(`member "${head.name}" says ${head.size} bytes, the file has ${end - offset} more`);
    }
    if (head.name === "//") longNames = await namesTable(handle, offset, head.size, end);
    else if (head.name !== "/" && head.name !== "/SYM64/") {
      members.push(await named(handle, { ...head, offset }, longNames));
    }
    if (members.length > MOST_MEMBERS) throw broken(`more than ${MOST_MEMBERS} members`);
    at = offset + head.size + head.size % 2;
  }
  return members;
}
async function namesTable(handle, at, size, end) {
  if (size > LONG_NAMES_LIMIT) throw broken("its table of long names is too long");
  return (await read(handle, at, size, end)).toString();
}
function headOf(bytes, at) {
  const text = bytes.toString("latin1");
  const size = text.slice(48, 58).trimEnd();
  if (!text.endsWith("`\n") || !/^\d+$/.test(size)) throw broken(`no member header at byte ${at}`);
  return { name: bytes.toString("utf8", 0, 16).trimEnd(), size: Number(size) };
}
async function named(handle, member, longNames) {
  const { name, offset, size } = member;
  const bsd = /^#1\/(\d+)$/.exec(name);
  if (bsd) {
    const length = Number(bsd[1]);
    if (length > size || length > LONG_NAMES_LIMIT) throw broken("a long name is longer than its member");
    const text = (await read(handle, offset, length, offset + size)).toString();
    return { name: text.replace(/\0+$/, ""), offset: offset + length, size: size - length };
  }
  const gnu = /^\/(\d+)$/.exec(name);
  if (gnu) {
    const start = Number(gnu[1]);
    const stop = longNames.indexOf("\n", start);
    if (start >= longNames.length || stop < 0) throw broken(`long name ${start} is not in its table`);
    return { ...member, name: longNames.slice(start, stop).replace(/\/$/, "") };
  }
  return { ...member, name: name.replace(/\/$/, "") };
}
async function read(handle, at, length, end) {
  if (at + length > end) throw broken("it ends too early");
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, at);
  if (bytesRead < length) throw broken("it ends too early");
  return bytes;
}
var broken = (what) => new UserError("archive/broken-ar", `not a whole ar archive: ${what}`);

// src/archive/tar-reader.ts
import { isUtf8 } from "node:buffer";

// src/archive/tar.ts
var TAR_BLOCK = 512;
var TAR_FLAGS = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "1": "hardlink",
  "2": "link",
  "5": "dir"
};
var FLAG_OF = {
  file: "0",
  hardlink: "1",
  link: "2",
  dir: "5"
};
var NAME_ROOM = 100;
var OWNER_ROOM = 32;
function tarHead(head) {
  const parts = [];
  const name = Buffer.from(head.name);
  const to = Buffer.from(head.to);
  if (to.length >= NAME_ROOM) parts.push(longName("K", to));
  if (name.length >= NAME_ROOM) parts.push(longName("L", name));
  parts.push(block(head, flagOf(head), name, to));
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
var tarPadding = (size) => Buffer.alloc((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
var tarEnd = () => Buffer.alloc(2 * TAR_BLOCK);
var flagOf = ({ type, name }) => {
  if (type !== "other") return FLAG_OF[type];
  throw new PkgError("archive/tar-type", `${name}: only files, folders and links can be written`);
};
function longName(flag, text) {
  const size = text.length + 1;
  const head = { type: "file", mode: 0, uid: 0, gid: 0, uname: "root", gname: "root", size, mtime: 0 };
  const start = block({ ...head, name: "", to: "" }, flag, Buffer.from("././@LongLink"), Buffer.alloc(0));
  return Buffer.concat([start, text, Buffer.alloc(1), tarPadding(size)]);
}
function block(head, flag, name, to) {
  const bytes = Buffer.alloc(TAR_BLOCK);
  name.copy(bytes, 0, 0, NAME_ROOM);
  number(bytes, 100, 8, head.mode);
  number(bytes, 108, 8, head.uid);
  number(bytes, 116, 8, head.gid);
  number(bytes, 124, 12, head.size);
  number(bytes, 136, 12, head.mtime);
  bytes.write(flag, 156, "latin1");
  to.copy(bytes, 157, 0, NAME_ROOM);
  bytes.write("ustar  \0", 257, "latin1");
  owner(bytes, 265, head.uname);
  owner(bytes, 297, head.gname);
  bytes.write(`${tarSum(bytes).toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}
function tarSum(bytes) {
  let sum = 8 * 32;
  for (let at = 0; at < TAR_BLOCK; at++) if (at < 148 || at >= 156) sum += bytes[at] ?? 0;
  return sum;
}
function number(bytes, at, room, value) {
  const octal = value.toString(8);
  if (value >= 0 && octal.length < room) {
    bytes.write(`${octal.padStart(room - 1, "0")}\0`, at, "latin1");
    return;
  }
  const bits = BigInt.asUintN(8 * room - 1, BigInt(value)) | 1n << BigInt(8 * room - 1);
  bytes.write(bits.toString(16).padStart(2 * room, "0"), at, "hex");
}
function owner(bytes, at, name) {
  if (Buffer.byteLength(name) > OWNER_ROOM) {
    throw new UserError("archive/tar-owner", `the owner "${name}" is longer than ${OWNER_ROOM} bytes`, {
      hint: `a tar archive keeps names of users and groups up to ${OWNER_ROOM} bytes`
    });
  }
  bytes.write(name, at);
}

// src/archive/tar-reader.ts
var MOST_NAME = 64 * 1024;
var NO_BODY = /* @__PURE__ */ new Set(["1", "2", "3", "4", "5", "6"]);
async function* readTar(source) {
  const bytes = cursorOf(source, () => broken2("it ends inside a member"));
  try {
    let extras = {};
    for (; ; ) {
      const block2 = await bytes.take(TAR_BLOCK);
      if (!block2 || block2.every((byte) => byte === 0)) break;
      const flag = checked(block2).toString("latin1", 156, 157);
      const size = extras.size ?? numberOf(block2, 124, 12);
      if (size < 0 || !Number.isSafeInteger(size)) throw broken2(`a member of ${size} bytes`);
      if (flag === "L" || flag === "K" || flag === "x") {
        extras = { ...extras, ...extrasOf(flag, await small(bytes, size)) };
        continue;
      }
      if (flag === "S") throw broken2("it has sparse files, which are not read here");
      let left = NO_BODY.has(flag) ? 0 : size;
      const padding = (TAR_BLOCK - left % TAR_BLOCK) % TAR_BLOCK;
      const body = async function* () {
        while (left > 0) {
          const chunk = await bytes.some(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      if (flag !== "g") yield { ...headOf2(block2, flag, extras), size: left, body: body() };
      await drain(body());
      if (padding > 0) await bytes.take(padding);
      if (flag !== "g") extras = {};
    }
    await bytes.drain();
  } finally {
    await bytes.close();
  }
}
async function bodyOf2(member, limit) {
  if (member.size > limit) {
    throw broken2(`${member.name} has ${member.size} bytes where ${limit} would be many`);
  }
  const chunks = [];
  for await (const chunk of member.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
async function small(bytes, size) {
  if (size > MOST_NAME) throw broken2(`a name of ${size} bytes`);
  const padded = Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  const text = await bytes.take(padded);
  if (!text && padded > 0) throw broken2("it ends inside a name");
  return (text ?? Buffer.alloc(0)).subarray(0, size);
}
async function drain(body) {
  for await (const _ of body) ;
}
var textOf = (bytes) => {
  const end = bytes.indexOf(0);
  const used = end < 0 ? bytes : bytes.subarray(0, end);
  return used.toString(isUtf8(used) ? "utf8" : "latin1");
};
function extrasOf(flag, bytes) {
  if (flag === "L") return { path: textOf(bytes) };
  if (flag === "K") return { linkpath: textOf(bytes) };
  const extras = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    const digits = space < 0 ? "" : bytes.toString("latin1", at, space);
    const end = at + Number(digits);
    if (!/^\d{1,6}$/.test(digits) || end <= space || end > bytes.length) throw broken2("a bad pax header");
    const equals = bytes.indexOf(61, space);
    if (equals < 0 || equals >= end) throw broken2("a bad pax header");
    note(extras, bytes.toString("latin1", space + 1, equals), textOf(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
  return extras;
}
function note(extras, key, value) {
  if (key.startsWith("GNU.sparse")) throw broken2("it has sparse files, which are not read here");
  if (key === "path" || key === "linkpath" || key === "uname" || key === "gname") extras[key] = value;
  if (key === "mtime") extras.mtime = Math.floor(Number(value)) || 0;
  if (key !== "size") return;
  if (!/^\d{1,16}$/.test(value)) throw broken2("a bad pax header");
  extras.size = Number(value);
}
function headOf2(block2, flag, extras) {
  const field = (at, room) => textOf(block2.subarray(at, at + room));
  const prefix = block2.toString("latin1", 257, 263) === "ustar\0" ? field(345, 155) : "";
  const name = extras.path ?? (prefix ? `${prefix}/${field(0, 100)}` : field(0, 100));
  const type = Object.hasOwn(TAR_FLAGS, flag) ? TAR_FLAGS[flag] : "other";
  return {
    name,
    type: type === "file" && name.endsWith("/") ? "dir" : type,
    mode: numberOf(block2, 100, 8) & 4095,
    uid: numberOf(block2, 108, 8),
    gid: numberOf(block2, 116, 8),
    uname: extras.uname ?? field(265, 32),
    gname: extras.gname ?? field(297, 32),
    mtime: extras.mtime ?? numberOf(block2, 136, 12),
    to: extras.linkpath ?? field(157, 100)
  };
}
function checked(block2) {
  if (numberOf(block2, 148, 8) !== tarSum(block2)) throw broken2("a header whose checksum is wrong");
  return block2;
}
function numberOf(block2, at, room) {
  const bytes = block2.subarray(at, at + room);
  if (bytes[0] & 128) {
    const bits = BigInt(`0x${bytes.toString("hex")}`);
    const negative = bytes[0] === 255;
    return Number(negative ? BigInt.asIntN(8 * room, bits) : BigInt.asUintN(8 * room - 1, bits));
  }
  const text = bytes.toString("latin1").replace(/\0.*$/s, "").trim();
  if (!/^[0-7]*$/.test(text)) throw broken2(`the number "${text}" is not octal`);
  return Number.parseInt(text || "0", 8);
}
var broken2 = (what) => new UserError("archive/broken-tar", `not a whole tar archive: ${what}`);

// src/formats/deb/contents.ts
var MOST_FILES = 1e6;
var MOST_NAME_BYTES = 256 * 1024 * 1024;
async function readContents(source) {
  const files = [];
  let bytes = 0;
  for await (const member of readTar(source)) {
    const path = pathOf(member.name);
    if (path === "/") continue;
    bytes += path.length + member.to.length;
    if (files.length >= MOST_FILES || bytes > MOST_NAME_BYTES) {
      throw new UserError("deb/too-many", `more than ${MOST_FILES} files, or names longer than all sense`);
    }
    files.push(factOf(member, path));
  }
  return files;
}
function pathOf(name) {
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) {
    throw new UserError(
      "deb/path-escape",
      `it holds the path ${JSON.stringify(name)}, which leaves its root`
    );
  }
  return `/${parts.join("/")}`;
}
function factOf(member, path) {
  const { type, mode, uname, uid, gname, gid, size, mtime, to } = member;
  return {
    path,
    type,
    mode,
    owner: uname || String(uid),
    group: gname || String(gid),
    size: type === "file" ? size : 0,
    mtime,
    to: type === "link" ? to : type === "hardlink" ? pathOf(to) : void 0,
    flags: [],
    digest: void 0
  };
}

// src/formats/deb/relation-fields.ts
var relationFields = [
  ["predepends", "Pre-Depends"],
  ["depends", "Depends"],
  ["recommends", "Recommends"],
  ["suggests", "Suggests"],
  ["enhances", "Enhances"],
  ["conflicts", "Conflicts"],
  ["breaks", "Breaks"],
  ["replaces", "Replaces"],
  ["provides", "Provides"]
];
var NO_ALTERNATIVES = /* @__PURE__ */ new Set(["conflicts", "breaks", "replaces", "provides", "enhances"]);
function relationsOf(pkg) {
  const problems = [];
  const fields = relationFields.map(([kind, field]) => {
    const texts = [...pkg.relations[kind], ...ownOf(pkg.options, kind)].map((text) => {
      const spelled2 = debRelation(text);
      if ("message" in spelled2) problems.push({ ...spelled2, message: `${field}: ${spelled2.message}` });
      return "message" in spelled2 ? "" : spelled2.text;
    });
    const given = [...new Set(texts.filter((text) => text !== ""))];
    if (NO_ALTERNATIVES.has(kind))
      problems.push(...given.filter(hasChoice).map((text) => noChoice(field, text)));
    return [field, given.join(", ")];
  });
  return { fields, problems };
}
var ownOf = (options, kind) => (kind === "breaks" || kind === "predepends" ? options[kind] : void 0) ?? [];
var hasChoice = (text) => text.includes("|");
var noChoice = (field, text) => ({
  message: `${field} has no alternatives, but was given "${text}"`,
  hint: "write each package as one of its own"
});

// src/formats/deb/control-facts.ts
var MOST_BYTES = 64 * 1024 * 1024;
async function readControl(source) {
  const texts = /* @__PURE__ */ new Map();
  for await (const member of readTar(limited(source))) {
    if (member.type === "file")
      texts.set(pathOf(member.name).slice(1), (await bodyOf2(member, MOST_BYTES)).toString());
  }
  const fields = fieldsOf(texts.get("control"));
  const kinds = new Map(relationFields.map(([kind, field]) => [field.toLowerCase(), kind]));
  const rest = fields.filter(([name]) => !IDENTITY.has(name.toLowerCase()) && !kinds.has(name.toLowerCase()));
  return {
    identity: identityOf(fields),
    fields: Object.fromEntries(rest),
    relations: relationsOf2(fields, kinds),
    scripts: Object.fromEntries([...texts].filter(([name]) => !LISTS.has(name))),
    conffiles: new Set(linesOf(texts.get("conffiles")).map((line) => line.replace(/^[a-z-]+ (?=\/)/, ""))),
    md5: sumsOf(texts.get("md5sums"))
  };
}
var LISTS = /* @__PURE__ */ new Set(["control", "conffiles", "md5sums"]);
var IDENTITY = /* @__PURE__ */ new Set(["package", "version", "architecture"]);
async function* limited(source) {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new UserError("deb/bomb", `it unpacks to more than ${MOST_BYTES} bytes`);
    yield chunk;
  }
}
function fieldsOf(text) {
  if (text === void 0) throw new UserError("deb/no-control", "it has no control file");
  const fields = parseControl(text);
  if (!fields) throw new UserError("deb/bad-control", "its control file is not made of fields");
  const names = fields.map(([name]) => name.toLowerCase());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new UserError("deb/bad-control", `its control file has the field ${twice} twice`);
  return fields;
}
function identityOf(fields) {
  const need = (wanted) => {
    const value = fields.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
    if (value) return value;
    throw new UserError("deb/bad-control", `its control file has no ${wanted}`);
  };
  return { name: need("Package"), version: need("Version"), arch: need("Architecture") };
}
function relationsOf2(fields, kinds) {
  const found = new Map(
    fields.flatMap(([name, value]) => {
      const kind = kinds.get(name.toLowerCase());
      return kind ? [[kind, listOf(value)]] : [];
    })
  );
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, found.get(kind) ?? []])
  );
}
var listOf = (value) => value.split(",").map((one) => one.replace(/\s+/g, " ").trim()).filter((one) => one !== "");
var linesOf = (text = "") => text.split("\n").filter((line) => line.trim() !== "");
var sumsOf = (text) => new Map(
  linesOf(text).flatMap((line) => {
    const [, hex, path] = /^([0-9a-f]{32})\s+\*?(.*)$/i.exec(line) ?? [];
    return hex && path ? [[`/${path.replace(/^\.?\//, "")}`, hex.toLowerCase()]] : [];
  })
);

// src/formats/deb/reader.ts
var ALGORITHMS = {
  "": "none",
  ".gz": "gzip",
  ".xz": "xz",
  ".zst": "zstd"
};
async function readDeb(file) {
  try {
    const members = await membersOf(file);
    const [binary] = members;
    if (binary?.name !== "debian-binary") throw broken3("its first member is not debian-binary");
    await checkFormat(file, binary);
    const control2 = partOf(members, "control.tar");
    const data = partOf(members, "data.tar");
    const facts = await through(file, control2, readControl);
    const contents = await through(file, data, readContents);
    return {
      format: "deb",
      ...facts.identity,
      fields: facts.fields,
      relations: facts.relations,
      scripts: facts.scripts,
      files: contents.map((fact) => withFlags(fact, facts)),
      signatures: members.map(({ name }) => name).filter((name) => name.startsWith("_gpg")),
      compression: data.algorithm
    };
  } catch (cause) {
    if (!(cause instanceof PkgError)) throw cause;
    throw new UserError("deb/unreadable", `${file}: ${cause.message}`, { hint: cause.hint, cause });
  }
}
async function membersOf(file) {
  try {
    var _stack = [];
    try {
      const handle = __using(_stack, await open(file), true);
      return await listAr(handle);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError) throw cause;
    throw new UserError("deb/unreadable", `cannot be read: ${cause.message}`, { cause });
  }
}
async function checkFormat(file, { offset, size }) {
  const handle = await open(file);
  const bytes = Buffer.alloc(Math.min(size, 16));
  await handle.read(bytes, 0, bytes.length, offset).finally(() => handle.close());
  const version = bytes.toString("latin1").split("\n")[0] ?? "";
  if (!/^2\.\d+$/.test(version)) throw broken3(`format version ${JSON.stringify(version)} is not 2.0`);
}
function partOf(members, base) {
  const found = members.filter(({ name }) => name === base || name.startsWith(`${base}.`));
  const [member, second] = found;
  if (!member) throw broken3(`it has no ${base}`);
  if (second) throw broken3(`it has both ${member.name} and ${second.name}`);
  const suffix = member.name.slice(base.length);
  const algorithm = Object.hasOwn(ALGORITHMS, suffix) ? ALGORITHMS[suffix] : void 0;
  if (algorithm) return { member, algorithm };
  throw new UserError("deb/compression", `${member.name} is compressed in a way that is not read here`, {
    hint: `repack it: dpkg-deb -R FILE DIR && dpkg-deb -Zgzip -b DIR`
  });
}
async function through(file, { member, algorithm }, read2) {
  const { name, offset, size } = member;
  const raw = size === 0 ? Readable.from([]) : createReadStream(file, { start: offset, end: offset + size - 1 });
  let result;
  try {
    await pipeline(raw, decompressor(algorithm), async (source) => {
      result = await read2(source);
    });
  } catch (cause) {
    const { message } = cause;
    throw new UserError("deb/damaged", `${name}: ${message}`, {
      hint: (cause instanceof PkgError ? cause.hint : void 0) ?? "download or build it again",
      cause
    });
  }
  return result;
}
function withFlags(fact, { conffiles, md5 }) {
  const digest = md5.get(fact.path);
  return {
    ...fact,
    flags: conffiles.has(fact.path) ? ["conffile"] : [],
    digest: digest === void 0 ? void 0 : `md5:${digest}`
  };
}
var broken3 = (what) => new UserError("deb/no-deb", `not a Debian package: ${what}`);

// src/formats/deb/writer.ts
import { mkdir, open as open2, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

// src/formats/deb/long-description.ts
import { posix } from "node:path";
var WIDTH = 78;
var MOST_COMMANDS = 12;
var COMMAND = /^(?:\/usr)?\/(?:s?bin|games)\/[^/]+$/;
function longDescription({ name, homepage, entries }) {
  const commands = entries.filter(({ type, path }) => (type === "file" || type === "link") && COMMAND.test(path)).map(({ path }) => posix.basename(path));
  const shown = commands.slice(0, MOST_COMMANDS);
  const more = commands.length - shown.length;
  const list = [...shown, ...more > 0 ? [`${more} more`] : []];
  const said = list.length > 1 ? `${list.slice(0, -1).join(", ")} and ${list.at(-1)}` : list[0];
  const brings2 = said && `It brings the ${list.length > 1 ? "commands" : "command"} ${said}.`;
  return wrapped(
    [`This package holds ${name}.`, brings2, homepage && `More about it is at ${homepage}`].filter(Boolean).join(" ")
  );
}
function wrapped(text) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== void 0 && last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

// src/formats/deb/control.ts
function controlOf(pkg, installedKib2) {
  const relations = relationsOf(pkg);
  const fields = [
    ["Package", pkg.name],
    ["Version", debVersion(pkg.version)],
    ["Architecture", debArch(pkg.arch, pkg.options)],
    ["Architecture-Variant", (pkg.options.arch_variant ?? "").replace(/^(?=v[1-4]$)/, "amd64")],
    ["Maintainer", pkg.maintainer.trim() || "Unset Maintainer <unset@localhost>"],
    ["Installed-Size", String(installedKib2)],
    ...relations.fields,
    ["Section", pkg.section?.trim() || "misc"],
    ["Priority", pkg.priority?.trim() || "optional"],
    ["Homepage", pkg.homepage ?? ""]
  ];
  const written = fields.filter(([, value]) => value.trim() !== "");
  const own = Object.entries(pkg.options.fields ?? {}).filter(([, value]) => value.trim() !== "");
  const description = ["Description", descriptionOf(pkg)];
  return {
    text: controlText([...written, ...own, description]),
    problems: [
      ...written.flatMap(singleLine),
      ...relations.problems,
      ...ownProblems(own),
      ...control(description)
    ]
  };
}
function descriptionOf(pkg) {
  const { name, summary, description, nfpm } = pkg;
  const lines = description.replaceAll("\r\n", "\n").trim().split("\n");
  const rest = lines[0]?.trim() === summary.trim() || summary.trim() === "" ? lines.slice(1) : lines;
  const first = summary.trim() || lines[0]?.trim() || name;
  return [first, ...rest.length > 0 || nfpm ? rest : longDescription(pkg)].join("\n");
}
var control = ([name, value]) => hasControl(value.replaceAll("\r\n", "\n")) ? [{ message: `${name} ${JSON.stringify(value)} holds a control character`, hint: "take it out" }] : [];
var singleLine = ([name, value]) => /[\r\n]/.test(value.trim()) ? [{ message: `${name} ${JSON.stringify(value)} has more than one line`, hint: "write it on one line" }] : control([name, value]);
var TAKEN = new Set(
  [
    "Package Version Architecture Architecture-Variant Maintainer Installed-Size Section Priority Homepage Description",
    ...relationFields.map(([, field]) => field)
  ].join(" ").toLowerCase().split(" ")
);
function ownProblems(own) {
  const seen = new Set(TAKEN);
  return own.flatMap(([name, value]) => {
    const twice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    if (!isFieldName(name)) {
      return [
        { message: `deb.fields: "${name}" is no field name`, hint: "write it without spaces and colons" }
      ];
    }
    if (!twice) return control([name, value]);
    return [
      {
        message: `deb.fields: ${name} is written already`,
        hint: "use the key of the config that stands for it"
      }
    ];
  });
}

// src/formats/deb/data.ts
var packed = (pkg) => pkg.entries.filter((entry) => entry.type !== "ghost" && entry.path !== "/");
function* dataTar(pkg, md5) {
  yield tarHead({ ...rootOf(pkg), name: "./", type: "dir", mode: 493, size: 0, to: "" });
  for (const entry of packed(pkg)) {
    yield tarHead(headOf3(entry));
    if (entry.type !== "file") continue;
    yield { source: entry, read: ({ digest }) => md5(entry.path, digest) };
    yield tarPadding(entry.size);
  }
  yield tarEnd();
}
var rootOf = (pkg) => ({ uid: 0, gid: 0, uname: "root", gname: "root", mtime: pkg.version.date });
function headOf3(entry) {
  return {
    name: `.${entry.path}${entry.type === "dir" ? "/" : ""}`,
    type: entry.type,
    mode: entry.type === "link" ? 511 : entry.mode & 4095,
    uid: 0,
    gid: 0,
    uname: entry.owner,
    gname: entry.group,
    size: entry.type === "file" ? entry.size : 0,
    mtime: entry.mtime,
    to: entry.type === "link" ? entry.to : ""
  };
}
var installedKib = (pkg) => packed(pkg).reduce((sum, entry) => sum + kib(entry), 1);
function kib(entry) {
  if (entry.type === "file") return Math.ceil(entry.size / 1024);
  return entry.type === "link" ? Math.ceil(Buffer.byteLength(entry.to) / 1024) : 1;
}
var conffilesOf = (pkg) => packed(pkg).filter((entry) => entry.type === "file" && entry.role?.startsWith("config")).map((entry) => entry.path).sort();
function pathProblems(pkg) {
  const newlines = packed(pkg).filter(({ path }) => /[\n\0]/.test(path)).map(({ path }) => ({ message: `${JSON.stringify(path)}: dpkg takes no path with a newline in it` }));
  const spaces = conffilesOf(pkg).filter((path) => /\s$/.test(path)).map((path) => ({
    message: `${JSON.stringify(path)}: dpkg takes no config file whose name ends in a space`
  }));
  const links = packed(pkg).flatMap(
    ({ path, ...entry }) => entry.type === "link" && (entry.to === "" || entry.to.includes("\0")) ? [
      {
        message: `the link ${JSON.stringify(path)} points at ${JSON.stringify(entry.to)}, which no link can`
      }
    ] : []
  );
  return [...newlines, ...spaces, ...links].map((problem) => ({ ...problem, hint: "rename it" }));
}

// src/formats/deb/scripts.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
var MOMENTS = [
  ["preInstall", "preinst"],
  ["postInstall", "postinst"],
  ["preRemove", "prerm"],
  ["postRemove", "postrm"]
];
function maintainerScripts(pkg) {
  const files = MOMENTS.flatMap(([moment, name]) => {
    const text = pkg.scripts[moment] ?? "";
    return text.trim() === "" ? [] : [{ name, mode: 493, content: runnable(text) }];
  });
  const problems = files.filter(({ content }) => /^#![^\n]*\r/.test(String(content))).map(({ name }) => ({
    message: `the ${name} script has Windows line ends: its interpreter would not be found`,
    hint: "save it with LF line ends"
  }));
  return { files, problems };
}
var runnable = (text) => text.startsWith("#!") ? text : `#!/bin/sh
${text}`;
var EXTRA = [
  ["rules", 493],
  ["templates", 420],
  ["config", 493]
];
async function ownScripts(host, pkg) {
  const files = [];
  const problems = [];
  for (const [name, mode] of EXTRA) {
    const path = pkg.options.scripts?.[name];
    if (!path) continue;
    try {
      files.push({ name, mode, content: await readFile(resolve(host.workDir, path)) });
    } catch (cause) {
      problems.push({
        message: `deb.scripts.${name}: ${path} cannot be read: ${cause.message}`,
        hint: "write the path of the file, from the folder of the project"
      });
    }
  }
  return { files, problems };
}
var TRIGGERS = [
  "interest",
  "interest_await",
  "interest_noawait",
  "activate",
  "activate_await",
  "activate_noawait"
];
function triggersOf({ options }) {
  const all = TRIGGERS.flatMap(
    (kind) => (options.triggers?.[kind] ?? []).map((name) => [kind.replace("_", "-"), name.trim()])
  );
  return {
    text: all.map(([kind, name]) => `${kind} ${name}
`).join(""),
    problems: all.filter(([, name]) => !/^[!-~]+$/.test(name)).map(([kind, name]) => ({
      message: `deb.triggers: ${JSON.stringify(name)} is no name of a trigger for ${kind}`,
      hint: "write one word or path, without spaces"
    }))
  };
}

// src/formats/deb/writer.ts
var SUFFIX = { none: "", gzip: ".gz", xz: ".xz", zstd: ".zst" };
async function writeDeb(host, pkg, outDir) {
  const name = deb.fileName(pkg, pkg.options);
  const files = await controlFiles(host, pkg);
  try {
    var _stack = [];
    try {
      await mkdir(outDir, { recursive: true });
      const draft = __using(_stack, await tempDir(outDir), true);
      const data = join(draft.path, "data");
      const codec = codecOf(pkg);
      const sums = await writeData(host, { pkg, codec, path: data });
      const control2 = controlArchive(
        pkg,
        sums === "" ? files : [...files, { name: "md5sums", mode: 420, content: sums }]
      );
      const size = (await stat(data)).size;
      const whole = join(draft.path, "whole");
      const members = [
        { name: "debian-binary", size: 4, body: () => [Buffer.from("2.0\n")] },
        { name: "control.tar.gz", size: control2.length, body: () => [control2] },
        {
          name: `data.tar${SUFFIX[codec.algorithm]}`,
          size,
          body: () => fileChunks(data)
        }
      ];
      await writeArchive(host, { members, mtime: pkg.version.date, path: whole });
      await rename(whole, join(outDir, name));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    throw new PkgError("deb/write", `${name} could not be written: ${cause.message}`, { cause });
  }
  return [name];
}
function codecOf(pkg) {
  const codec = parseCompression(pkg.options.compression ?? "gzip");
  if ("message" in codec) throw new UserError("deb/compression", [codec]);
  return codec;
}
async function controlFiles(host, pkg) {
  const control2 = controlOf(pkg, installedKib(pkg));
  const scripts = maintainerScripts(pkg);
  const own = await ownScripts(host, pkg);
  const triggers = triggersOf(pkg);
  const problems = [deb.check(pkg), control2.problems, pathProblems(pkg), scripts.problems, own.problems];
  const all = [...problems.flat(), ...triggers.problems];
  if (all.length > 0) throw new UserError("deb/cannot-express", all);
  const conffiles = conffilesOf(pkg).map((path) => `${path}
`);
  const texts = [
    { name: "control", mode: 420, content: control2.text },
    { name: "conffiles", mode: 420, content: conffiles.join("") },
    { name: "triggers", mode: 420, content: triggers.text }
  ];
  return [...texts.filter(({ content }) => content !== ""), ...scripts.files, ...own.files];
}
async function writeData(host, { pkg, codec, path }) {
  var _stack = [];
  try {
    const conffiles = new Set(conffilesOf(pkg));
    const sums = [];
    const note2 = (file2, hex) => {
      if (!conffiles.has(file2)) sums.push(`${hex}  ${file2.slice(1)}
`);
    };
    const file = __using(_stack, await open2(path, "wx"), true);
    await pack(host, { codec, parts: dataTar(pkg, note2), digest: "md5" }, fileSink(file.fd));
    return sums.join("");
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function controlArchive(pkg, files) {
  const common = { ...rootOf(pkg), to: "" };
  const sorted = files.toSorted((a, b) => a.name < b.name ? -1 : 1);
  const members = sorted.flatMap(({ name, mode, content }) => {
    const bytes = Buffer.from(content);
    const head = tarHead({ ...common, name: `./${name}`, type: "file", mode, size: bytes.length });
    return [head, bytes, tarPadding(bytes.length)];
  });
  const root = tarHead({ ...common, name: "./", type: "dir", mode: 493, size: 0 });
  return gzipSync(Buffer.concat([root, ...members, tarEnd()]), { level: 9 });
}
async function writeArchive({ signal }, { members, mtime, path }) {
  var _stack = [];
  try {
    const file = __using(_stack, await open2(path, "wx"), true);
    const write = fileSink(file.fd);
    write(Buffer.from(AR_MAGIC, "latin1"));
    for (const { name, size, body } of members) {
      write(arHead({ name, size, mtime }));
      for await (const chunk of body()) {
        signal.throwIfAborted();
        write(chunk);
      }
      write(arPadding(size));
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/formats/deb/engines.ts
var engines = {
  portable: writeDeb,
  documents: debDocuments,
  read: readDeb,
  elfRelations: debElfRelations
};
export {
  engines
};
