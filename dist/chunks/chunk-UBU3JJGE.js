import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  buildEnvironment,
  buildWishes,
  checkSelectors,
  findConfig,
  isTree,
  judge,
  linesOf,
  mergeTrees,
  mergedBuild,
  originOf,
  placeAt,
  placeOf,
  plainOf,
  readLayer,
  requiresOf,
  sameServices,
  selectorsOf,
  shown
} from "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  moment
} from "./chunk-ETTTRMDG.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/config/build-settings.ts
import { resolve } from "node:path";
function buildSettings(host, config, target) {
  const { build, at } = mergedBuild(config, target);
  const problems = [];
  const environment = host ? buildEnvironment(build.env, { host, config, at: at("env"), problems }) : { env: {}, secretEnv: {} };
  if (problems.length > 0) throw new UserError("config/invalid", problems);
  const { isWanted, dockerfile, packaging, host: onHost } = buildWishes(config, target);
  return {
    ...linesOf(build),
    ...environment,
    wanted: isWanted,
    requires: requiresOf(config, target).map(({ text }) => text),
    dockerfile,
    cache: cacheOf(build.cache),
    host: onHost !== void 0,
    timeoutMs: build.timeout === void 0 ? void 0 : build.timeout * 6e4,
    packaging
  };
}
var concurrencyOf = ({ values }) => values.concurrency;
var templatesOf = ({ workDir }, { values }) => values.templates === void 0 ? void 0 : resolve(workDir, values.templates);
function cacheOf(said) {
  if (said === void 0) return { kind: "engine" };
  if (said === "false") return { kind: "none" };
  return said === "true" || said === "actions" ? { kind: "actions" } : { kind: "registry", reference: said };
}

// src/steps/config/load.ts
async function loadConfig(host, inputs) {
  const location = await findConfig(host, inputs.config);
  const { readConfig } = await import("./read-GVVP5AUW.js");
  return readConfig(host, location);
}
async function findOptionalConfig(host, inputs) {
  try {
    return await loadConfig(host, inputs);
  } catch (error) {
    const isAbsent = error instanceof UserError && error.code === "config/not-found";
    if (isAbsent && inputs.config === void 0) return void 0;
    throw error;
  }
}

// src/steps/config/sign-settings.ts
function signSettings({ values: { sign } }) {
  const said = typeof sign === "object" ? sign : void 0;
  return {
    off: sign === "false",
    required: sign === "required" || said?.required === true,
    publicKey: said?.public_key === void 0 ? void 0 : { text: said.public_key, at: "sign.public_key" },
    keyIds: (said?.key_id ?? []).map((text, index, all) => ({
      text,
      at: all.length === 1 ? "sign.key_id" : `sign.key_id.${index}`
    })),
    gpg: said?.with === "gpg"
  };
}

