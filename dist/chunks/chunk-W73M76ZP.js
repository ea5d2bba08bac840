import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  archesOf,
  gzipWhole,
  machineText
} from "./chunk-5E6SHRX4.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import {
  glibcProblem
} from "./chunk-KVODMLLJ.js";
import {
  readElf
} from "./chunk-ZKPVI74M.js";
import {
  parseChangelog,
  placeOf,
  settle,
  versionFor
} from "./chunk-TGS4BRGM.js";
import {
  formatOf
} from "./chunk-NQZPZL4L.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  distros,
  releasesByName
} from "./chunk-3DQWUUMC.js";
import {
  UserError
} from "./chunk-PLE4JYV2.js";

// src/steps/stage/documents.ts
import { isUtf8 } from "node:buffer";
import { readFile as readFile2, stat } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/steps/stage/base-folders.ts
var FOLDERS = new Set(
  [
    "/ /afs /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /var",
    "/etc/X11 /etc/bash_completion.d /etc/cron.d /etc/cron.daily /etc/cron.hourly /etc/cron.monthly /etc/cron.weekly",
    "/etc/default /etc/init.d /etc/ld.so.conf.d /etc/logrotate.d /etc/opt /etc/pam.d /etc/pki /etc/profile.d /etc/skel",
    "/etc/security /etc/security/limits.d /etc/ssl /etc/ssl/certs /etc/sudoers.d /etc/sysconfig /etc/sysctl.d",
    "/etc/systemd /etc/systemd/system /etc/systemd/user /etc/udev /etc/udev/rules.d /etc/xdg /etc/xdg/autostart",
    "/usr/bin /usr/games /usr/include /usr/lib /usr/lib32 /usr/lib64 /usr/libexec /usr/local /usr/sbin /usr/share",
    "/usr/src /usr/tmp /usr/lib/debug /usr/lib/games /usr/lib/locale /usr/lib/modules /usr/lib/modules-load.d",
    "/usr/lib/sysctl.d /usr/lib/systemd /usr/lib/systemd/system /usr/lib/systemd/system-preset /usr/lib/systemd/user",
    "/usr/lib/sysusers.d /usr/lib/tmpfiles.d /usr/lib/udev /usr/lib/udev/rules.d /usr/lib/firewalld",
    "/usr/local/bin /usr/local/etc /usr/local/games /usr/local/include /usr/local/lib /usr/local/lib64",
    "/usr/local/libexec /usr/local/sbin /usr/local/share /usr/local/share/applications /usr/local/share/info",
    "/usr/local/share/man /usr/local/src",
    "/usr/share/X11 /usr/share/X11/fonts /usr/share/aclocal /usr/share/appdata /usr/share/applications",
    "/usr/share/augeas /usr/share/augeas/lenses /usr/share/backgrounds /usr/share/bash-completion",
    "/usr/share/bash-completion/completions /usr/share/bash-completion/helpers /usr/share/desktop-directories",
    "/usr/share/dict /usr/share/doc /usr/share/doc-base /usr/share/fish /usr/share/fish/vendor_completions.d",
    "/usr/share/games /usr/share/gnome /usr/share/help /usr/share/icons /usr/share/idl /usr/share/info",
    "/usr/share/keyrings /usr/share/licenses /usr/share/lintian /usr/share/lintian/overrides /usr/share/locale",
    "/usr/share/man /usr/share/metainfo /usr/share/mime-info /usr/share/misc /usr/share/omf /usr/share/pixmaps",
    "/usr/share/polkit-1 /usr/share/sounds /usr/share/themes /usr/share/wayland-sessions /usr/share/xsessions",
    "/usr/share/zsh /usr/share/zsh/site-functions /usr/share/zsh/vendor-completions",
    "/var/adm /var/backups /var/cache /var/db /var/empty /var/games /var/lib /var/lib/games /var/lib/misc /var/lock",
    "/var/local /var/log /var/mail /var/opt /var/run /var/spool /var/spool/cron /var/spool/mail /var/tmp"
  ].flatMap((line) => line.split(" "))
);
var PATTERNS = [
  /^\/usr(?:\/local)?\/share\/man\/(?:[a-z]{2,3}[A-Za-z_.@-]*\/)?(?:man[0-9n][a-z]?|[a-z]{2,3}[A-Za-z_.@-]*)$/,
  /^\/usr\/share\/locale\/[^/]+(?:\/LC_[A-Z]+)?$/,
  /^\/usr\/share\/icons\/hicolor(?:\/[^/]+(?:\/[a-z]+)?)?$/,
  /^\/usr\/lib\/[a-z0-9_]+-linux-gnu[a-z0-9]*$/
];
var isBaseFolder = (path) => FOLDERS.has(path) || PATTERNS.some((pattern) => pattern.test(path));

// src/steps/stage/modes.ts
var FOLDER_MODE = 493;
var LINK_MODE = 511;
var FILE_MODE = 420;
function modeOf({ kind, mode }, { nfpm, umask, said, built }) {
  if (kind === "link") return LINK_MODE;
  if (said !== void 0 && !(nfpm && said === 0)) return kind === "dir" && !nfpm ? searchable(said) : said;
  if (built) return withoutGroup(mode) & ~umask;
  if (nfpm) return mode & ~umask;
  return (kind === "dir" || mode & 73 ? FOLDER_MODE : FILE_MODE) & ~umask;
}
var searchable = (mode) => mode | (mode & 292) >> 2;
var withoutGroup = (mode) => mode === 509 || mode === 436 ? mode & ~16 : mode;

// src/steps/stage/paths.ts
var CONTROL = /[\u0000-\u001f\u007f]/;
var MAX_PATH = 4095;
var MAX_NAME = 255;
function packagePath(dst, nfpm, search) {
  const shown = JSON.stringify(dst);
  if (dst === "") return refuse(search, "dst is empty", "write the absolute path in the package");
  if (!checkName(dst, search)) return void 0;
  if (!dst.startsWith("/") && !nfpm)
    return refuse(
      search,
      `dst ${shown} is relative`,
      `write ${JSON.stringify(`/${dst.replace(/^(\.{1,2}\/)+/, "")}`)}`
    );
  const parts = dst.split("/").filter((part) => part !== "" && part !== ".");
  const kept = [];
  for (const part of parts) {
    if (part !== "..") kept.push(part);
    else if (!nfpm) return refuse(search, `dst ${shown} holds ".."`, "write the path it ends at");
    else if (kept.pop() === void 0)
      return refuse(search, `dst ${shown} leads out of /`, 'write an absolute path without ".."');
  }
  const path = `/${kept.join("/")}`;
  const bytes = kept.map((part) => Buffer.byteLength(part));
  if (bytes.some((size) => size > MAX_NAME) || Buffer.byteLength(path) > MAX_PATH)
    return refuse(
      search,
      `${path.slice(0, 80)}\u2026 is too long`,
      `a name holds ${MAX_NAME} bytes, a path ${MAX_PATH}`
    );
  return path;
}
function checkName(name, search) {
  const bad = CONTROL.test(name) ? "a control character" : name.isWellFormed() ? void 0 : "half a character";
  if (bad) search.error(`${JSON.stringify(name)} holds ${bad}`, "rename it");
  return !bad;
}
var ACCOUNT = /^[^\s:/,\u0000-\u001f\u007f]{1,32}$/;
function checkAccount(kind, name, search) {
  if (ACCOUNT.test(name) && !name.startsWith("-") && Buffer.byteLength(name) <= 32) return;
  search.error(
    `${kind} ${JSON.stringify(name)} is no name`,
    "write a name of at most 32 letters, such as root"
  );
}
var refuse = (search, message, hint) => {
  search.error(message, hint);
};
function parentsOf(path) {
  const parents = [];
  for (let end = path.indexOf("/", 1); end !== -1; end = path.indexOf("/", end + 1))
    parents.push(path.slice(0, end));
  return parents;
}

