import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  glibcProblem
} from "./chunk-WUGCHGDZ.js";
import {
  versionFor
} from "./chunk-OPYRK6MV.js";
import {
  parseChangelog,
  settle,
  templatesOf
} from "./chunk-UBU3JJGE.js";
import {
  acceptsEach,
  afterUnit,
  isTemplateUnit,
  isTrue,
  isUnitName,
  placeOf,
  programOf,
  stemOf,
  unitSuffixes,
  unitText,
  unitValue,
  unitWord
} from "./chunk-QAPI6OIN.js";
import {
  formatOf
} from "./chunk-EOMNDTBA.js";
import {
  distros,
  releasesByName
} from "./chunk-FQCOH36P.js";
import {
  archesOf,
  machineText
} from "./chunk-SWZD7HWT.js";
import {
  gzipWhole
} from "./chunk-BLCPZVLP.js";
import {
  checkTemplateNames
} from "./chunk-P5P2MYA6.js";
import {
  readElf
} from "./chunk-ZKPVI74M.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import {
  relationKinds
} from "./chunk-TQC3N7SD.js";
import {
  nearest
} from "./chunk-H2CRTF6F.js";
import {
  readTemplate,
  templatesIn,
  templatesOfUser
} from "./chunk-VYZDGCNJ.js";
import {
  sysusersWord,
  tmpfilesPath
} from "./chunk-MGI5AFOK.js";
import {
  quoted
} from "./chunk-B43SI3EG.js";
import {
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";

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
var isAccount = (name) => ACCOUNT.test(name) && !name.startsWith("-") && Buffer.byteLength(name) <= 32;
function checkAccount(kind, name, search) {
  if (isAccount(name)) return;
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
  const into2 = (list) => (at, message, hint) => {
    const problem = { message, ...hint && { hint }, place: placeOf(config, at) };
    list.set(JSON.stringify(problem), problem);
  };
  const tell2 = (problem) => void problems.set(JSON.stringify(problem), problem);
  const note = (problem) => void warnings.set(JSON.stringify(problem), problem);
  return { problems, warnings, error: into2(problems), warn: into2(warnings), tell: tell2, note };
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
    syntax: /* @__PURE__ */ new Map(),
    search: (at) => searchAt(findings, at, { workDir, outDir: host.outDir, root })
  };
}

// src/steps/stage/account-owners.ts
import { readFile as readFile4 } from "node:fs/promises";

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

// src/steps/stage/families.ts
var familiesOf = ({ distro, format }) => [
  ...new Set(
    Object.values(distros).filter(({ id, format: takes }) => distro === void 0 ? takes === format : id === distro).map(({ family }) => family)
  )
];

// src/steps/stage/unit-files.ts
import { readFile as readFile3 } from "node:fs/promises";
import { posix } from "node:path";
var FOLDERS2 = ["/usr/lib/systemd/system", "/lib/systemd/system", "/etc/systemd/system"];
var SUFFIX = new RegExp(String.raw`\.(?:${unitSuffixes.join("|")})$`);
var LARGEST2 = 1 << 20;
var isUnitPath = (path) => FOLDERS2.includes(posix.dirname(path)) && SUFFIX.test(path) && isUnitName(posix.basename(path));
async function unitFiles(drafts) {
  const byPath = new Map(drafts.map((draft) => [draft.entry.path, draft]));
  const units = drafts.flatMap((draft) => {
    const { entry } = draft;
    if (!isUnitPath(entry.path)) return [];
    if (entry.type === "file") return [{ draft, from: draft }];
    if (entry.type !== "link") return [];
    const target = byPath.get(posix.resolve(posix.dirname(entry.path), entry.to));
    return target?.entry.type === "file" && !isUnitPath(target.entry.path) ? [{ draft, from: target }] : [];
  });
  const read = await Promise.all(
    units.map(async ({ draft, from }) => unitFile(draft, parseUnit(await textOf(from))))
  );
  const byName = new Map(read.map((unit) => [unit.name, unit]));
  return [...byName.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
async function textOf({ entry }) {
  if (entry.type !== "file" || entry.size > LARGEST2) return "";
  if (entry.content !== void 0) return Buffer.from(entry.content, "base64").toString("utf8");
  return readFile3(entry.from, "utf8").catch(() => "");
}
function unitFile(draft, directives) {
  const name = posix.basename(draft.entry.path);
  const said = (key) => directives.get(key) || void 0;
  const wanted = ["WantedBy", "RequiredBy", "UpheldBy", "Alias", "Also"];
  const stem = name.replace(SUFFIX, "");
  const accepts = isTrue(said("Socket.Accept"));
  const starts = name.endsWith(".socket") ? said("Socket.Service") ?? (accepts ? `${stem}@.service` : `${stem}.service`) : name.endsWith(".timer") ? said("Timer.Unit") ?? `${stem}.service` : name.endsWith(".path") ? said("Path.Unit") ?? `${stem}.service` : void 0;
  return {
    name,
    draft,
    installs: wanted.some((key) => said(`Install.${key}`) !== void 0),
    instance: said("Install.DefaultInstance"),
    starts,
    owner: isTrue(said("Service.DynamicUser")) ? [] : named(said("Service.User"), said("Socket.SocketUser")),
    group: isTrue(said("Service.DynamicUser")) ? [] : named(said("Service.Group"), said("Socket.SocketGroup"))
  };
}
var named = (...names) => names.flatMap((name) => name === void 0 || name.includes("%") ? [] : [name]);
function parseUnit(text) {
  const directives = /* @__PURE__ */ new Map();
  let section = "";
  let held = "";
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line)) continue;
    if (line.endsWith("\\")) {
      held += `${line.slice(0, -1)} `;
      continue;
    }
    const whole = (held + line).trim();
    held = "";
    const [, header] = /^\[([^\]]+)\]$/.exec(whole) ?? [];
    if (header !== void 0) section = header;
    const equals = whole.indexOf("=");
    if (header !== void 0 || equals < 1) continue;
    directives.set(`${section}.${whole.slice(0, equals).trim()}`, whole.slice(equals + 1).trim());
  }
  return directives;
}

// src/steps/stage/account-owners.ts
async function checkOwners(staged, owning) {
  const known = { owner: /* @__PURE__ */ new Set(), group: /* @__PURE__ */ new Set() };
  for (const { pkg, drafts } of staged) {
    for (const { name, group } of pkg.users) known.owner.add(name) && group === name && known.group.add(group);
    for (const { name } of pkg.groups) known.group.add(name);
    await addShipped(drafts, known);
  }
  for (const { drafts } of owning.nfpm ? [] : staged) await warnOfUnits(drafts, { ...owning, known });
  for (const { pkg, drafts, at, wanted } of staged) {
    for (const draft of drafts) checkOwner(draft.entry, draft.at, { ...owning, known });
    for (const folder of pkg.directories) {
      const said = wanted.find(({ path }) => path.replace(/\/+$/, "") === folder.path);
      checkOwner(folder, said?.at ?? at, { ...owning, known });
    }
  }
}
async function warnOfUnits(drafts, { target, findings, known }) {
  const families = familiesOf(target);
  for (const unit of await unitFiles(drafts))
    for (const kind of ["owner", "group"])
      for (const name of unit[kind])
        if (!known[kind].has(name) && !isBaseAccount(kind, name, families))
          findings.warn(
            unit.draft.at,
            `${unit.name} is for the ${kind === "owner" ? "user" : "group"} ${name}, which is neither declared nor part of the base system of ${families.join(", ")}`,
            `write ${kind === "owner" ? "users" : "groups"}: [${name}], and the package makes it`
          );
}
function checkOwner(owned, at, { target, findings, nfpm, known }) {
  const families = familiesOf(target);
  const unknown = (kind) => !known[kind].has(owned[kind]) && !isBaseAccount(kind, owned[kind], families) && isAccount(owned[kind]);
  for (const kind of ["owner", "group"]) {
    const name = owned[kind];
    if (!unknown(kind) || kind === "group" && name === owned.owner && unknown("owner")) continue;
    const message = `${kind} ${name} is neither declared nor part of the base system of ${families.join(", ")}`;
    const key = kind === "owner" ? "users" : "groups";
    if (nfpm)
      findings.warn(
        at,
        message,
        `where there is none, rpm and dpkg give the file to root, and rpm 4.19 and newer refuses the package; declare it in a file below /usr/lib/sysusers.d, or leave ${kind}: out`
      );
    else
      findings.error(at, message, `write ${key}: [${name}], and the package makes it; or leave ${kind}: out`);
  }
}
var SYSUSERS = /^\/usr\/lib\/sysusers\.d\/[^/]+\.conf$/;
var LARGEST3 = 1 << 20;
async function addShipped(drafts, { owner, group }) {
  for (const { entry } of drafts) {
    if (entry.type !== "file" || entry.content !== void 0) continue;
    if (!SYSUSERS.test(entry.path) || entry.size > LARGEST3) continue;
    const text = await readFile4(entry.from, "utf8").catch(() => "");
    for (const line of text.split("\n")) {
      const [type = "", name = ""] = line.trim().split(/\s+/);
      if (/^u[!-]*$/.test(type)) owner.add(name);
      if (/^[ug][!-]*$/.test(type)) group.add(name);
    }
  }
}

