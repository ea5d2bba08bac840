import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_dist
} from "./chunk-6RT7UA3F.js";
import {
  formatOf,
  formats
} from "./chunk-XOK32LDQ.js";
import {
  distros,
  releasesByName,
  suiteOf,
  symbolicNames
} from "./chunk-FQCOH36P.js";
import {
  repositoryName
} from "./chunk-PEGTIBEP.js";
import {
  stores
} from "./chunk-GKJ7BC4F.js";
import {
  readRepositoryFile,
  repositoryFileText
} from "./chunk-SXWB3MLU.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  editDistance,
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  about,
  anything,
  checkedText,
  choice,
  count,
  either,
  flag,
  listOf,
  mapOf,
  mode,
  moment,
  oneOrMany,
  optional,
  section,
  text
} from "./chunk-MGVIU6WN.js";
import {
  PkgError,
  RemoteError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __toESM
} from "./chunk-VW6UAW2C.js";

// src/steps/config/config.ts
function placeOf(config, path) {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const place = config.places[at];
    if (place) return place;
  }
  return { file: config.file };
}

// src/steps/config/size.ts
var UNITS = { MB: 1e6, GB: 1e9, TB: 1e12, MiB: 2 ** 20, GiB: 2 ** 30 };
function parseSize(text2) {
  const [, digits = "", unit = ""] = /^\s*(\d{1,9})\s*([A-Za-z]+)\s*$/.exec(text2) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : void 0;
  return factor === void 0 || Number(digits) === 0 ? void 0 : Number(digits) * factor;
}

// src/steps/config/place-settings.ts
var addressOf = ({
  path,
  bucket,
  prefix,
  endpoint,
  region,
  branch,
  remote,
  history,
  site,
  budget
}) => ({
  path,
  bucket,
  prefix: prefix?.replace(/\/+$/, ""),
  endpoint: endpoint?.replace(/\/+$/, ""),
  region,
  branch,
  remote,
  history,
  site,
  budget: budget === void 0 ? void 0 : parseSize(budget)
});

