import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  managers,
  versionFor
} from "./chunk-OPYRK6MV.js";
import {
  settle
} from "./chunk-UBU3JJGE.js";
import {
  assetName
} from "./chunk-GPJLBDP4.js";
import {
  fileNameOf,
  publishers
} from "./chunk-N7SKHJ7R.js";
import {
  arches,
  buildWishes,
  expandText,
  placeOf,
  publishSettings,
  requiresOf
} from "./chunk-QAPI6OIN.js";
import {
  formatOf,
  formats
} from "./chunk-EOMNDTBA.js";
import {
  dayOf,
  distroOf,
  distros,
  everyCompression,
  findReleases,
  hasEnded,
  isLiving,
  livingReleases,
  nameOf,
  releasesByName,
  symbolicNames
} from "./chunk-FQCOH36P.js";
import {
  compareGlibc
} from "./chunk-MLZPZOAL.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  anything,
  choice,
  either,
  exact,
  listOf,
  optional,
  section
} from "./chunk-ETTTRMDG.js";
import {
  versionText
} from "./chunk-6NQTDTAW.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/plan/matrix.ts
var MOST_LEGS = 256;
function matrixOf({ targets }) {
  if (targets.length > MOST_LEGS)
    throw new UserError(
      "plan/too-many-legs",
      `${targets.length} legs, but GitHub runs at most ${MOST_LEGS} in one matrix`,
      {
        hint: "split them: give the targets input one half of the targets in one workflow, the other half in another"
      }
    );
  return { include: targets.map(({ name, arch, runsOn }) => ({ target: name, arch, "runs-on": runsOn })) };
}

