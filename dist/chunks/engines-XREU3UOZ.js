import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  controlText,
  controlValue,
  hasControl,
  isFieldName,
  parseControl
} from "./chunk-3J7YOGKI.js";
import {
  archesOf,
  gzipWhole
} from "./chunk-5E6SHRX4.js";
import {
  xmlDocument
} from "./chunk-N62IPCGT.js";
import {
  compareDebVersions,
  deb,
  debArch,
  debRelation,
  debVersion
} from "./chunk-LPX5YO2Z.js";
import {
  armoredSignature,
  clearSigned
} from "./chunk-V5VLRKJX.js";
import {
  fileSink,
  readPacked
} from "./chunk-3P5QVWJI.js";
import {
  decompressor,
  pack
} from "./chunk-PRRMO4CD.js";
import {
  accountLine,
  checkTemplateNames,
  folderLine
} from "./chunk-P27ZJIIT.js";
import {
  readTemplate,
  renderTemplate,
  templatesOfUser
} from "./chunk-KCYHEAJ6.js";
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
  shellWord
} from "./chunk-CWVWERBF.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import {
  readElf
} from "./chunk-ZKPVI74M.js";
import "./chunk-H2CRTF6F.js";
import {
  bodyOf,
  findPackaging,
  installBuildRequires,
  packEntries,
  packFiles,
  packagingRun,
  piecesOf,
  readSmallFile,
  readTar,
  takeOut,
  tarEnd,
  tarHead,
  tarPadding,
  unpackTar
} from "./chunk-4M2JTNCY.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-KQJD5ZAL.js";
import {
  allInOrder
} from "./chunk-LOI2JOZB.js";
import {
  fileChunks,
  smallFile,
  tempDir
} from "./chunk-NPBHZXYM.js";
import "./chunk-PF43REK2.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

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

