import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openRepository
} from "./chunk-CB4DUII6.js";
import {
  rpmVersion,
  rpmVersionText
} from "./chunk-SHOOH4RL.js";
import {
  rpmArch
} from "./chunk-2NKYAI7N.js";
import {
  findPackaging,
  installBuildRequires,
  packFiles,
  packagingRun,
  readSmallFile,
  takeOut
} from "./chunk-5737NTNI.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import "./chunk-SCPAYGSE.js";
import "./chunk-T64XHYXT.js";
import "./chunk-NZWIOXGV.js";
import "./chunk-PF43REK2.js";
import "./chunk-6NQTDTAW.js";
import "./chunk-GV4UF2MA.js";
import "./chunk-Z7Q56VIH.js";
import "./chunk-NPBHZXYM.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import "./chunk-VW6UAW2C.js";

// src/formats/rpm/packaging/packaging.ts
import { posix as posix2 } from "node:path";

// src/formats/rpm/packaging/expanded.ts
var QUERY = "name %{NAME}\\nepoch %{EPOCH}\\nversion %{VERSION}\\nrelease %{RELEASE}\\n[source %{SOURCE}\\n][patch %{PATCH}\\n]";
function readExpanded(printed, parsed) {
  const facts = printed.split("\n").flatMap((line) => {
    const space = line.indexOf(" ");
    const value = line.slice(space + 1);
    return space > 0 && value !== "(none)" ? [[line.slice(0, space), value]] : [];
  });
  const all = (key) => facts.filter(([name2]) => name2 === key).map(([, value]) => value);
  const [name = "", version = "", release = ""] = ["name", "version", "release"].map((key) => all(key)[0]);
  const numbered = sourceLines(parsed);
  const sources = [...numbered, ...all("source").filter((source) => !numbered.includes(source))];
  return {
    name,
    version,
    release,
    epoch: all("epoch")[0],
    sources,
    patches: all("patch"),
    folder: setupFolder(parsed) ?? `${name}-${version}`
  };
}
function sourceLines(parsed) {
  const found = [];
  for (const [, digits, value = ""] of parsed.matchAll(/^[ \t]*Source(\d*)[ \t]*:[ \t]*(\S+)/gim))
    found.push({
      number: digits ? Number(digits) : (found.at(-1)?.number ?? -1) + 1,
      name: value.slice(value.lastIndexOf("/") + 1)
    });
  return found.sort((a, b) => a.number - b.number).map(({ name }) => name);
}
function setupFolder(parsed) {
  const prep = /^%prep\b([\s\S]*?)(?=^%(?:build|conf|install|generate_buildrequires|files)\b|(?![\s\S]))/m.exec(
    parsed
  )?.[1];
  const line = /^%setup\b(.*)$/m.exec(prep ?? "")?.[1];
  if (line !== void 0) {
    if (/(^|\s)-[a-zA-Z]*c/.test(line)) return "";
    const [, quoted, word] = /(?:^|\s)-n\s*(?:"([^"]*)"|(\S+))/.exec(line) ?? [];
    return quoted ?? word;
  }
  const folder = /^cd '?([^'/\n][^'\n]*?)'?$/m.exec(prep ?? "")?.[1];
  if (folder === void 0) return void 0;
  const made = (prep ?? "").split("\n").some((line2) => /mkdir -p '?([^']+)'?$/.exec(line2)?.[1] === folder);
  return made ? "" : folder;
}