// src/steps/config/expand.ts
var VARIABLE = /\$(?:\{([^}]*)\}|(\{)|([*#$@!?\-0-9])|([A-Za-z0-9_]+))/g;
var SECRET = /^(?:INPUT_|ACTIONS_\w*TOKEN$|NFPM_(?:\w+_)?PASSPHRASE$)/i;
var expandText = (text2, { env, strict, unset: unset2 }) => text2.replace(VARIABLE, (whole, braced, open, special, plain2) => {
  if (strict && special === "$") return "$";
  const name = braced ?? special ?? plain2 ?? "";
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
  (field) => field.length === path.length && field.every((part, index) => part === "*" || part === path[index])
);

// src/steps/config/project-name.ts
function projectName({ values: { name, packages } }, env) {
  const text2 = name ?? packages?.[0]?.name ?? "";
  return env ? expandText(text2, { env, strict: false, unset: () => {
  } }).trim() : text2;
}

// src/steps/config/repository-keep.ts
function parseKeep(text2) {
  const [, digits = "", unit = ""] = /^\s*(\d{1,9})\s*([A-Za-z]+)\s*$/.exec(text2) ?? [];
  const count2 = Number(digits);
  if (count2 === 0) return void 0;
  if (/^versions?$/.test(unit)) return { versions: count2 };
  if (/^days?$/.test(unit)) return { days: count2 };
  const bytes = parseSize(text2);
  return bytes === void 0 ? void 0 : { bytes };
}

// src/steps/config/repository-settings.ts
var STABLE = "stable";
function repositorySettings({ values }) {
  const { vendor } = values;
  if (values.repository === void 0) return void 0;
  const repository = typeof values.repository === "string" ? { to: values.repository } : values.repository;
  const project = projectName({ values });
  const name = repository.name?.trim() ?? fileWord(project);
  return {
    to: repository.to,
    ...addressOf(repository),
    url: repository.url?.trim().replace(/\/+$/, ""),
    name,
    keep: keepOf(repository.keep ?? []),
    stream: repository.stream ?? STABLE,
    suites: repository.suites ?? {},
    component: repository.component ?? "main",
    origin: { text: repository.origin ?? oneLine(vendor) ?? oneLine(project) ?? name, at: "repository.origin" },
    label: { text: repository.label ?? oneLine(project) ?? name, at: "repository.label" }
  };
}
var keepOf = (texts2) => Object.assign({}, ...texts2.map((text2) => parseKeep(text2) ?? {}));
var fileWord = (name) => name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "").slice(0, 64) || "repository";
var oneLine = (text2) => text2?.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim().slice(0, 200) || void 0;

// src/model/judge.ts
function schemasAt(schema, path) {
  const def = schema._zod.def;
  if (def.type === "optional") return schemasAt(def.innerType, path);
  if (def.type === "pipe") return schemasAt(def.in, path);
  if (def.type === "union") return def.options.flatMap((option) => schemasAt(option, path));
  const [step, ...rest] = path;
  if (step === void 0) return [schema];
  if (def.type === "array") return typeof step === "number" ? schemasAt(def.element, rest) : [];
  if (def.type === "record") return schemasAt(def.valueType, rest);
  if (def.type !== "object" || !Object.hasOwn(def.shape, step)) return [];
  return schemasAt(def.shape[String(step)], rest);
}
var mayStand = (schema, path) => schemasAt(schema, path).length > 0;
function keysAt(schema, path) {
  const keys = schemasAt(schema, path).flatMap((found) => {
    const def = found._zod.def;
    return def.type === "object" ? Object.keys(def.shape) : [];
  });
  return [...new Set(keys)];
}
function judge(schema, value) {
  const result = schema.safeParse(value);
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
  const possible = all.filter((branch) => !branch.some(otherKind));
  const looksInside = (issue) => issue.kind === "unknown" || issue.path.length > path.length;
  const meant = possible.find((branch) => branch.some(looksInside)) ?? possible[0];
  if (meant) return meant;
  const expected = all.flat().flatMap((issue) => issue.kind === "type" ? issue.expected : []);
  return [{ kind: "type", path, expected: [...new Set(expected)] }];
}

// src/steps/config/build-environment.ts
var NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
var OURS2 = ["DESTDIR", "VERSION", "SOURCE_DATE_EPOCH", "JOBS", "TARGET", "DISTRO", "RELEASE", "ARCH"];
var KEY = /^GPG_(?:PRIVATE_KEY|PASSPHRASE)$/i;
function nameProblem(name) {
  const shown2 = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}\u2026` : name);
  if (!NAME.test(name))
    return {
      message: `${shown2} is no name of a variable`,
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
    const missing2 = (variable) => problems.push(unset(variable, config, `${at}.${name}`));
    const value = expandText(text2, { env: host.env, strict: true, unset: missing2 });
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
  const [release2 = ""] = releasesByName.keys();
  const list2 = known.includes(release2) ? `a format (${formatIds().join(", ")}), a distro or family (${distroIds.join(", ")}), a release such as ${release2}, or an architecture (${arches.join(", ")})` : `a format: ${known.join(", ")}`;
  return [
    {
      message: `"${word5}" is ${known.includes(release2) ? "no format, distro, release or architecture" : "no format"}`,
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
  const places2 = [];
  const walk = (node, path) => {
    if (node.kind === "map")
      for (const [key, pair] of node.pairs) visit(pair.value, placeOfPair(pair), dotted(path, key));
    if (node.kind === "list")
      for (const [index, item] of node.items.entries()) visit(item, item.place, dotted(path, index));
  };
  const visit = (node, place, path) => {
    places2.push([path, place]);
    walk(node, path);
  };
  walk(tree, "");
  return Object.fromEntries(places2);
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
var shown = (text2) => {
  const plain2 = text2.replace(/:\/\/[^/@\s]+@/g, "://***@");
  return JSON.stringify(plain2.length > MAX_SHOWN ? `${plain2.slice(0, MAX_SHOWN)}\u2026` : plain2);
};
function problemsOf(schema, tree, issue) {
  const path = issue.path;
  if (issue.kind === "unknown") {
    const known = keysAt(schema, path);
    return issue.keys.map((key, index) => unknownKey(tree, path, key, index < MAX_COMPARED ? known : []));
  }
  const node = nodeAt(tree, path);
  const place = placeAt(tree, path);
  const at = pathText(path);
  if ((issue.kind === "type" || issue.kind === "choice") && !node)
    return [path.length > 0 ? missing(path, tree) : { message: "the file is empty", place }];
  const value = node?.kind === "text" ? shown(node.text) : node?.kind === "list" ? "a list" : "a mapping";
  switch (issue.kind) {
    case "type":
      return [
        {
          message: `${at || "the file"} is ${value}, not ${kindsText(issue.expected)}`,
          hint: kindHint(issue.expected, keysAt(schema, path), path.length === 0),
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
  const moved2 = movedKey(key, pair?.value);
  if (moved2) return { ...moved2, place };
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
var kindsText = (kinds3) => kinds3.map((kind) => articles[kind] ?? kind).join(" or ");
function kindHint(kinds3, keys, top) {
  if (top) return "write lines with key: value; linux-pkg init writes a config to start from";
  if (kinds3.includes("mapping") && keys.length > 0)
    return `keys to write below it: ${[...keys].sort().join(", ")}`;
  if (kinds3.includes("mapping")) return "write key: value below it";
  if (kinds3.includes("list")) return 'write one line below it for each, starting with "- "';
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
    const release2 = textAt(tree, at);
    if (Object.hasOwn(formats, format))
      return release2 === void 0 ? [] : wrongRelease(release2, format, tree, at);
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
  const known = fitting.map(([release2]) => release2);
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
var laterSections = {
  channels: optional(mapOf(anything("settings of the channel"), "Homebrew and the like")),
  policy: optional(oneOrMany(text("house rules to check packages by, such as nethserver")))
};

// src/steps/config/accounts-section.ts
var word2 = (about2) => optional(text(about2));
var words = (about2) => optional(oneOrMany(text(about2)));
var remove = optional(
  choice(["never", "purge"], "whether purging the package (rpm: erasing it) takes it along; default: never")
);
var user = section({
  name: text("name of the user"),
  id: optional(count("fixed number; default: the next free one of the system")),
  group: word2("its group; default: one of its own name"),
  groups: words("further groups"),
  home: word2("home folder; default: its first folder below /var/lib, else /nonexistent"),
  shell: word2("login shell; default: /usr/sbin/nologin"),
  comment: word2("who it is; default: the package's summary"),
  remove
});
var group = section({
  name: text("name of the group"),
  id: optional(count("fixed number; default: the next free one of the system")),
  remove
});
var directory = section({
  path: text("absolute path"),
  owner: word2("owner; default: the service's user below /var, /run and /srv, else root"),
  group: word2("group; default: the owner's, else root"),
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

// src/publishers/artifact/index.ts
var artifact = {
  id: "artifact",
  title: "artifacts of the workflow run",
  keys: { needed: [], optional: [] },
  names: "folders",
  pointers: "none",
  check: () => [],
  open: async (host, work) => {
    const { artifactPublisher } = await import("./publisher-RV5N5DDP.js");
    return artifactPublisher(host, work);
  }
};

// src/publishers/release/index.ts
var release = {
  id: "release",
  title: "files of a GitHub release",
  keys: { needed: [], optional: ["draft", "prerelease", "notes", "project", "pointers", "pointerArch"] },
  names: "flat",
  pointers: "with",
  check: ({ project }) => project === void 0 || repositoryName(project) ? [] : [{ key: "project", message: `"${project}" is no repository`, hint: "write owner/repo" }],
  open: async (host, work) => {
    const { openRelease } = await import("./release-C6S6U33I.js");
    return openRelease(host, work);
  }
};

// src/publishers/store/index.ts
var inStore = (kind) => ({
  id: kind.id,
  title: kind.title,
  keys: { needed: kind.keys.needed, optional: [...kind.keys.optional, "url", "pointers", "pointerArch"] },
  names: "folders",
  pointers: "after",
  check: kind.check,
  open: async (host, work) => {
    const { storePublisher } = await import("./publisher-FZX7GPK6.js");
    return storePublisher(host, kind, work);
  }
});

// src/publishers/index.ts
var publishers = {
  artifact,
  release,
  ...Object.fromEntries(Object.values(stores).map((kind) => [kind.id, inStore(kind)]))
};

// src/steps/config/place-words.ts
var CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
var isBelow = (text2) => text2.length <= 200 && text2.replace(/\/+$/, "").split("/").every((part) => /^[A-Za-z0-9_+@~=][A-Za-z0-9._+@~=-]*$/.test(part));
function isAddress(text2) {
  if (/[\s"'<>\\^`{|}]/.test(text2) || CONTROL.test(text2) || !URL.canParse(text2)) return false;
  const { protocol, username, password, search, hash } = new URL(text2);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === "";
}
var isBranch = (text2) => text2.length <= 200 && /^[A-Za-z0-9_][A-Za-z0-9._+/-]*$/.test(text2) && !/\.\.|\/\/|\/\.|[./]$|\.lock(?:\/|$)/.test(text2);
function isRemote(text2) {
  if (text2.length > 500 || /[\s\\]|::/.test(text2) || CONTROL.test(text2) || !/^[A-Za-z0-9./]/.test(text2))
    return false;
  if (!text2.includes("://")) return true;
  if (!URL.canParse(text2)) return false;
  const { protocol, username, password } = new URL(text2);
  const isPlain = password === "" && (username === "" || protocol === "ssh:");
  return /^(?:https?|ssh|file):$/.test(protocol) && isPlain;
}
var placeWords = {
  path: {
    accepts: (text2) => text2 !== "" && text2.length <= 1e3 && !CONTROL.test(text2),
    wanted: "a folder such as public or /srv/files"
  },
  bucket: {
    accepts: (text2) => /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/.test(text2) && !text2.includes(".."),
    wanted: "the name of a bucket, such as my-packages"
  },
  prefix: {
    accepts: isBelow,
    wanted: 'a path such as linux/app, without a slash in front or ".." in it'
  },
  endpoint: { accepts: isAddress, wanted: "an address such as https://s3.example.org, without a password" },
  region: {
    accepts: (text2) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(text2),
    wanted: "a region such as eu-central-1 or auto"
  },
  branch: { accepts: isBranch, wanted: "a branch such as gh-pages" },
  remote: {
    accepts: isRemote,
    wanted: "a git remote such as origin or https://example.org/app.git, without a password"
  },
  site: { accepts: isBelow, wanted: "a folder such as _site, below the project root" },
  budget: { accepts: (text2) => parseSize(text2) !== void 0, wanted: "a size such as 800 MB or 1 GB" }
};

