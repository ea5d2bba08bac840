import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_dist
} from "./chunk-FIW6WJLT.js";
import {
  formatOf,
  formats
} from "./chunk-NQZPZL4L.js";
import {
  changedFiles,
  openRepository
} from "./chunk-DBIXNBBY.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  about,
  anything,
  checkedText,
  choice,
  compareDigits,
  count,
  either,
  exact,
  flag,
  listOf,
  mapOf,
  mode,
  moment,
  oneOrMany,
  optional,
  section,
  text
} from "./chunk-W4LO626D.js";
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
} from "./chunk-3DQWUUMC.js";
import {
  compareGlibc
} from "./chunk-MLZPZOAL.js";
import {
  printable
} from "./chunk-LUBQ2WQT.js";
import {
  editDistance,
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  PkgError,
  RemoteError,
  ToolError,
  UserError
} from "./chunk-PLE4JYV2.js";
import {
  __toESM
} from "./chunk-Y6RQMCCG.js";

// src/steps/config/build-settings.ts
import { resolve } from "node:path";

// src/steps/config/config.ts
function placeOf(config, path) {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const place = config.places[at];
    if (place) return place;
  }
  return { file: config.file };
}

// src/steps/config/expand.ts
var VARIABLE = /\$(?:\{([^}]*)\}|(\{)|([*#$@!?\-0-9])|([A-Za-z0-9_]+))/g;
var SECRET = /^(?:INPUT_|ACTIONS_\w*TOKEN$)/i;
var expandText = (text2, { env, strict, unset: unset2 }) => text2.replace(VARIABLE, (whole, braced, open, special, plain3) => {
  if (strict && special === "$") return "$";
  const name = braced ?? special ?? plain3 ?? "";
  const seen = open === void 0 && !SECRET.test(name) && Object.hasOwn(env, name);
  const value = seen ? env[name] : void 0;
  if (value === void 0 && strict) unset2(open === void 0 ? name : whole);
  return value ?? "";
});
var isSecretName = (name) => SECRET.test(name);
var EVERYWHERE = [
  ...["depends", "recommends", "suggests", "conflicts", "replaces", "provides"].map((kind) => [kind]),
  ["*", "requires", "post"]
];
var AT_THE_TOP = [
  ...["release", "name", "homepage", "maintainer", "vendor", "description"].map((key) => [key]),
  ["*", "signature", "key_file"],
  ["*", "signature", "key_id"],
  ["*", "packager"],
  ["*", "predepends"],
  ["*", "fields", "*"]
];
var OURS = ["predepends", "enhances", "supplements", "breaks"].map((kind) => [kind]);
var expandedFields = ({ nfpm, top }) => {
  if (!nfpm) return [...EVERYWHERE, ...AT_THE_TOP, ...OURS];
  return top ? [...EVERYWHERE, ...AT_THE_TOP] : EVERYWHERE;
};
var isAmong = (path, fields) => fields.some(
  (field2) => field2.length === path.length && field2.every((part, index) => part === "*" || part === path[index])
);

// src/steps/config/build-environment.ts
var NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
var OURS2 = ["DESTDIR", "VERSION", "SOURCE_DATE_EPOCH", "JOBS", "TARGET", "DISTRO", "RELEASE", "ARCH"];
var KEY = /^GPG_(?:PRIVATE_KEY|PASSPHRASE)$/i;
function nameProblem(name) {
  const shown4 = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}\u2026` : name);
  if (!NAME.test(name))
    return {
      message: `${shown4} is no name of a variable`,
      hint: name.includes("=") ? "write names with values as a mapping, NAME: value" : "letters, digits and _, not a digit first"
    };
  if (OURS2.includes(name)) return { message: `${name} is set by linux-pkg itself`, hint: "take it out" };
  if (isSecretName(name) || KEY.test(name))
    return {
      message: `${name} is a secret of the action's own: no build gets it`,
      hint: "give the build a variable and a secret of its own"
    };
  return void 0;
}
function buildEnvironment(said, reading) {
  if (said === void 0) return { env: {}, secretEnv: {} };
  return Array.isArray(said) ? passedOn(said, reading) : valuesOf(said, reading);
}
function passedOn(names, { host, config, at, problems }) {
  const secretEnv = {};
  for (const [index, name] of names.entries()) {
    const value = Object.hasOwn(host.env, name) ? host.env[name] : void 0;
    if (value === void 0) problems.push(unset(name, config, `${at}.${index}`));
    else secretEnv[name] = value;
  }
  return { env: {}, secretEnv };
}
function valuesOf(values, { host, config, at, problems }) {
  const env = {};
  const secretEnv = {};
  for (const [name, text2] of Object.entries(values)) {
    const missing5 = (variable) => problems.push(unset(variable, config, `${at}.${name}`));
    const value = expandText(text2, { env: host.env, strict: true, unset: missing5 });
    const isOpen3 = /\$[^$]/.test(text2.replaceAll("$$", ""));
    (isOpen3 ? secretEnv : env)[name] = value;
  }
  return { env, secretEnv };
}
var unset = (name, config, at) => ({
  message: `build.env: the variable ${name} is not set`,
  hint: "set it where linux-pkg is run (in a workflow under env:), or take it out",
  place: placeOf(config, at)
});

// src/steps/config/merge.ts
var isTree = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var saysNothing = (value) => value === void 0 || value === null || value === "" || Array.isArray(value) && value.length === 0 || isTree(value) && Object.keys(value).length === 0;
function merge(base, over) {
  if (saysNothing(over)) return base;
  if (!isTree(base) || !isTree(over)) return over;
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merge(own(base, key), own(over, key))]));
}
var mergeTrees = (layers) => layers.reduce((merged, layer) => merge(merged, layer), {});
var own = (tree, key) => Object.hasOwn(tree, key) ? tree[key] : void 0;

// src/steps/config/layers.ts
function readLayer(layer, reading) {
  const { nfpm } = reading.config;
  const fields = expandedFields({ nfpm, top: layer.at === "" });
  const expand = expander(reading);
  const read = (value, path, at) => {
    if (typeof value === "string") return isAmong(path, fields) ? expand(value, at) : value;
    if (Array.isArray(value) && isAmong(path, fields)) return placed(value, at, expand).map(({ text: text2 }) => text2);
    if (!isTree(value)) return value;
    return mapTree(value, (inner, key) => read(inner, [...path, key], below(at, key)));
  };
  const values = mapTree(layer.values, (value, key) => {
    const at = below(layer.at, key);
    if (key === "contents" && Array.isArray(value)) return readContents(value, at, expand);
    if (isRelation(key) && Array.isArray(value))
      return placed(value, at, isAmong([key], fields) ? expand : (text2) => text2);
    if (key === "renamed_from" && Array.isArray(value)) return placed(value, at, expand);
    const short = Object.hasOwn(SHORT, key) ? SHORT[key] : void 0;
    if (short && Array.isArray(value)) return readItems(value, short, at);
    return key === "umask" && nfpm && value === 0 ? void 0 : read(value, [key], at);
  });
  return { at: layer.at, values };
}
var below = (at, key) => at ? `${at}.${key}` : String(key);
var isRelation = (key) => relationKinds.includes(key);
var mapTree = (tree, change) => Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, change(value, key)]));
var expander = ({ config, env, problems }) => (text2, at) => expandText(text2, {
  env,
  strict: !config.nfpm,
  unset: (name) => problems.push({
    message: `the variable ${name} is not set`,
    hint: "set it in the environment, or write $$ for a dollar sign",
    place: placeOf(config, at)
  })
});
var placed = (items, at, expand) => items.map((text2, index) => ({ text: expand(text2, below(at, index)).trim(), at: below(at, index) })).filter(({ text: text2 }) => text2 !== "");
var SHORT = {
  services: "unit",
  users: "name",
  groups: "name",
  directories: "path"
};
var readItems = (items, key, at) => items.map((item, index) => ({ ...isTree(item) ? item : { [key]: item }, at: below(at, index) }));
var readContents = (contents, at, expand) => contents.map((content, index) => {
  const place = below(at, index);
  const expanded = (key) => {
    const value = content[key];
    return typeof value === "string" ? { [key]: expand(value, below(place, key)).trim() } : {};
  };
  return {
    ...content,
    ...content["expand"] === true && { ...expanded("src"), ...expanded("dst") },
    at: place
  };
});
function originOf(layers, path) {
  const winner = layers.findLast(({ values }) => {
    const value = path.reduce((inner, key) => isTree(inner) ? inner[key] : void 0, values);
    return value !== void 0 && value !== null && value !== "";
  });
  return [winner?.at ?? "", ...path].filter(Boolean).join(".");
}

// src/model/target.ts
var arches = [
  "amd64",
  "386",
  "arm64",
  "arm5",
  "arm6",
  "arm7",
  "loong64",
  "mips",
  "mips64le",
  "mipsle",
  "ppc64le",
  "riscv64",
  "s390x",
  "all"
];

// src/steps/config/kept.ts
var texts = (about2) => optional(listOf(text(about2)));
var word = (about2) => optional(text(about2));
var apk = section(
  {
    arch: word("architecture as apk spells it"),
    signature: optional(
      section(
        {
          key_file: word("path of the secret key"),
          key_id: word("which key of the file"),
          key_name: word("name of the public key; default: the address of the maintainer and .rsa.pub")
        },
        "how it is signed"
      )
    ),
    scripts: optional(
      section(
        { preupgrade: word("path of the script"), postupgrade: word("path of the script") },
        "scripts that run when upgrading"
      )
    )
  },
  "Alpine packages, as in nfpm.yaml; checked and kept, not built yet"
);
var archlinux = section(
  {
    pkgbase: word("name of the base of a split package; default: the name"),
    arch: word("architecture as Arch Linux spells it"),
    packager: word("who packaged it"),
    scripts: optional(
      section(
        { preupgrade: word("path of the script"), postupgrade: word("path of the script") },
        "scripts that run when upgrading"
      )
    )
  },
  "Arch Linux packages, as in nfpm.yaml; checked and kept, not built yet"
);
var ipk = section(
  {
    abi_version: word("ABIVersion field"),
    alternatives: optional(
      listOf(
        section({
          priority: word("priority"),
          target: word("what the link points at"),
          link_name: word("the link")
        }),
        "alternatives it offers"
      )
    ),
    arch: word("architecture as opkg spells it"),
    auto_installed: optional(flag("installed because another package needed it")),
    essential: optional(flag("may not be removed")),
    fields: optional(mapOf(text("value"), "further control fields")),
    predepends: texts("a package that must be configured before this one is unpacked"),
    tags: texts("a tag")
  },
  "OpenWrt packages, as in nfpm.yaml; checked and kept, not built yet"
);
var msix = section(
  {
    arch: word("architecture as MSIX spells it"),
    publisher: word("publisher identity, such as CN=Example"),
    identity: optional(section({ resource_id: word("resource identifier") }, "identity of the package")),
    properties: optional(
      section(
        {
          display_name: word("name shown to people"),
          publisher_display_name: word("publisher shown to people"),
          logo: word("path of the logo")
        },
        "what people see"
      )
    ),
    applications: optional(
      listOf(
        section({
          id: text("identifier of the application"),
          executable: text("path of the program in the package"),
          entry_point: word("default: Windows.FullTrustApplication"),
          visual_elements: optional(
            section(
              {
                display_name: word("name shown to people"),
                description: word("what it is"),
                background_color: word("default: transparent"),
                square150x150_logo: word("path of the logo"),
                square44x44_logo: word("path of the logo")
              },
              "how it looks"
            )
          )
        }),
        "applications in the package"
      )
    ),
    dependencies: optional(
      section(
        {
          target_device_families: optional(
            listOf(
              section({
                name: text("such as Windows.Desktop"),
                min_version: text("oldest version"),
                max_version_tested: text("newest version it was tried on")
              }),
              "Windows it runs on"
            )
          )
        },
        "what it needs"
      )
    ),
    capabilities: optional(
      section(
        {
          capabilities: texts("a capability"),
          device_capabilities: texts("a capability"),
          restricted: texts("a capability")
        },
        "what it may do"
      )
    ),
    signature: optional(section({ pfx_file: word("path of the certificate") }, "how it is signed"))
  },
  "Windows packages, as in nfpm.yaml; checked and kept, not built"
);
var keptSections = {
  apk: optional(apk),
  archlinux: optional(archlinux),
  ipk: optional(ipk),
  msix: optional(msix)
};
var keptFormats = [...Object.keys(keptSections), "srpm"];

// src/steps/config/selectors.ts
function selectorsOf({ format, distro, name }, arch) {
  if (distro === void 0) return [format, arch];
  const family = Object.hasOwn(distros, distro) ? distros[distro]?.family : void 0;
  return [.../* @__PURE__ */ new Set([format, ...family ? [family] : [], distro, name, arch])];
}
var formatIds = () => [...Object.keys(formats), ...keptFormats];
var distroIds = [
  ...new Set(Object.values(distros).flatMap(({ id, family }) => [family, id]))
];
var selectors = () => [
  ...formatIds(),
  ...distroIds,
  ...releasesByName.keys(),
  ...arches
];
function checkSelectors(config) {
  const { values, nfpm } = config;
  const keys = Object.keys(values.overrides ?? {});
  const layers = [
    { at: "", contents: values.contents },
    ...keys.map((key) => ({ at: `overrides.${key}.`, contents: values.overrides?.[key]?.contents })),
    ...(values.packages ?? []).map(({ contents }, index) => ({ at: `packages.${index}.`, contents })),
    ...Object.entries(config.folders).map(([name, folder]) => ({
      at: `folders.${name}.`,
      contents: folder.values?.contents
    }))
  ];
  return [
    ...keys.flatMap((key) => problemWith(config, nfpm ? formatIds() : selectors(), key, `overrides.${key}`)),
    ...layers.flatMap(
      ({ at, contents = [] }) => contents.flatMap(({ targets = [], packager }, index) => [
        ...targets.flatMap(
          (word5, n) => problemWith(config, selectors(), word5, `${at}contents.${index}.targets.${n}`)
        ),
        // nfpm passes over a packager it does not know.
        ...packager && !nfpm ? problemWith(config, formatIds(), packager, `${at}contents.${index}.packager`) : []
      ])
    )
  ];
}
function problemWith(config, known, word5, at) {
  if (known.includes(word5)) return [];
  const near = nearest(word5, known);
  const [release = ""] = releasesByName.keys();
  const list2 = known.includes(release) ? `a format (${formatIds().join(", ")}), a distro or family (${distroIds.join(", ")}), a release such as ${release}, or an architecture (${arches.join(", ")})` : `a format: ${known.join(", ")}`;
  return [
    {
      message: `"${word5}" is ${known.includes(release) ? "no format, distro, release or architecture" : "no format"}`,
      hint: near ? `did you mean ${near}? It takes ${list2}` : `write ${list2}`,
      place: placeOf(config, at)
    }
  ];
}

// src/steps/config/build-wishes.ts
function buildWishes(config, leg) {
  const { build, at } = mergedBuild(config, leg);
  const { before, main, after } = linesOf(build);
  return {
    isWanted: before.length + main.length + after.length > 0,
    image: written(build.image, at("image")),
    dockerfile: folderOf(config, leg)?.dockerfile ?? written(build.dockerfile, at("dockerfile")),
    host: build.host === true ? { text: "true", at: at("host") } : void 0,
    portableOn: portableOn(build.portable_on, leg.format, at),
    packaging: packagingOf(config, leg)
  };
}
var written = (text2, at) => text2 === void 0 ? void 0 : { text: text2, at };
var folderOf = ({ folders }, { buildOn }) => buildOn === void 0 ? void 0 : folders[buildOn];
function portableOn(said, format, at) {
  if (said === void 0 || typeof said === "string") return written(said, at("portable_on"));
  return written(said[format], at("portable_on", format));
}
function mergedBuild(config, leg) {
  const layers = layersOf(config, leg).map(({ at, values: { build } }) => ({
    at: at ? `${at}.build` : "build",
    values: isTree(build) ? build : {}
  }));
  return {
    build: mergeTrees(layers.map(({ values }) => values)),
    at: (...keys) => originOf(layers, keys)
  };
}
function layersOf(config, leg) {
  const { overrides = {} } = config.values;
  const selectors2 = config.nfpm ? [leg.format] : selectorsOf(leg, leg.arch);
  const own2 = config.folders[leg.name]?.values;
  return [
    { at: "", values: config.values },
    ...selectors2.flatMap(
      (key) => Object.hasOwn(overrides, key) ? [{ at: `overrides.${key}`, values: overrides[key] }] : []
    ),
    ...own2 ? [{ at: `folders.${leg.name}`, values: own2 }] : []
  ];
}
var linesOf = ({ before = [], main = [], after = [], finalize = [] }) => ({
  before: before.filter(isSaid),
  main: main.filter(isSaid),
  after: after.filter(isSaid),
  finalize: finalize.filter(isSaid)
});
var isSaid = (line2) => line2.trim() !== "";
function packagingOf(config, leg) {
  const layers = layersOf(config, leg);
  const format = formatOf(leg.format);
  const options = mergeTrees(layers.map(({ values }) => values))[leg.format];
  const path = isTree(options) ? format.packagingOf?.(options) : void 0;
  return written(path, originOf(layers, [leg.format, "packaging"]));
}

// src/steps/config/build-requires.ts
function requiresOf(config, target) {
  const { build, at: place } = mergedBuild(config, target);
  const [said, at] = [build.requires, place("requires")];
  const lists = Array.isArray(said) ? said.map((text2, index) => ({ text: text2, at: `${at}.${index}` })) : requireWords(target).flatMap(
    (word5) => said && Object.hasOwn(said, word5) ? said[word5].map((text2, index) => ({ text: text2, at: `${at}.${word5}.${index}` })) : []
  );
  const first = /* @__PURE__ */ new Map();
  for (const one of lists) {
    const text2 = one.text.trim();
    if (text2 !== "" && !first.has(text2)) first.set(text2, { ...one, text: text2 });
  }
  return [...first.values()];
}
var COMMON = "common";
function requireWords({ buildOn, format }) {
  const found = buildOn === void 0 ? void 0 : releasesByName.get(buildOn);
  if (!found || buildOn === void 0) return [COMMON, format];
  const { distro } = found;
  return [.../* @__PURE__ */ new Set([COMMON, format, distro.family, distro.id, buildOn])];
}
var requireKeys = (formats2) => [
  .../* @__PURE__ */ new Set([
    COMMON,
    ...formats2,
    ...Object.values(distros).flatMap(({ id, family }) => [family, id]),
    ...releasesByName.keys()
  ])
];

// src/steps/config/build-settings.ts
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
    requires: requiresOf(config, target).map(({ text: text2 }) => text2),
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

// src/model/judge.ts
function schemasAt(schema2, path) {
  const def = schema2._zod.def;
  if (def.type === "optional") return schemasAt(def.innerType, path);
  if (def.type === "pipe") return schemasAt(def.in, path);
  if (def.type === "union") return def.options.flatMap((option) => schemasAt(option, path));
  const [step, ...rest] = path;
  if (step === void 0) return [schema2];
  if (def.type === "array") return typeof step === "number" ? schemasAt(def.element, rest) : [];
  if (def.type === "record") return schemasAt(def.valueType, rest);
  if (def.type !== "object" || !Object.hasOwn(def.shape, step)) return [];
  return schemasAt(def.shape[String(step)], rest);
}
var mayStand = (schema2, path) => schemasAt(schema2, path).length > 0;
function keysAt(schema2, path) {
  const keys = schemasAt(schema2, path).flatMap((found) => {
    const def = found._zod.def;
    return def.type === "object" ? Object.keys(def.shape) : [];
  });
  return [...new Set(keys)];
}
function judge(schema2, value) {
  const result = schema2.safeParse(value);
  return result.success ? { value: result.data } : { issues: result.error.issues.flatMap((issue) => plain(issue)) };
}
var kinds = {
  string: "text",
  array: "list",
  object: "mapping",
  record: "mapping"
};
function plain(issue, above = []) {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case "unrecognized_keys":
      return [{ kind: "unknown", path, keys: issue.keys }];
    case "invalid_type":
      return [{ kind: "type", path, expected: [kinds[issue.expected] ?? issue.expected] }];
    case "invalid_value":
      return [{ kind: "choice", path, values: issue.values.map(String) }];
    case "custom":
      return [
        {
          kind: "word",
          path,
          wanted: String(issue.params?.["wanted"]),
          hint: issue.params?.["hint"]
        }
      ];
    case "invalid_union":
      return unionIssues(issue.errors, path);
    default:
      return [{ kind: "word", path, wanted: issue.message }];
  }
}
function unionIssues(branches, path) {
  const all = branches.map((branch) => branch.flatMap((issue) => plain(issue, path)));
  const otherKind = (issue) => issue.kind === "type" && issue.path.length === path.length;
  const meant = all.find((branch) => !branch.some(otherKind));
  if (meant) return meant;
  const expected = all.flat().flatMap((issue) => issue.kind === "type" ? issue.expected : []);
  return [{ kind: "type", path, expected: [...new Set(expected)] }];
}