// src/steps/plan/packages.ts
function plannedPackages(host, config, plan) {
  const packages = [];
  const problems = [];
  for (const target of plan.targets) {
    const format = formatOf(target.format);
    for (const settled of settledFor(host, config, target, problems)) {
      const version = versionFor(plan.version, settled, target);
      const named = { name: settled.name, version, arch: settled.arch };
      const found = format.check(named);
      const place = placeOf(config, settled.at ? `${settled.at}.name` : "name");
      problems.push(...found.map((problem) => ({ place, ...problem })));
      const fileName = found.length > 0 ? void 0 : format.fileName(named, settled.options);
      packages.push({ target, settled, version, fileName });
    }
  }
  return { packages, problems };
}
function settledFor(host, config, target, problems) {
  try {
    const settled = settle(host, config, target);
    if (target.withAll !== false) return settled;
    return settled.filter(({ arch }) => arch !== "all");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}

// src/steps/plan/table.ts
function planTable(host, config, plan) {
  const { packages } = plannedPackages(host, config, plan);
  const isBuilt = packages.some(({ target }) => builtIn(config, target) !== "");
  return {
    title: "Plan",
    head: [
      ...["target", "arch", "engine", "format", "version", "file", "runs on", "end of life"],
      ...isBuilt ? ["built in"] : []
    ],
    rows: packages.map((one) => rowOf(one, isBuilt ? [builtIn(config, one.target)] : []))
  };
}
function builtIn(config, target) {
  const { host, isWanted, dockerfile } = buildWishes(config, target);
  if (target.buildOn === void 0) return host && isWanted ? "this machine" : "";
  return dockerfile?.text ?? target.image ?? "";
}
var rowOf = ({ target, settled, version, fileName }, builtIn2) => [
  target.name,
  settled.arch,
  target.engine,
  target.format,
  formatOf(target.format).versionOf(version),
  fileName ?? "",
  [target.runsOn].flat().join(", "),
  releasesByName.get(target.name)?.release.until ?? "",
  ...builtIn2
];

// src/steps/plan/builds.ts
import { stat } from "node:fs/promises";
import { resolve } from "node:path";

// src/steps/plan/images.ts
var REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;
var isImage = (word) => REFERENCE.test(word);
function imageOf(config, leg, buildOn) {
  const said = config.values.images ?? {};
  const key = [`${buildOn}/${leg.arch}`, buildOn].find((word) => Object.hasOwn(said, word));
  const image = key === void 0 ? buildWishes(config, leg).image?.text : said[key];
  return image?.trim() || releasesByName.get(buildOn)?.release.image;
}
function imageProblems(config) {
  return Object.entries(config.values.images ?? {}).flatMap(([key, image]) => {
    const place = placeOf(config, `images.${key}`);
    const [name = "", arch, ...rest] = key.split("/");
    const isKnown = releasesByName.has(name) && (arch === void 0 || arches.some((one) => one === arch)) && rest.length === 0;
    const near = nearest(key, [...releasesByName.keys()]);
    return [
      ...isKnown ? [] : [
        {
          message: `images: unknown target "${key}"`,
          hint: near ? `did you mean ${near}?` : `write a release such as ${[...releasesByName.keys()][0]}`,
          place
        }
      ],
      ...isImage(image.trim()) ? [] : [
        {
          message: `images: "${image}" is no image`,
          hint: "such as registry.example.org/debian:12",
          place
        }
      ]
    ];
  });
}

// src/steps/plan/grounds.ts
function groundOf(config, leg, today) {
  const buildOn = leg.engine === "native" ? leg.name : portableGround(config, leg, today);
  return { buildOn, image: buildOn === void 0 ? void 0 : imageOf(config, leg, buildOn) };
}
function portableGround(config, leg, today) {
  const { isWanted, packaging, portableOn, host } = buildWishes(config, leg);
  if (packaging === void 0 && (!isWanted || host !== void 0)) return void 0;
  const said = portableOn?.text;
  if (said !== void 0 && releasesByName.get(said)?.distro.format === leg.format) return said;
  const found = oldestGlibc(leg, today);
  return found && nameOf(found);
}
function oldestGlibc({ format, arch }, today) {
  const living = Object.values(distros).filter((distro) => distro.format === format).flatMap((distro) => livingReleases(distro.releases, today).map((release) => ({ distro, release }))).filter((found) => offers(found, arch));
  const [first, ...others] = living;
  return others.reduce(
    (oldest, found) => oldest && compareGlibc(found.release.glibc, oldest.release.glibc) < 0 ? found : oldest,
    first
  );
}
var offers = ({ release }, arch) => arch === "all" || release.arches.includes(arch);

// src/steps/plan/builds.ts
async function buildProblems(host, config, { targets }) {
  const problems = [];
  for (const target of targets)
    problems.push(
      ...hostProblems(config, target),
      ...wordProblems(config, target),
      ...groundProblems(config, target),
      ...await pathProblems(host, config, target)
    );
  if (config.values.templates !== void 0 && !await isThere(host, config.values.templates, "folder"))
    problems.push({
      message: `templates: ${config.values.templates} is no folder`,
      hint: "name the folder whose files replace ours, from the root of the project",
      place: placeOf(config, "templates")
    });
  return problems;
}
function hostProblems(config, target) {
  const { host, packaging } = buildWishes(config, target);
  if (!host) return [];
  const place = placeOf(config, host.at);
  if (target.engine === "native")
    return [
      {
        message: `build.host: ${target.name} is built in its own container`,
        hint: `leave build.host out, or name formats as targets in place of releases (${target.format} for ${target.name})`,
        place
      }
    ];
  return packaging ? [
    {
      message: `build.host: the packaging in ${packaging.text} needs a container`,
      hint: "leave build.host out",
      place
    }
  ] : [];
}
function wordProblems(config, target) {
  const found = target.buildOn === void 0 ? void 0 : releasesByName.get(target.buildOn);
  const manager = found && managers[distroOf(found.distro.id).manager];
  if (!manager) return [];
  return requiresOf(config, target).flatMap(({ text, at }) => {
    const flaw = manager.check(text);
    if (flaw === void 0) return [];
    return [
      {
        message: `build.requires: ${JSON.stringify(text)} ${flaw}`,
        hint: `write the name of a package of ${target.buildOn}; what is for other distros goes below their names`,
        place: placeOf(config, at)
      }
    ];
  });
}
function groundProblems(config, target) {
  const { portableOn, image, isWanted, host, packaging } = buildWishes(config, target);
  const problems = [];
  const isBuilt = packaging !== void 0 || isWanted && !host;
  if (isBuilt && target.buildOn === void 0)
    problems.push({
      message: `no release is known to build ${target.id} on`,
      hint: "name one under build.portable_on, or write build.host: true",
      place: placeOf(config, "build")
    });
  const found = target.buildOn === void 0 ? void 0 : releasesByName.get(target.buildOn);
  if (target.engine === "portable" && found && !offers(found, target.arch))
    problems.push({
      message: `${target.buildOn} has no ${target.arch}, and ${target.id} is to be built on it`,
      hint: `its architectures: ${found.release.arches.join(", ")}`,
      ...portableOn && { place: placeOf(config, portableOn.at) }
    });
  if (image && !isImage(image.text.trim()))
    problems.push({
      message: `build.image: ${JSON.stringify(image.text)} is no image`,
      hint: "such as registry.example.org/debian:12",
      place: placeOf(config, image.at)
    });
  return problems;
}
async function pathProblems(host, config, target) {
  const { dockerfile, packaging } = buildWishes(config, target);
  const missing = async (wish, kind, hint) => !wish || await isThere(host, wish.text, kind) ? [] : [{ message: `${wish.text} is no ${kind} of the project`, hint, place: placeOf(config, wish.at) }];
  return [
    ...await missing(dockerfile, "file", "write the path of the Dockerfile from the root of the project"),
    ...await missing(packaging, "path", "write its path from the root of the project, or leave it out")
  ];
}
async function isThere({ workDir }, path, kind) {
  const facts = await stat(resolve(workDir, path)).catch(() => void 0);
  if (kind === "path") return facts !== void 0;
  return (kind === "file" ? facts?.isFile() : facts?.isDirectory()) ?? false;
}

// src/steps/plan/compression.ts
function compressionProblems(packages, config, today) {
  const problems = /* @__PURE__ */ new Map();
  const warnings = /* @__PURE__ */ new Map();
  for (const { target, settled } of packages) {
    const word = compressionOf(settled.options);
    if (word === void 0) continue;
    const own = releasesByName.get(target.name)?.release;
    const place = placeOf(config, [settled.at, target.format, "compression"].filter(Boolean).join("."));
    const readers = own ? [] : livingOf(target.format, today);
    const deaf = readers.filter(({ release }) => !reads(release, word)).map(({ name }) => name);
    if (own && !reads(own, word))
      problems.set(target.name, {
        message: `${target.name} cannot unpack ${word}`,
        hint: `it reads ${own.compression.join(", ")}: write one of them under overrides: ${target.name}:`,
        place
      });
    if (deaf.length > 0)
      warnings.set(target.name, {
        message: `${deaf.join(", ")} cannot unpack ${word}`,
        hint: `every living release reads ${commonOf(readers.map(({ release }) => release)).join(", ")}`,
        place
      });
  }
  return { problems: [...problems.values()], warnings: [...warnings.values()] };
}
function compressionOf(options) {
  const said = typeof options === "object" && options !== null && "compression" in options ? options.compression : void 0;
  const word = typeof said === "string" ? said.split(":")[0].trim() : void 0;
  return everyCompression.some((known) => known === word) ? word : void 0;
}
var reads = ({ compression }, word) => compression.some((one) => one === word);
var commonOf = (releases) => everyCompression.filter((word) => releases.every((release) => reads(release, word)));
var livingOf = (format, today) => Object.values(distros).filter((distro) => distro.format === format).flatMap(
  (distro) => livingReleases(distro.releases, today).map((release) => ({ name: nameOf({ distro, release }), release }))
);

// src/steps/plan/contents.ts
import { stat as stat2 } from "node:fs/promises";
import { posix, resolve as resolve2 } from "node:path";
async function listedTwice(host, config, packages) {
  const problems = /* @__PURE__ */ new Map();
  for (const { settled } of packages) {
    const first = /* @__PURE__ */ new Map();
    for (const content of settled.contents) {
      const path = singlePath(content, settled.globbing);
      if (path === void 0) continue;
      const other = first.get(path);
      if (!other) first.set(path, content);
      else if (await isSingle(host, content) && await isSingle(host, other))
        problems.set(`${other.at} ${content.at}`, {
          message: `${path} is listed twice`,
          hint: `it is already put there at ${placeText(placeOf(config, other.at))}: keep one, or give each a packager: or targets:`,
          place: placeOf(config, content.at)
        });
    }
  }
  return [...problems.values()];
}
var GLOB = /[*?[\]{}!]/;
function singlePath({ src = "", dst, type = "file" }, globbing) {
  if (type.endsWith("tree")) return void 0;
  const isMade2 = ["dir", "ghost", "symlink"].includes(type);
  if (!isMade2 && (globbing && GLOB.test(src) || src.endsWith("/"))) return void 0;
  const whole = !isMade2 && dst.endsWith("/") ? posix.join(dst, posix.basename(src)) : dst;
  return posix.normalize(whole).replace(/(?<=.)\/$/, "");
}
async function isSingle({ workDir }, { src = "", type = "file" }) {
  if (["dir", "ghost", "symlink"].includes(type)) return true;
  try {
    return !(await stat2(resolve2(workDir, src))).isDirectory();
  } catch {
    return posix.extname(src) !== "";
  }
}
var placeText = ({ file, line, column }) => [file, line, column].filter((part) => part !== void 0).join(":");

// src/steps/plan/file-names.ts
var MOST_ASSETS = 1e3;
var assetName2 = (name) => name.replace(/[^A-Za-z0-9._+-]/g, ".");
function sameNames(packages, config) {
  return [...grouped(packages, ({ fileName }) => fileName)].flatMap(([name, group]) => {
    if (group.length < 2) return [];
    const targets = [...new Set(group.map(({ target }) => target.id))];
    const suffixes = new Set(group.map(({ target }) => target.suffix));
    return [
      {
        message: `${group.length} packages have the name ${name} (${targets.join(", ")})`,
        hint: targets.length === 1 ? "give each package a name of its own" : suffixes.size === 1 ? "these targets share their suffix, so that one package serves them all: name one of them" : "give the packages different names or releases for these targets",
        place: placeOf(config, group.find(({ settled }) => settled.at)?.settled.at ?? "targets")
      }
    ];
  });
}
function releaseWarnings(packages) {
  const names = [...new Set(packages.flatMap(({ fileName }) => fileName ?? []))];
  const renamed = names.filter((name) => assetName2(name) !== name);
  const [first = ""] = renamed;
  const more = renamed.length > 1 ? ` (and ${renamed.length - 1} more)` : "";
  return [
    ...renamed.length > 0 ? [
      {
        message: `GitHub releases cannot hold the name ${first}${more}: there it will be ${assetName2(first)}`,
        hint: "nothing to do: it is uploaded and listed under that name; repositories keep the true one"
      }
    ] : [],
    ...names.length > MOST_ASSETS ? [
      {
        message: `${names.length} packages, but a GitHub release holds ${MOST_ASSETS} files`,
        hint: "name fewer targets or architectures, or publish to a repository only"
      }
    ] : []
  ];
}
function sameAssetNames(packages) {
  return [...grouped(packages, ({ fileName }) => fileName && assetName2(fileName))].flatMap(([name, group]) => {
    const names = [...new Set(group.map(({ fileName }) => fileName))];
    if (names.length < 2) return [];
    return [
      {
        message: `on a GitHub release ${names.join(" and ")} would both be ${name}`,
        hint: "give one of the packages another name or release"
      }
    ];
  });
}
function grouped(packages, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of packages) {
    const key = keyOf(one);
    if (key !== void 0) groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return groups;
}

// src/steps/plan/glibc.ts
import { stat as stat3 } from "node:fs/promises";
import { resolve as resolve3 } from "node:path";
async function tooNewForTarget({ workDir }, config, packages) {
  const native = packages.filter(({ target }) => releasesByName.has(target.name));
  if (native.length === 0 || config.values.build !== void 0) return [];
  const [{ readElf }, { glibcProblem }] = await Promise.all([
    import("./elf-MD3RC2JM.js"),
    import("./glibc-VJVEB6XC.js")
  ]);
  const files = /* @__PURE__ */ new Map();
  const problems = [];
  for (const { target, settled } of native)
    for (const content of settled.contents) {
      const { src } = content;
      if (!src || !isPlain(content)) continue;
      const path = resolve3(workDir, src);
      if (!files.has(path)) files.set(path, await isFile(path) ? readElf(path) : void 0);
      const elf = files.get(path);
      const problem = elf && !("damage" in elf) ? glibcProblem(target, elf, { path, shown: src }) : void 0;
      if (problem) problems.push({ ...problem, place: placeOf(config, `${content.at}.src`) });
    }
  return problems;
}
var isPlain = ({ type = "file" }) => !["dir", "ghost", "symlink"].includes(type) && !type.endsWith("tree");
async function isFile(path) {
  try {
    return (await stat3(path)).isFile();
  } catch {
    return false;
  }
}

// src/steps/published-name.ts
function publishedName({ settings, kind, plan }, pkg) {
  const name = settings.name === void 0 ? pkg.name : templateName(settings.name, plan, pkg);
  return typeof name === "string" && kind.names === "flat" ? assetName(name) : name;
}
function templateName(template, plan, pkg) {
  const name = fileNameOf(template, valuesOf(plan, pkg));
  if (typeof name !== "string")
    return { ...name, message: `${pkg.package} for ${pkg.target}: ${name.message}` };
  const extension = extensionOf(pkg);
  return name.endsWith(extension) ? name : `${name}${extension}`;
}
function extensionOf({ name, format }) {
  const { extension } = formatOf(format);
  return name.endsWith(extension) ? extension : /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? extension;
}
function valuesOf({ version, targets }, pkg) {
  const target = targets.find(({ id }) => id === pkg.target);
  return {
    ...versionValues(version),
    name: pkg.package,
    distro: target?.distro,
    release: target?.release,
    target: target?.name,
    arch: pkg.arch,
    revision: /-([^-]+)$/.exec(pkg.version)?.[1],
    format: pkg.format
  };
}
var SHORT_COMMIT = 7;
var versionValues = (version) => ({
  version: versionText(version),
  commit: (version.commit ?? version.shortCommit)?.slice(0, SHORT_COMMIT),
  build_time: minuteOf(version.date),
  tag: version.tag,
  upstream: version.upstream,
  prerelease: version.prerelease
});
var minuteOf = (seconds) => new Date(seconds * 1e3).toISOString().replace(/\D/g, "").slice(2, 12);

// src/steps/plan/published-names.ts
var publishedNameProblems = (config, plan, packages) => publishSettings(config).flatMap((settings, index) => {
  if (settings.name === void 0) return [];
  const at = `publish.${index}.name`;
  return problemsOf(settings, plan, packages).map((problem) => ({
    ...problem,
    message: `${at}: ${problem.message}`,
    place: placeOf(config, at)
  }));
});
function problemsOf(settings, { version, targets }, packages) {
  const some = versionText(version);
  const plan = { targets, version: { ...version, tag: version.tag ?? some, commit: version.commit ?? some } };
  const names = packages.flatMap(({ target, settled, version: own, fileName }) => {
    if (fileName === void 0) return [];
    const { format, id } = target;
    const spelled = { package: settled.name, arch: settled.arch, version: formatOf(format).versionOf(own) };
    const name = publishedName(
      { settings, kind: publishers[settings.to], plan },
      { ...spelled, format, target: id, name: fileName }
    );
    return [{ fileName, name }];
  });
  const wrong = names.flatMap(({ name }) => typeof name === "string" ? [] : [name]);
  if (wrong.length > 0) return wrong;
  return [...Map.groupBy(names, ({ name }) => name)].flatMap(([name, same]) => {
    const files = [...new Set(same.map(({ fileName }) => fileName))];
    if (files.length < 2) return [];
    return [
      {
        message: `${files.slice(0, -1).join(", ")} and ${files.at(-1)} would be one file, ${name}`,
        hint: "let the template name what tells them apart, such as {name}, {target} or {arch}"
      }
    ];
  });
}

// src/steps/plan/checks.ts
async function refuseProblems(host, { config, plan, today, problems: known }) {
  const { packages, problems: wrong } = plannedPackages(host, config, plan);
  const compression = compressionProblems(packages, config, today);
  const problems = unique([
    ...known,
    ...wrong,
    ...sameNames(packages, config),
    ...sameAssetNames(packages),
    ...publishedNameProblems(config, plan, packages),
    ...await listedTwice(host, config, packages),
    ...await tooNewForTarget(host, config, packages),
    ...compression.problems,
    ...await buildProblems(host, config, plan)
  ]);
  if (problems.length > 0) throw new UserError("plan/invalid", problems);
  if (packages.length === 0)
    throw new UserError(
      "plan/no-packages",
      `no package is made for ${plan.targets.map(({ id }) => id).join(", ")}`,
      {
        hint: "each entry of packages: is made for its own arch: only"
      }
    );
  return [...compression.warnings, ...releaseWarnings(packages), ...empty(packages, config)];
}
var SHOWN = 3;
function empty(packages, config) {
  const found = packages.filter(
    ({ target, settled: { contents, relations, scripts, services, users, groups, directories } }) => !isMade(config, target) && Object.keys(scripts).length === 0 && [contents, services, users, groups, directories, ...Object.values(relations)].flat().length === 0
  );
  const [first] = found;
  if (!first) return [];
  const names = [...new Set(found.map(({ target, settled }) => `${settled.name} (${target.format})`))];
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  return [
    {
      message: `nothing is in ${names.slice(0, SHOWN).join(", ")}${more}`,
      hint: "list its files under contents:; packager: and targets: there say which package gets which",
      place: placeOf(config, [first.settled.at, "name"].filter(Boolean).join("."))
    }
  ];
}
function isMade(config, target) {
  const { isWanted, packaging } = buildWishes(config, target);
  return isWanted || packaging !== void 0 || config.folders[target.name]?.inc !== void 0;
}
var unique = (problems) => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()
];

