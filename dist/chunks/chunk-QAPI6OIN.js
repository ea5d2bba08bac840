import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  formatOf,
  formats
} from "./chunk-EOMNDTBA.js";
import {
  distros,
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  editDistance,
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  flag,
  listOf,
  mapOf,
  optional,
  section,
  text
} from "./chunk-ETTTRMDG.js";
import {
  PkgError,
  UserError
} from "./chunk-7K3FG75H.js";

// src/steps/config/config.ts
function placeOf(config, path) {
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const place = config.places[at];
    if (place) return place;
  }
  return { file: config.file };
}

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
function mergeTrees(base, over) {
  if (saysNothing(over)) return base;
  if (base.kind !== "map" || over.kind !== "map") return over;
  const pairs = new Map(base.pairs);
  for (const [key, pair] of over.pairs) {
    const below2 = base.pairs.get(key);
    if (!below2) pairs.set(key, pair);
    else if (!saysNothing(pair.value)) pairs.set(key, { ...pair, value: mergeTrees(below2.value, pair.value) });
  }
  return { ...over, pairs };
}
var saysNothing = (tree) => tree.kind === "none" || tree.kind === "list" && tree.items.length === 0 || tree.kind === "map" && tree.pairs.size === 0;
function without(tree, ...keys) {
  const pairs = new Map(tree.pairs);
  for (const key of keys) pairs.delete(key);
  return { ...tree, pairs };
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
  const count = Number(digits);
  if (count === 0) return void 0;
  if (/^versions?$/.test(unit)) return { versions: count };
  if (/^days?$/.test(unit)) return { days: count };
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
var texts = (about) => optional(listOf(text(about)));
var word = (about) => optional(text(about));
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
          (word2, n) => problemWith(config, selectors(), word2, `${at}contents.${index}.targets.${n}`)
        ),
        // nfpm passes over a packager it does not know.
        ...packager && !nfpm ? problemWith(config, formatIds(), packager, `${at}contents.${index}.packager`) : []
      ])
    )
  ];
}
function problemWith(config, known, word2, at) {
  if (known.includes(word2)) return [];
  const near = nearest(word2, known);
  const [release = ""] = releasesByName.keys();
  const list = known.includes(release) ? `a format (${formatIds().join(", ")}), a distro or family (${distroIds.join(", ")}), a release such as ${release}, or an architecture (${arches.join(", ")})` : `a format: ${known.join(", ")}`;
  return [
    {
      message: `"${word2}" is ${known.includes(release) ? "no format, distro, release or architecture" : "no format"}`,
      hint: near ? `did you mean ${near}? It takes ${list}` : `write ${list}`,
      place: placeOf(config, at)
    }
  ];
}

// src/steps/config/merge.ts
var isTree = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var saysNothing2 = (value) => value === void 0 || value === null || value === "" || Array.isArray(value) && value.length === 0 || isTree(value) && Object.keys(value).length === 0;
function merge(base, over) {
  if (saysNothing2(over)) return base;
  if (!isTree(base) || !isTree(over)) return over;
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merge(own(base, key), own(over, key))]));
}
var mergeTrees2 = (layers) => layers.reduce((merged, layer) => merge(merged, layer), {});
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
    build: mergeTrees2(layers.map(({ values }) => values)),
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
var isSaid = (line) => line.trim() !== "";
function packagingOf(config, leg) {
  const layers = layersOf(config, leg);
  const format = formatOf(leg.format);
  const options = mergeTrees2(layers.map(({ values }) => values))[leg.format];
  const path = isTree(options) ? format.packagingOf?.(options) : void 0;
  return written(path, originOf(layers, [leg.format, "packaging"]));
}