// src/formats/rpm/packaging/settings.ts
var FOREIGN = /* @__PURE__ */ new Set(["386", "arm5", "arm6", "arm7"]);
function rpmArguments({ workshop, jobs }, top) {
  const macros = {
    _topdir: top,
    _builddir: "%{_topdir}/BUILD",
    _buildrootdir: "%{_topdir}/BUILDROOT",
    _rpmdir: "%{_topdir}/RPMS",
    _sourcedir: "%{_topdir}/SOURCES",
    _specdir: "%{_topdir}/SPECS",
    _srcrpmdir: "%{_topdir}/SRPMS",
    // rpm 6 would write packages that no rpm 4 accepts.
    _rpmformat: "4",
    _buildhost: "localhost",
    _smp_build_ncpus: String(jobs),
    _smp_mflags: `-j${jobs}`,
    // Every time comes from the version's date, not from the newest entry of %changelog.
    source_date_epoch_from_changelog: "0",
    use_source_date_epoch_as_buildtime: "1",
    clamp_mtime_to_source_date_epoch: "1",
    build_mtime_policy: "clamp_to_source_date_epoch"
  };
  const { arch } = workshop.target;
  return [
    ...FOREIGN.has(arch) ? ["--target", rpmArch[arch]] : [],
    ...Object.entries(macros).flatMap(([name, body]) => ["--define", `${name} ${body}`])
  ];
}

// src/formats/rpm/packaging/sources.ts
import { posix } from "node:path";
var COMPRESSORS = [
  [/\.(tar\.gz|tgz)$/, ["gzip", "-n"], ".gz"],
  [/\.(tar\.bz2|tbz2?)$/, ["bzip2"], ".bz2"],
  [/\.(tar\.xz|txz)$/, ["xz", "-T1"], ".xz"],
  [/\.(tar\.zst|tzst)$/, ["zstd", "-q", "--rm"], ".zst"],
  [/\.tar$/, void 0, ""]
];
var compressorOf = (name) => COMPRESSORS.find(([pattern]) => pattern.test(name));
async function placeSources(host, job, sources) {
  const { workshop } = job;
  const { folder, expanded } = sources;
  const names = [.../* @__PURE__ */ new Set([...expanded.sources, ...expanded.patches])];
  if (names.length === 0) return;
  const found = await findFiles(job, names, sources.beside);
  const main = expanded.sources.find(compressorOf);
  const made = main !== void 0 && !found.has(main) ? main : void 0;
  const missing = names.filter((name) => !found.has(name) && name !== made);
  if (missing.length > 0) throw notThere(missing, expanded, job.path);
  const there = [...found.values()];
  if (there.length > 0) await workshop.run(["cp", "-Lp", "--", ...there, `${folder}/`]);
  if (made !== void 0) await makeTarball(host, job, { name: made, folder, top: expanded.folder });
}
var notThere = (missing, { patches }, path) => new UserError(
  "packaging/source",
  missing.map((name) => ({
    message: `${path} names the ${patches.includes(name) ? "patch" : "source"} ${name}, which is not in the project`,
    hint: "put it beside the spec; nothing is downloaded, and only the first source, a .tar.gz or the like, is made of the tree",
    place: { file: path }
  }))
);
async function findFiles({ workshop, source }, names, beside) {
  const tests = names.flatMap((name, at) => [...at > 0 ? ["-o"] : [], "-name", globOf(name)]);
  const { stdout } = await workshop.run([
    "find",
    source,
    ...["-name", ".git", "-prune", "-o"],
    ...["(", ...tests, ")", "-xtype", "f", "-print0"]
  ]);
  const folders = [beside, `${beside}/SOURCES`, posix.join(beside, "..", "SOURCES"), source];
  const rank = (path) => {
    const at = folders.indexOf(posix.dirname(path));
    return at < 0 ? folders.length + path.split("/").length : at;
  };
  const paths = stdout.split("\0").filter(Boolean).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const found = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const name = posix.basename(path);
    if (!found.has(name)) found.set(name, path);
  }
  return found;
}
var globOf = (name) => name.replace(/[\\*?[\]]/g, "\\$&");
async function makeTarball(host, job, { name, folder, top }) {
  const { workshop, source, version } = job;
  workshop.log.info(`${name} is made of the tree`);
  const paths = (await treeFiles(host, job)).map((path) => `./${path}\0`).sort();
  await workshop.put(folder, packFiles([{ path: ".members", content: paths.join("") }]));
  const archive = `${folder}/.tree.tar`;
  await workshop.run(
    [
      "tar",
      ...["--create", "--file", archive, "--format=gnu", "--no-recursion", "--ignore-failed-read"],
      ...["--owner=0", "--group=0", "--numeric-owner", "--mode=u+rwX,go+rX,go-w", `--mtime=@${version.date}`],
      ...top ? [`--transform=s,^\\.,${top.replace(/[\\&,]/g, "\\$&")},S`] : [],
      ...["--null", "--files-from", `${folder}/.members`]
    ],
    { cwd: source }
  );
  const [, compressor, ending = ""] = compressorOf(name);
  if (compressor) await workshop.run([...compressor, archive]);
  await workshop.run(["mv", "--", `${archive}${ending}`, `${folder}/${name}`]);
  await workshop.run(["rm", "-f", `${folder}/.members`]);
}
async function treeFiles(host, { workshop, source }) {
  const repository = await openRepository(host);
  if (typeof repository !== "string") {
    const listed = await repository.git("ls-files", "-z", "--recurse-submodules");
    if (listed !== "") return [...new Set(listed.split("\0").filter(Boolean))];
  }
  const { stdout } = await workshop.run(
    ["find", ".", "-name", ".git", "-prune", "-o", "(", "-type", "f", "-o", "-type", "l", ")", "-print0"],
    { cwd: source }
  );
  return stdout.split("\0").filter(Boolean).map((path) => path.slice(2));
}