// src/steps/stage/collect.ts
function collectEntries(drafts, collecting) {
  const taken = /* @__PURE__ */ new Map();
  for (const draft of drafts) {
    const present = taken.get(draft.entry.path);
    taken.set(draft.entry.path, present ? settleClash(present, draft, collecting) : draft);
  }
  const told = /* @__PURE__ */ new Set();
  for (const draft of [...taken.values()])
    for (const parent of parentsOf(draft.entry.path)) {
      const above = taken.get(parent);
      if (!above) taken.set(parent, parentDraft(parent, draft, collecting));
      else if (above.entry.type !== "dir" && !told.has(above)) {
        told.add(above);
        tellNoFolder(above, draft, collecting);
      }
    }
  return [...taken.values()].sort((a, b) => a.entry.path < b.entry.path ? -1 : 1);
}
function settleClash(present, next, { nfpm, findings, line }) {
  const [a, b] = [present.entry, next.entry];
  const folders = a.type === "dir" && b.type === "dir";
  if (folders && (a.implicit || sameFolder(a, b))) return next;
  if (folders && b.implicit) return present;
  if (nfpm && next.fromTree && a.type === "dir" === (b.type === "dir")) {
    findings.warn(next.at, `${b.path} comes from ${next.label}, not from ${present.label}`, "leave one out");
    return next;
  }
  if (folders && present.fromTree !== next.fromTree) return present.fromTree ? next : present;
  const lines = present.at === next.at ? line(next.at) : `${line(present.at)} and ${line(next.at)}`;
  findings.error(
    next.at,
    `two sources for ${b.path}: ${present.label} and ${next.label} (${lines})`,
    "leave one out, or say with packager: or targets: which package gets which"
  );
  return present;
}
var sameFolder = (a, b) => a.mode === b.mode && a.owner === b.owner && a.group === b.group;
function tellNoFolder(above, below, { findings, line }) {
  const what = above.entry.type === "link" ? "a link" : "a file";
  findings.error(
    below.at,
    `${above.entry.path} is ${what} (${above.label}, ${line(above.at)}), and ${below.entry.path} needs a folder there`,
    "give one of them another dst"
  );
}
function parentDraft(path, { entry, at, label, lendsOwner: lendsOwner2 }, { mtime }) {
  const { owner, group } = lendsOwner2 && !isBaseFolder(path) ? entry : { owner: "root", group: "root" };
  return {
    entry: { type: "dir", implicit: true, path, mode: FOLDER_MODE, owner, group, mtime },
    at,
    label,
    fromTree: true,
    lendsOwner: lendsOwner2
  };
}
var lineText = ({ file, line }) => line === void 0 ? file : `${file}:${line}`;

// src/steps/stage/source-folder.ts
import { lstatSync, readlinkSync } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join as join2, sep } from "node:path";

// src/steps/stage/products.ts
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
var HANDOVER = "artifacts.json";
var DRAFT = /^\.linux-pkg-\d+-/;
var LARGEST = 8 * 1024 * 1024;
async function madeByUs(folder, names) {
  const listed = names.includes(HANDOVER) ? await listedIn(join(folder, HANDOVER)) : [];
  const made = new Set(listed.length > 0 ? [HANDOVER, ...listed] : []);
  return (name) => made.has(name) || DRAFT.test(name);
}
async function listedIn(path) {
  try {
    const found = await lstat(path);
    if (!found.isFile() || found.size > LARGEST) return [];
    const data = JSON.parse(await readFile(path, "utf8"));
    if (typeof data.release !== "object" || !Array.isArray(data.artifacts)) return [];
    return data.artifacts.flatMap(
      (artifact) => typeof artifact?.path === "string" ? [artifact.path] : []
    );
  } catch {
    return [];
  }
}