// src/steps/plan/arches.ts
var isArch = (word) => arches.includes(word);
var ELSEWHERE = {
  "x86-64": "amd64",
  x64: "amd64",
  x86: "386",
  i486: "386",
  i586: "386",
  armv8: "arm64",
  armv8l: "arm64",
  armhf: "arm7",
  armv7: "arm7",
  armv7l: "arm7",
  armv6: "arm6",
  armv6l: "arm6",
  armv5: "arm5",
  arm: "arm7, arm6 or arm5",
  any: "all"
};
function readArch(word) {
  if (isArch(word)) return word;
  const said = word.toLowerCase();
  const meant = arches.find(
    (arch) => arch === said || Object.values(formats).some((format) => format.arch[arch] === said)
  );
  const right = Object.hasOwn(ELSEWHERE, said) ? ELSEWHERE[said] : meant;
  return right === void 0 ? void 0 : { message: `unknown architecture "${word}"`, hint: `write ${right}` };
}
function archProblem(word) {
  const found = readArch(word);
  if (found !== void 0 && !isArch(found)) return found;
  if (word.includes("$"))
    return {
      message: `the variable in the architecture "${word}" is not set`,
      hint: "set it in the environment"
    };
  const near = nearest(word, arches);
  return {
    message: `unknown architecture "${word}"`,
    hint: near ? `did you mean ${near}?` : `known: ${arches.join(", ")}`
  };
}

