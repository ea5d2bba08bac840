import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  changelogTags,
  codecOf,
  identityOf,
  limitProblems,
  linkKey,
  loadScriptlets,
  owned,
  tellLinks,
  time32
} from "./chunk-JDFU7RRH.js";
import {
  rpm
} from "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import {
  readPackage
} from "./chunk-VZA2A5SQ.js";
import {
  TAG
} from "./chunk-Q5MYWB4V.js";
import {
  isRich,
  parseRelation,
  relationText
} from "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
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
import "./chunk-IWKAJEUF.js";
import "./chunk-TQC3N7SD.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-H2CRTF6F.js";
import "./chunk-PF43REK2.js";
import {
  readTemplate,
  templatesOfUser
} from "./chunk-VYZDGCNJ.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-PRRMO4CD.js";
import "./chunk-MGI5AFOK.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
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

// src/formats/rpm/native/native.ts
import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";

// src/text/spec.ts
var specText = (text) => text.replace(/(\\?)%/g, (_, slash) => slash === "" ? "%%" : "\\%{nil}%%");
var BLANK = "[ \\t\\r\\f\\v]";
var CONDITION = new RegExp(`^${BLANK}*%(?:if|el|endif|include)`);
var SECTION = /^%[a-z]/i;
var COMMENT = new RegExp(`^${BLANK}*#`);
var ENTRY = /^\*/;
var isMisread = (line) => CONDITION.test(line) || SECTION.test(line);
function plainLine(line) {
  if (COMMENT.test(line) || CONDITION.test(line)) return line.replace(/(?=[#%])/, "\\");
  return SECTION.test(line) || ENTRY.test(line) ? ` ${line}` : line;
}
var specLines = (text) => text.split("\n").map(plainLine).map(specText).join("\n");
var ANY = /["'\\{}]/g;
var specPath = (path) => path.replace(/[*?[]/g, (sign) => `[${sign}]`).replace(ANY, "?").replaceAll(" ", "[[:space:]]").replaceAll("%", "[%%]");
var isVague = (path) => path.search(ANY) >= 0;
var vaguePath = (path) => new RegExp(
  `^${path.split(ANY).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("[^/]")}$`,
  "s"
);
var specWord = (word) => /^[\w./+:=,@-]+$/.test(word) ? word : word.replace(/[^\w./+:=,@-]/gu, (sign) => sign.codePointAt(0) > 127 ? sign : `\\${sign}`);

// src/formats/rpm/native/command.ts
var NOTHING = "%{nil}";
var NO_DISTRO = Object.fromEntries(
  ["vendor", "packager", "distribution", "disturl", "bugurl"].map((name) => [name, "%%"])
);
function rpmbuildCommand(build) {
  const { pkg, folder } = build;
  const { arch } = identityOf(pkg);
  const macros = {
    ...places(folder),
    ...NO_DISTRO,
    ...sameEverywhere(pkg),
    ...asStaged,
    ...debugMacros(build),
    ...payload(pkg),
    _smp_build_ncpus: String(build.jobs)
  };
  return [
    "rpmbuild",
    "-bb",
    ...arch === "noarch" ? [] : ["--target", arch],
    ...Object.entries(macros).flatMap(([name, body]) => ["--define", `${name} ${body}`]),
    `${folder}/${pkg.name}.spec`
  ];
}
var rpmbuildEnv = ({ pkg }) => ({
  SOURCE_DATE_EPOCH: String(pkg.version.date),
  LC_ALL: "C.UTF-8",
  TZ: "UTC"
});
var places = (folder) => ({
  _topdir: folder,
  _sourcedir: folder,
  _specdir: folder,
  _builddir: `${folder}/build`,
  _buildrootdir: `${folder}/buildroot`,
  _rpmdir: `${folder}/rpms`,
  _srcrpmdir: `${folder}/rpms`,
  _rpmfilename: "%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm"
});
function sameEverywhere({ options, version, entries, debug }) {
  const isMade = debug === "split" || debug === "strip";
  const clamps = isMade || entries.every(({ mtime }) => mtime <= version.date);
  return {
    _buildhost: specText(options.buildhost ?? "localhost"),
    use_source_date_epoch_as_buildtime: "1",
    source_date_epoch_from_changelog: "0",
    clamp_mtime_to_source_date_epoch: clamps ? "1" : "0",
    build_mtime_policy: clamps ? "clamp_to_source_date_epoch" : NOTHING,
    // rpm 6 would make packages that no rpm 4 sees a signature in.
    _rpmformat: "4",
    _binary_filedigest_algorithm: "8",
    _changelog_trimtime: "0",
    _changelog_trimage: "0"
  };
}
var asStaged = {
  __os_install_post: NOTHING,
  __arch_install_post: NOTHING,
  _binaries_in_noarch_packages_terminate_build: "0",
  _missing_build_ids_terminate_build: "0"
};
function debugMacros({ pkg }) {
  if (pkg.debug !== "split") return { _build_id_links: "none", debug_package: NOTHING };
  const finder = "%{?__find_debuginfo}%{!?__find_debuginfo:%{_rpmconfigdir}/find-debuginfo.sh}";
  const options = [
    "%{?_smp_build_ncpus:-j%{_smp_build_ncpus}}",
    '--build-id-seed "%{VERSION}-%{RELEASE}"',
    '--unique-debug-suffix "-%{VERSION}-%{RELEASE}.%{_arch}"',
    '--unique-debug-src-base "%{name}-%{VERSION}-%{RELEASE}.%{_arch}"',
    "%{?_find_debuginfo_opts}",
    "%{?_find_debuginfo_vendor_opts}",
    "-S debugsourcefiles.list"
  ].join(" ");
  return {
    _build_id_links: "alldebug",
    _debugsource_packages: "1",
    _empty_manifest_terminate_build: "0",
    // The sources lie where the app was built, and rpmbuild looks for the lists where it works itself.
    __debug_install_post: [
      `mkdir -p ${INSIDE.source}`,
      `${finder} ${options} ${INSIDE.source}`,
      `mv ${listed("debugfiles", "debugsourcefiles")} .`,
      `rm -f ${listed("debugsources", "debuglinks", "elfbins")}`
    ].join(" && ")
  };
}
var listed = (...names) => names.map((name) => `${INSIDE.source}/${name}.list`).join(" ");
var WRITERS = {
  gzip: "gzdio",
  xz: "xzdio",
  lzma: "lzdio",
  zstd: "zstdio",
  none: "ufdio"
};
function payload({ options }) {
  if (options.compression === void 0) return {};
  const { algorithm, level } = codecOf(options);
  return { _binary_payload: `w${level ?? ""}.${WRITERS[algorithm]}` };
}

// src/formats/rpm/native/elf-entries.ts
import { resolve } from "node:path";
var LEAST_SIZE = 52;
var SYMBOLS = /^\/usr\/lib\/debug\//;
function elfEntries(host, pkg) {
  if (!pkg.auto && pkg.debug !== "strip") return [];
  return pkg.entries.flatMap((entry) => {
    if (entry.type !== "file" || entry.content !== void 0 || entry.size < LEAST_SIZE) return [];
    if (SYMBOLS.test(entry.path)) return [];
    const elf = readElf(resolve(host.workDir, entry.from));
    if (!elf || "damage" in elf || elf.kind === "other") return [];
    return [{ path: entry.path, mode: entry.mode, elf }];
  });
}
function unansweredProblems(elves, { relations }) {
  const found = new Set((relations.depends ?? []).map((text) => text.split(/[( ]/)[0]));
  return elves.flatMap(({ path, mode, elf }) => {
    const { needed, interpreter } = elf;
    const loads = needed.filter((soname) => soname.includes(".so"));
    if (interpreter === void 0 && loads.length === 0) return [];
    if (loads.some((soname) => found.has(soname))) return [];
    const isProgram = (mode & 73) !== 0;
    return [
      {
        path,
        message: `${path} needs ${loads.join(", ") || interpreter}, and the distro's rpm has found nothing of it`,
        hint: interpreter !== void 0 && !isProgram ? "write file_info: {mode: 0755} beside it, as rpm looks only into programs that may be run, or depends: and what it needs" : "write depends: and what it needs; rpm finds it by itself with the generators of the package rpm-build"
      }
    ];
  });
}
var ACTIVE = /[\s%*?[\]{}()"'`\\$;&|<>!#]/;
var splitProblems = (host, { debug, entries }) => debug === "split" ? entries.filter((entry) => ACTIVE.test(entry.path) && (entry.type === "link" || isElf(host, entry))).map(({ path }) => ({
  path,
  message: `the debug symbols of ${JSON.stringify(path)} cannot be split off: rpm's tools would misread its name`,
  hint: "rename it, or write debug: strip or debug: keep"
})) : [];
var isElf = (host, entry) => entry.type === "file" && entry.content === void 0 && entry.size >= LEAST_SIZE && readElf(resolve(host.workDir, entry.from)) !== void 0;

// src/formats/rpm/native/failure.ts
var AROUND = 3;
var ABSENT = /([\w.-]+): (?:command )?not found/;
var LINE = /(?:\bline |\.spec:)(\d+)/;
function rpmbuildFailure(cause, { spec, path, template, job, pkg }) {
  const { target } = job.workshop;
  const line = Number(LINE.exec(cause.tail)?.[1]);
  const said = cause.tail.trim() || cause.message;
  const shown = line > 0 ? `

the spec around line ${line}, made of ${template}:
${around(spec, line)}` : "";
  const absent = ABSENT.exec(said)?.[1];
  const install = absent === void 0 ? "" : `add the package that brings ${absent} to build.requires; `;
  return new PkgError("rpm/rpmbuild", `rpmbuild could not make ${pkg.name}:
${said}${shown}`, {
    hint: `${install}the whole spec: linux-pkg build --shell ${target.name}, then cat ${path}; or run with --debug`,
    cause
  });
}
function around(text, line) {
  const lines = text.split("\n");
  const first = Math.max(1, line - AROUND);
  return lines.slice(first - 1, line + AROUND).map((content, at) => `${first + at === line ? ">" : " "} ${String(first + at).padStart(4)} | ${content}`).join("\n");
}

// src/formats/rpm/native/macros.ts
var NAMES = [
  "systemd_post",
  "systemd_preun",
  "systemd_postun",
  "systemd_postun_with_restart",
  "service_add_pre",
  "service_add_post",
  "service_del_preun",
  "service_del_postun",
  "service_del_postun_without_restart",
  "sysusers_create_package",
  "tmpfiles_create",
  "__sysusers_provides"
];
async function knownMacros(workshop) {
  const asked = NAMES.flatMap((name) => ["--eval", `%{?${name}:${name}}`]);
  const { stdout } = await workshop.run(["rpm", ...asked]);
  return new Set(stdout.split("\n").filter(Boolean));
}

// src/formats/rpm/native/scriptlets.ts
var MOST_LINE = 8e3;
var needsFile = (scriptlet) => partsOf(scriptlet).some(({ text, isMacro }) => !isMacro && text.split("\n").some(isMisread));
var partsOf = ({ body, parts }) => parts ?? [{ text: body, isMacro: false }];
var specBody = (scriptlet) => partsOf(scriptlet).map(({ text, isMacro }) => isMacro ? text : specText(text)).join("\n");
var isTooLong = (scriptlet) => needsFile(scriptlet) && scriptlet.body.split("\n").some((line) => Buffer.byteLength(specText(line)) > MOST_LINE);
function scriptParts(scriptlets) {
  const inFiles = scriptlets.filter(needsFile);
  return {
    scriptlets: scriptlets.map((scriptlet) => {
      const { title } = scriptlet;
      const apart = inFiles.includes(scriptlet);
      return {
        section: `${title}${interpreterOption(scriptlet)}${apart ? ` -f %{_sourcedir}/${fileOf(scriptlet)}` : ""}`,
        body: apart ? "" : specBody(scriptlet)
      };
    }),
    needs: scriptlets.flatMap(
      ({ title, needs = [] }) => needs.map((need) => ({ tag: `Requires(${title.slice(1)})`, text: specText(need) }))
    ),
    files: inFiles.map((scriptlet) => ({ path: fileOf(scriptlet), content: specBody(scriptlet) }))
  };
}
var fileOf = ({ title }) => `${title.slice(1)}.script`;
function interpreterOption({ interpreter: [program, argument] }) {
  if (argument === void 0)
    return program === "/bin/sh" ? "" : ` -p ${specText(specWord(specWord(program)))}`;
  const words = [program, argument].map(specWord).join(" ");
  return ` -p ${specText(/^[\w./+:=,@ -]+$/.test(words) ? `"${words}"` : specWord(words))}`;
}

// src/formats/rpm/native/problems.ts
var CONTROL = new RegExp("\\p{Cc}", "u");
var nativeProblems = (pkg, scriptlets) => [
  ...rpm.check(pkg),
  ...limitProblems(pkg),
  ...fieldProblems(pkg),
  ...relationProblems(pkg),
  ...changelogProblems(pkg),
  ...scriptlets.filter(isTooLong).map(({ title }) => ({
    message: `rpmbuild cannot read ${title}: it has a line that starts with % and one of more than 8000 bytes`,
    hint: "break the long line, or indent the one that starts with %"
  })),
  ...pkg.entries.flatMap(entryProblems),
  ...vagueProblems(pkg.entries)
];
function fieldProblems({ name, version, homepage, options }) {
  const { upstream, prerelease, metadata, revision } = version;
  const problems = [];
  const add = (message, hint) => problems.push({ message, hint });
  for (const text of [name, `${upstream}${prerelease ?? ""}${metadata ?? ""}`, revision ?? ""])
    if (text.includes("..")) add(`rpmbuild takes no two dots side by side: "${text}"`, "write one");
  if (homepage !== void 0 && /\s/.test(homepage.trim()))
    add(`rpmbuild takes no spaces in homepage: "${homepage}"`, "write the address alone, spaces as %20");
  const { buildhost, prefixes = [] } = options;
  if (buildhost !== void 0 && !/^[\w.:-]+$/.test(buildhost))
    add(
      `rpmbuild takes no such rpm.buildhost: ${JSON.stringify(buildhost)}`,
      "letters, digits, dots, underscores, colons and hyphens are allowed"
    );
  for (const prefix of prefixes)
    if (/[\s\p{Cc}]/u.test(prefix) || prefix.includes(".."))
      add(
        `rpmbuild takes no such path in rpm.prefixes: ${JSON.stringify(prefix)}`,
        "write it without spaces, as in /opt/hello"
      );
  return problems;
}
var START = /^[A-Za-z0-9_/]|^[^\0-\x7f]/;
function relationProblems({ relations, options }) {
  const texts = [
    ...Object.entries(relations).flatMap(([kind, list]) => list.map((text) => [kind, text])),
    ...(options.requires?.post ?? []).map((text) => ["depends", text])
  ];
  return texts.flatMap(([kind, text]) => {
    const parsed = parseRelation(text);
    if ("message" in parsed) return [parsed];
    if (isRich(parsed.name) && (kind === "provides" || kind === "replaces"))
      return [
        {
          message: `rpm ${kind} cannot be "${text}"`,
          hint: "write each name as an item of its own in the list"
        }
      ];
    const names = isRich(parsed.name) ? parsed.name.replace(/^\(+/, "").split(/ \(*/) : [parsed.name];
    const wrong = names.find((name) => !START.test(name) && !/^[<>=]/.test(name));
    return wrong === void 0 ? [] : [
      {
        message: `rpmbuild takes no relation that starts with ${JSON.stringify(wrong[0])}: "${text}"`,
        hint: "names start with a letter, a digit, an underscore or a slash"
      }
    ];
  });
}
var changelogProblems = ({ changelog }) => changelog.flatMap(({ author, version }) => [author, version]).filter((text) => CONTROL.test(text.trim())).map((text) => ({
  message: `an author or version of the changelog is one line: ${JSON.stringify(text)}`,
  hint: "write it on one line"
}));
var MACRO_FILE = /^\/usr\/lib\/rpm\/.*%|^\/etc\/rpm\/.*%/;
var ACCOUNT = /^[^\s,()%-][^\s,()%]*$/;
function entryProblems(entry) {
  const { path, owner, group } = entry;
  const problems = [];
  for (const name of /* @__PURE__ */ new Set([owner, group]))
    if (!ACCOUNT.test(name))
      problems.push({
        message: `${path}: rpmbuild takes no owner or group named ${JSON.stringify(name)}`,
        hint: "write a name without spaces, commas, brackets and %, which does not start with a hyphen"
      });
  if (MACRO_FILE.test(path))
    problems.push({
      message: `${path}: rpm's own generators would run the name of a file of macros`,
      hint: "rename it, without %"
    });
  if (entry.type === "file" && entry.lang !== void 0 && !/^[\w@.-]+$/.test(entry.lang))
    problems.push({
      message: `${path}: rpmbuild takes no language named ${JSON.stringify(entry.lang)}`,
      hint: "write it as in de, pt_BR or sr@latin"
    });
  return problems;
}
var vagueProblems = (entries) => entries.filter(({ path }) => isVague(path)).flatMap(({ path }) => {
  const pattern = vaguePath(path);
  const other = entries.find((entry) => entry.path !== path && pattern.test(entry.path));
  return other ? [
    {
      message: `no spec tells ${path} and ${other.path} apart`,
      hint: "rename one of them: quotes, backslashes and curly brackets stand for any sign there"
    }
  ] : [];
});

// src/formats/rpm/native/spec-template.ts
var NAME = "package.spec.hbs";
async function readSpecTemplate(user) {
  if (user !== void 0)
    checkTemplateNames({ folder: "rpm", user, files: await templatesOfUser("rpm", user), known: [NAME] });
  return readTemplate(`rpm/${NAME}`, user);
}

// src/formats/rpm/native/tree.ts
import { resolve as resolve2 } from "node:path";
function treeEntries(host, { entries, nfpm }, folder) {
  const names = tellLinks(entries.map((entry) => nfpm ? void 0 : linkKey(entry)));
  const root = { type: "dir", implicit: true, path: folder, mode: 493, mtime: 0, ...ROOT };
  const made = entries.map((entry, at) => treeEntry(host, entry, names[at]));
  return [
    root,
    ...made.filter(({ path }) => path !== "/").map((entry) => ({ ...entry, path: `${folder}${entry.path}` }))
  ];
}
var ROOT = { owner: "root", group: "root" };
function treeEntry({ workDir }, entry, { inode, links }) {
  const root = { ...ROOT, mtime: time32(entry.mtime) };
  if (entry.type === "ghost")
    return { ...entry, ...root, type: "file", from: "", content: "", size: 0, role: void 0 };
  if (entry.type !== "file") return { ...entry, ...root };
  const { inode: _, ...file } = entry;
  return {
    ...file,
    ...root,
    from: resolve2(workDir, entry.from),
    ...links > 1 && { inode: String(inode) }
  };
}

// src/formats/rpm/native/changelog-section.ts
var FIRST = Date.UTC(1990, 0, 1, 12) / 1e3;
var NOON = 12 * 3600;
function changeViews(pkg, own) {
  const columns = new Map(changelogTags({ pkg, own }));
  const [times, authors, notes] = [TAG.changelogTime, TAG.changelogName, TAG.changelogText].map(
    (tag) => columns.get(tag)?.values ?? []
  );
  return times.map((time, at) => ({ time: Math.max(time, FIRST), author: authors[at], notes: notes[at] })).sort((a, b) => b.time - a.time).map(({ time, author, notes: text }) => ({
    date: dateText(time),
    author: specText(author.trim()),
    notes: specLines(text.trim() === "" ? "-" : text)
  }));
}
function dateText(seconds) {
  const [weekday, day, month, year, clock] = new Date(seconds * 1e3).toUTCString().split(/,? /);
  const date = `${weekday} ${month} ${day}`;
  return seconds % 86400 === NOON ? `${date} ${year}` : `${date} ${clock} UTC ${year}`;
}

// src/formats/rpm/native/files-section.ts
var ROLES = {
  config: "%config ",
  "config-noreplace": "%config(noreplace) ",
  "config-missingok": "%config(missingok) ",
  doc: "%doc ",
  license: "%license ",
  readme: "%readme "
};
var fileViews = (host, { entries }) => entries.filter((entry) => owned(host, entry)).map(fileView);
var fileView = (entry) => ({
  flags: flagsOf(entry),
  // A link's own mode is nobody's to choose.
  mode: entry.type === "link" ? "-" : entry.mode.toString(8).padStart(4, "0"),
  owner: entry.owner,
  group: entry.group,
  path: specPath(entry.path)
});
function flagsOf(entry) {
  if (entry.type === "dir") return "%dir ";
  if (entry.type === "ghost") return "%ghost ";
  if (entry.type === "link") return "";
  const language = entry.lang ? `%lang(${entry.lang}) ` : "";
  return `${language}${entry.role === void 0 ? "" : ROLES[entry.role]}`;
}

// src/formats/rpm/native/view.ts
var TAGS = [
  ["depends", "Requires"],
  ["predepends", "Requires(pre)"],
  ["recommends", "Recommends"],
  ["suggests", "Suggests"],
  ["supplements", "Supplements"],
  ["enhances", "Enhances"],
  ["conflicts", "Conflicts"],
  ["breaks", "Conflicts"],
  ["replaces", "Obsoletes"],
  ["provides", "Provides"]
];
function specView(host, { pkg, scriptlets, needs = [] }) {
  const own = identityOf(pkg);
  const { options } = pkg;
  const noarch = own.arch === "noarch";
  tellChanged(host, pkg);
  return {
    name: specText(own.name),
    version: specText(own.version),
    release: specText(own.release),
    epoch: own.epoch === void 0 ? "" : String(own.epoch),
    // rpmbuild takes no package without a summary or a license.
    summary: specText(oneLine(options.summary ?? pkg.summary) || pkg.name),
    license: specText(pkg.license?.trim() || "Unspecified"),
    group: specText((options.group ?? "Unspecified").trim()),
    url: specText(pkg.homepage?.trim() ?? ""),
    vendor: specText(pkg.vendor?.trim() ?? ""),
    packager: specText((options.packager ?? pkg.maintainer).trim()),
    noarch,
    auto: pkg.auto === true,
    prefixes: (options.prefixes ?? []).map((prefix) => specText(prefix.replace(/\/+$/, ""))),
    relations: [...relationViews(pkg), ...needs],
    services: pkg.services.length > 0,
    target: specText(pkg.target),
    description: specLines(pkg.description.trimEnd()),
    tree: "%{_sourcedir}/root",
    split: pkg.debug === "split" && !noarch,
    strip: pkg.debug === "strip",
    strip_list: "%{_sourcedir}/strip.list",
    scriptlets,
    files: fileViews(host, pkg),
    changelog: changeViews(pkg, own)
  };
}
var oneLine = (text) => text.trim().split(/[\p{Cc}\u2028\u2029]/u, 1)[0].trim();
function relationViews({ relations, options }) {
  const tagged = [
    ...TAGS.flatMap(([kind, tag]) => relations[kind].map((text) => [tag, text])),
    ...(options.requires?.post ?? []).map((text) => ["Requires(post)", text])
  ];
  return tagged.map(([tag, text]) => ({ tag, text: specText(spelled(text)) }));
}
function spelled(text) {
  const parsed = parseRelation(text);
  return "message" in parsed ? text : relationText(parsed);
}
function tellChanged(host, { description, changelog, name }) {
  const notes = changelog.flatMap((change) => change.notes).flatMap((note) => note.split(/\r?\n/).slice(1));
  const changed = [...description.split("\n"), ...notes].find((line) => plainLine(line) !== line);
  if (changed === void 0) return;
  host.log.warn({
    message: `${name}: rpmbuild would take "${changed}" for a line of its own, so it becomes "${plainLine(changed)}"`,
    hint: "start lines of the description and the changelog with another sign than # or %, or * in the changelog"
  });
}

// src/formats/rpm/native/native.ts
var ROOT_ONLY = { users: /* @__PURE__ */ new Map(), groups: /* @__PURE__ */ new Map() };
async function buildPackages(host, job, outDir) {
  const ready = await prepare(host, job.packages, await knownMacros(job.workshop));
  const template = await readSpecTemplate(job.templates);
  const specs = ready.map((one) => template.render(specView(host, one)));
  await mkdir(outDir, { recursive: true });
  const atOnce = ready.some(({ pkg }) => pkg.debug === "split") ? 1 : Math.max(1, job.jobs);
  const made = await allInOrder(
    ready,
    atOnce,
    (one, index) => buildOne({ host, job, outDir, spec: specs[index], template: template.file, at: index }, one)
  );
  return made.flat();
}
async function prepare(host, packages, macros) {
  const loaded = [];
  for (const pkg of packages) loaded.push([pkg, await loadScriptlets(host, pkg, macros)]);
  const problems = loaded.flatMap(([pkg, scriptlets]) => [
    ...nativeProblems(pkg, scriptlets),
    ...splitProblems(host, pkg)
  ]);
  if (problems.length > 0) throw new UserError("rpm/cannot-express", problems);
  return loaded.map(([pkg, scriptlets]) => ({ pkg, ...scriptParts(scriptlets), elves: elfEntries(host, pkg) }));
}
async function buildOne(making, ready) {
  var _stack = [];
  try {
    const { host, job, outDir, spec, at } = making;
    const { workshop } = job;
    const { pkg } = ready;
    const folder = `${INSIDE.work}/rpm/${at}`;
    const build = { pkg, folder, jobs: job.jobs };
    workshop.log.debug(`${pkg.name}.spec:
${spec}`);
    const lists = pkg.debug === "strip" ? [{ path: "strip.list", content: stripList(ready.elves) }] : [];
    await workshop.run(["rm", "-rf", folder]);
    await workshop.put(
      folder,
      packFiles([{ path: `${pkg.name}.spec`, content: spec }, ...ready.files, ...lists])
    );
    await workshop.put("/", packEntries(treeEntries(host, pkg, `${folder}/root`), ROOT_ONLY));
    try {
      const { stdout, stderr } = await workshop.run(rpmbuildCommand(build), { env: rpmbuildEnv(build) });
      workshop.log.debug(`${stdout}${stderr}`);
    } catch (cause) {
      if (!(cause instanceof ToolError) || cause.exitCode === void 0) throw cause;
      throw rpmbuildFailure(cause, { ...making, pkg, path: `${folder}/${pkg.name}.spec` });
    }
    const dir = __using(_stack, await tempDir(outDir), true);
    await unpackTar(workshop.get(`${folder}/rpms`), dir.path, { strip: 1 });
    const names = await finished(dir.path, pkg);
    const missing = pkg.auto ? unansweredProblems(ready.elves, await readPackage(join(dir.path, names[0]))) : [];
    if (missing.length > 0) throw new UserError("rpm/no-dependencies", missing);
    for (const name of names) await rename(join(dir.path, name), join(outDir, name));
    return names;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var stripList = (elves) => elves.map(({ path }) => `.${path}\0`).join("");
async function finished(folder, pkg) {
  const own = rpm.fileName(pkg, pkg.options);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".rpm")).sort();
  if (!names.includes(own))
    throw new PkgError("rpm/other-name", `rpmbuild made ${names.join(", ") || "nothing"}, not ${own}`, {
      hint: "Name, Version and Release are {{name}}, {{version}} and {{release}} in the template of the spec"
    });
  const rest = [];
  for (const name of names) {
    if (name === own) continue;
    const { files } = await readPackage(join(folder, name));
    if (files.length > 0 || !/-debug(?:info|source)-/.test(name)) rest.push(name);
  }
  return [own, ...rest];
}
export {
  buildPackages
};