// src/steps/config/tree.ts
function nodeAt(tree, path) {
  let node = tree;
  for (const step of path) {
    if (node?.kind === "map") node = node.pairs.get(String(step))?.value;
    else if (node?.kind === "list") node = node.items[Number(step)];
    else return void 0;
  }
  return node?.kind === "none" ? void 0 : node;
}
var placeOfPair = ({ key, value }) => value.kind === "text" ? value.place : key;
function placeAt(tree, path) {
  let node = tree;
  let place = tree.place;
  for (const step of path) {
    if (node.kind === "map") {
      const pair = node.pairs.get(String(step));
      if (!pair) return place;
      [node, place] = [pair.value, placeOfPair(pair)];
    } else if (node.kind === "list") {
      const item = node.items[Number(step)];
      if (!item) return place;
      [node, place] = [item, item.place];
    } else return place;
  }
  return place;
}
function plainOf(tree) {
  switch (tree.kind) {
    case "none":
      return void 0;
    case "text":
      return tree.text;
    case "list":
      return tree.items.map(plainOf);
    case "map":
      return Object.fromEntries([...tree.pairs].map(([key, { value }]) => [key, plainOf(value)]));
  }
}
function placesOf(tree) {
  const places = [];
  const walk = (node, path) => {
    if (node.kind === "map")
      for (const [key, pair] of node.pairs) visit(pair.value, placeOfPair(pair), dotted(path, key));
    if (node.kind === "list")
      for (const [index, item] of node.items.entries()) visit(item, item.place, dotted(path, index));
  };
  const visit = (node, place, path) => {
    places.push([path, place]);
    walk(node, path);
  };
  walk(tree, "");
  return Object.fromEntries(places);
}
var dotted = (path, step) => path ? `${path}.${step}` : String(step);
var pathText = (path) => path.join(".");
function mergeTrees2(base, over) {
  if (saysNothing2(over)) return base;
  if (base.kind !== "map" || over.kind !== "map") return over;
  const pairs = new Map(base.pairs);
  for (const [key, pair] of over.pairs) {
    const below2 = base.pairs.get(key);
    if (!below2) pairs.set(key, pair);
    else if (!saysNothing2(pair.value)) pairs.set(key, { ...pair, value: mergeTrees2(below2.value, pair.value) });
  }
  return { ...over, pairs };
}
var saysNothing2 = (tree) => tree.kind === "none" || tree.kind === "list" && tree.items.length === 0 || tree.kind === "map" && tree.pairs.size === 0;
function without(tree, ...keys) {
  const pairs = new Map(tree.pairs);
  for (const key of keys) pairs.delete(key);
  return { ...tree, pairs };
}

// src/steps/config/lookups.ts
function textAt(tree, path) {
  const node = nodeAt(tree, path);
  return node?.kind === "text" ? node.text : void 0;
}
function itemsAt(tree, path) {
  const node = nodeAt(tree, path);
  return node?.kind === "list" ? node.items : [];
}
function keysAt2(tree, path) {
  const node = nodeAt(tree, path);
  return node?.kind === "map" ? [...node.pairs.keys()] : [];
}
function keyPlaceAt(tree, path) {
  const parent = nodeAt(tree, path.slice(0, -1));
  const pair = parent?.kind === "map" ? parent.pairs.get(String(path.at(-1))) : void 0;
  return pair?.key ?? placeAt(tree, path);
}

// src/steps/config/moved-keys.ts
var NOT_SINCE = "is a key of nfpm 1";
var moved = {
  files: (src, dst) => `{src: ${src}, dst: ${dst}}`,
  config_files: (src, dst) => `{src: ${src}, dst: ${dst}, type: config}`,
  config_noreplace_files: (src, dst) => `{src: ${src}, dst: ${dst}, type: config|noreplace}`,
  symlinks: (dst, to) => `{src: ${to}, dst: ${dst}, type: symlink}`,
  empty_folders: (dst) => `{dst: ${dst}, type: dir}`,
  ghost_files: (dst) => `{dst: ${dst}, type: ghost}`
};
function movedKey(key, value) {
  const write = Object.hasOwn(moved, key) ? moved[key] : void 0;
  if (!write) return void 0;
  const [from, to] = firstOf(value);
  return { message: `"${key}" ${NOT_SINCE}`, hint: `write it under contents: as - ${write(from, to)}` };
}
function firstOf(value) {
  if (value?.kind === "map") {
    for (const [from, { value: to }] of value.pairs) if (to.kind === "text") return [from, to.text];
  }
  const first = value?.kind === "list" ? value.items[0] : void 0;
  return [first?.kind === "text" ? first.text : "/path/in/the/package", "/path/in/the/package"];
}

// src/steps/config/problems.ts
var MAX_SHOWN = 60;
var MAX_LISTED = 30;
var MAX_COMPARED = 200;
var shown = (text2) => JSON.stringify(text2.length > MAX_SHOWN ? `${text2.slice(0, MAX_SHOWN)}\u2026` : text2);
function problemsOf(schema2, tree, issue) {
  const path = issue.path;
  if (issue.kind === "unknown") {
    const known = keysAt(schema2, path);
    return issue.keys.map((key, index) => unknownKey(tree, path, key, index < MAX_COMPARED ? known : []));
  }
  const node = nodeAt(tree, path);
  const place = placeAt(tree, path);
  const at = pathText(path);
  if (issue.kind === "type" && !node)
    return [path.length > 0 ? missing(path, tree) : { message: "the file is empty", place }];
  const value = node?.kind === "text" ? shown(node.text) : node?.kind === "list" ? "a list" : "a mapping";
  switch (issue.kind) {
    case "type":
      return [
        {
          message: `${at || "the file"} is ${value}, not ${kindsText(issue.expected)}`,
          hint: kindHint(issue.expected, keysAt(schema2, path), path.length === 0),
          place
        }
      ];
    case "choice":
      return [
        {
          message: `${at}: ${value} is not known here`,
          hint: choiceHint(node?.kind === "text" ? node.text : "", issue.values),
          place
        }
      ];
    case "word":
      return [
        { message: `${at}: ${value} is not ${issue.wanted}`, place, ...issue.hint && { hint: issue.hint } }
      ];
  }
}
var inside = (path) => path.length > 0 ? ` in ${pathText(path)}` : "";
function unknownKey(tree, path, key, known) {
  const parent = path.length > 0 ? nodeAt(tree, path) : tree;
  const pair = parent?.kind === "map" ? parent.pairs.get(key) : void 0;
  const place = pair?.key ?? placeAt(tree, path);
  const moved3 = movedKey(key, pair?.value);
  if (moved3) return { ...moved3, place };
  const near = nearest(key, known);
  const all = known.length === 0 || known.length > MAX_LISTED ? "docs/config.md lists the keys" : `known here: ${[...known].sort().join(", ")}`;
  const hint = near ? `did you mean "${near}"?` : all;
  return { message: `unknown key ${shown(key)}${inside(path)}`, hint, place };
}
function missing(path, tree) {
  const key = path.at(-1);
  return {
    message: `${key} is missing${inside(path.slice(0, -1))}`,
    hint: `add ${key}: with its value`,
    place: placeAt(tree, path)
  };
}
var articles = { text: "a text", list: "a list", mapping: "a mapping" };
var kindsText = (kinds2) => kinds2.map((kind) => articles[kind] ?? kind).join(" or ");
function kindHint(kinds2, keys, top) {
  if (top) return "write lines with key: value; linux-pkg init writes a config to start from";
  if (kinds2.includes("mapping") && keys.length > 0)
    return `keys to write below it: ${[...keys].sort().join(", ")}`;
  if (kinds2.includes("mapping")) return "write key: value below it";
  if (kinds2.includes("list")) return 'write one line below it for each, starting with "- "';
  return 'write one value; put quotes around one with { or [ or ": " in it';
}
function choiceHint(text2, values) {
  const distance = new Map(values.map((value) => [value, editDistance(text2.slice(0, 40), value)]));
  const sorted = values.toSorted((a, b) => distance.get(a) - distance.get(b));
  return `write one of: ${sorted.join(", ")}`;
}

// src/steps/config/build-checks.ts
var wrongBuilds = (tree) => [["build"], ...keysAt2(tree, ["overrides"]).map((name) => ["overrides", name, "build"])].flatMap(
  (path) => wrongBuild(tree, path)
);
var wrongBuild = (tree, path) => [
  ...unknownRequires(tree, [...path, "requires"]),
  ...wrongNames(tree, [...path, "env"]),
  ...wrongReleases(tree, [...path, "portable_on"]),
  ...nulBytes(tree, path)
];
function unknownRequires(tree, path) {
  const known = requireKeys(Object.keys(formats));
  return keysAt2(tree, path).filter((key) => !known.includes(key)).map((key) => {
    const near = nearest(key, known);
    const all = known.filter((word5) => !releasesByName.has(word5)).join(", ");
    return {
      message: `unknown key ${shown(key)} in ${pathText(path)}`,
      hint: near ? `did you mean "${near}"?` : `known here: ${all}, and releases such as ${known.at(-1)}`,
      place: keyPlaceAt(tree, [...path, key])
    };
  });
}
function wrongNames(tree, path) {
  const tell3 = (name, place) => {
    const problem = nameProblem(name);
    return problem ? [{ ...problem, message: `${pathText(path)}: ${problem.message}`, ...place && { place } }] : [];
  };
  return [
    ...keysAt2(tree, path).flatMap((name) => tell3(name, keyPlaceAt(tree, [...path, name]))),
    ...itemsAt(tree, path).flatMap((item) => item.kind === "text" ? tell3(item.text, item.place) : [])
  ];
}
function wrongReleases(tree, path) {
  const single = textAt(tree, path);
  if (single !== void 0) return wrongRelease(single, void 0, tree, path);
  return keysAt2(tree, path).flatMap((format) => {
    const at = [...path, format];
    const release = textAt(tree, at);
    if (Object.hasOwn(formats, format))
      return release === void 0 ? [] : wrongRelease(release, format, tree, at);
    const near = nearest(format, Object.keys(formats));
    const hint = near ? `did you mean "${near}"?` : `known here: ${Object.keys(formats).join(", ")}`;
    return [
      { message: `unknown key ${shown(format)} in ${pathText(path)}`, hint, place: keyPlaceAt(tree, at) }
    ];
  });
}
function wrongRelease(name, format, tree, path) {
  const fitting = [...releasesByName].filter(
    ([, { distro }]) => format === void 0 || distro.format === format
  );
  const known = fitting.map(([release]) => release);
  if (known.includes(name)) return [];
  const near = nearest(name, known);
  const hint = near ? `did you mean ${near}?` : `write a release such as ${known[0]}`;
  const what = releasesByName.has(name) ? `no release with ${format} packages` : "no release";
  return [{ message: `${pathText(path)}: ${shown(name)} is ${what}`, hint, place: placeAt(tree, path) }];
}
function nulBytes(tree, path) {
  const node = nodeAt(tree, path);
  if (node?.kind === "map") return keysAt2(tree, path).flatMap((key) => nulBytes(tree, [...path, key]));
  if (node?.kind === "list") return node.items.flatMap((_, index) => nulBytes(tree, [...path, index]));
  if (node?.kind !== "text" || !node.text.includes("\0")) return [];
  const message = `${pathText(path)} holds a NUL byte`;
  return [{ message, hint: "no program can be given one: take it out", place: node.place }];
}

// src/steps/config/later.ts
var word2 = (about2) => optional(text(about2));
var words = (about2) => optional(oneOrMany(text(about2)));
var verify = section(
  {
    run: words("shell lines that try the installed package"),
    upgrade_from: word2("file or URL of the release to upgrade from"),
    lint: optional(either([flag("false leaves the linters out")], "whether linters judge the package")),
    allow: word2("path of the list of accepted findings"),
    on: words("releases that portable packages are tried on")
  },
  "how packages are tried out before they are signed"
);
var sign = either(
  [
    choice(["required", "false"], "required fails without a key; false leaves packages unsigned"),
    section({
      required: optional(flag("fail without a key")),
      public_key: word2("path of the public key, checked in plan"),
      key_id: words("fingerprint of the key, or of its subkey"),
      with: optional(choice(["openpgp", "gpg"], "gpg uses the machine's own keyring")),
      deb: optional(choice(["detached", "origin"], "where a .deb carries its signature; default: detached"))
    })
  ],
  "how packages are signed"
);
var destination = {
  to: text("which kind of place, such as pages, s3 or directory"),
  path: word2("folder"),
  url: word2("address as users see it"),
  branch: word2("branch"),
  bucket: word2("bucket"),
  prefix: word2("what stands before each name"),
  endpoint: word2("address of the storage"),
  region: word2("region of the storage")
};
var repository = either(
  [
    text("which kind of place"),
    section({
      ...destination,
      keep: word2("how much to keep: 5 versions, 90 days, 800 MB"),
      stream: word2("release stream, such as stable or beta"),
      suites: words("suites; default: one per release"),
      component: word2("component; default: main"),
      origin: word2("Origin field; frozen after the first publication"),
      label: word2("Label field; frozen after the first publication")
    })
  ],
  "the APT and YUM repository"
);
var publisher = section({
  ...destination,
  draft: optional(flag("leave the release a draft")),
  prerelease: optional(flag("mark it a prerelease; default: read from the version")),
  notes: word2("commits, github, or the path of a changelog"),
  name: word2("file-name template, such as {name}_{version}_{arch}"),
  pointers: optional(flag("write <distro>-<release>.<arch>.latest.txt")),
  pointer_arch: optional(choice(["go", "uname"], "how pointers spell architectures"))
});
var laterSections = {
  verify: optional(verify),
  sign: optional(sign),
  repository: optional(repository),
  publish: optional(listOf(either([text("which kind of place"), publisher]), "where finished files go")),
  channels: optional(mapOf(anything("settings of the channel"), "Homebrew and the like")),
  policy: optional(oneOrMany(text("house rules to check packages by, such as nethserver"))),
  sbom: optional(flag("write an SPDX JSON per package"))
};

// src/steps/config/accounts-section.ts
var word3 = (about2) => optional(text(about2));
var words2 = (about2) => optional(oneOrMany(text(about2)));
var remove = optional(
  choice(["never", "purge"], "whether purging the package (rpm: erasing it) takes it along; default: never")
);
var user = section({
  name: text("name of the user"),
  id: optional(count("fixed number; default: the next free one of the system")),
  group: word3("its group; default: one of its own name"),
  groups: words2("further groups"),
  home: word3("home folder; default: its first folder below /var/lib, else /nonexistent"),
  shell: word3("login shell; default: /usr/sbin/nologin"),
  comment: word3("who it is; default: the package's summary"),
  remove
});
var group = section({
  name: text("name of the group"),
  id: optional(count("fixed number; default: the next free one of the system")),
  remove
});
var directory = section({
  path: text("absolute path"),
  owner: word3("owner; default: the service's user below /var, /run and /srv, else root"),
  group: word3("group; default: the owner's, else root"),
  mode: optional(mode("permissions; default: 0755")),
  remove
});
var accountKeys = {
  users: optional(listOf(either([text("name of the user"), user]), "system users")),
  groups: optional(listOf(either([text("name of the group"), group]), "system groups")),
  directories: optional(
    listOf(either([text("absolute path"), directory]), "folders for data, made at installation")
  ),
  renamed_from: optional(
    oneOrMany(text("name of a package that this one takes the place of; name (<< 2.0): until that version"))
  ),
  refuse_foreign: optional(
    flag("stop a first installation where files of ours lie already and no package owns them")
  )
};

// src/steps/config/build-section.ts
var lines = (about2) => optional(oneOrMany(text(about2)));
var CACHE_WORDS = ["true", "false", "actions"];
var REGISTRY = /^[a-z0-9][a-z0-9.-]*(?::\d+)?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+$/;
var buildSection = section(
  {
    requires: optional(
      either(
        [oneOrMany(text("a package")), mapOf(oneOrMany(text("a package")))],
        "packages the build needs: one list, or lists under common, a format, a family, a distro or a release"
      )
    ),
    before: lines("shell lines that prepare the build"),
    main: lines("shell lines that build into $DESTDIR"),
    after: lines("shell lines that follow a good build"),
    finalize: lines("shell lines that run whatever happened"),
    image: optional(text("image to build in; default: the catalogue's")),
    dockerfile: optional(text("path of a Dockerfile to build in")),
    env: optional(
      either(
        [listOf(text("a variable that is passed on")), mapOf(text("value"))],
        "variables for the build: names to pass on, or names with values"
      )
    ),
    cache: optional(
      checkedText(
        (word5) => CACHE_WORDS.includes(word5) || REGISTRY.test(word5),
        "a place in a registry without a tag, such as ghcr.io/org/app-build, or true, or false",
        "where prepared images are kept between runs: a place in a registry, true for the caches of Actions, or false; default: true in a workflow, else by Docker alone"
      )
    ),
    portable_on: optional(
      either(
        [text("release"), mapOf(text("release"))],
        "release that portable packages are built on, or one by format; default: the living one with the oldest glibc"
      )
    ),
    host: optional(flag("build portable packages on this machine, without a container")),
    timeout: optional(count("minutes that each step may take", 1))
  },
  "how the app is built"
);

// src/steps/config/service-words.ts
var targetWords = [
  "basic",
  "graphical",
  "local-fs",
  "multi-user",
  "network",
  "network-online",
  "network-pre",
  "nss-lookup",
  "nss-user-lookup",
  "remote-fs",
  "rpcbind",
  "sockets",
  "sysinit",
  "time-set",
  "time-sync",
  "timers"
];
var serviceTypes = [
  "simple",
  "exec",
  "forking",
  "oneshot",
  "dbus",
  "notify",
  "notify-reload",
  "idle"
];
var restartWords = [
  "no",
  "always",
  "on-success",
  "on-failure",
  "on-abnormal",
  "on-abort",
  "on-watchdog"
];
var words3 = (text2) => text2.trim().split(/\s+/);
var hardeningKeys = words3(`
  AmbientCapabilities BindPaths BindReadOnlyPaths CapabilityBoundingSet DeviceAllow DevicePolicy DynamicUser
  ExecPaths IPAddressAllow IPAddressDeny InaccessiblePaths KeyringMode LockPersonality MemoryDenyWriteExecute
  NoExecPaths NoNewPrivileges PrivateDevices PrivateIPC PrivateMounts PrivateNetwork PrivatePIDs PrivateTmp
  PrivateUsers ProcSubset ProtectClock ProtectControlGroups ProtectHome ProtectHostname ProtectKernelLogs
  ProtectKernelModules ProtectKernelTunables ProtectProc ProtectSystem ReadOnlyPaths ReadWritePaths RemoveIPC
  RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RestrictNetworkInterfaces RestrictRealtime
  RestrictSUIDSGID RootDirectory SecureBits SocketBindAllow SocketBindDeny SystemCallArchitectures
  SystemCallErrorNumber SystemCallFilter SystemCallLog TemporaryFileSystem UMask
`);
var socketKeys = words3(`
  Accept Backlog BindIPv6Only BindToDevice Broadcast DeferAcceptSec DirectoryMode FileDescriptorName
  FlushPending FreeBind IPTOS IPTTL KeepAlive KeepAliveIntervalSec KeepAliveProbes KeepAliveTimeSec
  ListenDatagram ListenFIFO ListenMessageQueue ListenNetlink ListenSequentialPacket ListenSpecial ListenStream
  ListenUSBFunction Mark MaxConnections MaxConnectionsPerSource MessageQueueMaxMessages
  MessageQueueMessageSize NoDelay PassCredentials PassPacketInfo PassSecurity PipeSize PollLimitBurst
  PollLimitIntervalSec Priority ReceiveBuffer RemoveOnStop ReusePort SELinuxContextFromNet SendBuffer
  SmackLabel SocketGroup SocketMode SocketProtocol SocketUser Symlinks TCPCongestion TimeoutSec Timestamping
  Transparent TriggerLimitBurst TriggerLimitIntervalSec Writable
`);
var timerKeys = words3(`
  AccuracySec DeferReactivation FixedRandomDelay OnActiveSec OnBootSec OnCalendar OnClockChange OnStartupSec
  OnTimezoneChange OnUnitActiveSec OnUnitInactiveSec Persistent RandomizedDelaySec RandomizedOffsetSec
  RemainAfterElapse WakeSystem
`);