// src/steps/config/changelog.ts
var MAX_PIECES = 6e5;
async function parseChangelog(name, text) {
  if (text.trim() === "") return { changes: [], problems: [] };
  const { parseConfig } = await import("./parse-KSB34N5D.js");
  const { tree, problems } = parseConfig({ name, text, most: MAX_PIECES });
  const found = [...problems];
  if (tree.kind !== "list") {
    const hint = "write a list of releases, each with semver:, date:, packager: and changes:, as chglog does";
    return { changes: [], problems: [...found, { message: "this is no changelog", hint, place: tree.place }] };
  }
  const changes = tree.items.map((item, index) => readEntry(item, { index, tree, found }));
  return { changes, problems: found };
}
function readEntry(item, { index, tree, found }) {
  const place = (...path) => placeAt(tree, [index, ...path]);
  const tell = (message, hint, at) => found.push({ message, hint, place: at });
  const entry = fieldsOf(item);
  const { semver, date, packager, changes, deb } = entry;
  const line = (value, at) => {
    if (typeof value !== "string") return "";
    if (CONTROL.test(value))
      tell(`${at} ${JSON.stringify(value)} is not one line`, "write one line", place(at));
    return value.trim();
  };
  if (typeof semver !== "string") tell("a release without a version", "write semver: 1.2.3", place());
  const when = typeof date === "string" ? judge(moment(""), date) : void 0;
  if (!when) tell("a release without a date", "write date: 2026-01-31T12:00:00Z", place());
  else if (when.issues)
    tell(`"${String(date)}" is not a date`, "write it as 2026-01-31 or 2026-01-31T12:00:00Z", place("date"));
  if (changes !== void 0 && !Array.isArray(changes))
    tell("changes: is no list", "write a list of - note: \u2026", place("changes"));
  const notes = (Array.isArray(changes) ? changes : []).map((change, at) => {
    const { note = "" } = fieldsOfPlain(change);
    if (typeof note !== "string" || WILD.test(note))
      tell("a note with control characters, or none at all", "write plain text", place("changes", at));
    return String(note);
  });
  return {
    version: line(semver, "semver"),
    date: when && !when.issues ? when.value : 0,
    author: line(packager, "packager"),
    notes,
    ...isMapping(deb) && distributionOf(deb, (problem) => found.push({ ...problem, place: place() }))
  };
}
var CONTROL = /[\u0000-\u001f\u007f]/;
var WILD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
var isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var fieldsOfPlain = (value) => isMapping(value) ? value : {};
var fieldsOf = (tree) => fieldsOfPlain(plainOf(tree));
function distributionOf(section, tell) {
  const { urgency, distributions = [] } = section;
  const names = (Array.isArray(distributions) ? distributions : [distributions]).map(String);
  for (const name of names)
    if (!/^[A-Za-z0-9.+~-]+$/.test(name))
      tell({ message: `"${name}" is no distribution`, hint: "write one such as unstable" });
  if (urgency !== void 0 && !/^[a-z]+$/i.test(String(urgency)))
    tell({ message: `"${String(urgency)}" is no urgency`, hint: "low, medium, high, emergency or critical" });
  return { distributions: names, ...typeof urgency === "string" && { urgency } };
}

// src/steps/config/sbom-settings.ts
var sbomWanted = ({ values: { sbom } }) => sbom === true;