// src/steps/config/place-section.ts
var worded = ({ accepts, wanted }, about2) => optional(checkedText(accepts, wanted, about2));
var placeKeys = {
  path: worded(placeWords.path, "folder, from the project root"),
  bucket: worded(placeWords.bucket, "name of the bucket"),
  prefix: worded(placeWords.prefix, "what stands before each name"),
  endpoint: worded(placeWords.endpoint, "address of the storage; default: Amazon's"),
  region: worded(placeWords.region, "region of the storage"),
  branch: worded(placeWords.branch, "branch that is served; default: gh-pages"),
  remote: worded(placeWords.remote, "git remote or address that is pushed to; default: origin"),
  history: optional(
    choice(["one", "kept"], "one commit that is replaced each time, or all of them kept; default: kept")
  ),
  site: worded(placeWords.site, "folder that the whole tree is left in for actions/deploy-pages"),
  budget: worded(placeWords.budget, "the most that the place may hold; default: 1 GB")
};

// src/steps/config/publish-words.ts
var publishWords = {
  id: {
    accepts: (text2) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(text2),
    wanted: "a word of letters, digits and . _ -"
  },
  /** Judged on its own: there is more to say of it. */
  name: { accepts: (text2) => text2.length <= 500, wanted: "a template such as {name}_{version}_{arch}" },
  url: { accepts: isAddress, wanted: "an address such as https://example.org/files, without a password" },
  notes: {
    accepts: (text2) => /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]{1,500}$/u.test(text2) && !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(text2),
    wanted: "commits, github or a path such as CHANGELOG.md, below the project root"
  },
  project: {
    accepts: (text2) => /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text2),
    wanted: "a repository such as org/app"
  }
};

// src/steps/config/publish-section.ts
var kinds2 = Object.keys(publishers);
var publishKeys = {
  to: choice(kinds2, "which kind of place"),
  id: worded(publishWords.id, "what the report and --only call it; default: the kind, s3-2 for a second one"),
  name: worded(
    publishWords.name,
    "template of file names, such as {name}_{version}-{distro}-{release}_{arch}; default: the format's own"
  ),
  ...placeKeys,
  url: worded(publishWords.url, "its address as users see it"),
  pointers: optional(flag("write <distro>-<release>.<arch>.latest.txt and latest.json; default: false")),
  pointer_arch: optional(
    choice(["go", "uname"], "how pointers spell architectures: amd64 or x86_64; default: go")
  ),
  draft: optional(flag("leave the release a draft, for a person to publish; default: false")),
  prerelease: optional(flag("mark it a prerelease; default: read from the version")),
  notes: worded(publishWords.notes, "commits, github, or the path of a changelog; default: github"),
  project: worded(publishWords.project, "owner/repo of the release; default: the one that is built")
};
var publishSection = listOf(
  either([choice(kinds2, "which kind of place"), section(publishKeys)]),
  "where finished files go, in this order"
);

// src/steps/config/repository-words.ts
var repositoryWords = {
  url: { accepts: isAddress, wanted: "an address such as https://example.org/repo" },
  name: {
    accepts: (word5) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(word5),
    wanted: "a word of letters, digits and . _ -"
  },
  keep: {
    accepts: (words5) => parseKeep(words5) !== void 0,
    wanted: "a limit such as 5 versions, 90 days or 800 MB"
  },
  /** A folder of the repository and a field of its lists. */
  folder: {
    accepts: (word5) => /^[A-Za-z0-9][A-Za-z0-9._+~-]{0,99}$/.test(word5) && !word5.includes(".."),
    wanted: "a word of letters, digits and . _ + ~ -"
  },
  /** What the signed lists say in a field of one line. */
  field: {
    accepts: (words5) => words5.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(words5) && words5.trim() !== "",
    wanted: "a text of one line"
  }
};
function wrongWord(option, kind, text2) {
  const { accepts, wanted } = repositoryWords[kind];
  if (accepts(text2.trim())) return void 0;
  return { message: `--${option}: ${shown(text2)} is not ${wanted}`, hint: `write ${wanted}` };
}