// src/steps/stage/source-folder.ts
var decoder = new TextDecoder("utf-8", { fatal: true });
async function inspectPath(from, rel, search) {
  return foundBy(lookAt(from, rel), search);
}
function foundBy(look, search) {
  if ("rel" in look) return look;
  search.error(
    look.what.replace("%", () => search.show(look.from)),
    look.hint
  );
  return void 0;
}
function lookAt(from, rel) {
  const stats = lstatSync(from);
  const kind = stats.isFile() ? "file" : stats.isDirectory() ? "dir" : stats.isSymbolicLink() ? "link" : void 0;
  if (!kind) {
    const what = stats.isFIFO() ? "a named pipe" : stats.isSocket() ? "a socket" : "a device file";
    return { from, what: `% is ${what}`, hint: "packages hold files, folders and links; leave it out" };
  }
  const mode = stats.mode & 4095;
  const to = kind === "link" ? decodeName(readlinkSync(from, { encoding: "buffer" })) : void 0;
  if (kind === "link" && to === void 0) {
    return { from, what: "the link % points at a name that is not UTF-8", hint: "rename what it points at" };
  }
  const { dev, ino, nlink } = stats;
  const linked = kind === "file" && nlink > 1 && Number.isSafeInteger(ino);
  const size = kind === "file" ? stats.size : 0;
  return { from, rel, kind, mode, size, to, ...linked && { inode: `${dev}:${ino}` } };
}
async function listFolder(folder, rel, search) {
  let names;
  try {
    names = await readdir(folder, { encoding: "buffer" });
  } catch (cause) {
    search.error(
      `${search.show(folder)} cannot be read: ${reasonOf(cause)}`,
      "give yourself read and search permission on it"
    );
    return [];
  }
  const texts = names.flatMap((name) => {
    const text = decodeName(name);
    if (text === void 0)
      search.error(
        `${search.show(folder)} holds a name that is not UTF-8: ${printable(name)}`,
        "rename it, or leave the folder out"
      );
    return text === void 0 ? [] : [text];
  });
  const made = search.whole ? () => false : await madeByUs(folder, texts);
  const wanted = texts.sort().filter((name) => !made(name) && !search.skips(join2(folder, name)));
  return wanted.map((name) => foundBy(lookAt(join2(folder, name), rel ? `${rel}/${name}` : name), search)).filter((one) => one !== void 0);
}
async function walkFolder(folder, rel, search) {
  const all = [];
  for (const found of await listFolder(folder, rel, search)) {
    all.push(found);
    if (found.kind === "dir")
      for (const inner of await walkFolder(found.from, found.rel, search)) all.push(inner);
  }
  return all;
}
function decodeName(name) {
  try {
    return decoder.decode(name);
  } catch {
    return void 0;
  }
}
var printable = (name) => [...name].map(
  (byte) => byte > 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`
).join("");
var reasonOf = (cause) => {
  const code = cause.code;
  const words = {
    ENOENT: "there is no such file",
    EACCES: "permission denied",
    EPERM: "permission denied",
    ELOOP: "its links lead in a circle",
    ENOTDIR: "a part of its path is no folder",
    ENAMETOOLONG: "its name is too long"
  };
  return code && Object.hasOwn(words, code) && words[code] || cause.message;
};
async function leadsOut(path, folder) {
  try {
    const [real, top] = await Promise.all([realpath(path), realpath(folder)]);
    return real !== top && !real.startsWith(top + sep);
  } catch {
    return false;
  }
}
var ledOut = (path) => [
  `${path} leads out of the project through a link`,
  "let the build write a file there"
];

// src/steps/stage/documents.ts
var LICENSE_NAMES = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"].flatMap(
  (name) => ["", ".txt", ".md"].map((ending) => name + ending)
);
var MAX_BYTES = 256 * 1024;
async function readProject(workDir, { built }) {
  for (const name of LICENSE_NAMES) {
    const path = join3(workDir, name);
    const facts = await stat(path).catch(() => void 0);
    if (!facts?.isFile() || facts.size > MAX_BYTES) continue;
    if (built && await leadsOut(path, workDir)) continue;
    const bytes = await readFile2(path).catch(() => Buffer.alloc(0));
    if (bytes.length > 0 && isUtf8(bytes) && !bytes.includes(0)) return { licenseText: bytes.toString("utf8") };
  }
  return { licenseText: void 0 };
}
async function addDocuments(shipped, documenting) {
  const { pkg, project, at, mtime, collected } = documenting;
  const taken = new Map(pkg.entries.map(({ path, type }) => [path, type]));
  const fits = (path) => !taken.has(path) && parentsOf(path).every((parent) => (taken.get(parent) ?? "dir") === "dir");
  const engines = await formatOf(pkg.format).load();
  const made = (engines.documents?.(pkg, project) ?? []).filter(({ path }) => fits(path)).map((entry) => {
    const label = entry.type === "file" ? entry.from : "a generated file";
    return { entry: { ...entry, mtime }, at, label, fromTree: false, lendsOwner: false };
  });
  return made.length === 0 ? collected : collectEntries([...shipped, ...made], documenting);
}

// src/steps/stage/finding.ts
import { isAbsolute, relative } from "node:path";
function makeFindings(config) {
  const problems = /* @__PURE__ */ new Map();
  const warnings = /* @__PURE__ */ new Map();
  const into = (list) => (at, message, hint) => {
    const problem = { message, ...hint && { hint }, place: placeOf(config, at) };
    list.set(JSON.stringify(problem), problem);
  };
  const tell2 = (problem) => void problems.set(JSON.stringify(problem), problem);
  return { problems, warnings, error: into(problems), warn: into(warnings), tell: tell2 };
}
var searchAt = (findings, at, { workDir, outDir, root }) => ({
  error: (message, hint) => findings.error(at, message, hint),
  warn: (message, hint) => findings.warn(at, message, hint),
  skips: (path) => path === outDir,
  show: (path) => {
    const built = root === void 0 ? void 0 : insideOf(root, path);
    return built === void 0 ? insideOf(workDir, path) ?? path : `$DESTDIR/${built}`;
  }
});
var insideOf = (folder, path) => {
  const inside = relative(folder, path);
  return inside && !inside.startsWith("..") && !isAbsolute(inside) ? inside : void 0;
};

// src/steps/stage/ground.ts
async function openGround(host, { config, plan }, build) {
  const findings = makeFindings(config);
  const workDir = build?.project ?? host.workDir;
  const root = build?.root;
  return {
    host,
    config,
    plan,
    workDir,
    build,
    findings,
    project: await readProject(workDir, { built: workDir !== host.workDir }),
    sources: /* @__PURE__ */ new Map(),
    elves: /* @__PURE__ */ new Map(),
    search: (at) => searchAt(findings, at, { workDir, outDir: host.outDir, root })
  };
}

// src/steps/stage/accounts.ts
import { readFile as readFile3 } from "node:fs/promises";

// src/steps/stage/base-accounts.ts
var EVERYWHERE = {
  users: ["root", "bin", "daemon", "lp", "mail", "games", "nobody"],
  groups: [
    "root",
    "bin",
    "daemon",
    "sys",
    "tty",
    "disk",
    "lp",
    "mail",
    "games",
    "kmem",
    "video",
    "audio",
    "utmp"
  ]
};
var debianOnly = {
  users: ["sys", "sync", "man", "news", "uucp", "proxy", "www-data", "backup", "list", "irc", "_apt"],
  groups: [
    ...[
      "adm",
      "man",
      "news",
      "uucp",
      "proxy",
      "www-data",
      "backup",
      "list",
      "irc",
      "nogroup",
      "staff",
      "users"
    ],
    ...["operator", "src", "shadow", "sudo", "dialout", "fax", "voice", "cdrom", "floppy", "tape", "plugdev"]
  ]
};
var redHat = {
  users: ["adm", "sync", "shutdown", "halt", "operator", "ftp", "dbus"],
  groups: [
    "adm",
    "mem",
    "wheel",
    "cdrom",
    "man",
    "dialout",
    "floppy",
    "tape",
    "ftp",
    "lock",
    "users",
    "dbus"
  ]
};
var suse = {
  users: ["messagebus"],
  groups: ["wheel", "trusted", "shadow", "users", "nobody", "lock", "dialout", "cdrom", "tape", "messagebus"]
};
var FAMILIES = {
  debian: debianOnly,
  el: redHat,
  fedora: redHat,
  amazon: redHat,
  suse
};
var isBaseAccount = (kind, name, families) => {
  const list = kind === "owner" ? "users" : "groups";
  return /^\d+$/.test(name) || EVERYWHERE[list].includes(name) || families.length > 0 && families.every((family) => Object.hasOwn(FAMILIES, family) && FAMILIES[family]?.[list].includes(name));
};

// src/steps/stage/accounts.ts
var familiesOf = ({ distro, format }) => [
  ...new Set(
    Object.values(distros).filter(({ id, format: takes }) => distro === void 0 ? takes === format : id === distro).map(({ family }) => family)
  )
];
async function warnOfAccounts(drafts, target, findings) {
  const families = familiesOf(target);
  const declared = await declaredAccounts(drafts);
  for (const { entry, at } of drafts)
    for (const kind of ["owner", "group"]) {
      const name = entry[kind];
      if (declared[kind].has(name) || isBaseAccount(kind, name, families)) continue;
      findings.warn(
        at,
        `${kind} ${name} is neither declared nor part of the base system of ${families.join(", ")}`,
        `where there is none, rpm and dpkg give the file to root; declare it in a file below /usr/lib/sysusers.d, or leave ${kind}: out`
      );
    }
}
var SYSUSERS = /^\/usr\/lib\/sysusers\.d\/[^/]+\.conf$/;
async function declaredAccounts(drafts) {
  const owner = /* @__PURE__ */ new Set();
  const group = /* @__PURE__ */ new Set();
  for (const { entry } of drafts) {
    if (entry.type !== "file" || !SYSUSERS.test(entry.path) || entry.size > 1 << 20) continue;
    const text = await readFile3(entry.from, "utf8").catch(() => "");
    for (const line of text.split("\n")) {
      const [type = "", name = ""] = line.trim().split(/\s+/);
      if (/^u[!-]*$/.test(type)) owner.add(name);
      if (/^[ug][!-]*$/.test(type)) group.add(name);
    }
  }
  return { owner, group };
}

// src/steps/stage/built.ts
import { lstat as lstat2 } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/steps/stage/drafts.ts
import { basename, posix } from "node:path";

// src/steps/stage/glob.ts
var SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
var quote = (text) => text.replace(SYNTAX, "\\$&");
function compileGlob(pattern) {
  const whole = translate(pattern);
  if (typeof whole === "string") return whole;
  const regExp = new RegExp(`^(?:${whole.source})$`, "su");
  const parts = pattern.split("/").map(translate);
  const wild = parts.findIndex((part) => typeof part === "string" || !part.literal);
  const fixed = wild === -1 ? parts : parts.slice(0, wild);
  return {
    literal: whole.literal,
    base: fixed.map(({ text }) => text).join("/"),
    matches: (path) => regExp.test(path)
  };
}
var literalGlob = (path) => ({
  literal: true,
  base: path,
  matches: (other) => other === path
});
function translate(pattern) {
  const chars = [...pattern];
  let source = "";
  let text = "";
  let literal = true;
  let depth = 0;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i];
    const plain = char === "\\" ? chars[++i] ?? "" : isPlain(char, depth) ? char : void 0;
    if (plain !== void 0) {
      source += quote(plain);
      text += plain;
      continue;
    }
    literal = false;
    if (char === "*") {
      const crosses = chars[i + 1] === "*";
      source += crosses ? ".*" : "[^/]*";
      if (crosses) i++;
    } else if (char === "?") source += "[^/]";
    else if (char === "[") {
      const found = readClass(chars, i + 1);
      if (!found) return 'what follows "[" is no list of characters';
      source += found.source;
      i = found.end;
    } else {
      depth += char === "{" ? 1 : char === "}" ? -1 : 0;
      source += char === "{" ? "(?:" : char === "}" ? ")" : "|";
    }
  }
  return depth > 0 ? '"{" is never closed' : { source, text, literal };
}
var isPlain = (char, depth) => !"*?[{".includes(char) && (depth === 0 || !",}".includes(char));
function readClass(chars, start) {
  const not = chars[start] === "!";
  let source = "";
  for (let i = start + (not ? 1 : 0); i < chars.length; i++) {
    if (chars[i] === "]") return source ? { source: `[${not ? "^" : ""}${source}]`, end: i } : void 0;
    if (chars[i] === "\\") i++;
    const from = chars[i];
    const to = chars[i + 1] === "-" && chars[i + 2] !== "]" ? chars[i + 2] : void 0;
    if (from === void 0 || to !== void 0 && to < from) return void 0;
    source += to === void 0 ? inClass(from) : `${inClass(from)}-${inClass(to)}`;
    if (to !== void 0) i += 2;
  }
  return void 0;
}
var inClass = (char) => char.replace(/[\\\]^[-]/, "\\$&");

// src/steps/stage/roles.ts
var ROLES = {
  config: "config",
  "config|noreplace": "config-noreplace",
  "config|missingok": "config-missingok",
  "config|tree": "config",
  "config|noreplace|tree": "config-noreplace",
  "config|missingok|tree": "config-missingok",
  doc: "doc",
  license: "license",
  licence: "license",
  readme: "readme"
};
var isTreeType = (type) => type?.endsWith("tree") ?? false;
var isSingle = (type) => type === "doc" || type === "license" || type === "licence" || type === "readme";
function roleOf(type, path, nfpm) {
  if (type && Object.hasOwn(ROLES, type)) return ROLES[type];
  const silent = type === void 0 || type === "tree";
  return silent && !nfpm && path.startsWith("/etc/") ? "config-noreplace" : void 0;
}
var lendsOwner = (type) => type !== "dir" && type !== "symlink" && type !== "ghost" && !isSingle(type);

// src/steps/stage/drafts.ts
var GHOST_MODE = 420;
async function draftContent(content, setting) {
  const search = setting.search(content.at);
  const path = packagePath(content.dst, setting.nfpm, search);
  const node = nodeOf(content, setting, search);
  const draft = (entry, label) => ({
    entry,
    at: content.at,
    label,
    fromTree: isTreeType(content.type),
    lendsOwner: setting.nfpm && lendsOwner(content.type)
  });
  if (path === void 0) return [];
  if (path === "/" && (content.type === "dir" || content.type === "ghost" || content.type === "symlink")) {
    search.error("/ itself is no part of a package", "write dst: and a path below it");
    return [];
  }
  const mode = content.file_info?.mode;
  switch (content.type) {
    case "dir":
      return [draft({ ...node, type: "dir", path, mode: mode || FOLDER_MODE, implicit: false }, "a folder")];
    case "ghost":
      return [draft({ ...node, type: "ghost", path, mode: mode || GHOST_MODE }, "a ghost")];
    case "symlink": {
      const to = linkTarget(content, setting, search);
      return to === void 0 ? [] : [draft({ ...node, type: "link", path, mode: LINK_MODE, to }, `a link to ${to}`)];
    }
    default:
      return draftFound({ content, path, node, setting, search, draft });
  }
}
function nodeOf({ file_info: info }, { mtime }, search) {
  const owner = info?.owner || "root";
  const group = info?.group || "root";
  checkAccount("owner", owner, search);
  checkAccount("group", group, search);
  return { owner, group, mtime: info?.mtime ?? mtime };
}
function linkTarget({ src = "" }, { nfpm }, search) {
  if (src === "")
    search.error("a symlink needs a src: what it points at", "write src: and the path it leads to");
  return src !== "" && checkName(src, search) ? nfpm ? posix.normalize(src) : src : void 0;
}
async function draftFound(finds) {
  const { content, setting, search } = finds;
  if (!content.src) {
    search.error(`${content.dst} has no src`, "write src: and a path from the project root");
    return [];
  }
  const sources = await setting.find(content, search);
  const disowned = disownedBy(content, search);
  return sources.flatMap((source) => draftOne(source, disowned, finds));
}
function draftOne({ found, below }, disowned, finds) {
  const { content, setting, search, draft } = finds;
  const { nfpm, umask, built } = setting;
  const tree = isTreeType(content.type);
  const flat = !tree && content.dst.endsWith("/") && !(nfpm && isSingle(content.type));
  const inner = flat ? basename(found.from) : below;
  if (!checkName(inner, search)) return [];
  const path = inner ? posix.join(finds.path, inner) : finds.path;
  if (path === "/" && found.kind !== "dir") {
    search.error(`${search.show(found.from)} cannot take the place of /`, `write dst: /\u2026 and its name`);
    return [];
  }
  const label = search.show(found.from);
  const mode = modeOf(found, { nfpm, umask, built, said: content.file_info?.mode });
  if (found.kind === "link" && !checkName(found.to ?? "", search)) return [];
  if (found.kind === "link")
    return [draft({ ...finds.node, type: "link", path, mode, to: found.to ?? "" }, label)];
  if (found.kind === "file") {
    const { size, from, inode } = found;
    const lang = content.file_info?.lang;
    const role = roleOf(content.type, path, nfpm);
    const more = { ...lang && { lang }, ...inode && { inode } };
    return [draft({ ...finds.node, type: "file", path, mode, from, size, role, ...more }, label)];
  }
  if (path === "/") return [];
  const base = isBaseFolder(path);
  const node = base ? { ...finds.node, owner: "root", group: "root" } : finds.node;
  const implicit = base || disowned(path);
  return [draft({ ...node, type: "dir", path, mode: base && !nfpm ? FOLDER_MODE : mode, implicit }, label)];
}
function disownedBy({ disown_subtree: patterns = [] }, search) {
  const globs = patterns.map((pattern) => {
    const glob = compileGlob(pattern.startsWith("/") ? pattern : `/${pattern}`);
    if (typeof glob === "string") search.error(`"${pattern}" is no pattern: ${glob}`);
    return glob;
  });
  return (path) => globs.some((glob) => typeof glob !== "string" && glob.matches(path));
}

// src/steps/stage/sources.ts
import { accessSync, constants } from "node:fs";
import { realpath as realpath2, stat as stat2 } from "node:fs/promises";
import { isAbsolute as isAbsolute2, join as join4, posix as posix2, resolve, sep as sep2 } from "node:path";
async function findSources(wanted, search) {
  const { src, globbing } = wanted;
  const pattern = tidy(src);
  const glob = globbing ? compileGlob(pattern) : literalGlob(pattern);
  if (typeof glob === "string") {
    search.error(
      `"${src}" is no pattern: ${glob}`,
      "put a backslash before a bracket that is part of a name"
    );
    return [];
  }
  const start = await startOf(glob, wanted, search);
  if (!start) return [];
  if (glob.literal) {
    if (start.kind !== "dir") return placeLiteral(start, wanted);
    const all = (await walkFolder(start.from, "", search)).filter(({ kind }) => kind !== "dir");
    if (all.length === 0)
      search.error(`the folder ${src} holds no file`, "a folder of the package itself is type: dir");
    return keep(
      all.map((found) => ({ found, below: found.rel })),
      wanted,
      search
    );
  }
  const matches = start.kind === "dir" ? await matching(glob, start.from, search) : [];
  if (matches.length === 0) search.error(`${src} matches no file`, globHint(wanted));
  const common = commonFolder(matches.map(({ rel }) => rel));
  return keep(
    matches.map((found) => ({ found, below: found.rel.slice(common.length) })),
    wanted,
    search
  );
}
async function findTree(wanted, search) {
  const start = await startOf(literalGlob(tidy(wanted.src)), wanted, search);
  if (!start) return [];
  if (start.kind !== "dir" && !wanted.nfpm) {
    search.error(
      `${wanted.src} is no folder`,
      "a tree is made of a folder; leave the type out for a file or a link"
    );
    return [];
  }
  const inner = start.kind === "dir" ? await walkFolder(start.from, "", search) : [];
  return [start, ...inner].map((found) => ({ found, below: found.rel }));
}
var tidy = (src) => {
  const plain = src.replace(/\/{2,}/g, "/").replace(/^(?:\.\/)+(?=.)/, "");
  return plain.length > 1 ? plain.replace(/\/$/, "") : plain;
};
async function startOf(glob, wanted, search) {
  const { src, workDir } = wanted;
  const from = resolve(workDir, glob.base || (isAbsolute2(src) ? "/" : "."));
  try {
    const found = await inspectPath(from, "", search);
    if (!found || !await staysInside(from, wanted, search)) return void 0;
    if (wanted.follow && found.kind === "link") return await inspectPath(await realpath2(from), "", search);
    const enters = !glob.literal && found.kind === "link" && (await stat2(from)).isDirectory();
    return enters ? { ...found, kind: "dir" } : found;
  } catch (cause) {
    const { code } = cause;
    if (code === "ENOENT" && !glob.literal) search.error(`${src} matches no file`, globHint(wanted));
    else if (code === "ENOENT") search.error(`${src} does not exist`, missingHint(wanted));
    else search.error(`${src} cannot be read: ${reasonOf(cause)}`);
    return void 0;
  }
}
var variables = (src) => /\$[{A-Za-z_]/.test(src) ? "to have its variables replaced, write expand: true beside it" : void 0;
var missingHint = ({ src, workDir, built }) => variables(src) ?? (built ? "let build: make it, or correct the path (it starts at the root of the project)" : `build it first, or correct the path (it starts at ${workDir})`);
var globHint = ({ src, workDir, built }) => variables(src) ?? (built ? "let build: make them, or correct the pattern (it starts at the root of the project; * does not cross a slash, ** does)" : `build them first, or correct the pattern (it starts at ${workDir}; * does not cross a slash, ** does)`);
async function staysInside(from, wanted, search) {
  const isInside = (folder, path) => path === folder || path.startsWith(folder + sep2);
  if (!isInside(wanted.workDir, from)) return true;
  const found = await inspectPath(from, "", search);
  const [project, real] = await Promise.all([
    realpath2(wanted.workDir),
    // A link that is itself the source stays a link: only the way to it counts.
    realpath2(found?.kind === "link" && !isPatternBase(from, wanted) ? join4(from, "..") : from)
  ]);
  if (isInside(project, real)) return true;
  const message = `${wanted.src} leads out of the project through a link, to ${real}`;
  const hint = "write the path it leads to as src, if that is what you mean";
  if (wanted.nfpm) search.warn(message, hint);
  else search.error(message, hint);
  return wanted.nfpm;
}
var isPatternBase = (from, { workDir, src }) => resolve(workDir, tidy(src)) !== from;
async function matching(glob, folder, search) {
  const prefix = glob.base && !glob.base.endsWith("/") ? `${glob.base}/` : glob.base;
  const visit = async (path, rel) => {
    const all = [];
    for (const found of await listFolder(path, rel, search)) {
      const hit = glob.matches(prefix + found.rel);
      if (hit && found.kind !== "dir") all.push(found);
      else if (hit)
        all.push(...(await walkFolder(found.from, found.rel, search)).filter(({ kind }) => kind !== "dir"));
      else if (found.kind === "dir") for (const inner of await visit(found.from, found.rel)) all.push(inner);
    }
    return all;
  };
  return visit(folder, "");
}
async function placeLiteral(found, { nfpm, src }) {
  if (!nfpm || found.kind !== "link") return [{ found, below: "" }];
  const target = await behind(found);
  if (target === "dir") return [];
  return [{ found, below: target === "nothing" ? posix2.basename(src) : "" }];
}
async function keep(sources, { nfpm }, search) {
  if (!nfpm) return sources;
  const kept = [];
  for (const source of sources) {
    if (source.found.kind === "link" && await behind(source.found) === "dir")
      search.warn(
        `${search.show(source.found.from)} is a link to a folder: left out, as in nfpm`,
        "type: tree keeps it"
      );
    else kept.push(source);
  }
  return kept;
}
async function behind({ from }) {
  try {
    return (await stat2(from)).isDirectory() ? "dir" : "file";
  } catch {
    return "nothing";
  }
}
function commonFolder([first = "", ...others]) {
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    length = same;
  }
  return first.slice(0, first.lastIndexOf("/", length - 1) + 1);
}
function checkReadable(sources, search) {
  for (const { found } of sources) {
    if (found.kind !== "file") continue;
    try {
      accessSync(found.from, constants.R_OK);
    } catch {
      search.error(
        `${search.show(found.from)} cannot be read: permission denied`,
        "give yourself read permission on it"
      );
    }
  }
}

// src/steps/stage/built.ts
var BUILT_AT = "build.main";
var SET_ID = 3072;
async function draftBuilt(target, { umask, mtime }, ground) {
  const { build, config, host, plan } = ground;
  const setting = { umask, mtime: mtime ?? plan.version.date };
  const root = build?.root;
  const built = root !== void 0 && await isFolder(root, ground) ? await draftTree(root, BUILT_AT, { ...setting, built: true }, ground) : [];
  warnOfBuilt(built, ground);
  const inc = config.folders[target.name]?.inc;
  if (!inc) return built;
  const over = await draftTree(resolve2(host.workDir, inc.text), inc.at, { ...setting, built: false }, ground);
  return overlay(built, over, ground);
}
function overlay(under, over, { host }) {
  const later = new Map(over.map((draft) => [draft.entry.path, draft]));
  const kept = under.filter(({ entry, label }) => {
    const other = later.get(entry.path);
    if (other && !(entry.type === "dir" && other.entry.type === "dir"))
      host.log.debug(`${entry.path} is ${other.label}, not ${label}`);
    return !other;
  });
  return [...kept, ...over];
}
async function isFolder(path, { findings }) {
  const facts = await lstat2(path).catch(() => void 0);
  if (facts && !facts.isDirectory())
    findings.error(BUILT_AT, "the build put something else in the place of $DESTDIR", "leave it a folder");
  return facts?.isDirectory() ?? false;
}
async function draftTree(folder, at, { umask, mtime, built }, ground) {
  const { workDir } = ground;
  const search = (path) => ({ ...ground.search(path), skips: () => false, whole: true });
  const tree = { src: folder, dst: "/", type: "tree", at };
  const wanted = { src: folder, workDir, globbing: false, follow: false, nfpm: false };
  const find = async () => {
    const found = await findTree(wanted, search(at));
    checkReadable(found, search(at));
    return found;
  };
  return draftContent(tree, { workDir, nfpm: false, umask, globbing: false, mtime, built, find, search });
}
function warnOfBuilt(drafts, { findings }) {
  const twice = drafts.find(({ entry }) => entry.path.startsWith(`${INSIDE.root}/`));
  if (twice)
    findings.error(
      twice.at,
      `the build left ${twice.label}: the folder of $DESTDIR inside itself`,
      'give the build DESTDIR="$DESTDIR" and PREFIX=/usr: it puts the one before the other by itself'
    );
  for (const { entry, at } of drafts)
    if (entry.type === "file" && entry.mode & SET_ID)
      findings.warn(
        at,
        `${entry.path} has mode 0${entry.mode.toString(8)}: it runs with the rights of its owner or group`,
        "if it need not, let the build install it with 0755"
      );
}

// src/steps/stage/changelog.ts
import { isUtf8 as isUtf82 } from "node:buffer";
import { readFile as readFile4, stat as stat3 } from "node:fs/promises";
import { resolve as resolve3 } from "node:path";
var MAX_BYTES2 = 16 * 1024 * 1024;
async function readChangelog({ changelog, maintainer }, { workDir, built, findings, search }) {
  if (!changelog) return [];
  const { text: path, at } = changelog;
  if (built && await leadsOut(resolve3(workDir, path), workDir)) {
    search(at).error(...ledOut(path));
    return [];
  }
  const text = await readText(resolve3(workDir, path), path, search(at));
  if (text === void 0) return [];
  try {
    const { changes, problems } = parseChangelog(path, text);
    for (const problem of problems) findings.tell(problem);
    return changes.map((change) => ({ ...change, author: change.author || maintainer }));
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    for (const problem of cause.problems) findings.tell(problem);
    return [];
  }
}
async function readText(from, path, search) {
  try {
    const facts = await stat3(from);
    if (!facts.isFile()) search.error(`${path} is no file`, "name a changelog of chglog");
    else if (facts.size > MAX_BYTES2)
      search.error(`${path} has more than ${MAX_BYTES2} bytes`, "leave out the oldest releases");
    else {
      const bytes = await readFile4(from);
      if (isUtf82(bytes) && !bytes.includes(0)) return bytes.toString("utf8").replace(/^\ufeff/, "");
      search.error(`${path} is no text in UTF-8`, "save it as UTF-8");
    }
  } catch (cause) {
    if (cause.code === "ENOENT")
      search.error(`${path} does not exist`, "write the changelog, as chglog init does, or correct its path");
    else search.error(`${path} cannot be read: ${reasonOf(cause)}`);
  }
  return void 0;
}

// src/steps/stage/dependencies.ts
var AUTO = "auto";
var LEAST_SIZE = 52;
async function addDependencies(staged, target, looking) {
  const looked = staged.map(({ pkg, drafts }) => {
    const auto = wantsAuto(pkg, looking);
    const files = drafts.flatMap((draft) => elfOf(draft, pkg, { auto, target, looking }));
    const written = pkg.relations.depends.filter((text) => looking.config.nfpm || text !== AUTO);
    const bare = withDepends(pkg, written);
    const read = auto && target.engine === "native";
    return { pkg: read ? { ...bare, auto: true } : bare, given: pkg, drafts, auto, files };
  });
  const isSettled = looked.every(({ pkg, files }) => pkg.auto || files.length === 0);
  if (isSettled) return looked.map(({ pkg }) => pkg);
  const { elfRelations } = await formatOf(target.format).load();
  if (!elfRelations) return looked.map(({ pkg }) => pkg);
  return looked.map((own) => {
    if (own.pkg.auto) return own.pkg;
    const found = elfRelations(
      own,
      looked.filter((one) => one !== own)
    );
    tell(own, found, looking);
    if (!own.auto) return own.pkg;
    const { depends } = own.given.relations;
    const mixed = depends.length === 0 ? found.depends : depends.flatMap((text) => text === AUTO ? found.depends : text);
    const provides = [.../* @__PURE__ */ new Set([...own.pkg.relations.provides, ...found.provides])];
    return withDepends({ ...own.pkg, relations: { ...own.pkg.relations, provides } }, [...new Set(mixed)]);
  });
}
var wantsAuto = ({ relations: { depends } }, { config }) => !config.nfpm && (depends.length === 0 || depends.includes(AUTO));
var withDepends = (pkg, depends) => ({
  ...pkg,
  relations: { ...pkg.relations, depends }
});
function elfOf({ entry, at, label }, pkg, { auto, target, looking }) {
  const read = lookInto(entry, looking);
  if (!read || entry.type !== "file") return [];
  const { nfpm } = looking.config;
  const { error, warn } = looking.findings;
  if ("damage" in read) {
    if (isCode(entry))
      (auto ? error : warn)(
        at,
        `${label} is a damaged ELF file: ${read.damage}`,
        "build it again, or take it out"
      );
    return [];
  }
  if (read.kind === "other") return [];
  if (!archesOf(read).includes(pkg.arch)) {
    const { message, hint } = machineProblem(read, pkg.arch);
    if (isCode(entry) && !DATA.test(entry.path))
      (nfpm || isChosen(entry, read) ? warn : error)(at, `${label} ${message}`, hint);
    return [];
  }
  const old = glibcProblem(target, read, { path: entry.from, shown: label });
  if (old) error(at, old.message, old.hint);
  return old ? [] : [{ path: entry.path, mode: entry.mode, elf: read }];
}
function lookInto(entry, { elves, host }) {
  if (entry.type !== "file" || entry.content !== void 0 || entry.size < LEAST_SIZE) return void 0;
  if (!elves.has(entry.from)) {
    host.signal.throwIfAborted();
    elves.set(entry.from, readElf(entry.from));
  }
  return elves.get(entry.from);
}
var isCode = ({ path, mode }) => (mode & 73) !== 0 || /\.so(?:\.[0-9.]+)?$/.test(path);
var DATA = /^\/(?:usr\/share|(?:usr\/)?lib\/firmware|usr\/lib\/debug)\//;
var LINKED = /^\/(?:usr\/(?:local\/)?)?lib(?:32|64)?\/(?:[a-z0-9_]+-linux-[a-z0-9]+\/)?[^/]+$/;
var isChosen = ({ path }, { kind, interpreter, hasDebug }) => kind === "library" && interpreter === void 0 && !hasDebug && !LINKED.test(path);
function machineProblem(elf, arch) {
  const made = machineText(elf);
  return arch === "all" ? {
    message: `is made for ${made}, and the package is for every architecture`,
    hint: `write arch: ${archesOf(elf)[0] ?? "and the one it was made for"}`
  } : {
    message: `is made for ${made}, and the package is for ${arch}`,
    hint: `take the one that was made for ${arch}; what is only data belongs below /usr/share`
  };
}
function tell({ drafts, auto }, found, looking) {
  const { findings, config } = looking;
  const placed = (problems, say, more = "") => {
    for (const { path, message, hint } of problems)
      say(drafts.find(({ entry }) => entry.path === path)?.at ?? "", message, `${hint}${more}`);
  };
  if (auto) {
    placed(found.unanswered, findings.error);
    placed(found.assumed, findings.warn);
  } else
    placed(
      found.unnamed,
      findings.warn,
      config.nfpm ? "" : ", or auto, which stands for all that is read from the files"
    );
}

// src/steps/stage/links.ts
import { posix as posix3 } from "node:path";
var knownPaths = (packages) => new Map(
  packages.flat().map(({ entry }) => [entry.path, entry.type === "link" ? targetOf(entry) : void 0])
);
var targetOf = ({ path, to }) => posix3.resolve(posix3.dirname(path), to);
function checkLinks(drafts, known, findings) {
  for (const { entry, at } of drafts) {
    if (entry.type !== "link") continue;
    if (isCircle(entry.path, known))
      findings.error(at, `${entry.path} is a link that leads back to itself`, "point it at a file or folder");
    else if (!isThere(targetOf(entry), known))
      findings.warn(
        at,
        `${entry.path} is a link to ${entry.to}, which is not in the package`,
        "until something else brings it the link leads nowhere; add it, or depend on the package that has it"
      );
  }
}
function isCircle(start, known) {
  const seen = /* @__PURE__ */ new Set();
  for (let at = start; at !== void 0; at = known.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}
var COMMON = /^\/(?:dev|proc|sys|run|var\/run)\/|^(?:\/usr)?\/bin\/(?:sh|bash|env|true|false|cat|ls)$|^\/etc\/(?:passwd|group|hosts|localtime|os-release|resolv\.conf|mtab)$/;
var isThere = (target, known) => known.has(target) || isBaseFolder(target) || COMMON.test(target) || // Below a link of ours: it may well be there.
parentsOf(target).some((parent) => known.get(parent) !== void 0);

// src/steps/stage/manuals.ts
import { readFile as readFile5 } from "node:fs/promises";
import { posix as posix4 } from "node:path";
var PAGE = /^\/usr\/share\/(?:man\/(?:[^/]+\/)?man[0-9a-z]+\/[^/]+|info\/[^/]+\.info(?:-\d+)?)$/;
var COMPRESSED = /\.(?:gz|Z|bz2|xz|lzma|zst)$/;
var MAX_BYTES3 = 16 * 1024 * 1024;
var isPage = (path) => PAGE.test(path) && !COMPRESSED.test(path);
async function compressManuals(drafts) {
  const taken = new Set(drafts.map(({ entry }) => entry.path));
  const changed = /* @__PURE__ */ new Map();
  const moved = /* @__PURE__ */ new Set();
  for (const draft of drafts) {
    const page = taken.has(`${draft.entry.path}.gz`) ? void 0 : await compressPage(draft);
    if (!page) continue;
    changed.set(draft, page);
    moved.add(draft.entry.path);
  }
  for (let before = -1; before !== moved.size; ) {
    before = moved.size;
    for (const draft of drafts) {
      const { entry } = draft;
      if (entry.type !== "link" || changed.has(draft) || !isPage(entry.path)) continue;
      if (!moved.has(posix4.resolve(posix4.dirname(entry.path), entry.to))) continue;
      if (taken.has(`${entry.path}.gz`)) continue;
      changed.set(draft, { ...draft, entry: { ...entry, path: `${entry.path}.gz`, to: `${entry.to}.gz` } });
      moved.add(entry.path);
    }
  }
  return drafts.map((draft) => changed.get(draft) ?? draft);
}
async function compressPage(draft) {
  const { entry } = draft;
  if (entry.type !== "file" || !isPage(entry.path) || entry.size > MAX_BYTES3) return void 0;
  const bytes = await readFile5(entry.from).catch(() => void 0);
  if (!bytes) return void 0;
  const packed = gzipWhole(bytes);
  const { inode: _, ...file } = entry;
  const path = `${entry.path}.gz`;
  return { ...draft, entry: { ...file, path, size: packed.length, content: packed.toString("base64") } };
}

// src/steps/stage/package.ts
function splitDescription(text) {
  const description = text.replaceAll("\r\n", "\n").trim();
  const [summary = ""] = description.split("\n");
  return { summary: summary.trim(), description };
}
function spellRelations(settled, format, search) {
  const { relation } = formatOf(format);
  const spell = (kind) => settled.relations[kind].flatMap(({ text, at }) => {
    const spelled = relation(text);
    if ("text" in spelled) return [spelled.text];
    search(at).error(spelled.message, spelled.hint);
    return [];
  });
  return Object.fromEntries(relationKinds.map((kind) => [kind, spell(kind)]));
}
var makePackage = ({
  settled,
  target,
  nfpm,
  version,
  relations,
  scripts,
  changelog,
  drafts
}) => ({
  name: settled.name,
  version: versionFor(version, settled, target),
  arch: settled.arch,
  target: target.id,
  format: target.format,
  ...nfpm && { nfpm },
  ...splitDescription(settled.description),
  license: settled.license,
  homepage: settled.homepage,
  maintainer: settled.maintainer,
  vendor: settled.vendor,
  section: settled.section,
  priority: settled.priority,
  relations,
  scripts,
  changelog,
  ...settled.debug && { debug: settled.debug },
  services: [],
  users: [],
  groups: [],
  directories: [],
  entries: drafts.map(({ entry }) => entry),
  options: settled.options
});

// src/steps/stage/scripts.ts
import { readFile as readFile6, stat as stat4 } from "node:fs/promises";
import { resolve as resolve4 } from "node:path";
var decoder2 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
async function readScripts({ scripts }, reading) {
  const read = await Promise.all(
    Object.entries(scripts).map(async ([moment, script]) => {
      const text = await readScript(script.text, reading, reading.search(script.at));
      return [moment, text];
    })
  );
  return Object.fromEntries(read.filter(([, text]) => text !== void 0));
}
async function readScript(path, reading, search) {
  const bytes = await readOr(path, reading, search);
  if (!bytes) return void 0;
  let text;
  try {
    text = decoder2.decode(bytes);
  } catch {
    search.error(`${path} is no text in UTF-8`, "save it as UTF-8; programs go into contents:");
    return void 0;
  }
  if (text.includes("\0"))
    search.error(`${path} holds a NUL byte`, "a script is text; programs go into contents:");
  if (text.startsWith("\uFEFF#!"))
    search.error(
      `${path} starts with a byte order mark: its #! line would not work`,
      "save it without the mark"
    );
  if (text.includes("\r\n"))
    search.error(
      `${path} has Windows line ends: its #! line would not work`,
      `save it with LF line ends: sed -i 's/\\r$//' ${path}`
    );
  return text;
}
async function checkOthers(settled, reading) {
  for (const { text, at } of settled.otherScripts) await readOr(text, reading, reading.search(at));
}
async function readOr(path, { workDir, built }, search) {
  const from = resolve4(workDir, path);
  try {
    if (built && await leadsOut(from, workDir)) search.error(...ledOut(path));
    else if ((await stat4(from)).isFile()) return await readFile6(from);
    else search.error(`${path} is no file`, "name a file");
  } catch (cause) {
    if (cause.code === "ENOENT")
      search.error(`${path} does not exist`, "write the script, or correct its path");
    else search.error(`${path} cannot be read: ${reasonOf(cause)}`);
  }
  return void 0;
}

