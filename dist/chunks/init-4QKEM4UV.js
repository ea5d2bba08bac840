import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  formats
} from "./chunk-EOMNDTBA.js";
import "./chunk-DSNOF4RM.js";
import "./chunk-SHOOH4RL.js";
import "./chunk-N4WY2I7F.js";
import "./chunk-2NKYAI7N.js";
import {
  require_dist
} from "./chunk-6RT7UA3F.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import "./chunk-RYLJHMX5.js";
import "./chunk-ETTTRMDG.js";
import "./chunk-LV3KPGXS.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-RL6L7SJM.js";
import "./chunk-B43SI3EG.js";
import "./chunk-72VQLIC2.js";
import {
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __toESM
} from "./chunk-VW6UAW2C.js";

// src/steps/init/index.ts
import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

// src/steps/init/detect.ts
import { basename as basename2 } from "node:path";

// src/steps/init/words.ts
import { basename } from "node:path";
var UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;
var LONGEST = 500;
function line(found) {
  if (typeof found !== "string" || /\$[\w{(*@#?!$-]/.test(found)) return void 0;
  const text = found.slice(0, 10 * LONGEST).replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  return text === "" || text.length > LONGEST ? void 0 : text;
}
function packageName(found) {
  const last = basename((line(found) ?? "").replace(/\/v\d+$/, ""));
  const name = last.toLowerCase().replace(/[^a-z0-9+.-]+/g, "-").replace(/^[^a-z0-9]+|[^a-z0-9+]+$/g, "");
  return name.length < 2 ? void 0 : name.slice(0, 100).replace(/[^a-z0-9+]+$/, "");
}
var programName = (found) => typeof found === "string" && /^[A-Za-z0-9][\w.+-]{0,100}$/.test(found) ? found : void 0;
function person(found) {
  const [, name, mail] = /^([^<>]{1,200})<([^<>@\s]{1,100}@[^<>@\s]{1,100})>/.exec(line(found) ?? "") ?? [];
  return name?.trim() && mail ? `${name.trim()} <${mail}>` : void 0;
}
function licence(found) {
  const text = line(found);
  return text && /^[A-Za-z0-9][\w.+() -]{0,100}$/.test(text) && !/^(see|unlicensed)\b/i.test(text) ? text : void 0;
}
function webAddress(found) {
  const text = line(found);
  return text && /^https?:\/\/[^\s<>"'`]+$/.test(text) ? text : void 0;
}
function versionText(found) {
  const text = line(found);
  return text && /^\d+(\.\d+){1,2}(-[0-9A-Za-z.-]+)?$/.test(text) && !/^0\.0(\.0)?$/.test(text) ? text : void 0;
}

// src/steps/init/manifests/toml.ts
var STRING = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/;
function tomlTable(text, header) {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((at) => at.replace(/#.*/, "").trim() === header);
  if (start < 0) return void 0;
  const length = lines.slice(start + 1).findIndex((at) => /^\s*\[\[?[\w."' -]+\]\]?\s*(#.*)?$/.test(at));
  return lines.slice(start + 1, length < 0 ? void 0 : start + 1 + length).join("\n");
}
var tomlString = (table, key) => unquote(
  new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*(?:\\[\\s*)?(${STRING.source})`, "m").exec(table ?? "")?.[1]
);
var tomlInline = (table, key) => new RegExp(`^[ \\t]*${key}[ \\t]*=[ \\t]*(?:\\[\\s*)?\\{([^}\\n]*)\\}`, "m").exec(table ?? "")?.[1]?.replace(new RegExp(`(${STRING.source})\\s*,`, "g"), "$1\n");
function unquote(quoted) {
  if (quoted === void 0 || quoted.startsWith("'")) return quoted?.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return void 0;
  }
}

// src/steps/init/manifests/cargo.ts
var cargo = {
  path: "Cargo.toml",
  read: (text) => {
    const table = tomlTable(text, "[package]");
    if (table === void 0) return void 0;
    const name = tomlString(table, "name");
    const program = programName(tomlString(tomlTable(text, "[[bin]]"), "name") ?? name);
    return {
      name: packageName(name),
      description: line(tomlString(table, "description")),
      license: licence(tomlString(table, "license")),
      homepage: webAddress(tomlString(table, "homepage") ?? tomlString(table, "repository")),
      maintainer: person(tomlString(table, "authors")),
      version: versionText(tomlString(table, "version")),
      compiled: true,
      builtBy: "cargo build --release",
      contents: program ? [{ src: `target/release/${program}`, dst: `/usr/bin/${program}`, mode: "0755" }] : []
    };
  }
};

// src/steps/init/manifests/cmake.ts
var PROJECT = /^[ \t]*project[ \t]*\(\s*([\w.+-]+)([^)]{0,2000})\)/im;
var cmake = {
  path: "CMakeLists.txt",
  read: (text) => {
    const [, name, rest = ""] = PROJECT.exec(text.replace(/^[ \t]*#.*$/gm, "")) ?? [];
    if (name === void 0) return void 0;
    const program = programName(/^[ \t]*add_executable[ \t]*\(\s*([\w.+-]+)/im.exec(text)?.[1]);
    return {
      name: packageName(name),
      description: line(/\bDESCRIPTION\s+"([^"\\]*)"/.exec(rest)?.[1]),
      homepage: webAddress(/\bHOMEPAGE_URL\s+"([^"\\]*)"/.exec(rest)?.[1]),
      version: versionText(/\bVERSION\s+"?([\d.]+)"?/.exec(rest)?.[1]),
      compiled: true,
      builtBy: "cmake -B build && cmake --build build",
      contents: program ? [{ src: `build/${program}`, dst: `/usr/bin/${program}`, mode: "0755" }] : []
    };
  }
};

// src/steps/init/manifests/debian.ts
var debian = {
  path: "debian/control",
  read: (text) => {
    const [source, first] = text.replace(/\r\n/g, "\n").replace(/^#.*\n/gm, "").trim().split(/\n[ \t]*\n/).map(fieldsOf);
    if (!source?.["source"]) return void 0;
    const section = source["section"];
    return {
      name: packageName(first?.["package"] ?? source["source"]),
      description: line(first?.["description"]),
      homepage: webAddress(source["homepage"]),
      maintainer: person(source["maintainer"]),
      section: section && /^[a-z0-9][a-z0-9/-]*$/.test(section) ? section : void 0,
      compiled: first?.["architecture"] !== void 0 && first["architecture"] !== "all"
    };
  }
};
var fieldsOf = (paragraph) => Object.fromEntries(
  [...paragraph.matchAll(/^([A-Za-z][\w-]*):[ \t]*(.*)$/gm)].map(([, name = "", value = ""]) => [
    name.toLowerCase(),
    value.trim()
  ])
);

// src/steps/init/manifests/go.ts
var go = {
  path: "go.mod",
  commandsIn: "cmd",
  read: (text, commands) => {
    const path = /^module[ \t]+"?([^\s"]+)"?/m.exec(text)?.[1];
    const name = packageName(path);
    if (path === void 0 || name === void 0) return void 0;
    const programs = commands.flatMap((command) => programName(command) ?? []);
    return {
      name,
      homepage: /^[\w-]+\.[\w.-]+\/\S/.test(path) ? webAddress(`https://${path.replace(/\/v\d+$/, "")}`) : void 0,
      compiled: true,
      builtBy: `CGO_ENABLED=0 go build${programs.length > 0 ? " -o bin/ ./cmd/..." : ""}`,
      contents: programs.length > 0 ? programs.map((program) => binary(`bin/${program}`, program)) : [binary(name, name)]
    };
  }
};
var binary = (src, program) => ({ src, dst: `/usr/bin/${program}`, mode: "0755" });

// src/steps/init/manifests/npm.ts
var npm = {
  path: "package.json",
  read: (text) => {
    const json = JSON.parse(text);
    if (!isRecord(json)) return void 0;
    const name = packageName(json["name"]);
    return {
      name,
      description: line(json["description"]),
      license: licence(json["license"]),
      homepage: webAddress(json["homepage"]),
      maintainer: authorOf(json["author"]),
      version: versionText(json["version"]),
      needs: "nodejs",
      ideas: name === void 0 ? [] : ideasOf(name, json["bin"])
    };
  }
};
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var authorOf = (author) => isRecord(author) ? person(`${line(author["name"])} <${line(author["email"])}>`) : person(author);
function ideasOf(name, bin) {
  const commands = typeof bin === "string" ? [[name, bin]] : isRecord(bin) ? Object.entries(bin).slice(0, 20) : [];
  const links = commands.flatMap(([command, file]) => {
    const path = line(file)?.replace(/^\.\//, "");
    return programName(command) && path && /^[\w@.+-]+(\/[\w@.+-]+)*$/.test(path) ? [{ src: `../lib/${name}/${path}`, dst: `/usr/bin/${command}`, type: "symlink" }] : [];
  });
  const folders = links.flatMap(({ src }) => /^\.\.\/lib\/[^/]+\/([^/]+)\//.exec(src)?.[1] ?? []);
  const trees = [...new Set(folders.length > 0 ? folders : ["dist"])];
  return [
    ...trees.map((folder) => ({ src: folder, dst: `/usr/lib/${name}/${folder}`, type: "tree" })),
    { src: "package.json", dst: `/usr/lib/${name}/package.json` },
    ...links
  ];
}

// src/steps/init/manifests/python.ts
var python = {
  path: "pyproject.toml",
  read: (text) => {
    const table = tomlTable(text, "[project]") ?? tomlTable(text, "[tool.poetry]");
    if (table === void 0) return void 0;
    const author = tomlInline(table, "authors");
    const urls = tomlTable(text, "[project.urls]") ?? tomlInline(table, "urls") ?? table;
    const name = packageName(tomlString(table, "name"));
    return {
      name,
      description: line(tomlString(table, "description")),
      license: licence(tomlString(table, "license") ?? tomlString(tomlInline(table, "license"), "text")),
      homepage: webAddress(tomlString(urls, '"?[Hh]omepage"?') ?? tomlString(urls, '"?[Rr]epository"?')),
      maintainer: author ? person(`${tomlString(author, "name")} <${tomlString(author, "email")}>`) : person(tomlString(table, "authors")),
      version: versionText(tomlString(table, "version")),
      ideas: name === void 0 ? [] : [{ src: "src", dst: `/usr/lib/${name}`, type: "tree" }]
    };
  }
};

// src/steps/init/project-files.ts
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
var LARGEST = 256 * 1024;
async function readSmall(workDir, path) {
  try {
    const info = await stat(join(workDir, path));
    if (!info.isFile() || info.size > LARGEST) return void 0;
    return (await readFile(join(workDir, path), "utf8")).replace(/^\ufeff/, "");
  } catch {
    return void 0;
  }
}
var fileNames = (workDir, folder) => namesIn(join(workDir, folder), (entry) => entry.isFile());
var folderNames = (workDir, folder) => namesIn(join(workDir, folder), (entry) => entry.isDirectory());
async function namesIn(folder, wanted) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter(wanted).map(({ name }) => name).sort();
}

// src/steps/init/shipped.ts
import { join as join2 } from "node:path/posix";
var UNIT_FOLDERS = [
  ".",
  "systemd",
  "packaging",
  "packaging/systemd",
  "contrib",
  "contrib/systemd",
  "debian/",
  "init"
];
var KINDS = [
  {
    folders: UNIT_FOLDERS,
    name: /^[A-Za-z0-9][\w.-]*@?\.(service|socket|timer|path)$/,
    text: /^\[(Unit|Service|Socket|Timer|Path)\]/m,
    to: (file) => `/usr/lib/systemd/system/${file}`
  },
  {
    folders: [".", "man", "doc", "docs", "debian/"],
    name: /^[A-Za-z0-9][\w.+-]*\.[1-8]$/,
    text: /^\.(TH|Dd)\b/m,
    to: (file) => `/usr/share/man/man${file.at(-1)}/${file}`
  },
  {
    folders: ["."],
    name: /^readme(\.md|\.txt|\.rst)?$/i,
    to: (file, name) => `/usr/share/doc/${name}/${file}`,
    single: true
  },
  {
    folders: ["."],
    name: /^(licen[cs]e|copying)(\.md|\.txt)?$/i,
    to: (_, name) => `/usr/share/doc/${name}/copyright`,
    single: true
  }
];
var SCRIPT = {
  folders: ["bin"],
  name: /^[A-Za-z0-9][\w.+-]*$/,
  text: /^#!/,
  to: (file) => `/usr/bin/${file}`,
  mode: "0755"
};
async function findScripts(workDir) {
  return (await findKind(workDir, "", SCRIPT)).map((guess) => ({ source: guess.src, contents: [guess] }));
}
async function findShipped(workDir, packageName2) {
  const findings = [];
  for (const kind of KINDS) {
    const found = await findKind(workDir, packageName2, kind);
    for (const guess of kind.single ? found.slice(0, 1) : found)
      if (!findings.some(({ contents }) => contents?.some(({ dst }) => dst === guess.dst)))
        findings.push({ source: guess.src, contents: [guess] });
  }
  return findings;
}
async function findKind(workDir, packageName2, kind) {
  const guesses = [];
  for (const folder of kind.folders)
    for (const file of await fileNames(workDir, folder)) {
      if (!kind.name.test(file)) continue;
      const src = join2(folder, file);
      if (kind.text && !kind.text.test(await readSmall(workDir, src) ?? "")) continue;
      guesses.push({ src, dst: kind.to(file, packageName2), ...kind.mode ? { mode: kind.mode } : {} });
    }
  return guesses;
}

// src/steps/init/detect.ts
var MANIFESTS = [debian, cargo, go, python, cmake, npm];
var NFPM_FILES = ["nfpm.yaml", "nfpm.yml", ".nfpm.yaml", "packaging/nfpm.yaml"];
async function detectProject(host) {
  const [findings, unread] = [[], []];
  for (const manifest of MANIFESTS) {
    const text = await readSmall(host.workDir, manifest.path);
    if (text === void 0) continue;
    const commands = manifest.commandsIn ? await folderNames(host.workDir, manifest.commandsIn) : [];
    const finding = readManifest(manifest, text, commands);
    if (finding) findings.push({ ...finding, source: manifest.path });
    else unread.push(manifest.path);
  }
  const maintainer = await gitPerson(host);
  if (maintainer) findings.push({ source: "git config", maintainer });
  const name = firstOf(findings, "name") ?? packageName(basename2(host.workDir)) ?? "app";
  if (!findings.some(({ compiled, contents, ideas }) => compiled || contents || ideas))
    findings.push(...await findScripts(host.workDir));
  return {
    name,
    findings: [...findings, ...await findShipped(host.workDir, name)],
    unread,
    nfpm: await firstFile(host.workDir, NFPM_FILES),
    tagged: await git(host, "describe", "--tags", "--abbrev=0", "--match=v[0-9]*") !== void 0
  };
}
var firstOf = (findings, key) => findings.find((finding) => finding[key] !== void 0)?.[key];
function readManifest(manifest, text, commands) {
  try {
    return manifest.read(text, commands);
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}
async function gitPerson(host) {
  const name = await git(host, "config", "user.name");
  const mail = await git(host, "config", "user.email");
  return name && mail ? person(`${name} <${mail}>`) : void 0;
}
async function git(host, ...args) {
  try {
    return (await host.run(["git", ...args])).stdout.trim();
  } catch (error) {
    if (error instanceof ToolError && !host.signal.aborted) return void 0;
    throw error;
  }
}
async function firstFile(workDir, paths) {
  for (const path of paths) if (await readSmall(workDir, path) !== void 0) return path;
  return void 0;
}

// src/text/yaml.ts
var import_yaml = __toESM(require_dist(), 1);
var yamlText = (value) => typeof value === "string" ? scalar(value) : `[${value.map(scalar).join(", ")}]`;
var scalar = (text) => /[\n\r\u0085\u2028\u2029]/.test(text) ? JSON.stringify(text) : (0, import_yaml.stringify)([text], { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 }).trimEnd().slice(1, -1);

// src/steps/init/render.ts
var SCHEMA = "# yaml-language-server: $schema=https://unpkg.com/linux-pkg/schema/linux-pkg.schema.json";
var VERSION_FILES = /* @__PURE__ */ new Set(["package.json", "Cargo.toml"]);
var renderConfig = (project) => `${(project.nfpm === void 0 ? renderOwn(project) : renderExtension(project.nfpm)).join("\n")}
`;
var renderExtension = (nfpm) => [
  SCHEMA,
  `# ${nfpm} works as it is: without this file, \`linux-pkg build\` reads it as nfpm does.`,
  "# With this file, all that it says still holds, and keys that nfpm does not know can be added here.",
  "# Our defaults then hold where it says nothing: modes are 0755 or 0644 instead of those on disk, and files",
  "# below /etc are kept on upgrades. docs/from-nfpm.md has the list.",
  `extends: ${yamlText(nfpm)}`,
  "",
  targetsLine()
];
function renderOwn(project) {
  const { name, findings } = project;
  const told = (key) => firstOf(findings, key);
  const pair = (key, value) => value === void 0 ? [] : [`${key}: ${yamlText(value)}`];
  return [
    SCHEMA,
    "# Every line is yours to change; `linux-pkg doctor` says what is wrong with it.",
    `name: ${yamlText(name)}`,
    ...pair("description", told("description") ?? `The ${name} program`),
    ...pair("license", told("license")),
    ...pair("homepage", told("homepage")),
    ...pair("section", told("section")),
    ...told("maintainer") === void 0 ? ["# Who answers for the package: your name and address."] : [],
    ...pair("maintainer", told("maintainer") ?? "Your Name <you@example.org>"),
    "",
    ...versionLines(project),
    "",
    ...archLines(findings),
    "",
    targetsLine(),
    "",
    ...needsLines(findings),
    ...contentsLines(project)
  ];
}
var targetsLine = () => `targets: ${yamlText(Object.keys(formats))}`;
function versionLines({ findings, tagged }) {
  const from = findings.find(({ version }) => version !== void 0);
  if (tagged) return ["# The newest release tag (v1.2.3), and snapshots that sort after it.", "version: git"];
  if (from && VERSION_FILES.has(from.source))
    return ["# Or `git`: the newest release tag (v1.2.3).", `version: {from: ${yamlText(from.source)}}`];
  return [
    "# Once there is a release tag (v1.2.3), write `git`.",
    `version: ${yamlText(from?.version ?? "0.1.0")}`
  ];
}
var archLines = (findings) => firstOf(findings, "compiled") ? ["# What the program is compiled for: one or a list, such as [amd64, arm64].", "arch: amd64"] : [
  "# Nothing compiled was found: one package for every architecture. Else: amd64, arm64, \u2026",
  "arch: all"
];
function needsLines(findings) {
  const needs = firstOf(findings, "needs");
  return needs === void 0 ? [] : ["# What it needs to run:", `# depends: [${needs}]`, ""];
}
function contentsLines({ name, findings }) {
  const guesses = findings.flatMap(({ contents }) => contents ?? []);
  const ideas = findings.flatMap((finding) => finding.ideas ?? []);
  const builtBy = firstOf(findings, "builtBy");
  const program = { src: `bin/${name}`, dst: `/usr/bin/${name}`, mode: "0755" };
  const config = { src: `etc/${name}.conf`, dst: `/etc/${name}/${name}.conf`, type: "config|noreplace" };
  const further = [...ideas, ...guesses.length + ideas.length === 0 ? [program] : [], config];
  return [
    "# What stands where in the package: root:root, and 0755 or 0644, unless said.",
    ...builtBy ? [`# The program must be there before it is packed: ${builtBy}`] : [],
    ...guesses.length > 0 ? ["contents:", ...guesses.map((guess) => `  - ${guessText(guess)}`)] : ["# contents:"],
    "  # Take the # away from what fits:",
    ...further.map((guess) => `  # - ${guessText(guess)}`)
  ];
}
var guessText = ({ src, dst, type, mode }) => `{${[
  `src: ${yamlText(src)}`,
  `dst: ${yamlText(dst)}`,
  ...type ? [`type: ${yamlText(type)}`] : [],
  ...mode ? [`file_info: {mode: ${mode}}`] : []
].join(", ")}}`;

// src/steps/init/index.ts
var OUR_FILES = [
  "linux-pkg.yml",
  "linux-pkg.yaml",
  ".github/linux-pkg.yml",
  "packaging/linux-pkg.yml"
];
async function initConfig(host, inputs) {
  const path = inputs.config ?? "linux-pkg.yml";
  for (const taken of inputs.config === void 0 ? OUR_FILES : [path])
    if (await exists(resolve(host.workDir, taken))) throw alreadyThere(taken);
  const project = await detectProject(host);
  const content = renderConfig(project);
  if (!inputs.dryRun) await writeNew(host, path, content);
  return { path, content, found: foundLines(project).map(printable) };
}
var exists = (path) => access(path).then(
  () => true,
  () => false
);
var alreadyThere = (path, cause) => new UserError("init/exists", `${path} is already there, and was not touched`, {
  hint: "change it by hand, or move it away first; `linux-pkg doctor` checks it",
  cause
});
async function writeNew(host, path, content) {
  const target = resolve(host.workDir, path);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, { flag: "wx" });
  } catch (cause) {
    if (cause.code === "EEXIST") throw alreadyThere(path, cause);
    throw new UserError("init/write", `${path} cannot be written`, {
      hint: cause instanceof Error ? cause.message : String(cause),
      cause
    });
  }
}
function foundLines({ findings, unread, nfpm, tagged }) {
  if (nfpm !== void 0)
    return [`${nfpm} works as it is; the new file builds on it (extends), so that our own keys can be added`];
  return [
    ...findings.map(
      (finding) => `found in ${finding.source}: ${tellsOf(finding, findings).join(", ") || "nothing more"}`
    ),
    ...unread.map((path) => `${path} could not be understood, and was left out`),
    ...tagged ? ["found in git: release tags"] : [],
    ...findings.length + unread.length === 0 ? ["found nothing: the file holds examples to fill in"] : []
  ];
}
var TOLD = ["name", "description", "license", "homepage", "maintainer", "section", "version"];
var tellsOf = (finding, findings) => [
  ...TOLD.filter((key) => findings.find((other) => other[key] !== void 0) === finding),
  ...(finding.contents ?? []).map(({ dst }) => dst)
];

// src/commands/init.ts
async function init(host, inputs) {
  const { path, content, found } = await initConfig(host, inputs);
  return {
    title: inputs.dryRun ? content : `Wrote ${path}`,
    tables: [],
    notes: found,
    next: inputs.dryRun ? [] : ["linux-pkg doctor", "linux-pkg build"],
    outputs: {},
    data: { path, content, found }
  };
}
export {
  init
};