// src/steps/plan/names.ts
var isProblem = (value) => "message" in value;
var LONGEST_NAME = 100;
function readTarget(word, today) {
  const whole = readName(word, today);
  if (whole && !isProblem(whole)) return { ...whole, arch: void 0 };
  const slash = word.lastIndexOf("/");
  const name = slash < 0 ? void 0 : readName(word.slice(0, slash), today);
  if (name === void 0 || isProblem(name)) return whole ?? name ?? explain(word, today);
  const tail = word.slice(slash + 1);
  const arch = readArch(tail);
  if (arch === void 0) return explain(word, today);
  return isArch(arch) ? { ...name, arch } : { ...arch, message: `target "${shown(word)}": ${arch.message}` };
}
function readName(name, today) {
  if (Object.hasOwn(formats, name)) return { format: name, releases: [] };
  const releases = findReleases(name, today);
  if (releases?.length !== 0) return releases && { format: void 0, releases };
  const [id = ""] = name.split("/");
  const distro = Object.values(distros).find((one) => one.id === id || one.family === id);
  return {
    message: `${name} names no release today (${today})`,
    ...distro && { hint: `name a release: ${releaseNames(distro)}` }
  };
}
function explain(word, today) {
  const message = `unknown target "${shown(word)}"`;
  const example = [...releasesByName.values()].find(({ release }) => isLiving(release, today));
  const kinds = `write a format (${Object.keys(formats).join(", ")}) or a release of ${Object.keys(distros).join(", ")}${example ? `, such as ${nameOf(example)}` : ""}`;
  if (word.length > LONGEST_NAME) return { message, hint: kinds };
  const meant = releaseCalled(word);
  if (meant) return { message, hint: `write ${nameOf(meant)}` };
  const [id = "", symbol] = word.split("/");
  const symbols = symbolicNames.filter((name) => symbol !== void 0 && name.startsWith(`${id}/`));
  if (symbols.length > 0) return { message, hint: `write ${symbols.join(", ")}` };
  const near = nearest(word, [
    ...Object.keys(formats),
    ...releasesByName.keys(),
    ...codenames,
    ...symbolicNames
  ]);
  const distro = distroIn(word);
  if (distro && (near === void 0 || /\d/.test(word)))
    return { message, hint: `${distro.title} is known as ${releaseNames(distro)}, ${symbolsOf(distro)}` };
  if (near === void 0) return { message, hint: kinds };
  const called = codenames.includes(near) ? releaseCalled(near) : void 0;
  return { message, hint: called ? `write ${nameOf(called)} for ${near}` : `did you mean ${near}?` };
}
var codenames = [...releasesByName.values()].flatMap(
  ({ release }) => release.codename ?? []
);
var releaseCalled = (word) => [...releasesByName.values()].find((found) => isOtherNameOf(found, word));
var isOtherNameOf = (found, word) => {
  const { codename, image, suffix } = found.release;
  const { id } = found.distro;
  const others = [nameOf(found), image, suffix, ...codename ? [codename, `${id}-${codename}`] : []];
  return others.some((other) => squash(other) === squash(word));
};
var squash = (word) => word.replace(/^.*\//, "").toLowerCase().replace(/[^a-z0-9]/g, "");
var distroIn = (word) => Object.values(distros).toSorted((a, b) => b.id.length - a.id.length).find(({ id }) => word === id || /^[-:/ \d]/.test(word.slice(id.length)) && word.startsWith(id));
var releaseNames = (distro) => distro.releases.map((release) => nameOf({ distro, release })).join(", ");
var symbolsOf = ({ id, names }) => Object.keys(names).map((name) => `${id}/${name}`).join(", ");
var shown = (word) => {
  const clean = word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME)}\u2026` : clean;
};

// src/steps/plan/runners.ts
var HOSTED = { arm64: "ubuntu-24.04-arm" };
var HOSTED_ELSE = "ubuntu-24.04";
var isLabel = (label) => /^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u.test(label);
function runnerOf({ values }, { id, name, distro, arch }) {
  const said = values.runs_on ?? {};
  const key = [id, arch, name, distro, "all", "default"].find(
    (word) => word !== void 0 && Object.hasOwn(said, word)
  );
  const labels = key === void 0 ? [] : said[key];
  if (labels.length > 1) return labels;
  return labels[0] ?? HOSTED[arch] ?? HOSTED_ELSE;
}
function runnerProblems(config) {
  const known = [
    "all",
    "default",
    ...arches,
    ...Object.keys(formats),
    ...Object.keys(distros),
    ...releasesByName.keys()
  ];
  return Object.entries(config.values.runs_on ?? {}).flatMap(([key, labels]) => {
    const place = placeOf(config, `runs_on.${key}`);
    const [name = "", arch] = key.split(/\/(?=[^/]*$)/);
    const isKnown = known.includes(name) && (arch === void 0 || arches.some((one) => one === arch));
    const near = nearest(key, known);
    return [
      ...isKnown ? [] : [
        {
          message: `runs_on: "${key}" is no architecture, target or distro`,
          hint: near ? `did you mean ${near}?` : "write all, an architecture, a distro or a target",
          place
        }
      ],
      ...labels.length > 0 && labels.every(isLabel) ? [] : [{ message: `runs_on: "${key}" names no runner`, hint: `such as ${HOSTED_ELSE}`, place }]
    ];
  });
}

// src/steps/plan/earlier.ts
var MOST_LETTERS = 4 * 1024 * 1024;
var MOST_TOLD = 20;
var HINT = "pass on the plan output of the plan job as it is";
var legSchema = section({
  id: exact.text,
  name: exact.text,
  distro: optional(exact.text),
  release: optional(exact.text),
  arch: choice(arches, ""),
  format: exact.text,
  engine: choice(["portable", "native"], ""),
  buildOn: optional(exact.text),
  image: optional(exact.text),
  suffix: exact.text,
  runsOn: either([exact.text, listOf(exact.text)]),
  withAll: optional(exact.flag)
});
var planSchema = section({ version: anything(""), targets: listOf(legSchema) });
function legsOfPlan(text) {
  const legs = parse(text);
  const problems = [
    ...legs.flatMap(contradictions),
    ...legs.filter(({ id }, index) => legs.findIndex((leg) => leg.id === id) !== index).map(({ id }) => `two targets have the id ${id}`),
    ...legs.length === 0 ? ["it has no targets"] : []
  ];
  if (problems.length > 0) throw refusal(problems);
  return legs.map(
    ({ distro, release, buildOn, image, ...leg }) => ({ ...leg, distro, release, buildOn, image })
  );
}
function parse(text) {
  if (text.length > MOST_LETTERS) throw refusal([`it has ${text.length} letters, ${MOST_LETTERS} at most`]);
  let data;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw refusal(["it is not JSON"], cause);
  }
  const parsed = planSchema.safeParse(data);
  if (parsed.success) return parsed.data.targets;
  throw refusal(parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the plan"}: ${message}`));
}
var refusal = (messages, cause) => new UserError(
  "plan/unsound",
  messages.slice(0, MOST_TOLD).map((message) => ({ message: `the plan input: ${shown(message)}`, hint: HINT })),
  { cause }
);
function contradictions(leg) {
  const expected = expectedOf(leg.name);
  if (!expected) return [`${leg.name} is no target`];
  const wrong = Object.keys(expected).filter(
    (key) => leg[key] !== expected[key]
  );
  const labels = [leg.runsOn].flat();
  return [
    ...leg.id === `${leg.name}/${leg.arch}` ? [] : [`the id of ${leg.name}/${leg.arch} is ${leg.id}`],
    ...wrong.map(
      (key) => `${leg.id} has the ${key} ${JSON.stringify(leg[key])}, not ${JSON.stringify(expected[key])}`
    ),
    ...groundContradictions(leg),
    ...labels.length > 0 && labels.every(isLabel) ? [] : [`${leg.id} names no runner`]
  ];
}
function groundContradictions({ id, name, format, engine, buildOn, image }) {
  const right = buildOn !== void 0 && releasesByName.get(buildOn)?.distro.format === format;
  const fits = engine === "native" ? buildOn === name : buildOn === void 0 || right;
  return [
    ...fits ? [] : [`${id} is built on ${buildOn ?? "nothing"}`],
    ...image === void 0 && (engine === "native" || buildOn !== void 0) ? [`${id} has no image`] : [],
    ...image === void 0 || isImage(image) ? [] : [`${id} has the image ${image}, which is none`]
  ];
}
function expectedOf(name) {
  if (Object.hasOwn(formats, name))
    return { distro: void 0, release: void 0, format: name, engine: "portable", suffix: "" };
  const found = releasesByName.get(name);
  if (!found) return void 0;
  const { distro, release } = found;
  return {
    distro: distro.id,
    release: release.id,
    format: distro.format,
    engine: "native",
    suffix: release.suffix
  };
}
function narrow(targets, inputs, today) {
  const words = inputs.targets.map((word) => word.trim()).filter(Boolean);
  const asked = inputs.arch.map((word) => word.trim()).filter(Boolean);
  const read = words.map((word) => readTarget(word, today));
  const problems = [...asked.filter((word) => !isArch(word)).map(archProblem), ...read.filter(isProblem)];
  if (problems.length > 0) throw new UserError("plan/invalid", problems);
  const wanted = read.filter((found) => !isProblem(found));
  const left = targets.filter(
    ({ name, arch }) => (asked.length === 0 || asked.includes(arch)) && (wanted.length === 0 || wanted.some(
      (one) => (one.format === name || one.releases.some((found) => nameOf(found) === name)) && (one.arch === void 0 || one.arch === arch)
    ))
  );
  if (left.length > 0) return left;
  throw new UserError(
    "plan/no-targets",
    `the plan has no target for ${[...words, ...asked].map(shown).join(", ")}`,
    { hint: `its targets: ${targets.map(({ id }) => id).join(", ")}` }
  );
}

