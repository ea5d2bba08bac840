import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  archesOf
} from "./chunk-SWZD7HWT.js";
import {
  changelogEntries
} from "./chunk-VXH7GWWK.js";
import {
  gzipWhole
} from "./chunk-BLCPZVLP.js";
import {
  checkTemplateNames
} from "./chunk-P5P2MYA6.js";
import {
  readElf
} from "./chunk-ZKPVI74M.js";
import {
  packEntries,
  packFiles,
  unpackTar
} from "./chunk-5737NTNI.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import "./chunk-SCPAYGSE.js";
import {
  allInOrder
} from "./chunk-T64XHYXT.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PF43REK2.js";
import {
  conffilesOf,
  controlFields,
  installedKib,
  maintainerScripts,
  ownScripts,
  pathProblems,
  triggersOf
} from "./chunk-IPTFN22A.js";
import {
  deb
} from "./chunk-RYLJHMX5.js";
import {
  readTemplate,
  readTemplateText,
  templatesOfUser
} from "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import {
  debVersion
} from "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-QCTMG4JC.js";
import {
  debRelation
} from "./chunk-RL6L7SJM.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";
import {
  controlValue,
  parseControl
} from "./chunk-3J7YOGKI.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import {
  tempDir
} from "./chunk-NPBHZXYM.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

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
  const oneLine = (text) => controlValue((text ?? "").replace(/\s+/g, " "));
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
    license: oneLine(pkg.license),
    vendor: oneLine(pkg.vendor),
    target: oneLine(pkg.target),
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
import { posix } from "node:path";
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
  const read = readElf(entry.from);
  return read && "kind" in read ? read : void 0;
}
var isProgram = ({ elf }) => elf.kind === "program" || elf.interpreter !== void 0 || elf.hasDebug;
function libraryOf(soname) {
  const [, name, version] = /^(.+)\.so\.(.+)$/.exec(soname) ?? /^(.+)-(\d.*)\.so$/.exec(soname) ?? [];
  return name === void 0 || version === void 0 || /\s/.test(soname) ? void 0 : { name, version };
}
var publicLibraries = (elves) => named(elves.filter((file) => !isProgram(file) && PUBLIC.test(posix.dirname(file.path))));
function named(elves) {
  const sonames = new Set(elves.flatMap(({ elf }) => elf.soname ?? []));
  return [...sonames].sort().flatMap((soname) => libraryOf(soname) ?? []);
}
var privateFolders = (elves) => [...new Set(elves.filter((file) => !isProgram(file)).map(({ path }) => posix.dirname(path)))].filter((folder) => !PUBLIC.test(folder)).sort();

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
  const words = ["dpkg-deb", ...compressionWords(pkg.options.compression), "--build"];
  try {
    await workshop.run([...words, treeOf(pkg.name), `${OUT}/${name}`], {
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
function explained(error, { pkg, control, templates }) {
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
  const at = lineOf(control, Number(line ?? 1), reason);
  return new UserError(
    "deb/control",
    [
      {
        message: `dpkg-deb refuses the control file of ${pkg.name}: ${reason}, at its line ${at}: ${control.split("\n")[at - 1]}`,
        hint: "mend the value that stands there, or the template",
        place: { file: templates.fileOf("control") }
      }
    ],
    { cause: error }
  );
}
function lineOf(control, told, reason) {
  const lines = control.trimEnd().split("\n");
  const name = /field name '([^']+)'/.exec(reason)?.[1];
  const named2 = name === void 0 ? -1 : lines.indexOf(name, told - 1);
  return named2 < 0 ? Math.min(told, lines.length) : named2 + 1;
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
    const path = pathOf(file);
    looked.set(path, (looked.get(path) ?? /* @__PURE__ */ new Set()).add(soname));
  };
  const pathOf = (file) => file.startsWith(`${trees}/${own}/`) ? file.slice(trees.length + own.length + 1) : file;
  const add = (file, soname, library, packaged = false) => {
    const one = { path: pathOf(file), soname, library, packaged };
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
  const silent = own.elves.filter(({ elf }) => elf.interpreter !== void 0 && elf.needed.length === 0);
  const found = loading.length > 0 ? await ask(workshop, own, { all, loading }) : void 0;
  const depends = [...found?.depends ?? [], ...siblingDepends(found?.siblings ?? [], all)];
  const problems = [
    ...(found?.missing ?? []).map(missingProblem),
    ...found?.whole ? loading.flatMap((file) => unseenProblems(file, found)) : [],
    ...depends.length === 0 && own.pkg.relations.depends.length === 0 ? silent.map(silentProblem) : [],
    ...depends.flatMap((text) => {
      const spelled = debRelation(text);
      return "message" in spelled ? [spelled] : [];
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
import { posix as posix2 } from "node:path";
var symbolsName = (name) => `${name}-dbgsym`;
var ARCHIVE = /^lib.*\.a$/;
async function takeSymbols(workshop, { pkg, elves }) {
  const { debug = "keep" } = pkg;
  const kinds = new Map(elves.map((file) => [file.path, isProgram(file) ? "program" : "library"]));
  const files = pkg.entries.flatMap((entry) => {
    const kind = kinds.get(entry.path);
    if (kind !== void 0) return [kind, entry.path];
    const archive = entry.type === "file" && ARCHIVE.test(posix2.basename(entry.path));
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
    for (let up = posix2.dirname(path); up !== "/"; up = posix2.dirname(up))
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
    render: (name, view) => texts.get(name).render(view),
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
    { path: "bin/tar", content: (await readTemplateText("deb/inside/tar", void 0)).text, mode: 493 }
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
  const names = await pack(host, { job, finished, templates });
  await bringOut(job.workshop, names, outDir);
  return names;
}
async function lay({ workshop, packages }, laid2) {
  const strip = await readTemplateText("deb/inside/strip", void 0);
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
async function pack(host, { job, finished, templates }) {
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
    const control = rendered[at]?.find(({ path }) => path === "control");
    return packTree(workshop, { pkg, control: String(control?.content ?? ""), templates, owners });
  });
}
export {
  nativeDeb
};