// src/steps/config/service-section.ts
var word4 = (about2) => optional(text(about2));
var words4 = (about2) => optional(oneOrMany(text(about2)));
var settings = (about2) => mapOf(oneOrMany(text(about2)));
var serviceSchema = section({
  name: word4("name of the unit, without .service; default: the package's"),
  unit: word4("your own unit file: its path in the project, or the name of one among the contents"),
  exec: word4("command line that starts it, in the words of ExecStart="),
  description: word4("what it is; default: the package's summary"),
  user: word4("user it runs as; made by the package where the system has none; default: root"),
  group: word4("group it runs as; default: the user's"),
  type: optional(choice(serviceTypes, "Type= of the unit; default: simple, with timer: oneshot")),
  after: words4("unit it starts after, such as network-online or postgresql.service"),
  restart: optional(choice(restartWords, "Restart= of the unit; default: on-failure")),
  config: word4("its config file: {config} in exec; without the file it does not start"),
  environment: optional(mapOf(text("value"), "variables it gets")),
  environment_file: words4("file with variables; one that is absent is passed over"),
  working_directory: word4("folder it runs in"),
  hardening: optional(
    either(
      [flag("false leaves all of it out"), settings("value of the setting")],
      "settings of the sandbox, such as ProtectHome: read-only; they are laid over ours"
    )
  ),
  socket: optional(
    either([text("what to listen on"), settings("value of the setting")], "socket that starts it")
  ),
  timer: optional(
    either([text("when, as in OnCalendar="), settings("value of the setting")], "timer that starts it")
  ),
  template: optional(flag("make it a template unit, name@.service")),
  enable: optional(flag("enable it; default: as the distro does")),
  start: optional(flag("start it; default: as the distro does")),
  restart_on_upgrade: optional(flag("restart it when upgrading; default: true")),
  stop_on_upgrade: optional(flag("stop it before upgrading, start it afterwards; default: false"))
});
var servicesSchema = listOf(
  either([text("your own unit file"), serviceSchema]),
  "systemd services: generated, or your own unit files with other settings than the usual"
);

// src/steps/config/schema.ts
var contentTypes = [
  "file",
  "config",
  "config|noreplace",
  "config|missingok",
  "doc",
  "license",
  "licence",
  "readme",
  "dir",
  "symlink",
  "ghost",
  "tree",
  "config|tree",
  "config|noreplace|tree",
  "config|missingok|tree"
];
var contentSchema = section({
  src: optional(text("file, folder or glob, from the project root; for a symlink, what it points at")),
  dst: text("absolute path in the package"),
  type: optional(choice(contentTypes, "what the path is")),
  packager: optional(text("only in packages of this format")),
  targets: optional(oneOrMany(text("only on these formats, distros, releases or architectures"))),
  file_info: optional(
    section(
      {
        owner: optional(text("owner; default: root")),
        group: optional(text("group; default: root")),
        mode: optional(mode("permissions, such as 0755")),
        mtime: optional(moment("time of the file; default: the time of the version")),
        lang: optional(text("language of the file"))
      },
      "owner, permissions and time"
    )
  ),
  expand: optional(flag("expand $VARIABLES in src and dst")),
  disown_subtree: optional(listOf(text("folders below a tree that the package does not own")))
});
var relationWords = {
  depends: "a package that must be there; auto: all that is read from the files",
  predepends: "a package that must be configured before this one is unpacked",
  recommends: "a package that is there unless the user decides otherwise",
  suggests: "a package that goes well with this one",
  enhances: "a package that this one goes well with",
  supplements: "a package that pulls this one in",
  conflicts: "a package that cannot be there at the same time",
  breaks: "a package that stops working beside this one",
  replaces: "a package whose files this one may take over",
  provides: "a name that this package answers to"
};
var nfpmRelations = [
  "depends",
  "recommends",
  "suggests",
  "conflicts",
  "replaces",
  "provides"
];
var relations = Object.fromEntries(
  relationKinds.map((kind) => [kind, optional(oneOrMany(text(relationWords[kind])))])
);
var formatSections = Object.fromEntries(
  Object.values(formats).map((format) => [
    format.id,
    optional(about(format.options, `what only the ${format.title} has`))
  ])
);
var overridable = {
  ...relations,
  ...formatSections,
  ...keptSections,
  contents: optional(listOf(contentSchema, "what is in the package")),
  umask: optional(mode("taken off the modes of files that come from disk")),
  scripts: optional(
    section(
      {
        preinstall: optional(text("path of the script")),
        postinstall: optional(text("path of the script")),
        preremove: optional(text("path of the script")),
        postremove: optional(text("path of the script"))
      },
      "scripts that run when the package is installed and removed"
    )
  )
};
var described = {
  section: optional(text("section of the archive, such as utils")),
  priority: optional(text("priority, such as optional")),
  maintainer: optional(text("Name <mail@example.org>")),
  description: optional(text("first line: the summary; the rest: the long description")),
  vendor: optional(text("who distributes it")),
  homepage: optional(text("address of the project")),
  license: optional(text("SPDX expression, such as MIT")),
  changelog: optional(text("path of a chglog YAML file")),
  release: optional(text("the packaging's own count; default: 1 where the format needs one")),
  epoch: optional(count("a last resort for versions that went backwards")),
  disable_globbing: optional(flag("take every src literally")),
  mtime: optional(moment("time of generated files; default: the time of the version"))
};
var versionSources = ["git", "package.json", "Cargo.toml", "mix.exs", "command"];
var versionSchema = either([
  text("git, or the version itself"),
  section({
    from: optional(choice(versionSources, "where the version comes from; default: git")),
    tags: optional(text("which git tags are releases, such as v* or name/v*")),
    prefix: optional(text("what stands before the version in a tag; default: the part of tags before *")),
    path: optional(text("the file to read, where it is not at the project root")),
    command: optional(listOf(text("program and arguments whose output is the version")))
  })
]);
var ownPerPackage = {
  debug: optional(
    choice(
      ["split", "keep", "strip"],
      "what becomes of debug symbols in native packages: a package of their own, kept, cut away; default: keep"
    )
  ),
  services: optional(servicesSchema),
  ...accountKeys
};
var packageSchema = section({
  name: text("name of the package"),
  arch: optional(oneOrMany(text("architectures, such as amd64, arm64 or all"))),
  files: optional(
    oneOrMany(
      text("path or glob in the package"),
      "which of the paths in $DESTDIR go into it; one package may be without: it takes the rest"
    )
  ),
  ...described,
  ...overridable,
  ...ownPerPackage
});
var overrideSchema = section({
  ...described,
  ...overridable,
  ...ownPerPackage,
  build: optional(buildSection)
});
var ownKeys = {
  compat: optional(choice(["nfpm"], "read the file as nfpm would")),
  extends: optional(text("path, or owner/repo/file@ref, of the defaults to build on")),
  locked: optional(listOf(text("a key that the files which extend this one may not set"))),
  targets: optional(oneOrMany(text("distro releases (debian-12) or formats (deb)"))),
  images: optional(mapOf(text("image"), "by target: the image in place of the catalogue's")),
  runs_on: optional(
    mapOf(oneOrMany(text("runner label")), "by target or architecture: labels of the runner")
  ),
  packages: optional(listOf(packageSchema, "several packages from one build; each inherits the top")),
  build: optional(buildSection),
  ...ownPerPackage,
  templates: optional(text("folder whose files replace ours by path")),
  concurrency: optional(count("targets built at once; default: as many as there are cores, 4 at most", 1)),
  ...laterSections
};
var configSchema = section({
  name: optional(text("name of the package")),
  arch: optional(oneOrMany(text("architectures, such as amd64, arm64 or all"))),
  platform: optional(text("operating system; only linux")),
  version: optional(versionSchema),
  version_schema: optional(choice(["semver", "none"], "none takes the version as it is")),
  prerelease: optional(text("such as rc.1; default: read from the version")),
  version_metadata: optional(text("what follows the version")),
  ...described,
  ...overridable,
  overrides: optional(
    mapOf(
      overrideSchema,
      "what differs by format, family, distro, release or architecture; the later in this list wins"
    )
  ),
  ...ownKeys
});

// src/steps/config/checks.ts
function absent(tree, nfpm) {
  if (tree.kind !== "map") return [];
  const packages = itemsAt(tree, ["packages"]);
  const byEach = (key) => packages.length > 0 && packages.every((one) => nodeAt(one, [key]));
  const needed = nfpm ? [] : ["maintainer", "description"].filter((key) => !byEach(key));
  return ["name", ...needed].filter((key) => !nodeAt(tree, [key]) && !misspelt(tree, key)).map((key) => ({
    message: `${key} is missing`,
    hint: `add a line ${key}: \u2026`,
    place: tree.pairs.get(key)?.key ?? tree.place
  }));
}
var MAX_COMPARED2 = 200;
var misspelt = (tree, key) => {
  const known = Object.keys(configSchema.def.shape);
  return keysAt2(tree, []).slice(0, MAX_COMPARED2).some((other) => !known.includes(other) && nearest(other, known) === key);
};
var tooEarly = (tree) => refuse(
  tree,
  Object.keys(laterSections).map((key) => [key])
);
var refuse = (tree, paths) => paths.filter((path) => nodeAt(tree, path)).map((path) => ({
  message: `${pathText(path)} is not in this version yet`,
  hint: "take it out; CHANGELOG.md says what this version does",
  place: keyPlaceAt(tree, path)
}));
function doubled(tree) {
  const names = itemsAt(tree, ["packages"]).map((_, index) => textAt(tree, ["packages", index, "name"]));
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === void 0 || first === index) return [];
    const place = placeAt(tree, ["packages", index, "name"]);
    const { line: line2 } = placeAt(tree, ["packages", first, "name"]);
    return [
      { message: `packages: ${shown(name)} stands here twice`, hint: `the first is on line ${line2}`, place }
    ];
  });
}

// src/steps/config/dialect.ts
function dialectOf(tree) {
  const compat = nodeAt(tree, ["compat"]);
  const own2 = ownPaths(tree);
  if (compat?.kind !== "text" || compat.text !== "nfpm")
    return { nfpm: own2.length === 0 && !compat, problems: [] };
  const problems = own2.map((path) => ({
    message: `${pathText(path)} is not nfpm's, and the file says compat: nfpm`,
    hint: "leave one of the two out",
    place: placeAt(tree, path)
  }));
  return { nfpm: true, problems };
}
var keysOf = (tree) => tree?.kind === "map" ? [...tree.pairs.keys()] : [];
function ownPaths(tree) {
  const version = nodeAt(tree, ["version"]);
  const paths = keysOf(tree).filter((key) => key !== "compat" && (Object.hasOwn(ownKeys, key) || ownRelation(key))).map((key) => [key]);
  if (nodeAt(tree, ["arch"])?.kind === "list") paths.push(["arch"]);
  if (version?.kind === "map" || version?.kind === "text" && version.text === "git")
    paths.push(["version"]);
  paths.push(...ownContents(tree, ["contents"]));
  const overrides = nodeAt(tree, ["overrides"]);
  for (const key of keysOf(overrides)) {
    if (ownSelector(key)) paths.push(["overrides", key]);
    else paths.push(...ownOverrides(tree, ["overrides", key]));
  }
  return paths.filter((path) => nodeAt(tree, path));
}
var ownRelation = (key) => relationKinds.some((kind) => kind === key) && !nfpmRelations.some((kind) => kind === key);
var ownSelector = (key) => arches.includes(key) || releasesByName.has(key) || Object.values(distros).some(({ id, family }) => key === id || key === family);
var ownOverrides = (tree, path) => [
  ...keysOf(nodeAt(tree, path)).filter(
    (key) => key === "build" || Object.hasOwn(described, key) || Object.hasOwn(ownPerPackage, key) || ownRelation(key)
  ).map((key) => [...path, key]),
  ...ownContents(tree, [...path, "contents"])
];
function ownContents(tree, path) {
  const contents = nodeAt(tree, path);
  if (contents?.kind !== "list") return [];
  return contents.items.map((_, index) => [...path, index, "targets"]);
}

// src/steps/config/locks.ts
function locksOf(tree) {
  const locked = nodeAt(tree, ["locked"]);
  const items = locked?.kind === "list" ? locked.items : [];
  return items.flatMap((item) => item.kind === "text" ? [{ key: item.text, place: item.place }] : []);
}
var wrongLocks = (locks) => locks.flatMap(({ key, place }) => {
  const steps = key.split(".");
  if (exists(steps)) return [];
  const wrong = steps.findIndex((_, index) => !exists(steps.slice(0, index + 1)));
  const before = steps.slice(0, wrong);
  const near = nearest(steps[wrong], keysAt(configSchema, before));
  const hint = near ? `did you mean "${[...before, near].join(".")}"?` : "write a key as build.finalize";
  return [{ message: `locked: there is no key "${key}"`, hint, place }];
});
var MAX_STEPS = 8;
var exists = (steps) => steps.length <= MAX_STEPS && (mayStand(configSchema, steps) || steps.some(
  (step, index) => index > 0 && exists([...steps.slice(0, index - 1), `${steps[index - 1]}.${step}`, ...steps.slice(index + 1)])
));
function brokenLocks(tree, locks) {
  const problems = [];
  const walk = (node, path) => {
    if (node.kind !== "map") return;
    for (const [key, pair] of node.pairs) {
      const here = [...path, key];
      if (pair.value.kind === "none") continue;
      const lock = locks.find((candidate) => breaks(candidate.key, here, pair.value));
      if (lock) problems.push(broken(lock, here, placeOfPair(pair)));
      else if (pair.value.kind === "map") walk(pair.value, here);
      else if (pair.value.kind === "list" && key === "packages")
        for (const [index, item] of pair.value.items.entries()) walk(item, [...here, index]);
    }
  };
  walk(tree, []);
  return problems;
}
function breaks(lock, path, value) {
  const own2 = pathText(path);
  const inner = path[0] === "packages" || path[0] === "overrides" ? pathText(path.slice(2)) : "";
  return [own2, inner].some(
    (key) => key !== "" && (key === lock || key.startsWith(`${lock}.`) || value.kind !== "map" && lock.startsWith(`${key}.`))
  );
}
var broken = ({ key, place: lock }, path, place) => ({
  message: `${pathText(path)} is locked by ${lock.file}`,
  hint: `take it out; "${key}" is locked at ${lock.file}:${lock.line}`,
  place
});

// src/steps/config/origin.ts
import { dirname, isAbsolute as isAbsolute2, posix, resolve as resolve3 } from "node:path";

// src/tools/github.ts
var TIMEOUT_MS = 3e4;
var API = "https://api.github.com";
var repositoryFileText = ({ owner, repo, path, ref }) => `${owner}/${repo}/${path}@${ref}`;
async function connect({ env, fetch, signal }) {
  const { Octokit } = await import("./dist-src-3IAUE6JP.js");
  const quiet = () => {
  };
  return new Octokit({
    baseUrl: (env["GITHUB_API_URL"] || API).replace(/\/+$/, ""),
    userAgent: "linux-pkg",
    ...env["GITHUB_TOKEN"] && { auth: env["GITHUB_TOKEN"] },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    request: { fetch, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) }
  });
}
async function readRepositoryFile(host, file) {
  const url = repositoryFileText(file);
  const octokit = await connect(host);
  const { data } = await octokit.rest.repos.getContent({ ...file }).catch((cause) => {
    throw failure(host, file, cause);
  });
  if (Array.isArray(data)) throw new RemoteError(url, 200, "it is a folder", { hint: "name a file in it" });
  if (data.type !== "file" || !("content" in data))
    throw new RemoteError(url, 200, `it is a ${data.type}`, { hint: "name a file" });
  if (data.encoding !== "base64")
    throw new RemoteError(url, 200, "it is larger than 1 MiB", { hint: "name a smaller file" });
  return Buffer.from(data.content, "base64");
}
function failure(host, file, cause) {
  const status = cause.status;
  const url = repositoryFileText(file);
  const server = host.env["GITHUB_API_URL"] || API;
  const token = host.env["GITHUB_TOKEN"] ? "GITHUB_TOKEN" : "no token (GITHUB_TOKEN is not set)";
  const told = (message, hint) => new RemoteError(url, status, message, { hint, cause });
  const response = cause.response;
  if (!response || status === void 0)
    return told(`${server} did not answer (${reasonOf(cause)})`, "check the network, and GITHUB_API_URL");
  if (status === 404)
    return told(
      `not found on ${server}`,
      `check owner, repository, file and ref; a private repository needs a token that may read it, and this is ${token}`
    );
  if (status === 401) return told("the token was refused", "GITHUB_TOKEN is wrong or has expired");
  if (status === 403 || status === 429)
    return response.headers?.["x-ratelimit-remaining"] === "0" ? told(
      "the rate limit of the API is used up",
      `set GITHUB_TOKEN for a higher one, or wait; this is ${token}`
    ) : told("access was refused", `the token needs to read the contents of ${file.owner}/${file.repo}`);
  return told(`${server} answered ${status}`, "try again; see githubstatus.com");
}
function reasonOf(error) {
  const chain = [];
  for (let cause = error; cause instanceof Error && chain.length < 5; cause = cause.cause)
    chain.push(cause.message);
  return chain.at(-1) ?? String(error);
}

// src/steps/config/location.ts
import { stat } from "node:fs/promises";
import { isAbsolute, relative, resolve as resolve2, sep } from "node:path";
var CONFIG_NAMES = [
  "linux-pkg.yml",
  "linux-pkg.yaml",
  ".github/linux-pkg.yml",
  "packaging/linux-pkg.yml",
  "nfpm.yaml",
  "nfpm.yml",
  ".nfpm.yaml",
  "packaging/nfpm.yaml"
];
async function findConfig(host, named) {
  if (named) return locate(host, resolve2(host.workDir, named), named);
  for (const name of CONFIG_NAMES) {
    if (await exists2(resolve2(host.workDir, name))) return locate(host, resolve2(host.workDir, name), name);
  }
  throw new UserError("config/not-found", `no config file in ${host.workDir}`, {
    hint: `looked for ${CONFIG_NAMES.join(", ")}; linux-pkg init writes one, --config names another`
  });
}
function locate(host, path, written2) {
  const inside2 = relative(host.workDir, path);
  const outside = inside2 === "" || inside2 === ".." || inside2.startsWith(`..${sep}`) || isAbsolute(inside2);
  return { path, name: outside ? written2 : inside2.split(sep).join("/") };
}
var exists2 = (path) => stat(path).then(
  () => true,
  (error) => error.code !== "ENOENT" && error.code !== "ENOTDIR"
);

// src/steps/config/source.ts
import { isUtf8 } from "node:buffer";
import { readFile, stat as stat2 } from "node:fs/promises";
var MAX_BYTES = 1024 * 1024;
async function readSource({ path, name }) {
  const bytes = await readBytes(path, name);
  return { name, text: textOf(bytes, name) };
}
async function readBytes(path, name) {
  try {
    const facts = await stat2(path);
    if (!facts.isFile()) {
      const what = facts.isDirectory() ? "a folder" : "not a regular file";
      throw unreadable({ message: `${name} is ${what}`, hint: "name a YAML file" });
    }
    if (facts.size > MAX_BYTES) throw tooBig(name, facts.size);
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw unreadable(reasonOf2(cause.code, name), cause);
  }
}
function reasonOf2(code, name) {
  if (code === "ENOENT" || code === "ENOTDIR")
    return { message: `${name} does not exist`, hint: "linux-pkg init writes a config file" };
  if (code === "EACCES" || code === "EPERM")
    return { message: `${name} may not be read`, hint: `chmod u+r ${name}` };
  return { message: `${name} cannot be read (${code ?? "unknown reason"})` };
}
var unreadable = (problem, cause) => new UserError("config/unreadable", [problem], { cause });
var tooBig = (name, size) => unreadable({
  message: `${name} has ${(size / MAX_BYTES).toFixed(1)} MiB; a config file has 1 MiB at most`,
  hint: "name folders or globs under contents: in place of single files"
});
function textOf(bytes, name) {
  if (bytes.length > MAX_BYTES) throw tooBig(name, bytes.length);
  const hint = "save it as UTF-8";
  const [first, second] = bytes;
  if (first === 255 && second === 254 || first === 254 && second === 255)
    throw unreadable({ message: "the file is UTF-16", hint, place: { file: name, line: 1, column: 1 } });
  const wrong = isUtf8(bytes) ? bytes.indexOf(0) : firstWrong(bytes);
  if (wrong === -1) return bytes.toString("utf8").replace(/^\u{feff}/u, "");
  const line2 = bytes.subarray(0, wrong).toString("latin1").split("\n").length;
  const lineStart = wrong === 0 ? 0 : bytes.lastIndexOf(10, wrong - 1) + 1;
  const place = { file: name, line: line2, column: bytes.subarray(lineStart, wrong).toString("utf8").length + 1 };
  throw unreadable(
    isUtf8(bytes) ? { message: "the file has a NUL byte", hint: "it is no YAML file, or was cut off", place } : { message: "the file is not UTF-8", hint, place }
  );
}
function firstWrong(bytes) {
  let [good, bad] = [0, bytes.length];
  const fine = (end) => [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, Math.max(0, end - cut))));
  while (good < bad - 1) {
    const middle = good + bad >> 1;
    if (fine(middle)) good = middle;
    else bad = middle;
  }
  while (good > 0 && !isUtf8(bytes.subarray(0, good))) good--;
  return good;
}