// src/steps/stage/shares.ts
function shareOut(drafts, { values }, findings) {
  if (!values.packages?.length) return /* @__PURE__ */ new Map([["", drafts]]);
  const claims = values.packages.map(
    ({ name, files }, index) => claimOf(name, files, { at: `packages.${index}`, findings })
  );
  const claiming = claims.some(({ patterns }) => patterns !== void 0);
  if (drafts.length === 0) {
    if (claiming) tellNothing(claims, findings);
    return /* @__PURE__ */ new Map();
  }
  const [rest, ...more] = claims.filter(({ patterns }) => patterns === void 0);
  for (const { at, name } of more)
    findings.error(
      `${at}.name`,
      `${rest.name} and ${name} are both without files: which of them gets what the build leaves?`,
      "write files: with its paths, such as files: [/usr/include], in all packages but one"
    );
  const shares = new Map(claims.map(({ at }) => [at, []]));
  const lost = [];
  const used = /* @__PURE__ */ new Set();
  for (const draft of drafts.filter(({ entry }) => entry.type !== "dir")) {
    const takers = takersOf(draft, claims, used);
    const [first = rest, second] = takers;
    if (second) tellTwo(draft, takers, findings);
    if (first) shares.get(first.at).push(draft);
    else lost.push(draft);
  }
  for (const draft of drafts.filter(({ entry }) => entry.type === "dir")) {
    const holders = claims.filter(({ at }) => shares.get(at).some(({ entry: entry2 }) => isBelow(entry2.path, draft)));
    const takers = takersOf(draft, claims, used);
    const owners = holders.length > 0 ? holders : takers.length > 0 ? takers : rest ? [rest] : [];
    for (const { at } of owners) shares.get(at).push(draft);
    const { entry } = draft;
    const isEmpty = entry.type === "dir" && !entry.implicit && !lost.some((one) => isBelow(one.entry.path, draft));
    if (owners.length === 0 && isEmpty) lost.push(draft);
  }
  tellLost(lost, findings);
  for (const pattern of claims.flatMap(({ patterns }) => patterns ?? []))
    if (!used.has(pattern))
      findings.error(
        pattern.at,
        `${pattern.text} matches nothing that the build left`,
        "correct it, or take it out; * does not cross a slash, ** does"
      );
  return shares;
}
function claimOf(name, files, { at, findings }) {
  const patterns = files?.flatMap((text, index) => {
    const place = `${at}.files.${index}`;
    const glob = compileGlob(`/${text.trim()}`.replace(/\/{2,}/g, "/").replace(/(?<=.)\/$/, ""));
    if (typeof glob !== "string") return [{ text, at: place, matches: glob.matches }];
    findings.error(place, `"${text}" is no pattern: ${glob}`, "put a backslash before a bracket of a name");
    return [];
  });
  return { at, name, patterns };
}
function takersOf({ entry }, claims, used) {
  const paths = [...parentsOf(entry.path), entry.path];
  return claims.filter(({ patterns = [] }) => {
    const hits = patterns.filter((pattern) => paths.some((path) => pattern.matches(path)));
    for (const hit of hits) used.add(hit);
    return hits.length > 0;
  });
}
var isBelow = (path, { entry }) => path.startsWith(`${entry.path}/`);
var tellTwo = ({ entry }, takers, findings) => findings.error(
  `${takers[1].at}.files`,
  `${entry.path} is taken by ${takers.map(({ name }) => name).join(" and ")}`,
  "write patterns that leave it to one of them"
);
var SHOWN = 3;
function tellLost(lost, findings) {
  if (lost.length === 0) return;
  const names = lost.slice(0, SHOWN).map(({ entry }) => entry.path);
  const more = lost.length > SHOWN ? ` and ${lost.length - SHOWN} more` : "";
  findings.error(
    "packages",
    `no package takes ${names.join(", ")}${more}`,
    "add it to files: of a package, or leave files: out of one package: it takes the rest"
  );
}
function tellNothing(claims, findings) {
  const { at } = claims.find(({ patterns }) => patterns !== void 0);
  findings.error(
    `${at}.files`,
    "files: shares out what a build leaves in $DESTDIR, and there is nothing",
    `install into "$DESTDIR" in ${BUILT_AT}, or list the files under contents:`
  );
}

