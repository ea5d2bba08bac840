import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkedText,
  compareDigits,
  listOf,
  mapOf,
  optional,
  parseCompression,
  section,
  shellPath,
  text,
  tildeVersion
} from "./chunk-3AAQBKJU.js";

// src/formats/deb/version.ts
var MAX_EPOCH = 2 ** 31 - 1;
var debVersion = (version) => (version.epoch === void 0 ? "" : `${version.epoch}:`) + debFileVersion(version);
var debFileVersion = (version) => tildeVersion(version) + (version.revision ? `-${version.revision}` : "");
function checkDebVersion(version) {
  const upstream = tildeVersion(version);
  const problems = [];
  const add = (message, hint) => problems.push({ message, hint });
  if (!/^\d/.test(upstream)) {
    add(`a Debian version starts with a digit: "${upstream}"`, "write the number first, such as 1.2.3");
  }
  const wrong = [...new Set(upstream.replace(/[A-Za-z0-9.+~-]/g, ""))].join(" ");
  if (wrong) {
    add(
      `a Debian version cannot hold ${wrong}: "${upstream}"`,
      "letters, digits, dots, plus and tilde are allowed; separate with dots"
    );
  }
  if (/-$/.test(upstream)) add(`a Debian version cannot end in a hyphen: "${upstream}"`, "leave it out");
  const { revision, epoch } = version;
  if (revision !== void 0 && !/^[A-Za-z0-9.+~]*$/.test(revision)) {
    add(
      `a Debian revision holds letters, digits, dots, plus and tilde only: "${revision}"`,
      "release: 1, or such as 1.2"
    );
  }
  if (epoch !== void 0 && !(Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH)) {
    add(`a Debian epoch is a whole number up to ${MAX_EPOCH}: "${epoch}"`, "leave epoch out, or write 1");
  }
  return problems;
}
function partsOf(text2) {
  const colon = text2.indexOf(":");
  const rest = text2.slice(colon + 1);
  const hyphen = rest.lastIndexOf("-");
  return {
    epoch: text2.slice(0, Math.max(0, colon)),
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    revision: hyphen < 0 ? "" : rest.slice(hyphen + 1)
  };
}
var weight = (char) => {
  if (char === void 0) return 0;
  if (char === "~") return -1;
  return char.charCodeAt(0) + (/[A-Za-z]/.test(char) ? 0 : 256);
};
function compareSigns(a, b) {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = weight(a[at]) - weight(b[at]);
    if (order) return order;
  }
  return 0;
}
var runsOf = (text2) => text2.split(/(\d+)/);
function compareRuns(a, b) {
  const [left, right] = [runsOf(a), runsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const compare = at % 2 ? compareDigits : compareSigns;
    const order = compare(left[at] ?? "", right[at] ?? "");
    if (order) return order;
  }
  return 0;
}
function compareDebVersions(a, b) {
  const [left, right] = [partsOf(a), partsOf(b)];
  return compareDigits(left.epoch, right.epoch) || compareRuns(left.upstream, right.upstream) || compareRuns(left.revision, right.revision);
}

// src/formats/deb/arch.ts
var debArches = {
  amd64: "amd64",
  "386": "i386",
  arm64: "arm64",
  arm5: "armel",
  // Go's arm6 is hard-float, as Raspberry Pi OS's armhf is; Debian's own armhf runs it too.
  arm6: "armhf",
  arm7: "armhf",
  loong64: "loong64",
  mips: "mips",
  mips64le: "mips64el",
  mipsle: "mipsel",
  ppc64le: "ppc64el",
  riscv64: "riscv64",
  s390x: "s390x",
  all: "all"
};
var debArch = (arch, options) => options.arch || debArches[arch] || arch;

// src/archive/gzip.ts
import { gzipSync } from "node:zlib";
var gzipWhole = (content) => gzipSync(content, { level: 9 });

