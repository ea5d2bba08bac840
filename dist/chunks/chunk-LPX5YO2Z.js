import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkedText,
  knownPathIn,
  listOf,
  mapOf,
  optional,
  section,
  shellPath,
  text
} from "./chunk-CWVWERBF.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";
import {
  compareDigits,
  tildeVersion
} from "./chunk-GB5ZCPV5.js";

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

// src/formats/deb/lint.ts
var RUN = `if lintian --help 2>/dev/null | grep -q -- --fail-on; then exec lintian --fail-on none "$1"; fi
lintian "$1" || [ $? -eq 1 ]`;
var SEVERITIES = { E: "error", W: "warning", I: "note" };
var LINE = /^([EWI]): [^\s:]+(?: [a-z]+)?: (\S+)(?: (.*))?$/;
var lintian = {
  tool: { program: "lintian", package: "lintian" },
  command: (path) => ["sh", "-c", RUN, "sh", path],
  findingsIn: (printed, paths2) => printed.split("\n").flatMap((line) => {
    const [, letter = "", tag = "", text2 = ""] = LINE.exec(line) ?? [];
    const severity = SEVERITIES[letter];
    return severity ? [{ severity, tag, text: text2, path: knownPathIn(text2, paths2) }] : [];
  }),
  settled: {
    "initial-upload-closes-no-bugs": "only uploads to Debian close bugs of Debian"
  }
};

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
        method: optional(
          checkedText(
            (t) => ["", "debsign", "dpkg-sig"].includes(t),
            "debsign or dpkg-sig",
            "debsign (default) or dpkg-sig"
          )
        ),
        type: optional(
          checkedText(
            (t) => /^([a-z]{1,10})?$/.test(t),
            "origin, maint or archive",
            "who it speaks for: origin (default), maint or archive; with dpkg-sig: builder (default)"
          )
        ),
        signer: optional(text("who signs"))
      },
      "how it is signed"
    )
  ),
  packaging: optional(
    text("path of the project's own debian/ folder, to build packages with in place of ours")
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
    const spelled = spell(part);
    if ("message" in spelled) return spelled;
    texts.push(spelled.text);
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
  packagingOf: ({ packaging }) => packaging || void 0,
  defaults: {},
  versionOf: debVersion,
  fileName: ({ name, version, arch }, options) => `${name}_${debFileVersion(version)}_${debArch(arch, options)}.deb`,
  relation: debRelation,
  // https://wiki.debian.org/RenamingPackages
  renamed: ({ name, until, version }) => ({
    provides: `${name} (= ${version})`,
    breaks: `${name} (<< ${until ?? version})`,
    replaces: `${name} (<< ${until ?? version})`
  }),
  ownership: {
    // With a root of its own, dpkg runs the script outside of it.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    firstInstallation: '[ "$1" = install ] && [ -z "${DPKG_ROOT:-}" ]',
    owner: "dpkg-query --search --",
    // It takes patterns.
    asked: (path) => path.replace(/[*?[\\]/g, "\\$&"),
    unowned: "*'no path found matching'*"
  },
  check: ({ name, version }) => [...checkName(name), ...checkDebVersion(version)],
  compareVersions: compareDebVersions,
  // apt takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo apt install ${shellPath(path)}`,
  linter: lintian,
  load: async () => (await import("./engines-XREU3UOZ.js")).engines
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
  debRelation,
  debVersion,
  compareDebVersions,
  deb
};