// src/steps/stage/units.ts
var FOLDERS2 = ["/usr/lib/systemd/system", "/lib/systemd/system"];
function moveUnits(drafts, { name, engine }) {
  const unitDir = releasesByName.get(name)?.release.unitDir;
  const from = FOLDERS2.filter((folder) => folder !== unitDir);
  if (engine !== "native" || unitDir === void 0) return drafts;
  const moved = (path) => {
    const folder = from.find((one) => path === one || path.startsWith(`${one}/`));
    return folder === void 0 ? path : `${unitDir}${path.slice(folder.length)}`;
  };
  const paths = new Set(drafts.map(({ entry }) => entry.path));
  const changed = drafts.map((draft) => ({ ...draft, entry: ofSystem(movedEntry(draft.entry, moved, paths)) }));
  if (changed.every(({ entry }, index) => entry.path === drafts[index].entry.path)) return changed;
  return changed.filter(
    ({ entry }) => !isImplicit(entry) || !from.some((folder) => folder.startsWith(`${entry.path}/`)) || changed.some(({ entry: other }) => !isImplicit(other) && other.path.startsWith(`${entry.path}/`))
  );
}
var ofSystem = (entry) => entry.type === "dir" && FOLDERS2.some((folder) => folder === entry.path || folder.startsWith(`${entry.path}/`)) ? { ...entry, implicit: true, mode: FOLDER_MODE } : entry;
var isImplicit = (entry) => entry.type === "dir" && entry.implicit;
function movedEntry(entry, moved, paths) {
  const path = moved(entry.path);
  if (entry.type === "link" && paths.has(entry.to)) return { ...entry, path, to: moved(entry.to) };
  return path === entry.path ? entry : { ...entry, path };
}