// src/steps/plan/lifetimes.ts
function lifetimeWarnings(targets, today) {
  const names = targets.flatMap(({ name, buildOn }) => [name, ...buildOn === void 0 ? [] : [buildOn]]);
  return [...new Set(names)].flatMap((name) => {
    const found = releasesByName.get(name);
    if (!found || isLiving(found.release, today)) return [];
    const { since, until } = found.release;
    const near = nearestLiving(found, today);
    const hint = near && `the nearest living release is ${nameOf(near)}`;
    const message = hasEnded(found.release, today) ? `${name} is past its end of life: no support since ${until}` : `${name} is not out yet: it is planned for ${since}`;
    return [{ message, ...hint && { hint } }];
  });
}
function nearestLiving({ distro, release }, today) {
  const living = livingReleases(distroOf(distro.id).releases, today);
  const next = living.find(({ since }) => since >= release.since) ?? living.at(-1);
  if (next) return { distro, release: next };
  const sisters = Object.values(distros).filter(({ family }) => family === distro.family).flatMap(
    (sister) => livingReleases(sister.releases, today).map((one) => ({ distro: sister, release: one }))
  );
  return sisters.find((sister) => sister.release.id === release.id) ?? sisters[0];
}

// src/steps/plan/all-packages.ts
function shareOut(targets, meant) {
  const makers = /* @__PURE__ */ new Map();
  for (const { name, arch } of meant) if (!makers.has(name)) makers.set(name, arch);
  return targets.map(
    (target) => target.arch === "all" || makers.get(target.name) === target.arch ? target : { ...target, withAll: false }
  );
}