// src/steps/config/origin.ts
var originName = (origin) => "disk" in origin ? origin.disk.name : repositoryFileText(origin.github);
var originKey = (origin) => "disk" in origin ? origin.disk.path : repositoryFileText(origin.github).toLowerCase();
async function readOrigin(host, origin) {
  if ("disk" in origin) return readSource(origin.disk);
  const name = originName(origin);
  return { name, text: textOf(await readRepositoryFile(host, origin.github), name) };
}
var REMOTE = /^(?<owner>[\w.-]+)\/(?<repo>[\w.-]+)\/(?<path>[^@]+)@(?<ref>.+)$/;
async function resolveOrigin(host, { text: text2, from, place }) {
  const wrong = (message, hint) => new UserError("config/invalid", [{ message: `extends: ${message}`, hint, place }]);
  const dotted2 = /^\.\.?(?:\/|$)/.test(text2);
  if ("github" in from && isAbsolute2(text2))
    throw wrong(`"${text2}" is a path of this machine`, "a file on GitHub extends files on GitHub");
  if ("github" in from && (dotted2 || !text2.includes("@"))) {
    const path2 = posix.join(posix.dirname(from.github.path), text2);
    if (path2 === ".." || path2.startsWith("../"))
      throw wrong(`"${text2}" leaves the repository`, "write owner/repo/file@ref");
    return { github: { ...from.github, path: path2 } };
  }
  if ("disk" in from) {
    const path2 = resolve3(dirname(from.disk.path), text2);
    const isPath = dotted2 || isAbsolute2(text2) || !text2.includes("/") || await exists2(path2);
    if (isPath) {
      if (!await exists2(path2))
        throw wrong(
          `"${text2}" does not exist`,
          "a path starts at the folder of this file; a file on GitHub is owner/repo/file@ref"
        );
      return { disk: locate(host, path2, text2) };
    }
  }
  const { owner, repo, path, ref } = REMOTE.exec(text2)?.groups ?? {};
  if (owner && repo && path && ref) {
    if ([owner, repo, ...path.split("/")].some((part) => /^\.{0,2}$/.test(part)))
      throw wrong(`"${text2}" has a part that is empty or made of dots`, "write owner/repo/file@ref");
    return { github: { owner, repo, path, ref } };
  }
  if (/^[\w.-]+\/[\w.-]+\/[^@]+$/.test(text2))
    throw wrong(
      `"${text2}" does not exist here, and has no @ref`,
      `for a file on GitHub write ${text2}@ and a branch, tag or commit`
    );
  throw wrong(
    `"${text2}" is neither a path nor owner/repo/file@ref`,
    "write a path from this file, or owner/repo/file@ref"
  );
}

// src/steps/config/parse.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/steps/config/syntax.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/steps/config/limits.ts
var import_yaml = __toESM(require_dist(), 1);
var MAX_PIECES = 15e4;
var MAX_DEPTH = 100;
var ESCAPE_COST = 10;
var refused = (message, place, hint) => new UserError("config/invalid", [{ message, place, ...hint && { hint } }]);
function refuseFlood(name, text2, most = MAX_PIECES) {
  let [pieces, open, line2] = [0, 0, 1];
  let scalar = false;
  for (const piece of new import_yaml.Lexer().lex(text2)) {
    pieces += piece.startsWith('"') ? 1 + ESCAPE_COST * (piece.split("\\").length - 1) : 1;
    if (!scalar && (piece === "[" || piece === "{")) open++;
    if (!scalar && (piece === "]" || piece === "}")) open--;
    if (open > MAX_DEPTH) throw tooDeep({ file: name, line: line2 });
    if (pieces > most)
      throw refused(
        "the file has too many values",
        { file: name, line: line2 },
        "name folders or globs under contents:"
      );
    scalar = piece === "";
    for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) line2++;
  }
}
var tooDeep = (place) => refused(`nested more than ${MAX_DEPTH} levels deep`, place, "a config needs six levels at most");
function* refuseDepth(tokens, { placeAt: placeAt2, open }) {
  for (const token of tokens) {
    const left = [{ token, depth: 0 }];
    for (let next = left.pop(); next; next = left.pop()) {
      const offset = "offset" in next.token ? next.token.offset : 0;
      if (next.depth > MAX_DEPTH) throw tooDeep(placeAt2(offset));
      if (isOpen(next.token)) open(offset);
      for (const child of childrenOf(next.token)) left.push({ token: child, depth: next.depth + 1 });
    }
    yield token;
  }
}
function isOpen(token) {
  if (token.type !== "double-quoted-scalar" && token.type !== "single-quoted-scalar") return false;
  return token.source.length < 2 || token.source.at(-1) !== token.source[0];
}
function childrenOf(token) {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(
    ({ key, value }) => [key, value].filter((part) => part !== void 0 && part !== null)
  );
}

// src/steps/config/syntax-problems.ts
var quotes = "put quotes around the value";
var words5 = [
  [/^TAB_AS_INDENT/, { message: "a tab is used as indentation", hint: "indent with spaces" }],
  [/^BAD_SCALAR_START/, { message: "a value may not start with this sign", hint: quotes }],
  [
    /^BAD_DQ_ESCAPE/,
    {
      message: "this \\ sequence means nothing between double quotes",
      hint: "write \\\\ or use single quotes"
    }
  ],
  [/Block scalar header/, { message: "unexpected text after | or >", hint: quotes }],
  [/closing .*quote/, { message: "a quote is not closed", hint: "close it" }],
  [
    /Unexpected flow-(?:seq|map)-end/,
    { message: "a bracket is closed that was not opened", hint: "take it out, or put quotes around the value" }
  ],
  [
    /Flow (?:sequence|map) in block|flow collection.*must be|Expected flow (?:sequence|map) to end/i,
    { message: "a bracket opened before is not closed here", hint: "close it with ] or }" }
  ],
  [
    /^BLOCK_IN_FLOW/,
    { message: "lines with key: value may not stand between brackets", hint: "close the bracket first" }
  ],
  [
    /block-seq-ind on same line/,
    { message: "a list starts on the line of its key", hint: 'start a new line for "- "' }
  ],
  [
    /must start at the same column/,
    { message: "this line is indented otherwise than the ones it belongs to", hint: "mend the indentation" }
  ],
  [
    /^BLOCK_AS_IMPLICIT_KEY/,
    {
      message: "a second key on one line, or a line indented too far",
      hint: 'put quotes around a value with ": " in it, or mend the indentation'
    }
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|need to be followed by map values|at most 1024 chars/,
    { message: "no key: value on this line", hint: "write key: value, or mend the indentation" }
  ],
  [
    /at node end|in YAML stream/,
    { message: "this does not belong to what stands before it", hint: "mend the indentation, or the quotes" }
  ]
];
function syntaxProblem({ code, message }, place) {
  const known = words5.find(([pattern]) => pattern.test(`${code} ${message}`));
  return known ? { ...known[1], place } : { message: `not YAML: ${message}`, place };
}

// src/steps/config/tabs.ts
var WIDTH = 2;
var INDENT = /^[ ]*\t[ \t]*(?=\S)/gm;
function mendTabs(text2) {
  if (/^ +\S/m.test(text2)) return void 0;
  return text2.replace(INDENT, (indent) => indent.replaceAll("	", " ".repeat(WIDTH)));
}
function unmend(lines2, place) {
  const indent = /^[ \t]*/.exec(lines2[place.line - 1] ?? "")?.[0] ?? "";
  const tabs = indent.split("	").length - 1;
  return { ...place, column: Math.max(1, place.column - tabs * (WIDTH - 1)) };
}

// src/steps/config/syntax.ts
var HARMLESS = /* @__PURE__ */ new Set(["BAD_SCALAR_START", "BAD_DQ_ESCAPE"]);
var MAX_TOLD = 10;
function readSyntax({ name, text: text2, most }) {
  const first = compose(name, text2, most);
  if (first.errors.every(({ code }) => HARMLESS.has(code))) return { ...first, problems: tell(first) };
  const conflict = /^<{7} /m.exec(text2);
  if (conflict)
    throw refused("a conflict of a git merge is left here", first.placeAt(conflict.index), "resolve it");
  const tabs = first.errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const mended = tabs.length > 0 ? mendTabs(text2) : void 0;
  const second = mended === void 0 ? void 0 : compose(name, mended, most);
  if (!second || second.errors.length > 0)
    throw new UserError("config/invalid", tell(first).slice(0, MAX_TOLD));
  const lines2 = text2.split("\n");
  return {
    document: second.document,
    placeAt: (offset) => unmend(lines2, second.placeAt(offset)),
    problems: tell({ ...first, errors: tabs }).slice(0, MAX_TOLD)
  };
}
function compose(name, text2, most) {
  const lines2 = new import_yaml2.LineCounter();
  const placeAt2 = (offset) => {
    const { line: line2, col } = lines2.linePos(Math.min(offset, text2.length));
    return { file: name, line: Math.max(1, line2), column: Math.max(1, col) };
  };
  let openQuote;
  const open = (offset) => {
    openQuote ??= offset;
  };
  refuseFlood(name, text2, most);
  const parser = new import_yaml2.Parser(lines2.addNewLine);
  const composer = new import_yaml2.Composer({ schema: "failsafe", merge: false, uniqueKeys: false, logLevel: "silent" });
  const tokens = refuseDepth(parser.parse(text2), { placeAt: placeAt2, open });
  const [document, next] = composer.compose(tokens, true, text2.length);
  if (!document) throw emptyFile(name);
  if (next)
    throw refused(
      "a second document starts here; a config file has one",
      placeAt2(next.range?.[0] ?? 0),
      "several packages from one file go under packages:"
    );
  return { document, errors: document.errors, placeAt: placeAt2, openQuote };
}
var emptyFile = (name) => refused("the file is empty", { file: name }, "linux-pkg init writes a config to start from");
function tell({ errors, placeAt: placeAt2, openQuote }) {
  const byLine = /* @__PURE__ */ new Map();
  for (const error of errors) {
    const unclosed = openQuote !== void 0 && /closing .*quote/.test(error.message);
    const place = placeAt2(unclosed ? openQuote : error.pos[0]);
    if (!byLine.has(place.line)) byLine.set(place.line, syntaxProblem(error, place));
  }
  return [...byLine.values()];
}

// src/steps/config/parse.ts
var MAX_VALUES = 1e5;
var NULL = /^(?:|~|null|Null|NULL)$/;
var TEXT_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp|map|seq)$/;
function parseConfig(source) {
  const { document, placeAt: placeAt2, problems } = readSyntax(source);
  const reader = {
    placeAt: placeAt2,
    anchors: /* @__PURE__ */ new Map(),
    sizes: /* @__PURE__ */ new WeakMap(),
    problems: [...problems],
    merged: 0
  };
  if (!document.contents) throw emptyFile(source.name);
  const tree = readNode(reader, document.contents);
  if (tree.kind === "none" && reader.problems.length === 0) throw emptyFile(source.name);
  return { tree, problems: reader.problems };
}
var emptyAt = (place) => ({ kind: "none", place });
function readNode(reader, node) {
  const place = reader.placeAt(node.range?.[0] ?? 0);
  if ((0, import_yaml3.isAlias)(node)) return readAlias(reader, node, place);
  const { anchor, tag } = node;
  if (anchor) reader.anchors.set(anchor, "open");
  if (tag && !TEXT_TAGS.test(tag)) tell2(reader, place, `the tag ${tag} means nothing here`, "leave it out");
  const tree = readValue(reader, node, place);
  if (anchor) reader.anchors.set(anchor, tree);
  return tree;
}
function readValue(reader, node, place) {
  if ((0, import_yaml3.isMap)(node)) return sized(reader, readMap(reader, node.items, place));
  if ((0, import_yaml3.isSeq)(node)) {
    const items = node.items.map((item) => readNode(reader, item));
    return sized(reader, { kind: "list", items: items.filter(({ kind }) => kind !== "none"), place });
  }
  const text2 = (0, import_yaml3.isScalar)(node) ? String(node.value) : "";
  const absent2 = text2 === "" || (0, import_yaml3.isScalar)(node) && node.type === "PLAIN" && NULL.test(text2);
  return absent2 ? emptyAt(place) : { kind: "text", text: text2, place };
}
function readAlias(reader, { source }, place) {
  const target = reader.anchors.get(source);
  if (target && target !== "open") return target;
  if (target) tell2(reader, place, `*${source} stands inside &${source}, so it would hold itself`);
  else
    tell2(
      reader,
      place,
      `*${source} has no &${source} before it`,
      "put quotes around a value that starts with *"
    );
  return emptyAt(place);
}
function readMap(reader, items, place) {
  const own2 = /* @__PURE__ */ new Map();
  const merges = [];
  for (const { key, value } of items) {
    const at = reader.placeAt(key?.range?.[0] ?? 0);
    const text2 = keyText(reader, key, at);
    const tree = value ? readNode(reader, value) : emptyAt(at);
    if (text2 === void 0 || text2 === "")
      tell2(reader, at, "a key must be a text", "put quotes around a value with { or [ in it");
    else if (own2.has(text2)) tellDouble(reader, at, text2, own2.get(text2));
    else if (text2 === "<<" && (0, import_yaml3.isScalar)(key) && key.type === "PLAIN") {
      if (merges.length > 0) tell2(reader, at, 'the key "<<" stands here twice', "write one <<: [*a, *b]");
      merges.push(tree);
    } else own2.set(text2, { key: at, value: tree });
  }
  return { kind: "map", pairs: merges.length > 0 ? mergeInto(reader, own2, merges) : own2, place };
}
function keyText(reader, key, at) {
  if ((0, import_yaml3.isScalar)(key)) return String(key.value);
  const tree = (0, import_yaml3.isAlias)(key) ? readAlias(reader, key, at) : void 0;
  return tree?.kind === "text" ? tree.text : void 0;
}
var tellDouble = (reader, at, key, { key: first }) => tell2(reader, at, `the key "${key}" stands here twice`, `the first is on line ${first.line}; keep one`);
function mergeInto(reader, own2, merges) {
  const pairs = new Map(own2);
  for (const source of merges.flatMap((tree) => tree.kind === "list" ? tree.items : [tree])) {
    if (source.kind !== "map") {
      tell2(reader, source.place, "<<: takes a mapping", "write <<: *name of an anchored mapping");
      continue;
    }
    reader.merged += source.pairs.size;
    if (reader.merged > MAX_VALUES) throw bomb(source.place);
    for (const [key, pair] of source.pairs) if (!pairs.has(key)) pairs.set(key, pair);
  }
  return pairs;
}
function sized(reader, tree) {
  const children = tree.kind === "list" ? tree.items : [...tree.pairs.values()].map(({ value }) => value);
  const size = children.reduce((sum, child) => sum + (reader.sizes.get(child) ?? 1), 1);
  if (size > MAX_VALUES) throw bomb(tree.place);
  reader.sizes.set(tree, size);
  return tree;
}
var bomb = (place) => new UserError("config/invalid", [
  {
    message: `aliases unfold to more than ${MAX_VALUES} values here`,
    hint: "use fewer aliases of aliases",
    place
  }
]);
function tell2({ problems }, place, message, hint) {
  problems.push({ message, place, ...hint && { hint } });
}

// src/steps/config/extends.ts
var MAX_CHAIN = 10;
async function readChain(host, origin, above = []) {
  const { tree: own2, problems } = parseConfig(await readOrigin(host, origin));
  const locks = locksOf(own2);
  const found = [...problems, ...above.length > 0 ? noMapping(own2) : [], ...wrongLocks(locks)];
  const link = nodeAt(own2, ["extends"]);
  if (link?.kind !== "text") return { tree: own2, problems: found, locks, broken: void 0 };
  try {
    const base = await readBase(host, { text: link.text, place: link.place, chain: [...above, origin] });
    return {
      tree: base.tree.kind === "map" ? mergeTrees2(without(base.tree, "extends", "locked"), own2) : own2,
      problems: [...base.problems, ...found, ...brokenLocks(own2, base.locks)],
      locks: [...base.locks, ...locks],
      broken: base.broken
    };
  } catch (error) {
    const broken2 = mistake(error, link.place);
    return { tree: own2, problems: [...broken2.problems, ...found], locks, broken: broken2 };
  }
}
var noMapping = ({ kind, place }) => kind === "map" ? [] : [
  {
    message: `the file is ${kind === "list" ? "a list" : "a text"}, not a mapping`,
    hint: "write lines with key: value, or correct extends:",
    place
  }
];
async function readBase(host, { text: text2, place, chain }) {
  const origin = await resolveOrigin(host, { text: text2, from: chain.at(-1), place });
  const names = [...chain, origin].map(originName).join(" \u2192 ");
  const refuse2 = (message, hint) => new UserError("config/invalid", [{ message: `extends: ${message}`, hint, place }]);
  if (chain.some((earlier) => originKey(earlier) === originKey(origin)))
    throw refuse2(`the files extend each other: ${names}`, "take one of these lines out");
  if (chain.length >= MAX_CHAIN)
    throw refuse2(`more than ${MAX_CHAIN} files in a row: ${names}`, "merge some of them");
  return await readChain(host, origin, chain);
}
function mistake(error, place) {
  if (error instanceof UserError) {
    const problems = error.problems.map((problem) => ({ ...problem, place: problem.place ?? place }));
    return new UserError(error.code, problems, { cause: error });
  }
  const theirs = error instanceof RemoteError && error.status !== void 0 && error.status < 500;
  if (!theirs || error.status === 429) throw error;
  const { message, hint } = error;
  return new UserError("config/invalid", [{ message: `extends: ${message}`, place, ...hint && { hint } }], {
    cause: error
  });
}