// src/steps/stage/warnings.ts
var WORLD_WRITABLE = 2;
var STICKY = 512;
var SET_ID2 = 3072;
function warnOfEntries(drafts, findings) {
  warnOfLocal(drafts, findings);
  warnOfKernel(drafts, findings);
  const open = drafts.filter(
    ({ entry: { type, mode } }) => type !== "link" && mode & WORLD_WRITABLE && !(mode & STICKY)
  );
  for (const { entry, at } of open)
    findings.warn(
      at,
      `${entry.path} has mode 0${entry.mode.toString(8)}: every user of the machine may change it`,
      entry.type === "dir" ? "write file_info.mode: 0755, or 01777 for a shared folder" : "write file_info.mode: 0644"
    );
}
function warnOfKernel(drafts, findings) {
  for (const { entry, at } of drafts) {
    const [, folder = ""] = /^\/(dev|proc|sys|run|var\/run|tmp)\//.exec(entry.path) ?? [];
    if (folder === "" || entry.type === "dir" && entry.implicit || entry.type === "ghost") continue;
    const lost = ["dev", "proc", "sys"].includes(folder) ? "there dpkg and rpm fail, or overwrite a device of the machine" : "what dpkg and rpm put there is gone after the next start, or sooner";
    findings.warn(
      at,
      `${entry.path}: /${folder} belongs to the running system, not to packages`,
      `${lost}, on every distro; let the program or a file below /usr/lib/tmpfiles.d make it`
    );
  }
}
function warnOfLocal(drafts, findings) {
  const local = drafts.filter(
    ({ entry }) => entry.path.startsWith("/usr/local/") && !(entry.type === "dir" && entry.implicit)
  );
  const [first] = local;
  if (!first) return;
  const others = local.length > 1 ? ` and ${local.length - 1} more` : "";
  findings.warn(
    first.at,
    `${first.entry.path}${others}: /usr/local belongs to the administrator, not to packages`,
    "Debian and Ubuntu (Policy 9.1.2) and Fedora keep such packages out of their archives, and on image-based systems such as Fedora CoreOS it cannot be installed; use /usr or /opt"
  );
}
function tellSetId(drafts, log) {
  for (const { entry } of drafts)
    if (entry.type === "file" && entry.mode & SET_ID2)
      log.debug(
        `${entry.path} has mode 0${entry.mode.toString(8)}: it runs with the rights of its owner or group`
      );
}
function warnOfTwins(packages, findings) {
  const owners = /* @__PURE__ */ new Map();
  const told = /* @__PURE__ */ new Set();
  for (const { pkg, drafts } of packages)
    for (const { entry, at } of drafts) {
      const other = entry.type === "dir" || entry.type === "ghost" ? void 0 : owners.get(entry.path);
      if (entry.type !== "dir") owners.set(entry.path, pkg.name);
      const pair = `${other} ${pkg.name}`;
      if (other === void 0 || other === pkg.name || told.has(pair)) continue;
      told.add(pair);
      findings.warn(
        at,
        `${entry.path} is in ${other} and in ${pkg.name}: they cannot be installed together`,
        "keep it in one of them, or say that they conflict"
      );
    }
}