// src/steps/plan/legs.ts
function legsOf(config, { wanted, arches: arches2, today }) {
  const targets = /* @__PURE__ */ new Map();
  const missing = /* @__PURE__ */ new Map();
  for (const one of wanted)
    for (const { bare, offers: offers2 } of namesOf(one))
      for (const arch of one.arch ? [one.arch] : arches2) {
        const id = `${bare.name}/${arch}`;
        if (offers2(arch)) {
          const leg = { id, ...bare, arch };
          targets.set(id, { ...leg, ...groundOf(config, leg, today), runsOn: runnerOf(config, leg) });
        } else missing.set(bare.name, [.../* @__PURE__ */ new Set([...missing.get(bare.name) ?? [], arch])]);
      }
  return {
    targets: [...targets.values()],
    warnings: [...missing].map(([name, left]) => ({
      message: `${name} has no ${left.join(", ")}: left out`,
      hint: `its architectures: ${archesOf(wanted, name).join(", ")}`
    }))
  };
}
var namesOf = ({ format, releases }) => [
  ...format === void 0 ? [] : [portable(format)],
  ...releases.map(({ distro, release }) => {
    const { arch: spelled } = formatOf(distro.format);
    return {
      bare: {
        name: nameOf({ distro, release }),
        distro: distro.id,
        release: release.id,
        format: distro.format,
        engine: "native",
        suffix: release.suffix
      },
      offers: (arch) => Object.hasOwn(spelled, arch) && (arch === "all" || release.arches.includes(arch))
    };
  })
];
var portable = (format) => ({
  bare: {
    name: format,
    distro: void 0,
    release: void 0,
    format,
    engine: "portable",
    suffix: ""
  },
  offers: (arch) => Object.hasOwn(formatOf(format).arch, arch)
});
var archesOf = (wanted, name) => [
  ...new Set(
    wanted.flatMap(
      ({ format, releases }) => format === name ? Object.keys(formatOf(format).arch) : releases.filter((found) => nameOf(found) === name).flatMap(({ release }) => release.arches)
    )
  )
];

