import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkStorePath
} from "./chunk-FMQ3NHNI.js";
import {
  PkgError
} from "./chunk-7K3FG75H.js";

// src/stores/pages/ledger.ts
var LEDGER = ".linux-pkg-files";
var FIRST = "# Written by linux-pkg: object, size, since, sha256, path of every file of this branch\n";
var LINE = /^([0-9a-f]{16}) (\d{1,15}) (\d{1,12}) ([0-9a-f]{64}|-) ([^\n]+)$/;
var wordOf = (oid) => oid.slice(0, 16);
function readLedger(text) {
  const known = /* @__PURE__ */ new Map();
  for (const line of text.split("\n")) {
    const [, word = "", size, modified, sha256 = "", path = ""] = LINE.exec(line) ?? [];
    const name = path.startsWith('"') ? parsed(path) : path;
    if (name)
      known.set(name, [
        word,
        { size: Number(size), modified: Number(modified), sha256: sha256 === "-" ? void 0 : sha256 }
      ]);
  }
  return (path, oid) => {
    const [word, fact] = known.get(path) ?? [];
    return word === wordOf(oid) ? fact : void 0;
  };
}
var ledgerText = (lines) => FIRST + lines.map(
  ({ path, oid, size, modified, sha256 }) => `${wordOf(oid)} ${size} ${modified} ${sha256 ?? "-"} ${spelt(path)}
`
).join("");
var ledgerPaths = (text) => text.split("\n").flatMap((line) => {
  const path = LINE.exec(line)?.[5] ?? "";
  return (path.startsWith('"') ? parsed(path) : path) || [];
});
var spelt = (path) => /^"|\n/.test(path) ? JSON.stringify(path) : path;
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "string" ? value : void 0;
  } catch {
    return void 0;
  }
}

// src/stores/pages/names.ts
var NO_JEKYLL = ".nojekyll";
var LONGEST_NAME = 255;
var LONGEST_PATH = 4e3;
var UNSEEN = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
function isGitFolder(name) {
  const [seen = ""] = name.replaceAll(UNSEEN, "").toLowerCase().split(":");
  return /^(?:\.git|git~1)$/.test(seen.replace(/[. ]+$/, ""));
}
function pathFault(path) {
  const names = path.split("/");
  if (path.startsWith("/") || names.some((name) => name === "" || name === "." || name === ".."))
    return "is no path below the branch";
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return "has a character that no path may have";
  if (!path.isWellFormed()) return "is no text";
  if (names.some(isGitFolder)) return "has a name in it that git keeps for itself, and does not take";
  if (names.some((name) => Buffer.byteLength(name) > LONGEST_NAME))
    return `has a name in it of more than ${LONGEST_NAME} bytes, which cannot be checked out`;
  if (Buffer.byteLength(path) > LONGEST_PATH) return `is longer than ${LONGEST_PATH} bytes`;
  return void 0;
}
var isOwn = (path) => path === LEDGER || path === NO_JEKYLL;
function branchPath(path, prefix) {
  const whole = prefix + checkStorePath(path);
  const fault = isOwn(whole) ? "is a name that the branch has for itself" : pathFault(whole);
  if (fault === void 0) return whole;
  throw new PkgError(
    "store/path",
    `${JSON.stringify(path)} cannot be the path of a file in a branch: it ${fault}`,
    {
      hint: "give the file another name"
    }
  );
}

// src/stores/pages/address.ts
var PAGES_BUDGET = 1e9;
var PAGES_DEFAULTS = { branch: "gh-pages", remote: "origin" };
var pagesAddress = ({
  branch = PAGES_DEFAULTS.branch,
  prefix = "",
  remote = PAGES_DEFAULTS.remote,
  history = "kept",
  site,
  budget = PAGES_BUDGET
}) => {
  const bare = prefix.replace(/^\/+|\/+$/g, "");
  return { branch, prefix: bare && `${bare}/`, remote, history, site, budget };
};
var NO_BRANCH = /^$|^[-/.]|[/.]$|\/\/|\/\.|\.\.|@\{|^@$|\.lock(?:\/|$)|[\u0000-\u0020\u007f~^:?*[\\]/;
function addressProblems(address) {
  const { branch, prefix, remote, site, budget } = pagesAddress(address);
  const problems = [];
  const add = (key, message, hint) => {
    problems.push({ key, message, hint });
  };
  if (NO_BRANCH.test(branch) || branch.startsWith("refs/"))
    add(
      "branch",
      `${JSON.stringify(branch)} cannot be the name of a branch`,
      "write it as in `branch: gh-pages`"
    );
  const fault = prefix && pathFault(prefix.slice(0, -1));
  if (fault)
    add("prefix", `${JSON.stringify(address.prefix)} ${fault}`, "write a folder as in `prefix: apt/stable`");
  if (/^-|^$|[\u0000-\u0020\u007f]/.test(remote))
    add(
      "remote",
      `${JSON.stringify(remote)} is no remote`,
      "write `origin`, or an address such as https://github.com/owner/repo"
    );
  else if (/^https?:\/\/[^/]*:[^/]*@/.test(remote))
    add(
      "remote",
      "the address holds a password, which everybody who reads the config would have",
      "leave it out: git asks your credential helper, and in a workflow GITHUB_TOKEN is used"
    );
  if (site !== void 0 && /^$|^[/\\]|^[a-z]:|^\.?[/\\]*$|(?:^|[/\\])\.\.(?:[/\\]|$)|(?:^|[/\\])\.git(?:[/\\]|$)|\0/i.test(site))
    add(
      "site",
      `${JSON.stringify(site)} is no folder below the project`,
      "write a folder of its own, as in `site: _site`"
    );
  if (!(budget > 0)) add("budget", `${budget} bytes are no budget`, "write a size as in `budget: 1 GB`");
  return problems;
}

export {
  LEDGER,
  readLedger,
  ledgerText,
  ledgerPaths,
  NO_JEKYLL,
  isOwn,
  branchPath,
  PAGES_DEFAULTS,
  pagesAddress,
  addressProblems
};