// src/formats/rpm/packaging/spec-changelog.ts
var DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
var DAY_MS = 864e5;
var HEADING = /^%changelog\s*$/i;
var ENTRY = /^\*\s+\w+\s+(\w{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d\s+\S+\s+)?(\d{4})\b/;
function withSpecEntry(spec, entry) {
  const lines = spec.split("\n");
  const at = lines.findIndex((line) => HEADING.test(line));
  const author = oneLine(entry.maintainer);
  if (at < 0) return spec;
  const body = lines.slice(at + 1);
  const automatic = body.some((line) => /%\{?\??autochangelog/.test(line));
  const old = automatic ? [] : body.slice(body.findIndex((line) => line.trim() !== ""));
  const mayStand = author !== "" && (old.join("").trim() === "" || isOlder(old[0] ?? "", entry.date));
  if (!mayStand) return automatic ? lines.slice(0, at).join("\n") : spec;
  const day = new Date(entry.date * 1e3);
  const date = [
    DAYS[day.getUTCDay()],
    MONTHS[day.getUTCMonth()],
    String(day.getUTCDate()).padStart(2, "0"),
    day.getUTCFullYear()
  ].join(" ");
  const added = [`* ${date} ${author} - ${entry.evr}`, `- Version ${entry.evr}.`, ""];
  return [...lines.slice(0, at + 1), ...added, ...old].join("\n");
}
function isOlder(line, date) {
  const [, month = "", day, time, year] = ENTRY.exec(line) ?? [];
  const index = MONTHS.indexOf(month);
  if (day === void 0 || index < 0) return false;
  const then = Date.UTC(Number(year), index, Number(day));
  const today = Math.floor(date * 1e3 / DAY_MS) * DAY_MS;
  return time === void 0 ? then <= today : then < today;
}
var oneLine = (text) => Buffer.from(
  text.replace(/[\x00-\x20\x7f-\x9f\u2028\u2029]+/g, " ").trim().replaceAll("%", "%%")
).toString("latin1");

// src/formats/rpm/packaging/spec.ts
var SECTION = /^%(package|description|prep|generate_buildrequires|conf|build|install|check|clean|pre|post|preun|postun|pretrans|posttrans|preuntrans|postuntrans|triggerin|triggerun|triggerpostun|triggerprein|filetriggerin|filetriggerun|filetriggerpostun|transfiletriggerin|transfiletriggerun|transfiletriggerpostun|verifyscript|files|changelog|sourcelist|patchlist|sepolicy)\b/;
var TAG = /^(\s*)(name|version|release|epoch)(\s*:\s*)(.*?)(\s*)$/i;
var ONE_MACRO = /^%(?:\{\??(\w+)\}|(\w+))$/;
var WORD = /^[A-Za-z0-9][A-Za-z0-9._+~^]*$/;
function rewriteSpec(spec, rewrite) {
  const { version, release, epoch } = rewrite;
  for (const word of [version, release])
    if (!WORD.test(word)) throw new PkgError("packaging/version", `no version of an rpm: ${word}`);
  const lines = spec.split("\n");
  const tags = tagsOf(lines);
  const macro = rewrite.literal ? void 0 : macroOf(lines, tags);
  const written = lines.map((line, at) => {
    const tag = tags.get(at);
    if (!tag) return macro === void 0 ? line : redefined(line, macro, version);
    const value = {
      name: tag.value,
      version: macro === void 0 ? version : tag.value,
      release,
      epoch: String(epoch ?? tag.value)
    };
    const head = `${tag.head}${value[tag.name]}`;
    const addEpoch = tag.name === "version" && epoch !== void 0 && !hasTag(tags, "epoch");
    return addEpoch ? `${head}
Epoch: ${epoch}` : head;
  });
  return withSpecEntry(written.join("\n"), rewrite.entry);
}
function checkSpec(spec, file) {
  const tags = tagsOf(spec.split("\n"));
  const missing = ["name", "version", "release"].filter((name) => !hasTag(tags, name));
  if (missing.length === 0 && !spec.includes("\0")) return;
  const lines = missing.map((name) => `"${name[0]?.toUpperCase()}${name.slice(1)}:"`).join(", ");
  throw new UserError("packaging/no-spec", [
    {
      message: `${file} is no spec: ${lines ? `it has no line ${lines}` : "it is not text"}`,
      hint: "rpm.packaging names a .spec file: https://rpm-software-management.github.io/rpm/manual/spec.html",
      place: { file }
    }
  ]);
}
var hasTag = (tags, name) => [...tags.values()].some((tag) => tag.name === name);
function tagsOf(lines) {
  const tags = /* @__PURE__ */ new Map();
  for (const [at, line] of lines.entries()) {
    if (SECTION.test(line)) break;
    if (lines[at - 1]?.endsWith("\\")) continue;
    const [, indent = "", name, colon = "", value = ""] = TAG.exec(line) ?? [];
    if (name === void 0) continue;
    tags.set(at, { name: name.toLowerCase(), head: `${indent}${name}${colon}`, value });
  }
  return tags;
}
function macroOf(lines, tags) {
  const values = new Set([...tags.values()].filter(({ name }) => name === "version").map(({ value: value2 }) => value2));
  const [value = ""] = values;
  const [, braced, bare] = values.size === 1 ? ONE_MACRO.exec(value) ?? [] : [];
  const macro = braced ?? bare;
  if (macro === void 0) return void 0;
  return lines.some((line) => definition(macro).test(line) && !line.endsWith("\\")) ? macro : void 0;
}
var definition = (macro) => new RegExp(`^(\\s*(?:(%\\{!\\?${macro}:)\\s*)?%(?:global|define)\\s+${macro}\\s+)(\\S.*?)(\\s*)$`);
function redefined(line, macro, version) {
  const [, head = "", conditional, value] = definition(macro).exec(line) ?? [];
  if (value === void 0) return line;
  return `${head}${version}${conditional === void 0 ? "" : "}"}`;
}

// src/formats/rpm/packaging/packaging.ts
var TOP = `${INSIDE.work}/rpmbuild`;
var MORE_REQUIRED = 11;
var MOST_ROUNDS = 10;
async function buildOwnRpm(host, job, outDir) {
  const { workshop } = job;
  const real = await findPackaging(job);
  const bytes = await readSmallFile(workshop, real);
  const text = bytes?.toString("latin1") ?? "";
  checkSpec(text, job.path);
  const spec = `${TOP}/SPECS/${posix2.basename(real)}`;
  await workshop.run(["mkdir", "-p", ...TOP_FOLDERS.map((name) => `${TOP}/${name}`)]);
  const expanded = await writeVersion(job, spec, text);
  await placeSources(host, job, { beside: posix2.dirname(real), folder: `${TOP}/SOURCES`, expanded });
  await installBuildRequires(job, spec);
  await rpmbuild(job, spec);
  return takeOut(workshop, await builtPackages(job), outDir);
}
var TOP_FOLDERS = ["SPECS", "SOURCES", "BUILD", "BUILDROOT", "RPMS", "SRPMS"];
async function writeVersion(job, spec, text) {
  const { workshop, version, maintainer } = job;
  const ours = rpmVersion(version);
  const entry = { maintainer, evr: rpmVersionText(version), date: version.date };
  let read;
  for (const literal of [false, true]) {
    const content = Buffer.from(rewriteSpec(text, { ...ours, literal, entry }), "latin1");
    await workshop.put(TOP, packFiles([{ path: `SPECS/${posix2.basename(spec)}`, content }]));
    read = await expand(job, spec);
    const epochIsOurs = ours.epoch === void 0 || read.epoch === String(ours.epoch);
    if (read.version === ours.version && read.release === ours.release && epochIsOurs) return read;
  }
  const said = `${read?.epoch === void 0 ? "" : `${read.epoch}:`}${read?.version}-${read?.release}`;
  throw new UserError("packaging/version", [
    {
      message: `${job.path} makes ${said} of itself where ${rpmVersionText(version)} was written into it`,
      hint: "write Version: and Release: as lines of their own, once, before the first section",
      place: { file: job.path }
    }
  ]);
}
async function expand(job, spec) {
  const { workshop } = job;
  const { onLine: _, ...run } = packagingRun(job);
  const settings = rpmArguments(job, TOP);
  try {
    const query = ["rpmspec", ...settings, "-q", "--srpm", "--qf", QUERY, spec];
    const printed = await workshop.run([...query], run);
    const parsed = await workshop.run(["rpmspec", ...settings, "-P", spec], run);
    return readExpanded(printed.stdout, parsed.stdout);
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.exitCode === void 0) throw cause;
    throw new UserError("packaging/spec", `rpm does not understand ${job.path}:
${cause.tail}`, {
      hint: "lines are counted in the copy, which has our version; a macro of another package: name the package in build.requires",
      cause
    });
  }
}
async function rpmbuild(job, spec) {
  const { workshop, version } = job;
  const run = packagingRun(job);
  const env = { ...run.env, SOURCE_DATE_EPOCH: String(version.date), RPM_BUILD_NCPUS: String(job.jobs) };
  for (let round = 1; ; round++) {
    try {
      await workshop.run(["rpmbuild", ...rpmArguments(job, TOP), "-ba", spec], { ...run, env, cwd: TOP });
      return;
    } catch (error) {
      const more = error instanceof ToolError && error.exitCode === MORE_REQUIRED;
      if (!more || round === MOST_ROUNDS) throw error;
      for (const path of await filesBelow(job, "SRPMS", "*.buildreqs.nosrc.rpm")) {
        await installBuildRequires(job, path);
        await workshop.run(["rm", "-f", "--", path]);
      }
    }
  }
}
async function builtPackages(job) {
  const { workshop, path } = job;
  const built = (await filesBelow(job, "RPMS", "*.rpm")).filter((file) => !/\.(no)?src\.rpm$/.test(file));
  if (built.length === 0)
    throw new PkgError("packaging/nothing", `${path} was built, but no package came of it`, {
      hint: "a package is made for every %files section; without one there is none"
    });
  return workshop.target.withAll === false ? built.filter((file) => !file.endsWith(".noarch.rpm")) : built;
}
async function filesBelow({ workshop }, folder, glob) {
  const { stdout } = await workshop.run(["find", `${TOP}/${folder}`, "-type", "f", "-name", glob, "-print0"]);
  return stdout.split("\0").filter(Boolean).sort();
}
export {
  buildOwnRpm
};