// src/steps/plan/package-arches.ts
var DEFAULT_ARCH = "amd64";
function packageArches({ env }, config) {
  const { values } = config;
  const problems = [];
  const read = (words, at) => {
    const found = (words ?? []).flatMap((word, index) => {
      let unset = false;
      const expanded = expandText(word, { env, strict: !config.nfpm, unset: () => unset = true }).trim();
      const said = unset ? word : expanded;
      if (isArch(said)) return [said];
      if (said !== "" || !config.nfpm)
        problems.push({ ...archProblem(said), place: placeOf(config, `${at}.${index}`) });
      return [];
    });
    if (found.length === 0) return void 0;
    if (new Set(found).size > 1 && found.includes("all"))
      problems.push({
        message: `one package cannot be for ${found.join(", ")}`,
        hint: "all stands alone: the package holds nothing that depends on the machine",
        place: placeOf(config, at)
      });
    return found;
  };
  const top = read(values.arch, "arch");
  const lists = values.packages?.length ? values.packages.map(({ arch }, index) => read(arch, `packages.${index}.arch`) ?? top) : [top];
  const every = [...new Set(lists.flatMap((list) => list ?? [DEFAULT_ARCH]))];
  const real = every.filter((arch) => arch !== "all");
  return {
    arches: real.length > 0 ? real : every,
    free: lists.every((list) => list === void 0),
    mixed: real.length > 0 && real.length < every.length,
    problems
  };
}