// src/steps/stage/target.ts
async function stageTarget(target, done, ground) {
  const all = settle(ground.host, ground.config, target);
  const shares = await sharesOf(target, all, ground);
  const staged = [];
  for (const settled of all) {
    if (settled.arch === "all" && target.withAll === false) continue;
    const key = JSON.stringify([target.name, target.format, settled.name, settled.arch]);
    if (done.has(key)) continue;
    done.add(key);
    staged.push(await stageOne(settled, target, { ground, built: shares.get(settled.at) ?? [] }));
  }
  checkTogether(staged, ground);
  return addDependencies(staged, target, ground);
}
async function sharesOf(target, all, ground) {
  const { build, config, findings } = ground;
  const [first] = all;
  if (!first || config.nfpm) return /* @__PURE__ */ new Map();
  const drafts = await draftBuilt(target, first, ground);
  if (build?.root !== void 0 && drafts.length === 0 && all.every(({ contents }) => contents.length === 0))
    findings.error(
      BUILT_AT,
      `the build of ${target.id} left nothing in $DESTDIR, and contents: names nothing`,
      'install into "$DESTDIR", as in: make install DESTDIR="$DESTDIR" PREFIX=/usr'
    );
  return shareOut(drafts, config, findings);
}
async function stageOne(settled, target, { ground, built }) {
  const { host, config, plan, findings, workDir, search, project } = ground;
  const mtime = settled.mtime ?? plan.version.date;
  const setting = {
    workDir,
    nfpm: config.nfpm,
    umask: settled.umask,
    globbing: settled.globbing,
    mtime,
    find: (content) => findOnce(content, settled.globbing, ground),
    search
  };
  const listed = [];
  for (const content of contentsFor(settled, target, config))
    listed.push(...await draftContent(content, setting));
  const own = built.map((draft) => ({ ...draft, entry: { ...draft.entry, mtime } }));
  const found = config.nfpm ? listed : moveUnits(overlay(own, listed, ground), target);
  const line = (at) => lineText(placeOf(config, at));
  const collecting = { nfpm: config.nfpm, mtime, findings, line };
  const shipped = config.nfpm ? found : await compressManuals(found);
  const collected = collectEntries(shipped, collecting);
  const reading = { workDir, built: workDir !== host.workDir, findings, search };
  const scripts = await readScripts(settled, reading);
  await checkOthers(settled, reading);
  const changelog = await readChangelog(settled, reading);
  await warnOfAccounts(collected, target, findings);
  warnOfEntries(collected, findings);
  tellSetId(collected, host.log);
  const relations = spellRelations(settled, target.format, search);
  const { version } = plan;
  const parts = { settled, target, nfpm: config.nfpm, version, relations, scripts, changelog };
  const pkg = makePackage({ ...parts, drafts: collected });
  const drafts = await addDocuments(shipped, { ...collecting, pkg, project, at: settled.at, collected });
  return { pkg: { ...pkg, entries: drafts.map(({ entry }) => entry) }, drafts };
}
var contentsFor = (settled, target, { nfpm }) => {
  const omitted = nfpm ? formatOf(target.format).nfpmOmits ?? [] : [];
  return settled.contents.filter(({ type }) => !type || !omitted.includes(type));
};
function findOnce(content, globbing, ground) {
  const { config, sources, workDir } = ground;
  const { src = "", type, at } = content;
  const single = config.nfpm && isSingle(type);
  const wanted = {
    src,
    workDir,
    globbing: globbing && !single,
    follow: single,
    nfpm: config.nfpm,
    built: ground.build?.root !== void 0
  };
  const key = JSON.stringify([at, src, type, wanted.globbing]);
  const search = ground.search(at);
  const look = async () => {
    const found2 = await (isTreeType(type) ? findTree : findSources)(wanted, search);
    checkReadable(found2, search);
    return found2;
  };
  const found = sources.get(key) ?? look();
  sources.set(key, found);
  return found;
}
function checkTogether(staged, { findings }) {
  const known = knownPaths(staged.map(({ drafts }) => drafts));
  for (const { drafts } of staged) checkLinks(drafts, known, findings);
  warnOfTwins(staged, findings);
}

