import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rpmAlgorithms
} from "./chunk-DSNOF4RM.js";
import {
  rpmVersion
} from "./chunk-SHOOH4RL.js";
import {
  FILE_FLAG,
  SLOTS,
  TAG,
  int32,
  strings
} from "./chunk-Q5MYWB4V.js";
import {
  rpmArch
} from "./chunk-2NKYAI7N.js";
import {
  scriptMoments
} from "./chunk-TQC3N7SD.js";
import {
  readTemplate
} from "./chunk-VYZDGCNJ.js";
import {
  accountLine,
  folderLine
} from "./chunk-MGI5AFOK.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

// src/formats/rpm/codec.ts
var USUAL = "gzip:6";
var USUAL_LEVELS = {
  none: void 0,
  gzip: 6,
  xz: 6,
  lzma: 6,
  zstd: 7
};
function codecOf({ compression }) {
  const codec = parseCompression(compression ?? USUAL, rpmAlgorithms);
  if ("message" in codec) throw new UserError("rpm/compression", [codec]);
  return { ...codec, level: codec.level ?? USUAL_LEVELS[codec.algorithm] };
}

// src/formats/rpm/scripts.ts
import { readFile as readFile2 } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/formats/rpm/scripts-accounts.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/formats/rpm/scripts-parts.ts
async function shellPart(name, view) {
  const text = (await readTemplate(`scriptlets/rpm/${name}.hbs`, void 0)).render(view);
  return { text: text.trimEnd(), isMacro: false };
}
var PLAIN = /^[\w@:./][\w@:./+-]*$/;
var isPlain = (words) => words.every((word) => PLAIN.test(word));
var macroPart = (name, args) => ({
  text: [`%${name}`, ...args].join(" "),
  isMacro: true
});
function endOf(text) {
  const lines = new Set(text.split("\n"));
  let end = "END_OF_TEXT";
  while (lines.has(end)) end += "_";
  return end;
}