// src/formats/deb/changelog.ts
var nfpmChangelog = ({ name, changelog }) => changelog.map((change) => nfpmEntry(name, change)).join("\n");
function nfpmEntry(name, change) {
  const { version, distributions, urgency = "low", notes } = change;
  const aimed = distributions ? ` ${distributions.join(" ")}; urgency=${urgency}` : "";
  const lines = notes.flatMap((note) => {
    const [first = "", ...rest] = note.split("\n");
    return [`  * ${first}`, ...rest.filter((line) => line.trim() !== "").map((line) => `   - ${line}`)];
  });
  return [`${name} (${version})${aimed}`, ...lines, "", trailer(change.author, change.date), ""].join("\n");
}
function debChangelog(pkg) {
  const version = debVersion(pkg.version);
  const now = {
    version,
    date: pkg.version.date,
    author: pkg.maintainer,
    notes: [`Version ${version}.`]
  };
  const changes = pkg.changelog.length > 0 ? pkg.changelog : [now];
  return changes.map((change) => debEntry(pkg, change)).join("\n");
}
function debEntry(pkg, change) {
  const { distributions = [], urgency = "medium", notes } = change;
  const aimed = distributions.length > 0 ? distributions.join(" ") : "unstable";
  const told = notes.filter((note) => note.trim() !== "");
  const lines = (told.length > 0 ? told : ["No change is written down."]).flatMap(noteLines);
  const head = `${pkg.name} (${spelled(pkg, change.version)}) ${aimed}; urgency=${urgency}`;
  return [head, "", ...lines, "", trailer(contact(change.author), change.date), ""].join("\n");
}
var noteLines = (note) => note.split(/\r?\n/).map((line) => line.trimEnd()).filter((line) => line.trim() !== "").map((line, at) => `${at === 0 ? "  * " : "    "}${line.trim()}`);
function spelled({ version }, text2) {
  const plain = text2.replace(/^v(?=\d)/, "").replace(/-(?=[A-Za-z])/, "~").replace(/[^A-Za-z0-9.+~:-]/g, ".");
  const whole = debVersion(version);
  const bare = debVersion({ ...version, epoch: void 0, revision: void 0 });
  return plain === bare || text2 === whole ? whole : plain;
}
var trailer = (author, date) => ` -- ${author}  ${rfc2822(date)}`;
var contact = (author) => /<[^>]*>$/.test(author) ? author : `${author} <>`;
var rfc2822 = (date) => new Date(date * 1e3).toUTCString().replace(/GMT$/, "+0000");