// src/steps/config/folders.ts
import { readdir, stat as stat3 } from "node:fs/promises";
import { join } from "node:path";
var ROOT = "packaging";
var MEMBERS = ["Dockerfile", "inc", "linux-pkg.yml"];
async function readFolders({ workDir }, { locks, mentioned }) {
  const found = [];
  for (const distro of await list(join(workDir, ROOT))) {
    const path = `${ROOT}/${distro.name}`;
    const inner = distro.isDirectory() ? await list(join(workDir, path)) : [];
    const known = Object.hasOwn(distros, distro.name);
    const folders = inner.filter((entry) => entry.isDirectory());
    for (const folder of folders) {
      const one = { path: `${path}/${folder.name}`, distro: distro.name, release: folder.name };
      const entries = await list(join(workDir, one.path));
      if (releasesByName.has(`${distro.name}-${folder.name}`))
        found.push(await readFolder(workDir, { ...one, entries, locks, mentioned }));
      else if (known ? entries.some(isMember) || /^\d/.test(folder.name) : isMeant(one, entries))
        found.push(warned(unknownFolder(one, known)));
    }
    if (known) found.push(...inner.filter(isMember).map((entry) => warned(misplaced(path, entry.name))));
  }
  return together(found);
}
var list = async (path) => (await readdir(path, { withFileTypes: true }).catch(() => [])).sort((a, b) => a.name < b.name ? -1 : 1);
var isMember = ({ name }) => MEMBERS.some((member) => member === name);
var warned = (warning) => ({ folders: {}, places: {}, problems: [], warnings: [warning] });
var together = (all) => ({
  folders: Object.assign({}, ...all.map(({ folders }) => folders)),
  places: Object.assign({}, ...all.map(({ places }) => places)),
  problems: all.flatMap(({ problems }) => problems),
  warnings: all.flatMap(({ warnings }) => warnings)
});
var isMeant = ({ distro }, entries) => entries.some(isMember) && nearest(distro, Object.keys(distros)) !== void 0;
function unknownFolder({ path, distro, release }, known) {
  const releases = known ? distros[distro].releases.map(({ id }) => id) : Object.keys(distros);
  const near = known && release.length < 3 ? void 0 : nearest(known ? release : distro, releases);
  return {
    message: `${path} is the folder of no target: it is not used`,
    hint: near ? `did you mean ${known ? `${ROOT}/${distro}/${near}` : `${ROOT}/${near}/${release}`}?` : known ? `releases of ${distro}: ${releases.join(", ")}` : `distros: ${releases.join(", ")}`,
    place: { file: path }
  };
}
var misplaced = (path, name) => ({
  message: `${path}/${name} is in no release's folder: it is not used`,
  hint: `move it to ${path}/<release>/${name}`,
  place: { file: `${path}/${name}` }
});
async function readFolder(workDir, reading) {
  const { path, entries, mentioned } = reading;
  const name = `${reading.distro}-${reading.release}`;
  const at = `folders.${name}`;
  const problems = [];
  const member = async (key, folder) => {
    if (!entries.some((entry) => entry.name === key)) return void 0;
    const facts = await stat3(join(workDir, path, key)).catch(() => void 0);
    if (folder ? facts?.isDirectory() : facts?.isFile()) return { text: `${path}/${key}`, at: `${at}.${key}` };
    problems.push({
      message: `${path}/${key} is no ${folder ? "folder" : "file"}`,
      hint: folder ? "make it a folder: its tree is laid over the root of the package" : "make it a file",
      place: { file: `${path}/${key}` }
    });
    return void 0;
  };
  const [dockerfile, inc, own2] = [
    await member("Dockerfile", false),
    await member("inc", true),
    await member("linux-pkg.yml", false)
  ];
  const overrides = own2 ? await readOverrides(workDir, own2.text, { ...reading, at }) : void 0;
  const places = Object.fromEntries(
    [dockerfile, inc].flatMap((one) => one ? [[one.at, { file: one.text }]] : [])
  );
  return {
    folders: { [name]: { dockerfile, inc, values: overrides?.values } },
    places: { [at]: { file: path }, ...places, ...overrides?.places },
    problems: [...problems, ...overrides?.problems ?? []],
    warnings: entries.filter((entry) => !isMember(entry) && !mentioned(`${path}/${entry.name}`)).flatMap(({ name: file }) => strayFile(path, file, dockerfile !== void 0))
  };
}
function strayFile(path, file, dockerfile) {
  const near = nearest(file, MEMBERS) ?? MEMBERS.find((member) => file.toLowerCase().startsWith(member.toLowerCase()));
  if (!near && (dockerfile || file.startsWith("."))) return [];
  return [
    {
      message: `${path}/${file} is not used`,
      hint: near ? `did you mean ${near}?` : `known there: ${MEMBERS.join(", ")}`,
      place: { file: `${path}/${file}` }
    }
  ];
}
async function readOverrides(workDir, name, { at, locks }) {
  try {
    const source = await readSource({ path: join(workDir, name), name });
    if (saysNothing3(source.text)) return { values: void 0, places: {}, problems: [] };
    const { tree, problems } = parseConfig(source);
    const judged = judge(overrideSchema, plainOf(tree));
    const places = Object.entries(placesOf(tree)).map(([key, place]) => [`${at}.${key}`, place]);
    return {
      values: judged.issues ? void 0 : judged.value,
      places: Object.fromEntries(places),
      problems: [
        ...problems,
        ...(judged.issues ?? []).flatMap((issue) => problemsOf(overrideSchema, tree, issue)),
        ...wrongBuild(tree, ["build"]),
        ...brokenLocks(tree, locks)
      ]
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const problems = error.problems.map((problem) => ({ place: { file: name }, ...problem }));
    return { values: void 0, places: {}, problems };
  }
}
var saysNothing3 = (text2) => text2.split("\n").every((line2) => line2.trim() === "" || line2.trim().startsWith("#"));

// src/steps/config/listing.ts
var MAX_TOLD2 = 100;
var MAX_LENGTH = 1e3;
function listed(file, problems) {
  const sorted = onlyOnce(problems).toSorted(
    (a, b) => foreign(a, file) - foreign(b, file) || byName(a.place?.file ?? "", b.place?.file ?? "") || line(a) - line(b) || column(a) - column(b)
  );
  const told = sorted.slice(0, MAX_TOLD2).map(clean);
  const left = sorted.length - told.length;
  return left > 0 ? [...told, { message: `\u2026 and ${left} more problems` }] : told;
}
var foreign = ({ place }, file) => place?.file === file ? 0 : 1;
var byName = (a, b) => a < b ? -1 : a > b ? 1 : 0;
var line = ({ place }) => place?.line ?? 0;
var column = ({ place }) => place?.column ?? 0;
function onlyOnce(problems) {
  const first = /* @__PURE__ */ new Map();
  for (const problem of problems) {
    const { place, hint, message } = problem;
    const key = JSON.stringify([place?.line === void 0 ? message : place, hint ?? message]);
    if (!first.has(key)) first.set(key, problem);
  }
  return [...first.values()];
}
function clean({ message, hint, place }) {
  return { message: oneLine(message), ...hint && { hint: oneLine(hint) }, ...place && { place } };
}
var oneLine = (text2) => {
  const flat = text2.replace(/[\p{Cc}\p{Cf}\u{2028}\u{2029}]/gu, "\uFFFD");
  return flat.length > MAX_LENGTH ? `${flat.slice(0, MAX_LENGTH)}\u2026` : flat;
};

// src/steps/config/service-checks.ts
import { isAbsolute as isAbsolute3 } from "node:path";

// src/text/unit.ts
var CONTROL = /[\p{Cc}\u2028\u2029]/u;
var SPECIFIERS = "%bCEfGghHiIjJLlmnNpPsStTuUvV";
var unitSuffixes = ["service", "socket", "timer", "path", "target", "mount"];
var UNIT = new RegExp(String.raw`^[\w:.\\-]+(?:@[\w:.\\-]*)?\.(?:${unitSuffixes.join("|")}|slice|swap)$`);
var MAX_NAME = 255;
var isUnitName = (name) => UNIT.test(name) && name.length <= MAX_NAME;
function unitValueProblem(text2) {
  if (CONTROL.test(text2) || !text2.isWellFormed())
    return { message: "holds a line break or another control character", hint: "write it on one line" };
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(text2))
    return {
      message: "ends with a backslash: the next line of the unit would belong to it",
      hint: "leave it out, or write two"
    };
  const wrong = [...text2.matchAll(/%(.?)/gsu)].find(([, letter = ""]) => !isSpecifier(letter));
  if (wrong)
    return {
      message: `holds ${wrong[0]}, which is no specifier of systemd`,
      hint: "write %% for a percent sign"
    };
  return void 0;
}
var isSpecifier = (letter) => letter !== "" && SPECIFIERS.includes(letter);
var closesQuotes = (line2) => /^(?:\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'\\])*$/s.test(line2);

// src/steps/config/services.ts
function afterUnit(word5) {
  if (targetWords.includes(word5)) return `${word5}.target`;
  return isUnitName(word5) ? word5 : void 0;
}
var stemOf = ({ name, template }, packageName) => `${name ?? unitStem(packageName)}${template ? "@" : ""}`;
var unitStem = (name) => name.replace(/[^\w:.-]/g, "_");
function sameServices(services, packageName, tell3) {
  const first = /* @__PURE__ */ new Map();
  for (const service of services) {
    const name = service.unit ?? `${stemOf(service, packageName)}.service`;
    const key = name.slice(name.lastIndexOf("/") + 1);
    if (first.has(key))
      tell3(service.at, { message: `two services are called ${key}`, hint: "give one of them another name:" });
    else first.set(key, service);
  }
}

// src/steps/config/service-checks.ts
function wrongServices(config) {
  const { values, folders } = config;
  const stretches = [
    { at: "", services: values.services },
    ...(values.packages ?? []).map(({ services }, index) => ({ at: `packages.${index}.`, services })),
    ...Object.entries(values.overrides ?? {}).map(([key, over]) => ({
      at: `overrides.${key}.`,
      services: over?.services
    })),
    ...Object.entries(folders).map(([key, folder]) => ({
      at: `folders.${key}.`,
      services: folder.values?.services
    }))
  ];
  return stretches.flatMap(
    ({ at, services }) => (services ?? []).flatMap(
      (service, index) => wrongService(typeof service === "string" ? { unit: service } : service, `${at}services.${index}`, config)
    )
  );
}
function wrongService(service, at, config) {
  const problems = [];
  const tell3 = (key, message, hint) => {
    const path = [at.replace(/^folders\.[^.]+(?:\.\d+)*\./, ""), key].filter(Boolean).join(".");
    const place = placeOf(config, [at, key].filter(Boolean).join("."));
    problems.push({ message: `${path}: ${message}`, hint, place });
  };
  if (service.unit !== void 0) checkOwn(service, tell3);
  else checkGenerated(service, tell3);
  return problems;
}
var OWN_KEYS = ["unit", "enable", "start", "restart_on_upgrade", "stop_on_upgrade"];
function checkOwn(service, tell3) {
  const { unit = "" } = service;
  const name = unit.slice(unit.lastIndexOf("/") + 1);
  if (!isUnitName(name))
    tell3(
      "unit",
      `${shown(unit)} is no name of a unit`,
      "write a path that ends in a name such as hello.service, hello.socket, hello.timer or hello@.service"
    );
  for (const [key, value] of Object.entries(service))
    if (value !== void 0 && !OWN_KEYS.includes(key))
      tell3(
        key,
        "stands beside unit:, which is a unit file of your own",
        `write it into that file; beside unit: may stand ${OWN_KEYS.slice(1).join(", ")}`
      );
}
function checkGenerated(service, tell3) {
  const { name, exec, type, restart, template, socket, timer } = service;
  if (name !== void 0 && (!isUnitName(`${name}.service`) || name.includes("@") || name.startsWith("-")))
    tell3("name", `${shown(name)} is no name of a unit`, nameHint(name));
  if (exec === void 0)
    tell3(
      "",
      "the service has neither exec nor unit",
      "write exec: and its command line, such as /usr/bin/hello serve, or unit: and the path of your unit file"
    );
  else checkExec(exec, service, tell3);
  if (socket !== void 0 && timer !== void 0)
    tell3("timer", "stands beside socket:", "keep one of them: a service is started by the one or the other");
  if (type === "oneshot" && (restart === "always" || restart === "on-success"))
    tell3(
      "restart",
      `${restart} is not for type: oneshot: systemd refuses the unit`,
      "write restart: on-failure, or another type"
    );
  if (typeof socket === "object" && /^(?:1|y|yes|t|true|on)$/i.test(lastOf(socket["Accept"])) && !template)
    tell3(
      "socket.Accept",
      "starts one service for each connection: that is a template unit",
      "write template: true"
    );
  checkTexts(service, tell3);
  checkPaths(service, tell3);
  checkEnvironment(service, tell3);
  checkAccounts(service, tell3);
  checkSettings("hardening", service.hardening, hardeningKeys, tell3);
  checkSettings("socket", socket, socketKeys, tell3);
  checkSettings("timer", timer, timerKeys, tell3);
  for (const [index, unit] of (service.after ?? []).entries())
    if (afterUnit(unit) === void 0)
      tell3(`after.${index}`, `${shown(unit)} is no name of a unit`, afterHint(unit));
}
function afterHint(word5) {
  const near = nearest(word5, targetWords);
  if (near) return `did you mean ${near}?`;
  const service = `${word5}.service`;
  return isUnitName(service) ? `write ${service}` : "write network-online, or a name such as postgresql.service";
}
var lastOf = (value) => value?.at(-1)?.trim() ?? "";
function nameHint(name) {
  const bare = name.replace(/@?\.(?:service|socket|timer)$/, "").replace(/@$/, "");
  const template = name.includes("@") ? " and template: true" : "";
  if (bare !== name && isUnitName(`${bare}.service`)) return `write ${bare}${template}`;
  return "write letters, digits, and signs out of : _ . -";
}
var PREFIX = /^[@\-:+!|]*/;
function checkExec(exec, { config }, tell3) {
  const line2 = exec.trim();
  const [program = ""] = line2.replace(PREFIX, "").split(/\s/);
  const problem = unitValueProblem(line2);
  if (problem) tell3("exec", `${shown(exec)} ${problem.message}`, problem.hint);
  else if (!isAbsolute3(program.replace(/^["']/, "")))
    tell3(
      "exec",
      program === "" ? "names no program" : `${shown(program)} is no absolute path`,
      `write the path that the program has once it is installed, such as /usr/bin/${program.split("/").at(-1) || "hello"}`
    );
  else if (!closesQuotes(line2))
    tell3(
      "exec",
      `${shown(exec)} has a quote that is not closed`,
      'close it, or write \\" for the sign itself'
    );
  else if (/(?:^|\s);(?:\s|$)/.test(line2))
    tell3(
      "exec",
      'holds " ; ", which starts a second command',
      'write one command, such as /bin/sh -c "a; b"'
    );
  if (line2.includes("{config}") && config === void 0)
    tell3("exec", "holds {config}, and there is no config:", "write config: and the path of the file");
}
function checkTexts({ description, socket, timer }, tell3) {
  if (description !== void 0 && /[\p{Cc}\u2028\u2029]/u.test(description.trim()))
    tell3("description", "holds a line break or another control character", "write it on one line");
  for (const [key, value] of Object.entries({ socket, timer }))
    if (typeof value === "string") {
      const problem = unitValueProblem(value);
      if (problem) tell3(key, `${shown(value)} ${problem.message}`, problem.hint);
      else if (value.trim() === "")
        tell3(
          key,
          "is empty",
          `write ${key === "socket" ? "what to listen on, such as 8080" : "when, such as daily"}`
        );
    }
}
function checkPaths(service, tell3) {
  const { config, working_directory, environment_file = [] } = service;
  const paths = [
    ["config", config],
    ["working_directory", working_directory],
    ...environment_file.map((path, index) => [`environment_file.${index}`, path])
  ];
  for (const [key, path] of paths) {
    if (path === void 0 || key === "working_directory" && path === "~") continue;
    const problem = unitValueProblem(path);
    const [top] = key.split(".");
    if (problem) tell3(key, `${shown(path)} ${problem.message}`, problem.hint);
    else if (!isAbsolute3(path.trim()))
      tell3(
        key,
        `${shown(path)} is no absolute path`,
        `write the path on the machine, such as ${top === "working_directory" ? "/var/lib/hello" : `/etc/${path.split("/").at(-1) || "hello.conf"}`}`
      );
    else if (/\s|["'\\]/.test(path.trim()))
      tell3(key, `${shown(path)} holds a space, quote or backslash`, "give the file a plainer name");
  }
}
var VARIABLE2 = /^[A-Za-z_]\w*$/;
function checkEnvironment({ environment = {} }, tell3) {
  for (const [name, value = ""] of Object.entries(environment)) {
    if (!VARIABLE2.test(name))
      tell3(
        `environment.${name}`,
        `${shown(name)} is no name of a variable`,
        "write letters, digits and _, and no digit first"
      );
    if (/[^\P{Cc}\n\t]|[\u2028\u2029]/u.test(value) || !value.isWellFormed())
      tell3(`environment.${name}`, "holds a control character", "take it out");
  }
}
var ACCOUNT = /^(?:[a-z_][a-z0-9_-]{0,30}|\d{1,10})$/;
function checkAccounts(service, tell3) {
  for (const key of ["user", "group"]) {
    const name = service[key];
    if (name !== void 0 && !ACCOUNT.test(name))
      tell3(
        key,
        `${shown(name)} is no name of a ${key}`,
        "write at most 31 small letters, digits, _ and -, and no digit or - first"
      );
  }
}
function checkSettings(key, settings2, known, tell3) {
  if (settings2 === true)
    tell3(key, "is true, which it is anyway", "leave it out, write false, or settings below it");
  if (typeof settings2 !== "object") return;
  for (const [name, values = []] of Object.entries(settings2)) {
    if (!known.includes(name)) {
      const near = nearest(name.replaceAll("_", ""), known);
      const hint = near ? `did you mean "${near}"?` : `docs/services.md lists those of ${key}:`;
      tell3(`${key}.${name}`, `unknown setting ${shown(name)}`, hint);
    }
    for (const value of values) {
      const problem = unitValueProblem(value);
      if (problem) tell3(`${key}.${name}`, `${shown(value)} ${problem.message}`, problem.hint);
    }
  }
  const needed = { socket: /^Listen/, timer: /^On/, hardening: void 0 }[key];
  if (needed && !Object.keys(settings2).some((name) => needed.test(name)))
    tell3(
      key,
      key === "socket" ? "says nothing to listen on" : "says no time",
      key === "socket" ? "write ListenStream: and a port or path" : "write OnCalendar: and when, such as daily"
    );
}

// src/steps/config/words.ts
function unknownWords(tree, config) {
  return [
    ...checkSelectors({ ...config, values: choicesOf(tree) }),
    ...config.nfpm ? [] : unknownArches(tree),
    ...otherPlatform(tree)
  ];
}
var isOpen2 = (text2) => text2.includes("$");
function unknownArches(tree) {
  const tops = [[], ...itemsAt(tree, ["packages"]).map((_, index) => ["packages", index])];
  const paths = tops.map((top) => [...top, "arch"]).flatMap((path) => [path, ...itemsAt(tree, path).map((_, index) => [...path, index])]);
  return paths.flatMap((path) => {
    const arch = textAt(tree, path);
    if (arch === void 0 || isOpen2(arch) || arches.includes(arch)) return [];
    const near = nearest(arch, arches) ?? otherNames[arch];
    const hint = `${near ? `did you mean ${near}? ` : ""}known: ${arches.join(", ")}`;
    return [
      { message: `${pathText(path)}: ${shown(arch)} is no architecture`, hint, place: placeAt(tree, path) }
    ];
  });
}
var otherNames = {
  x86_64: "amd64",
  x64: "amd64",
  aarch64: "arm64",
  i386: "386",
  i686: "386",
  armhf: "arm7",
  armv7hl: "arm7",
  armel: "arm5",
  any: "all",
  noarch: "all",
  ppc64el: "ppc64le"
};
function otherPlatform(tree) {
  const platform = textAt(tree, ["platform"]);
  if (platform === void 0 || platform === "linux" || isOpen2(platform)) return [];
  const place = placeAt(tree, ["platform"]);
  return [
    { message: `platform: ${shown(platform)} is not made here`, hint: "write linux, or leave it out", place }
  ];
}
function choicesOf(tree) {
  const texts2 = (path) => itemsAt(tree, path).length > 0 ? itemsAt(tree, path).map((item) => item.kind === "text" ? item.text : arches[0]) : [textAt(tree, path) ?? []].flat();
  const contents = (path) => itemsAt(tree, path).map((_, index) => ({
    dst: "",
    packager: textAt(tree, [...path, index, "packager"]),
    targets: texts2([...path, index, "targets"])
  }));
  const overrides = keysAt2(tree, ["overrides"]).map((name) => [
    name,
    { contents: contents(["overrides", name, "contents"]) }
  ]);
  const packages = itemsAt(tree, ["packages"]).map((_, index) => ({
    name: "",
    contents: contents(["packages", index, "contents"])
  }));
  return { contents: contents(["contents"]), overrides: Object.fromEntries(overrides), packages };
}

// src/steps/config/load.ts
async function loadConfig(host, inputs) {
  const location = await findConfig(host, inputs.config);
  const chain = await readChain(host, { disk: location });
  const folders = await foldersFor(host, chain);
  const config = judgeChain(location.name, chain, folders);
  for (const warning of folders?.warnings ?? []) host.log.warn(warning);
  return config;
}
async function foldersFor(host, { tree, locks }) {
  if (dialectOf(tree).nfpm) return void 0;
  const texts2 = JSON.stringify(plainOf(tree)) ?? "";
  const own2 = new Set(locksOf(tree).map(({ key, place }) => JSON.stringify([key, place])));
  const foreign2 = locks.filter(({ key, place }) => !own2.has(JSON.stringify([key, place])));
  return readFolders(host, { locks: foreign2, mentioned: (path) => texts2.includes(path) });
}
function judgeChain(file, { tree, problems, broken: broken2 }, inside2) {
  const { nfpm, problems: foreign2 } = dialectOf(tree);
  const judged = judge(configSchema, plainOf(tree));
  const places = { ...placesOf(tree), ...inside2?.places };
  const folders = inside2?.folders ?? {};
  const found = [
    ...problems,
    ...foreign2,
    ...(judged.issues ?? []).flatMap((issue) => problemsOf(configSchema, tree, issue)),
    ...broken2 ? [] : absent(tree, nfpm),
    ...tooEarly(tree),
    ...doubled(tree),
    ...wrongBuilds(tree),
    ...unknownWords(tree, { file, nfpm, places, folders }),
    ...judged.issues ? [] : wrongServices({ file, nfpm, values: judged.value, places, folders }),
    ...inside2?.problems ?? []
  ];
  if (judged.issues || found.length > 0)
    throw new UserError("config/invalid", listed(file, found), { cause: broken2 });
  return freeze({ file, nfpm, values: judged.value, places, folders });
}
function freeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const [key, part] of Object.entries(value)) {
    if (part === void 0) Reflect.deleteProperty(value, key);
    else freeze(part);
  }
  return Object.freeze(value);
}

// src/steps/config/changelog.ts
var MAX_PIECES2 = 6e5;
function parseChangelog(name, text2) {
  if (text2.trim() === "") return { changes: [], problems: [] };
  const { tree, problems } = parseConfig({ name, text: text2, most: MAX_PIECES2 });
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
  const tell3 = (message, hint, at) => found.push({ message, hint, place: at });
  const entry = fieldsOf(item);
  const { semver, date, packager, changes, deb } = entry;
  const line2 = (value, at) => {
    if (typeof value !== "string") return "";
    if (CONTROL2.test(value))
      tell3(`${at} ${JSON.stringify(value)} is not one line`, "write one line", place(at));
    return value.trim();
  };
  if (typeof semver !== "string") tell3("a release without a version", "write semver: 1.2.3", place());
  const when = typeof date === "string" ? judge(moment(""), date) : void 0;
  if (!when) tell3("a release without a date", "write date: 2026-01-31T12:00:00Z", place());
  else if (when.issues)
    tell3(`"${String(date)}" is not a date`, "write it as 2026-01-31 or 2026-01-31T12:00:00Z", place("date"));
  if (changes !== void 0 && !Array.isArray(changes))
    tell3("changes: is no list", "write a list of - note: \u2026", place("changes"));
  const notes = (Array.isArray(changes) ? changes : []).map((change, at) => {
    const { note = "" } = fieldsOfPlain(change);
    if (typeof note !== "string" || WILD.test(note))
      tell3("a note with control characters, or none at all", "write plain text", place("changes", at));
    return String(note);
  });
  return {
    version: line2(semver, "semver"),
    date: when && !when.issues ? when.value : 0,
    author: line2(packager, "packager"),
    notes,
    ...isMapping(deb) && distributionOf(deb, (problem) => found.push({ ...problem, place: place() }))
  };
}
var CONTROL2 = /[\u0000-\u001f\u007f]/;
var WILD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
var isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var fieldsOfPlain = (value) => isMapping(value) ? value : {};
var fieldsOf = (tree) => fieldsOfPlain(plainOf(tree));
function distributionOf(section2, tell3) {
  const { urgency, distributions = [] } = section2;
  const names = (Array.isArray(distributions) ? distributions : [distributions]).map(String);
  for (const name of names)
    if (!/^[A-Za-z0-9.+~-]+$/.test(name))
      tell3({ message: `"${name}" is no distribution`, hint: "write one such as unstable" });
  if (urgency !== void 0 && !/^[a-z]+$/i.test(String(urgency)))
    tell3({ message: `"${String(urgency)}" is no urgency`, hint: "low, medium, high, emergency or critical" });
  return { distributions: names, ...typeof urgency === "string" && { urgency } };
}

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
    const layers = layersOf2(config, entry, { target, arch }).map(read);
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
function layersOf2(config, entry, { target, arch }) {
  const { overrides = {}, packages: _, ...top } = config.values;
  const chosen = selectorsFor(config, target, arch).flatMap(
    (key) => Object.hasOwn(overrides, key) && isTree(overrides[key]) ? [{ at: `overrides.${key}`, values: overrides[key] }] : []
  );
  const own2 = config.folders[target.name]?.values;
  return [
    { at: "", values: top },
    ...chosen,
    ...entry ? [entry] : [],
    ...own2 ? [{ at: `folders.${target.name}`, values: own2 }] : []
  ];
}
function settleOne({ config, target, arch, layers, at }, problems) {
  const merged = mergeTrees(layers.map(({ values }) => values));
  const said = merged;
  const { nfpm } = config;
  const section2 = merged[target.format];
  const selectors2 = selectorsOf(target, arch);
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
    relations: relationsOf(said, section2, (kind) => originOf(layers, [target.format, kind])),
    contents: (said.contents ?? []).filter(
      ({ packager, targets }) => (!packager || packager === target.format) && (!targets?.length || targets.some((word5) => selectors2.includes(word5)))
    ),
    services: said.services ?? [],
    users: said.users ?? [],
    groups: said.groups ?? [],
    directories: said.directories ?? [],
    renamedFrom: said.renamed_from ?? [],
    refuseForeign: said.refuse_foreign ?? false,
    ...scriptsOf(said.scripts, section2, (path) => originOf(layers, path), target.format),
    options: isTree(section2) ? withoutRelations(section2) : formatOf(target.format).defaults
  };
}
function relationsOf(said, section2, origin) {
  const inside2 = (kind) => {
    const texts2 = isTree(section2) ? section2[kind] : void 0;
    return Array.isArray(texts2) ? texts2.map((text2, index) => ({ text: text2, at: `${origin(kind)}.${index}` })) : [];
  };
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, [...said[kind] ?? [], ...inside2(kind)]])
  );
}
var withoutRelations = (section2) => Object.fromEntries(
  Object.entries(section2).filter(([key]) => !relationKinds.includes(key))
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
function scriptsOf(general, section2, origin, format) {
  const own2 = isTree(section2) && isTree(section2["scripts"]) ? section2["scripts"] : {};
  const named = (scripts, path) => Object.entries(scripts).flatMap(
    ([key, text2]) => typeof text2 === "string" && text2 !== "" ? [{ moment: MOMENTS[key], script: { text: text2, at: origin([...path, key]) } }] : []
  );
  const all = [...named(general ?? {}, ["scripts"]), ...named(own2, [format, "scripts"])];
  return {
    scripts: Object.fromEntries(all.flatMap(({ moment: moment2, script }) => moment2 ? [[moment2, script]] : [])),
    otherScripts: all.flatMap(({ moment: moment2, script }) => moment2 ? [] : [script])
  };
}
var unique = (problems) => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()
];

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

// src/model/version.ts
var versionFor = (version, own2, { suffix }) => {
  const revision = own2.revision ?? version.revision;
  return {
    ...version,
    epoch: own2.epoch ?? version.epoch,
    revision: suffix ? `${revision ?? "1"}${suffix}` : revision
  };
};

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
import { stat as stat4 } from "node:fs/promises";
import { resolve as resolve4 } from "node:path";

// src/text/causes.ts
function explainBy(printed, causes) {
  for (const { says, means } of causes) {
    const match = says.exec(printed);
    if (match) return means(match);
  }
  return void 0;
}
var everyMatch = (printed, pattern) => [
  ...new Set([...printed.matchAll(pattern)].map((match) => match[1]))
];
var machineCauses = [
  {
    says: /No space left on device|n[o']t have enough free space|more space needed on|needs? \d+ ?[kMG]i?B (?:more space )?on the|Not enough (?:free )?(?:disk )?space/i,
    means: () => "the disk is full: make room where the containers live (`docker system df` shows what takes it, `docker system prune` removes what nothing uses)"
  },
  {
    says: /(?:Could not resolve|Couldn't resolve|Temporary failure resolving)(?: host ?(?:name)?(?: for)?)?:? '?([^\s'\])]+)/i,
    means: ([, host = ""]) => `"${hostOf(host)}" is not found from inside the container: is this machine on the network, and do containers get names resolved (Docker's \`dns\` setting)? Behind a proxy, set HTTP_PROXY and HTTPS_PROXY`
  },
  {
    says: /(?:Connection timed out|Could not connect to|Connection failed|Failed to connect to|Network is unreachable|Operation timed out|Connection refused|Timeout was reached)[^\n]*/i,
    means: ([line2]) => `a mirror did not answer (${line2.trim().slice(0, 160)}): try again; behind a proxy, set HTTP_PROXY and HTTPS_PROXY`
  }
];
var hostOf = (address) => /^[a-z]+:\/\/([^/]+)/.exec(address)?.[1] ?? address;

// src/text/missing-packages.ts
function explainMissing(missing5, known) {
  if (missing5.length === 0) return void 0;
  const words6 = missing5.map((word5) => {
    const guess = nearest(word5, known);
    return guess === void 0 || guess === word5 ? `"${printable(word5)}"` : `"${printable(word5)}" (did you mean "${guess}"?)`;
  });
  const one = missing5.length === 1;
  return `there is no ${one ? "package" : "packages"} ${words6.join(", ")} in this release's repositories: ${one ? "is it" : "are they"} called so here? Names differ between distros and releases; build.requires takes lists for each`;
}

// src/text/package-word.ts
var SHELL_SIGNS = /[;&|$`"'\\{}?!#]/;
function flawOfWord(word5) {
  if (word5 === "") return "is empty";
  if (word5.startsWith("-")) return 'begins with "-", which would be read as an option';
  if (printable(word5) !== word5) return "holds characters that cannot be seen, such as the end of a line";
  if (word5 !== word5.trim()) return "begins or ends with a space";
  if (word5.length > 200) return "is too long for the name of a package";
  const [sign3] = SHELL_SIGNS.exec(word5) ?? [];
  return sign3 === void 0 ? void 0 : `holds ${sign3}, which stands in no package's name`;
}

// src/managers/apt/archived.ts
var MIRRORS = [
  [/^https?:\/\/security\.debian\.org(?:\/debian-security)?\/?$/, "/debian-security"],
  [/^https?:\/\/(?!archive\.|snapshot\.)[a-z0-9.-]+\.debian\.org\/debian-security\/?$/, "/debian-security"],
  [/^https?:\/\/(?!archive\.|snapshot\.)[a-z0-9.-]+\.debian\.org\/debian\/?$/, "/debian"],
  [/^https?:\/\/(?!old-releases\.)[a-z0-9.-]+\.ubuntu\.com\/ubuntu(?:-ports)?\/?$/, "/ubuntu"]
];
var moved2 = (address, archive) => {
  const mirror = MIRRORS.find(([host]) => host.test(address));
  return mirror && archive + mirror[1];
};
var isKept = (suite, path) => !(path.endsWith("/debian") && suite.endsWith("-updates"));
var archived = (file, text2, archive) => file.endsWith(".sources") ? inParagraphs(text2, archive) : inLines(text2, archive);
var ONE_LINE2 = /^(\s*deb(?:-src)?)[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)(.*)$/;
var inLines = (text2, archive) => text2.split("\n").flatMap((line2) => {
  const [, type, options = "", address = "", suite = "", rest] = ONE_LINE2.exec(line2) ?? [];
  const home = type && moved2(address, archive);
  if (!home) return [line2];
  if (!isKept(suite, home)) return [`# ${line2}`];
  const said = options.split(/\s+/).filter((word5) => word5 !== "" && !word5.startsWith("check-valid-until="));
  return [`${type} [${[...said, "check-valid-until=no"].join(" ")}] ${home} ${suite}${rest}`];
}).join("\n");
var inParagraphs = (text2, archive) => text2.split(/(\n[ \t]*\n+)/).map((part) => /^URIs[ \t]*:/im.test(part) ? paragraph(part, archive) : part).join("");
var field = (name) => new RegExp(`^(${name})[ \\t]*:((?:.*(?:\\n[ \\t#].*)*))$`, "im");
function paragraph(text2, archive) {
  const words6 = (name) => (field(name).exec(text2)?.[2] ?? "").split("\n").filter((line2) => !line2.trimStart().startsWith("#")).join(" ").split(/\s+/).filter(Boolean);
  const addresses = words6("URIs");
  const homes = addresses.map((address) => moved2(address, archive) ?? address);
  if (homes.every((home, at) => home === addresses[at])) return text2;
  const suites = words6("Suites");
  const kept = suites.filter((suite) => homes.every((home) => isKept(suite, home)));
  const changed = text2.replace(field("URIs"), (_, name) => `${name}: ${[...new Set(homes)].join(" ")}`).replace(
    field("Suites"),
    (whole, name) => kept.length === 0 ? whole : `${name}: ${kept.join(" ")}`
  ).replace(/^Check-Valid-Until[ \t]*:.*\n?/im, "");
  const body = changed.replace(/\n+$/, "");
  const switches = kept.length === 0 ? "\nEnabled: no" : "";
  return `${body}
Check-Valid-Until: no${switches}${changed.slice(body.length)}`;
}

// src/managers/apt/causes.ts
var aptCauses = [
  {
    says: /^E: (Version|Release) '([^'\n]+)' for '([^'\n]+)' was not found/m,
    means: ([, what, asked, name]) => `"${name}" is there, but not ${what === "Version" ? "in version" : "from"} "${asked}": \`apt-cache policy ${name}\` lists what is; "${name}=1.2*" takes every revision of 1.2`
  },
  {
    says: /Release file for (\S+) is not valid yet/,
    means: ([, file]) => `${file} is of a later time than this machine's clock: set the clock`
  },
  {
    says: /Release file for (\S+) is expired/,
    means: ([, file]) => `${file} is too old to be trusted: the mirror stands still, the release has ended, or this machine's clock is ahead`
  },
  {
    says: /The repository '([^']+)' (?:does not have a Release file|no longer has a Release file)/,
    means: ([, repository2]) => `the mirror has no "${repository2}" (any more): the release has ended and moved to an archive, or the image's sources name a mirror that is gone; \`images:\` may name an image with sources of your own`
  },
  {
    says: /(?:NO_PUBKEY |Missing key )([0-9A-F]{8,})|The repository '([^']+)' is not signed|signatures? (?:couldn't be verified|were invalid)/i,
    means: ([, key]) => `the lists are signed with a key${key ? ` (${key})` : ""} that the image does not know: the image is too old or its sources name another distro's mirror; take a newer image`
  },
  {
    says: /^E: Failed to fetch (\S+\.deb)\s+404/m,
    means: ([, file]) => `${file} is gone: the lists are older than the mirror; run it again, with a fresh image`
  },
  {
    says: /held broken packages|have unmet dependencies|Unsatisfied dependencies|Unable to correct problems/i,
    means: () => "these packages cannot be installed together, or one asks for another that is not there (see the lines above): a repository of another release in the image is the usual reason"
  },
  {
    says: /Errors were encountered while processing:\s+(\S+)/,
    means: ([, name]) => `the package "${name}" could not set itself up: what its script printed stands above`
  },
  {
    says: /(?:No such file or directory|Unable to find).*debian\/control|Unsupported file \S+ given on commandline/,
    means: () => "there is no debian/control in that folder"
  },
  ...machineCauses
];