// src/formats/deb/changelog.ts
var nfpmChangelog = ({ name, changelog: changelog2 }) => changelog2.map((change) => nfpmEntry(name, change)).join("\n");
function nfpmEntry(name, change) {
  const { version, distributions, urgency = "low", notes } = change;
  const aimed = distributions ? ` ${distributions.join(" ")}; urgency=${urgency}` : "";
  const lines = notes.flatMap((note) => {
    const [first = "", ...rest] = note.split("\n");
    return [`  * ${first}`, ...rest.filter((line) => line.trim() !== "").map((line) => `   - ${line}`)];
  });
  return [`${name} (${version})${aimed}`, ...lines, "", trailer(change.author, change.date), ""].join("\n");
}
var debChangelog = (pkg) => changelogEntries(pkg).map(
  ({ name, version, distributions, urgency, changes, author, date }) => [
    `${name} (${version}) ${distributions}; urgency=${urgency}`,
    "",
    changes,
    "",
    ` -- ${author}  ${date}`,
    ""
  ].join("\n")
).join("\n");
function changelogEntries(pkg) {
  const version = debVersion(pkg.version);
  const now = {
    version,
    date: pkg.version.date,
    author: pkg.maintainer,
    notes: [`Version ${version}.`]
  };
  const changes = pkg.changelog.length > 0 ? pkg.changelog : [now];
  return changes.map((change) => {
    const { distributions = [], urgency = "medium", notes } = change;
    const told = notes.filter((note) => note.trim() !== "");
    return {
      name: pkg.name,
      version: spelled(pkg, change.version),
      distributions: distributions.length > 0 ? distributions.join(" ") : "unstable",
      urgency,
      changes: (told.length > 0 ? told : ["No change is written down."]).flatMap(noteLines).join("\n"),
      author: contact(change.author),
      date: rfc2822(change.date)
    };
  });
}
var noteLines = (note) => note.split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line.trim() !== "").map((line, at) => `${at === 0 ? "  * " : "    "}${line.trim()}`);
function spelled({ version }, text) {
  const plain = text.replace(/^v(?=\d)/, "").replace(/-(?=[A-Za-z])/, "~").replace(/[^A-Za-z0-9.+~:-]/g, ".");
  const whole = debVersion(version);
  const bare = debVersion({ ...version, epoch: void 0, revision: void 0 });
  return plain === bare || text === whole ? whole : plain;
}
var trailer = (author, date) => ` -- ${author}  ${rfc2822(date)}`;
var contact = (author) => /<[^>]*>$/.test(author) ? author : `${author} <>`;
var rfc2822 = (date) => new Date(date * 1e3).toUTCString().replace(/GMT$/, "+0000");

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
    ["License", [shortName(pkg.license, text), ...bodyOf2(common, own, pkg.license)].join("\n")]
  ]);
  return `${header}
${files}`;
}
var shortName = (license, text) => oneLine(license ?? "").replace(/\b(?:AND|OR|WITH)\b/g, (word) => word.toLowerCase()) || (text === void 0 ? "unknown" : "custom");
function bodyOf2(common, own, license) {
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
  const open5 = needs.filter(
    ({ soname }) => !isGlibc(soname) && !names.some((name) => brings(name, soname)) && !beside.some((one) => one.soname === soname)
  );
  const musl = open5.find(({ soname }) => isMusl(soname));
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
      ...(spare.length > 0 ? [] : open5).filter((need) => need === musl || !isMusl(need.soname)).map(openProblem),
      ...silent(files)
    ],
    assumed: spare.length > 0 ? open5.map((need) => assumedProblem(need, spare)) : [],
    unnamed: [
      ...lacking(
        needs.filter(
          (need) => isGlibc(need.soname) && !names.some(isLibc) || open5.includes(need) && spare.length === 0 || beside.some(({ soname, pkg }) => soname === need.soname && !names.includes(pkg.name))
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

// src/formats/deb/long-description.ts
import { posix } from "node:path";
var WIDTH = 78;
var MOST_COMMANDS = 12;
var COMMAND = /^(?:\/usr)?\/(?:s?bin|games)\/[^/]+$/;
function longDescription({ name, homepage, entries }) {
  const commands = entries.filter(({ type, path }) => (type === "file" || type === "link") && COMMAND.test(path)).map(({ path }) => posix.basename(path));
  const shown2 = commands.slice(0, MOST_COMMANDS);
  const more = commands.length - shown2.length;
  const list = [...shown2, ...more > 0 ? [`${more} more`] : []];
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

// src/formats/deb/scripts-own.ts
function ownScriptView(name, text) {
  const [first = ""] = text.split("\n", 1);
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  return {
    // debconf finds the package by it.
    file: name,
    text: body,
    mark: markFor(body.split("\n"), "END_OF_SCRIPT"),
    // A shell is called by its name, as lintian wants it of maintainer scripts; of others there may be a second one.
    interpreter: interpreterOf(first).map(shellWord).join(" ").replace(/^\/(?:usr\/)?bin\/(?=(?:ba|da)?sh\b)/, "")
  };
}
function interpreterOf(first) {
  const [, program = "/bin/sh", argument = ""] = /^#![ \t]*([^ \t]+)[ \t]*(.*?)[ \t]*$/.exec(first) ?? [];
  return argument === "" ? [program] : [program, argument];
}
function markFor(lines, mark) {
  return lines.includes(mark) ? markFor(lines, `${mark}_`) : mark;
}

// src/formats/deb/scripts-accounts.ts
function accountsView(pkg) {
  const lines = sysusersLines(pkg);
  const ids = /* @__PURE__ */ new Map();
  for (const { name, id, group } of pkg.users) if (group === name) ids.set(name, id);
  for (const { name, id } of pkg.groups) ids.set(name, id);
  const named3 = pkg.users.flatMap(({ group, groups: groups2 }) => [group, ...groups2]);
  const groups = [.../* @__PURE__ */ new Set([...ids.keys(), ...named3])];
  return {
    accounts: pkg.users.length + pkg.groups.length > 0,
    lines,
    mark: markFor(lines, "END_OF_ACCOUNTS"),
    groups: groups.map((name) => ({ name: shellWord(name), id: idText(ids.get(name)) })),
    users: pkg.users.map(({ name, id, group, home, shell, comment }) => ({
      name: shellWord(name),
      id: idText(id),
      group: shellWord(group),
      home: shellWord(home),
      shell: shellWord(shell),
      comment: shellWord(comment)
    })),
    members: pkg.users.flatMap(
      ({ name, groups: further }) => further.map((group) => ({ user: shellWord(name), group: shellWord(group) }))
    )
  };
}
var idText = (id) => id === void 0 ? "" : String(id);
function sysusersLines({ name, entries }) {
  const made = entries.find(({ path }) => path === `/usr/lib/sysusers.d/${name}.conf`);
  if (made?.type !== "file" || made.content === void 0) return [];
  const text = Buffer.from(made.content, "base64").toString();
  return text.split("\n").filter((line) => /^[a-z]/.test(line));
}
function purgedAccounts({ users, groups }) {
  const gone = users.filter(({ remove }) => remove === "purge");
  const own = gone.filter(({ name, group }) => group === name);
  const view = (kind) => ({ name, id }) => ({
    name: shellWord(name),
    id: idText(id),
    line: shellWord(accountLine(kind, name))
  });
  return {
    users: gone.map(view("user")),
    groups: [...own, ...groups.filter(({ remove }) => remove === "purge")].map(view("group"))
  };
}

// src/formats/deb/scripts-view.ts
var scriptNames = ["preinst", "postinst", "prerm", "postrm"];
function generatedScripts(pkg) {
  const services = pkg.services.map(unitsOf);
  return {
    preinst: preinst(pkg, services),
    postinst: postinst(pkg, services),
    prerm: prerm(services),
    postrm: postrm(pkg, services)
  };
}
function unitsOf(service) {
  const { unit, units } = service;
  const running = [.../* @__PURE__ */ new Set([unit, ...units])].filter((name) => !/@\./.test(name));
  return { ...service, running, restarted: unit.endsWith(".timer") ? [unit] : running };
}
var words = (texts) => [...new Set(texts)].map(shellWord).join(" ");
function preinst(pkg, services) {
  const guard = (pkg.guard ?? "").trimEnd();
  const accounts = accountsView(pkg);
  const stop = words(services.filter(({ stopOnUpgrade }) => stopOnUpgrade).flatMap(({ running }) => running));
  return {
    needed: guard !== "" || accounts.accounts || stop !== "",
    view: { guard, package: shellWord(pkg.name), stop, ...accounts }
  };
}
function postinst(pkg, services) {
  const sysusers = words(declaredIn(pkg, "sysusers.d", "own"));
  const tmpfiles = words(declaredIn(pkg, "tmpfiles.d", "all"));
  const folders = pkg.directories.map(({ path, mode, owner, group }) => ({
    path: shellWord(path),
    mode: mode.toString(8).padStart(4, "0"),
    owner: shellWord(owner),
    group: shellWord(group)
  }));
  const actions = actionsOf(services);
  return {
    needed: services.length + folders.length > 0 || sysusers !== "" || tmpfiles !== "",
    view: {
      sysusers,
      tmpfiles,
      folders,
      units: services.length > 0,
      enabled: services.filter(isEnabled).map(({ unit }) => shellWord(unit)),
      kept: services.filter((one) => !isEnabled(one)).map(({ unit }) => shellWord(unit)),
      moved: actions.length > 0,
      actions
    }
  };
}
var isEnabled = ({ enable }) => enable !== "no";
function actionsOf(services) {
  const started = services.filter(({ start }) => start);
  const stopped = services.filter((service) => service.stopOnUpgrade && service.restartOnUpgrade);
  const restarted = services.filter((service) => service.restartOnUpgrade && !service.stopOnUpgrade);
  const of = (list) => words(list.flatMap((service) => service.restarted));
  const upgrade = [
    { verb: "restart", units: of(restarted.filter(({ start }) => start)) },
    { verb: "try-restart", units: of(restarted.filter(({ start }) => !start)) },
    {
      verb: "start",
      units: words(
        services.filter((service) => stopped.includes(service) || service.start && !restarted.includes(service)).map(({ unit }) => unit)
      )
    }
  ];
  return [
    {
      test: "-z",
      calls: [
        { verb: "start", units: words(started.filter(isEnabled).map(({ unit }) => unit)) },
        // Asked to start one that is not enabled, deb-systemd-invoke would do nothing.
        {
          verb: "reload-or-restart",
          units: words(started.filter((one) => !isEnabled(one)).map(({ unit }) => unit))
        }
      ]
    },
    { test: "-n", calls: upgrade }
  ].flatMap(({ test, calls }) => {
    const some = calls.filter(({ units }) => units !== "");
    return some.length > 0 ? [{ test, calls: some }] : [];
  });
}
function prerm(services) {
  const stop = words(services.flatMap(({ running }) => running));
  return { needed: stop !== "", view: { stop } };
}
function postrm(pkg, services) {
  const units = words(services.map(({ unit }) => unit));
  const folders = pkg.directories.filter(isPurged).map(({ path }) => ({ path: shellWord(path), line: shellWord(folderLine(path)) }));
  const { users, groups } = purgedAccounts(pkg);
  const accounts = users.length + groups.length > 0;
  const leaving = accounts || folders.length > 0;
  return {
    needed: units !== "" || leaving,
    view: { units, leaving, folders: folders.toReversed(), accounts, users, groups }
  };
}
var isPurged = ({ remove }) => remove === "purge";
function declaredIn(pkg, folder, which) {
  const prefix = `/usr/lib/${folder}/`;
  return pkg.entries.flatMap((entry) => {
    const { type, path } = entry;
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : "";
    if (type !== "file" || !/^[^/]+\.conf$/.test(name)) return [];
    return which === "all" || entry.content === void 0 ? [name] : [];
  });
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
    const needed = kind === "depends" ? scriptDepends(pkg) : [];
    const texts = [...pkg.relations[kind], ...ownOf(pkg.options, kind), ...needed].map((text) => {
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
function scriptDepends(pkg) {
  if (pkg.nfpm) return [];
  if (declaredIn(pkg, "sysusers.d", "own").length > 0)
    return ["systemd | systemd-standalone-sysusers | systemd-sysusers"];
  return pkg.users.length + pkg.groups.length > 0 ? ["passwd | systemd-standalone-sysusers | systemd"] : [];
}
var ownOf = (options, kind) => (kind === "breaks" || kind === "predepends" ? options[kind] : void 0) ?? [];
var hasChoice = (text) => text.includes("|");
var noChoice = (field, text) => ({
  message: `${field} has no alternatives, but was given "${text}"`,
  hint: "write each package as one of its own"
});

// src/formats/deb/control.ts
function controlOf(pkg, installedKib2) {
  const { fields, own, description, problems } = controlFields(pkg, installedKib2);
  return { text: controlText([...fields, ...own, description]), problems };
}
function controlFields(pkg, installedKib2) {
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
    fields: written,
    own,
    description,
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
    yield tarHead(headOf(entry));
    if (entry.type !== "file") continue;
    yield { source: entry, read: ({ digest }) => md5(entry.path, digest) };
    yield tarPadding(entry.size);
  }
  yield tarEnd();
}
var rootOf = (pkg) => ({ uid: 0, gid: 0, uname: "root", gname: "root", mtime: pkg.version.date });
function headOf(entry) {
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
var MOMENTS = {
  preinst: "preInstall",
  postinst: "postInstall",
  prerm: "preRemove",
  postrm: "postRemove"
};
async function maintainerScripts(pkg) {
  const generated = generatedScripts(pkg);
  const files = [];
  const problems = [];
  for (const name of scriptNames) {
    const text = pkg.scripts[MOMENTS[name]] ?? "";
    const own = text.trim() === "" ? "" : runnable(text);
    if (/^#![^\n]*\r/.test(own))
      problems.push({
        message: `the ${name} script has Windows line ends: its interpreter would not be found`,
        hint: "save it with LF line ends"
      });
    const { needed, view } = generated[name];
    const content = needed && !pkg.nfpm ? await composed(pkg, { name, own, view }) : own;
    if (content !== "") files.push({ name, mode: 493, content });
  }
  return { files, problems };
}
var runnable = (text) => text.startsWith("#!") ? text : `#!/bin/sh
${text}`;
async function composed(pkg, { name, own, view }) {
  const render = async (template, values) => renderTemplate(await readTemplate(`scriptlets/deb/${template}.hbs`, void 0), values);
  const part = own === "" ? "" : await render("own", ownScriptView(`${pkg.name}.${name}`, own));
  return render(name, { ...view, own: part.trimEnd() });
}
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

// src/formats/deb/native/views.ts
var RELATIONS = {
  predepends: "Pre-Depends",
  depends: "Depends",
  recommends: "Recommends",
  suggests: "Suggests",
  enhances: "Enhances",
  conflicts: "Conflicts",
  breaks: "Breaks",
  replaces: "Replaces",
  provides: "Provides"
};
function controlView(pkg, installedKib2) {
  const { fields, own, description } = controlFields(pkg, installedKib2);
  const values = new Map(fields.map(([name, value]) => [name, controlValue(value)]));
  const of = (name) => values.get(name) ?? "";
  const oneLine2 = (text) => controlValue((text ?? "").replace(/\s+/g, " "));
  const relations = Object.entries(RELATIONS).map(([key, field]) => [key, of(field)]);
  return {
    package: of("Package"),
    version: of("Version"),
    architecture: of("Architecture"),
    architecture_variant: of("Architecture-Variant"),
    maintainer: of("Maintainer"),
    installed_size: of("Installed-Size"),
    ...Object.fromEntries(relations),
    section: of("Section"),
    priority: of("Priority"),
    homepage: of("Homepage"),
    license: oneLine2(pkg.license),
    vendor: oneLine2(pkg.vendor),
    target: oneLine2(pkg.target),
    description: controlValue(description[1]),
    fields: own.map(([name, value]) => ({ name, value: controlValue(value) }))
  };
}
function scriptView(pkg, script) {
  const end = script.indexOf("\n");
  return {
    package: pkg.name,
    version: debVersion(pkg.version),
    script,
    interpreter: end < 0 ? script : script.slice(0, end),
    body: end < 0 ? "" : script.slice(end + 1)
  };
}
var conffilesView = (pkg) => ({
  package: pkg.name,
  conffiles: conffilesOf(pkg)
});
function triggersView(pkg, libraries) {
  const written = triggersOf(pkg).text.split("\n").filter((line) => line !== "").map((line) => ({ kind: line.slice(0, line.indexOf(" ")), name: line.slice(line.indexOf(" ") + 1) }));
  const has = written.some(({ kind, name }) => kind.startsWith("activate") && name === "ldconfig");
  const more = libraries.length > 0 && !has ? [{ kind: "activate-noawait", name: "ldconfig" }] : [];
  return { package: pkg.name, triggers: [...written, ...more] };
}
var shlibsView = (pkg, libraries) => ({
  package: pkg.name,
  libraries: libraries.map(({ name, version }) => ({
    name,
    version,
    depends: `${pkg.name} (>= ${debVersion({ ...pkg.version, revision: void 0 })})`
  }))
});

// src/formats/deb/native/control-files.ts
async function problemsOf(host, pkg) {
  return [
    ...deb.check(pkg),
    ...controlFields(pkg, 0).problems,
    ...pathProblems(pkg),
    ...(await maintainerScripts(pkg)).problems,
    ...(await ownScripts(host, pkg)).problems,
    ...triggersOf(pkg).problems
  ];
}
var SCRIPTS = ["preinst", "postinst", "prerm", "postrm"];
async function controlFiles(host, rendering) {
  const { pkg, libraries, templates } = rendering;
  const made = await maintainerScripts(pkg);
  const scripts = new Map(made.files.map(({ name, content }) => [name, String(content)]));
  const rendered = [
    { path: "control", mode: 420, content: templates.render("control", controlView(pkg, installedKib(pkg))) },
    { path: "conffiles", mode: 420, content: templates.render("conffiles", conffilesView(pkg)) },
    { path: "triggers", mode: 420, content: templates.render("triggers", triggersView(pkg, libraries)) },
    { path: "shlibs", mode: 420, content: templates.render("shlibs", shlibsView(pkg, libraries)) },
    ...SCRIPTS.map((name) => ({
      path: name,
      mode: 493,
      content: templates.render(name, scriptView(pkg, scripts.get(name) ?? ""))
    })),
    { path: "md5sums", mode: 420, content: md5sums(rendering) }
  ];
  const more = (await ownScripts(host, pkg)).files.map(({ name, mode, content }) => ({
    path: name,
    mode,
    content
  }));
  return [...rendered.filter(({ content }) => content.trim() !== ""), ...more].map((file) => ({
    ...file,
    mtime: pkg.version.date
  }));
}
function md5sums({ pkg, sums }) {
  const conffiles = new Set(conffilesOf(pkg));
  return [...sums].filter(([path]) => !conffiles.has(path)).map(([path, { md5 }]) => `${md5}  ${path.slice(1)}
`).join("");
}

// src/formats/deb/native/documents.ts
function withDocuments(pkg, templates) {
  if (pkg.nfpm) return pkg;
  const folder = `/usr/share/doc/${pkg.name}`;
  const entries = pkg.entries.map((entry) => {
    if (entry.type !== "file" || entry.content === void 0) return entry;
    const made = { ...entry, content: entry.content };
    if (entry.path === `${folder}/copyright`) return copyright(made, templates);
    if (!/^changelog(?:\.Debian)?\.gz$/.test(entry.path.slice(folder.length + 1))) return entry;
    return entry.path.startsWith(`${folder}/`) ? changelog(made, pkg, templates) : entry;
  });
  return { ...pkg, entries };
}
function copyright(entry, templates) {
  const view = copyrightView(Buffer.from(entry.content, "base64").toString());
  return view ? holding(entry, Buffer.from(templates.render("copyright", view))) : entry;
}
function changelog(entry, pkg, templates) {
  const entries = changelogEntries(pkg).map((change) => ({ ...change }));
  const text = templates.render("changelog", { entries });
  return holding(entry, gzipWhole(`${text.trimEnd()}
`));
}
var holding = (entry, content) => ({
  ...entry,
  content: content.toString("base64"),
  size: content.length
});
function copyrightView(text) {
  const [head, files, ...more] = text.split("\n\n").map((paragraph) => parseControl(paragraph));
  if (!head || !files || more.length > 0) return void 0;
  const values = new Map([...head, ...files].map(([name, value]) => [name, controlValue(value)]));
  const of = (name) => values.get(name) ?? "";
  return {
    format: of("Format"),
    name: of("Upstream-Name"),
    contact: of("Upstream-Contact"),
    source: of("Source"),
    files: of("Files"),
    copyright: of("Copyright"),
    license: of("License")
  };
}

// src/formats/deb/native/libraries.ts
import { posix as posix2 } from "node:path";
var LEAST_SIZE = 52;
var DEBUG = "/usr/lib/debug/";
var PUBLIC = /^\/(?:usr\/)?lib(?:32|64|x32)?(?:\/[a-z0-9_]+-linux-[a-z0-9_]+)?$/;
var elvesOf = ({ entries, arch }) => entries.flatMap((entry) => {
  const elf = entry.path.startsWith(DEBUG) ? void 0 : elfOf(entry);
  const fits = elf && elf.kind !== "other" && archesOf(elf).includes(arch);
  return fits ? [{ path: entry.path, mode: entry.mode, elf }] : [];
});
function elfOf(entry) {
  if (entry.type !== "file" || entry.content !== void 0 || entry.size < LEAST_SIZE) return void 0;
  const read2 = readElf(entry.from);
  return read2 && "kind" in read2 ? read2 : void 0;
}
var isProgram = ({ elf }) => elf.kind === "program" || elf.interpreter !== void 0 || elf.hasDebug;
function libraryOf(soname) {
  const [, name, version] = /^(.+)\.so\.(.+)$/.exec(soname) ?? /^(.+)-(\d.*)\.so$/.exec(soname) ?? [];
  return name === void 0 || version === void 0 || /\s/.test(soname) ? void 0 : { name, version };
}
var publicLibraries = (elves) => named(elves.filter((file) => !isProgram(file) && PUBLIC.test(posix2.dirname(file.path))));
function named(elves) {
  const sonames = new Set(elves.flatMap(({ elf }) => elf.soname ?? []));
  return [...sonames].sort().flatMap((soname) => libraryOf(soname) ?? []);
}
var privateFolders = (elves) => [...new Set(elves.filter((file) => !isProgram(file)).map(({ path }) => posix2.dirname(path)))].filter((folder) => !PUBLIC.test(folder)).sort();

// src/formats/deb/native/paths.ts
var WORK = `${INSIDE.work}/deb`;
var treeOf = (name) => `${WORK}/trees/${name}`;
var CHECK = `${WORK}/check`;
var BIN = `${WORK}/bin`;
var OUT = `${WORK}/out`;
var PLAIN = { LC_ALL: "C" };

// src/formats/deb/native/measure.ts
async function measureTrees(workshop) {
  const { stdout } = await workshop.run(
    ["find", "trees", "-type", "f", "-printf", String.raw`%s %p\0`, "-exec", "md5sum", "-z", "{}", "+"],
    { cwd: WORK, env: PLAIN }
  );
  const bytes = new Map(records(stdout, /^(\d{1,20}) trees\/(.+)$/s));
  const found = /* @__PURE__ */ new Map();
  for (const [name, md5] of records(stdout, /^([0-9a-f]{32}) [ *]trees\/(.+)$/s)) {
    const slash = name.indexOf("/");
    const [tree, path] = [name.slice(0, slash), name.slice(slash)];
    if (path.startsWith("/DEBIAN/")) continue;
    const list = found.get(tree) ?? [];
    if (list.length === 0) found.set(tree, list);
    list.push([path, { md5, size: Number(bytes.get(name) ?? 0) }]);
  }
  return new Map(
    [...found].map(([tree, list]) => [tree, new Map(list.sort(([a], [b]) => a < b ? -1 : 1))])
  );
}
var records = (text, pattern) => text.split("\0").flatMap((record) => {
  const [, value, name] = pattern.exec(record) ?? [];
  return name === void 0 || value === void 0 ? [] : [[name, value]];
});
var measured = (pkg, sums) => ({
  ...pkg,
  entries: pkg.entries.map(
    (entry) => entry.type === "file" ? { ...entry, size: sums.get(entry.path)?.size ?? entry.size } : entry
  )
});

// src/formats/deb/native/pack.ts
import { rename } from "node:fs/promises";
import { join } from "node:path";
var SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
async function packTree(workshop, packing) {
  const { pkg, owners } = packing;
  const name = deb.fileName(pkg, pkg.options);
  const words2 = ["dpkg-deb", ...compressionWords(pkg.options.compression), "--build"];
  try {
    await workshop.run([...words2, treeOf(pkg.name), `${OUT}/${name}`], {
      env: {
        ...PLAIN,
        SOURCE_DATE_EPOCH: String(pkg.version.date),
        ...owners && { PATH: `${BIN}:${SYSTEM_PATH}` }
      }
    });
  } catch (error) {
    throw error instanceof ToolError ? explained(error, packing) : error;
  }
  return name;
}
function compressionWords(text) {
  if (text === void 0) return [];
  const codec = parseCompression(text);
  if ("message" in codec) throw new UserError("deb/compression", [codec]);
  const { algorithm, level } = codec;
  return [`-Z${algorithm}`, ...level === void 0 ? [] : [`-z${level}`]];
}
function explained(error, { pkg, control: control2, templates }) {
  const said = error.tail.replaceAll(/^dpkg-deb: error: /gm, "");
  if (/unknown compression type/.test(said))
    return new UserError(
      "deb/compression",
      `dpkg-deb of ${pkg.target} does not know ${pkg.options.compression}`,
      {
        hint: "leave deb.compression out for this target: its own default is used then",
        cause: error
      }
    );
  const line = /parsing file '[^\n]*\/DEBIAN\/control' near line (\d+)/.exec(said)?.[1];
  if (line === void 0 && !/\/DEBIAN\/control/.test(said))
    return new PkgError("deb/dpkg-deb", `dpkg-deb could not pack ${pkg.name} for ${pkg.target}: ${said}`, {
      cause: error
    });
  const reason = said.replace(/^.*near line \d+[^\n]*:\s*/s, "").split("\n")[0] ?? "";
  const at = lineOf(control2, Number(line ?? 1), reason);
  return new UserError(
    "deb/control",
    [
      {
        message: `dpkg-deb refuses the control file of ${pkg.name}: ${reason}, at its line ${at}: ${control2.split("\n")[at - 1]}`,
        hint: "mend the value that stands there, or the template",
        place: { file: templates.fileOf("control") }
      }
    ],
    { cause: error }
  );
}
function lineOf(control2, told, reason) {
  const lines = control2.trimEnd().split("\n");
  const name = /field name '([^']+)'/.exec(reason)?.[1];
  const named3 = name === void 0 ? -1 : lines.indexOf(name, told - 1);
  return named3 < 0 ? Math.min(told, lines.length) : named3 + 1;
}
async function bringOut(workshop, names, outDir) {
  var _stack = [];
  try {
    const draft = __using(_stack, await tempDir(outDir), true);
    await unpackTar(workshop.get(OUT), draft.path, { strip: 1 });
    for (const name of names) await rename(join(draft.path, name), join(outDir, name));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/formats/deb/native/shlibdeps-output.ts
var SIBLING = "linux-pkg-of-this-build";
var SCANNING = />> Scanning (.+) \(for \S+ field\)$/;
var FOUND = /Library (.+) found in (\/.+)$/;
var UNPACKAGED = /No associated package found for (\/.+)$/;
var NOWHERE = /cannot find library (.+) needed by (.+) \(ELF format: '/;
var NO_INFO = /no dependency information found for (.+) \(used by (.+)\)/;
var RESULT = /^shlibs:Depends[!?$]?=(.*)$/;
function readShlibdeps(lines, { own, trees }) {
  const state = { file: "", depends: /* @__PURE__ */ new Set(), siblings: /* @__PURE__ */ new Set() };
  const missing = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const looked = /* @__PURE__ */ new Map();
  const look = (file, soname) => {
    const path = pathOf2(file);
    looked.set(path, (looked.get(path) ?? /* @__PURE__ */ new Set()).add(soname));
  };
  const pathOf2 = (file) => file.startsWith(`${trees}/${own}/`) ? file.slice(trees.length + own.length + 1) : file;
  const add = (file, soname, library, packaged = false) => {
    const one = { path: pathOf2(file), soname, library, packaged };
    look(file, soname);
    const key = JSON.stringify([one.path, soname]);
    if (!missing.has(key)) missing.set(key, one);
  };
  for (const line of lines) {
    const [, first = "", second = ""] = [SCANNING, FOUND, UNPACKAGED, NOWHERE, NO_INFO, RESULT].map((one) => one.exec(line)).find(Boolean) ?? [];
    if (RESULT.test(line)) for (const one of first.split(/,\s*/)) state.depends.add(one.trim());
    else if (SCANNING.test(line)) {
      state.file = first;
      places.clear();
    } else if (FOUND.test(line)) {
      places.set(second, first);
      look(state.file, first);
      const name = second.startsWith(`${trees}/`) ? second.slice(trees.length + 1).split("/")[0] : own;
      if (name !== own) state.siblings.add(name);
    } else if (UNPACKAGED.test(line) && !first.startsWith(`${trees}/`))
      add(state.file, places.get(first) ?? first.slice(first.lastIndexOf("/") + 1), first);
    else if (NOWHERE.test(line)) add(second, first, void 0);
    else if (NO_INFO.test(line) && !first.startsWith(`${trees}/`))
      add(second, places.get(first) ?? first.slice(first.lastIndexOf("/") + 1), first, true);
  }
  const depends = [...state.depends].filter((one) => one !== "" && !one.startsWith(SIBLING));
  return { depends, siblings: [...state.siblings].sort(), missing: [...missing.values()], looked };
}

// src/formats/deb/native/shlibdeps.ts
var CONTROL = `Source: ${SIBLING}
Maintainer: Nobody <nobody@localhost>

Package: ${SIBLING}
Architecture: any
Description: the packages of this build
`;
function shlibdepsFiles(laid2) {
  const libraries = named(laid2.flatMap(({ elves }) => elves));
  const lines = libraries.map(({ name, version }) => `${name} ${version} ${SIBLING}
`);
  return [
    { path: "check/debian/control", content: CONTROL },
    { path: `check/debian/${SIBLING}/DEBIAN/shlibs`, content: lines.join("") }
  ];
}
async function sharedLibraryDepends(workshop, own, all) {
  const loading = own.elves.filter(({ elf }) => elf.needed.length > 0);
  const silent2 = own.elves.filter(({ elf }) => elf.interpreter !== void 0 && elf.needed.length === 0);
  const found = loading.length > 0 ? await ask(workshop, own, { all, loading }) : void 0;
  const depends = [...found?.depends ?? [], ...siblingDepends(found?.siblings ?? [], all)];
  const problems = [
    ...(found?.missing ?? []).map(missingProblem),
    ...found?.whole ? loading.flatMap((file) => unseenProblems(file, found)) : [],
    ...depends.length === 0 && own.pkg.relations.depends.length === 0 ? silent2.map(silentProblem) : [],
    ...depends.flatMap((text) => {
      const spelled2 = debRelation(text);
      return "message" in spelled2 ? [spelled2] : [];
    })
  ];
  if (problems.length > 0) throw new UserError("deb/depends", problems);
  return depends;
}
var siblingDepends = (names, all) => all.flatMap(({ pkg }) => names.includes(pkg.name) ? [`${pkg.name} (= ${debVersion(pkg.version)})`] : []);
async function ask(workshop, own, { all, loading }) {
  const tree = treeOf(own.pkg.name);
  const lines = [];
  const where = { own: own.pkg.name, trees: `${WORK}/trees` };
  try {
    await workshop.run(
      [
        "dpkg-shlibdeps",
        "-O",
        "-v",
        "--warnings=0",
        ...all.filter((one) => one !== own).map(({ pkg }) => `-S${treeOf(pkg.name)}`),
        ...privateFolders(own.elves).map((folder) => `-l${folder}`),
        ...loading.map(({ path }) => `-e${tree}${path}`)
      ],
      { cwd: CHECK, env: PLAIN, onLine: (line) => lines.push(line) }
    );
  } catch (error) {
    const found = readShlibdeps(lines, where);
    if (error instanceof ToolError && found.missing.length > 0) return { ...found, whole: false };
    throw error;
  }
  return { ...readShlibdeps(lines, where), whole: true };
}
var missingProblem = ({ path, soname, library, packaged }) => ({
  message: library === void 0 ? `${path} needs ${soname}, which is not in the container` : packaged ? `${path} needs ${soname}, and the package of ${library} has no shlibs or symbols file` : `${path} needs ${soname}, and no package brings ${library}`,
  hint: "name the package that brings it (or its -dev package) in build.requires, pack the library too, or write depends without auto"
});
var unseenProblems = ({ path, elf }, { looked, depends }) => elf.needed.filter((soname) => !looked.get(path)?.has(soname) && (looked.size > 0 || depends.length === 0)).map((soname) => ({
  message: `${path} needs ${JSON.stringify(soname)}, but dpkg-shlibdeps does not see that`,
  hint: "build it again without packing or stripping it further than strip does, or write depends without auto"
}));
var silentProblem = ({ path }) => ({
  message: `${path} is a program with a loader, but names no library: nothing tells what it depends on`,
  hint: "write depends, such as depends: [libc6]"
});

// src/formats/deb/native/symbols.ts
import { posix as posix3 } from "node:path";
var symbolsName = (name) => `${name}-dbgsym`;
var ARCHIVE = /^lib.*\.a$/;
async function takeSymbols(workshop, { pkg, elves }) {
  const { debug = "keep" } = pkg;
  const kinds = new Map(elves.map((file) => [file.path, isProgram(file) ? "program" : "library"]));
  const files = pkg.entries.flatMap((entry) => {
    const kind = kinds.get(entry.path);
    if (kind !== void 0) return [kind, entry.path];
    const archive = entry.type === "file" && ARCHIVE.test(posix3.basename(entry.path));
    return archive && pkg.arch !== "all" ? ["archive", entry.path] : [];
  });
  if (debug === "keep" || files.length === 0) return [];
  const tree = treeOf(pkg.name);
  const { stdout } = await workshop.run(
    ["sh", `${BIN}/strip`, debug, tree, treeOf(symbolsName(pkg.name)), ...files],
    { env: PLAIN }
  );
  const told = (word) => stdout.split("\n").flatMap((line) => line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []);
  for (const path of told("no-build-id"))
    workshop.log.warn({
      message: `${path} has no build id: its debug symbols are stripped, and kept nowhere`,
      hint: "link it with -Wl,--build-id (Go: -ldflags=-B=gobuildid)"
    });
  return [...new Set(told("build-id"))].sort();
}
function symbolsPackage(pkg, { buildIds, sums }) {
  const name = symbolsName(pkg.name);
  const { compression, arch, arch_variant, fields = {} } = pkg.options;
  const multiArch = fields["Multi-Arch"] === "same" ? { "Multi-Arch": "same" } : {};
  return {
    ...pkg,
    name,
    summary: `debug symbols for ${pkg.name}`,
    description: `debug symbols for ${pkg.name}
What debuggers want to know of the programs in ${pkg.name}.`,
    section: "debug",
    priority: "optional",
    relations: {
      ...Object.fromEntries(
        Object.keys(pkg.relations).map((kind) => [kind, []])
      ),
      depends: [`${pkg.name} (= ${debVersion(pkg.version)})`]
    },
    scripts: {},
    guard: "",
    services: [],
    users: [],
    groups: [],
    directories: [],
    entries: symbolsEntries(pkg, sums),
    options: {
      ...compression !== void 0 && { compression },
      ...arch !== void 0 && { arch },
      ...arch_variant !== void 0 && { arch_variant },
      fields: { ...multiArch, "Auto-Built-Package": "debug-symbols", "Build-Ids": buildIds.join(" ") }
    }
  };
}
var owned = ({ version }) => ({ owner: "root", group: "root", mtime: version.date });
function documentsLink(pkg) {
  const path = `/usr/share/doc/${symbolsName(pkg.name)}`;
  return withFolders(pkg, [{ type: "link", path, to: pkg.name, mode: 511, ...owned(pkg) }]);
}
function symbolsEntries(pkg, sums) {
  const files = [...sums].map(
    ([path, { size }]) => ({
      type: "file",
      path,
      from: `the debug symbols of ${pkg.name}`,
      size,
      role: void 0,
      mode: 420,
      ...owned(pkg)
    })
  );
  return withFolders(pkg, [...files, ...documentsLink(pkg).filter(({ type }) => type === "link")]);
}
function withFolders(pkg, entries) {
  const all = new Map(entries.map((entry) => [entry.path, entry]));
  for (const { path } of entries)
    for (let up = posix3.dirname(path); up !== "/"; up = posix3.dirname(up))
      all.set(up, { type: "dir", path: up, implicit: true, mode: 493, ...owned(pkg) });
  return [...all.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

// src/formats/deb/native/templates.ts
var templateNames = [
  "changelog",
  "conffiles",
  "control",
  "copyright",
  "postinst",
  "postrm",
  "preinst",
  "prerm",
  "shlibs",
  "triggers"
];
async function readTemplates(user) {
  if (user !== void 0) {
    const known = templateNames.map((name) => `${name}.hbs`);
    checkTemplateNames({ folder: "deb", user, files: await templatesOfUser("deb", user), known });
  }
  const texts = /* @__PURE__ */ new Map();
  for (const name of templateNames) texts.set(name, await readTemplate(`deb/${name}.hbs`, user));
  return {
    render: (name, view) => renderTemplate(texts.get(name), view),
    fileOf: (name) => texts.get(name).file
  };
}

// src/formats/deb/native/trees.ts
var FIRST_NUMBER = 5e4;
async function layTrees(workshop, { trees, files, owners }) {
  await workshop.run(["rm", "-rf", WORK]);
  const beside = [...files, ...await ownerFiles(owners)].map(fileEntry);
  await workshop.put("/", packEntries([...beside, ...trees.flatMap(laid)], owners));
}
var PLACED = { owner: "root", group: "root", mtime: 0 };
function laid({ name, entries }) {
  if (entries.some(({ path }) => path === "/DEBIAN"))
    throw new UserError("deb/cannot-express", "dpkg-deb keeps the folder /DEBIAN for itself", {
      hint: "put the files elsewhere"
    });
  const folder = treeOf(name);
  const own = [folder, `${folder}/DEBIAN`].map(
    (path) => ({ type: "dir", path, mode: 493, implicit: true, ...PLACED })
  );
  const moved = entries.filter(({ path }) => path !== "/").map((entry) => {
    const path = `${folder}${entry.path}`;
    if (entry.type !== "file") return { ...entry, path };
    const { inode: _, ...alone } = entry;
    return { ...alone, path };
  });
  return [...own, ...moved];
}
var fileEntry = ({ path, content, mode = 420 }) => {
  const bytes = Buffer.from(content);
  return {
    type: "file",
    path: `${WORK}/${path}`,
    from: path,
    content: bytes.toString("base64"),
    size: bytes.length,
    role: void 0,
    mode,
    ...PLACED
  };
};
function ownersOf(packages) {
  const numbers = (names) => new Map(
    [...new Set(names)].filter((name) => name !== "root").sort().map((name, at) => [name, FIRST_NUMBER + at])
  );
  const entries = packages.flatMap((pkg) => pkg.entries);
  return {
    users: numbers(entries.map(({ owner }) => owner)),
    groups: numbers(entries.map(({ group }) => group))
  };
}
var hasOwners = ({ users, groups }) => users.size + groups.size > 0;
var ownerWord = (name) => `"${name.replace(/["\\]/g, "\\$&")}:0"`;
async function ownerFiles(owners) {
  if (!hasOwners(owners)) return [];
  const list = (numbers) => [...numbers].map(([name, number]) => `+${number} ${ownerWord(name)}
`).join("");
  return [
    { path: "users", content: list(owners.users) },
    { path: "groups", content: list(owners.groups) },
    { path: "bin/tar", content: (await readTemplate("deb/inside/tar", void 0)).text, mode: 493 }
  ];
}

// src/formats/deb/native/engine.ts
async function nativeDeb(host, job, outDir) {
  const templates = await readTemplates(job.templates);
  const laid2 = job.packages.map((pkg) => withDocuments(pkg, templates)).map((pkg) => ({ pkg, elves: elvesOf(pkg) }));
  const problems = await Promise.all(laid2.map(({ pkg }) => problemsOf(host, pkg)));
  if (problems.flat().length > 0) throw new UserError("deb/cannot-express", problems.flat());
  await lay(job, laid2);
  const finished = await finish(job, laid2);
  const names = await pack2(host, { job, finished, templates });
  await bringOut(job.workshop, names, outDir);
  return names;
}
async function lay({ workshop, packages }, laid2) {
  const strip = await readTemplate("deb/inside/strip", void 0);
  const files = [
    ...shlibdepsFiles(laid2),
    { path: "bin/strip", content: strip.text },
    { path: "out/.keep", content: "" }
  ];
  const trees = laid2.flatMap(({ pkg }) => [
    { name: pkg.name, entries: pkg.entries },
    ...pkg.debug === "split" ? [{ name: symbolsName(pkg.name), entries: documentsLink(pkg) }] : []
  ]);
  await layTrees(workshop, { trees, files, owners: ownersOf(packages) });
}
async function finish({ workshop, jobs }, laid2) {
  const buildIds = await allInOrder(laid2, jobs, (one) => takeSymbols(workshop, one));
  const [sums, depends] = await Promise.all([
    measureTrees(workshop),
    allInOrder(
      laid2,
      jobs,
      async (one) => one.pkg.auto ? await sharedLibraryDepends(workshop, one, laid2) : []
    )
  ]);
  const of = (name) => sums.get(name) ?? /* @__PURE__ */ new Map();
  return laid2.flatMap(({ pkg, elves }, at) => {
    const whole = {
      pkg: measured(withDepends(pkg, depends[at] ?? []), of(pkg.name)),
      elves,
      sums: of(pkg.name)
    };
    const ids = buildIds[at] ?? [];
    if (ids.length === 0) return [whole];
    const symbols = of(symbolsName(pkg.name));
    return [whole, { pkg: symbolsPackage(pkg, { buildIds: ids, sums: symbols }), elves: [], sums: symbols }];
  });
}
var withDepends = (pkg, found) => ({
  ...pkg,
  relations: { ...pkg.relations, depends: [.../* @__PURE__ */ new Set([...pkg.relations.depends, ...found])] }
});
async function pack2(host, { job, finished, templates }) {
  const { workshop, jobs } = job;
  const rendered = await Promise.all(
    finished.map(({ pkg, elves, sums }) => {
      const libraries = pkg.nfpm ? [] : publicLibraries(elves);
      return controlFiles(host, { pkg, libraries, sums, templates });
    })
  );
  const placed = rendered.flatMap(
    (files, at) => files.map((file) => ({ ...file, path: `${finished[at]?.pkg.name}/DEBIAN/${file.path}` }))
  );
  await workshop.put(`${WORK}/trees`, packFiles(placed));
  const owners = hasOwners(ownersOf(job.packages));
  return allInOrder(finished, jobs, ({ pkg }, at) => {
    const control2 = rendered[at]?.find(({ path }) => path === "control");
    return packTree(workshop, { pkg, control: String(control2?.content ?? ""), templates, owners });
  });
}

// src/formats/deb/packaging/packaging.ts
import { posix as posix4 } from "node:path";

// src/formats/deb/packaging/changelog.ts
var HEADING = /^([a-z0-9][a-z0-9+.-]*) \(([^() \t]+)\)((?:\s+[a-z0-9+.-]+)+);/i;
var VERSION = /^(?:\d+:)?\d[A-Za-z0-9.+~-]*$/;
function withEntry(changelog2, entry) {
  const old = (changelog2 ?? "").replace(/^\xef\xbb\xbf/, "").replace(/^\s*\n/, "");
  const last = lastEntry(old, entry);
  const epoch = /^\d+:/.test(entry.version) ? "" : last.epoch;
  const version = `${epoch}${entry.version}`;
  if (!VERSION.test(version)) throw new PkgError("packaging/version", `no Debian version: ${version}`);
  return `${[
    `${last.source} (${version}) ${last.distribution}; urgency=medium`,
    "",
    `  * Version ${version}.`,
    "",
    ` -- ${Buffer.from(contact2(entry.maintainer)).toString("latin1")}  ${rfc28222(entry.date)}`,
    ...old ? ["", old] : [""]
  ].join("\n")}`;
}
function lastEntry(old, { source, file }) {
  if (old.trim() === "") {
    if (source !== void 0) return { source, distribution: "unstable", epoch: "" };
    throw new UserError("packaging/no-source", `${file} is missing, and debian/control names no Source`, {
      hint: 'write "Source: <name>" as the first line of debian/control'
    });
  }
  const lines = old.split("\n");
  const at = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
  const [, name, version = "", distributions = ""] = HEADING.exec(lines[at] ?? "") ?? [];
  if (name === void 0)
    throw new UserError("packaging/changelog", [
      {
        message: `${file} does not begin with an entry: "${shown(lines[at] ?? "")}"`,
        hint: 'its first line reads as "hello (1.2.3-1) unstable; urgency=medium"; without the file, one is made',
        place: { file, line: at + 1 }
      }
    ]);
  return {
    source: name,
    distribution: distributions.trim().replace(/\s+/g, " "),
    epoch: /^\d+:/.exec(version)?.[0] ?? ""
  };
}
var shown = (line) => (line.length > 80 ? `${line.slice(0, 80)}\u2026` : line).trimEnd();
function contact2(maintainer) {
  const line = maintainer.replace(/[\x00-\x20\x7f-\x9f\u2028\u2029]+/g, " ").trim();
  return /<[^<>]*>$/.test(line) ? line : `${line.replace(/[<>]/g, "")} <>`;
}
var rfc28222 = (date) => new Date(date * 1e3).toUTCString().replace(/GMT$/, "+0000");

// src/formats/deb/packaging/control.ts
function readSourceControl(text) {
  const paragraphs = text.split(/\n(?:[ \t]*\n)+/).map((part) => part.replace(/^#.*\n?/gm, "")).filter((part) => part.trim() !== "").map((part) => new Map((parseControl(part) ?? []).map(([name, value]) => [name.toLowerCase(), value])));
  const source = paragraphs[0]?.get("source");
  const packages = paragraphs.filter((fields) => fields.has("package"));
  return {
    source: source !== void 0 && /^[a-z0-9][a-z0-9+.-]*$/i.test(source) ? source : void 0,
    allOnly: packages.length > 0 && packages.every((fields) => fields.get("architecture") === "all")
  };
}
var builtPackages = (files) => files.split("\n").flatMap((line) => /^([A-Za-z0-9][\w.+~-]*\.d?deb)\s/.exec(line)?.[1] ?? []);

// src/formats/deb/packaging/packaging.ts
async function buildOwnDeb(_host, job, outDir) {
  const { workshop, source } = job;
  const facts = await putInPlace(job);
  const archOnly = workshop.target.withAll === false;
  if (archOnly && facts.allOnly) {
    workshop.log.info("all its packages are for every architecture, and another target makes them");
    return [];
  }
  await writeVersion(job, facts);
  await installBuildRequires(job, source);
  await workshop.run(["dpkg-buildpackage", archOnly ? "-B" : "-b", "-us", "-uc"], {
    ...buildRun(job),
    cwd: source
  });
  const listed2 = await readSmallFile(workshop, `${source}/debian/files`);
  const built = builtPackages(listed2?.toString("latin1") ?? "");
  if (built.length === 0)
    throw new PkgError("packaging/nothing", `${job.path} was built, but no package came of it`, {
      hint: "see what debian/rules binary does: debian/files lists no package"
    });
  return takeOut(
    workshop,
    built.map((name) => posix4.join(source, "..", name)),
    outDir
  );
}
async function putInPlace(job) {
  const { workshop, source, path } = job;
  const real = await findPackaging(job);
  const control2 = await controlOf2(workshop, real, path);
  const place = `${source}/debian`;
  const script = 'if [ "$(realpath "$2")" != "$1" ] || [ -h "$2" ]; then cp -a -- "$1" "$2.linux-pkg" && rm -rf -- "$2" && mv -- "$2.linux-pkg" "$2"; fi';
  await workshop.run(["sh", "-c", script, "sh", real, place]);
  return readSourceControl(control2);
}
async function controlOf2(workshop, folder, path) {
  const bytes = await readSmallFile(workshop, `${folder}/control`);
  if (bytes) return bytes.toString("utf8");
  const inside = await readSmallFile(workshop, `${folder}/debian/control`);
  throw new UserError("packaging/no-control", `${path} holds no control file`, {
    hint: inside ? `write deb.packaging: ${posix4.join(path, "debian")}` : "deb.packaging names a debian/ folder, with control, rules and changelog in it"
  });
}
async function writeVersion({ workshop, source, path, version, maintainer }, facts) {
  const file = posix4.join(path, "changelog");
  const bytes = await readSmallFile(workshop, `${source}/debian/changelog`);
  const before = bytes?.toString("latin1");
  const spelled2 = debVersion(version);
  const text = withEntry(before, {
    version: spelled2,
    maintainer,
    date: version.date,
    source: facts.source,
    file
  });
  const last = /^\S+ \(([^()\s]+)\)/m.exec(before ?? "")?.[1];
  const now = /\(([^()\s]+)\)/.exec(text)?.[1] ?? spelled2;
  const plain = now.endsWith(workshop.target.suffix) ? now.slice(0, now.length - workshop.target.suffix.length) : now;
  if (last !== void 0 && compareDebVersions(last, plain) > 0)
    workshop.log.warn({
      message: `${file} is at ${last}, which is newer than ${now}: the package is made as ${now}`,
      hint: "whoever has the newer one is not offered this one"
    });
  await workshop.run(["rm", "-f", "--", `${source}/debian/changelog`]);
  const content = Buffer.from(text, "latin1");
  await workshop.put(source, packFiles([{ path: "debian/changelog", content, mtime: version.date }]));
}
function buildRun(job) {
  const run = packagingRun(job);
  const asked = run.env?.["DEB_BUILD_OPTIONS"] ?? "";
  const options = /(^|\s)parallel=/.test(asked) ? asked : `${asked} parallel=${job.jobs}`.trim();
  return {
    ...run,
    env: { ...run.env, DEB_BUILD_OPTIONS: options, SOURCE_DATE_EPOCH: String(job.version.date) }
  };
}

// src/formats/deb/reader.ts
import { open } from "node:fs/promises";

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
    const head = headOf2(await read(handle, at, HEAD, end), at);
    const offset = at + HEAD;
    if (head.size > end - offset) {
      throw broken(`member "${head.name}" says ${head.size} bytes, the file has ${end - offset} more`);
    }
    if (head.name === "//") longNames = await namesTable(handle, offset, head.size, end);
    else if (head.name !== "/" && head.name !== "/SYM64/") {
      members.push(await named2(handle, { ...head, offset }, longNames));
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
function headOf2(bytes, at) {
  const text = bytes.toString("latin1");
  const size = text.slice(48, 58).trimEnd();
  if (!text.endsWith("`\n") || !/^\d+$/.test(size)) throw broken(`no member header at byte ${at}`);
  return { name: bytes.toString("utf8", 0, 16).trimEnd(), size: Number(size) };
}
async function named2(handle, member, longNames) {
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

// src/formats/deb/contents.ts
var MOST_FILES = 1e6;
var MOST_NAME_BYTES = 256 * 1024 * 1024;
async function readContents(source, watcher) {
  const files = [];
  const others = /* @__PURE__ */ new Set();
  let bytes = 0;
  for await (const member of readTar(source)) {
    const path = pathOf(member.name);
    if (path === "/") continue;
    bytes += path.length + member.to.length;
    if (files.length >= MOST_FILES || bytes > MOST_NAME_BYTES) {
      throw new UserError("deb/too-many", `more than ${MOST_FILES} files, or names longer than all sense`);
    }
    const fact = factOf(member, path);
    files.push(fact);
    if (watcher) await show(member, fact, { watcher, others });
  }
  return files;
}
async function show(member, fact, { watcher, others }) {
  const { path, type, size, to = "" } = fact;
  if (type === "file") await watcher.file({ path, size, bytes: member.body });
  else if (type === "hardlink" && !others.has(to)) await watcher.file({ path, same: to });
  else others.add(path);
}
var USUAL = /^\.(?:\/[^/.][^/]*)+\/?$/;
function pathOf(name) {
  if (USUAL.test(name)) return name.slice(1, name.endsWith("/") ? -1 : void 0);
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

// src/formats/deb/control-facts.ts
var MOST_BYTES = 64 * 1024 * 1024;
async function readControl(source) {
  const texts = /* @__PURE__ */ new Map();
  for await (const member of readTar(limited(source))) {
    if (member.type === "file")
      texts.set(pathOf(member.name).slice(1), (await bodyOf(member, MOST_BYTES)).toString());
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
var paragraphOf = (control2) => ({
  ...identityOf(fieldsOf(control2)),
  control: control2
});
async function readParagraph(source) {
  let control2;
  for await (const member of readTar(limited(source)))
    if (member.type === "file" && pathOf(member.name) === "/control")
      control2 = (await bodyOf(member, MOST_BYTES)).toString();
  return paragraphOf(control2);
}
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
async function readDeb(file, watcher) {
  try {
    const { members, control: control2, data } = await fileParts(file);
    const facts = await through(file, { ...control2, watcher }, readControl);
    const contents = await through(file, { ...data, watcher }, (source) => readContents(source, watcher));
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
async function fileParts(file) {
  try {
    var _stack = [];
    try {
      const handle = __using(_stack, await open(file), true);
      return await partsOf(handle);
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
async function partsOf(source) {
  const members = await listAr(source);
  const [binary] = members;
  if (binary?.name !== "debian-binary") throw broken2("its first member is not debian-binary");
  await checkFormat(source, binary);
  return { members, control: partOf(members, "control.tar"), data: partOf(members, "data.tar") };
}
async function checkFormat(source, { offset, size }) {
  const bytes = Buffer.alloc(Math.min(size, 16));
  await source.read(bytes, 0, bytes.length, offset);
  const version = bytes.toString("latin1").split("\n")[0] ?? "";
  if (!/^2\.\d+$/.test(version)) throw broken2(`format version ${JSON.stringify(version)} is not 2.0`);
}
function partOf(members, base) {
  const found = members.filter(({ name }) => name === base || name.startsWith(`${base}.`));
  const [member, second] = found;
  if (!member) throw broken2(`it has no ${base}`);
  if (second) throw broken2(`it has both ${member.name} and ${second.name}`);
  const suffix = member.name.slice(base.length);
  const algorithm = Object.hasOwn(ALGORITHMS, suffix) ? ALGORITHMS[suffix] : void 0;
  if (algorithm) return { member, algorithm };
  throw new UserError("deb/compression", `${member.name} is compressed in a way that is not read here`, {
    hint: `repack it: dpkg-deb -R FILE DIR && dpkg-deb -Zgzip -b DIR`
  });
}
async function through(file, { member, algorithm, watcher }, read2) {
  const { name, offset, size } = member;
  const told = watcher && ((sha256) => watcher.part(name, sha256));
  try {
    return await readPacked({ file, offset, size, algorithm }, read2, told);
  } catch (cause) {
    throw damaged(name, cause);
  }
}
var damaged = (name, cause) => new UserError("deb/damaged", `${name}: ${cause.message}`, {
  hint: (cause instanceof PkgError ? cause.hint : void 0) ?? "download or build it again",
  cause
});
function withFlags(fact, { conffiles, md5 }) {
  const digest = md5.get(fact.path);
  return {
    ...fact,
    flags: conffiles.has(fact.path) ? ["conffile"] : [],
    digest: digest === void 0 ? void 0 : `md5:${digest}`
  };
}
var broken2 = (what) => new UserError("deb/no-deb", `not a Debian package: ${what}`);

// src/formats/deb/record.ts
import { gunzipSync, zstdDecompressSync } from "node:zlib";
var MOST_UNPACKED = 16 << 20;
async function debRecord(file, bytes) {
  try {
    const small = bytes ?? readSmall(file);
    const { members, control: control2, data } = await (small ? partsOf(inMemory(small)) : fileParts(file));
    const controlTar = small && unpacked(small, control2);
    const paragraph = controlTar ? inPart(control2, () => paragraphIn(controlTar)) : await through(file, control2, readParagraph);
    const dataTar2 = small && unpacked(small, data);
    const files = dataTar2 ? inPart(data, () => [...piecesOf(dataTar2)].map(({ name, type }) => listed(pathOf(name), type))) : (await through(file, data, (source) => readContents(source))).map(
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
function inPart({ member }, read2) {
  try {
    return read2();
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
  const packed2 = bytes.subarray(offset, offset + size);
  const limit = { maxOutputLength: MOST_UNPACKED };
  try {
    if (algorithm === "none") return packed2;
    if (algorithm === "gzip") return gunzipSync(packed2, { ...limit, chunkSize: roomFor(packed2) });
    return algorithm === "zstd" ? zstdDecompressSync(packed2, limit) : void 0;
  } catch (cause) {
    if (cause.code === "ERR_BUFFER_TOO_LARGE") return void 0;
    throw damaged(name, cause);
  }
}
var LEAST_ROOM = 1 << 10;
var MOST_ROOM = 1 << 18;
var roomFor = (packed2) => Math.min(
  Math.max(packed2.length < 4 ? 0 : packed2.readUInt32LE(packed2.length - 4) + 1, LEAST_ROOM),
  MOST_ROOM
);

// src/formats/deb/renumber.ts
import { createReadStream } from "node:fs";
import { mkdir, open as open2 } from "node:fs/promises";
import { join as join2 } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
var ALGORITHMS2 = { "": "none", gz: "gzip", xz: "xz", zst: "zstd" };
var MOST_BYTES2 = 64 << 20;
var renumbered = (version, by) => by < 0 ? `${version}~~${10 + by}` : `${version}+${by}`;
async function renumberDeb(file, by, outDir) {
  var _stack = [];
  try {
    const facts = await readDeb(file);
    const version = renumbered(facts.version, by);
    await mkdir(outDir, { recursive: true });
    const path = join2(outDir, `${facts.name}_${version.replace(/^\d+:/, "")}_${facts.arch}.deb`);
    const source = __using(_stack, await open2(file), true);
    const target = __using(_stack, await open2(path, "wx"), true);
    const write = fileSink(target.fd);
    write(Buffer.from(AR_MAGIC, "latin1"));
    for (const member of await listAr(source)) {
      const { name, offset, size } = member;
      if (name.startsWith("_gpg")) continue;
      const isControl = /^control\.tar(\.|$)/.test(name);
      const chunks = isControl ? [await controlAs(version, createReadStream(file, { start: offset, end: offset + size - 1 }), name)] : fileChunks(file, offset, offset + size);
      const head = { name: isControl ? "control.tar.gz" : name, mtime: 0 };
      const length = isControl ? chunks[0].length : size;
      write(arHead({ ...head, size: length }));
      for await (const chunk of chunks) write(chunk);
      write(arPadding(length));
    }
    return path;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function controlAs(version, raw, name) {
  const algorithm = ALGORITHMS2[name.slice("control.tar.".length)] ?? "none";
  const parts = [];
  await pipeline(raw, decompressor(algorithm), async (source) => {
    for await (const member of readTar(source)) {
      const bytes = member.type === "file" ? await bodyOf(member, MOST_BYTES2) : Buffer.alloc(0);
      const content = /^(\.\/)?control$/.test(member.name) ? Buffer.from(withVersion(bytes, version)) : bytes;
      parts.push(tarHead({ ...member, size: content.length }), content, tarPadding(content.length));
    }
  });
  return gzipSync(Buffer.concat([...parts, tarEnd()]));
}
function withVersion(control2, version) {
  const text = Buffer.from(control2).toString();
  const changed = text.replace(/^Version:.*$/im, () => `Version: ${version}`);
  if (changed !== text) return changed;
  throw new UserError("deb/bad-control", "its control file has no Version");
}

// src/formats/deb/sign.ts
import { randomBytes } from "node:crypto";
import { open as open3, rename as rename2, rm, stat } from "node:fs/promises";

// src/formats/deb/sign-dpkg-sig.ts
import { createHash } from "node:crypto";
async function dpkgSigText({ file, members, signer, role, date }) {
  const lines = [];
  for (const { name, offset, size } of members) {
    const hashes = [createHash("md5"), createHash("sha1")];
    for await (const chunk of fileChunks(file, offset, offset + size))
      for (const hash of hashes) hash.update(chunk);
    lines.push(`	${hashes.map((hash) => hash.digest("hex")).join(" ")} ${size} ${name}`);
  }
  const fields = [
    "Version: 4",
    // A line of its own would say something else.
    `Signer: ${signer.replace(/\s+/g, " ")}`,
    `Date: ${new Date(date * 1e3).toUTCString()}`,
    `Role: ${role}`,
    "Files:"
  ];
  return [...fields, ...lines, ""].join("\n");
}

// src/formats/deb/sign-policy.ts
function debsigCompanions({ type, signer, name }) {
  const id = signer.fingerprint.slice(-16);
  const rule = { name: "Required", attributes: { Type: type, File: "debsig.gpg", id } };
  const policy = xmlDocument({
    name: "Policy",
    attributes: { xmlns: "https://www.debian.org/debsig/1.0/" },
    children: [
      {
        name: "Origin",
        attributes: { Name: name ?? signer.primary, id, Description: `Key ${signer.fingerprint}` }
      },
      { name: "Selection", children: [rule] },
      { name: "Verification", attributes: { MinOptional: 0 }, children: [rule] }
    ]
  });
  return [
    { name: `debsig-${type}-${id}.pol`, text: policy },
    { name: `debsig-${id}.key`, text: signer.publicKey.replace(/\r\n/g, "\n") }
  ];
}

// src/formats/deb/sign.ts
var HEAD2 = 60;
var TIME = { start: 16, end: 28 };
var SIGNED = [/^debian-binary$/, /^control\.tar(\.|$)/, /^data\.tar(\.|$)/];
var TYPES = ["origin", "maint", "archive"];
async function signDeb({
  file,
  signer,
  options: { signature }
}) {
  if (!signature) return void 0;
  const clear = signature.method === "dpkg-sig";
  const type = signature.type || (clear ? "builder" : "origin");
  const who = signature.signer || void 0;
  if (!clear && !TYPES.includes(type)) throw unknownType(type);
  await readDeb(file);
  const members = await membersOf(file);
  const content = SIGNED.map((pattern) => members.find(({ name }) => pattern.test(name)));
  const date = await timeOf(file);
  const put = (text) => replaceWith(file, { members, name: `_gpg${type}`, date, content: Buffer.from(text) });
  if (clear) {
    const named3 = who ?? signer.primary;
    const text = await dpkgSigText({ file, members: content, signer: named3, role: type, date });
    await put(clearSigned(text, await signer.text(text)));
    return [];
  }
  await put(armoredSignature(await signer.detached(bytesOf(file, content))));
  return debsigCompanions({ type, signer, name: who });
}
var unknownType = (type) => new UserError(
  "deb/signature-type",
  `\`deb.signature.type: ${type}\` is no kind of signature that debsigs knows`,
  { hint: "write origin, maint or archive, or `method: dpkg-sig`" }
);
async function membersOf(file) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open3(file), true);
    return await listAr(handle);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function* bytesOf(file, members) {
  for (const { offset, size } of members) yield* fileChunks(file, offset, offset + size);
}
async function replaceWith(file, member) {
  const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeWith(draft, file, member);
    await rename2(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}
async function writeWith(draft, file, { members, name, date, content }) {
  var _stack = [];
  try {
    const { size: end, mode } = await stat(file);
    const target = __using(_stack, await open3(draft, "wx", 384), true);
    await target.chmod(mode & 4095);
    const write = fileSink(target.fd);
    let kept = 0;
    for (const member of members.filter((one) => one.name === name)) {
      for await (const chunk of fileChunks(file, kept, member.offset - HEAD2)) write(chunk);
      kept = member.offset + member.size + member.size % 2;
    }
    for await (const chunk of fileChunks(file, kept, end)) write(chunk);
    if (kept < end) write(arPadding(end));
    write(arHead({ name, size: content.length, mtime: date }));
    write(content);
    write(arPadding(content.length));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function timeOf(file) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open3(file), true);
    const head = Buffer.alloc(HEAD2);
    await handle.read(head, 0, HEAD2, AR_MAGIC.length);
    return Number.parseInt(head.toString("latin1", TIME.start, TIME.end), 10) || 0;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/formats/deb/writer.ts
import { mkdir as mkdir2, open as open4, rename as rename3, stat as stat2 } from "node:fs/promises";
import { join as join3 } from "node:path";
import { gzipSync as gzipSync2 } from "node:zlib";
var SUFFIX = { none: "", gzip: ".gz", xz: ".xz", zstd: ".zst" };
async function writeDeb(host, pkg, outDir) {
  const name = deb.fileName(pkg, pkg.options);
  const files = await controlFiles2(host, pkg);
  try {
    var _stack = [];
    try {
      await mkdir2(outDir, { recursive: true });
      const draft = __using(_stack, await tempDir(outDir), true);
      const data = join3(draft.path, "data");
      const codec = codecOf(pkg);
      const sums = await writeData(host, { pkg, codec, path: data });
      const control2 = controlArchive(
        pkg,
        sums === "" ? files : [...files, { name: "md5sums", mode: 420, content: sums }]
      );
      const size = (await stat2(data)).size;
      const whole = join3(draft.path, "whole");
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
      await rename3(whole, join3(outDir, name));
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
async function controlFiles2(host, pkg) {
  const control2 = controlOf(pkg, installedKib(pkg));
  const scripts = await maintainerScripts(pkg);
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
    const note = (file2, hex) => {
      if (!conffiles.has(file2)) sums.push(`${hex}  ${file2.slice(1)}
`);
    };
    const file = __using(_stack, await open4(path, "wx"), true);
    await pack(host, { codec, parts: dataTar(pkg, note), digest: "md5" }, fileSink(file.fd));
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
  return gzipSync2(Buffer.concat([root, ...members, tarEnd()]), { level: 9 });
}
async function writeArchive({ signal }, { members, mtime, path }) {
  var _stack = [];
  try {
    const file = __using(_stack, await open4(path, "wx"), true);
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
  native: nativeDeb,
  nativeTools: [
    { program: "dpkg-shlibdeps", package: "dpkg-dev" },
    { program: "objdump", package: "binutils" }
  ],
  documents: debDocuments,
  ownPackaging: buildOwnDeb,
  read: readDeb,
  record: debRecord,
  card: debCard,
  renumber: renumberDeb,
  sign: signDeb,
  signs: ({ signature }) => signature !== void 0,
  elfRelations: debElfRelations
};
export {
  engines
};