// src/steps/stage/account-shares.ts
var KINDS = ["users", "groups", "directories"];
function shareAccounts(prepared, search) {
  const [first] = prepared;
  if (!first || prepared.length === 1) return prepared;
  const serving = prepared.filter(({ served }) => served.services.length + served.users.length > 0);
  const owning = prepared.filter(
    (one) => accountsOf(one).some((item) => isShared(item, one) && owns(one, item))
  );
  const homes = new Set(serving.length > 0 ? serving : owning.length > 0 ? owning : [first]);
  const gets = (one, item) => !isShared(item, one) || homes.has(one) || "name" in item && owns(one, item);
  if (homes.size > 1) tellTwice([...homes], search);
  return prepared.map((one) => {
    const { users, groups, directories } = one.settled;
    return {
      ...one,
      settled: {
        ...one.settled,
        users: users.filter((item) => gets(one, item)),
        groups: groups.filter((item) => gets(one, item)),
        directories: directories.filter((item) => gets(one, item))
      }
    };
  });
}
var isShared = ({ at }, { settled }) => !at.startsWith(`${settled.at}.`);
var accountsOf = ({ settled }) => [...settled.users, ...settled.groups];
var owns = ({ found }, item) => "name" in item && found.some(({ entry }) => entry.owner === item.name || entry.group === item.name);
function tellTwice(homes, search) {
  const names = homes.map(({ settled }) => settled.name).join(" and ");
  for (const kind of KINDS)
    for (const item of homes[0].settled[kind])
      if (item.remove === "purge" && homes.every((one) => isShared(item, one)))
        search(item.at).error(
          `${"name" in item ? item.name : item.path} would go when any of ${names} is purged`,
          `write ${kind}: into the entry of packages: that it belongs to`
        );
}