// src/managers/apt/apt.ts
var FLAGS = ["-q", "-y", "-o", "Acquire::Retries=3", "-o", "APT::Cmd::Pattern-Only=true"];
var DPKG = [
  "--no-install-recommends",
  "-o",
  "Dpkg::Use-Pty=0",
  "-o",
  "Dpkg::Options::=--force-confdef",
  "-o",
  "Dpkg::Options::=--force-confold"
];
var aptGet = (program = "apt-get", ...rest) => [program, ...FLAGS, ...rest];
var WORD = /^([a-z0-9][a-z0-9+.-]+)(:[a-z0-9-]+)?([=/][A-Za-z0-9][A-Za-z0-9.+~:*-]*)?$/;
function check(name) {
  const flaw = flawOfWord(name);
  if (flaw) return flaw;
  if (/[\s()<>]/.test(name))
    return 'is a relation: apt-get takes a name, or a name and a version as in "gcc=4:12*"';
  if (/[A-Z]/.test(name.split(/[=/]/, 1)[0]))
    return "has capital letters, and Debian's package names have none";
  const [, word5] = WORD.exec(name) ?? [];
  if (word5 === void 0)
    return 'is no name of a Debian package ("gcc", "gcc:arm64", "gcc=4:12*", "gcc/bookworm-backports")';
  return word5.endsWith("-") ? 'ends with "-", by which apt-get would remove the package' : void 0;
}
var MISSING = [
  /^E: Unable to locate package (\S+)/gm,
  /^E: Package '?(\S+?)'? has no installation candidate/gm,
  /Depends: (\S+)(?: \([^)]*\))? but it is not installable/g
];
var missing2 = (printed) => [
  ...new Set(MISSING.flatMap((pattern) => everyMatch(printed, pattern)))
];
var apt = {
  id: "apt",
  env: { DEBIAN_FRONTEND: "noninteractive", DEBCONF_NONINTERACTIVE_SEEN: "true", LC_ALL: "C.UTF-8" },
  programs: ["apt-get"],
  // Else apt-get takes a mirror that does not answer for a mere warning.
  refresh: (program) => [aptGet(program, "-o", "APT::Update::Error-Mode=any", "update")],
  install: (packages, program) => packages.length === 0 ? [] : [aptGet(program, ...DPKG, "install", "--", ...packages)],
  buildRequires: (path, program) => [aptGet(program, ...DPKG, "build-dep", "--", asFolder(path))],
  clean: (program) => [aptGet(program, "clean")],
  check,
  mirrors: ["/etc/apt/sources.list", "/etc/apt/sources.list.d"],
  archived,
  missing: missing2,
  similar: (name) => ({
    command: ["apt-cache", "-q", "pkgnames", "--", name.slice(0, 2)],
    namesIn: (printed) => printed.split("\n").filter((line2) => line2 !== "")
  }),
  explain: (printed, known = []) => explainMissing(missing2(printed), known) ?? explainBy(printed, aptCauses)
};
var asFolder = (path) => path.endsWith("/") ? path : `${path}/`;

// src/text/rpm-relation.ts
var PLAIN = /^[@/]?[A-Za-z0-9_(][A-Za-z0-9_.+:~^*()/=-]*$/;
var RELATION = /^([A-Za-z0-9_(/][A-Za-z0-9_.+:()/=-]*)\s*(<=|>=|=|<|>)\s*([A-Za-z0-9][A-Za-z0-9_.+:~^-]*)$/;
var ADDRESS = /^https:\/\/[A-Za-z0-9._~:/%+@=-]+\.rpm$/;
function flawOfRelation(word5) {
  if (ADDRESS.test(word5) || RELATION.test(word5)) return void 0;
  if (word5.includes(":/")) return "is no address of an rpm (https://\u2026.rpm)";
  if (/[<>]/.test(word5)) return 'is no relation such as "gcc >= 12"';
  if (/\s/.test(word5)) return "holds spaces: each package is an entry of its own";
  return PLAIN.test(word5) ? void 0 : 'is no name of a package ("gcc", "gcc >= 12", "pkgconfig(zlib)", "/usr/bin/python3", "@development-tools")';
}
var spacedRelation = (word5) => word5.replace(/^([^\s<>=]+(?:\([^)]*\))?)\s*(<=|>=|=|<|>)\s*(?=[^\s<>=]+$)/, "$1 $2 ");
var readBuildRequires = `wanted=$(rpmspec -q --buildrequires "$1") || exit
wanted=$(printf '%s\\n' "$wanted" | sed '/^rpmlib(/d')
IFS='
'
set -f
set -- $wanted`;

// src/text/repo-file.ts
var SECTION = /^\s*\[[^\]]+\]/;
function eachSection(text2, change) {
  const parts = [[]];
  for (const line2 of text2.split("\n")) {
    if (SECTION.test(line2)) parts.push([]);
    parts.at(-1).push(line2);
  }
  const [head = [], ...sections] = parts;
  return [...head, ...sections.flatMap((lines2) => change(lines2))].join("\n");
}

// src/managers/dnf/archived.ts
var MIRROR = /^https?:\/\/(?:mirror\.centos\.org|(?:download\.example|(?:dl|download)\.fedoraproject\.org)\/pub\/fedora\/linux)\//;
var BASE = /^\s*#?\s*baseurl\s*=\s*(\S+)\s*$/;
var LIST = /^\s*(?:mirrorlist|metalink)\s*=/;
var archived2 = (_file, text2, archive) => eachSection(
  text2,
  (lines2) => lines2.some((line2) => homeOf(line2, archive) !== void 0) ? lines2.map((line2) => {
    const home = homeOf(line2, archive);
    if (home !== void 0) return `baseurl=${home}`;
    return LIST.test(line2) ? `#${line2}` : line2;
  }) : lines2
);
function homeOf(line2, archive) {
  const [, address = ""] = BASE.exec(line2) ?? [];
  return MIRROR.test(address) ? address.replace(MIRROR, () => `${archive}/`) : void 0;
}

// src/managers/dnf/causes.ts
var dnfCauses = [
  {
    says: /nothing provides (.{1,200}?) needed by (\S+)/,
    means: ([, wanted, by]) => `"${by}" asks for "${wanted}", which no repository of the image has: on Enterprise Linux it may be in CRB (PowerTools) or EPEL, which an image of your own can switch on`
  },
  {
    says: /(?:Status code: 40[34] for|Status code: 410 for) (\S+)/,
    means: ([, address]) => `the mirror has no ${address} (any more): the release has ended and moved to an archive, or the image's repositories name a mirror that is gone`
  },
  {
    says: /certificate (?:is not yet valid|has expired)|SSL certificate problem|Curl error \(60\)/i,
    means: () => "a mirror's certificate is not trusted: is this machine's clock right, and does a proxy open TLS connections whose certificate the image does not know?"
  },
  {
    says: /GPG check FAILED|is not signed|Public key for (\S+) is not installed|signature check failed|OpenPGP (?:check|signature)[^\n]*(?:fail|bad)/i,
    means: () => "a package is signed with a key that the image does not know, or not at all: the image is too old for its repositories; take a newer one"
  },
  {
    says: /There are no enabled repos|no enabled repositories|Unable to find a match$/i,
    means: () => "the image has no repository switched on: see its /etc/yum.repos.d"
  },
  {
    says: /No such command: builddep|Unknown argument "builddep"/,
    means: () => "dnf has no builddep here: put dnf-plugins-core (dnf 5: dnf5-plugins) into the image"
  },
  {
    says: /conflicting requests|conflicts with|cannot install both|Failed to resolve the transaction/,
    means: () => "these packages cannot be installed together (see the lines above): a repository of another release in the image is the usual reason"
  },
  ...machineCauses
];