// src/steps/config/repository-section.ts
var places = Object.keys(stores);
var word3 = (kind, about2) => checkedText(repositoryWords[kind].accepts, repositoryWords[kind].wanted, about2);
var repositorySection = either(
  [
    choice(places, "where it lies"),
    section({
      to: choice(places, "where it lies"),
      ...placeKeys,
      url: optional(word3("url", "its address as users see it")),
      name: optional(word3("name", "what users' files are named after; default: the package's name")),
      keep: optional(
        oneOrMany(
          word3("keep", "such as 5 versions, 90 days or 800 MB"),
          "what stays when more is published; default: everything"
        )
      ),
      stream: optional(word3("folder", "release stream, such as beta; default: stable")),
      suites: optional(
        mapOf(word3("folder", "suite"), "by release: the suite's name in place of the codename or number")
      ),
      component: optional(word3("folder", "component of APT; default: main")),
      origin: optional(
        word3("field", "Origin field; default: the vendor or the name; frozen after the first publication")
      ),
      label: optional(word3("field", "Label field; default: the name; frozen after the first publication"))
    })
  ],
  "the APT and YUM repository that is written when packages are published"
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
var words2 = (text2) => text2.trim().split(/\s+/);
var hardeningKeys = words2(`
  AmbientCapabilities BindPaths BindReadOnlyPaths CapabilityBoundingSet DeviceAllow DevicePolicy DynamicUser
  ExecPaths IPAddressAllow IPAddressDeny InaccessiblePaths KeyringMode LockPersonality MemoryDenyWriteExecute
  NoExecPaths NoNewPrivileges PrivateDevices PrivateIPC PrivateMounts PrivateNetwork PrivatePIDs PrivateTmp
  PrivateUsers ProcSubset ProtectClock ProtectControlGroups ProtectHome ProtectHostname ProtectKernelLogs
  ProtectKernelModules ProtectKernelTunables ProtectProc ProtectSystem ReadOnlyPaths ReadWritePaths RemoveIPC
  RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RestrictNetworkInterfaces RestrictRealtime
  RestrictSUIDSGID RootDirectory SecureBits SocketBindAllow SocketBindDeny SystemCallArchitectures
  SystemCallErrorNumber SystemCallFilter SystemCallLog TemporaryFileSystem UMask
`);
var socketKeys = words2(`
  Accept Backlog BindIPv6Only BindToDevice Broadcast DeferAcceptSec DirectoryMode FileDescriptorName
  FlushPending FreeBind IPTOS IPTTL KeepAlive KeepAliveIntervalSec KeepAliveProbes KeepAliveTimeSec
  ListenDatagram ListenFIFO ListenMessageQueue ListenNetlink ListenSequentialPacket ListenSpecial ListenStream
  ListenUSBFunction Mark MaxConnections MaxConnectionsPerSource MessageQueueMaxMessages
  MessageQueueMessageSize NoDelay PassCredentials PassPacketInfo PassSecurity PipeSize PollLimitBurst
  PollLimitIntervalSec Priority ReceiveBuffer RemoveOnStop ReusePort SELinuxContextFromNet SendBuffer
  SmackLabel SocketGroup SocketMode SocketProtocol SocketUser Symlinks TCPCongestion TimeoutSec Timestamping
  Transparent TriggerLimitBurst TriggerLimitIntervalSec Writable
`);
var timerKeys = words2(`
  AccuracySec DeferReactivation FixedRandomDelay OnActiveSec OnBootSec OnCalendar OnClockChange OnStartupSec
  OnTimezoneChange OnUnitActiveSec OnUnitInactiveSec Persistent RandomizedDelaySec RandomizedOffsetSec
  RemainAfterElapse WakeSystem
`);

// src/steps/config/service-section.ts
var word4 = (about2) => optional(text(about2));
var words3 = (about2) => optional(oneOrMany(text(about2)));
var settings = (about2) => mapOf(oneOrMany(text(about2)));
var serviceSchema = section({
  name: word4("name of the unit, without .service; default: the package's"),
  unit: word4("your own unit file: its path in the project, or the name of one among the contents"),
  exec: word4("command line that starts it, in the words of ExecStart="),
  description: word4("what it is; default: the package's summary"),
  user: word4("user it runs as; made by the package where the system has none; default: root"),
  group: word4("group it runs as; default: the user's"),
  type: optional(choice(serviceTypes, "Type= of the unit; default: simple, with timer: oneshot")),
  after: words3("unit it starts after, such as network-online or postgresql.service"),
  restart: optional(choice(restartWords, "Restart= of the unit; default: on-failure")),
  config: word4("its config file: {config} in exec; without the file it does not start"),
  environment: optional(mapOf(text("value"), "variables it gets")),
  environment_file: words3("file with variables; one that is absent is passed over"),
  working_directory: word4("folder it runs in"),
  hardening: optional(
    either(
      [flag("false leaves all of it out"), settings("value of the setting")],
      "settings of the sandbox, such as ProtectHome: read-only; they are laid over ours"
    )
  ),
  socket: optional(
    either([oneOrMany(text("what to listen on")), settings("value of the setting")], "socket that starts it")
  ),
  timer: optional(
    either(
      [oneOrMany(text("when, as in OnCalendar=")), settings("value of the setting")],
      "timer that starts it"
    )
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

// src/steps/config/sign-section.ts
var signSection = either(
  [
    choice(["required", "false"], "required fails without a key; false leaves packages unsigned"),
    section({
      required: optional(flag("fail where there is no key; default: false, and packages stay unsigned")),
      public_key: optional(
        text("path of the public key as users get it; plan looks at it without the secret one")
      ),
      key_id: optional(
        oneOrMany(
          text("fingerprint of a key or subkey"),
          "which sign, in this order: the first signs packages, all of them sign the lists of an APT repository"
        )
      ),
      with: optional(
        choice(["openpgp", "gpg"], "gpg uses the machine's own keyring, agent or card; default: openpgp")
      )
    })
  ],
  "how packages are signed"
);

// src/steps/config/verify-section.ts
var verifySection = section(
  {
    run: optional(oneOrMany(text("shell lines that try the installed package"))),
    upgrade_from: optional(text("file or URL of the release to upgrade from")),
    lint: optional(flag("whether linters judge the package; default: true")),
    allow: optional(text("path of the list of accepted findings")),
    on: optional(oneOrMany(text("releases that portable packages are tried on")))
  },
  "how packages are tried out before they are signed"
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
  verify: optional(verifySection),
  sign: optional(signSection),
  sbom: optional(flag("write an SPDX document beside each package when it is published")),
  repository: optional(repositorySection),
  publish: optional(publishSection),
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
import { dirname, isAbsolute as isAbsolute2, posix, resolve as resolve2 } from "node:path";

// src/steps/config/location.ts
import { stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
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
  if (named) return locate(host, resolve(host.workDir, named), named);
  for (const name of CONFIG_NAMES) {
    if (await exists2(resolve(host.workDir, name))) return locate(host, resolve(host.workDir, name), name);
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
    throw unreadable(reasonOf(cause.code, name), cause);
  }
}
function reasonOf(code, name) {
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
    const path2 = resolve2(dirname(from.disk.path), text2);
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
var words4 = [
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
  const known = words4.find(([pattern]) => pattern.test(`${code} ${message}`));
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
  const absent3 = text2 === "" || (0, import_yaml3.isScalar)(node) && node.type === "PLAIN" && NULL.test(text2);
  return absent3 ? emptyAt(place) : { kind: "text", text: text2, place };
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
  places: Object.assign({}, ...all.map(({ places: places2 }) => places2)),
  problems: all.flatMap(({ problems }) => problems),
  warnings: all.flatMap(({ warnings }) => warnings)
});
var isMeant = ({ distro }, entries) => entries.some(isMember) && nearest(distro, Object.keys(distros)) !== void 0;
function unknownFolder({ path, distro, release: release2 }, known) {
  const releases = known ? distros[distro].releases.map(({ id }) => id) : Object.keys(distros);
  const near = known && release2.length < 3 ? void 0 : nearest(known ? release2 : distro, releases);
  return {
    message: `${path} is the folder of no target: it is not used`,
    hint: near ? `did you mean ${known ? `${ROOT}/${distro}/${near}` : `${ROOT}/${near}/${release2}`}?` : known ? `releases of ${distro}: ${releases.join(", ")}` : `distros: ${releases.join(", ")}`,
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
  const places2 = Object.fromEntries(
    [dockerfile, inc].flatMap((one) => one ? [[one.at, { file: one.text }]] : [])
  );
  return {
    folders: { [name]: { dockerfile, inc, values: overrides?.values } },
    places: { [at]: { file: path }, ...places2, ...overrides?.places },
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
    const places2 = Object.entries(placesOf(tree)).map(([key, place]) => [`${at}.${key}`, place]);
    return {
      values: judged.issues ? void 0 : judged.value,
      places: Object.fromEntries(places2),
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
  return { message: oneLine2(message), ...hint && { hint: oneLine2(hint) }, ...place && { place } };
}
var oneLine2 = (text2) => {
  const flat = text2.replace(/[\p{Cc}\p{Cf}\u{2028}\u{2029}]/gu, "\uFFFD");
  return flat.length > MAX_LENGTH ? `${flat.slice(0, MAX_LENGTH)}\u2026` : flat;
};

// src/text/file-name.ts
var nameElements = [
  "name",
  "version",
  "distro",
  "release",
  "target",
  "arch",
  "commit",
  "build_time",
  "tag",
  "upstream",
  "prerelease",
  "revision",
  "format"
];
var MAY_BE_ABSENT = ["prerelease", "revision"];
var PLAIN = /^[A-Za-z0-9._+~^@=,-]*$/;
var LONGEST_PART = 240;
var piecesOf = (template) => template.split(/(\{[^{}]*\})/).filter((piece) => piece !== "").map((piece) => /^\{.*\}$/s.test(piece) ? { element: piece.slice(1, -1) } : { text: piece });
var isElement = (word5) => nameElements.includes(word5);
function templateProblems(template) {
  const pieces = piecesOf(template);
  const unknown = pieces.flatMap((piece) => {
    if (!("element" in piece) || isElement(piece.element)) return [];
    const near = nearest(piece.element, nameElements);
    return [
      {
        message: `there is no element ${JSON.stringify(`{${piece.element.slice(0, 40)}}`)}`,
        hint: near ? `did you mean {${near}}?` : `known: ${nameElements.map((one) => `{${one}}`).join(" ")}`
      }
    ];
  });
  const texts2 = pieces.flatMap((piece) => "text" in piece ? [piece.text] : []);
  if (texts2.some((text2) => /[{}]/.test(text2)))
    return [...unknown, { message: "a brace is left open", hint: "write elements as {name}" }];
  if (!texts2.every((text2) => PLAIN.test(text2.replaceAll("/", ""))))
    return [
      ...unknown,
      {
        message: "a name of a file may have letters, digits and . _ + ~ ^ @ = , - only, and / between folders",
        hint: "write a template such as {name}_{version}_{arch}"
      }
    ];
  const whole = pieces.map((piece) => "text" in piece ? piece.text : "x").join("");
  const wrong = pathProblem(whole);
  return wrong ? [...unknown, wrong] : unknown;
}
function fileNameOf(template, values) {
  let name = "";
  for (const piece of piecesOf(template)) {
    if ("text" in piece) {
      name += piece.text;
      continue;
    }
    const { element } = piece;
    const value = isElement(element) ? values[element] : void 0;
    if (value !== void 0 && value !== "") name += plainValue(value);
    else if (isElement(element) && MAY_BE_ABSENT.includes(element)) name = name.replace(/[._+~^@=,-]$/, "");
    else return absent2(element);
  }
  const wrong = pathProblem(name);
  return wrong ? { ...wrong, message: `${JSON.stringify(name)}: ${wrong.message}` } : name;
}
var plainValue = (value) => value.replace(/[^A-Za-z0-9._+~^@=,-]+/g, "-");
var INSTEAD = {
  distro: "target",
  release: "target",
  tag: "version",
  commit: "version"
};
function absent2(element) {
  const instead = INSTEAD[element];
  return {
    message: `there is no {${element}} here`,
    hint: instead ? `write {${instead}}, which is always there` : "take it out of the template"
  };
}
function pathProblem(path) {
  const parts = path.split("/");
  const hint = "write a template such as {name}_{version}_{arch}";
  if (parts.some((part) => part === "")) return { message: "a part of the name is empty", hint };
  const first = parts.find((part) => /^[.-]/.test(part));
  if (first !== void 0)
    return {
      message: `a part of the name starts with "${first[0]}"`,
      hint: "start it with a letter or a digit"
    };
  if (parts.some((part) => part.length > LONGEST_PART))
    return { message: `a part of the name is longer than ${LONGEST_PART} characters`, hint };
  return void 0;
}

// src/steps/config/place-checks.ts
var spelled = (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
function wrongPlaceKeys(tree, path, { kind, special }) {
  const needed = kind.keys.needed.map(spelled);
  const known = [...needed, ...kind.keys.optional.map(spelled)];
  const foreign2 = keysAt2(tree, path).filter((key) => special.includes(key) && !known.includes(key) && nodeAt(tree, [...path, key])).map((key) => ({
    message: `${pathText(path)}: ${kind.id} has no ${key}`,
    hint: `take it out; keys of ${kind.id}: ${known.toSorted().join(", ") || "none"}`,
    place: keyPlaceAt(tree, [...path, key])
  }));
  const missing2 = needed.filter((key) => !nodeAt(tree, [...path, key])).map((key) => ({
    message: `${key} is missing in ${pathText(path)}`,
    hint: `write {to: ${kind.id}, ${needed.map((one) => `${one}: \u2026`).join(", ")}}`,
    place: placeAt(tree, nodeAt(tree, [...path, "to"]) ? [...path, "to"] : path)
  }));
  return [...foreign2, ...missing2];
}

// src/steps/config/publish-ids.ts
function publishIds(entries) {
  const seen = /* @__PURE__ */ new Map();
  return entries.map(({ to, id }) => {
    const count2 = (seen.get(to) ?? 0) + 1;
    seen.set(to, count2);
    return id ?? (count2 === 1 ? to : `${to}-${count2}`);
  });
}

// src/steps/config/publish-settings.ts
function publishSettings({ values }) {
  const entries = (values.publish ?? []).map((entry) => typeof entry === "string" ? { to: entry } : entry);
  const ids = publishIds(entries);
  return entries.map((entry, index) => ({
    ...addressOf(entry),
    id: ids[index],
    to: entry.to,
    url: entry.url?.replace(/\/+$/, ""),
    name: entry.name,
    pointers: entry.pointers ?? false,
    pointerArch: entry.pointer_arch ?? "go",
    draft: entry.draft ?? false,
    prerelease: entry.prerelease,
    notes: entry.notes,
    project: entry.project
  }));
}

// src/steps/config/publish-checks.ts
var COMMON2 = ["to", "id", "name"];
var SPECIAL = Object.keys(publishKeys).filter((key) => !COMMON2.includes(key));
var TAKEN = "repository";
var kindOf = (to) => to !== void 0 && Object.hasOwn(publishers, to) ? publishers[to] : void 0;
function wrongPublishers(tree) {
  const entries = itemsAt(tree, ["publish"]).map((_, index) => {
    const path = ["publish", index];
    return { path, to: textAt(tree, path) ?? textAt(tree, [...path, "to"]) };
  });
  return [
    ...entries.flatMap(({ path, to }) => {
      const kind = kindOf(to);
      return kind ? wrongPlaceKeys(tree, path, { kind, special: SPECIAL }) : [];
    }),
    ...entries.flatMap(({ path, to }) => wrongName(tree, path, to)),
    ...wrongIds(tree, entries)
  ];
}
function wrongName(tree, path, to) {
  const at = [...path, "name"];
  const template = textAt(tree, at)?.trim();
  if (template === void 0) return [];
  const place = placeAt(tree, at);
  const title = at.join(".");
  const wrong = templateProblems(template).map((problem) => ({
    ...problem,
    message: `${title}: ${problem.message}`,
    place
  }));
  if (kindOf(to)?.names !== "flat" || !template.includes("/")) return wrong;
  return [
    ...wrong,
    { message: `${title}: ${to} has no folders`, hint: "write the name without /, as with _ or -", place }
  ];
}
function wrongIds(tree, entries) {
  const said = entries.map(({ path }) => textAt(tree, [...path, "id"])?.trim());
  const ids = publishIds(entries.map(({ to = "" }, index) => ({ to, id: said[index] })));
  return entries.flatMap(({ path }, index) => {
    const id = ids[index];
    const place = placeAt(tree, said[index] === void 0 ? path : [...path, "id"]);
    if (id === TAKEN)
      return [
        { message: `publish: the id ${shown(id)} is the repository's own`, hint: "write another", place }
      ];
    const first = ids.indexOf(id);
    if (id === "" || first === index) return [];
    const { line: line2 } = placeAt(tree, entries[first].path);
    return [
      {
        message: `publish: two places have the id ${shown(id)}`,
        hint: `the first is on line ${line2}: tell them apart with id: \u2026`,
        place
      }
    ];
  });
}
function wrongPlaces(config) {
  const repository = repositorySettings(config);
  const ofRepository = repository ? (stores[repository.to]?.check(repository) ?? []).map(({ key, ...problem }) => ({
    ...problem,
    place: placeOf(config, `repository.${spelled(key)}`)
  })) : [];
  const settings2 = publishSettings(config);
  const ofKinds = settings2.flatMap(
    (one, index) => (publishers[one.to]?.check(one) ?? []).map(({ key, ...problem }) => ({
      ...problem,
      place: placeOf(config, `publish.${index}.${spelled(key)}`)
    }))
  );
  return [...ofRepository, ...ofKinds, ...samePlaces(settings2, config)];
}
function samePlaces(settings2, config) {
  const keys = settings2.map(
    (one) => JSON.stringify(
      [one.to, one.project, ...Object.keys(placeKeys).map((key) => one[key])].map(
        (value) => value ?? null
      )
    )
  );
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    if (first === index) return [];
    return [
      {
        message: `publish: ${settings2[first].id} and ${settings2[index].id} are the same place`,
        hint: "take one of them out, or give one a place of its own",
        place: placeOf(config, `publish.${index}`)
      }
    ];
  });
}

// src/steps/config/repository-checks.ts
var wrongRepositories = (tree) => nodeAt(tree, ["repository"]) ? [...wrongPlace(tree), ...wrongSuites(tree), ...doubledKeep(tree), ...unsigned(tree)] : [];
function wrongPlace(tree) {
  const to = textAt(tree, ["repository"]) ?? textAt(tree, ["repository", "to"]);
  const kind = to !== void 0 && Object.hasOwn(stores, to) ? stores[to] : void 0;
  return kind ? wrongPlaceKeys(tree, ["repository"], { kind, special: Object.keys(placeKeys) }) : [];
}
function wrongSuites(tree) {
  const known = [...releasesByName.keys()];
  const stream = textAt(tree, ["repository", "stream"])?.trim() ?? STABLE;
  const taken = keysAt2(tree, ["repository", "suites"]).filter((key) => [STABLE, stream].includes(textAt(tree, ["repository", "suites", key])?.trim() ?? "")).map((key) => ({
    message: `repository.suites.${key}: portable packages have that suite, for every release that has none`,
    hint: `leave it out: then it is ${known.includes(key) ? suiteOf(releasesByName.get(key).release) : "the release's own"}`,
    place: placeAt(tree, ["repository", "suites", key])
  }));
  const unknown = keysAt2(tree, ["repository", "suites"]).filter((key) => !releasesByName.has(key)).map((key) => {
    const near = nearest(key, known);
    return {
      message: `repository.suites: ${shown(key)} is no release`,
      hint: near ? `did you mean ${near}?` : `write a release such as ${known[0]}`,
      place: keyPlaceAt(tree, ["repository", "suites", key])
    };
  });
  return [...taken, ...unknown];
}
function doubledKeep(tree) {
  const first = /* @__PURE__ */ new Map();
  return itemsAt(tree, ["repository", "keep"]).flatMap((_, index) => {
    const path = ["repository", "keep", index];
    const keep = parseKeep(textAt(tree, path) ?? "");
    const [kind] = Object.keys(keep ?? {});
    if (kind === void 0) return [];
    const earlier = first.get(kind);
    if (earlier === void 0) first.set(kind, index);
    return earlier === void 0 ? [] : [
      {
        message: `repository.keep says twice how many ${kind} stay`,
        hint: "keep one of the two",
        place: placeAt(tree, path)
      }
    ];
  });
}
var unsigned = (tree) => /^(?:false|no|off)$/i.test(textAt(tree, ["sign"])?.trim() ?? "") ? [
  {
    message: "a repository must be signed, and sign says false",
    hint: "apt and dnf refuse one that is not: take sign: false out, or repository:",
    place: placeAt(tree, ["sign"])
  }
] : [];

// src/steps/config/service-checks.ts
import { isAbsolute as isAbsolute4 } from "node:path";

// src/text/unit.ts
var CONTROL2 = /[\p{Cc}\u2028\u2029]/u;
var SPECIFIERS = "%bCEfGghHiIjJLlmnNpPsStTuUvV";
var unitSuffixes = ["service", "socket", "timer", "path", "target", "mount"];
var UNIT = new RegExp(String.raw`^[\w:.\\-]+(?:@[\w:.\\-]*)?\.(?:${unitSuffixes.join("|")}|slice|swap)$`);
var MAX_NAME = 255;
var isUnitName = (name) => UNIT.test(name) && name.length <= MAX_NAME;
var isTemplateUnit = (unit) => unit.includes("@.");
var isTrue = (word5) => /^(?:1|y|yes|t|true|on)$/i.test(word5 ?? "");
function unitValueProblem(text2) {
  const value = text2.trim();
  if (CONTROL2.test(value) || !value.isWellFormed())
    return { message: "holds a line break or another control character", hint: "write it on one line" };
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(value))
    return {
      message: "ends with a backslash: the next line of the unit would belong to it",
      hint: "leave it out, or write two"
    };
  const wrong = [...value.matchAll(/%(.?)/gsu)].find(([, letter = ""]) => !isSpecifier(letter));
  if (wrong)
    return {
      message: `holds ${wrong[0]}, which is no specifier of systemd`,
      hint: "write %% for a percent sign"
    };
  return void 0;
}
var isSpecifier = (letter) => letter !== "" && SPECIFIERS.includes(letter);
function unitValue(text2) {
  const problem = unitValueProblem(text2);
  if (problem) throw new PkgError("unit/value", `${JSON.stringify(text2)} ${problem.message}`, problem);
  return text2.trim();
}
var unitText = (text2) => text2.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").toWellFormed().trim().replace(/[\\\s]+$/, "").replaceAll("%", "%%");
var ESCAPES = {
  "\\": "\\\\",
  '"': '\\"',
  "%": "%%",
  "\n": "\\n",
  "	": "\\t"
};
function unitWord(text2) {
  const quoted = text2.replace(/[\\"%\n\t]/g, (sign) => ESCAPES[sign]);
  if (CONTROL2.test(quoted) || !text2.isWellFormed())
    throw new PkgError("unit/value", `${JSON.stringify(text2)} holds a control character`);
  return `"${quoted}"`;
}
var closesQuotes = (line2) => /^(?:\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'\\])*$/s.test(line2);

// src/steps/config/service-values.ts
import { isAbsolute as isAbsolute3 } from "node:path";
function checkValues(service, tell3) {
  checkTexts(service, tell3);
  checkPaths(service, tell3);
  checkEnvironment(service, tell3);
  checkAccounts(service, tell3);
  checkSettings("hardening", service.hardening, hardeningKeys, tell3);
  checkSettings("socket", service.socket, socketKeys, tell3);
  checkSettings("timer", service.timer, timerKeys, tell3);
}
function checkTexts({ description, socket, timer }, tell3) {
  if (description !== void 0 && /[\p{Cc}\u2028\u2029]/u.test(description.trim()))
    tell3("description", "holds a line break or another control character", "write it on one line");
  for (const [key, said] of Object.entries({ socket, timer }))
    if (Array.isArray(said))
      for (const [index, value] of (said.length === 0 ? [""] : said).entries())
        checkWhat(key, said.length < 2 ? key : `${key}.${index}`, { value, tell: tell3 });
}
function checkWhat(key, at, { value, tell: tell3 }) {
  const problem = unitValueProblem(value);
  if (problem) tell3(at, `${shown(value)} ${problem.message}`, problem.hint);
  else if (value.trim() === "")
    tell3(
      at,
      "is empty",
      `write ${key === "socket" ? "what to listen on, such as 8080" : "when, such as daily"}`
    );
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
  if (typeof settings2 !== "object" || Array.isArray(settings2)) return;
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

// src/steps/config/services.ts
function afterUnit(word5) {
  if (targetWords.includes(word5)) return `${word5}.target`;
  return isUnitName(word5) ? word5 : void 0;
}
var acceptsEach = ({ socket }) => socket !== void 0 && !Array.isArray(socket) && isTrue(socket["Accept"]?.at(-1)?.trim());
var PREFIX = /^[@\-:+!|]*/;
var programOf = (exec) => (/^(?:"([^"]*)"|'([^']*)'|(\S*))/.exec(exec.trim().replace(PREFIX, "")) ?? []).slice(1).find((path) => path !== void 0) ?? "";
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
  const accepts = acceptsEach(service);
  if (accepts && !template)
    tell3(
      "socket.Accept",
      "starts one service for each connection: that is a template unit",
      "write template: true"
    );
  for (const key of ["enable", "start"])
    if (template && !accepts && service[key])
      tell3(key, "is no matter of the package for a template: enabled or started as what?", "leave it out");
  checkValues(service, tell3);
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
function nameHint(name) {
  const bare = name.replace(/@?\.(?:service|socket|timer)$/, "").replace(/@$/, "");
  const template = name.includes("@") ? " and template: true" : "";
  if (bare !== name && isUnitName(`${bare}.service`)) return `write ${bare}${template}`;
  return "write letters, digits, and signs out of : _ . -";
}
function checkExec(exec, { config }, tell3) {
  const line2 = exec.trim();
  const program = programOf(line2);
  const problem = unitValueProblem(line2);
  if (problem) tell3("exec", `${shown(exec)} ${problem.message}`, problem.hint);
  else if (!isAbsolute4(program))
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

// src/steps/config/verify-checks.ts
function wrongTrials(tree) {
  const path = ["verify", "on"];
  const paths = textAt(tree, path) === void 0 ? itemsAt(tree, path).map((_, at) => [...path, at]) : [path];
  const known = [...releasesByName.keys(), ...symbolicNames];
  return paths.flatMap((at) => {
    const name = textAt(tree, at)?.trim();
    if (name === void 0 || known.includes(name)) return [];
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `write a release such as ${known[0]}`;
    return [{ message: `verify.on: ${shown(name)} is no release`, hint, place: placeAt(tree, at) }];
  });
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
async function findOptionalConfig(host, inputs) {
  try {
    return await loadConfig(host, inputs);
  } catch (error) {
    const isAbsent = error instanceof UserError && error.code === "config/not-found";
    if (isAbsent && inputs.config === void 0) return void 0;
    throw error;
  }
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
  const places2 = { ...placesOf(tree), ...inside2?.places };
  const folders = inside2?.folders ?? {};
  const found = [
    ...problems,
    ...foreign2,
    ...(judged.issues ?? []).flatMap((issue) => problemsOf(configSchema, tree, issue)),
    ...broken2 ? [] : absent(tree, nfpm),
    ...tooEarly(tree),
    ...doubled(tree),
    ...wrongBuilds(tree),
    ...wrongTrials(tree),
    ...wrongRepositories(tree),
    ...wrongPublishers(tree),
    ...unknownWords(tree, { file, nfpm, places: places2, folders }),
    ...judged.issues ? [] : wrongServices({ file, nfpm, values: judged.value, places: places2, folders }),
    ...judged.issues ? [] : wrongPlaces({ file, values: judged.value, places: places2 }),
    ...inside2?.problems ?? []
  ];
  if (judged.issues || found.length > 0)
    throw new UserError("config/invalid", listed(file, found), { cause: broken2 });
  return freeze({ file, nfpm, values: judged.value, places: places2, folders });
}
function freeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const [key, part] of Object.entries(value)) {
    if (part === void 0) Reflect.deleteProperty(value, key);
    else freeze(part);
  }
  return Object.freeze(value);
}

// src/steps/config/sign-settings.ts
function signSettings({ values: { sign } }) {
  const said = typeof sign === "object" ? sign : void 0;
  return {
    off: sign === "false",
    required: sign === "required" || said?.required === true,
    publicKey: said?.public_key === void 0 ? void 0 : { text: said.public_key, at: "sign.public_key" },
    keyIds: (said?.key_id ?? []).map((text2, index, all) => ({
      text: text2,
      at: all.length === 1 ? "sign.key_id" : `sign.key_id.${index}`
    })),
    gpg: said?.with === "gpg"
  };
}

// src/steps/config/build-settings.ts
import { resolve as resolve3 } from "node:path";
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
var templatesOf = ({ workDir }, { values }) => values.templates === void 0 ? void 0 : resolve3(workDir, values.templates);
function cacheOf(said) {
  if (said === void 0) return { kind: "engine" };
  if (said === "false") return { kind: "none" };
  return said === "true" || said === "actions" ? { kind: "actions" } : { kind: "registry", reference: said };
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
    if (CONTROL3.test(value))
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
var CONTROL3 = /[\u0000-\u001f\u007f]/;
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

export {
  placeOf,
  expandText,
  arches,
  buildWishes,
  requiresOf,
  buildSettings,
  concurrencyOf,
  templatesOf,
  judge,
  parseChangelog,
  publishers,
  repositoryWords,
  wrongWord,
  fileNameOf,
  publishSettings,
  projectName,
  STABLE,
  repositorySettings,
  keepOf,
  unitSuffixes,
  isUnitName,
  isTemplateUnit,
  isTrue,
  unitValue,
  unitText,
  unitWord,
  afterUnit,
  acceptsEach,
  programOf,
  stemOf,
  loadConfig,
  findOptionalConfig,
  sbomWanted,
  settle,
  signSettings
};
