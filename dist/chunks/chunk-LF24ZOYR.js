import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkedText,
  knownPathIn,
  listOf,
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

// src/formats/rpm/version.ts
var MAX_EPOCH = 2 ** 32 - 1;
var withoutHyphens = (prerelease) => prerelease?.replaceAll("-", "_");
var rpmVersion = (version) => ({
  epoch: version.epoch,
  version: tildeVersion({ ...version, prerelease: withoutHyphens(version.prerelease) }),
  release: version.revision || "1"
});
function rpmVersionText(version) {
  const spelled = rpmVersion(version);
  return `${spelled.epoch === void 0 ? "" : `${spelled.epoch}:`}${spelled.version}-${spelled.release}`;
}
function checkRpmVersion(version) {
  const spelled = rpmVersion(version);
  const problems = [];
  const add = (message, hint) => problems.push({ message, hint });
  if (!/^\d/.test(spelled.version)) {
    add(`an rpm version starts with a digit: "${spelled.version}"`, "write the number first, such as 1.2.3");
  }
  for (const [what, text2] of [
    ["version", spelled.version],
    ["release", spelled.release]
  ]) {
    const wrong2 = [...new Set(text2.replace(/[A-Za-z0-9._+~]/g, ""))].join(" ");
    if (wrong2) {
      add(
        `an rpm ${what} cannot hold ${wrong2}: "${text2}"`,
        wrong2 === "^" ? "the rpm of Enterprise Linux 8 does not know ^; write a plus, such as 1.2.3+git5" : "letters, digits, dots, underscore, plus and tilde are allowed; separate with dots"
      );
    }
  }
  const { epoch } = version;
  if (epoch !== void 0 && !(Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH)) {
    add(`an rpm epoch is a whole number up to ${MAX_EPOCH}: "${epoch}"`, "leave epoch out, or write 1");
  }
  return problems;
}
function partsOf(text2) {
  const epoch = /^\d*(?=:)/.exec(text2)?.[0];
  const rest = epoch === void 0 ? text2 : text2.slice(epoch.length + 1);
  const hyphen = rest.lastIndexOf("-");
  return {
    epoch: epoch ?? "",
    version: hyphen < 0 ? rest : rest.slice(0, hyphen),
    release: hyphen < 0 ? void 0 : rest.slice(hyphen + 1)
  };
}
var segmentsOf = (text2) => text2.match(/~|\^|\d+|[A-Za-z]+/g) ?? [];
var isNumber = (segment) => /^\d/.test(segment);
var isOperator = (segment) => segment === "~" || segment === "^";
var rank = (segment) => segment === "~" ? 0 : segment === void 0 ? 1 : segment === "^" ? 2 : isNumber(segment) ? 4 : 3;
function compareSegments(a, b) {
  const order = rank(a) - rank(b);
  if (order || a === void 0 || b === void 0 || isOperator(a)) return order;
  if (isNumber(a)) return compareDigits(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
function comparePart(a, b) {
  const [left, right] = [segmentsOf(a), segmentsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = compareSegments(left[at], right[at]);
    if (order) return order;
  }
  return 0;
}
function compareRpmVersions(a, b) {
  const [left, right] = [partsOf(a), partsOf(b)];
  return compareDigits(left.epoch, right.epoch) || comparePart(left.version, right.version) || Number(left.release !== void 0) - Number(right.release !== void 0) || comparePart(left.release ?? "", right.release ?? "");
}

// src/formats/rpm/arch.ts
var rpmArch = {
  amd64: "x86_64",
  "386": "i686",
  arm64: "aarch64",
  arm5: "armv5tel",
  arm6: "armv6hl",
  arm7: "armv7hl",
  loong64: "loongarch64",
  mips: "mips",
  mips64le: "mips64el",
  mipsle: "mipsel",
  ppc64le: "ppc64le",
  riscv64: "riscv64",
  s390x: "s390x",
  all: "noarch"
};
var machines = {
  x86_64: { isa: "x86-64", number: 1 },
  i686: { isa: "x86-32", number: 1 },
  i586: { isa: "x86-32", number: 1 },
  i386: { isa: "x86-32", number: 1 },
  aarch64: { isa: "aarch-64", number: 19 },
  armv5tel: { isa: "armv5tel-32", number: 12 },
  armv6hl: { isa: "armv6hl-32", number: 12 },
  armv7hl: { isa: "armv7hl-32", number: 12 },
  loongarch64: { isa: "loongarch64-64", number: 23 },
  mips: { isa: "mips-32", number: 4 },
  mipsel: { isa: "mipsel-32", number: 4 },
  mips64el: { isa: "mips-64", number: 11 },
  ppc64le: { isa: "ppc-64", number: 16 },
  riscv64: { isa: "riscv-64", number: 22 },
  s390x: { isa: "s390-64", number: 15 }
};
var machineOf = (arch) => Object.hasOwn(machines, arch) ? machines[arch] : void 0;

// src/formats/rpm/lint.ts
var RUN = 'rpmlint "$1" || case $? in 64 | 66) ;; *) exit 1 ;; esac';
var SEVERITIES = { E: "error", W: "warning", I: "note" };
var LINE = /^\S+: ([EWI]): (\S+)(?: \(Badness: \d+\))?(?: (.*))?$/;
var rpmlint = {
  tool: { program: "rpmlint", package: "rpmlint" },
  command: (path) => ["sh", "-c", RUN, "sh", path],
  findingsIn: (printed, paths) => printed.split("\n").flatMap((line) => {
    const [, letter = "", tag = "", text2 = ""] = LINE.exec(line) ?? [];
    const severity = SEVERITIES[letter];
    return severity ? [{ severity, tag, text: text2, path: knownPathIn(text2, paths) }] : [];
  }),
  settled: {
    "no-signature": "packages are signed after they are verified",
    "no-group-tag": "groups of packages mean nothing any more: https://docs.fedoraproject.org/en-US/packaging-guidelines/"
  }
};

// src/formats/rpm/options.ts
var script = (what) => optional(text(`path of the ${what} script`));
var rpmAlgorithms = ["gzip", "xz", "lzma", "zstd", "none"];
var rpmOptions = section({
  arch: optional(
    checkedText(
      (t) => /^[a-z]\w*$/i.test(t),
      "an rpm architecture, such as x86_64",
      "architecture as rpm spells it, in place of ours"
    )
  ),
  buildhost: optional(text("Build Host; default: none of this machine")),
  scripts: optional(
    section(
      {
        pretrans: script("%pretrans"),
        posttrans: script("%posttrans"),
        verify: script("%verifyscript")
      },
      "scripts that only this format has"
    )
  ),
  requires: optional(
    section({ post: optional(listOf(text("a package that %post needs"))) }, "what single scripts need")
  ),
  group: optional(text("Group")),
  summary: optional(text("Summary; default: the first line of the description")),
  packager: optional(text("Packager; default: the maintainer")),
  packaging: optional(text("path of the project's own .spec, to build packages with in place of ours")),
  compression: optional(
    checkedText(
      (t) => !("message" in parseCompression(t, rpmAlgorithms)),
      "gzip, xz, lzma, zstd or none, with a level as in zstd:9",
      "gzip, xz, lzma, zstd or none, with a level as in zstd:9"
    )
  ),
  signature: optional(
    section(
      {
        key_file: optional(text("path of the secret key")),
        key_id: optional(text("which key of the file"))
      },
      "how it is signed"
    )
  ),
  prefixes: optional(
    listOf(
      checkedText(
        (t) => /^\/[^/]/.test(t),
        "a path such as /opt/hello",
        "a path under which a relocatable package may be moved"
      )
    )
  )
});

// src/formats/rpm/rich.ts
var JOINERS = /* @__PURE__ */ new Set(["and", "or", "with"]);
var MAX_DEPTH = 32;
function splitTop(text2, sign) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text2.length; at++) {
    const char = text2[at];
    if (char === "(") depth++;
    else if (char === ")") depth--;
    else if (char === sign && depth === 0) {
      parts.push(text2.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text2.slice(start)];
}
var wrong = (text2, what) => ({
  message: `${what} in the boolean relation "${text2}"`,
  hint: "write it as in (foo >= 1 or bar), (a and b), (a if b else c), with brackets around each part that has words of its own"
});
function parseRich(text2, readOperand, depth = 0) {
  if (depth > MAX_DEPTH) return wrong(text2, "too many brackets");
  if (!(text2.startsWith("(") && closesAtEnd(text2))) return wrong(text2, "brackets that do not match");
  const { operands, words } = wordsOf(text2.slice(1, -1));
  const fault = wordFault(words);
  if (fault) return wrong(text2, fault);
  const read = [];
  for (const operand of operands) {
    if (operand === "") return wrong(text2, "a missing part");
    const part = operand.startsWith("(") ? parseRich(operand, readOperand, depth + 1) : readOperand(operand);
    if (typeof part !== "string") return part;
    read.push(part);
  }
  return `(${read.map((part, at) => at === 0 ? part : `${words[at - 1]} ${part}`).join(" ")})`;
}
function closesAtEnd(text2) {
  let depth = 0;
  for (let at = 0; at < text2.length; at++) {
    if (text2[at] === "(") depth++;
    else if (text2[at] === ")") depth--;
    if (depth === 0) return at === text2.length - 1;
  }
  return false;
}
function wordsOf(inner) {
  const operands = [[]];
  const words = [];
  for (const token of splitTop(inner.trim(), " ").filter((part) => part !== "")) {
    if (isWord(token)) {
      words.push(token);
      operands.push([]);
    } else operands.at(-1)?.push(token);
  }
  return { operands: operands.map((tokens) => tokens.join(" ")), words };
}
var isWord = (token) => JOINERS.has(token) || /^(?:without|if|unless|else)$/.test(token);
function wordFault(words) {
  const [first = "", second] = words;
  if (JOINERS.has(first))
    return words.every((word) => word === first) ? void 0 : "different words side by side";
  if (first === "without") return words.length === 1 ? void 0 : 'more than one "without"';
  if (first === "if" || first === "unless") {
    return words.length === 1 || words.length === 2 && second === "else" ? void 0 : `a wrong "${first}"`;
  }
  return first === "" ? void 0 : 'an "else" without "if"';
}

// src/formats/rpm/relations.ts
var OPERATORS = {
  "<": "<",
  "<<": "<",
  "<=": "<=",
  "=<": "<=",
  "=": "=",
  "==": "=",
  ">=": ">=",
  "=>": ">=",
  ">": ">",
  ">>": ">"
};
var OPERATOR = "<<|<=|=<|==|=>|>=|>>|<|=|>";
var BRACKETED = new RegExp(`^(.*?)\\s*\\(\\s*(${OPERATOR})\\s*([^()]*?)\\s*\\)$`);
var PLAIN = new RegExp(`^(\\S+)\\s+(${OPERATOR})\\s*(\\S+)$`);
var TIGHT = new RegExp(`^([^\\s()<=>]+)\\s*(${OPERATOR})\\s*([^\\s<=>]+)$`);
var NAME = /^[\p{L}\p{N}_/.@~][\p{L}\p{N}_.+/:@~^%*-]*(?:\([^\s()<>|,]*(?:\([^\s()]*\))?[^\s()<>|,]*\))*$/u;
var VERSION = /^(?:\d+:)?[A-Za-z0-9._+~^]+(?:-[A-Za-z0-9._+~^]+)?$/;
var QUALIFIER = /:(?:any|native)\b|\[[^\]]*\]|<!?[a-z.]+>/;
var HINT = "write a name alone or with a version, as in foo, foo >= 1.2 or (foo or bar)";
var problem = (message, hint = HINT) => ({ message, hint });
function parseSimple(text2) {
  const [, name = text2, sign = "", version] = BRACKETED.exec(text2) ?? PLAIN.exec(text2) ?? TIGHT.exec(text2) ?? [];
  const qualifier = QUALIFIER.exec(name.trim());
  if (qualifier) {
    return problem(
      `rpm has no "${qualifier[0]}" in a relation: "${text2}"`,
      `write it without, under overrides: rpm: if Debian needs it`
    );
  }
  if (!NAME.test(name)) return problem(`"${text2}" is not a relation that rpm knows`);
  if (version === void 0) return { name, operator: void 0, version: void 0 };
  if (!VERSION.test(version)) {
    return problem(
      `"${version}" is not a version that rpm knows, in "${text2}"`,
      "letters, digits, dots, underscore, plus, tilde and one hyphen before the release are allowed"
    );
  }
  return { name, operator: OPERATORS[sign], version };
}
var isProblem = (value) => "message" in value;
var relationText = ({ name, operator, version }) => operator === void 0 ? name : `${name} ${operator} ${version}`;
var isRich = (name) => name.startsWith("(");
function parseRelation(source) {
  const text2 = source.trim();
  if (new RegExp("\\p{Cc}", "u").test(source)) {
    return problem(`a relation is one line without control characters: ${JSON.stringify(source)}`);
  }
  if (text2 === "") return problem("a relation is empty");
  if (splitTop(text2, ",").length > 1) {
    return problem(`"${text2}" is more than one relation`, "write each as an item of its own in the list");
  }
  const alternatives = isRich(text2) ? [text2] : splitTop(text2, "|");
  if (alternatives.length > 1) return alternativesOf(alternatives);
  return isRich(text2) ? wholeOf(parseRich(text2, parseOperand)) : parseSimple(text2);
}
var wholeOf = (parsed) => typeof parsed === "string" ? { name: parsed, operator: void 0, version: void 0 } : parsed;
function parseOperand(text2) {
  const parsed = parseSimple(text2);
  return isProblem(parsed) ? parsed : relationText(parsed);
}
function alternativesOf(alternatives) {
  const unique = [...new Set(alternatives.map((one) => one.trim()))];
  const parts = unique.map((one) => one === "" ? one : parseOperand(one));
  const wrong2 = parts.find((part) => typeof part !== "string");
  if (wrong2 !== void 0) return wrong2;
  if (unique.length === 1) return parseSimple(unique[0] ?? "");
  return wholeOf(parseRich(`(${parts.join(" or ")})`, parseOperand));
}

// src/formats/rpm/rpm.ts
var NAME2 = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
var rpm = {
  id: "rpm",
  title: "RPM package",
  extension: ".rpm",
  magic: "\xED\xAB\xEE\xDB",
  arch: rpmArch,
  options: rpmOptions,
  packagingOf: ({ packaging }) => packaging || void 0,
  defaults: {},
  versionOf: rpmVersionText,
  fileName: ({ name, version, arch }, options) => {
    const spelled = rpmVersion(version);
    return `${name}-${spelled.version}-${spelled.release}.${options.arch ?? rpmArch[arch]}.rpm`;
  },
  relation: (text2) => {
    const parsed = parseRelation(text2);
    return isProblem(parsed) ? parsed : { text: relationText(parsed) };
  },
  // https://docs.fedoraproject.org/en-US/packaging-guidelines/#renaming-or-replacing-existing-packages
  renamed: ({ name, until, version }) => ({
    provides: `${name} = ${version}`,
    replaces: `${name} < ${until ?? version}`
  }),
  ownership: {
    firstInstallation: '[ "$1" = 1 ]',
    owner: "rpm -qf --",
    asked: (path) => path,
    unowned: "*'is not owned by any package'*"
  },
  check: ({ name, version }) => [
    ...NAME2.test(name) ? [] : [
      {
        message: `rpm cannot express the package name "${name}"`,
        hint: "letters, digits, dots, underscore, plus and hyphen are allowed, and the first is a letter, a digit or an underscore"
      }
    ],
    ...checkRpmVersion(version)
  ],
  // dnf takes a name for a package of its sources unless it looks like a path.
  installLine: (path) => `sudo dnf install ${shellPath(path)}`,
  compareVersions: compareRpmVersions,
  linter: rpmlint,
  load: () => import("./engines-LERXPPD4.js").then((loaded) => loaded.engines)
};

export {
  rpmArch,
  machineOf,
  rpmAlgorithms,
  isProblem,
  relationText,
  isRich,
  parseRelation,
  rpmVersion,
  rpmVersionText,
  compareRpmVersions,
  rpm
};