// src/text/control.ts
var isFieldName = (name) => /^(?![#-])[!-9;-~]+$/.test(name);
var hasControl = (text2) => /[\x00-\x08\x0b-\x1f\x7f]/.test(text2);
var controlText = (fields) => fields.map(([name, value]) => `${name}: ${folded(value)}
`).join("");
var folded = (value) => value.replaceAll("\r\n", "\n").trim().split("\n").map((line) => line.trim()).map((line, at) => at === 0 ? line : ` ${line === "" ? "." : line}`).join("\n");
function parseControl(text2) {
  const fields = [];
  for (const line of text2.replace(/\n+$/, "").split("\n")) {
    const last = fields.at(-1);
    if (line.startsWith("#")) continue;
    if (/^[ \t]/.test(line)) {
      if (!last) return void 0;
      last[1] += `
${line.slice(1).trimEnd() === "." ? "" : line.slice(1).trimEnd()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1 || !isFieldName(line.slice(0, colon))) return void 0;
    fields.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return fields;
}

// src/formats/deb/copyright.ts
var COMMON = [
  [/^GPL-1/, "GPL-1"],
  [/^GPL-2/, "GPL-2"],
  [/^GPL-3/, "GPL-3"],
  [/^LGPL-2\.1/, "LGPL-2.1"],
  [/^LGPL-2(?!\.1)/, "LGPL-2"],
  [/^LGPL-3/, "LGPL-3"],
  [/^GFDL-1\.2/, "GFDL-1.2"],
  [/^GFDL-1\.3/, "GFDL-1.3"],
  [/^Apache-2/, "Apache-2.0"],
  [/^Artistic-1/, "Artistic"],
  [/^MPL-1\.1/, "MPL-1.1"],
  [/^MPL-2/, "MPL-2.0"],
  [/^CC0-1/, "CC0-1.0"]
];
var isCommonText = (text2) => /^\s*(?:GNU (?:LESSER |LIBRARY )?GENERAL PUBLIC LICENSE|Apache License|Mozilla Public License)/.test(text2);
function copyrightText(pkg, licenseText) {
  const ids = (pkg.license ?? "").split(/[\s()]+|\b(?:AND|OR|WITH)\b/).filter((id) => id !== "");
  const common = COMMON.flatMap(([pattern, name]) => ids.some((id) => pattern.test(id)) ? [name] : []);
  const text2 = licenseText?.replace(/\r\n?/g, "\n").replaceAll("	", "    ");
  const own = common.length === 0 && text2 !== void 0 && !isCommonText(text2) ? text2 : void 0;
  const year = new Date(pkg.version.date * 1e3).getUTCFullYear();
  const header = controlText([
    ["Format", "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"],
    ["Upstream-Name", pkg.name],
    ["Upstream-Contact", oneLine(pkg.maintainer)],
    ...pkg.homepage ? [["Source", oneLine(pkg.homepage)]] : []
  ]);
  const files = controlText([
    ["Files", "*"],
    ["Copyright", holdersIn(own ?? "") || `${year} the authors of ${pkg.name}`],
    ["License", [shortName(pkg.license, text2), ...bodyOf(common, own, pkg.license)].join("\n")]
  ]);
  return `${header}
${files}`;
}
var shortName = (license, text2) => oneLine(license ?? "").replace(/\b(?:AND|OR|WITH)\b/g, (word) => word.toLowerCase()) || (text2 === void 0 ? "unknown" : "custom");
function bodyOf(common, own, license) {
  if (own !== void 0) return own.trimEnd().split("\n").map(printable);
  if (common.length > 0)
    return [
      "On Debian systems the full text is in",
      ...common.map((name) => `/usr/share/common-licenses/${name}`)
    ];
  return license ? ["The full text comes with the source."] : ["The package does not say under which licence it is."];
}
var holdersIn = (text2) => text2.split("\n").map((line) => /^\s*copyright\b\s*(?:\(c\)|©)?\s*(\d{4}\b.*)$/i.exec(line)?.[1]?.trim()).filter((line) => line !== void 0).map(printable).join("\n");
var printable = (line) => line.replace(/[\u0000-\u001f\u007f]/g, " ");
var oneLine = (text2) => printable(text2.replace(/\s+/g, " ").trim());

// src/formats/deb/documents.ts
function debDocuments(pkg, { licenseText }) {
  const folder = `/usr/share/doc/${pkg.name}`;
  const shipped = new Set(pkg.entries.map(({ path }) => path));
  const ships = (...names) => names.some((name) => shipped.has(`${folder}/${name}`));
  const entry = (name, from, content) => ({
    type: "file",
    path: `${folder}/${name}`,
    from: `the ${from} of ${pkg.name}`,
    content: content.toString("base64"),
    size: content.length,
    role: void 0,
    mode: 420,
    owner: "root",
    group: "root",
    mtime: pkg.version.date
  });
  if (pkg.nfpm) {
    return pkg.changelog.length > 0 ? [entry("changelog.Debian.gz", "changelog", gzipWhole(nfpmChangelog(pkg)))] : [];
  }
  const documents = [];
  const native = !pkg.version.revision;
  if (!ships("changelog.Debian", "changelog.Debian.gz") && !(native && ships("changelog", "changelog.gz"))) {
    const name = native ? "changelog.gz" : "changelog.Debian.gz";
    documents.push(entry(name, "changelog", gzipWhole(debChangelog(pkg))));
  }
  if (!ships("copyright")) {
    documents.push(entry("copyright", "copyright file", Buffer.from(copyrightText(pkg, licenseText))));
  }
  return documents;
}

// src/formats/deb/options.ts
var script = (what) => optional(text(`path of the ${what}`));
var paths = (what) => optional(listOf(text(what)));
var debOptions = section({
  arch: optional(
    checkedText(
      (t) => /^[a-z0-9][a-z0-9-]*$/.test(t),
      "a Debian architecture, such as armel",
      "architecture as dpkg spells it, in place of ours"
    )
  ),
  arch_variant: optional(
    checkedText(
      (t) => /^[a-z0-9-]*$/.test(t),
      "a variant, such as amd64v3 or v3",
      "Architecture-Variant, such as amd64v3"
    )
  ),
  scripts: optional(
    section(
      {
        rules: script("rules file"),
        templates: script("debconf templates"),
        config: script("debconf config script")
      },
      "scripts that only this format has"
    )
  ),
  triggers: optional(
    section(
      {
        interest: paths("a trigger"),
        interest_await: paths("a trigger"),
        interest_noawait: paths("a trigger"),
        activate: paths("a trigger"),
        activate_await: paths("a trigger"),
        activate_noawait: paths("a trigger")
      },
      "dpkg triggers"
    )
  ),
  breaks: optional(listOf(text("a package this one breaks"))),
  predepends: optional(listOf(text("a package that must be configured before this one is unpacked"))),
  signature: optional(
    section(
      {
        key_file: optional(text("path of the secret key")),
        key_id: optional(text("which key of the file")),
        method: optional(text("debsign or dpkg-sig")),
        type: optional(text("origin, maint or archive")),
        signer: optional(text("who signs"))
      },
      "how it is signed"
    )
  ),
  compression: optional(
    checkedText(
      (t) => !("message" in parseCompression(t)),
      "gzip, xz, zstd or none, with a level as in gzip:9",
      "gzip, xz, zstd or none, with a level as in gzip:9"
    )
  ),
  fields: optional(mapOf(text("value"), "further control fields"))
});

// src/formats/deb/relation.ts
var NAME = /^[A-Za-z0-9][A-Za-z0-9+._-]*(?::[a-z0-9-]+)?/;
var BOUND = /^(<<|<=|>>|>=|==|!=|=|<|>)\s*(.*)$/s;
var VERSION = /^(?:\d+:)?[A-Za-z0-9.+~:-]+$/;
var OPERATORS = { "<": "<<", ">": ">>", "==": "=" };
function debRelation(text2) {
  if (/[\x00-\x1f\x7f]/.test(text2.trim())) {
    return {
      message: `the relation ${JSON.stringify(text2)} holds a control character`,
      hint: "write one line"
    };
  }
  if (text2.trim() === "") return { text: "" };
  return joined(text2, ",", ", ", (group) => joined(group, "|", " | ", (one) => single(one.trim(), text2)));
}
function joined(text2, by, glue, spell) {
  const texts = [];
  for (const part of text2.split(by)) {
    const spelled2 = spell(part);
    if ("message" in spelled2) return spelled2;
    texts.push(spelled2.text);
  }
  return { text: texts.join(glue) };
}
function single(text2, whole) {
  const name = NAME.exec(text2)?.[0];
  const rest = text2.slice(name?.length ?? 0).trim();
  const foreign = foreignTo(text2, rest, whole);
  if (foreign) return foreign;
  if (name === void 0) {
    return { message: `the relation "${whole}" names no package`, hint: "write it as foo or foo (>= 1.2)" };
  }
  if (rest === "") return { text: name };
  const bound = BOUND.exec(/^\((.*)\)$/s.exec(rest)?.[1]?.trim() ?? rest);
  const [, operator = "", version = ""] = bound ?? [];
  if (operator === "!=") {
    return { message: `the relation "${whole}" uses !=, which Debian has not`, hint: "write << or >>" };
  }
  if (!VERSION.test(version.trim())) {
    return {
      message: `the relation "${whole}" has no version that Debian can compare`,
      hint: "write it as foo (>= 1.2); versions are made of letters, digits and . + ~ - :"
    };
  }
  return { text: `${name} (${OPERATORS[operator] ?? operator} ${version.trim()})` };
}
function foreignTo(text2, rest, whole) {
  if (/^[[<]!?[a-z]/.test(rest) || /[\])\w]\s*(\[|<!)/.test(rest)) {
    return {
      message: `the relation "${whole}" is limited to an architecture or a build profile, which only source packages can`,
      hint: "put it under overrides: with the architecture as the key, as in overrides: {amd64: {depends: [\u2026]}}"
    };
  }
  if (text2.includes("${")) {
    return { message: `the relation "${whole}" is a substitution variable`, hint: "write the package itself" };
  }
  if (/^[(/]/.test(text2) || /^\((?![<>=!])/.test(rest)) {
    return {
      message: `the relation "${whole}" is rpm's spelling; Debian has no such thing`,
      hint: "put it under overrides: rpm: and write a package name for deb"
    };
  }
  return void 0;
}

// src/formats/deb/deb.ts
var deb = {
  id: "deb",
  title: "Debian package",
  extension: ".deb",
  magic: "!<arch>\ndebian",
  arch: debArches,
  nfpmOmits: ["doc", "license", "licence", "readme", "ghost"],
  options: debOptions,
  defaults: {},
  versionOf: debVersion,
  fileName: ({ name, version, arch }, options) => `${name}_${debFileVersion(version)}_${debArch(arch, options)}.deb`,
  relation: debRelation,
  documents: debDocuments,
  check: ({ name, version }) => [...checkName(name), ...checkDebVersion(version)],
  compareVersions: compareDebVersions,
  // apt takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo apt install ${shellPath(path)}`,
  load: async () => (await import("./engines-RKOLYZ53.js")).engines
};
function checkName(name) {
  if (/^[a-z0-9][a-z0-9+.-]+$/.test(name)) return [];
  const near = name.toLowerCase().replaceAll("_", "-");
  const good = /^[a-z0-9][a-z0-9+.-]+$/.test(near);
  return [
    {
      message: `"${name}" is no name of a Debian package`,
      hint: good ? `write ${near}` : "two characters or more: lower-case letters, digits and + - . after a letter or digit"
    }
  ];
}

export {
  debArch,
  gzipWhole,
  debVersion,
  isFieldName,
  hasControl,
  controlText,
  parseControl,
  debRelation,
  deb
};