// src/steps/config/settle.ts
var NFPM_UMASK = 2;
var NFPM_DESCRIPTION = "no description given";
var ONE_LINE = ["name", "maintainer", "vendor", "homepage", "license", "section", "priority"];
function settle(host, config, target) {
  const problems = [...checkSelectors(config)];
  const read = (layer) => readLayer(layer, { config, env: host.env, problems });
  const settled = packagesOf(config).flatMap((entry) => {
    const arch = archOf(entry, config, target);
    if (arch === void 0) return [];
    const layers = layersOf(config, entry, { target, arch }).map(read);
    return [settleOne({ config, target, arch, layers, at: entry?.at ?? "" }, problems)];
  });
  if (problems.length > 0) throw new UserError("config/invalid", unique(problems));
  return settled;
}
var packagesOf = ({ values }) => values.packages?.length ? values.packages.map((entry, index) => ({ at: `packages.${index}`, values: entry })) : [void 0];
function archOf(entry, { values }, target) {
  const said = entry?.values["arch"] ?? (entry && values.arch);
  if (!said?.length || said.includes(target.arch)) return target.arch;
  return said.includes("all") && target.withAll !== false ? "all" : void 0;
}
var selectorsFor = ({ nfpm }, target, arch) => nfpm ? [target.format] : selectorsOf(target, arch);
function layersOf(config, entry, { target, arch }) {
  const { overrides = {}, packages: _, ...top } = config.values;
  const chosen = selectorsFor(config, target, arch).flatMap(
    (key) => Object.hasOwn(overrides, key) && isTree(overrides[key]) ? [{ at: `overrides.${key}`, values: overrides[key] }] : []
  );
  const own = config.folders[target.name]?.values;
  return [
    { at: "", values: top },
    ...chosen,
    ...entry ? [entry] : [],
    ...own ? [{ at: `folders.${target.name}`, values: own }] : []
  ];
}
function settleOne({ config, target, arch, layers, at }, problems) {
  const merged = mergeTrees(layers.map(({ values }) => values));
  const said = merged;
  const { nfpm } = config;
  const section = merged[target.format];
  const selectors = selectorsOf(target, arch);
  const required = (key, hint) => {
    if (!said[key]?.trim())
      problems.push({ message: `no ${key}`, hint: `write ${key}: ${hint}`, place: placeOf(config, at) });
    return said[key] ?? "";
  };
  for (const key of ONE_LINE)
    if (new RegExp("\\p{Cc}", "u").test(said[key]?.trim() ?? ""))
      problems.push({
        message: `${key} ${shown(said[key] ?? "")} holds a line break or another control character`,
        hint: "write it on one line",
        place: placeOf(config, originOf(layers, [key]))
      });
  sameServices(
    said.services ?? [],
    said.name ?? "",
    (place, problem) => problems.push({ ...problem, place: placeOf(config, place) })
  );
  return {
    at,
    arch,
    name: required("name", "myapp"),
    description: nfpm ? said.description || NFPM_DESCRIPTION : required("description", "what it does"),
    maintainer: nfpm ? said.maintainer ?? "" : required("maintainer", "Name <mail@example.org>"),
    vendor: said.vendor,
    homepage: said.homepage,
    license: said.license,
    section: said.section,
    priority: said.priority,
    changelog: said.changelog ? { text: said.changelog, at: originOf(layers, ["changelog"]) } : void 0,
    revision: said.release || void 0,
    epoch: said.epoch,
    mtime: said.mtime,
    umask: said.umask ?? (nfpm ? NFPM_UMASK : 0),
    globbing: !said.disable_globbing,
    debug: said.debug,
    relations: relationsOf(said, section, (kind) => originOf(layers, [target.format, kind])),
    contents: (said.contents ?? []).filter(
      ({ packager, targets }) => (!packager || packager === target.format) && (!targets?.length || targets.some((word) => selectors.includes(word)))
    ),
    services: said.services ?? [],
    users: said.users ?? [],
    groups: said.groups ?? [],
    directories: said.directories ?? [],
    renamedFrom: said.renamed_from ?? [],
    refuseForeign: said.refuse_foreign ?? false,
    ...scriptsOf(said.scripts, section, (path) => originOf(layers, path), target.format),
    options: isTree(section) ? withoutRelations(section) : formatOf(target.format).defaults
  };
}
function relationsOf(said, section, origin) {
  const inside = (kind) => {
    const texts = isTree(section) ? section[kind] : void 0;
    return Array.isArray(texts) ? texts.map((text, index) => ({ text, at: `${origin(kind)}.${index}` })) : [];
  };
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, [...said[kind] ?? [], ...inside(kind)]])
  );
}
var withoutRelations = (section) => Object.fromEntries(
  Object.entries(section).filter(([key]) => !relationKinds.includes(key))
);
var MOMENTS = {
  preinstall: "preInstall",
  postinstall: "postInstall",
  preremove: "preRemove",
  postremove: "postRemove",
  pretrans: "preTransaction",
  posttrans: "postTransaction",
  verify: "verify"
};
function scriptsOf(general, section, origin, format) {
  const own = isTree(section) && isTree(section["scripts"]) ? section["scripts"] : {};
  const named = (scripts, path) => Object.entries(scripts).flatMap(
    ([key, text]) => typeof text === "string" && text !== "" ? [{ moment: MOMENTS[key], script: { text, at: origin([...path, key]) } }] : []
  );
  const all = [...named(general ?? {}, ["scripts"]), ...named(own, [format, "scripts"])];
  return {
    scripts: Object.fromEntries(all.flatMap(({ moment: moment2, script }) => moment2 ? [[moment2, script]] : [])),
    otherScripts: all.flatMap(({ moment: moment2, script }) => moment2 ? [] : [script])
  };
}
var unique = (problems) => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()
];

export {
  buildSettings,
  concurrencyOf,
  templatesOf,
  parseChangelog,
  loadConfig,
  findOptionalConfig,
  sbomWanted,
  settle,
  signSettings
};