// src/steps/config/build-requires.ts
function requiresOf(config, target) {
  const { build, at: place } = mergedBuild(config, target);
  const [said, at] = [build.requires, place("requires")];
  const lists = Array.isArray(said) ? said.map((text2, index) => ({ text: text2, at: `${at}.${index}` })) : requireWords(target).flatMap(
    (word2) => said && Object.hasOwn(said, word2) ? said[word2].map((text2, index) => ({ text: text2, at: `${at}.${word2}.${index}` })) : []
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
    const isOpen = /\$[^$]/.test(text2.replaceAll("$$", ""));
    (isOpen ? secretEnv : env)[name] = value;
  }
  return { env, secretEnv };
}
var unset = (name, config, at) => ({
  message: `build.env: the variable ${name} is not set`,
  hint: "set it where linux-pkg is run (in a workflow under env:), or take it out",
  place: placeOf(config, at)
});

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
    if (await exists(resolve(host.workDir, name))) return locate(host, resolve(host.workDir, name), name);
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
var exists = (path) => stat(path).then(
  () => true,
  (error) => error.code !== "ENOENT" && error.code !== "ENOTDIR"
);

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

// src/steps/config/repository-words.ts
var repositoryWords = {
  url: { accepts: isAddress, wanted: "an address such as https://example.org/repo" },
  name: {
    accepts: (word2) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(word2),
    wanted: "a word of letters, digits and . _ -"
  },
  keep: {
    accepts: (words2) => parseKeep(words2) !== void 0,
    wanted: "a limit such as 5 versions, 90 days or 800 MB"
  },
  /** A folder of the repository and a field of its lists. */
  folder: {
    accepts: (word2) => /^[A-Za-z0-9][A-Za-z0-9._+~-]{0,99}$/.test(word2) && !word2.includes(".."),
    wanted: "a word of letters, digits and . _ + ~ -"
  },
  /** What the signed lists say in a field of one line. */
  field: {
    accepts: (words2) => words2.length <= 200 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(words2) && words2.trim() !== "",
    wanted: "a text of one line"
  }
};
function wrongWord(option, kind, text2) {
  const { accepts, wanted } = repositoryWords[kind];
  if (accepts(text2.trim())) return void 0;
  return { message: `--${option}: ${shown(text2)} is not ${wanted}`, hint: `write ${wanted}` };
}

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
var words = (text2) => text2.trim().split(/\s+/);
var hardeningKeys = words(`
  AmbientCapabilities BindPaths BindReadOnlyPaths CapabilityBoundingSet DeviceAllow DevicePolicy DynamicUser
  ExecPaths IPAddressAllow IPAddressDeny InaccessiblePaths KeyringMode LockPersonality MemoryDenyWriteExecute
  NoExecPaths NoNewPrivileges PrivateDevices PrivateIPC PrivateMounts PrivateNetwork PrivatePIDs PrivateTmp
  PrivateUsers ProcSubset ProtectClock ProtectControlGroups ProtectHome ProtectHostname ProtectKernelLogs
  ProtectKernelModules ProtectKernelTunables ProtectProc ProtectSystem ReadOnlyPaths ReadWritePaths RemoveIPC
  RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RestrictNetworkInterfaces RestrictRealtime
  RestrictSUIDSGID RootDirectory SecureBits SocketBindAllow SocketBindDeny SystemCallArchitectures
  SystemCallErrorNumber SystemCallFilter SystemCallLog TemporaryFileSystem UMask
`);
var socketKeys = words(`
  Accept Backlog BindIPv6Only BindToDevice Broadcast DeferAcceptSec DirectoryMode FileDescriptorName
  FlushPending FreeBind IPTOS IPTTL KeepAlive KeepAliveIntervalSec KeepAliveProbes KeepAliveTimeSec
  ListenDatagram ListenFIFO ListenMessageQueue ListenNetlink ListenSequentialPacket ListenSpecial ListenStream
  ListenUSBFunction Mark MaxConnections MaxConnectionsPerSource MessageQueueMaxMessages
  MessageQueueMessageSize NoDelay PassCredentials PassPacketInfo PassSecurity PipeSize PollLimitBurst
  PollLimitIntervalSec Priority ReceiveBuffer RemoveOnStop ReusePort SELinuxContextFromNet SendBuffer
  SmackLabel SocketGroup SocketMode SocketProtocol SocketUser Symlinks TCPCongestion TimeoutSec Timestamping
  Transparent TriggerLimitBurst TriggerLimitIntervalSec Writable
`);
var timerKeys = words(`
  AccuracySec DeferReactivation FixedRandomDelay OnActiveSec OnBootSec OnCalendar OnClockChange OnStartupSec
  OnTimezoneChange OnUnitActiveSec OnUnitInactiveSec Persistent RandomizedDelaySec RandomizedOffsetSec
  RemainAfterElapse WakeSystem
`);