// src/steps/stage/built.ts
import { lstat as lstat2 } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/steps/stage/drafts.ts
import { basename, posix as posix2 } from "node:path";

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
  return src !== "" && checkName(src, search) ? nfpm ? posix2.normalize(src) : src : void 0;
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
  const path = inner ? posix2.join(finds.path, inner) : finds.path;
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
import { isAbsolute as isAbsolute2, join as join4, posix as posix3, resolve, sep as sep2 } from "node:path";
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
  const visit2 = async (path, rel) => {
    const all = [];
    for (const found of await listFolder(path, rel, search)) {
      const hit = glob.matches(prefix + found.rel);
      if (hit && found.kind !== "dir") all.push(found);
      else if (hit)
        all.push(...(await walkFolder(found.from, found.rel, search)).filter(({ kind }) => kind !== "dir"));
      else if (found.kind === "dir") for (const inner of await visit2(found.from, found.rel)) all.push(inner);
    }
    return all;
  };
  return visit2(folder, "");
}
async function placeLiteral(found, { nfpm, src }) {
  if (!nfpm || found.kind !== "link") return [{ found, below: "" }];
  const target = await behind(found);
  if (target === "dir") return [];
  return [{ found, below: target === "nothing" ? posix3.basename(src) : "" }];
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
import { readFile as readFile5, stat as stat3 } from "node:fs/promises";
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
    const { changes, problems } = await parseChangelog(path, text);
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
      const bytes = await readFile5(from);
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

// src/steps/stage/account-names.ts
var NAME = /^[a-z_][a-z0-9_-]{0,30}$/;
var FIRST_FREE = 100;
var LAST_SYSTEM = 999;
function checkAccountName(kind, name, search) {
  if (NAME.test(name)) return true;
  const near = name.toLowerCase().replace(/[^a-z0-9_-]+/g, "-").replace(/^[^a-z_]+/, "").slice(0, 31);
  const letters = "at most 31 lower-case letters, digits, - and _, and no digit or - first";
  search.error(
    `${JSON.stringify(name)} is no name of a ${kind}`,
    NAME.test(near) ? `write ${near}: ${letters}` : `write ${letters}`
  );
  return false;
}
function checkId(id, search) {
  if (id === void 0) return;
  if (id === 0 || id > 4294967294) search.error(`${id} is no number for an account`, "leave id: out");
  else if (id < FIRST_FREE || id > LAST_SYSTEM)
    search.warn(
      `${id} is no number of a system account: they lie between ${FIRST_FREE} and ${LAST_SYSTEM}`,
      "leave id: out, and the system gives it the next free one"
    );
}
function accountPath(what, text, search) {
  if (!text.startsWith("/")) {
    search.error(`${what} ${JSON.stringify(text)} is no absolute path`, "write it from / on");
    return void 0;
  }
  if (text.includes(":")) {
    search.error(
      `${what} ${JSON.stringify(text)} holds a colon, which ends a field of /etc/passwd`,
      "choose another path"
    );
    return void 0;
  }
  return text === "/" ? text : packagePath(text, false, renamed(search, what));
}
var renamed = (search, what) => ({
  ...search,
  error: (message, hint) => search.error(message.replace(/^dst\b/, what), hint)
});
function checkComment(comment, search) {
  if (comment.includes(":") || comment.includes("\n")) {
    search.error(
      `comment ${JSON.stringify(comment)} holds a colon or a line break, which end a field of /etc/passwd`,
      "write it on one line without colons"
    );
    return false;
  }
  return checkName(comment, search);
}

// src/steps/stage/account-data.ts
var NOWHERE = "/nonexistent";
var NO_LOGIN = "/usr/sbin/nologin";
function accountsOf2(accounting) {
  const { settled, target, search } = accounting;
  const families = familiesOf(target);
  const wanted = [...once(settled.users, "user", search), ...impliedUsers(accounting, families)];
  const groups = [
    ...once(settled.groups, "group", search),
    ...impliedGroups(accounting, wanted, families)
  ].flatMap(({ name, id, remove = "never", at }) => {
    if (!checkAccountName("group", name, search(`${at}.name`))) return [];
    checkId(id, search(`${at}.id`));
    if (isBase("group", name, families)) return leaveOut("group", name, remove, search(at));
    return wanted.some((user) => user.name === name && (user.group ?? name) === name) ? [] : [{ name, id, remove }];
  });
  const users = wanted.flatMap((user) => {
    const { name, remove = "never", at } = user;
    if (!checkAccountName("user", name, search(`${at}.name`))) return [];
    if (isBase("owner", name, families)) return leaveOut("user", name, remove, search(at));
    return [accountOf(user, accounting)];
  });
  const known = /* @__PURE__ */ new Set([...groups.map(({ name }) => name), ...users.map(ownGroup).filter(isText)]);
  for (const user of users) checkGroups(user, wanted, { known, families, search });
  return { users, groups };
}
var isText = (text) => text !== void 0;
var ownGroup = ({ name, group }) => group === name ? name : void 0;
var isBase = (kind, name, families) => !/^\d+$/.test(name) && isBaseAccount(kind, name, families);
function leaveOut(kind, name, remove, search) {
  if (remove === "purge")
    search.error(
      `the ${kind} ${name} belongs to the base system: no package may remove it`,
      "leave remove: out"
    );
  return [];
}
function once(items, kind, search) {
  const seen = /* @__PURE__ */ new Set();
  return items.filter(({ name, at }) => {
    if (seen.has(name)) search(at).error(`the ${kind} ${name} stands here twice`, "leave one out");
    return !seen.has(name) && seen.add(name);
  });
}
function impliedUsers({ settled, implied }, families) {
  const made = /* @__PURE__ */ new Map();
  for (const { name, group, at } of implied)
    if (!settled.users.some((user) => user.name === name) && !made.has(name) && !isBaseAccount("owner", name, families))
      made.set(name, { name, at, ...group !== void 0 && group !== name && { group } });
  return [...made.values()];
}
function impliedGroups({ settled, implied }, users, families) {
  const names = new Map(implied.flatMap(({ group, at }) => group === void 0 ? [] : [[group, at]]));
  return [...names].filter(
    ([name]) => !settled.groups.some((group) => group.name === name) && !users.some((user) => user.name === name && (user.group ?? name) === name) && !isBaseAccount("group", name, families)
  ).map(([name, at]) => ({ name, at }));
}
function accountOf(user, { settled, summary, search }) {
  const { name, id, group = name, groups = [], comment, shell = NO_LOGIN, remove = "never", at } = user;
  checkId(id, search(`${at}.id`));
  const said = comment ?? summary.replaceAll(":", " ");
  if (comment !== void 0) checkComment(comment, search(`${at}.comment`));
  const data = settled.directories.find(
    ({ path, owner }) => /^\/var\/lib\/./.test(path) && (owner ?? name) === name
  );
  const home = user.home ?? data?.path ?? NOWHERE;
  return {
    name,
    id,
    group,
    groups: [...new Set(groups)].filter((one) => one !== group),
    home: accountPath("home", home, search(`${at}.home`)) ?? NOWHERE,
    shell: accountPath("shell", shell, search(`${at}.shell`)) ?? NO_LOGIN,
    comment: said.replace(/\s+/g, " ").trim(),
    remove
  };
}
function checkGroups({ name, group, groups }, wanted, { known, families, search }) {
  const at = wanted.find((user) => user.name === name)?.at ?? "";
  for (const one of [group, ...groups])
    if (!known.has(one) && !isBaseAccount("group", one, families))
      search(one === group ? `${at}.group` : `${at}.groups`).error(
        `the group ${one} of the user ${name} is neither declared nor part of the base system of ${families.join(", ")}`,
        `write groups: [${one}] beside users:`
      );
}

// src/steps/stage/account-entries.ts
async function accountDrafts(declared, making) {
  const { name, users, groups, directories } = declared;
  const wanted = [
    ...users.length + groups.length > 0 ? [{ kind: "sysusers", at: users.length > 0 ? "users" : "groups", view: sysusersView(declared) }] : [],
    ...directories.length > 0 ? [{ kind: "tmpfiles", at: "directories", view: tmpfilesView(declared) }] : []
  ];
  return Promise.all(
    wanted.map(async ({ kind, at, view }) => {
      const template = await readTemplate(`systemd/${kind}.conf.hbs`, making.templates);
      const content = Buffer.from(template.render(view));
      return {
        entry: {
          type: "file",
          path: `/usr/lib/${kind}.d/${name}.conf`,
          from: template.file,
          content: content.toString("base64"),
          size: content.length,
          mode: 420,
          owner: "root",
          group: "root",
          mtime: making.mtime,
          role: void 0
        },
        at: declared.at ? `${declared.at}.${at}` : at,
        label: `what ${at}: makes`,
        fromTree: false,
        lendsOwner: false
      };
    })
  );
}
var idText = (id) => id === void 0 ? "-" : String(id);
function sysusersView({ name, users, groups }) {
  return {
    package: name,
    groups: groups.map((group) => ({ name: group.name, id: idText(group.id) })),
    users: users.map((user) => ({
      name: user.name,
      id: user.group === user.name ? idText(user.id) : `${idText(user.id)}:${user.group}`,
      comment: sysusersWord(user.comment),
      home: sysusersWord(user.home),
      shell: user.shell === NO_LOGIN ? "" : sysusersWord(user.shell)
    })),
    members: users.flatMap((user) => user.groups.map((group) => ({ user: user.name, group })))
  };
}
var tmpfilesView = ({ name, directories }) => ({
  package: name,
  directories: directories.map(({ path, mode, owner, group }) => ({
    path: tmpfilesPath(path),
    mode: `0${mode.toString(8)}`,
    owner,
    group
  }))
});

// src/steps/stage/account-folders.ts
var DATA = /^\/(?:var|run|srv)\//;
var NOT_DATA = /^\/(?:usr|dev|proc|sys|boot)(?:\/|$)/;
var PEOPLES = /^\/(?:home|root)\//;
function foldersOf(accounting, users) {
  const { settled, search } = accounting;
  const keeper = keeperOf(accounting, users);
  const families = familiesOf(accounting.target);
  const folders = /* @__PURE__ */ new Map();
  for (const { path: said, owner, group, mode = FOLDER_MODE, remove = "never", at } of settled.directories) {
    const path = folderPath(said, search(`${at}.path`));
    if (path === void 0) continue;
    if (folders.has(path)) search(at).error(`the folder ${path} stands here twice`, "leave one out");
    const by = owner ?? (DATA.test(path) ? keeper : "root");
    const of2 = group ?? users.find(({ name }) => name === by)?.group ?? groupOf(by, families);
    checkAccount("owner", by, search(`${at}.owner`));
    checkAccount("group", of2, search(`${at}.group`));
    if (remove === "purge" && PEOPLES.test(path))
      search(`${at}.remove`).error(
        `${path} lies among what people own: no package may remove it`,
        "leave remove: out, or write a folder below /var/lib"
      );
    folders.set(path, { path, mode, owner: by, group: of2, remove });
  }
  const sorted = [...folders.values()].sort((a, b) => a.path < b.path ? -1 : 1);
  for (const folder of sorted) checkAbove(folder, sorted, accounting);
  return sorted;
}
var groupOf = (owner, families) => /^\d+$/.test(owner) || isBaseAccount("owner", owner, families) && !isBaseAccount("group", owner, families) ? "root" : owner;
function keeperOf({ implied, settled }, users) {
  const serving = [...new Set(implied.map(({ name: name2 }) => name2))];
  const [name] = serving.length > 0 ? serving : users.map((user) => user.name);
  const one = serving.length > 0 ? serving.length === 1 : settled.users.length === 1;
  return one && name !== void 0 ? name : "root";
}
function folderPath(said, search) {
  const path = packagePath(said, false, renamed(search, "path"));
  if (path === void 0) return void 0;
  if (isBaseFolder(path)) {
    search.error(
      `${path} is a folder of the base system: its owner and mode are not ours to set`,
      `write a folder of your own, such as ${path === "/" ? "/var/lib" : path}/myapp`
    );
    return void 0;
  }
  if (NOT_DATA.test(path)) {
    search.error(
      `${path} is no place for data: a running program does not write below /${path.split("/")[1]}`,
      "write a folder below /var/lib, /var/log, /var/cache or /srv; one that comes with files belongs into contents: with type: dir"
    );
    return void 0;
  }
  const run = /^\/var\/run\/(.+)/.exec(path)?.[1];
  if (run !== void 0) {
    search.error(`${path}: /var/run is a link to /run`, `write /run/${run}`);
    return void 0;
  }
  return path;
}
function checkAbove(folder, all, { settled, search }) {
  const above = all.find(
    ({ path, owner }) => folder.path.startsWith(`${path}/`) && owner !== "root" && owner !== folder.owner
  );
  if (!above) return;
  const at = settled.directories.find(({ path }) => path.replace(/\/+$/, "") === folder.path)?.at ?? "";
  search(at).error(
    `${folder.path} belongs to ${folder.owner}, and lies in ${above.path}, which belongs to ${above.owner}: systemd-tmpfiles does not make such a folder`,
    `give both to ${above.owner}, or put it elsewhere`
  );
}

// src/steps/stage/accounts.ts
async function stageAccounts(accounting) {
  const accounts = accountsOf2(accounting);
  const directories = foldersOf(accounting, accounts.users);
  const declared = { ...accounts, directories };
  const { name, at } = accounting.settled;
  return { ...declared, drafts: await accountDrafts({ name, at, ...declared }, accounting) };
}
function agreeFolders(drafts, directories, { error }) {
  const agreed = directories.map((folder) => {
    const { path, mode, owner, group } = folder;
    const draft = drafts.find(({ entry }) => entry.path === path);
    const below = drafts.find(({ entry }) => entry.path.startsWith(`${path}/`));
    if (draft) tellOther(draft, folder, error);
    if (draft?.entry.type === "dir") return [path, { ...draft, entry: { ...draft.entry, mode, owner, group } }];
    if (draft || !below) return void 0;
    const { mtime } = below.entry;
    return [path, { ...below, entry: { type: "dir", implicit: true, path, mode, owner, group, mtime } }];
  });
  const ours = new Map(agreed.filter((one) => one !== void 0));
  return [...drafts.filter(({ entry }) => !ours.has(entry.path)), ...ours.values()];
}
function tellOther({ entry, at }, { mode, owner, group }, error) {
  if (entry.type !== "dir")
    error(at, `${entry.path} is in the package, and a folder of directories:`, "leave one of them out");
  else if (!entry.implicit && (entry.mode !== mode || entry.owner !== owner || entry.group !== group))
    error(
      at,
      `${entry.path} has another owner or mode here than in directories:`,
      "leave one of them out, or let them agree"
    );
}

// src/steps/stage/units.ts
var FOLDERS3 = ["/usr/lib/systemd/system", "/lib/systemd/system"];
function moveUnits(drafts, { name, engine }) {
  const unitDir = releasesByName.get(name)?.release.unitDir;
  const from = FOLDERS3.filter((folder) => folder !== unitDir);
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
var ofSystem = (entry) => entry.type === "dir" && FOLDERS3.some((folder) => folder === entry.path || folder.startsWith(`${entry.path}/`)) ? { ...entry, implicit: true, mode: FOLDER_MODE } : entry;
var isImplicit = (entry) => entry.type === "dir" && entry.implicit;
function movedEntry(entry, moved, paths) {
  const path = moved(entry.path);
  if (entry.type === "link" && paths.has(entry.to)) return { ...entry, path, to: moved(entry.to) };
  return path === entry.path ? entry : { ...entry, path };
}

// src/steps/stage/found.ts
async function findDrafts(settled, target, { ground, built }) {
  const { config, plan, workDir, search } = ground;
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
  return config.nfpm ? listed : moveUnits(overlay(own, listed, ground), target);
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
  declared: { services, users, groups, directories },
  guard,
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
  services,
  users,
  groups,
  directories,
  ...settled.renamedFrom.length > 0 && { renamed: true },
  ...guard !== void 0 && { guard },
  entries: drafts.map(({ entry }) => entry),
  options: settled.options
});

// src/steps/stage/services.ts
import { posix as posix6 } from "node:path";

// src/steps/stage/own-units.ts
import { stat as stat4 } from "node:fs/promises";
import { isAbsolute as isAbsolute3, posix as posix4, resolve as resolve4 } from "node:path";

// src/steps/stage/service-defaults.ts
var HABITS = { debian: { enable: "yes", start: true } };
var PRESETS = { enable: "preset", start: false };
var habitsOf = ([family = ""]) => Object.hasOwn(HABITS, family) ? HABITS[family] : PRESETS;
var hasPresets = (families) => habitsOf(families).enable === "preset";
function settingsOf({ enable, start, restart_on_upgrade: restart, stop_on_upgrade: stop }, { installs, runs }, families) {
  const habits = habitsOf(families);
  const said = enable === void 0 ? habits.enable : enable ? "yes" : "no";
  const enabling = installs ? said : "no";
  return {
    enable: enabling,
    // What was not switched on by wish is not started by habit either.
    start: runs && (start ?? (habits.start && enabling !== "no")),
    restartOnUpgrade: restart ?? true,
    stopOnUpgrade: stop ?? false
  };
}

// src/steps/stage/own-units.ts
var UNIT_MODE = 420;
var nameOf = ({ unit = "" }) => posix4.basename(unit);
async function bringUnits(named2, { settled, found, unitDir, mtime }, { workDir, build, search }) {
  const setting = {
    ...{ workDir, mtime, search, umask: settled.umask, nfpm: false, globbing: false },
    find: async ({ src = "" }, at) => {
      const built = build?.root !== void 0;
      const sources = await findSources(
        { src, workDir, built, globbing: false, follow: true, nfpm: false },
        at
      );
      checkReadable(sources, at);
      return sources;
    }
  };
  const there = new Set(
    found.map(({ entry }) => entry.path).filter(isUnitPath).map((path) => posix4.basename(path))
  );
  const brought = [];
  for (const service of named2) {
    const { unit = "", at } = service;
    const from = resolve4(workDir, unit);
    if (there.has(nameOf(service)) || isAbsolute3(unit) || !await isFile(from)) continue;
    const content = { src: unit, dst: `${unitDir}/${nameOf(service)}`, at: `${at}.unit` };
    for (const draft of await draftContent(content, setting)) brought.push(asUnit(draft));
  }
  return brought;
}
var isFile = async (path) => (await stat4(path).catch(() => void 0))?.isFile() ?? false;
var asUnit = (draft) => ({ ...draft, entry: { ...draft.entry, mode: UNIT_MODE } });
function chooseOwn(named2, own, { target, search }) {
  const families = familiesOf(target);
  const byName = new Map(own.map((unit) => [unit.name, unit]));
  const wishes = new Map(named2.map((service) => [nameOf(service), service]));
  for (const service of named2) if (!byName.has(nameOf(service))) tellMissing(service, own, search);
  return own.filter(({ name, installs }) => installs || wishes.has(name)).map((unit) => {
    const wanted = wishes.get(unit.name);
    const isTemplate = isTemplateUnit(unit.name);
    const installs = unit.installs && (!isTemplate || unit.instance !== void 0);
    if (wanted) checkWish(wanted, unit, search);
    const runs = !isTemplate && (installs || wanted?.start === true);
    const service = {
      unit: unit.name,
      units: unitsOf(unit, byName, wishes),
      ...settingsOf(wanted ?? {}, { installs, runs }, families)
    };
    return { service, wanted };
  });
}
function unitsOf({ name, starts }, byName, wishes) {
  const started = starts === void 0 ? void 0 : byName.get(starts);
  return started && !started.installs && !wishes.has(started.name) ? [started.name, name].sort() : [name];
}
function tellMissing({ unit = "", at }, own, search) {
  const names = own.map(({ name }) => name);
  const near = nearest(posix4.basename(unit), names);
  search(`${at}.unit`).error(
    `${unit} is neither among the contents nor a file of the project`,
    near ? `did you mean ${near}?` : "write the path of the unit file in the project, or list it under contents: with a dst below /usr/lib/systemd/system"
  );
}
function checkWish(wanted, { name, installs, instance }, search) {
  if (wanted.enable && !installs)
    search(`${wanted.at}.enable`).error(
      `${name} has no [Install] section: it cannot be enabled`,
      "write [Install] and WantedBy=multi-user.target into it, or leave enable: out"
    );
  else if (wanted.enable && isTemplateUnit(name) && instance === void 0)
    search(`${wanted.at}.enable`).error(
      `${name} is a template: enabled as what?`,
      "write DefaultInstance= into its [Install] section, or leave enable: out"
    );
  if (wanted.start && isTemplateUnit(name))
    search(`${wanted.at}.start`).error(`${name} is a template: started as what?`, "leave start: out");
}

// src/steps/stage/service-views.ts
var HARDENING = {
  NoNewPrivileges: ["yes"],
  PrivateTmp: ["yes"],
  ProtectSystem: ["full"],
  ProtectHome: ["yes"]
};
var WANTED = ["network-online.target", "time-sync.target"];
var URL = /^https?:\/\/[!-~]+$/;
var settingsOf2 = (settings) => Object.entries(settings).flatMap(
  ([name, values = []]) => values.map((value) => ({ name, value: unitValue(value) }))
);
var headOf = ({ description }, { summary, homepage }) => ({
  description: unitText(description ?? "") || unitText(summary),
  documentation: homepage !== void 0 && URL.test(homepage) ? unitText(homepage) : ""
});
function serviceView(service, about) {
  const { exec = "", config = "", user = "", group = "", timer, socket, template, hardening } = service;
  const type = service.type ?? (timer === void 0 ? "" : "oneshot");
  const after = (service.after ?? []).map((word) => afterUnit(word) ?? word);
  return {
    ...headOf(service, about),
    after: unitValue(after.join(" ")),
    wants: after.filter((unit) => WANTED.includes(unit)).join(" "),
    config: unitValue(config),
    type,
    exec: unitValue(exec.replaceAll("{config}", config.trim())),
    user: unitText(user),
    group: unitText(group),
    workingDirectory: unitValue(service.working_directory ?? ""),
    environment: Object.entries(service.environment ?? {}).map(
      ([name, value = ""]) => unitWord(`${name}=${value}`)
    ),
    environmentFiles: (service.environment_file ?? []).map(unitValue),
    // Releases with systemd before 244 know no Restart= for oneshot.
    restart: service.restart ?? (type === "oneshot" ? "" : "on-failure"),
    hardening: hardening === false ? [] : settingsOf2({ ...HARDENING, ...typeof hardening === "object" ? hardening : {} }),
    // What a socket or timer starts is not enabled by itself.
    wantedBy: socket === void 0 && timer === void 0 ? "multi-user.target" : "",
    template: template ?? false
  };
}
var socketView = (service, about) => ({
  ...headOf(service, about),
  settings: settingsOf2(
    Array.isArray(service.socket) ? { ListenStream: service.socket } : service.socket ?? {}
  )
});
var timerView = (service, about) => ({
  ...headOf(service, about),
  settings: settingsOf2(
    Array.isArray(service.timer) ? { OnCalendar: service.timer, Persistent: ["true"] } : service.timer ?? {}
  )
});

// src/steps/stage/service-entries.ts
async function generateUnits(service, serving) {
  const { settled, summary, unitDir } = serving;
  const about = { summary, homepage: settled.homepage };
  const stem = stemOf(service, settled.name);
  const draft = (kind, name, view) => generatedDraft(`systemd/${kind}.hbs`, view, { ...serving, path: `${unitDir}/${name}`, at: service.at });
  const main = await draft("service", `${stem}.service`, serviceView(service, about));
  if (service.socket !== void 0) {
    const unit = acceptsEach(service) ? `${stem.replace(/@$/, "")}.socket` : `${stem}.socket`;
    return { service, unit, drafts: [main, await draft("socket", unit, socketView(service, about))] };
  }
  if (service.timer !== void 0) {
    const unit = `${stem}.timer`;
    return { service, unit, drafts: [main, await draft("timer", unit, timerView(service, about))] };
  }
  return { service, unit: `${stem}.service`, drafts: [main] };
}
async function generatedDraft(template, view, {
  path,
  at,
  templates,
  mtime
}) {
  const read = await readTemplate(template, templates);
  const content = Buffer.from(read.render(view));
  return {
    entry: {
      type: "file",
      path,
      from: read.file,
      content: content.toString("base64"),
      size: content.length,
      mode: 420,
      owner: "root",
      group: "root",
      mtime,
      role: void 0
    },
    at,
    label: "the generated unit",
    fromTree: false,
    lendsOwner: false
  };
}

// src/steps/stage/service-shares.ts
import { posix as posix5 } from "node:path";
var isShared2 = ({ at }, { values }) => (values.packages?.length ?? 0) > 0 && !at.startsWith("packages.");
function servicesFor({ services }, found, config) {
  return services.filter((service) => !isShared2(service, config) || holds(found, service));
}
function holds(found, { unit, exec = "" }) {
  if (unit === void 0) return found.some(({ entry }) => entry.path === programOf(exec));
  const name = posix5.basename(unit);
  return found.some(({ entry }) => isUnitPath(entry.path) && posix5.basename(entry.path) === name);
}
function checkShared(all, staged, { config, findings }) {
  if (staged.length < all.length) return;
  const services = new Map(all.flatMap(({ services: services2 }) => services2.map((service) => [service.at, service])));
  for (const service of services.values()) {
    if (!isShared2(service, config) || staged.some(({ drafts }) => holds(drafts, service))) continue;
    const { unit, exec = "", at } = service;
    findings.error(
      `${at}.${unit === void 0 ? "exec" : "unit"}`,
      `no package holds ${unit ?? programOf(exec)}: which of them gets the service?`,
      "write services: into the entry of packages: that it belongs to"
    );
  }
}
function checkPrograms(services, found, search) {
  const paths = found.flatMap(({ entry }) => entry.type === "dir" ? [] : [entry.path]);
  const programs = found.flatMap(
    ({ entry: { type, mode, path } }) => type === "file" && mode & 73 ? [path] : []
  );
  for (const { exec, at } of services) {
    const program = exec === void 0 ? void 0 : programOf(exec);
    if (program === void 0 || paths.includes(program)) continue;
    const near = nearest(program, programs);
    if (near !== void 0)
      search(`${at}.exec`).warn(`${program} is not in the package`, `did you mean ${near}?`);
  }
}

// src/steps/stage/services.ts
var ANY_UNIT_DIR = "/usr/lib/systemd/system";
async function stageServices(settled, target, { found, ground }) {
  const { host, config, plan, search } = ground;
  if (config.nfpm) return { services: [], drafts: [], users: [] };
  const release = target.engine === "native" ? releasesByName.get(target.name)?.release : void 0;
  const serving = {
    settled: { ...settled, services: servicesFor(settled, found, config) },
    target,
    found,
    search,
    summary: splitDescription(settled.description).summary,
    unitDir: release?.unitDir ?? ANY_UNIT_DIR,
    templates: templatesOf(host, config),
    mtime: settled.mtime ?? plan.version.date
  };
  const { services: wanted } = serving.settled;
  checkPrograms(wanted, found, search);
  const generated = [];
  for (const service of wanted)
    if (service.unit === void 0 && service.exec !== void 0)
      generated.push(await generateUnits(service, serving));
  const named2 = wanted.filter(({ unit }) => unit !== void 0);
  const brought = await bringUnits(named2, serving, ground);
  const own = await unitFiles([...found, ...brought]);
  const chosen = chooseOwn(named2, own, serving);
  const services = [
    ...generated.map((one) => generatedService(one, serving)),
    ...chosen.map(({ service }) => service)
  ];
  const said = [...generated, ...chosen].map((one, index) => ({
    unit: services[index].unit,
    enable: "drafts" in one ? one.service.enable : one.wanted?.enable,
    at: "drafts" in one ? one.service.at : one.wanted?.at ?? ""
  }));
  return {
    services: services.toSorted((a, b) => a.unit < b.unit ? -1 : 1),
    drafts: [...generated.flatMap(({ drafts }) => drafts), ...brought, ...await presetDrafts(said, serving)],
    users: usersOf(serving)
  };
}
function generatedService({ service, unit, drafts }, { target }) {
  const isTemplate = isTemplateUnit(unit);
  return {
    unit,
    units: drafts.map(({ entry }) => posix6.basename(entry.path)).sort(),
    ...settingsOf(service, { installs: !isTemplate, runs: !isTemplate }, familiesOf(target))
  };
}
async function presetDrafts(said, serving) {
  const { settled, found, target } = serving;
  const lines = said.filter(({ enable }) => enable !== void 0).map(({ unit, enable }) => ({ word: enable ? "enable" : "disable", unit }));
  const path = `/usr/lib/systemd/system-preset/80-${settled.name}.preset`;
  if (!hasPresets(familiesOf(target)) || lines.length === 0) return [];
  if (found.some(({ entry }) => entry.path === path)) return [];
  const at = said.find(({ enable }) => enable !== void 0)?.at ?? "";
  const draft = await generatedDraft("systemd/preset.hbs", { lines }, { ...serving, path, at });
  return [{ ...draft, label: "the generated preset" }];
}
function usersOf({ settled: { services, groups }, target, search }) {
  const families = familiesOf(target);
  for (const { user, group, at } of services)
    if (user === void 0 && group !== void 0 && !isBaseAccount("group", group, families) && !groups.some(({ name }) => name === group))
      search(`${at}.group`).error(
        `the group ${group} is neither declared nor part of the base system of ${families.join(", ")}`,
        `write groups: [${group}]`
      );
  return services.flatMap(
    ({ user, group, at }) => user === void 0 ? [] : [{ name: user, ...group !== void 0 && { group }, at: `${at}.user` }]
  );
}

// src/steps/stage/declared.ts
async function prepare(settled, target, { ground, built }) {
  const found = await findDrafts(settled, target, { ground, built });
  const user = ground.config.nfpm ? void 0 : templatesOf(ground.host, ground.config);
  if (user !== void 0) {
    const [files, known] = await Promise.all([templatesOfUser("systemd", user), templatesIn("systemd")]);
    checkTemplateNames({ folder: "systemd", user, files, known });
  }
  return { settled, found, served: await stageServices(settled, target, { found, ground }) };
}
async function stageDeclared({ settled, found, served }, target, { config, findings, host, plan, search }) {
  if (config.nfpm) return { services: [], users: [], groups: [], directories: [], drafts: found };
  const { drafts, ...accounts } = await stageAccounts({
    settled,
    target,
    summary: splitDescription(settled.description).summary,
    implied: served.users,
    search,
    templates: templatesOf(host, config),
    mtime: settled.mtime ?? plan.version.date
  });
  return {
    services: served.services,
    ...accounts,
    drafts: [...agreeFolders(found, accounts.directories, findings), ...served.drafts, ...drafts]
  };
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
    if (isCode(entry) && !DATA2.test(entry.path))
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
var DATA2 = /^\/(?:usr\/share|(?:usr\/)?lib\/firmware|usr\/lib\/debug)\//;
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

// src/steps/stage/foreign.ts
import { posix as posix7 } from "node:path";
var UNIT_FOLDERS = ["/etc/systemd/system", "/usr/local/lib/systemd/system"];
var UNIT = /^(?:\/usr)?\/lib\/systemd\/system\/([^/]+\.[a-z]+)$/;
async function guardOf({ name, refuseForeign }, { format }, { drafts, ground }) {
  if (!refuseForeign) return void 0;
  const words = formatOf(format).ownership;
  const templates = templatesOf(ground.host, ground.config);
  const paths = drafts.flatMap(
    ({ entry }) => entry.type === "link" || entry.type === "file" && !entry.role?.startsWith("config") ? [entry.path] : []
  );
  const shipped = paths.flatMap((path) => UNIT.exec(path)?.[1] ?? []);
  const own = new Set(paths);
  const foreign = [...new Set(shipped)].flatMap((unit) => UNIT_FOLDERS.map((folder) => posix7.join(folder, unit))).filter((path) => !own.has(path));
  const view = (path) => ({ path: quoted(path), asked: quoted(words.asked(path)) });
  return (await readTemplate("scriptlets/foreign.sh.hbs", templates)).render({
    package: quoted(name),
    condition: words.firstInstallation,
    owner: words.owner,
    unowned: words.unowned,
    paths: paths.map(view),
    units: foreign.sort().map(view)
  });
}

// src/steps/stage/links.ts
import { posix as posix8 } from "node:path";
var knownPaths = (packages) => new Map(
  packages.flat().map(({ entry }) => [entry.path, entry.type === "link" ? targetOf(entry) : void 0])
);
var targetOf = ({ path, to }) => posix8.resolve(posix8.dirname(path), to);
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
import { readFile as readFile6 } from "node:fs/promises";
import { posix as posix9 } from "node:path";
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
      if (!moved.has(posix9.resolve(posix9.dirname(entry.path), entry.to))) continue;
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
  const bytes = await readFile6(entry.from).catch(() => void 0);
  if (!bytes) return void 0;
  const packed = gzipWhole(bytes);
  const { inode: _, ...file } = entry;
  const path = `${entry.path}.gz`;
  return { ...draft, entry: { ...file, path, size: packed.length, content: packed.toString("base64") } };
}

// src/steps/stage/own-folders.ts
var FLEETING = /^\/(?:dev|proc|run|sys|tmp|var\/run|var\/tmp)\//;
function ownFolders(drafts, { name, directories }) {
  const kept = new Set(directories.map(({ path }) => path));
  return drafts.map((draft) => {
    const { entry } = draft;
    if (entry.type !== "dir" || !entry.implicit || kept.has(entry.path)) return draft;
    const own = entry.path.split("/").includes(name) && !isBaseFolder(entry.path) && !FLEETING.test(entry.path);
    return own ? { ...draft, entry: { ...entry, implicit: false } } : draft;
  });
}

// src/steps/stage/renames.ts
var FORMER = /^([A-Za-z0-9_][A-Za-z0-9_.+-]*)(?:\s*(\(\s*)?<<?\s*([A-Za-z0-9][A-Za-z0-9.+~^:_-]*)\s*(\))?)?$/;
function withFormerNames(relations, { name: own, renamedFrom }, { format, version, search }) {
  const { renamed: renamed2, relation } = formatOf(format);
  const more = {};
  for (const { text, at } of renamedFrom) {
    const [, name, open, until, close] = FORMER.exec(text.trim()) ?? [];
    if (name === void 0 || open === void 0 !== (close === void 0)) {
      search(at).error(
        `renamed_from: ${JSON.stringify(text)} is no name of a package`,
        "write old-name, or old-name (<< 2.0) where 2.0 was the first version with the new name"
      );
      continue;
    }
    if (name === own) {
      search(at).error(
        `renamed_from: ${name} is the name of the package itself`,
        "write the name it had before"
      );
      continue;
    }
    for (const [kind, said] of Object.entries(renamed2({ name, until, version }))) {
      const spelled = relation(said);
      if ("text" in spelled) more[kind] = [...more[kind] ?? [], spelled.text];
      else search(at).error(spelled.message, spelled.hint);
    }
  }
  return Object.fromEntries(
    relationKinds.map((kind) => [kind, [.../* @__PURE__ */ new Set([...relations[kind], ...more[kind] ?? []])]])
  );
}

// src/text/shell-tokens.ts
var OPERATORS = [
  ...["&>>", "<<<", "<<-", ";;&"],
  ...["&>", "<<", ">>", ">|", ">&", "<&", "<>", "&&", "||", ";;", ";&", "|&"],
  ...["|", "&", ";", "(", ")", "<", ">", "\n"]
];
var END_OF_WORD = /* @__PURE__ */ new Set([" ", "	", "\n", ";", "&", "|", "<", ">", "(", ")"]);
var Unfinished = class extends Error {
};
function shellTokens(text) {
  const reader = { text, at: 0, line: 1 };
  const tokens = [];
  const pending = [];
  let glued = false;
  while (reader.at < text.length) {
    const sign = text[reader.at];
    if (sign === " " || sign === "	" || sign === "\r") {
      reader.at++;
      glued = false;
    } else if (sign === "\\" && text[reader.at + 1] === "\n") {
      reader.at += 2;
      reader.line++;
    } else if (sign === "#" && !glued) {
      while (reader.at < text.length && text[reader.at] !== "\n") reader.at++;
    } else {
      const token = readOperator(reader, glued) ?? readWord(reader);
      tokens.push(token);
      glued = token.kind === "word";
      const before = tokens.at(-2);
      if (token.kind === "word" && before?.kind === "operator" && /^<<-?$/.test(before.text))
        pending.push({ end: token.raw.replace(/['"\\]/g, ""), tabs: before.text === "<<-" });
      if (token.kind === "operator" && token.text === "\n")
        for (const body of pending.splice(0)) skipBody(reader, body);
    }
  }
  return tokens;
}
function readOperator(reader, glued) {
  const { text, at, line } = reader;
  if (/^[<>]\(/.test(text.slice(at, at + 2))) return void 0;
  const found = OPERATORS.find((operator) => text.startsWith(operator, at));
  if (found === void 0) return void 0;
  reader.at += found.length;
  if (found === "\n") reader.line++;
  return { kind: "operator", text: found, line, glued };
}
function skipBody(reader, { end, tabs }) {
  while (reader.at < reader.text.length) {
    const stop = reader.text.indexOf("\n", reader.at);
    const line = reader.text.slice(reader.at, stop === -1 ? void 0 : stop);
    reader.at = stop === -1 ? reader.text.length : stop + 1;
    reader.line++;
    if ((tabs ? line.replace(/^\t+/, "") : line) === end) return;
  }
}
function readWord(reader) {
  const { text, line } = reader;
  const start = reader.at;
  let live = "";
  let dollarQuote = false;
  while (reader.at < text.length) {
    const sign = text[reader.at];
    const from = reader.at;
    if (/^[<>]\($/.test(text.slice(from, from + 2)) || text.startsWith("$(", from)) skipTo(reader, 2, ")");
    else if (END_OF_WORD.has(sign)) break;
    else if (text.startsWith("${", from)) skipTo(reader, 2, "}");
    else if (sign === '"') skipTo(reader, 1, '"');
    else if (sign === "`") skipTo(reader, 1, "`");
    else if (sign === "'" || text.startsWith("$'", from)) {
      dollarQuote ||= sign === "$";
      skipSingle(reader, sign === "$");
      live += "_".repeat(reader.at - from);
      continue;
    } else if (sign === "\\") {
      step(reader, 2);
      live += "__";
      continue;
    } else step(reader, 1);
    live += text.slice(from, reader.at);
  }
  return { kind: "word", raw: text.slice(start, reader.at), live, line, dollarQuote };
}
function step(reader, count) {
  for (let index = 0; index < count; index++) if (reader.text[reader.at++] === "\n") reader.line++;
}
function skipSingle(reader, escapes) {
  step(reader, escapes ? 2 : 1);
  while (reader.text[reader.at] !== "'") {
    if (reader.at >= reader.text.length) throw new Unfinished();
    step(reader, escapes && reader.text[reader.at] === "\\" ? 2 : 1);
  }
  step(reader, 1);
}
function skipTo(reader, opening, end) {
  step(reader, opening);
  const { text } = reader;
  while (text[reader.at] !== end) {
    const sign = text[reader.at];
    if (sign === void 0) throw new Unfinished();
    if (sign === "\\") step(reader, 2);
    else if (text.startsWith("$(", reader.at)) skipTo(reader, 2, ")");
    else if (text.startsWith("${", reader.at)) skipTo(reader, 2, "}");
    else if (sign === "`") skipTo(reader, 1, "`");
    else if (sign === '"') skipTo(reader, 1, '"');
    else if (end === ")" && sign === "(") skipTo(reader, 1, ")");
    else if (end === ")" && sign === "'") skipSingle(reader, false);
    else if (end === ")" && sign === "#" && /\s/.test(text[reader.at - 1] ?? "")) {
      while (reader.at < text.length && text[reader.at] !== "\n") step(reader, 1);
    } else step(reader, 1);
  }
  step(reader, 1);
}

// src/text/shell-tree.ts
function shellTree(text) {
  try {
    const parser = { tokens: shellTokens(text), at: 0 };
    const nodes = readList(parser, []);
    return parser.at === parser.tokens.length ? nodes : void 0;
  } catch (error) {
    if (error instanceof Unfinished || error instanceof RangeError) return void 0;
    throw error;
  }
}
var REDIRECTS = /* @__PURE__ */ new Set(["<", ">", ">>", ">|", ">&", "<&", "<>", "<<", "<<-", "<<<", "&>", "&>>"]);
var ENDS = /* @__PURE__ */ new Set(["then", "else", "elif", "fi", "do", "done", "esac", "}"]);
var peek = ({ tokens, at }) => tokens[at];
var isOperator = (token, ...texts) => token?.kind === "operator" && texts.includes(token.text);
var isWord = (token, text) => token?.kind === "word" && token.raw === text;
function expect(parser, text) {
  const token = peek(parser);
  if (!isWord(token, text) && !isOperator(token, text)) throw new Unfinished();
  parser.at++;
}
function skipBreaks(parser) {
  while (isOperator(peek(parser), "\n", ";", "&")) parser.at++;
}
function readList(parser, ends) {
  const nodes = [];
  for (; ; ) {
    skipBreaks(parser);
    const token = peek(parser);
    if (!token || isOperator(token, ")", ";;", ";&", ";;&")) return nodes;
    if (token.kind === "word" && ENDS.has(token.raw)) {
      if (!ends.includes(token.raw)) throw new Unfinished();
      return nodes;
    }
    nodes.push(readChain(parser));
  }
}
function readChain(parser) {
  const first = readPipeline(parser);
  const rest = [];
  for (let token = peek(parser); isOperator(token, "&&", "||"); token = peek(parser)) {
    parser.at++;
    while (isOperator(peek(parser), "\n")) parser.at++;
    rest.push({ and: token.text === "&&", node: readPipeline(parser) });
  }
  return rest.length === 0 ? first : { kind: "chain", first, rest };
}
function readPipeline(parser) {
  while (isWord(peek(parser), "!")) parser.at++;
  const nodes = [readCommand(parser)];
  while (isOperator(peek(parser), "|", "|&")) {
    parser.at++;
    while (isOperator(peek(parser), "\n")) parser.at++;
    nodes.push(readCommand(parser));
  }
  return nodes.length === 1 ? nodes[0] : { kind: "group", nodes };
}
function readCommand(parser) {
  const token = peek(parser);
  if (!token) throw new Unfinished();
  if (isOperator(token, "(")) {
    parser.at++;
    const nodes = readList(parser, []);
    expect(parser, ")");
    return withRedirects(parser, { kind: "group", nodes });
  }
  if (token.kind === "word")
    switch (token.raw) {
      case "if":
        return withRedirects(parser, readIf(parser));
      case "case":
        return withRedirects(parser, readCase(parser));
      case "while":
      case "until":
      case "for":
        return withRedirects(parser, readLoop(parser));
      case "{": {
        parser.at++;
        const nodes = readList(parser, ["}"]);
        expect(parser, "}");
        return withRedirects(parser, { kind: "group", nodes });
      }
      case "function":
        return readFunction(parser, 1);
    }
  if (token.kind === "word" && isOperator(parser.tokens[parser.at + 1], "("))
    return readCalled(parser, token);
  return readSimple(parser);
}
function readCalled(parser, token) {
  return isOperator(parser.tokens[parser.at + 2], ")") && /^[\w.:-]+$/.test(token.raw) ? readFunction(parser, 0) : readSimple(parser);
}
function readFunction(parser, before) {
  parser.at += before;
  const name = peek(parser);
  if (name?.kind !== "word") throw new Unfinished();
  parser.at++;
  if (isOperator(peek(parser), "(")) {
    parser.at++;
    expect(parser, ")");
  }
  while (isOperator(peek(parser), "\n")) parser.at++;
  return { kind: "function", name: name.raw, body: [readCommand(parser)] };
}
function readIf(parser) {
  const branches = [];
  do {
    parser.at++;
    const test = readList(parser, ["then"]);
    expect(parser, "then");
    branches.push({ test, body: readList(parser, ["elif", "else", "fi"]) });
  } while (isWord(peek(parser), "elif"));
  let other = [];
  if (isWord(peek(parser), "else")) {
    parser.at++;
    other = readList(parser, ["fi"]);
  }
  expect(parser, "fi");
  return { kind: "if", branches, other };
}
function readLoop(parser) {
  const isFor = isWord(peek(parser), "for");
  parser.at++;
  let test = [];
  if (isFor) while (peek(parser) && !isWord(peek(parser), "do")) parser.at++;
  else test = readList(parser, ["do"]);
  expect(parser, "do");
  const body = readList(parser, ["done"]);
  expect(parser, "done");
  return { kind: "group", nodes: [...test, ...body] };
}
function readCase(parser) {
  parser.at++;
  const subject = peek(parser);
  if (subject?.kind !== "word") throw new Unfinished();
  parser.at++;
  skipBreaks(parser);
  expect(parser, "in");
  const branches = [];
  for (; ; ) {
    skipBreaks(parser);
    if (isWord(peek(parser), "esac")) break;
    if (isOperator(peek(parser), "(")) parser.at++;
    const patterns = [];
    for (let token = peek(parser); !isOperator(token, ")"); token = peek(parser)) {
      if (token?.kind === "word") patterns.push(token);
      else if (!isOperator(token, "|")) throw new Unfinished();
      parser.at++;
    }
    parser.at++;
    branches.push({ patterns, body: readList(parser, ["esac"]) });
    if (isOperator(peek(parser), ";;", ";&", ";;&")) parser.at++;
  }
  parser.at++;
  return { kind: "case", subject, branches };
}
function withRedirects(parser, node) {
  const line = peek(parser)?.line ?? 0;
  const redirects = readRedirects(parser);
  return redirects.length === 0 ? node : { kind: "group", nodes: [node, { kind: "command", words: [], redirects, line }] };
}
function readRedirects(parser) {
  const redirects = [];
  for (let token = peek(parser); token; token = peek(parser)) {
    const number = token.kind === "word" && /^\d+$/.test(token.raw) ? 1 : 0;
    const operator = parser.tokens[parser.at + number];
    if (operator?.kind !== "operator" || !REDIRECTS.has(operator.text) || number && !operator.glued) break;
    const to = parser.tokens[parser.at + number + 1];
    if (to?.kind !== "word") throw new Unfinished();
    redirects.push({ operator: operator.text, to });
    parser.at += number + 2;
  }
  return redirects;
}
function readSimple(parser) {
  const words = [];
  const redirects = [];
  const line = peek(parser)?.line ?? 0;
  for (; ; ) {
    redirects.push(...readRedirects(parser));
    const token = peek(parser);
    if (token?.kind === "word") words.push(token);
    else if (isOperator(token, "(") && token.glued && /^\w+\+?=$/.test(words.at(-1)?.raw ?? "")) {
      while (!isOperator(peek(parser), ")")) if (!parser.tokens[parser.at++]) throw new Unfinished();
    } else break;
    parser.at++;
  }
  if (words.length + redirects.length === 0) throw new Unfinished();
  return { kind: "command", words, redirects, line };
}

// src/text/shell-nodes.ts
var commandsIn = (nodes) => nodes.flatMap(commandsOf);
function commandsOf(node) {
  if (node.kind === "command") return [node];
  if (node.kind === "chain") return commandsIn([node.first, ...node.rest.map((one) => one.node)]);
  if (node.kind === "group") return commandsIn(node.nodes);
  if (node.kind === "function") return commandsIn(node.body);
  if (node.kind === "case") return node.branches.flatMap(({ body }) => commandsIn(body));
  return [
    ...node.branches.flatMap(({ test, body }) => commandsIn([...test, ...body])),
    ...commandsIn(node.other)
  ];
}

// src/steps/stage/script-bashisms.ts
var COMMANDS = {
  "[[": "write [ \u2026 ], with quotes around the variables",
  function: "write name() { \u2026 }",
  source: "write . and the path of the file",
  declare: "leave it out",
  typeset: "leave it out",
  shopt: "leave it out",
  let: "write x=$((\u2026))",
  pushd: "write (cd \u2026; \u2026)",
  popd: "write (cd \u2026; \u2026)"
};
var EXPANSION = /\$\{(?:!|\w+(?:\/|\^|,|\[|:[\s\d$(]))/;
function bashisms(text, nodes) {
  const tokens = shellTokens(text);
  const faults = [
    ...tokens.flatMap((token, index) => inToken(token, tokens[index + 1])),
    ...functionWords(tokens),
    ...commandsIn(nodes).flatMap(inCommand)
  ];
  return faults.sort((a, b) => a.line - b.line);
}
var fault = (line, what, hint) => ({
  line,
  message: `${what} is bash's, and #!/bin/sh may be another shell: dash on Debian and Ubuntu`,
  hint: `${hint}; or start the script with #!/bin/bash`
});
function inToken(token, next) {
  const { line } = token;
  if (token.kind === "operator") {
    if (token.text === "<<<") return [fault(line, "<<<", "write printf '%s\\n' \u2026 |")];
    if (/^&>/.test(token.text)) return [fault(line, token.text, "write > file 2>&1")];
    if (token.text === "|&") return [fault(line, "|&", "write 2>&1 |")];
    return [];
  }
  const { raw, live } = token;
  if (token.dollarQuote) return [fault(line, "$'\u2026'", "write $(printf '\u2026')")];
  if (/^[<>]\(/.test(raw)) return [fault(line, `${raw[0]}(\u2026)`, "write a pipe or a temporary file")];
  if (/^\w+\+?=$/.test(raw) && next?.kind === "operator" && next.text === "(" && next.glued)
    return [fault(line, `the array ${raw}(\u2026)`, "write the values into one variable, or set --")];
  const [expansion] = EXPANSION.exec(live) ?? [];
  return expansion === void 0 ? [] : [fault(line, `${expansion}\u2026}`, "write it with sed or cut, or with # and % in place of it")];
}
var functionWords = (tokens) => tokens.flatMap((token, index) => {
  const before = tokens[index - 1];
  const starts = !before || before.kind === "operator" && /^[\n;&|]/.test(before.text);
  const next = tokens[index + 1];
  return token.kind === "word" && token.raw === "function" && starts && next?.kind === "word" ? [fault(token.line, "function", COMMANDS["function"])] : [];
});
function inCommand({ words, line }) {
  const index = words.findIndex(({ raw }) => !/^\w+=/.test(raw));
  const [name = "", ...args] = words.slice(Math.max(index, 0)).map(({ raw }) => raw);
  if (name !== "function" && Object.hasOwn(COMMANDS, name)) return [fault(line, name, COMMANDS[name])];
  if ((name === "[" || name === "test") && args.includes("==")) return [fault(line, "== in [ ]", "write =")];
  if (name === "local" && args[0]?.startsWith("-"))
    return [fault(line, `local ${args[0]}`, "write local alone")];
  return [];
}

// src/steps/stage/script-conffiles.ts
import { posix as posix10 } from "node:path";

// src/steps/stage/script-words.ts
var wordOf = (raw) => raw.replace(/\\(.)|'([^']*)'|"/gs, (_, escaped, single) => escaped ?? single ?? "");
function constantsIn(commands) {
  const constants2 = /* @__PURE__ */ new Map();
  for (const { words } of commands)
    for (const { raw } of words) {
      const [, name, value = ""] = /^(\w+)=(.*)$/s.exec(raw) ?? [];
      if (name === void 0) continue;
      const text = resolved(value, constants2);
      if (text !== void 0) constants2.set(name, text);
    }
  return constants2;
}
function resolved(raw, constants2) {
  let known = true;
  const plain = raw.replace(
    /\\(.)|'([^']*)'|"|\$(?:(\w+)|\{(\w+)\})|[$`]/gs,
    (whole, escaped, single, bare, braced) => {
      const name = bare ?? braced;
      if (escaped !== void 0) return escaped;
      if (single !== void 0) return single;
      if (whole === '"') return "";
      const value = name === void 0 ? void 0 : constants2.get(name);
      if (value === void 0) known = false;
      return value ?? "";
    }
  );
  return known ? plain : void 0;
}

// src/steps/stage/script-conffiles.ts
var WRITES = /* @__PURE__ */ new Set([">", ">>", ">|", "&>", "&>>", "<>"]);
function changedConffiles(nodes, conffiles, { installed }) {
  const commands = commandsIn(nodes);
  const constants2 = constantsIn(commands);
  return commands.flatMap((command) => {
    const words = command.words.map(({ raw }) => resolved(raw, constants2) ?? "");
    const start = words.findIndex((word) => !/^\w+=/.test(word));
    const [name = "", ...args] = start === -1 ? [] : words.slice(start);
    const written = command.redirects.filter(({ operator }) => WRITES.has(operator)).map(({ to }) => resolved(to.raw, constants2) ?? "");
    const program = posix10.basename(name);
    const contents = [...written, ...installed || program !== "mv" ? writtenBy(program, args) : []];
    const rights = installed ? rightsBy(program, args) : [];
    return [
      ...of(contents, conffiles).map((path) => contentChange(command, path)),
      ...of(rights, conffiles).map((path) => rightsChange(command, path))
    ];
  });
}
var of = (paths, conffiles) => [
  ...new Set(paths.map((path) => posix10.normalize(path)).filter((path) => conffiles.has(path)))
];
function writtenBy(program, args) {
  const plain = args.filter((word) => !word.startsWith("-"));
  switch (program) {
    case "sed":
      return args.some((word) => /^(?:-[a-zA-Z]*i|--in-place)/.test(word)) ? plain : [];
    case "perl":
      return args.some((word) => /^-[a-z]*i/.test(word)) ? plain : [];
    case "tee":
    case "truncate":
      return plain;
    case "mv":
      return [...plain.slice(0, -1), ...into(plain)];
    case "cp":
    case "install":
    case "ln":
      return into(plain);
    default:
      return [];
  }
}
function into(words) {
  const target = words.at(-1) ?? "";
  return words.length < 2 ? [] : [target, ...words.slice(0, -1).map((from) => posix10.join(target, posix10.basename(from)))];
}
var rightsBy = (program, args) => ["chmod", "chown", "chgrp"].includes(program) ? args.filter((word) => !word.startsWith("-")) : [];
var contentChange = ({ line }, path) => ({
  line,
  content: true,
  message: `the script changes ${path}, a config file of the package: its next upgrade takes that for an edit of the administrator's`,
  hint: "ship it as it is to be, or let the script make another file that the package does not hold"
});
var rightsChange = ({ line }, path) => ({
  line,
  content: false,
  message: `the script changes owner or mode of ${path}, a config file of the package: the next upgrade may set them back`,
  hint: "write file_info: with owner, group and mode of the file in contents:"
});

// src/steps/stage/script-syntax.ts
function shellOf(text) {
  const [, line] = /^#!\s*([^\r\n]*)/.exec(text) ?? [];
  if (line === void 0) return "sh";
  const words = line.split(/\s+/);
  const program = (/\/env$/.test(words[0] ?? "") ? words.find((word, at) => at > 0 && !word.startsWith("-")) : words[0]) ?? "";
  const name = program.replace(/^.*\//, "");
  if (name === "sh" || name === "dash" || name === "ash") return "sh";
  return name === "bash" ? "bash" : void 0;
}
async function syntaxFault(host, shell, text) {
  try {
    await host.run([shell, "-n"], { input: text, env: { LC_ALL: "C" } });
    return void 0;
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    if (error.exitCode === void 0) return void 0;
    const [, line, message] = /^[^:\n]*: (?:line )?(\d+): (.*)$/m.exec(error.tail) ?? [];
    return { line: line === void 0 ? void 0 : Number(line), message: message ?? error.tail.trim() };
  }
}

// src/steps/stage/script-upgrades.ts
function stopsOnUpgrade(nodes) {
  const walker = {
    functions: new Map(functionsIn(nodes)),
    names: namesOfArgument(nodes),
    inside: [],
    found: /* @__PURE__ */ new Map()
  };
  walk(nodes, false, walker);
  return [...walker.found.values()];
}
var functionsIn = (nodes) => nodes.flatMap((node) => {
  if (node.kind === "function") return [[node.name, node.body], ...functionsIn(node.body)];
  if (node.kind === "group") return functionsIn(node.nodes);
  if (node.kind === "if") return functionsIn([...node.branches.flatMap(({ body }) => body), ...node.other]);
  return [];
});
function namesOfArgument(nodes) {
  const names = [];
  for (const { words } of commandsIn(nodes))
    for (const { raw } of words) {
      const [, name, value = ""] = /^(\w+)=(.*)$/s.exec(raw) ?? [];
      if (name !== void 0 && /\$(?:1|\{1)/.test(value)) names.push(name);
    }
  return names;
}
var looks = (text, names) => /\$(?:1|\{1|[*@#]|\{[*@#])/.test(text) || names.some((name) => new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`).test(text));
function walk(nodes, guarded, walker) {
  let now = guarded;
  for (const node of nodes) now = visit(node, now, walker);
  return now;
}
function visit(node, guarded, walker) {
  switch (node.kind) {
    case "function":
      return guarded;
    case "group":
      return walk(node.nodes, guarded, walker);
    case "chain":
      return visitChain(node, guarded, walker);
    case "if": {
      const tested = node.branches.some(({ test }) => looksAny(test, walker.names));
      for (const { test, body } of node.branches) {
        walk(test, guarded, walker);
        walk(body, guarded || tested, walker);
      }
      walk(node.other, guarded || tested, walker);
      return guarded || tested && [...node.branches.map(({ body }) => body), node.other].some(leaves);
    }
    case "case":
      return visitCase(node, guarded, walker);
    case "command":
      return visitCommand(node, guarded, walker);
  }
}
var looksAny = (nodes, names) => commandsIn(nodes).some(({ words }) => words.some(({ live }) => looks(live, names)));
var leaves = (nodes) => commandsIn(nodes).some(({ words }) => words[0]?.raw === "exit" || words[0]?.raw === "return");
function visitChain(node, guarded, walker) {
  let now = visit(node.first, guarded, walker);
  let tested = looksAny([node.first], walker.names);
  for (const { node: next } of node.rest) {
    visit(next, now || tested, walker);
    if (tested && leaves([next])) now = true;
    tested ||= looksAny([next], walker.names);
  }
  return now;
}
var UPGRADE = /^(?:upgrade|1|2|\[1-9\]\*?)$/;
function visitCase(node, guarded, walker) {
  const tested = looks(node.subject.live, walker.names);
  let upgradeTold = false;
  for (const { patterns, body } of node.branches) {
    const words = patterns.map(({ raw }) => wordOf(raw));
    const rest = words.includes("*") && !upgradeTold;
    upgradeTold ||= words.some((word) => UPGRADE.test(word));
    walk(body, guarded || tested && !rest, walker);
  }
  return guarded || tested && node.branches.some(({ body }) => leaves(body));
}
function visitCommand(command, guarded, walker) {
  const words = command.words.map(({ raw }) => wordOf(raw)).filter((word) => !/^\w+=/.test(word));
  const [name = ""] = words;
  const body = walker.functions.get(name);
  if (body && !walker.inside.includes(name))
    walk(body, guarded, { ...walker, inside: [...walker.inside, name] });
  const what = guarded ? void 0 : stopping(words);
  if (what !== void 0)
    walker.found.set(command, {
      line: command.line,
      message: `${words.slice(0, 6).join(" ")} ${what} the service when the package is upgraded, too: $1 is not looked at`,
      hint: 'write it inside: if [ "$1" = remove ] || [ "$1" = 0 ]; then \u2026 fi; or leave it to services:'
    });
  return guarded;
}
var SKIPPED = /* @__PURE__ */ new Set(["command", "exec", "sudo", "env", "-", "builtin"]);
function stopping(all) {
  const words = all.slice(all.findIndex((word) => !SKIPPED.has(word)));
  const name = words[0]?.replace(/^.*\/(?=[^/]+$)/, "") ?? "";
  const args = words.slice(1).filter((word) => !word.startsWith("-"));
  const [verb = "", second = ""] = args;
  if (name === "systemctl" || name === "deb-systemd-invoke") {
    if (words.includes("--user")) return void 0;
    if (verb === "stop" || verb === "kill") return "stops";
    return verb === "disable" || verb === "mask" ? "disables" : void 0;
  }
  if (name === "service" || name === "invoke-rc.d") return second === "stop" ? "stops" : void 0;
  if (/(?:^|\/)init\.d\/[^/]+$/.test(words[0] ?? "")) return verb === "stop" ? "stops" : void 0;
  if (name === "update-rc.d") return second === "remove" || second === "disable" ? "disables" : void 0;
  if (name === "chkconfig") return words.includes("--del") || second === "off" ? "disables" : void 0;
  return void 0;
}

// src/steps/stage/script-checks.ts
var SH_IS_BASH = { el: true, fedora: true, amazon: true };
async function checkScripts(scripts, checking) {
  const { settled, ground } = checking;
  const { config, findings } = ground;
  for (const [moment, text] of Object.entries(scripts)) {
    const shell = shellOf(text);
    const file = settled.scripts[moment]?.text;
    if (shell === void 0 || file === void 0) continue;
    const lines = text.split("\n");
    const faults = faultsOf(text, { moment, shell, checking }).filter((fault2) => !isAllowed(fault2, lines));
    for (const { line, message, hint, allowance, grave } of faults) {
      const problem = {
        message,
        hint: `${hint}; if it is meant so, write # linux-pkg: allow ${allowance} above the line`,
        place: { file, line }
      };
      if (grave && !config.nfpm) findings.tell(problem);
      else findings.note(problem);
    }
    if (!faults.some(({ allowance }) => allowance === "bashism"))
      await checkSyntax(text, { file, shell, ground });
  }
}
async function checkSyntax(text, { file, shell, ground }) {
  const { host, findings, syntax, config } = ground;
  const key = `${shell}
${text}`;
  const asked = syntax.get(key) ?? syntaxFault(host, shell, text);
  syntax.set(key, asked);
  const fault2 = await asked;
  if (!fault2) return;
  const problem = {
    message: `${file} is no script that ${shell} can read: ${fault2.message}`,
    hint: `try it: ${shell} -n ${file}`,
    place: { file, ...fault2.line !== void 0 && { line: fault2.line } }
  };
  if (config.nfpm) findings.note(problem);
  else findings.tell(problem);
}
function faultsOf(text, { moment, shell, checking }) {
  const nodes = shellTree(text);
  if (!nodes) return [];
  const { drafts, target } = checking;
  const removing = moment === "preRemove" || moment === "postRemove";
  const conffiles = new Set(
    drafts.flatMap(
      ({ entry }) => entry.type === "file" && entry.role?.startsWith("config") ? [entry.path] : []
    )
  );
  const grave = !familiesOf(target).every((family) => Object.hasOwn(SH_IS_BASH, family));
  return [
    ...(removing ? stopsOnUpgrade(nodes) : []).map((fault2) => judged(fault2, "stop-on-upgrade", true)),
    ...(shell === "sh" ? bashisms(text, nodes) : []).map((fault2) => judged(fault2, "bashism", grave)),
    ...changedConffiles(nodes, conffiles, { installed: moment === "postInstall" }).map(
      (fault2) => judged(fault2, "conffile", fault2.content)
    )
  ];
}
var judged = ({ line, message, hint }, allowance, grave) => ({
  line,
  message,
  hint,
  allowance,
  grave
});
function isAllowed({ line, allowance }, lines) {
  const allow = new RegExp(`#\\s*linux-pkg:\\s*allow\\b.*\\b${allowance}\\b`);
  return [lines[line - 1], lines[line - 2]].some((text) => text !== void 0 && allow.test(text));
}

// src/steps/stage/scripts.ts
import { readFile as readFile7, stat as stat5 } from "node:fs/promises";
import { resolve as resolve5 } from "node:path";
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
  const from = resolve5(workDir, path);
  try {
    if (built && await leadsOut(from, workDir)) search.error(...ledOut(path));
    else if ((await stat5(from)).isFile()) return await readFile7(from);
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
  const prepared = [];
  for (const settled of all)
    prepared.push(await prepare(settled, target, { ground, built: shares.get(settled.at) ?? [] }));
  const staged = [];
  for (const one of shareAccounts(prepared, ground.search)) {
    const { settled } = one;
    if (settled.arch === "all" && target.withAll === false) continue;
    const key = JSON.stringify([target.name, target.format, settled.name, settled.arch]);
    if (done.has(key)) continue;
    done.add(key);
    staged.push(await stageOne(one, target, ground));
  }
  checkTogether(staged, ground);
  checkShared(all, staged, ground);
  await checkOwners(staged, { target, findings: ground.findings, nfpm: ground.config.nfpm });
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
async function stageOne({ settled, found, served }, target, ground) {
  const { host, config, plan, findings, workDir, search, project } = ground;
  const mtime = settled.mtime ?? plan.version.date;
  const { drafts: all, ...declared } = await stageDeclared({ settled, found, served }, target, ground);
  const line = (at) => lineText(placeOf(config, at));
  const collecting = { nfpm: config.nfpm, mtime, findings, line };
  const shipped = config.nfpm ? all : await compressManuals(all);
  const collected = collectEntries(shipped, collecting);
  const reading = { workDir, built: workDir !== host.workDir, findings, search };
  const scripts = await readScripts(settled, reading);
  await checkOthers(settled, reading);
  await checkScripts(scripts, { settled, target, drafts: collected, ground });
  const changelog = await readChangelog(settled, reading);
  warnOfEntries(collected, findings);
  tellSetId(collected, host.log);
  const { version } = plan;
  const relations = relationsOf(settled, target, ground);
  const guard = await guardOf(settled, target, { drafts: collected, ground });
  const parts = { settled, target, nfpm: config.nfpm, version, relations, scripts, changelog, declared };
  const pkg = makePackage({ ...parts, guard, drafts: collected });
  const whole = await addDocuments(shipped, { ...collecting, pkg, project, at: settled.at, collected });
  const drafts = config.nfpm ? whole : ownFolders(whole, pkg);
  return {
    pkg: { ...pkg, entries: drafts.map(({ entry }) => entry) },
    drafts,
    at: settled.at,
    wanted: settled.directories
  };
}
function relationsOf(settled, target, { plan, search }) {
  const { format } = target;
  const version = formatOf(format).versionOf(versionFor(plan.version, settled, target));
  return withFormerNames(spellRelations(settled, format, search), settled, { format, version, search });
}
function checkTogether(staged, { findings }) {
  const known = knownPaths(staged.map(({ drafts }) => drafts));
  for (const { drafts } of staged) checkLinks(drafts, known, findings);
  warnOfTwins(staged, findings);
}

// src/steps/stage/wanted-paths.ts
import { isAbsolute as isAbsolute4, posix as posix11 } from "node:path";
function wantedPaths(host, config, target) {
  const paths = settle(host, config, target).flatMap((settled) => [
    ...settled.contents.flatMap(({ src, type }) => {
      if (!src || type === "dir" || type === "ghost" || type === "symlink") return [];
      return [settled.globbing && !(config.nfpm && isSingle(type)) ? baseOf(src) : src];
    }),
    ...Object.values(settled.scripts).map(({ text }) => text),
    ...settled.otherScripts.map(({ text }) => text),
    ...settled.changelog ? [settled.changelog.text] : [],
    ...settled.services.flatMap(({ unit }) => unit ?? [])
  ]);
  const inside = paths.filter((path) => !isAbsolute4(path)).map((path) => posix11.normalize(path || "."));
  return [.../* @__PURE__ */ new Set([...inside, ...LICENSE_NAMES])].sort();
}
function baseOf(src) {
  const glob = compileGlob(src.replace(/\/{2,}/g, "/"));
  return typeof glob === "string" ? src : glob.base || (isAbsolute4(src) ? "/" : ".");
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
  isBaseFolder,
  compileGlob,
  wantedPaths,
  stagePackages
};