// src/managers/dnf/dnf.ts
var PROGRAM = "dnf";
var FLAGS2 = ["-y", "--setopt=install_weak_deps=False", "--setopt=retries=3"];
var command = (program = PROGRAM, ...rest) => [program, ...FLAGS2, ...rest];
var BUILDDEP = `can() { "$0" builddep --help >/dev/null 2>&1; }
if ! can; then
  plugin='dnf-command(builddep)'
  case $("$0" --version 2>&1) in dnf5*) plugin='dnf5-command(builddep)' ;; esac
  "$0" ${FLAGS2.join(" ")} install "$plugin" >/dev/null 2>&1
fi
if can; then exec "$0" ${FLAGS2.join(" ")} builddep "$1"; fi
${readBuildRequires}
[ $# -eq 0 ] || exec "$0" ${FLAGS2.join(" ")} install "$@"`;
var check2 = (name) => flawOfWord(name) ?? flawOfRelation(name);
var MISSING2 = [
  /No match for argument: (.+?)\s*$/gm,
  /No matching package to install: '(.+)'/g,
  /^No package (.+) available\.$/gm,
  /^Module or Group '(.+)' is not available/gm
];
var missing3 = (printed) => [
  ...new Set(MISSING2.flatMap((pattern) => everyMatch(printed, pattern)))
];
var dnf = {
  id: "dnf",
  env: { LC_ALL: "C.UTF-8" },
  programs: [PROGRAM, "dnf5", "yum"],
  // Said of no repository in particular: one that may be missing says so in its own file.
  refresh: (program) => [command(program, "--setopt=skip_if_unavailable=False", "makecache")],
  install: (packages, program) => packages.length === 0 ? [] : [command(program, "install", ...packages.map(spacedRelation))],
  buildRequires: (path, program = PROGRAM) => [["sh", "-c", BUILDDEP, program, path]],
  clean: (program) => [command(program, "clean", "packages")],
  check: check2,
  mirrors: ["/etc/yum.repos.d"],
  archived: archived2,
  missing: missing3,
  similar: (name, program = PROGRAM) => ({
    command: [program, "-q", "repoquery", "--queryformat", "%{name}\n", `${name.slice(0, 2)}*`],
    namesIn: (printed) => [...new Set(printed.split("\n").filter((line2) => /^\w/.test(line2)))]
  }),
  explain: (printed, known = []) => explainMissing(missing3(printed), known) ?? explainBy(printed, dnfCauses)
};