// src/steps/config/publish-ids.ts
function publishIds(entries) {
  const seen = /* @__PURE__ */ new Map();
  return entries.map(({ to, id }) => {
    const count = (seen.get(to) ?? 0) + 1;
    seen.set(to, count);
    return id ?? (count === 1 ? to : `${to}-${count}`);
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

// src/text/unit.ts
var CONTROL2 = /[\p{Cc}\u2028\u2029]/u;
var SPECIFIERS = "%bCEfGghHiIjJLlmnNpPsStTuUvV";
var unitSuffixes = ["service", "socket", "timer", "path", "target", "mount"];
var UNIT = new RegExp(String.raw`^[\w:.\\-]+(?:@[\w:.\\-]*)?\.(?:${unitSuffixes.join("|")}|slice|swap)$`);
var MAX_NAME = 255;
var isUnitName = (name) => UNIT.test(name) && name.length <= MAX_NAME;
var isTemplateUnit = (unit) => unit.includes("@.");
var isTrue = (word2) => /^(?:1|y|yes|t|true|on)$/i.test(word2 ?? "");
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
var closesQuotes = (line) => /^(?:\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'\\])*$/s.test(line);

// src/steps/config/services.ts
function afterUnit(word2) {
  if (targetWords.includes(word2)) return `${word2}.target`;
  return isUnitName(word2) ? word2 : void 0;
}
var acceptsEach = ({ socket }) => socket !== void 0 && !Array.isArray(socket) && isTrue(socket["Accept"]?.at(-1)?.trim());
var PREFIX = /^[@\-:+!|]*/;
var programOf = (exec) => (/^(?:"([^"]*)"|'([^']*)'|(\S*))/.exec(exec.trim().replace(PREFIX, "")) ?? []).slice(1).find((path) => path !== void 0) ?? "";
var stemOf = ({ name, template }, packageName) => `${name ?? unitStem(packageName)}${template ? "@" : ""}`;
var unitStem = (name) => name.replace(/[^\w:.-]/g, "_");
function sameServices(services, packageName, tell) {
  const first = /* @__PURE__ */ new Map();
  for (const service of services) {
    const name = service.unit ?? `${stemOf(service, packageName)}.service`;
    const key = name.slice(name.lastIndexOf("/") + 1);
    if (first.has(key))
      tell(service.at, { message: `two services are called ${key}`, hint: "give one of them another name:" });
    else first.set(key, service);
  }
}

export {
  placeOf,
  expandText,
  isTree,
  mergeTrees2 as mergeTrees,
  readLayer,
  originOf,
  arches,
  keptSections,
  selectorsOf,
  checkSelectors,
  buildWishes,
  mergedBuild,
  linesOf,
  requiresOf,
  requireKeys,
  nameProblem,
  buildEnvironment,
  mayStand,
  keysAt,
  judge,
  nodeAt,
  placeOfPair,
  placeAt,
  plainOf,
  placesOf,
  pathText,
  mergeTrees as mergeTrees2,
  without,
  findConfig,
  locate,
  exists,
  shown,
  problemsOf,
  isAddress,
  placeWords,
  parseKeep,
  repositoryWords,
  wrongWord,
  targetWords,
  serviceTypes,
  restartWords,
  hardeningKeys,
  socketKeys,
  timerKeys,
  publishIds,
  publishSettings,
  projectName,
  STABLE,
  repositorySettings,
  keepOf,
  unitSuffixes,
  isUnitName,
  isTemplateUnit,
  isTrue,
  unitValueProblem,
  unitValue,
  unitText,
  unitWord,
  closesQuotes,
  afterUnit,
  acceptsEach,
  programOf,
  stemOf,
  sameServices
};
