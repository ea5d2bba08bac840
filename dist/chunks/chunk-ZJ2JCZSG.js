import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  arches,
  buildWishes,
  expandText,
  managers,
  placeOf,
  requiresOf,
  settle,
  versionFor
} from "./chunk-CQNVIRRR.js";
import {
  formatOf,
  formats
} from "./chunk-UAWTY4NE.js";
import {
  changedFiles,
  openRepository
} from "./chunk-DQVQ75VL.js";
import {
  anything,
  choice,
  compareDigits,
  either,
  exact,
  listOf,
  optional,
  section
} from "./chunk-KZUDXS2M.js";
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
} from "./chunk-3V5ITUW6.js";
import {
  compareGlibc
} from "./chunk-MLZPZOAL.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  ToolError,
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
var assetName = (name) => name.replace(/[^A-Za-z0-9._+-]/g, ".");
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
  const renamed = names.filter((name) => assetName(name) !== name);
  const [first = ""] = renamed;
  const more = renamed.length > 1 ? ` (and ${renamed.length - 1} more)` : "";
  return [
    ...renamed.length > 0 ? [
      {
        message: `GitHub releases cannot hold the name ${first}${more}: there it will be ${assetName(first)}`,
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
  return [...grouped(packages, ({ fileName }) => fileName && assetName(fileName))].flatMap(([name, group]) => {
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
    import("./elf-XDKNUU5P.js"),
    import("./glibc-DAXT5YNW.js")
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

// src/steps/plan/checks.ts
async function refuseProblems(host, { config, plan, today, problems: known }) {
  const { packages, problems: wrong } = plannedPackages(host, config, plan);
  const compression = compressionProblems(packages, config, today);
  const problems = unique([
    ...known,
    ...wrong,
    ...sameNames(packages, config),
    ...sameAssetNames(packages),
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

// src/steps/version/date.ts
import { stat as stat4 } from "node:fs/promises";
import { resolve as resolve4 } from "node:path";

// src/steps/version/parse.ts
var MAX_LENGTH = 128;
var RELEASE = /^v?(?<upstream>\d+(?:\.\d+)*)(?:-(?<prerelease>[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*))?(?:\+(?<metadata>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function parseRelease(text) {
  const groups = text.length <= MAX_LENGTH ? RELEASE.exec(text)?.groups : void 0;
  return groups && {
    upstream: groups["upstream"] ?? "",
    prerelease: groups["prerelease"],
    metadata: groups["metadata"]
  };
}
function nearestVersion(text) {
  const [, front = "", digits = "", rest = ""] = /^(v?)(\d+(?:\.\d+)*)(.*)$/s.exec(text) ?? [];
  const prerelease = rest.replace(/^[^0-9A-Za-z]+/, "").replace(/[^0-9A-Za-z]+/g, ".");
  const near = `${front}${digits}${prerelease && `-${prerelease}`}`;
  return parseRelease(near) ? near : "1.2.3 or 1.2.3-rc.1";
}
var runsOf = (identifier) => identifier.match(/\d+|\D+/g) ?? [];
var isNumber = (run) => /^\d/.test(run);
function compareRuns(a, b) {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a)) return compareDigits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
var compareLists = (compare, split) => (a, b) => {
  const [left, right] = [split(a), split(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compare(left[at] ?? "", right[at] ?? "");
    if (order) return order;
  }
  return left.length - right.length;
};
var dots = (text) => text.split(".");
var compareIdentifiers = (a, b) => {
  const numeric = /^\d+$/;
  if (numeric.test(a) !== numeric.test(b)) return numeric.test(a) ? -1 : 1;
  return compareLists(compareRuns, runsOf)(a, b);
};
var comparePrereleases = compareLists(compareIdentifiers, dots);
var compareUpstreams = compareLists(compareDigits, dots);
function compareReleases(a, b) {
  const order = compareUpstreams(a.upstream, b.upstream);
  if (order) return order;
  if (a.prerelease === void 0 || b.prerelease === void 0)
    return Number(a.prerelease === void 0) - Number(b.prerelease === void 0);
  return comparePrereleases(a.prerelease, b.prerelease);
}

// src/steps/version/literal.ts
var NFPM = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
var NFPM_MAX_LENGTH = 256;
var MAX_NUMBER = 2n ** 64n - 1n;
function parseAsNfpm(text) {
  const [, major = "", minor = "0", patch = "0", prerelease, metadata] = text.length <= NFPM_MAX_LENGTH && NFPM.exec(text) || [];
  const numbers = [major, minor, patch].map((digits) => BigInt(digits || 0));
  const fits = major !== "" && numbers.every((number) => number <= MAX_NUMBER);
  const zeros = prerelease?.split(".").some((part) => /^0\d+$/.test(part));
  if (!fits || zeros) return { upstream: text, prerelease: void 0, metadata: void 0 };
  return { upstream: numbers.join("."), prerelease, metadata };
}
function parseLiteral({ text, where, place, warn }) {
  const release = parseRelease(text);
  if (release && !release.metadata?.includes("-")) return release;
  const at = place && { place };
  const bare = text.replace(/^v(?=\d)/, "");
  if (!/^\d[A-Za-z0-9.+~_]{0,127}$/.test(bare)) {
    throw new UserError("version/no-version", [
      { message: `"${shown2(text)}"${where} is no version`, hint: hintOf(text), ...at }
    ]);
  }
  if (/\d(a|b|c|rc|alpha|beta|pre|preview|dev)\.?\d*$/i.test(bare) && !bare.includes("~")) {
    warn({
      message: `"${text}" sorts above the release, as nothing marks it as a prerelease`,
      hint: `write ${nearestVersion(text)} if it comes before the release`,
      ...at
    });
  }
  return { upstream: bare, prerelease: void 0, metadata: void 0 };
}
function hintOf(text) {
  const epoch = /^(\d+):(.+)$/s.exec(text);
  if (epoch) return `write epoch: ${epoch[1]} and version: ${shown2(epoch[2] ?? "")}`;
  const [version = "", metadata] = text.split("+");
  const dotted = metadata?.replace(/[^A-Za-z0-9]+/g, ".").replace(/^\.|\.$/g, "");
  return `write ${nearestVersion(version)}${parseRelease(version) && dotted ? `+${dotted}` : ""}`;
}
var shown2 = (text) => {
  const clean = printable(text);
  return clean.length > 80 ? `${clean.slice(0, 80)}\u2026` : clean;
};

// src/steps/version/date.ts
var LAST_SECOND = 2 ** 32 - 1;
async function dateOf(host, config, committed) {
  const wanted = host.env["SOURCE_DATE_EPOCH"];
  if (wanted) return checked(wanted, "SOURCE_DATE_EPOCH");
  if (committed !== void 0) return checked(String(committed), "the time of the commit");
  if (config.values.mtime !== void 0) return checked(String(config.values.mtime), "mtime");
  const { mtimeMs } = await stat4(resolve4(host.workDir, config.file));
  return Math.min(Math.max(0, Math.floor(mtimeMs / 1e3)), LAST_SECOND);
}
function checked(text, what) {
  if (/^\d{1,10}$/.test(text) && Number(text) <= LAST_SECOND) return Number(text);
  throw new UserError(
    "version/no-date",
    `${what} is no number of seconds since 1970 that a package can hold: "${shown2(text)}"`,
    {
      hint: `set SOURCE_DATE_EPOCH to a whole number from 0 to ${LAST_SECOND}, such as the output of: git log -1 --format=%ct`
    }
  );
}

// src/steps/version/tags.ts
var DEFAULT_PATTERNS = ["v[0-9]*", "[0-9]*"];
var fixedPart = (pattern) => /^[^*?[]*/.exec(pattern)?.[0] ?? "";
var escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
var patternRegExp = (pattern) => new RegExp(
  `^${pattern.replace(/(\*+)|(\?)|\[(!?)([^\]]+)\]|([\s\S])/g, (_, star, one, not, chars, plain2) => {
    if (star) return "[^/]*";
    if (one) return "[^/]";
    if (chars) return `[${not ? "^/" : ""}${chars.replace(/[\\\]^[]/g, "\\$&")}]`;
    return escaped(plain2);
  })}$`
);
function tagRules({ tags, prefix, place }) {
  const patterns = tags !== void 0 ? [tags] : prefix !== void 0 ? [`${prefix}[0-9]*`] : DEFAULT_PATTERNS;
  const rules = patterns.map((pattern) => {
    if (prefix === void 0 && fixedPart(pattern) === pattern) throw noWildcard(pattern, place);
    return { start: prefix ?? fixedPart(pattern), regExp: readPattern(pattern, place) };
  });
  return {
    patterns,
    versionIn: (tag) => {
      const rule = rules.find(({ start, regExp }) => tag.startsWith(start) && regExp.test(tag));
      return rule && tag.slice(rule.start.length);
    }
  };
}
function readPattern(pattern, place) {
  try {
    return patternRegExp(pattern);
  } catch (cause) {
    const problem = {
      message: `"${pattern}" is no pattern of tags`,
      hint: "write such as v* or name/v*",
      place
    };
    throw new UserError("version/bad-pattern", [problem], { cause });
  }
}
var noWildcard = (pattern, place) => new UserError("version/bad-pattern", [
  {
    message: `the tag pattern "${pattern}" has no star, so it matches one tag only`,
    hint: `write ${/^(.*?)\d/.exec(pattern)?.[1] ?? `${pattern}/v`}*`,
    place
  }
]);
async function listTags({ git }, rules, options = []) {
  const format = "--format=%(refname)%00%(objectname)%00%(*objectname)";
  const lines = (await git("for-each-ref", ...options, format, "refs/tags/")).split("\n");
  return lines.flatMap((line) => {
    const [ref = "", object = "", peeled = ""] = line.split("\0");
    const name = ref.slice("refs/tags/".length);
    const text = rules.versionIn(name);
    return text === void 0 ? [] : [{ name, commit: peeled || object, release: parseRelease(text) }];
  });
}
var isRelease = (tag) => tag.release !== void 0;
var highest = (tags) => tags.filter(isRelease).toSorted((a, b) => compareReleases(b.release, a.release) || (a.name < b.name ? -1 : 1))[0];

// src/steps/version/history.ts
var CHECKOUT = `in the workflow, check out the whole history:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0`;
var isStillShallow = async ({ git }) => await git("rev-parse", "--is-shallow-repository") === "true";
async function completeHistory(host, head) {
  const { repository, rules, commit } = head;
  if (!repository.shallow) return head;
  const remote = await remoteOf(repository);
  if (remote === void 0) throw shallow("and it has no remote to fetch the rest from");
  host.log.info(`fetching history and tags from ${remote}, as the clone is shallow`);
  const fetch = ["fetch", "--quiet", "--unshallow", "--tags", "--no-recurse-submodules", "--end-of-options"];
  let failure;
  for (const wanted of [[commit], []]) {
    try {
      await repository.remote(...fetch, remote, ...wanted);
      failure = void 0;
    } catch (error) {
      failure = error;
    }
    if (!await isStillShallow(repository)) return { ...head, tags: await listTags(repository, rules) };
  }
  throw shallow(`and fetching the rest from ${remote} did not work`, failure);
}
function reasonOf(failure) {
  const lines = failure instanceof ToolError ? failure.tail.trim().split("\n") : [];
  const said = lines.findLast((line) => /^(?:fatal|error|ssh):/.test(line)) ?? lines.at(-1);
  return said ? `git said: ${shown2(said)}
    ` : "";
}
async function remoteOf({ git }) {
  const remotes = (await git("remote")).split("\n").filter((name) => name && !name.startsWith("-"));
  return remotes.includes("origin") ? "origin" : remotes[0];
}
var shallow = (why, cause) => new UserError(
  "version/shallow",
  `the clone is shallow, so the tag that the version comes from may be missing, ${why}`,
  {
    hint: `${reasonOf(cause)}${CHECKOUT}`,
    cause
  }
);

// src/steps/version/git-version.ts
async function versionFromGit(host, head) {
  const dirty = isDirty(host, head);
  const tagged = tagAtHead(host, head);
  if (tagged) return versionOf(tagged, 0, dirty);
  const whole = await completeHistory(host, head);
  const found = tagAtHead(host, whole) ?? await tagBelow(host, whole);
  return found ? versionOf(found, await commitsSince(whole, found), dirty) : untagged(host, whole, dirty);
}
var versionOf = ({ name, release }, commits, dirty) => ({
  tag: name,
  upstream: release.upstream,
  prerelease: release.prerelease,
  // SemVer's build metadata says nothing of order, but both tools would order by it.
  metadata: void 0,
  snapshot: commits || dirty ? { commits, dirty } : void 0
});
function isDirty(host, { changed: files, place }) {
  if (!files.length) return false;
  const more = files.length > 3 ? ` and ${files.length - 3} more` : "";
  host.log.warn({
    message: `the version is marked "dirty", as these files are not as committed: ${files.slice(0, 3).map(shown2).join(", ")}${more}`,
    hint: "commit them, or undo the change",
    place
  });
  return true;
}
function tagAtHead(host, head) {
  const tags = head.tags.filter(({ commit }) => commit === head.commit);
  const pushed = tags.find(({ name }) => host.env["GITHUB_REF"] === `refs/tags/${name}`);
  const chosen = pushed ?? highest(tags) ?? tags[0];
  if (!chosen) return void 0;
  if (!isRelease(chosen)) throw noVersion(chosen, head);
  skip(host, tags, head);
  return chosen;
}
async function tagBelow(host, head) {
  const tags = await listTags(head.repository, head.rules, [`--merged=${head.commit}`]);
  skip(host, tags, head);
  return highest(tags);
}
var commitsSince = async ({ repository, commit }, tag) => Number(
  await repository.git("rev-list", "--count", commit, ...tag ? [`^refs/tags/${tag.name}`] : [], "--")
);
function skip(host, tags, { rules, place }) {
  const names = tags.filter((tag) => !isRelease(tag)).map(({ name }) => name);
  if (!names.length) return;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  host.log.warn({
    message: `skipped, as they match ${rules.patterns.join(" or ")} but are no versions: ${names.slice(0, 3).map(shown2).join(", ")}${more}`,
    hint: "narrow the pattern: version: {tags: \u2026}",
    place
  });
}
function noVersion({ name }, { rules, place }) {
  const text = rules.versionIn(name) ?? "";
  const front = name.slice(0, name.length - text.length);
  const near = nearestVersion(text);
  return new UserError("version/tag-no-version", [
    {
      message: `the tag "${shown2(name)}" matches ${rules.patterns.join(" or ")}, but "${shown2(text)}" is no version`,
      hint: `name it such as ${front}${near.split(" ")[0]}, or narrow the pattern: version: {tags: \u2026}`,
      place
    }
  ]);
}
async function untagged(host, head, dirty) {
  const commits = await commitsSince(head, void 0);
  host.log.warn({
    message: `no tag below this commit matches ${head.rules.patterns.join(" or ")}: the version starts at 0.0.0`,
    hint: "tag a release (git tag v0.1.0), fetch the tags (git fetch --tags), or write version: 0.1.0",
    place: head.place
  });
  return {
    tag: void 0,
    upstream: "0.0.0",
    prerelease: void 0,
    metadata: void 0,
    snapshot: { commits, dirty }
  };
}

// src/steps/version/order.ts
async function checkOrder(host, { nfpm }, { found, head }) {
  if (found.snapshot?.commits) return;
  const known = found.tag === void 0 || head.tags.some(({ name }) => name === found.tag);
  const tags = known ? head.tags : await listTags(head.repository, head.rules);
  const wrong = misordered(found, tags).map((problem) => ({ ...problem, place: head.place }));
  if (wrong.length && !nfpm) throw new UserError("version/misordered", wrong);
  for (const problem of [...wrong, ...overtaken(found, tags), ...repeated(found, tags)])
    host.log.warn({ ...problem, place: head.place });
}
var plain = (parts) => ({
  ...parts,
  metadata: void 0,
  tag: void 0,
  revision: void 0,
  epoch: void 0,
  commit: void 0,
  shortCommit: void 0,
  date: 0,
  snapshot: void 0
});
var snapshotOf = (parts) => ({
  ...plain(parts),
  shortCommit: "00000000",
  snapshot: { commits: 1, dirty: false }
});
var HINT2 = "name prereleases alike and count them, such as alpha.1, beta.1, rc.1, rc.2";
var sign = (format, a, b) => Math.sign(format.compareVersions(format.versionOf(a), format.versionOf(b)));
var textOf = ({ upstream, prerelease }) => `${upstream}${prerelease ? `-${prerelease}` : ""}`;
function misordered(version, tags) {
  if (version.prerelease === void 0) return [];
  return siblings(version, tags).flatMap(({ name, release }) => {
    const meant = Math.sign(compareReleases(version, release));
    const wrong = Object.values(formats).filter(
      (format) => sign(format, plain(version), plain(release)) !== meant
    );
    if (!wrong.length) return [];
    const files = wrong.map(({ extension }) => extension).join(" and ");
    const where = meant < 0 ? "before" : meant > 0 ? "after" : "level with";
    return [
      {
        message: `${textOf(version)} comes ${where} the tag ${name}, but ${files} files are not sorted so`,
        hint: HINT2
      }
    ];
  });
}
function overtaken(version, tags) {
  if (version.prerelease === void 0) return [];
  return siblings(version, tags).filter(({ release }) => compareReleases(release, version) < 0).filter(
    ({ release }) => Object.values(formats).some((format) => sign(format, snapshotOf(release), plain(version)) >= 0)
  ).map(({ name }) => ({
    message: `packages built between ${name} and ${textOf(version)} sort above ${textOf(version)}`,
    hint: HINT2
  }));
}
function repeated({ tag, ...version }, tags) {
  const own = tags.find(({ name }) => name === tag);
  if (!own) return [];
  return tags.filter(isRelease).filter(({ commit, release }) => commit !== own.commit && compareReleases(release, version) === 0).map(({ name }) => ({
    message: `the tags ${name} and ${tag} are on two commits, but packages of both have the version ${textOf(version)}`,
    hint: "give the newer one a higher number: what follows a plus is left out of the version"
  }));
}
var siblings = (version, tags) => tags.filter(isRelease).filter(
  ({ release }) => release.upstream === version.upstream && release.prerelease !== version.prerelease
);

// src/steps/version/plan-version.ts
var schema = section({
  tag: optional(exact.text),
  upstream: exact.text,
  prerelease: optional(exact.text),
  metadata: optional(exact.text),
  revision: optional(exact.text),
  epoch: optional(exact.count),
  commit: optional(exact.text),
  shortCommit: optional(exact.text),
  date: exact.count,
  snapshot: optional(section({ commits: exact.count, dirty: exact.flag }))
});
var SHAPES = {
  tag: /^[^\p{Cc}\p{Cf}\s~^:?*[\\]{1,255}$/u,
  upstream: /^[A-Za-z0-9][A-Za-z0-9.+~_^-]{0,255}$/,
  prerelease: /^[A-Za-z0-9][A-Za-z0-9.+~_-]{0,255}$/,
  metadata: /^[A-Za-z0-9.+~_-]{1,255}$/,
  revision: /^[A-Za-z0-9.+~_-]{1,255}$/,
  commit: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/,
  shortCommit: /^[0-9a-f]{7,12}$/
};
function versionFromPlan(json) {
  const parsed = schema.safeParse(versionIn(json));
  if (!parsed.success) throw refused(parsed.error.issues.map(reasonOf2));
  const found = parsed.data;
  const wrong = Object.entries(SHAPES).filter(([key, shape]) => {
    const text = found[key];
    return text !== void 0 && !shape.test(text);
  }).map(([key]) => `${key}: not as we write it`);
  if (found.date >= 2 ** 32) wrong.push("date: later than a package can hold");
  if (found.epoch !== void 0 && found.epoch >= 2 ** 31) wrong.push("epoch: too large");
  if (found.shortCommit !== void 0 && !found.commit?.startsWith(found.shortCommit))
    wrong.push("shortCommit: not of this commit");
  if (wrong.length) throw refused(wrong);
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: found.metadata,
    revision: found.revision,
    epoch: found.epoch,
    commit: found.commit,
    shortCommit: found.shortCommit,
    date: found.date,
    snapshot: found.snapshot
  };
}
var reasonOf2 = (issue) => issue.keys ? `${issue.keys.map(shown2).join(", ")}: not a part of it` : `${issue.path.join(".") || "version"}: not as we write it`;
function versionIn(json) {
  let plan;
  try {
    plan = JSON.parse(json);
  } catch (cause) {
    throw refused(["it is no JSON"], cause);
  }
  const has = typeof plan === "object" && plan !== null && Object.hasOwn(plan, "version");
  if (!has) throw refused(["it has no version"]);
  return plan.version;
}
var refused = (reasons, cause) => new UserError("version/bad-plan", `the plan cannot be used: ${reasons.join("; ")}`, {
  hint: "pass on the output of the plan job as it is: needs.plan.outputs.plan",
  cause
});

// src/steps/version/settings.ts
function settingsOf(host, { values, nfpm, ...places }, inputs) {
  const problems = [];
  const expanded = (key, text) => {
    if (text === void 0) return void 0;
    const place = placeOf(places, key);
    const unset = (name) => problems.push({
      message: `the variable ${name} is not set`,
      hint: "set it in the environment, or write $$ for a dollar sign",
      place
    });
    return expandText(text, { env: host.env, strict: !nfpm, unset }).trim() || void 0;
  };
  const { version, prerelease, release } = values;
  const settings = {
    text: typeof version === "string" && !inputs.version?.trim() ? expanded("version", version) : void 0,
    prerelease: expanded("prerelease", prerelease),
    // nfpm expands everything but this one.
    metadata: values.version_metadata?.trim() || void 0,
    revision: expanded("release", release)
  };
  problems.push(...nfpm ? [] : signs(settings, places));
  if (problems.length) throw new UserError("version/bad-setting", problems);
  return settings;
}
var signs = (settings, places) => [
  ["prerelease", settings.prerelease],
  ["version_metadata", settings.metadata]
].filter(([, value]) => value !== void 0 && !/^\+?[A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*$/.test(value)).map(([key, value]) => ({
  message: `${key} holds letters and digits, separated by dots: "${shown2(value ?? "")}"`,
  hint: `write such as ${key === "prerelease" ? "rc.1" : "git.5"}`,
  place: placeOf(places, key)
}));

// src/steps/version/source.ts
function sourceOf(config, inputs, text) {
  const place = placeOf(config, "version");
  const wanted = config.values.version;
  const asked = inputs.version?.trim();
  if (asked) return asked === "git" ? { from: "git", place } : { from: "literal", text: asked, place: void 0 };
  if (wanted === void 0 || text === "git") return { from: "git", place };
  return typeof wanted === "string" ? { from: "literal", text, place } : readSection(config, wanted);
}
function readSection(config, section2) {
  const from = section2.from ?? (section2.command ? "command" : "git");
  const [program, ...args] = section2.command ?? [];
  const problems = misplaced(config, section2, from);
  const place = placeOf(config, `version.${section2.path ? "path" : "from"}`);
  if (from === "command" && !program) {
    problems.push({ message: "the command is missing", hint: "write command: [program, argument]", place });
  }
  if (problems.length) throw new UserError("version/bad-source", problems);
  if (from === "git") return { from, place };
  if (from === "command" && program) return { from, command: [program, ...args], place };
  return { from: "file", kind: from, path: section2.path ?? from, place };
}
var misplaced = (config, section2, from) => [
  ...section2.path !== void 0 && (from === "git" || from === "command") ? [
    {
      message: `version.path says nothing, as the version comes from ${from}`,
      hint: "write from: package.json or the like beside it, or leave it out",
      place: placeOf(config, "version.path")
    }
  ] : [],
  ...section2.command !== void 0 && from !== "command" ? [
    {
      message: `version.command says nothing, as the version comes from ${from}`,
      hint: "write from: command, or leave it out",
      place: placeOf(config, "version.command")
    }
  ] : []
];

// src/steps/version/manifests.ts
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve as resolve5 } from "node:path";
var READERS = {
  "package.json": fromPackageJson,
  "Cargo.toml": fromCargoToml,
  "mix.exs": fromMix
};
var manifestKinds = Object.keys(READERS);
async function versionInManifest(host, { kind, path, place }) {
  const read = READERS[kind];
  if (!read) throw new Error(`no reader of ${kind}`);
  const file = resolve5(host.workDir, path);
  let version;
  try {
    version = (await read(await readFile(file, "utf8"), file))?.trim();
  } catch (cause) {
    const missing = cause.code === "ENOENT";
    const message = missing ? `${path} is not there` : `${path} cannot be read: ${cause.message}`;
    throw refused2({ message, hint: "name the file: version: {from: \u2026, path: \u2026}", place, cause });
  }
  if (version) return version;
  throw refused2({ message: `${path} states no version`, hint: HINTS[kind], place });
}
var HINTS = {
  "package.json": 'write "version": "1.2.3" into it, or use version: git',
  "Cargo.toml": 'write version = "1.2.3" under [package] or [workspace.package], or use version: git',
  "mix.exs": 'write version: "1.2.3" or @version "1.2.3" into it, or use version: {from: command, command: [\u2026]}'
};
var refused2 = ({ message, hint, place, cause }) => new UserError("version/no-version", [{ message, ...hint && { hint }, place }], { cause });
function fromPackageJson(text) {
  const data = JSON.parse(text.replace(/^\ufeff/, ""));
  const has = typeof data === "object" && data !== null && Object.hasOwn(data, "version");
  const version = has ? data.version : void 0;
  return typeof version === "string" ? version : void 0;
}
async function fromCargoToml(text, path) {
  const own = tomlTable(text, "package");
  const inherited = /^\s*version\s*(?:\.\s*workspace\s*=\s*true|=\s*\{\s*workspace\s*=\s*true\s*\})/m.test(
    own
  );
  return inherited ? fromWorkspace(text, path, tomlText(own, "workspace")) : tomlText(own, "version");
}
async function fromWorkspace(text, path, named) {
  for (let at = path, found = text; ; ) {
    const version = tomlText(tomlTable(found, "workspace.package"), "version");
    if (version !== void 0) return version;
    const folder = dirname(at);
    const next = join(
      at === path && named !== void 0 ? resolve5(folder, named) : dirname(folder),
      "Cargo.toml"
    );
    if (relative(next, at) === "") return void 0;
    at = next;
    found = await readFile(at, "utf8").catch(() => "");
  }
}
function tomlTable(text, name) {
  const plain2 = text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""');
  const parts = plain2.split(/^[ \t]*\[{1,2}([^[\]\n]+)\]{1,2}[ \t]*(?:#.*)?$/m);
  const index = parts.findIndex((part, at) => at % 2 === 1 && part.replace(/[\s"']/g, "") === name);
  return index < 0 ? "" : parts[index + 1] ?? "";
}
var tomlText = (table, key) => {
  const match = new RegExp(`^[ \\t]*"?${key}"?[ \\t]*=[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)')`, "m").exec(table);
  return match?.[1] ?? match?.[2];
};
function fromMix(text) {
  const code = text.replace(/^\s*#.*$/gm, "");
  const [, plain2, attribute] = /\bversion:\s*(?:"([^"\n]*)"|@(\w+))/.exec(code) ?? [];
  if (plain2 !== void 0) return plain2;
  const name = attribute ?? "version";
  return new RegExp(`^\\s*@${name}\\s+"([^"\\n]*)"`, "m").exec(code)?.[1];
}

// src/steps/version/written.ts
async function writtenVersion(host, wanted) {
  const parts = await partsOf(host, wanted);
  return {
    ...parts,
    prerelease: wanted.settings.prerelease ?? parts.prerelease,
    tag: void 0,
    snapshot: void 0
  };
}
async function partsOf(host, { config, source }) {
  const { warn } = host.log;
  const { place } = source;
  if (source.from === "literal") return literalParts(host, config, source);
  const [text, where] = source.from === "file" ? [await versionInManifest(host, source), ` in ${source.path}`] : [await printedVersion(host, source), `, printed by ${source.command[0]},`];
  return { ...parseLiteral({ text, where, place, warn }), metadata: void 0 };
}
function literalParts(host, config, { text, place }) {
  const from = [...manifestKinds, "command"].find((source) => source === text);
  const message = text === void 0 ? "the version is empty" : `"${text}" is no version`;
  if (text === void 0 || from) {
    const hint = from ? `write version: {from: ${from}}` : "write version: 1.2.3, or version: git";
    throw new UserError("version/no-version", [{ message, hint, ...place && { place } }]);
  }
  if (config.values.version_schema === "none")
    return { upstream: text, prerelease: void 0, metadata: void 0 };
  return config.nfpm ? parseAsNfpm(text) : parseLiteral({ text, where: "", place, warn: host.log.warn });
}
var LINE = /^[^\p{Cc}]+$/u;
async function printedVersion(host, { command, place }) {
  const hint = "let it print the version alone, on one line, such as 1.2.3";
  try {
    const text = (await host.run(command)).stdout.trim();
    if (LINE.test(text)) return text;
    const message = text ? `${command[0]} printed more than one line: "${shown2(text)}"` : `${command[0]} printed nothing`;
    throw new UserError("version/no-version", [{ message, hint, place }]);
  } catch (cause) {
    if (!(cause instanceof ToolError)) throw cause;
    const problem = {
      message: `the command of the version failed: ${cause.message}`,
      hint: cause.hint ?? hint,
      place
    };
    throw new UserError("version/command-failed", [problem], { cause });
  }
}
function refusePrerelease(config, { prerelease }) {
  if (prerelease === void 0) return;
  throw new UserError("version/prerelease-of-git", [
    {
      message: `prerelease: ${shown2(prerelease)} says nothing, as the version comes from git`,
      hint: `tag the commit v1.2.3-${shown2(prerelease)}, or write version: 1.2.3`,
      place: placeOf(config, "prerelease")
    }
  ]);
}

// src/steps/version/index.ts
var SHORT = 8;
async function resolveVersion(host, config, inputs) {
  if (inputs.plan) return versionFromPlan(inputs.plan);
  const settings = settingsOf(host, config, inputs);
  const source = sourceOf(config, inputs, settings.text);
  const head = await headOf(host, config, source);
  const found = await find(host, config, { source, settings, head });
  if (typeof head !== "string") await checkOrder(host, config, { found, head });
  const known = typeof head === "string" ? void 0 : head;
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: settings.metadata ?? found.metadata,
    revision: settings.revision,
    epoch: config.values.epoch,
    commit: known?.commit,
    shortCommit: known?.commit.slice(0, SHORT),
    date: await dateOf(host, config, known?.date),
    snapshot: found.snapshot
  };
}
async function find(host, config, { source, settings, head }) {
  if (source.from !== "git") return writtenVersion(host, { config, source, settings });
  if (typeof head === "string") throw noGit(host, head, source.place);
  refusePrerelease(config, settings);
  return versionFromGit(host, head);
}
async function headOf(host, config, source) {
  const { version } = config.values;
  const rules = tagRules({
    ...typeof version === "object" ? { tags: version.tags, prefix: version.prefix } : { tags: void 0, prefix: void 0 },
    place: placeOf(config, "version.tags")
  });
  const repository = await openRepository(host);
  if (typeof repository === "string") return repository;
  const [commit, tags, changed] = await Promise.all([
    commitOf(repository),
    listTags(repository, rules),
    source.from === "git" ? changedFiles(host, repository) : []
  ]);
  if (!commit) return "no commit";
  return { repository, rules, ...commit, tags, changed, place: placeOf(config, "version") };
}
async function commitOf({ git }) {
  try {
    const [, line = ""] = (await git("rev-list", "--max-count=1", "--format=%H %ct", "HEAD", "--")).split(
      "\n"
    );
    const [commit = "", seconds = ""] = line.split(" ");
    return { commit, date: Number(seconds) };
  } catch (error) {
    if (error instanceof ToolError && error.tail.includes("bad revision 'HEAD'")) return void 0;
    throw error;
  }
}
var INSTEAD = "write version: 1.2.3 in the config, or pass --version 1.2.3 (in a workflow: version: 1.2.3)";
function noGit(host, reason, place) {
  const texts = {
    "git is not installed": [
      "git is not installed",
      `install git (in a workflow before actions/checkout, which leaves .git out without it), or ${INSTEAD}`
    ],
    "no repository": [`${host.workDir} is in no git repository`, INSTEAD],
    "no commit": ["the git repository has no commit yet", `commit something, or ${INSTEAD}`],
    "foreign repository": [
      "the git repository belongs to another user, and this git cannot be told that it is safe",
      `run git config --global --add safe.directory ${host.workDir}, or ${INSTEAD}`
    ]
  };
  const [message, hint] = texts[reason];
  return new UserError("version/no-git", [
    { message: `the version is to come from git, but ${message}`, hint, place }
  ]);
}

export {
  matrixOf,
  planTable,
  planTargets,
  resolveVersion
};