// src/managers/zypper/archived.ts
var MIRROR2 = /\bhttps?:\/\/(?:download|cdn)\.opensuse\.org(?=[/"\s]|$)/g;
var archived3 = (_file, text2, archive) => text2.split("\n").map((line2) => /^\s*#/.test(line2) ? line2 : line2.replace(MIRROR2, () => archive)).join("\n");

// src/managers/zypper/causes.ts
var zypperCauses = [
  {
    says: /nothing provides '?(.{1,200}?)'? needed by (?:the to be installed )?(\S+)/,
    means: ([, wanted, by]) => `"${by}" asks for "${wanted}", which no repository of the image has`
  },
  {
    says: /Signature verification failed|File '(.+)' from repository '(.+)' is unsigned|is signed with an unknown key|signing key received/,
    means: () => "the repository is signed with a key that the image does not know, or not at all: the image is too old for its repositories; take a newer one"
  },
  {
    says: /Error code: HTTP response: 40[34]|File '[^']+' not found on medium '([^']+)'/,
    means: () => "the mirror does not have the repository (any more): the release has ended and moved, or the image's repositories name a mirror that is gone"
  },
  {
    says: /No repositories defined|There are no enabled repos/,
    means: () => "the image has no repository switched on: see its /etc/zypp/repos.d"
  },
  {
    says: /rpmspec: (?:command )?not found/,
    means: () => "rpmspec, which reads the .spec, is not in the image: rpm-build brings it"
  },
  {
    says: /^Problem: |conflicts with/m,
    means: () => "these packages cannot be installed together: see the lines above"
  },
  ...machineCauses
];

// src/managers/zypper/zypper.ts
var PROGRAM2 = "zypper";
var FLAGS3 = ["--non-interactive"];
var INSTALL = ["install", "--no-recommends", "--auto-agree-with-licenses"];
var command2 = (program = PROGRAM2, ...rest) => [program, ...FLAGS3, ...rest];
var BUILD_REQUIRES = `${readBuildRequires}
for wanted; do
  shift
  case $wanted in '('*) ;; *) set -- "$@" "$wanted" ;; esac
done
[ $# -eq 0 ] || exec "$0" ${[...FLAGS3, ...INSTALL].join(" ")} -- "$@"`;
var MISSING3 = [/No provider of '(.+)' found/g, /^Package '(.+)' not found/gm];
var missing4 = (printed) => [
  ...new Set(MISSING3.flatMap((pattern) => everyMatch(printed, pattern)))
];
var zypper = {
  id: "zypper",
  env: { LC_ALL: "C.UTF-8", ZYPP_LOCK_TIMEOUT: "60" },
  programs: [PROGRAM2],
  refresh: (program) => [command2(program, "refresh")],
  install: (packages, program) => packages.length === 0 ? [] : [command2(program, ...INSTALL, "--", ...packages.map(spacedRelation))],
  buildRequires: (path, program = PROGRAM2) => [["sh", "-c", BUILD_REQUIRES, program, path]],
  clean: (program) => [command2(program, "clean")],
  check: (name) => flawOfWord(name) ?? flawOfRelation(name),
  mirrors: ["/etc/zypp/repos.d", "/usr/share/zypp/local/service"],
  archived: archived3,
  missing: missing4,
  similar: (name, program = PROGRAM2) => ({
    command: [program, "--quiet", "--no-refresh", "search", "-t", "package", "--", `${name.slice(0, 2)}*`],
    namesIn: (printed) => printed.split("\n").map((line2) => line2.split("|")[1]?.trim() ?? "").filter((name2) => name2 !== "" && name2 !== "Name")
  }),
  explain: (printed, known = []) => explainMissing(missing4(printed), known) ?? explainBy(printed, zypperCauses)
};

// src/managers/index.ts
var managers = { apt, dnf, zypper };
function managerOf(id) {
  const manager = Object.hasOwn(managers, id) ? managers[id] : void 0;
  if (manager) return manager;
  throw new PkgError("run/no-manager", `no package manager "${id}"`);
}

// src/steps/plan/images.ts
var REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$/;
var isImage = (word5) => REFERENCE.test(word5);
function imageOf(config, leg, buildOn) {
  const said = config.values.images ?? {};
  const key = [`${buildOn}/${leg.arch}`, buildOn].find((word5) => Object.hasOwn(said, word5));
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
  const { isWanted, packaging, portableOn: portableOn2, host } = buildWishes(config, leg);
  if (packaging === void 0 && (!isWanted || host !== void 0)) return void 0;
  const said = portableOn2?.text;
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
  return requiresOf(config, target).flatMap(({ text: text2, at }) => {
    const flaw = manager.check(text2);
    if (flaw === void 0) return [];
    return [
      {
        message: `build.requires: ${JSON.stringify(text2)} ${flaw}`,
        hint: `write the name of a package of ${target.buildOn}; what is for other distros goes below their names`,
        place: placeOf(config, at)
      }
    ];
  });
}
function groundProblems(config, target) {
  const { portableOn: portableOn2, image, isWanted, host, packaging } = buildWishes(config, target);
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
      ...portableOn2 && { place: placeOf(config, portableOn2.at) }
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
  const missing5 = async (wish, kind, hint) => !wish || await isThere(host, wish.text, kind) ? [] : [{ message: `${wish.text} is no ${kind} of the project`, hint, place: placeOf(config, wish.at) }];
  return [
    ...await missing5(dockerfile, "file", "write the path of the Dockerfile from the root of the project"),
    ...await missing5(packaging, "path", "write its path from the root of the project, or leave it out")
  ];
}
async function isThere({ workDir }, path, kind) {
  const facts = await stat4(resolve4(workDir, path)).catch(() => void 0);
  if (kind === "path") return facts !== void 0;
  return (kind === "file" ? facts?.isFile() : facts?.isDirectory()) ?? false;
}

// src/steps/plan/compression.ts
function compressionProblems(packages, config, today) {
  const problems = /* @__PURE__ */ new Map();
  const warnings = /* @__PURE__ */ new Map();
  for (const { target, settled } of packages) {
    const word5 = compressionOf(settled.options);
    if (word5 === void 0) continue;
    const own2 = releasesByName.get(target.name)?.release;
    const place = placeOf(config, [settled.at, target.format, "compression"].filter(Boolean).join("."));
    const readers = own2 ? [] : livingOf(target.format, today);
    const deaf = readers.filter(({ release }) => !reads(release, word5)).map(({ name }) => name);
    if (own2 && !reads(own2, word5))
      problems.set(target.name, {
        message: `${target.name} cannot unpack ${word5}`,
        hint: `it reads ${own2.compression.join(", ")}: write one of them under overrides: ${target.name}:`,
        place
      });
    if (deaf.length > 0)
      warnings.set(target.name, {
        message: `${deaf.join(", ")} cannot unpack ${word5}`,
        hint: `every living release reads ${commonOf(readers.map(({ release }) => release)).join(", ")}`,
        place
      });
  }
  return { problems: [...problems.values()], warnings: [...warnings.values()] };
}
function compressionOf(options) {
  const said = typeof options === "object" && options !== null && "compression" in options ? options.compression : void 0;
  const word5 = typeof said === "string" ? said.split(":")[0].trim() : void 0;
  return everyCompression.some((known) => known === word5) ? word5 : void 0;
}
var reads = ({ compression }, word5) => compression.some((one) => one === word5);
var commonOf = (releases) => everyCompression.filter((word5) => releases.every((release) => reads(release, word5)));
var livingOf = (format, today) => Object.values(distros).filter((distro) => distro.format === format).flatMap(
  (distro) => livingReleases(distro.releases, today).map((release) => ({ name: nameOf({ distro, release }), release }))
);

// src/steps/plan/contents.ts
import { stat as stat5 } from "node:fs/promises";
import { posix as posix2, resolve as resolve5 } from "node:path";
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
  const whole = !isMade2 && dst.endsWith("/") ? posix2.join(dst, posix2.basename(src)) : dst;
  return posix2.normalize(whole).replace(/(?<=.)\/$/, "");
}
async function isSingle({ workDir }, { src = "", type = "file" }) {
  if (["dir", "ghost", "symlink"].includes(type)) return true;
  try {
    return !(await stat5(resolve5(workDir, src))).isDirectory();
  } catch {
    return posix2.extname(src) !== "";
  }
}
var placeText = ({ file, line: line2, column: column2 }) => [file, line2, column2].filter((part) => part !== void 0).join(":");

// src/steps/plan/file-names.ts
var MOST_ASSETS = 1e3;
var assetName = (name) => name.replace(/[^A-Za-z0-9._+-]/g, ".");
function sameNames(packages, config) {
  return [...grouped(packages, ({ fileName }) => fileName)].flatMap(([name, group2]) => {
    if (group2.length < 2) return [];
    const targets = [...new Set(group2.map(({ target }) => target.id))];
    const suffixes = new Set(group2.map(({ target }) => target.suffix));
    return [
      {
        message: `${group2.length} packages have the name ${name} (${targets.join(", ")})`,
        hint: targets.length === 1 ? "give each package a name of its own" : suffixes.size === 1 ? "these targets share their suffix, so that one package serves them all: name one of them" : "give the packages different names or releases for these targets",
        place: placeOf(config, group2.find(({ settled }) => settled.at)?.settled.at ?? "targets")
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
  return [...grouped(packages, ({ fileName }) => fileName && assetName(fileName))].flatMap(([name, group2]) => {
    const names = [...new Set(group2.map(({ fileName }) => fileName))];
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
import { stat as stat6 } from "node:fs/promises";
import { resolve as resolve6 } from "node:path";
async function tooNewForTarget({ workDir }, config, packages) {
  const native = packages.filter(({ target }) => releasesByName.has(target.name));
  if (native.length === 0 || config.values.build !== void 0) return [];
  const [{ readElf }, { glibcProblem }] = await Promise.all([
    import("./elf-XDKNUU5P.js"),
    import("./glibc-AFZ2LPR4.js")
  ]);
  const files = /* @__PURE__ */ new Map();
  const problems = [];
  for (const { target, settled } of native)
    for (const content of settled.contents) {
      const { src } = content;
      if (!src || !isPlain(content)) continue;
      const path = resolve6(workDir, src);
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
    return (await stat6(path)).isFile();
  } catch {
    return false;
  }
}

// src/steps/plan/checks.ts
async function refuseProblems(host, { config, plan, today, problems: known }) {
  const { packages, problems: wrong } = plannedPackages(host, config, plan);
  const compression = compressionProblems(packages, config, today);
  const problems = unique2([
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
    ({ target, settled: { contents, relations: relations2, scripts } }) => !isMade(config, target) && contents.length + Object.keys(scripts).length + Object.values(relations2).flat().length === 0
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
var unique2 = (problems) => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()
];

// src/steps/plan/arches.ts
var isArch = (word5) => arches.includes(word5);
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
function readArch(word5) {
  if (isArch(word5)) return word5;
  const said = word5.toLowerCase();
  const meant = arches.find(
    (arch) => arch === said || Object.values(formats).some((format) => format.arch[arch] === said)
  );
  const right = Object.hasOwn(ELSEWHERE, said) ? ELSEWHERE[said] : meant;
  return right === void 0 ? void 0 : { message: `unknown architecture "${word5}"`, hint: `write ${right}` };
}
function archProblem(word5) {
  const found = readArch(word5);
  if (found !== void 0 && !isArch(found)) return found;
  if (word5.includes("$"))
    return {
      message: `the variable in the architecture "${word5}" is not set`,
      hint: "set it in the environment"
    };
  const near = nearest(word5, arches);
  return {
    message: `unknown architecture "${word5}"`,
    hint: near ? `did you mean ${near}?` : `known: ${arches.join(", ")}`
  };
}

// src/steps/plan/names.ts
var isProblem = (value) => "message" in value;
var LONGEST_NAME = 100;
function readTarget(word5, today) {
  const whole = readName(word5, today);
  if (whole && !isProblem(whole)) return { ...whole, arch: void 0 };
  const slash = word5.lastIndexOf("/");
  const name = slash < 0 ? void 0 : readName(word5.slice(0, slash), today);
  if (name === void 0 || isProblem(name)) return whole ?? name ?? explain(word5, today);
  const tail = word5.slice(slash + 1);
  const arch = readArch(tail);
  if (arch === void 0) return explain(word5, today);
  return isArch(arch) ? { ...name, arch } : { ...arch, message: `target "${shown2(word5)}": ${arch.message}` };
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
function explain(word5, today) {
  const message = `unknown target "${shown2(word5)}"`;
  const example = [...releasesByName.values()].find(({ release }) => isLiving(release, today));
  const kinds2 = `write a format (${Object.keys(formats).join(", ")}) or a release of ${Object.keys(distros).join(", ")}${example ? `, such as ${nameOf(example)}` : ""}`;
  if (word5.length > LONGEST_NAME) return { message, hint: kinds2 };
  const meant = releaseCalled(word5);
  if (meant) return { message, hint: `write ${nameOf(meant)}` };
  const [id = "", symbol] = word5.split("/");
  const symbols = symbolicNames.filter((name) => symbol !== void 0 && name.startsWith(`${id}/`));
  if (symbols.length > 0) return { message, hint: `write ${symbols.join(", ")}` };
  const near = nearest(word5, [
    ...Object.keys(formats),
    ...releasesByName.keys(),
    ...codenames,
    ...symbolicNames
  ]);
  const distro = distroIn(word5);
  if (distro && (near === void 0 || /\d/.test(word5)))
    return { message, hint: `${distro.title} is known as ${releaseNames(distro)}, ${symbolsOf(distro)}` };
  if (near === void 0) return { message, hint: kinds2 };
  const called = codenames.includes(near) ? releaseCalled(near) : void 0;
  return { message, hint: called ? `write ${nameOf(called)} for ${near}` : `did you mean ${near}?` };
}
var codenames = [...releasesByName.values()].flatMap(
  ({ release }) => release.codename ?? []
);
var releaseCalled = (word5) => [...releasesByName.values()].find((found) => isOtherNameOf(found, word5));
var isOtherNameOf = (found, word5) => {
  const { codename, image, suffix } = found.release;
  const { id } = found.distro;
  const others = [nameOf(found), image, suffix, ...codename ? [codename, `${id}-${codename}`] : []];
  return others.some((other) => squash(other) === squash(word5));
};
var squash = (word5) => word5.replace(/^.*\//, "").toLowerCase().replace(/[^a-z0-9]/g, "");
var distroIn = (word5) => Object.values(distros).toSorted((a, b) => b.id.length - a.id.length).find(({ id }) => word5 === id || /^[-:/ \d]/.test(word5.slice(id.length)) && word5.startsWith(id));
var releaseNames = (distro) => distro.releases.map((release) => nameOf({ distro, release })).join(", ");
var symbolsOf = ({ id, names }) => Object.keys(names).map((name) => `${id}/${name}`).join(", ");
var shown2 = (word5) => {
  const clean2 = word5.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  return clean2.length > LONGEST_NAME ? `${clean2.slice(0, LONGEST_NAME)}\u2026` : clean2;
};

// src/steps/plan/runners.ts
var HOSTED = { arm64: "ubuntu-24.04-arm" };
var HOSTED_ELSE = "ubuntu-24.04";
var isLabel = (label) => /^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u.test(label);
function runnerOf({ values }, { id, name, distro, arch }) {
  const said = values.runs_on ?? {};
  const key = [id, arch, name, distro, "all", "default"].find(
    (word5) => word5 !== void 0 && Object.hasOwn(said, word5)
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
function legsOfPlan(text2) {
  const legs = parse(text2);
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
function parse(text2) {
  if (text2.length > MOST_LETTERS) throw refusal([`it has ${text2.length} letters, ${MOST_LETTERS} at most`]);
  let data;
  try {
    data = JSON.parse(text2);
  } catch (cause) {
    throw refusal(["it is not JSON"], cause);
  }
  const parsed = planSchema.safeParse(data);
  if (parsed.success) return parsed.data.targets;
  throw refusal(parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the plan"}: ${message}`));
}
var refusal = (messages, cause) => new UserError(
  "plan/unsound",
  messages.slice(0, MOST_TOLD).map((message) => ({ message: `the plan input: ${shown2(message)}`, hint: HINT })),
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
  const words6 = inputs.targets.map((word5) => word5.trim()).filter(Boolean);
  const asked = inputs.arch.map((word5) => word5.trim()).filter(Boolean);
  const read = words6.map((word5) => readTarget(word5, today));
  const problems = [...asked.filter((word5) => !isArch(word5)).map(archProblem), ...read.filter(isProblem)];
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
    `the plan has no target for ${[...words6, ...asked].map(shown2).join(", ")}`,
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
  const missing5 = /* @__PURE__ */ new Map();
  for (const one of wanted)
    for (const { bare, offers: offers2 } of namesOf(one))
      for (const arch of one.arch ? [one.arch] : arches2) {
        const id = `${bare.name}/${arch}`;
        if (offers2(arch)) {
          const leg = { id, ...bare, arch };
          targets.set(id, { ...leg, ...groundOf(config, leg, today), runsOn: runnerOf(config, leg) });
        } else missing5.set(bare.name, [.../* @__PURE__ */ new Set([...missing5.get(bare.name) ?? [], arch])]);
      }
  return {
    targets: [...targets.values()],
    warnings: [...missing5].map(([name, left]) => ({
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
  const read = (words6, at) => {
    const found = (words6 ?? []).flatMap((word5, index) => {
      let unset2 = false;
      const expanded = expandText(word5, { env, strict: !config.nfpm, unset: () => unset2 = true }).trim();
      const said = unset2 ? word5 : expanded;
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
  const every = [...new Set(lists.flatMap((list2) => list2 ?? [DEFAULT_ARCH]))];
  const real = every.filter((arch) => arch !== "all");
  return {
    arches: real.length > 0 ? real : every,
    free: lists.every((list2) => list2 === void 0),
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
var wordsOf = (words6) => words6.map((word5) => word5.trim()).filter((word5) => word5 !== "");
function readAll(words6, more, today) {
  const read = words6.map((word5, index) => {
    const found = readTarget(word5, today);
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
  const words6 = inputs.arch.map((word5) => word5.trim()).filter(Boolean);
  const asked = words6.filter(isArch);
  const isAsked = (arch) => asked.length === 0 || asked.includes(arch);
  const { wanted, problems: unread } = wantedTargets(config, inputs, today);
  const arches2 = packages.free && asked.length > 0 ? asked : packages.arches;
  const every = legsOf(config, { wanted, arches: arches2.filter(isAsked), today });
  const targets = every.targets.filter(({ arch }) => isAsked(arch));
  const problems = [
    ...words6.filter((word5) => !isArch(word5)).map(archProblem),
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
import { stat as stat7 } from "node:fs/promises";
import { resolve as resolve7 } from "node:path";

// src/steps/version/parse.ts
var MAX_LENGTH2 = 128;
var RELEASE = /^v?(?<upstream>\d+(?:\.\d+)*)(?:-(?<prerelease>[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*))?(?:\+(?<metadata>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
function parseRelease(text2) {
  const groups = text2.length <= MAX_LENGTH2 ? RELEASE.exec(text2)?.groups : void 0;
  return groups && {
    upstream: groups["upstream"] ?? "",
    prerelease: groups["prerelease"],
    metadata: groups["metadata"]
  };
}
function nearestVersion(text2) {
  const [, front = "", digits = "", rest = ""] = /^(v?)(\d+(?:\.\d+)*)(.*)$/s.exec(text2) ?? [];
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
var dots = (text2) => text2.split(".");
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
function parseAsNfpm(text2) {
  const [, major = "", minor = "0", patch = "0", prerelease, metadata] = text2.length <= NFPM_MAX_LENGTH && NFPM.exec(text2) || [];
  const numbers = [major, minor, patch].map((digits) => BigInt(digits || 0));
  const fits = major !== "" && numbers.every((number) => number <= MAX_NUMBER);
  const zeros = prerelease?.split(".").some((part) => /^0\d+$/.test(part));
  if (!fits || zeros) return { upstream: text2, prerelease: void 0, metadata: void 0 };
  return { upstream: numbers.join("."), prerelease, metadata };
}
function parseLiteral({ text: text2, where, place, warn }) {
  const release = parseRelease(text2);
  if (release && !release.metadata?.includes("-")) return release;
  const at = place && { place };
  const bare = text2.replace(/^v(?=\d)/, "");
  if (!/^\d[A-Za-z0-9.+~_]{0,127}$/.test(bare)) {
    throw new UserError("version/no-version", [
      { message: `"${shown3(text2)}"${where} is no version`, hint: hintOf(text2), ...at }
    ]);
  }
  if (/\d(a|b|c|rc|alpha|beta|pre|preview|dev)\.?\d*$/i.test(bare) && !bare.includes("~")) {
    warn({
      message: `"${text2}" sorts above the release, as nothing marks it as a prerelease`,
      hint: `write ${nearestVersion(text2)} if it comes before the release`,
      ...at
    });
  }
  return { upstream: bare, prerelease: void 0, metadata: void 0 };
}
function hintOf(text2) {
  const epoch = /^(\d+):(.+)$/s.exec(text2);
  if (epoch) return `write epoch: ${epoch[1]} and version: ${shown3(epoch[2] ?? "")}`;
  const [version = "", metadata] = text2.split("+");
  const dotted2 = metadata?.replace(/[^A-Za-z0-9]+/g, ".").replace(/^\.|\.$/g, "");
  return `write ${nearestVersion(version)}${parseRelease(version) && dotted2 ? `+${dotted2}` : ""}`;
}
var shown3 = (text2) => {
  const clean2 = printable(text2);
  return clean2.length > 80 ? `${clean2.slice(0, 80)}\u2026` : clean2;
};

// src/steps/version/date.ts
var LAST_SECOND = 2 ** 32 - 1;
async function dateOf(host, config, committed) {
  const wanted = host.env["SOURCE_DATE_EPOCH"];
  if (wanted) return checked(wanted, "SOURCE_DATE_EPOCH");
  if (committed !== void 0) return checked(String(committed), "the time of the commit");
  if (config.values.mtime !== void 0) return checked(String(config.values.mtime), "mtime");
  const { mtimeMs } = await stat7(resolve7(host.workDir, config.file));
  return Math.min(Math.max(0, Math.floor(mtimeMs / 1e3)), LAST_SECOND);
}
function checked(text2, what) {
  if (/^\d{1,10}$/.test(text2) && Number(text2) <= LAST_SECOND) return Number(text2);
  throw new UserError(
    "version/no-date",
    `${what} is no number of seconds since 1970 that a package can hold: "${shown3(text2)}"`,
    {
      hint: `set SOURCE_DATE_EPOCH to a whole number from 0 to ${LAST_SECOND}, such as the output of: git log -1 --format=%ct`
    }
  );
}

// src/steps/version/tags.ts
var DEFAULT_PATTERNS = ["v[0-9]*", "[0-9]*"];
var fixedPart = (pattern) => /^[^*?[]*/.exec(pattern)?.[0] ?? "";
var escaped = (text2) => text2.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
var patternRegExp = (pattern) => new RegExp(
  `^${pattern.replace(/(\*+)|(\?)|\[(!?)([^\]]+)\]|([\s\S])/g, (_, star, one, not, chars, plain3) => {
    if (star) return "[^/]*";
    if (one) return "[^/]";
    if (chars) return `[${not ? "^/" : ""}${chars.replace(/[\\\]^[]/g, "\\$&")}]`;
    return escaped(plain3);
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
  const lines2 = (await git("for-each-ref", ...options, format, "refs/tags/")).split("\n");
  return lines2.flatMap((line2) => {
    const [ref = "", object = "", peeled = ""] = line2.split("\0");
    const name = ref.slice("refs/tags/".length);
    const text2 = rules.versionIn(name);
    return text2 === void 0 ? [] : [{ name, commit: peeled || object, release: parseRelease(text2) }];
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
  const { repository: repository2, rules, commit } = head;
  if (!repository2.shallow) return head;
  const remote = await remoteOf(repository2);
  if (remote === void 0) throw shallow("and it has no remote to fetch the rest from");
  host.log.info(`fetching history and tags from ${remote}, as the clone is shallow`);
  const fetch = ["fetch", "--quiet", "--unshallow", "--tags", "--no-recurse-submodules", "--end-of-options"];
  let failure2;
  for (const wanted of [[commit], []]) {
    try {
      await repository2.remote(...fetch, remote, ...wanted);
      failure2 = void 0;
    } catch (error) {
      failure2 = error;
    }
    if (!await isStillShallow(repository2)) return { ...head, tags: await listTags(repository2, rules) };
  }
  throw shallow(`and fetching the rest from ${remote} did not work`, failure2);
}
function reasonOf3(failure2) {
  const lines2 = failure2 instanceof ToolError ? failure2.tail.trim().split("\n") : [];
  const said = lines2.findLast((line2) => /^(?:fatal|error|ssh):/.test(line2)) ?? lines2.at(-1);
  return said ? `git said: ${shown3(said)}
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
    hint: `${reasonOf3(cause)}${CHECKOUT}`,
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
    message: `the version is marked "dirty", as these files are not as committed: ${files.slice(0, 3).map(shown3).join(", ")}${more}`,
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
var commitsSince = async ({ repository: repository2, commit }, tag) => Number(
  await repository2.git("rev-list", "--count", commit, ...tag ? [`^refs/tags/${tag.name}`] : [], "--")
);
function skip(host, tags, { rules, place }) {
  const names = tags.filter((tag) => !isRelease(tag)).map(({ name }) => name);
  if (!names.length) return;
  const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  host.log.warn({
    message: `skipped, as they match ${rules.patterns.join(" or ")} but are no versions: ${names.slice(0, 3).map(shown3).join(", ")}${more}`,
    hint: "narrow the pattern: version: {tags: \u2026}",
    place
  });
}
function noVersion({ name }, { rules, place }) {
  const text2 = rules.versionIn(name) ?? "";
  const front = name.slice(0, name.length - text2.length);
  const near = nearestVersion(text2);
  return new UserError("version/tag-no-version", [
    {
      message: `the tag "${shown3(name)}" matches ${rules.patterns.join(" or ")}, but "${shown3(text2)}" is no version`,
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
var plain2 = (parts) => ({
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
  ...plain2(parts),
  shortCommit: "00000000",
  snapshot: { commits: 1, dirty: false }
});
var HINT2 = "name prereleases alike and count them, such as alpha.1, beta.1, rc.1, rc.2";
var sign2 = (format, a, b) => Math.sign(format.compareVersions(format.versionOf(a), format.versionOf(b)));
var textOf2 = ({ upstream, prerelease }) => `${upstream}${prerelease ? `-${prerelease}` : ""}`;
function misordered(version, tags) {
  if (version.prerelease === void 0) return [];
  return siblings(version, tags).flatMap(({ name, release }) => {
    const meant = Math.sign(compareReleases(version, release));
    const wrong = Object.values(formats).filter(
      (format) => sign2(format, plain2(version), plain2(release)) !== meant
    );
    if (!wrong.length) return [];
    const files = wrong.map(({ extension }) => extension).join(" and ");
    const where = meant < 0 ? "before" : meant > 0 ? "after" : "level with";
    return [
      {
        message: `${textOf2(version)} comes ${where} the tag ${name}, but ${files} files are not sorted so`,
        hint: HINT2
      }
    ];
  });
}
function overtaken(version, tags) {
  if (version.prerelease === void 0) return [];
  return siblings(version, tags).filter(({ release }) => compareReleases(release, version) < 0).filter(
    ({ release }) => Object.values(formats).some((format) => sign2(format, snapshotOf(release), plain2(version)) >= 0)
  ).map(({ name }) => ({
    message: `packages built between ${name} and ${textOf2(version)} sort above ${textOf2(version)}`,
    hint: HINT2
  }));
}
function repeated({ tag, ...version }, tags) {
  const own2 = tags.find(({ name }) => name === tag);
  if (!own2) return [];
  return tags.filter(isRelease).filter(({ commit, release }) => commit !== own2.commit && compareReleases(release, version) === 0).map(({ name }) => ({
    message: `the tags ${name} and ${tag} are on two commits, but packages of both have the version ${textOf2(version)}`,
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
  if (!parsed.success) throw refused2(parsed.error.issues.map(reasonOf4));
  const found = parsed.data;
  const wrong = Object.entries(SHAPES).filter(([key, shape]) => {
    const text2 = found[key];
    return text2 !== void 0 && !shape.test(text2);
  }).map(([key]) => `${key}: not as we write it`);
  if (found.date >= 2 ** 32) wrong.push("date: later than a package can hold");
  if (found.epoch !== void 0 && found.epoch >= 2 ** 31) wrong.push("epoch: too large");
  if (found.shortCommit !== void 0 && !found.commit?.startsWith(found.shortCommit))
    wrong.push("shortCommit: not of this commit");
  if (wrong.length) throw refused2(wrong);
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
var reasonOf4 = (issue) => issue.keys ? `${issue.keys.map(shown3).join(", ")}: not a part of it` : `${issue.path.join(".") || "version"}: not as we write it`;
function versionIn(json) {
  let plan;
  try {
    plan = JSON.parse(json);
  } catch (cause) {
    throw refused2(["it is no JSON"], cause);
  }
  const has = typeof plan === "object" && plan !== null && Object.hasOwn(plan, "version");
  if (!has) throw refused2(["it has no version"]);
  return plan.version;
}
var refused2 = (reasons, cause) => new UserError("version/bad-plan", `the plan cannot be used: ${reasons.join("; ")}`, {
  hint: "pass on the output of the plan job as it is: needs.plan.outputs.plan",
  cause
});

// src/steps/version/settings.ts
function settingsOf(host, { values, nfpm, ...places }, inputs) {
  const problems = [];
  const expanded = (key, text2) => {
    if (text2 === void 0) return void 0;
    const place = placeOf(places, key);
    const unset2 = (name) => problems.push({
      message: `the variable ${name} is not set`,
      hint: "set it in the environment, or write $$ for a dollar sign",
      place
    });
    return expandText(text2, { env: host.env, strict: !nfpm, unset: unset2 }).trim() || void 0;
  };
  const { version, prerelease, release } = values;
  const settings2 = {
    text: typeof version === "string" && !inputs.version?.trim() ? expanded("version", version) : void 0,
    prerelease: expanded("prerelease", prerelease),
    // nfpm expands everything but this one.
    metadata: values.version_metadata?.trim() || void 0,
    revision: expanded("release", release)
  };
  problems.push(...nfpm ? [] : signs(settings2, places));
  if (problems.length) throw new UserError("version/bad-setting", problems);
  return settings2;
}
var signs = (settings2, places) => [
  ["prerelease", settings2.prerelease],
  ["version_metadata", settings2.metadata]
].filter(([, value]) => value !== void 0 && !/^\+?[A-Za-z0-9]+(?:[.+][A-Za-z0-9]+)*$/.test(value)).map(([key, value]) => ({
  message: `${key} holds letters and digits, separated by dots: "${shown3(value ?? "")}"`,
  hint: `write such as ${key === "prerelease" ? "rc.1" : "git.5"}`,
  place: placeOf(places, key)
}));

// src/steps/version/source.ts
function sourceOf(config, inputs, text2) {
  const place = placeOf(config, "version");
  const wanted = config.values.version;
  const asked = inputs.version?.trim();
  if (asked) return asked === "git" ? { from: "git", place } : { from: "literal", text: asked, place: void 0 };
  if (wanted === void 0 || text2 === "git") return { from: "git", place };
  return typeof wanted === "string" ? { from: "literal", text: text2, place } : readSection(config, wanted);
}
function readSection(config, section2) {
  const from = section2.from ?? (section2.command ? "command" : "git");
  const [program, ...args] = section2.command ?? [];
  const problems = misplaced2(config, section2, from);
  const place = placeOf(config, `version.${section2.path ? "path" : "from"}`);
  if (from === "command" && !program) {
    problems.push({ message: "the command is missing", hint: "write command: [program, argument]", place });
  }
  if (problems.length) throw new UserError("version/bad-source", problems);
  if (from === "git") return { from, place };
  if (from === "command" && program) return { from, command: [program, ...args], place };
  return { from: "file", kind: from, path: section2.path ?? from, place };
}
var misplaced2 = (config, section2, from) => [
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
import { readFile as readFile2 } from "node:fs/promises";
import { dirname as dirname2, join as join2, relative as relative2, resolve as resolve8 } from "node:path";
var READERS = {
  "package.json": fromPackageJson,
  "Cargo.toml": fromCargoToml,
  "mix.exs": fromMix
};
var manifestKinds = Object.keys(READERS);
async function versionInManifest(host, { kind, path, place }) {
  const read = READERS[kind];
  if (!read) throw new Error(`no reader of ${kind}`);
  const file = resolve8(host.workDir, path);
  let version;
  try {
    version = (await read(await readFile2(file, "utf8"), file))?.trim();
  } catch (cause) {
    const missing5 = cause.code === "ENOENT";
    const message = missing5 ? `${path} is not there` : `${path} cannot be read: ${cause.message}`;
    throw refused3({ message, hint: "name the file: version: {from: \u2026, path: \u2026}", place, cause });
  }
  if (version) return version;
  throw refused3({ message: `${path} states no version`, hint: HINTS[kind], place });
}
var HINTS = {
  "package.json": 'write "version": "1.2.3" into it, or use version: git',
  "Cargo.toml": 'write version = "1.2.3" under [package] or [workspace.package], or use version: git',
  "mix.exs": 'write version: "1.2.3" or @version "1.2.3" into it, or use version: {from: command, command: [\u2026]}'
};
var refused3 = ({ message, hint, place, cause }) => new UserError("version/no-version", [{ message, ...hint && { hint }, place }], { cause });
function fromPackageJson(text2) {
  const data = JSON.parse(text2.replace(/^\ufeff/, ""));
  const has = typeof data === "object" && data !== null && Object.hasOwn(data, "version");
  const version = has ? data.version : void 0;
  return typeof version === "string" ? version : void 0;
}
async function fromCargoToml(text2, path) {
  const own2 = tomlTable(text2, "package");
  const inherited = /^\s*version\s*(?:\.\s*workspace\s*=\s*true|=\s*\{\s*workspace\s*=\s*true\s*\})/m.test(
    own2
  );
  return inherited ? fromWorkspace(text2, path, tomlText(own2, "workspace")) : tomlText(own2, "version");
}
async function fromWorkspace(text2, path, named) {
  for (let at = path, found = text2; ; ) {
    const version = tomlText(tomlTable(found, "workspace.package"), "version");
    if (version !== void 0) return version;
    const folder = dirname2(at);
    const next = join2(
      at === path && named !== void 0 ? resolve8(folder, named) : dirname2(folder),
      "Cargo.toml"
    );
    if (relative2(next, at) === "") return void 0;
    at = next;
    found = await readFile2(at, "utf8").catch(() => "");
  }
}
function tomlTable(text2, name) {
  const plain3 = text2.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""');
  const parts = plain3.split(/^[ \t]*\[{1,2}([^[\]\n]+)\]{1,2}[ \t]*(?:#.*)?$/m);
  const index = parts.findIndex((part, at) => at % 2 === 1 && part.replace(/[\s"']/g, "") === name);
  return index < 0 ? "" : parts[index + 1] ?? "";
}
var tomlText = (table, key) => {
  const match = new RegExp(`^[ \\t]*"?${key}"?[ \\t]*=[ \\t]*(?:"([^"\\n]*)"|'([^'\\n]*)')`, "m").exec(table);
  return match?.[1] ?? match?.[2];
};
function fromMix(text2) {
  const code = text2.replace(/^\s*#.*$/gm, "");
  const [, plain3, attribute] = /\bversion:\s*(?:"([^"\n]*)"|@(\w+))/.exec(code) ?? [];
  if (plain3 !== void 0) return plain3;
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
  const [text2, where] = source.from === "file" ? [await versionInManifest(host, source), ` in ${source.path}`] : [await printedVersion(host, source), `, printed by ${source.command[0]},`];
  return { ...parseLiteral({ text: text2, where, place, warn }), metadata: void 0 };
}
function literalParts(host, config, { text: text2, place }) {
  const from = [...manifestKinds, "command"].find((source) => source === text2);
  const message = text2 === void 0 ? "the version is empty" : `"${text2}" is no version`;
  if (text2 === void 0 || from) {
    const hint = from ? `write version: {from: ${from}}` : "write version: 1.2.3, or version: git";
    throw new UserError("version/no-version", [{ message, hint, ...place && { place } }]);
  }
  if (config.values.version_schema === "none")
    return { upstream: text2, prerelease: void 0, metadata: void 0 };
  return config.nfpm ? parseAsNfpm(text2) : parseLiteral({ text: text2, where: "", place, warn: host.log.warn });
}
var LINE = /^[^\p{Cc}]+$/u;
async function printedVersion(host, { command: command3, place }) {
  const hint = "let it print the version alone, on one line, such as 1.2.3";
  try {
    const text2 = (await host.run(command3)).stdout.trim();
    if (LINE.test(text2)) return text2;
    const message = text2 ? `${command3[0]} printed more than one line: "${shown3(text2)}"` : `${command3[0]} printed nothing`;
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
      message: `prerelease: ${shown3(prerelease)} says nothing, as the version comes from git`,
      hint: `tag the commit v1.2.3-${shown3(prerelease)}, or write version: 1.2.3`,
      place: placeOf(config, "prerelease")
    }
  ]);
}

// src/steps/version/index.ts
var SHORT2 = 8;
async function resolveVersion(host, config, inputs) {
  if (inputs.plan) return versionFromPlan(inputs.plan);
  const settings2 = settingsOf(host, config, inputs);
  const source = sourceOf(config, inputs, settings2.text);
  const head = await headOf(host, config, source);
  const found = await find(host, config, { source, settings: settings2, head });
  if (typeof head !== "string") await checkOrder(host, config, { found, head });
  const known = typeof head === "string" ? void 0 : head;
  return {
    tag: found.tag,
    upstream: found.upstream,
    prerelease: found.prerelease,
    metadata: settings2.metadata ?? found.metadata,
    revision: settings2.revision,
    epoch: config.values.epoch,
    commit: known?.commit,
    shortCommit: known?.commit.slice(0, SHORT2),
    date: await dateOf(host, config, known?.date),
    snapshot: found.snapshot
  };
}
async function find(host, config, { source, settings: settings2, head }) {
  if (source.from !== "git") return writtenVersion(host, { config, source, settings: settings2 });
  if (typeof head === "string") throw noGit(host, head, source.place);
  refusePrerelease(config, settings2);
  return versionFromGit(host, head);
}
async function headOf(host, config, source) {
  const { version } = config.values;
  const rules = tagRules({
    ...typeof version === "object" ? { tags: version.tags, prefix: version.prefix } : { tags: void 0, prefix: void 0 },
    place: placeOf(config, "version.tags")
  });
  const repository2 = await openRepository(host);
  if (typeof repository2 === "string") return repository2;
  const [commit, tags, changed] = await Promise.all([
    commitOf(repository2),
    listTags(repository2, rules),
    source.from === "git" ? changedFiles(host, repository2) : []
  ]);
  if (!commit) return "no commit";
  return { repository: repository2, rules, ...commit, tags, changed, place: placeOf(config, "version") };
}
async function commitOf({ git }) {
  try {
    const [, line2 = ""] = (await git("rev-list", "--max-count=1", "--format=%H %ct", "HEAD", "--")).split(
      "\n"
    );
    const [commit = "", seconds = ""] = line2.split(" ");
    return { commit, date: Number(seconds) };
  } catch (error) {
    if (error instanceof ToolError && error.tail.includes("bad revision 'HEAD'")) return void 0;
    throw error;
  }
}
var INSTEAD = "write version: 1.2.3 in the config, or pass --version 1.2.3 (in a workflow: version: 1.2.3)";
function noGit(host, reason, place) {
  const texts2 = {
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
  const [message, hint] = texts2[reason];
  return new UserError("version/no-git", [
    { message: `the version is to come from git, but ${message}`, hint, place }
  ]);
}

export {
  placeOf,
  arches,
  buildSettings,
  concurrencyOf,
  templatesOf,
  parseChangelog,
  loadConfig,
  settle,
  managerOf,
  versionFor,
  matrixOf,
  planTable,
  planTargets,
  resolveVersion
};
