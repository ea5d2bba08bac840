import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  rpmAlgorithms
} from "./chunk-YPW3LSK7.js";
import {
  rpmVersion
} from "./chunk-SHOOH4RL.js";
import {
  FILE_FLAG,
  TAG,
  int32,
  strings
} from "./chunk-7XPYUNBQ.js";
import {
  rpmArch
} from "./chunk-2NKYAI7N.js";
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
import { resolve } from "node:path";

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
    from: type === "file" ? resolve(host.workDir, entry.from) : void 0,
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
  limitProblems,
  changelogTags
};