// src/steps/plan/implied.ts
function impliedFormats({ values, nfpm }) {
  const overrides = values.overrides ?? {};
  const places = [values, ...values.packages ?? [], ...Object.values(overrides)];
  const all = Object.keys(formats);
  if (nfpm) return all;
  const configured = all.filter(
    (id) => Object.hasOwn(overrides, id) || places.some((said) => said[id] !== void 0 || said.contents?.some(({ packager }) => packager === id))
  );
  return configured.length > 0 ? configured : all;
}

// src/steps/plan/wanted.ts
function wantedTargets(config, inputs, today) {
  const asked = wordsOf(inputs.targets);
  if (asked.length > 0) return readAll(asked, () => ({}), today);
  const said = wordsOf(config.values.targets ?? []);
  const place = (index) => ({ place: placeOf(config, `targets.${index}`) });
  if (said.length > 0) return readAll(said, place, today);
  return readAll(impliedFormats(config), () => ({}), today);
}
var wordsOf = (words) => words.map((word) => word.trim()).filter((word) => word !== "");
function readAll(words, more, today) {
  const read = words.map((word, index) => {
    const found = readTarget(word, today);
    return isProblem(found) ? { ...found, ...more(index) } : found;
  });
  return {
    wanted: read.filter((found) => !isProblem(found)),
    problems: read.filter(isProblem)
  };
}

// src/steps/plan/meant.ts
function meantLegs(host, { config, inputs, today }) {
  const packages = packageArches(host, config);
  const words = inputs.arch.map((word) => word.trim()).filter(Boolean);
  const asked = words.filter(isArch);
  const isAsked = (arch) => asked.length === 0 || asked.includes(arch);
  const { wanted, problems: unread } = wantedTargets(config, inputs, today);
  const arches2 = packages.free && asked.length > 0 ? asked : packages.arches;
  const every = legsOf(config, { wanted, arches: arches2.filter(isAsked), today });
  const targets = every.targets.filter(({ arch }) => isAsked(arch));
  const problems = [
    ...words.filter((word) => !isArch(word)).map(archProblem),
    ...packages.problems,
    ...unread,
    ...foreignArches(config, packages, [...asked, ...wanted.flatMap(({ arch }) => arch ?? [])]),
    ...imageProblems(config),
    ...runnerProblems(config)
  ];
  if (problems.length === 0 && targets.length === 0) problems.push(nothingLeft(every.warnings));
  if (!packages.mixed) return { targets, problems, warnings: every.warnings };
  const meant = wantedTargets(config, { targets: [] }, today).wanted;
  const whole = legsOf(config, { wanted: [...meant, ...wanted.map(anyArch)], arches: packages.arches, today });
  return { targets: shareOut(targets, whole.targets), problems, warnings: every.warnings };
}
var anyArch = (wanted) => ({ ...wanted, arch: void 0 });
var foreignArches = (config, { free, mixed, arches: arches2, problems }, asked) => {
  if (free || problems.length > 0) return [];
  return [...new Set(asked)].filter((arch) => !arches2.includes(arch)).map((arch) => ({
    message: arch === "all" && mixed ? "the packages for every architecture have no leg of their own" : `no package is for ${arch}: arch says ${arches2.join(", ")}`,
    hint: `ask for ${arches2.join(" or ")}${mixed ? "; the first makes them" : `, or add ${arch} to arch:`}`,
    place: placeOf(config, "arch")
  }));
};
var nothingLeft = (warnings) => ({
  message: ["no target is left", ...warnings.map(({ message }) => message)].join("; "),
  hint: "choose another architecture or another target"
});

// src/steps/plan/index.ts
async function planTargets(host, config, version, inputs) {
  const today = dayOf(host.now());
  if (inputs.plan) {
    const plan2 = { version, targets: narrow(legsOfPlan(inputs.plan), inputs, today) };
    await refuseProblems(host, { config, plan: plan2, today, problems: [] });
    return plan2;
  }
  const legs = meantLegs(host, { config, inputs, today });
  const plan = { version, targets: legs.targets };
  const warnings = await refuseProblems(host, { config, plan, today, problems: legs.problems });
  for (const warning of [...legs.warnings, ...lifetimeWarnings(plan.targets, today), ...warnings])
    host.log.warn(warning);
  return plan;
}
function meantTargets(host, config, inputs) {
  const today = dayOf(host.now());
  if (inputs.plan) return narrow(legsOfPlan(inputs.plan), inputs, today);
  const { targets, problems } = meantLegs(host, { config, inputs, today });
  if (problems.length > 0) throw new UserError("plan/invalid", problems);
  return targets;
}

export {
  publishedName,
  matrixOf,
  planTable,
  planTargets,
  meantTargets
};