// src/formats/rpm/scripts-accounts.ts
var SYSUSERS = /^\/usr\/lib\/sysusers\.d\/[^/]+\.conf$/;
var TMPFILES = /^\/usr\/lib\/tmpfiles\.d\/[^/]+\.conf$/;
var filesAt = ({ entries }, where) => entries.filter((entry) => entry.type === "file" && where.test(entry.path));
var textOf = async ({ workDir }, { content, from }) => content === void 0 ? readFile(resolve(workDir, from), "utf8") : Buffer.from(content, "base64").toString();
var HARMLESS = /^[^$`\\%]*$/;
var quoted = (words) => words.map(shellWord).join(" ");
async function accountParts(host, pkg, macros) {
  const { users, groups } = pkg;
  const entries = filesAt(pkg, SYSUSERS);
  if (entries.length + users.length + groups.length === 0) return [];
  const byRpm = macros.has("__sysusers_provides") && !macros.has("service_add_pre");
  if (byRpm && users.every((user) => user.groups.length === 0)) return [];
  const files = await Promise.all(
    entries.map(async ({ path }, index) => ({ path, text: (await textOf(host, entries[index])).trimEnd() }))
  );
  const byMacro = macros.has("sysusers_create_package") && files.every(
    ({ path, text }) => isPlain([path]) && HARMLESS.test(text) && !text.includes("SYSTEMD_INLINE_EOF")
  );
  return [
    ...byMacro ? files.map(({ path }) => createPart(path)) : [],
    await shellPart("accounts", {
      files: (byMacro ? [] : files).map(({ path, text }) => ({ path: shellWord(path), text, end: endOf(text) })),
      groups: [...groups, ...users.filter(({ name, group }) => name === group)].map(({ name, id }) => ({
        name: shellWord(name),
        id: id === void 0 ? "" : String(id)
      })),
      users: users.map((user) => ({
        name: shellWord(user.name),
        id: user.id === void 0 ? "" : String(user.id),
        options: optionsOf(user),
        groups: shellWord(user.groups.join(",")),
        member: user.groups.length > 0
      }))
    })
  ];
}
var createPart = (path) => macroPart("sysusers_create_package", [path.replace(/^.*\/|\.conf$/g, ""), `%{_sourcedir}/root${path}`]);
var optionsOf = ({ group, groups, home, shell, comment }) => quoted([
  "-M",
  "-g",
  group,
  ...groups.length > 0 ? ["-G", groups.join(",")] : [],
  "-d",
  home,
  "-s",
  shell,
  ...comment === "" ? [] : ["-c", comment]
]);
async function folderParts(pkg, macros) {
  const { directories } = pkg;
  const files = filesAt(pkg, TMPFILES).map(({ path }) => path);
  if (files.length + directories.length === 0) return [];
  const byMacro = macros.has("tmpfiles_create") && files.length > 0 && isPlain(files);
  const folders = directories.map(({ path, mode, owner, group }) => ({
    path: shellWord(path),
    mode: mode.toString(8).padStart(4, "0"),
    owner: shellWord(owner),
    group: shellWord(group)
  }));
  return [
    ...byMacro ? [macroPart("tmpfiles_create", files)] : [],
    ...byMacro && folders.length === 0 ? [] : [await shellPart("folders", { files: byMacro ? "" : quoted(files), folders })]
  ];
}
async function removalParts({ users, groups, directories }) {
  const goes = ({ remove }) => remove === "purge";
  const folders = directories.filter(goes).map(({ path }) => ({
    path: shellWord(path),
    line: shellWord(folderLine(path))
  }));
  const gone = users.filter(goes);
  const gonePlain = [...gone.filter(({ name, group }) => name === group), ...groups.filter(goes)];
  if (folders.length + gone.length + gonePlain.length === 0) return [];
  const accountsOf = (kind, program, list) => list.map(({ name, id }) => ({
    kind,
    program,
    name: shellWord(name),
    id: id === void 0 ? "" : String(id),
    line: shellWord(accountLine(kind === "passwd" ? "user" : "group", name))
  }));
  return [
    await shellPart("remove", {
      folders,
      accounts: [...accountsOf("passwd", "userdel", gone), ...accountsOf("group", "groupdel", gonePlain)]
    })
  ];
}

// src/formats/rpm/scripts-units.ts
var TEMPLATE = /@(?=\.[a-z]+$)/;
var isTemplate = (unit) => TEMPLATE.test(unit);
var instancesOf = (unit) => unit.replace(TEMPLATE, "@*");
var unique = (units) => [...new Set(units)];
var startersFirst = (units) => {
  const all = unique(units);
  const isService = (unit) => unit.endsWith(".service");
  return [...all.filter((unit) => !isService(unit)), ...all.filter(isService)];
};
function restartedOf({ unit, units }) {
  if (unit.endsWith(".socket")) return units.filter((one) => one.endsWith(".service") && !isTemplate(one));
  if (unit.endsWith(".service")) return units.filter((one) => one.endsWith(".service"));
  return [unit];
}
function unitLists(services) {
  const enabled = services.filter(({ enable }) => enable !== "no");
  const held = services.filter(({ stopOnUpgrade }) => stopOnUpgrade);
  const restarted = services.filter(
    ({ restartOnUpgrade, stopOnUpgrade }) => restartOnUpgrade && !stopOnUpgrade
  );
  return {
    all: startersFirst(services.flatMap(({ units }) => units)),
    preset: startersFirst(enabled.map(({ unit }) => unit)),
    enable: startersFirst(enabled.filter(({ enable }) => enable === "yes").map(({ unit }) => unit)),
    start: services.filter(({ start, unit }) => start && !isTemplate(unit)).map(({ unit, enable }) => ({ unit, always: enable === "no" })),
    restart: startersFirst(restarted.flatMap(restartedOf)),
    hold: startersFirst(held.flatMap(({ units }) => units))
  };
}

// src/formats/rpm/scripts-renames.ts
async function renameParts({ name, renamed, services }) {
  const units = services.map(({ unit }) => unit).filter((unit) => !isTemplate(unit));
  if (!renamed || units.length === 0) return { before: [], finish: [] };
  const file = shellWord(`/run/${name}.renamed`);
  return {
    before: [await shellPart("former", { units: units.map(shellWord).join(" "), file })],
    finish: [await shellPart("taken", { file })]
  };
}

// src/formats/rpm/scripts-services.ts
var NONE = { prepare: [], hold: [], enable: [], disable: [], restart: [], finish: [] };
var FEDORA = ["systemd_post", "systemd_preun", "systemd_postun", "systemd_postun_with_restart"];
var SUSE = ["service_add_pre", "service_add_post", "service_del_preun", "service_del_postun"];
var quoted2 = (words) => words.map(shellWord).join(" ");
var lone = (units) => units.filter((unit) => !isTemplate(unit));
var instances = (units) => units.filter(isTemplate).map(instancesOf);
var running = (units) => [...lone(units), ...instances(units)];
async function serviceParts(pkg, macros) {
  const { services, name } = pkg;
  if (services.length === 0) return NONE;
  const lists = unitLists(services);
  const files = { note: `/run/${name}.restart`, stopped: `/run/${name}.stopped` };
  const knows = (names) => names.every((one) => macros.has(one)) && isPlain(lists.all);
  const held = {
    hold: lists.hold.length === 0 ? [] : [await noted("hold", lists.hold, files.stopped)],
    finish: lists.hold.length === 0 ? [] : [await late({ stopped: files.stopped })]
  };
  if (knows(SUSE)) return { ...NONE, ...held, ...await suseParts(lists, macros) };
  if (knows(FEDORA)) return { ...NONE, ...held, ...await fedoraParts(lists) };
  return { ...NONE, ...held, ...await plainParts(lists, files) };
}
async function plainParts(lists, { note, stopped }) {
  const { all, restart, hold } = lists;
  const notes = restart.length === 0 ? [] : [await noted("note", restart, note)];
  const finish = {
    ...restart.length > 0 && { note },
    ...hold.length > 0 && { stopped }
  };
  return {
    enable: [await enablePart(lists), ...notes],
    disable: [await disablePart(all)],
    restart: [
      await shellPart("restart", {
        restart: quoted2(running(restart)),
        note: shellWord(note),
        units: quoted2(running(all))
      })
    ],
    finish: Object.keys(finish).length === 0 ? [] : [await late(finish)]
  };
}
async function fedoraParts(lists) {
  const { all, preset, restart } = lists;
  const rest = lone(all).filter((unit) => !restart.includes(unit));
  return {
    enable: [...macro("systemd_post", preset), ...await said(lists)],
    disable: [...macro("systemd_preun", lone(all)), ...await leftover(all)],
    restart: [
      ...macro("systemd_postun_with_restart", [...lone(restart), ...instances(restart).map(escaped)]),
      ...macro("systemd_postun", rest)
    ]
  };
}
async function suseParts(lists, macros) {
  const { all, restart } = lists;
  const units = lone(all);
  const rest = units.filter((unit) => !restart.includes(unit));
  const without = macros.has("service_del_postun_without_restart") ? macro("service_del_postun_without_restart", rest) : macro("service_del_postun -n", rest);
  return {
    prepare: macro("service_add_pre", units),
    enable: [...macro("service_add_post", units), ...await said(lists)],
    disable: [...macro("service_del_preun", units), ...await leftover(all)],
    restart: [...macro("service_del_postun", lone(restart)), ...rest.length === 0 ? [] : without]
  };
}
var macro = (name, units) => units.length === 0 ? [] : [macroPart(name, units)];
var escaped = (pattern) => pattern.replace("*", "\\*");
var said = async (lists) => lists.enable.length + lists.start.length === 0 ? [] : [await enablePart({ ...lists, preset: [] })];
var leftover = async (all) => all.some(isTemplate) ? [await disablePart(all.filter(isTemplate))] : [];
var enablePart = ({ preset, enable, start }) => shellPart("enable", {
  first: preset.length + enable.length > 0,
  preset: quoted2(preset),
  enable: quoted2(enable),
  start: start.map(({ unit, always }) => ({ unit: shellWord(unit), always }))
});
var disablePart = (units) => shellPart("disable", { stop: quoted2(running(units)), disable: quoted2(units) });
var noted = (name, units, file) => shellPart(name, {
  units: quoted2(lone(units)),
  instances: instances(units).map(shellWord),
  file: shellWord(file)
});
var late = (files) => shellPart("late", {
  note: files.note === void 0 ? "" : shellWord(files.note),
  stopped: files.stopped === void 0 ? "" : shellWord(files.stopped)
});

// src/formats/rpm/scripts-around.ts
var SHADOW = "(shadow-utils or shadow)";
var BASE = "coreutils";
async function partsAround(host, pkg, macros) {
  if (pkg.nfpm) return {};
  const accounts = await accountParts(host, pkg, macros);
  const folders = await folderParts(pkg, macros);
  const removal = await removalParts(pkg);
  const services = await serviceParts(pkg, macros);
  const renames = await renameParts(pkg);
  const guard = pkg.guard === void 0 ? [] : [{ text: pkg.guard.trimEnd(), isMacro: false }];
  const makes = pkg.users.length + pkg.groups.length > 0 && accounts.length > 0;
  const unmakes = [...pkg.users, ...pkg.groups].some(({ remove }) => remove === "purge");
  return {
    preInstall: around([...guard, ...accounts, ...renames.before, ...services.prepare], services.hold, makes),
    postInstall: around(folders, services.enable),
    preRemove: around([], services.disable),
    postRemove: around([], [...services.restart, ...removal], unmakes),
    postTransaction: around([], [...services.finish, ...renames.finish])
  };
}
var around = (before, after, accounts = false) => ({
  before,
  after,
  needs: [BASE, ...accounts ? [SHADOW] : []]
});

// src/formats/rpm/scripts-own.ts
var ownPart = ({ name, title, text, interpreter, stops }) => shellPart("own", {
  path: shellWord(`/var/tmp/${name}.${title.slice(1)}.XXXXXX`),
  end: endOf(text),
  text,
  interpreter: interpreter.map(shellWord).join(" "),
  stops
});
var lastPart = { text: 'exit "$linux_pkg_status"', isMacro: false };

// src/formats/rpm/scripts.ts
var SHELL = "/bin/sh";
function interpreterOf(body) {
  const [, program, argument] = /^#![ \t]*(\/[^\s]*)[ \t]*([^\r\n]*?)[ \t]*(?:\r?\n|$)/.exec(body) ?? [];
  if (program === void 0) return [SHELL];
  return argument ? [program, argument] : [program];
}
var scriptlet = (moment, text) => {
  const body = text.trimEnd();
  return { ...SLOTS[moment], body, interpreter: interpreterOf(body) };
};
var STOPS = /* @__PURE__ */ new Set(["preInstall", "preRemove"]);
async function composed({ name }, moment, { before, after, needs, text }) {
  const { title } = SLOTS[moment];
  const stops = STOPS.has(moment);
  const interpreter = interpreterOf(text ?? "");
  const own = text === void 0 ? [] : [await ownPart({ name, title, text: text.trimEnd(), interpreter, stops })];
  const parts = [...before, ...own, ...after, ...text === void 0 || stops ? [] : [lastPart]];
  return {
    ...scriptlet(moment, parts.map((part) => part.text).join("\n")),
    interpreter: [SHELL],
    parts,
    needs: [...needs, ...interpreter.slice(0, 1).filter((program) => program !== SHELL)]
  };
}
async function loadScriptlets(host, pkg, macros = /* @__PURE__ */ new Set()) {
  const { scripts, options } = pkg;
  const paths = {
    preTransaction: options.scripts?.pretrans,
    postTransaction: options.scripts?.posttrans,
    verify: options.scripts?.verify
  };
  const around2 = await partsAround(host, pkg, macros);
  const problems = [];
  const made = [];
  for (const moment of scriptMoments) {
    const path = paths[moment];
    const text = scripts[moment] ?? (path === void 0 ? void 0 : await readScript(host, path, problems));
    const parts = around2[moment];
    if (parts && parts.before.length + parts.after.length > 0)
      made.push(await composed(pkg, moment, { ...parts, text }));
    else if (text !== void 0) made.push(scriptlet(moment, text));
  }
  if (problems.length > 0) throw new UserError("rpm/script", problems);
  return made;
}
async function readScript(host, path, problems) {
  try {
    return await readFile2(resolve2(host.workDir, path), "utf8");
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause && cause.code === "ENOENT" ? "there is no such file" : String(cause);
    problems.push({
      message: `the script "${path}" cannot be read: ${reason}`,
      hint: "paths start at the folder of the project"
    });
    return void 0;
  }
}

// src/formats/rpm/limits.ts
var CONTROL = new RegExp("\\p{Cc}", "u");
var limitProblems = (pkg) => [
  ...lineProblems(pkg),
  ...nulProblems(pkg),
  ...pkg.entries.flatMap(entryProblems)
];
function lineProblems({ options, ...pkg }) {
  const lines = {
    license: pkg.license,
    homepage: pkg.homepage,
    vendor: pkg.vendor,
    maintainer: pkg.maintainer,
    "rpm.packager": options.packager,
    "rpm.group": options.group,
    "rpm.buildhost": options.buildhost
  };
  return Object.entries(lines).filter(([, value]) => value !== void 0 && CONTROL.test(value.trim())).map(([name, value]) => ({
    message: `${name} is one line without control characters: ${JSON.stringify(value)}`,
    hint: "write it on one line"
  }));
}
var nulProblems = ({ summary, description, scripts }) => Object.entries({ summary, description, ...scripts }).filter(([, value]) => value.includes("\0")).map(([name]) => ({ message: `${name} has a NUL character in it`, hint: "take it out" }));
function entryProblems(entry) {
  const { path, owner, group } = entry;
  const parts = path.split("/").slice(1);
  const sound = path.startsWith("/") && (path === "/" || parts.every((part) => !/^\.{0,2}$/.test(part)));
  const texts = [path, owner, group, entry.type === "link" ? entry.to : ""];
  return [
    ...sound ? [] : [
      {
        message: `"${path}" is not a path that an rpm can hold`,
        hint: "write it from / on, without . and .."
      }
    ],
    ...texts.filter((text) => CONTROL.test(text)).map((text) => ({
      message: `a path, link or owner has a control character: ${JSON.stringify(text)}`,
      hint: "rename it"
    }))
  ];
}

// src/formats/rpm/hard-links.ts
var topOf = (path) => path.split("/", 2).join("/");
function linkKey(entry) {
  if (entry.type !== "file" || entry.inode === void 0 || entry.role?.startsWith("config"))
    return void 0;
  const { inode, path, mode, owner, group, mtime, size } = entry;
  return JSON.stringify([inode, topOf(path), mode, owner, group, mtime, size]);
}
function tellLinks(keys) {
  const sets = /* @__PURE__ */ new Map();
  keys.forEach((key, at) => {
    if (key === void 0) return;
    const set = sets.get(key);
    if (set) set.push(at);
    else sets.set(key, [at]);
  });
  return keys.map((key, at) => {
    const set = key !== void 0 && sets.get(key) || [at];
    return { inode: (set[0] ?? at) + 1, links: set.length, holdsBytes: set.at(-1) === at };
  });
}

// src/formats/rpm/files.ts
import { resolve as resolve3 } from "node:path";

// src/formats/rpm/base-dirs.ts
var ROOTS = `
  / /afs /bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp
  /usr /var
`;
var ETC = `
  X11 X11/applnk X11/fontpath.d X11/xinit X11/xinit/xinitrc.d X11/xinit/xinput.d bash_completion.d
  default opt pki pm pm/config.d pm/power.d pm/sleep.d profile.d skel sysconfig systemd systemd/system
  systemd/user xdg xdg/autostart
`;
var USR = `
  bin games include lib lib/debug lib/debug/.dwz lib/debug/bin lib/debug/lib lib/debug/lib64
  lib/debug/sbin lib/debug/usr lib/debug/usr/bin lib/games lib/locale lib/modules lib/sysimage
  lib/systemd lib/systemd/system lib/systemd/user lib/sysusers.d lib/tmpfiles.d lib64 lib64/X11
  lib64/bpf lib64/games lib64/pm-utils libexec local local/bin local/etc local/games local/include
  local/lib local/lib64 local/lib64/bpf local/libexec local/sbin local/share local/share/applications
  local/share/info local/share/man local/src sbin share share/X11 share/X11/fonts share/aclocal
  share/appdata share/applications share/augeas share/augeas/lenses share/backgrounds
  share/bash-completion share/bash-completion/completions share/desktop-directories share/dict share/doc
  share/empty share/fish share/fish/vendor_completions.d share/fonts share/fonts/misc share/games
  share/gnome share/help share/icons share/icons/hicolor share/idl share/info share/licenses
  share/locale share/man share/metainfo share/mime-info share/misc share/omf share/pixmaps share/sounds
  share/themes share/wayland-sessions share/xsessions share/zsh share/zsh/site-functions
  share/zsh/vendor-completions src src/debug src/kernels tmp
`;
var VAR = `
  adm cache crash db empty ftp games gopher kerberos lib lib/games lib/misc lib/rpm-state local lock log
  mail nis opt preserve run spool spool/lpd spool/mail spool/uucp tmp yp
`;
var MAN = ["", ..."0p 1 1p 1x 2 2x 3 3p 3x 4 4x 5 5x 6 6x 7 7x 8 8x 9 9x n".split(" ")];
var wordsOf = (text) => text.trim().split(/\s+/);
var under = (root, names) => wordsOf(names).map((name) => `${root}/${name}`);
var baseDirs = /* @__PURE__ */ new Set([
  ...wordsOf(ROOTS),
  ...under("/etc", ETC),
  ...under("/usr", USR),
  ...under("/var", VAR),
  ...MAN.map((section) => `/usr/share/man/man${section}`)
]);
var isBaseDir = (path) => baseDirs.has(path);

// src/formats/rpm/files.ts
var KIND = { dir: 16384, file: 32768, ghost: 32768, link: 40960 };
var LINK_MODE = 511;
var MAX_TIME = 4294967295;
var time32 = (seconds) => Math.min(Math.max(Math.trunc(seconds), 0), MAX_TIME);
var ROLE_FLAGS = {
  config: FILE_FLAG.config,
  "config-noreplace": FILE_FLAG.config | FILE_FLAG.noreplace,
  "config-missingok": FILE_FLAG.config | FILE_FLAG.missingok,
  doc: FILE_FLAG.doc,
  license: FILE_FLAG.license,
  readme: FILE_FLAG.readme
};
function fileRows(host, { entries, nfpm }) {
  const sorted = entries.filter((entry) => owned(host, entry)).map((entry) => ({ entry, order: Buffer.from(entry.path) })).sort((a, b) => Buffer.compare(a.order, b.order)).map(({ entry }) => entry);
  const names = tellLinks(sorted.map((entry) => nfpm ? void 0 : linkKey(entry)));
  return sorted.map((entry, at) => rowOf(host, entry, names[at]));
}
function owned(host, entry) {
  if (entry.type !== "dir") return true;
  if (entry.implicit) return false;
  if (!isBaseDir(entry.path)) return true;
  host.log.warn({
    message: `${entry.path} belongs to the base system: the rpm does not own it`,
    hint: "leave the directory out; what lies in it is packed all the same"
  });
  return false;
}
function rowOf(host, entry, names) {
  const { path, owner, group, type } = entry;
  const to = type === "link" ? entry.to : "";
  return {
    path,
    owner,
    group,
    to,
    mode: KIND[type] | (type === "link" ? LINK_MODE : entry.mode),
    mtime: time32(entry.mtime),
    lang: type === "file" ? entry.lang ?? "" : "",
    size: type === "file" ? entry.size : Buffer.byteLength(to),
    flags: flagsOf(entry),
    from: type === "file" ? resolve3(host.workDir, entry.from) : void 0,
    ...type === "file" && entry.content !== void 0 && { content: entry.content },
    inPayload: type !== "ghost",
    ...names
  };
}
var DOC = /^\/usr\/(?:share\/(?:doc|man|info|gtk-doc\/html|gnome\/help|javadoc)|doc|man|info|X11R6\/man)\//;
var flagsOf = (entry) => {
  const place = entry.type !== "dir" && DOC.test(entry.path) ? FILE_FLAG.doc : 0;
  if (entry.type === "ghost") return FILE_FLAG.ghost | place;
  return place | (entry.type === "file" && entry.role !== void 0 ? ROLE_FLAGS[entry.role] : 0);
};

// src/formats/rpm/identity.ts
function identityOf(pkg) {
  const { epoch, version, release } = rpmVersion(pkg.version);
  const arch = pkg.options.arch ?? rpmArch[pkg.arch];
  if (!/^\w+$/.test(arch)) {
    throw new UserError("rpm/arch", `rpm has no architecture "${arch}"`, {
      hint: "write it as rpm does, such as x86_64, in rpm.arch"
    });
  }
  const evr = `${epoch === void 0 ? "" : `${epoch}:`}${version}-${release}`;
  return { name: pkg.name, arch, epoch, version, release, evr };
}

// src/formats/rpm/changelog.ts
var DAY = 86400;
var noon = (seconds) => (Math.floor(seconds / DAY) + 0.5) * DAY;
function changelogTags({
  pkg,
  own
}) {
  const { nfpm } = pkg;
  const changes = pkg.changelog.length > 0 || nfpm ? pkg.changelog : [onlyChange(pkg, own)];
  if (changes.length === 0) return [];
  const versionOf = (change) => !nfpm && isOwn(change, pkg) ? own.evr : change.version;
  return [
    [TAG.changelogTime, int32(changes.map(({ date }) => time32(nfpm ? date : noon(date))))],
    [TAG.changelogName, strings(changes.map((change) => `${change.author} - ${versionOf(change)}`))],
    [TAG.changelogText, strings(changes.map(({ notes }) => notes.map(noteText).join("\n")))]
  ];
}
var onlyChange = ({ version, maintainer }, { evr }) => ({
  version: evr,
  date: version.date,
  author: maintainer,
  notes: [`Version ${evr}.`]
});
function isOwn({ version: written }, { version }) {
  const { upstream, prerelease, metadata } = version;
  const plain = prerelease === void 0 ? upstream : `${upstream}-${prerelease}`;
  return [plain, metadata === void 0 ? plain : `${plain}+${metadata}`].includes(written.replace(/^v/, ""));
}
var noteText = (note) => `- ${note.split(/\r?\n/).map((line) => line.trimEnd()).filter((line, at) => at === 0 || line !== "").join("\n")}`;

export {
  codecOf,
  linkKey,
  tellLinks,
  time32,
  fileRows,
  owned,
  identityOf,
  loadScriptlets,
  limitProblems,
  changelogTags
};