// src/steps/stage/wanted-paths.ts
import { isAbsolute as isAbsolute3, posix as posix5 } from "node:path";
function wantedPaths(host, config, target) {
  const paths = settle(host, config, target).flatMap((settled) => [
    ...settled.contents.flatMap(({ src, type }) => {
      if (!src || type === "dir" || type === "ghost" || type === "symlink") return [];
      return [settled.globbing && !(config.nfpm && isSingle(type)) ? baseOf(src) : src];
    }),
    ...Object.values(settled.scripts).map(({ text }) => text),
    ...settled.otherScripts.map(({ text }) => text),
    ...settled.changelog ? [settled.changelog.text] : []
  ]);
  const inside = paths.filter((path) => !isAbsolute3(path)).map((path) => posix5.normalize(path || "."));
  return [.../* @__PURE__ */ new Set([...inside, ...LICENSE_NAMES])].sort();
}
function baseOf(src) {
  const glob = compileGlob(src.replace(/\/{2,}/g, "/"));
  return typeof glob === "string" ? src : glob.base || (isAbsolute3(src) ? "/" : ".");
}

// src/steps/stage/index.ts
async function stagePackages(host, config, plan, builds) {
  const isBuilt = builds !== void 0 && (builds.done.size > 0 || builds.failed.length > 0);
  return isBuilt ? stageEach(host, { config, plan }, builds) : stageAll(host, { config, plan });
}
async function stageAll(host, planned) {
  const ground = await openGround(host, planned);
  const done = /* @__PURE__ */ new Set();
  const packages = [];
  for (const target of planned.plan.targets) packages.push(...await stageTarget(target, done, ground));
  tellWarnings(host, [ground]);
  refuse2(ground);
  return { packages, failed: [] };
}
async function stageEach(host, planned, { done: builds, failed: before }) {
  const packages = [];
  const failed = [];
  const grounds = [];
  const made = /* @__PURE__ */ new Set();
  for (const target of planned.plan.targets) {
    const build = builds.get(target.id);
    if (build?.finished || before.some((failure) => failure.target === target.id)) continue;
    try {
      const ground = await openGround(host, planned, build);
      grounds.push(ground);
      const staged = await stageTarget(target, made, ground);
      refuse2(ground);
      packages.push(...staged);
    } catch (error) {
      host.signal.throwIfAborted();
      failed.push({ target: target.id, step: "stage", error });
    }
  }
  tellWarnings(host, grounds);
  return { packages, failed };
}
function refuse2({ findings }) {
  const problems = [...findings.problems.values()];
  if (problems.length > 0) throw new UserError("stage/sources", problems);
}
function tellWarnings({ log }, grounds) {
  const warnings = new Map(grounds.flatMap(({ findings }) => [...findings.warnings]));
  for (const warning of warnings.values()) log.warn(warning);
}

export {
  wantedPaths,
  stagePackages
};
