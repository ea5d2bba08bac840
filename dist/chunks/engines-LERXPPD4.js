import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  compareRpmVersions,
  isProblem,
  isRich,
  machineOf,
  parseRelation,
  relationText,
  rpm,
  rpmAlgorithms,
  rpmArch,
  rpmVersion,
  rpmVersionText
} from "./chunk-LF24ZOYR.js";
import {
  fileSink,
  readPacked
} from "./chunk-3P5QVWJI.js";
import {
  pack
} from "./chunk-PRRMO4CD.js";
import {
  accountLine,
  checkTemplateNames,
  folderLine
} from "./chunk-P27ZJIIT.js";
import {
  readTemplate,
  renderTemplate,
  templatesOfUser
} from "./chunk-KCYHEAJ6.js";
import {
  isGlibc,
  isMusl,
  loadsOf
} from "./chunk-MLZPZOAL.js";
import {
  scriptMoments
} from "./chunk-TQC3N7SD.js";
import {
  shellWord
} from "./chunk-CWVWERBF.js";
import {
  parseCompression
} from "./chunk-72VQLIC2.js";
import "./chunk-GB5ZCPV5.js";
import {
  readElf
} from "./chunk-ZKPVI74M.js";
import {
  openRepository
} from "./chunk-CB4DUII6.js";
import "./chunk-H2CRTF6F.js";
import {
  findPackaging,
  installBuildRequires,
  packEntries,
  packFiles,
  packagingRun,
  readSmallFile,
  takeOut,
  unpackTar
} from "./chunk-4M2JTNCY.js";
import {
  INSIDE
} from "./chunk-JEOLIM2C.js";
import {
  cursorOf
} from "./chunk-Z7Q56VIH.js";
import "./chunk-KQJD5ZAL.js";
import {
  allInOrder
} from "./chunk-LOI2JOZB.js";
import {
  fileChunks,
  smallFile,
  tempDir
} from "./chunk-NPBHZXYM.js";
import "./chunk-PF43REK2.js";
import {
  PkgError,
  ToolError,
  UserError
} from "./chunk-7K3FG75H.js";
import {
  __callDispose,
  __using
} from "./chunk-VW6UAW2C.js";

// src/formats/rpm/card.ts
function rpmCard({ name, version, arch, fields, relations }) {
  const [, epoch, rest = version] = /^(\d+):(.*)$/s.exec(version) ?? [];
  const own = new Set(relations.provides);
  const asked = [...relations.predepends, ...relations.depends].filter((text) => !own.has(text));
  return {
    summary: fields["Summary"],
    description: fields["Description"],
    license: fields["License"],
    maintainer: fields["Packager"],
    vendor: fields["Vendor"],
    homepage: fields["URL"],
    needs: asked.flatMap(needOf),
    wants: [...relations.recommends, ...relations.suggests].flatMap(needOf),
    purl: {
      type: "rpm",
      name,
      version: rest,
      qualifiers: { arch, ...epoch !== void 0 && { epoch } }
    }
  };
}
function needOf(text) {
  if (text.startsWith("rpmlib(")) return [];
  const [, name = text, version] = /^([^\s(]\S*)(?: = (\S+))?/.exec(text) ?? [];
  return [{ name, version, text }];
}

// src/formats/rpm/elf-relations.ts
var IGNORED = /^\/usr\/lib\/debug\//;
function rpmElfRelations({ pkg, files }) {
  const looked = files.filter(({ path }) => !IGNORED.test(path));
  const written = pkg.relations.depends;
  return {
    depends: unique(looked.flatMap(elfRequires)),
    provides: unique(looked.flatMap(elfProvides)),
    unanswered: looked.flatMap((file) => [...silent(file), ...musl(file, written)]),
    assumed: [],
    unnamed: unnamed(looked, written)
  };
}
function elfRequires({ elf, mode }) {
  if (elf.kind === "other" || elf.interpreter !== void 0 && (mode & 73) === 0) return [];
  return [
    ...elf.versionNeeds.flatMap(
      ({ soname, versions }) => versions.map((version) => dependency(elf, soname, version))
    ),
    ...elf.needed.map((soname) => dependency(elf, soname)),
    ...elf.hasGnuHash && !elf.hasSysvHash ? ["rtld(GNU_HASH)"] : []
  ].filter((text) => text !== void 0);
}
function elfProvides({ elf }) {
  if (elf.kind === "other") return [];
  return [
    ...elf.versionDefinitions.flatMap(
      ({ soname, versions }) => versions.map((version) => dependency(elf, soname, version))
    ),
    ...elf.kind === "library" && !elf.hasDebug && elf.soname ? [dependency(elf, elf.soname)] : []
  ].filter((text) => text !== void 0);
}
var ALPHA = /* @__PURE__ */ new Set([41, 36902]);
function dependency(elf, soname, version = "") {
  if (!isLinkable(soname)) return void 0;
  const mark = elf.bits === 64 && !ALPHA.has(elf.machine) ? "(64bit)" : "";
  return version || mark ? `${soname}(${version})${mark}` : soname;
}
var isLinkable = (soname) => soname.includes(".so") && /^(?:lib|ld(?:64)?[.-])/.test(soname);
function silent(file) {
  const { path, mode, elf } = file;
  if (elf.interpreter === void 0 || elfRequires(file).length > 0) return [];
  const isProgram = (mode & 73) !== 0;
  return [
    {
      path,
      message: isProgram ? `${path} is started by ${elf.interpreter}, but names no library that it needs` : `${path} is a program that nobody may run, so rpm would see nothing of what it needs`,
      hint: isProgram ? "write depends: and what it needs" : "write file_info: {mode: 0755} beside it, or depends: and what it needs"
    }
  ];
}
function musl({ path, elf }, written) {
  const soname = loadsOf(elf).find(isMusl);
  if (soname === void 0 || written.some((text) => text.startsWith(soname) || /^musl\b/.test(text)))
    return [];
  return [
    {
      path,
      message: `${path} needs ${soname}, which is musl's; distros with rpm have glibc`,
      hint: "build it against glibc, or link it statically"
    }
  ];
}
function unnamed(files, written) {
  const isOfGlibc = (text) => /^glibc\b|^rtld\(/.test(text) || isGlibc(text.split(/[( ]/)[0] ?? "");
  const own = new Set(files.flatMap(({ elf }) => elf.soname ?? []));
  const isNamed = (soname) => own.has(soname) || (isGlibc(soname) ? written.some(isOfGlibc) : written.some((text) => !isOfGlibc(text)));
  for (const { path, elf } of files) {
    const missing = loadsOf(elf).filter((soname) => !isNamed(soname) && isLinkable(soname));
    if (missing.length > 0)
      return [
        {
          path,
          message: `${path} needs ${missing.join(", ")}, and depends: names nothing that brings it`,
          hint: "write what brings it"
        }
      ];
  }
  return [];
}
var unique = (texts) => [...new Set(texts)].sort();

// src/formats/rpm/native/native.ts
import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";

// src/formats/rpm/reader.ts
import { open as open2 } from "node:fs/promises";

// src/formats/rpm/scripts.ts
import { readFile as readFile2 } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/formats/rpm/scripts-accounts.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/formats/rpm/scripts-parts.ts
async function shellPart(name, view) {
  const text = renderTemplate(await readTemplate(`scriptlets/rpm/${name}.hbs`, void 0), view);
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
var unique2 = (units) => [...new Set(units)];
var startersFirst = (units) => {
  const all = unique2(units);
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

// src/formats/rpm/tags.ts
var TAG = {
  headerSignatures: 62,
  headerImmutable: 63,
  i18nTable: 100,
  dsaHeader: 267,
  rsaHeader: 268,
  sha1Header: 269,
  longSigSize: 270,
  longArchiveSize: 271,
  sha256Header: 273,
  sha3Header: 279,
  openpgp: 278,
  name: 1e3,
  version: 1001,
  release: 1002,
  epoch: 1003,
  summary: 1004,
  description: 1005,
  buildTime: 1006,
  buildHost: 1007,
  size: 1009,
  distribution: 1010,
  vendor: 1011,
  license: 1014,
  packager: 1015,
  group: 1016,
  url: 1020,
  os: 1021,
  arch: 1022,
  preIn: 1023,
  postIn: 1024,
  preUn: 1025,
  postUn: 1026,
  oldFileNames: 1027,
  fileSizes: 1028,
  fileModes: 1030,
  fileRdevs: 1033,
  fileMtimes: 1034,
  fileDigests: 1035,
  fileLinkTos: 1036,
  fileFlags: 1037,
  fileUserName: 1039,
  fileGroupName: 1040,
  sourceRpm: 1044,
  fileVerifyFlags: 1045,
  provideName: 1047,
  requireFlags: 1048,
  requireName: 1049,
  requireVersion: 1050,
  conflictFlags: 1053,
  conflictName: 1054,
  conflictVersion: 1055,
  rpmVersion: 1064,
  verifyScript: 1079,
  changelogTime: 1080,
  changelogName: 1081,
  changelogText: 1082,
  preInProg: 1085,
  postInProg: 1086,
  preUnProg: 1087,
  postUnProg: 1088,
  obsoleteName: 1090,
  verifyScriptProg: 1091,
  fileDevices: 1095,
  fileInodes: 1096,
  fileLangs: 1097,
  prefixes: 1098,
  provideFlags: 1112,
  provideVersion: 1113,
  obsoleteFlags: 1114,
  obsoleteVersion: 1115,
  dirIndexes: 1116,
  baseNames: 1117,
  dirNames: 1118,
  payloadFormat: 1124,
  payloadCompressor: 1125,
  payloadFlags: 1126,
  platform: 1132,
  fileColors: 1140,
  fileClass: 1141,
  classDict: 1142,
  preTrans: 1151,
  postTrans: 1152,
  preTransProg: 1153,
  postTransProg: 1154,
  longFileSizes: 5008,
  longSize: 5009,
  fileDigestAlgo: 5011,
  orderName: 5035,
  orderVersion: 5036,
  orderFlags: 5037,
  recommendName: 5046,
  recommendVersion: 5047,
  recommendFlags: 5048,
  suggestName: 5049,
  suggestVersion: 5050,
  suggestFlags: 5051,
  supplementName: 5052,
  supplementVersion: 5053,
  supplementFlags: 5054,
  enhanceName: 5055,
  enhanceVersion: 5056,
  enhanceFlags: 5057,
  encoding: 5062,
  payloadDigest: 5092,
  payloadDigestAlgo: 5093,
  payloadDigestAlt: 5097,
  payloadSize: 5112,
  rpmFormat: 5114,
  payloadSha512: 5121,
  payloadSha3: 5123
};
var SIGTAG = {
  size: 1e3,
  pgp: 1002,
  md5: 1004,
  gpg: 1005,
  pgp5: 1006,
  payloadSize: 1007,
  reserved: 1008
};
var SHA256 = 8;
var FILE_FLAG = {
  config: 1 << 0,
  doc: 1 << 1,
  missingok: 1 << 3,
  noreplace: 1 << 4,
  ghost: 1 << 6,
  license: 1 << 7,
  readme: 1 << 8
};
var SENSE = {
  less: 1 << 1,
  greater: 1 << 2,
  equal: 1 << 3,
  postTrans: 1 << 5,
  preTrans: 1 << 7,
  interpreter: 1 << 8,
  pre: 1 << 9,
  post: 1 << 10,
  preUn: 1 << 11,
  postUn: 1 << 12,
  verify: 1 << 13,
  rpmlib: 1 << 24,
  config: 1 << 28
};

// src/formats/rpm/scripts.ts
var SLOTS = {
  preTransaction: { title: "%pretrans", text: TAG.preTrans, program: TAG.preTransProg, sense: SENSE.preTrans },
  preInstall: { title: "%pre", text: TAG.preIn, program: TAG.preInProg, sense: SENSE.pre },
  postInstall: { title: "%post", text: TAG.postIn, program: TAG.postInProg, sense: SENSE.post },
  preRemove: { title: "%preun", text: TAG.preUn, program: TAG.preUnProg, sense: SENSE.preUn },
  postRemove: { title: "%postun", text: TAG.postUn, program: TAG.postUnProg, sense: SENSE.postUn },
  postTransaction: {
    title: "%posttrans",
    text: TAG.postTrans,
    program: TAG.postTransProg,
    sense: SENSE.postTrans
  },
  verify: {
    title: "%verifyscript",
    text: TAG.verifyScript,
    program: TAG.verifyScriptProg,
    sense: SENSE.verify
  }
};
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
  const around3 = await partsAround(host, pkg, macros);
  const problems = [];
  const made = [];
  for (const moment of scriptMoments) {
    const path = paths[moment];
    const text = scripts[moment] ?? (path === void 0 ? void 0 : await readScript(host, path, problems));
    const parts = around3[moment];
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

// src/formats/rpm/facts.ts
var TEXT_FIELDS = [
  ["Summary", TAG.summary],
  ["Description", TAG.description],
  ["BuildHost", TAG.buildHost],
  ["Distribution", TAG.distribution],
  ["Vendor", TAG.vendor],
  ["License", TAG.license],
  ["Packager", TAG.packager],
  ["Group", TAG.group],
  ["URL", TAG.url],
  ["OS", TAG.os],
  ["SourceRPM", TAG.sourceRpm],
  ["RPMVersion", TAG.rpmVersion],
  ["Prefixes", TAG.prefixes],
  ["PayloadFormat", TAG.payloadFormat],
  ["Platform", TAG.platform],
  ["Encoding", TAG.encoding],
  ["PayloadDigest", TAG.payloadDigest],
  ["PayloadSHA512", TAG.payloadSha512],
  ["PayloadSHA3_256", TAG.payloadSha3]
];
function fieldsOf(main, signature) {
  const fields = {};
  for (const [name, tag] of TEXT_FIELDS) {
    const value = tag === TAG.prefixes ? main.texts(tag).join(" ") : main.text(tag);
    if (value) fields[name] = value;
  }
  const numbers = {
    BuildTime: main.number(TAG.buildTime),
    RPMFormat: main.number(TAG.rpmFormat),
    Size: main.number(TAG.longSize) ?? main.number(TAG.size)
  };
  for (const [name, value] of Object.entries(numbers)) if (value !== void 0) fields[name] = String(value);
  const digests = { HeaderDigest: TAG.sha256Header, HeaderSHA3_256: TAG.sha3Header };
  for (const [name, tag] of Object.entries(digests)) {
    const digest = signature.text(tag);
    if (digest) fields[name] = digest;
  }
  return fields;
}
var SHELL2 = "/bin/sh";
function scriptsOf(main) {
  const scripts = {};
  for (const moment of scriptMoments) {
    const { title, text, program } = SLOTS[moment];
    const words = main.texts(program).join(" ");
    const body = main.text(text);
    if (body === void 0 && words === "") continue;
    scripts[words === "" || words === SHELL2 ? title : `${title} -p ${words}`] = body ?? "";
  }
  return scripts;
}

// src/formats/rpm/fault.ts
var badRpm = (what) => new UserError("rpm/unreadable", `not a sound rpm: ${what}`);

// src/formats/rpm/file-facts.ts
var FLAGS = [
  [0, "config"],
  [1, "doc"],
  [3, "missingok"],
  [4, "noreplace"],
  [5, "specfile"],
  [6, "ghost"],
  [7, "license"],
  [8, "readme"],
  [11, "pubkey"],
  [12, "artifact"]
];
var ALGORITHMS = {
  1: "md5",
  2: "sha1",
  3: "ripemd160",
  8: "sha256",
  9: "sha384",
  10: "sha512",
  11: "sha224",
  12: "sha3-256",
  14: "sha3-512"
};
var TYPE_BITS = 61440;
var TYPES = /* @__PURE__ */ new Map([
  [16384, "dir"],
  [32768, "file"],
  [40960, "link"]
]);
function fileFacts(main) {
  const paths = pathsOf(main);
  const sized = (tag, values) => {
    if (values.length === 0 || values.length === paths.length) return values;
    throw badRpm(`tag ${tag} of its header has ${values.length} values for ${paths.length} files`);
  };
  const numbers = (tag) => sized(tag, main.numbers(tag));
  const texts = (tag) => sized(tag, main.texts(tag));
  const sizes = numbers(main.has(TAG.longFileSizes) ? TAG.longFileSizes : TAG.fileSizes);
  const [modes, mtimes, flags] = [numbers(TAG.fileModes), numbers(TAG.fileMtimes), numbers(TAG.fileFlags)];
  const [owners, groups] = [texts(TAG.fileUserName), texts(TAG.fileGroupName)];
  const [digests, links] = [texts(TAG.fileDigests), texts(TAG.fileLinkTos)];
  const inodes = numbers(TAG.fileInodes);
  const algorithm = ALGORITHMS[main.number(TAG.fileDigestAlgo) ?? 1] ?? "unknown";
  const seen = /* @__PURE__ */ new Set();
  return paths.map((path, at) => {
    const mode = modes[at] ?? 0;
    const named = FLAGS.filter(([bit]) => (flags[at] ?? 0) & 1 << bit).map(([, name]) => name);
    const digest = digests[at] ? `${algorithm}:${digests[at]}` : void 0;
    const type = named.includes("ghost") ? "ghost" : TYPES.get(mode & TYPE_BITS) ?? "other";
    const same = `${inodes[at] ?? at} ${digest ?? at}`;
    const again = type === "file" && seen.has(same);
    if (type === "file") seen.add(same);
    return {
      path,
      type: again ? "hardlink" : type,
      mode: mode & 4095,
      owner: owners[at] ?? "",
      group: groups[at] ?? "",
      size: sizes[at] ?? 0,
      mtime: mtimes[at] ?? 0,
      to: links[at] || void 0,
      flags: named,
      digest
    };
  });
}
function pathsOf(main) {
  if (!main.has(TAG.baseNames)) return main.texts(TAG.oldFileNames);
  const bases = main.texts(TAG.baseNames);
  const dirs = main.texts(TAG.dirNames);
  const indexes = main.numbers(TAG.dirIndexes);
  return bases.map((base, at) => {
    const dir = dirs[indexes[at] ?? -1];
    if (dir === void 0) throw badRpm(`file "${base}" lies in a folder that its header does not name`);
    return `${dir}${base}`;
  });
}

// src/formats/rpm/header.ts
var int16 = (values) => ({ type: "int16", values });
var int32 = (values) => ({ type: "int32", values });
var int64 = (values) => ({ type: "int64", values });
var string = (value) => ({ type: "string", values: [value] });
var i18n = (value) => ({ type: "i18n", values: [value] });
var strings = (values) => ({ type: "strings", values });
var bytes = (values) => ({ type: "bytes", values });
var HEADER_MAGIC = Buffer.from([142, 173, 232, 1, 0, 0, 0, 0]);
var ENTRY_SIZE = 16;
var INTRO_SIZE = 16;
var TYPE = { int16: 3, int32: 4, int64: 5, string: 6, bytes: 7, strings: 8, i18n: 9 };
var WIDTH = { int16: 2, int32: 4, int64: 8 };
var intBytes = (type, values) => {
  const width = WIDTH[type];
  const made = Buffer.alloc(width * values.length);
  values.forEach((value, at) => {
    if (type === "int16") made.writeUInt16BE(value, at * width);
    else if (type === "int32") made.writeUInt32BE(value, at * width);
    else made.writeBigUInt64BE(BigInt(value), at * width);
  });
  return made;
};
function valueBytes(tag, value) {
  switch (value.type) {
    case "int16":
    case "int32":
    case "int64":
      return intBytes(value.type, value.values);
    case "bytes":
      return Buffer.from(value.values.buffer, value.values.byteOffset, value.values.length);
    default: {
      const bad = value.values.find((text) => text.includes("\0"));
      if (bad !== void 0) {
        throw new UserError("rpm/nul", `an rpm cannot hold a NUL character: ${JSON.stringify(bad)}`, {
          hint: `take it out (header tag ${tag})`
        });
      }
      return Buffer.from(`${value.values.join("\0")}\0`);
    }
  }
}
var entryBytes = (tag, type, offset, count) => {
  const entry = Buffer.alloc(ENTRY_SIZE);
  entry.writeUInt32BE(tag, 0);
  entry.writeUInt32BE(type, 4);
  entry.writeInt32BE(offset, 8);
  entry.writeUInt32BE(count, 12);
  return entry;
};
function makeHeader(region, tags) {
  const index = [];
  const store = [];
  let offset = 0;
  for (const [tag, value] of [...tags].sort(([a], [b]) => a - b)) {
    const data = valueBytes(tag, value);
    const width = value.type in WIDTH ? WIDTH[value.type] : 1;
    const gap3 = (width - offset % width) % width;
    store.push(Buffer.alloc(gap3), data);
    index.push(entryBytes(tag, TYPE[value.type], offset + gap3, value.values.length));
    offset += gap3 + data.length;
  }
  const indexSize = (index.length + 1) * ENTRY_SIZE;
  store.push(entryBytes(region, TYPE.bytes, -indexSize, ENTRY_SIZE));
  index.unshift(entryBytes(region, TYPE.bytes, offset, ENTRY_SIZE));
  const intro = Buffer.alloc(INTRO_SIZE);
  HEADER_MAGIC.copy(intro);
  intro.writeUInt32BE(index.length, 8);
  intro.writeUInt32BE(offset + ENTRY_SIZE, 12);
  return Buffer.concat([intro, ...index, ...store]);
}

// src/formats/rpm/header-view.ts
var MAX_ENTRIES = 65535;
var MAX_DATA = 64 << 20;
var MAX_STRINGS = 1 << 22;
var REGIONS = /* @__PURE__ */ new Set([61, 62, 63]);
var WIDTHS = { 0: 0, 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
var NULL = 0;
var STRING = 6;
var STRINGS = /* @__PURE__ */ new Set([STRING, 8, 9]);
var BYTES = 7;
function headerSize(intro, what) {
  if (intro.length < INTRO_SIZE) throw badRpm(`it ends in its ${what}`);
  if (!HEADER_MAGIC.subarray(0, 3).equals(intro.subarray(0, 3)))
    throw badRpm(`no ${what} where it should be`);
  const entries = intro.readUInt32BE(8);
  const data = intro.readUInt32BE(12);
  if (entries === 0 || entries > MAX_ENTRIES) throw badRpm(`its ${what} claims ${entries} tags`);
  if (data > MAX_DATA) throw badRpm(`its ${what} claims ${data} bytes`);
  return INTRO_SIZE + entries * ENTRY_SIZE + data;
}
function viewHeader(header, what) {
  if (headerSize(header, what) !== header.length) throw badRpm(`it ends in its ${what}`);
  const store = header.subarray(INTRO_SIZE + header.readUInt32BE(8) * ENTRY_SIZE);
  const slots = slotsOf(header, store, what);
  const slot = (tag, kind) => {
    const found = slots.get(tag);
    if (found && kindOf(found.type) !== kind)
      throw badRpm(`tag ${tag} of its ${what} has the wrong type ${found.type}`);
    return found;
  };
  const texts = (tag) => {
    const found = slot(tag, "texts");
    return found ? store.toString("utf8", found.start, found.end - 1).split("\0") : [];
  };
  const numbers = (tag) => {
    const found = slot(tag, "numbers");
    const values = [];
    for (let at = 0; found && at < found.count; at++) values.push(numberAt(store, found, at));
    return values;
  };
  return {
    has: (tag) => slots.has(tag),
    texts,
    numbers,
    text: (tag) => texts(tag)[0],
    number: (tag) => numbers(tag)[0],
    bytes: (tag) => {
      const found = slot(tag, "bytes");
      return found && store.subarray(found.start, found.end);
    }
  };
}
function kindOf(type) {
  if (type === NULL) return "nothing";
  return STRINGS.has(type) ? "texts" : type === BYTES ? "bytes" : "numbers";
}
function numberAt(store, { type, start }, at) {
  if (type === 3) return store.readUInt16BE(start + at * 2);
  if (type === 4) return store.readUInt32BE(start + at * 4);
  if (type !== 5) return store.readUInt8(start + at);
  const large = store.readBigUInt64BE(start + at * 8);
  if (large > BigInt(Number.MAX_SAFE_INTEGER)) throw badRpm(`a size of ${large} bytes`);
  return Number(large);
}
function slotsOf(header, store, what) {
  const entries = [];
  for (let at = 0; at < header.readUInt32BE(8); at++) {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag, type] = [header.readUInt32BE(from), header.readUInt32BE(from + 4)];
    const [start, count] = [header.readUInt32BE(from + 8), header.readUInt32BE(from + 12)];
    if (!REGIONS.has(tag)) entries.push({ tag, type, start, count });
  }
  const slots = /* @__PURE__ */ new Map();
  let free = 0;
  let strings2 = 0;
  for (const { tag, type, start, count } of entries.sort((a, b) => a.start - b.start)) {
    const where = () => `tag ${tag} of its ${what}`;
    if (STRINGS.has(type)) strings2 += count;
    if (strings2 > MAX_STRINGS) throw badRpm(`its ${what} claims more than ${MAX_STRINGS} strings`);
    if (start < free || start > store.length) throw badRpm(`${where()} lies outside its place`);
    const end = STRINGS.has(type) ? stringsEnd(store, start, type === STRING ? 1 : count) : start + count * widthOf(type, where);
    if (end === void 0 || end > store.length) throw badRpm(`${where()} is longer than the header`);
    if (count === 0) throw badRpm(`${where()} is empty`);
    free = end;
    if (!slots.has(tag)) slots.set(tag, { type, count, start, end });
  }
  return slots;
}
function widthOf(type, where) {
  const width = Object.hasOwn(WIDTHS, type) ? WIDTHS[type] : void 0;
  if (width === void 0) throw badRpm(`${where()} has the unknown type ${type}`);
  return width;
}
function stringsEnd(store, start, count) {
  let at = start;
  for (let seen = 0; seen < count; seen++) {
    const nul = store.indexOf(0, at);
    if (nul < 0) return void 0;
    at = nul + 1;
  }
  return at;
}

// src/formats/rpm/lead.ts
var LEAD_SIZE = 96;
var MAGIC = Buffer.from([237, 171, 238, 219]);
var LINUX = 1;
var HEADER_STYLE_SIGNATURE = 5;
var NAME_SIZE = 66;
function makeLead(nameEvr, arch) {
  const lead = Buffer.alloc(LEAD_SIZE);
  MAGIC.copy(lead);
  lead.writeUInt8(3, 4);
  lead.writeUInt16BE(machineOf(arch)?.number ?? 1, 8);
  Buffer.from(nameEvr).copy(lead, 10, 0, NAME_SIZE - 1);
  lead.writeUInt16BE(LINUX, 76);
  lead.writeUInt16BE(HEADER_STYLE_SIGNATURE, 78);
  return lead;
}
function leadFault(lead) {
  if (lead.length < LEAD_SIZE) return `it ends after ${lead.length} bytes`;
  if (!MAGIC.equals(lead.subarray(0, 4))) return "it does not start as an rpm does";
  const bytes2 = Buffer.from(lead.buffer, lead.byteOffset, LEAD_SIZE);
  const major = bytes2.readUInt8(4);
  if (major < 3 || major > 6) return `its format ${major} is not one we read`;
  if (bytes2.readUInt16BE(78) !== HEADER_STYLE_SIGNATURE) return "its signature is of a kind no longer used";
  return void 0;
}

// src/formats/rpm/payload-reader.ts
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

// src/archive/cpio-reader.ts
var MAGIC2 = 6;
var NUMBERS = 13 * 8;
var MOST_NAME = 64 * 1024;
var TRAILER = "TRAILER!!!";
var ALIGN = 4;
async function* readCpio(source, sizeOf) {
  const bytes2 = cursorOf(source, () => broken("it ends too early"));
  try {
    for (; ; ) {
      const head = await headOf(bytes2, sizeOf);
      if (head.name === TRAILER) break;
      let left = head.size;
      const body = async function* () {
        while (left > 0) {
          const chunk = await bytes2.some(left);
          left -= chunk.length;
          yield chunk;
        }
      };
      yield { ...head, body: body() };
      for await (const _ of body()) ;
      await need(bytes2, gap(head.size));
    }
    await bytes2.drain();
  } finally {
    await bytes2.close();
  }
}
async function headOf(bytes2, sizeOf) {
  const magic = (await need(bytes2, MAGIC2)).toString("latin1");
  if (magic === "07070X") {
    const index = numberIn(await need(bytes2, 8), 0);
    await need(bytes2, gap(MAGIC2 + 8));
    return { name: index, inode: "", size: sizeOf(index) };
  }
  if (magic !== "070701" && magic !== "070702") throw broken("a member does not start like one");
  const numbers = await need(bytes2, NUMBERS);
  const field = (at) => numberIn(numbers, at * 8);
  const length = field(11);
  if (length === 0 || length > MOST_NAME) throw broken(`a name of ${length} bytes`);
  const name = await need(bytes2, length);
  await need(bytes2, gap(MAGIC2 + NUMBERS + length));
  if (name.indexOf(0) !== length - 1) throw broken("a name does not end where it should");
  return {
    name: name.toString("utf8", 0, length - 1),
    inode: [field(7), field(8), field(0)].join(" "),
    size: field(6)
  };
}
function numberIn(digits, at) {
  const text = digits.toString("latin1", at, at + 8);
  if (!/^[0-9a-f]{8}$/i.test(text)) throw broken(`the number ${JSON.stringify(text)} is not hexadecimal`);
  return Number.parseInt(text, 16);
}
var gap = (size) => (ALIGN - size % ALIGN) % ALIGN;
async function need(bytes2, length) {
  const taken = await bytes2.take(length);
  if (taken) return taken;
  throw broken("it ends too early");
}
var broken = (what) => new UserError("archive/broken-cpio", `not a whole cpio archive: ${what}`);

// src/formats/rpm/payload-reader.ts
async function watchPayload({ file, facts, first, main, start }, watcher) {
  const header = createHash("sha256").update(main.bytes).digest("hex");
  if (header !== (first.view.text(TAG.sha256Header) ?? header)) throw badRpm("its header is damaged");
  const told2 = (payload2) => {
    const known = main.view.number(TAG.payloadDigestAlgo) === SHA256;
    if (known && payload2 !== main.view.text(TAG.payloadDigest)) throw badRpm("its payload is damaged");
    watcher.part("header", header);
    watcher.part("payload", payload2);
  };
  const offset = start + main.bytes.length;
  const { size, algorithm } = await payloadAt(file, offset);
  await readPacked(
    { file, offset, size, algorithm },
    (source) => showFiles(source, rowsOf(main.view, facts), watcher),
    told2
  );
}
var MAGICS = [
  ["1f8b", "gzip"],
  ["fd377a585a00", "xz"],
  ["28b52ffd", "zstd"],
  [Buffer.from("07070").toString("hex"), "none"]
];
async function payloadAt(file, offset) {
  var _stack = [];
  try {
    const handle = __using(_stack, await open(file), true);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, offset);
    const hex2 = buffer.toString("hex", 0, bytesRead);
    const found = MAGICS.find(([magic]) => hex2.startsWith(magic));
    if (found) return { size: (await handle.stat()).size - offset, algorithm: found[1] };
    throw new UserError("rpm/compression", "its payload is packed in a way that is not read here", {
      hint: "build it with gzip, xz or zstd"
    });
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function rowsOf(main, { files }) {
  const [devices, inodes] = [main.numbers(TAG.fileDevices), main.numbers(TAG.fileInodes)];
  const modes = main.numbers(TAG.fileModes);
  const inodeOf = (at) => inodes[at] ? `${devices[at] ?? 0} ${inodes[at]}` : `only ${at}`;
  const last = /* @__PURE__ */ new Map();
  for (const [at, fact] of files.entries()) if (isRegular(fact)) last.set(inodeOf(at), at);
  return files.map((fact, at) => {
    const inode = inodeOf(at);
    const isLink = ((modes[at] ?? 0) & 61440) === 40960;
    const holds = isRegular(fact) ? last.get(inode) === at : isLink;
    return { fact, inode, size: holds ? fact.size : 0 };
  });
}
var isRegular = ({ type }) => type === "file" || type === "hardlink";
async function showFiles(source, rows, watcher) {
  const places2 = new Map(rows.map(({ fact }, at) => [plain(fact.path), at]));
  const seen = /* @__PURE__ */ new Set();
  const waiting = /* @__PURE__ */ new Map();
  const sizeOf = (at) => rows[at]?.size ?? 0;
  for await (const entry of readCpio(source, sizeOf)) {
    const at = typeof entry.name === "number" ? entry.name : places2.get(plain(entry.name)) ?? -1;
    const row = rows[at];
    if (!row) throw badRpm(`its payload holds ${JSON.stringify(entry.name)}, which its header does not`);
    if (seen.has(at)) throw badRpm(`its payload holds ${JSON.stringify(row.fact.path)} twice`);
    seen.add(at);
    if (isRegular(row.fact)) await showFile(entry, row, { waiting, watcher });
  }
  const lost = [...waiting.values()].flat()[0] ?? rows.find(({ fact }, at) => isRegular(fact) && !seen.has(at));
  if (lost) throw badRpm(`its payload lacks the bytes of ${JSON.stringify(lost.fact.path)}`);
}
async function showFile(entry, row, { waiting, watcher }) {
  const { path, size } = row.fact;
  const inode = typeof entry.name === "number" ? row.inode : entry.inode;
  if (entry.size === 0 && size > 0) {
    waiting.set(inode, [...waiting.get(inode) ?? [], row]);
    return;
  }
  if (entry.size !== size)
    throw badRpm(`its payload has ${entry.size} bytes of ${JSON.stringify(path)}, its header says ${size}`);
  await watcher.file({ path, size, bytes: entry.body });
  for (const { fact } of waiting.get(inode) ?? []) {
    if (fact.size !== size) throw badRpm(`${JSON.stringify(fact.path)} is said to have ${fact.size} bytes`);
    await watcher.file({ path: fact.path, same: path });
  }
  waiting.delete(inode);
}
var plain = (path) => path.replace(/^\.?\/+/, "");

// src/formats/rpm/relation-rows.ts
var KINDS = [
  ["depends", "requires", 0],
  ["predepends", "requires", SENSE.pre],
  ["recommends", "recommends", 0],
  ["suggests", "suggests", 0],
  ["supplements", "supplements", 0],
  ["enhances", "enhances", 0],
  ["conflicts", "conflicts", 0],
  ["breaks", "conflicts", 0],
  ["replaces", "obsoletes", 0],
  ["provides", "provides", 0]
];
var SENSE_OF = {
  "<": SENSE.less,
  "<=": SENSE.less | SENSE.equal,
  "=": SENSE.equal,
  ">=": SENSE.greater | SENSE.equal,
  ">": SENSE.greater
};
var NAMES_ONLY = /* @__PURE__ */ new Set(["provides", "obsoletes"]);
function rowOf(text, kind, sense) {
  const parsed = parseRelation(text);
  if (isProblem(parsed)) return parsed;
  const { name, operator, version } = parsed;
  if (isRich(name) && NAMES_ONLY.has(kind)) {
    return {
      message: `rpm ${kind} cannot be "${name}"`,
      hint: "write each name as an item of its own in the list"
    };
  }
  return { name, flags: sense | (operator === void 0 ? 0 : SENSE_OF[operator]), version: version ?? "" };
}
var SYSTEMD = { name: "systemd", flags: 0, version: "" };
function rowsOf2(pkg, own, scriptlets) {
  const made = {
    requires: [],
    provides: [],
    conflicts: [],
    obsoletes: [],
    recommends: [],
    suggests: [],
    supplements: [],
    enhances: [],
    orders: pkg.services.length > 0 ? [SYSTEMD] : []
  };
  const problems = [];
  const add = (text, kind, sense) => {
    const row = rowOf(text, kind, sense);
    if (isProblem(row)) problems.push(row);
    else made[kind].push(row);
  };
  for (const [from, kind, sense] of KINDS) for (const text of pkg.relations[from]) add(text, kind, sense);
  for (const text of pkg.options.requires?.post ?? []) add(text, "requires", SENSE.post);
  if (problems.length > 0) throw new UserError("rpm/relation", problems);
  addOwn(made, pkg, own);
  for (const { interpreter, sense, needs = [] } of scriptlets) {
    made.requires.push({ name: interpreter[0], flags: SENSE.interpreter | sense, version: "" });
    for (const name of needs) made.requires.push({ name, flags: sense, version: "" });
  }
  return made;
}
function addOwn(made, pkg, { name, arch, evr }) {
  const isa = machineOf(arch)?.isa;
  made.provides.push({ name, flags: SENSE.equal, version: evr });
  if (isa !== void 0) made.provides.push({ name: `${name}(${isa})`, flags: SENSE.equal, version: evr });
  if (pkg.entries.some((entry) => entry.type === "file" && entry.role?.startsWith("config"))) {
    const config = { name: `config(${name})`, flags: SENSE.config | SENSE.equal, version: evr };
    made.provides.push(config);
    made.requires.push(config);
  }
}
var key = ({ name, flags, version }) => `${name}\0${flags.toString(16).padStart(8, "0")}\0${version}`;
function sortRows(rows) {
  const unique3 = new Map(rows.map((row) => [key(row), row]));
  return [...unique3].map(([text, row]) => ({ order: Buffer.from(text), row })).sort((a, b) => Buffer.compare(a.order, b.order)).map(({ row }) => row);
}

// src/formats/rpm/relation-tags.ts
var RELATION_TAGS = {
  requires: [TAG.requireName, TAG.requireFlags, TAG.requireVersion],
  provides: [TAG.provideName, TAG.provideFlags, TAG.provideVersion],
  conflicts: [TAG.conflictName, TAG.conflictFlags, TAG.conflictVersion],
  obsoletes: [TAG.obsoleteName, TAG.obsoleteFlags, TAG.obsoleteVersion],
  recommends: [TAG.recommendName, TAG.recommendFlags, TAG.recommendVersion],
  suggests: [TAG.suggestName, TAG.suggestFlags, TAG.suggestVersion],
  supplements: [TAG.supplementName, TAG.supplementFlags, TAG.supplementVersion],
  enhances: [TAG.enhanceName, TAG.enhanceFlags, TAG.enhanceVersion],
  orders: [TAG.orderName, TAG.orderFlags, TAG.orderVersion]
};
function relationTags(kind, unsorted) {
  if (unsorted.length === 0) return [];
  const rows = sortRows(unsorted);
  const [name, flags, version] = RELATION_TAGS[kind];
  return [
    [name, strings(rows.map((row) => row.name))],
    [flags, int32(rows.map((row) => row.flags))],
    [version, strings(rows.map((row) => row.version))]
  ];
}

// src/formats/rpm/relation-facts.ts
var NAMES = {
  requires: "depends",
  provides: "provides",
  conflicts: "conflicts",
  obsoletes: "replaces",
  recommends: "recommends",
  suggests: "suggests",
  supplements: "supplements",
  enhances: "enhances"
};
function relationFacts(main) {
  const facts = {
    depends: [],
    predepends: [],
    recommends: [],
    suggests: [],
    enhances: [],
    supplements: [],
    conflicts: [],
    breaks: [],
    replaces: [],
    provides: []
  };
  for (const kind of Object.keys(NAMES)) facts[NAMES[kind]] = textsOf(main, kind);
  return facts;
}
function textsOf(main, kind) {
  const [nameTag, flagsTag, versionTag] = RELATION_TAGS[kind];
  const names = main.texts(nameTag);
  const flags = main.numbers(flagsTag);
  const versions = main.texts(versionTag);
  if ([flags, versions].some((column) => column.length > 0 && column.length !== names.length)) {
    throw badRpm(
      `its ${kind} have ${names.length} names, ${flags.length} flags and ${versions.length} versions`
    );
  }
  return names.map((name, at) => {
    const sign = signOf(flags[at] ?? 0);
    return sign === "" ? name : `${name} ${sign} ${versions[at] ?? ""}`;
  });
}
var signOf = (flags) => `${flags & SENSE.less ? "<" : ""}${flags & SENSE.greater ? ">" : ""}${flags & SENSE.equal ? "=" : ""}`;

// src/formats/rpm/signatures.ts
var KEYS = {
  1: "RSA",
  3: "RSA",
  17: "DSA",
  19: "ECDSA",
  22: "EdDSA",
  27: "Ed25519",
  28: "Ed448"
};
var HASHES = {
  1: "MD5",
  2: "SHA1",
  8: "SHA256",
  9: "SHA384",
  10: "SHA512",
  11: "SHA224"
};
var BINARY = [
  ["header signature (DSAHEADER)", TAG.dsaHeader],
  ["header signature (RSAHEADER)", TAG.rsaHeader],
  ["header and payload signature (SIGPGP)", SIGTAG.pgp],
  ["header and payload signature (SIGGPG)", SIGTAG.gpg]
];
function signatureLines(signature) {
  const lines = [];
  for (const text of signature.texts(TAG.openpgp)) {
    lines.push(`header signature (OPENPGP)${describe(Buffer.from(text, "base64"))}`);
  }
  for (const [title, tag] of BINARY) {
    const packet = signature.bytes(tag);
    if (packet) lines.push(`${title}${describe(packet)}`);
  }
  return lines;
}
function describe(packet) {
  const body = bodyOf(packet);
  const version = body?.[0];
  if (!body || body.length < 10 || version !== 3 && version !== 4 && version !== 6) return "";
  const [key2, hash] = version === 3 ? [body[15], body[16]] : [body[2], body[3]];
  const id = version === 3 ? body.toString("hex", 7, 15) : issuerOf(body, version);
  const names = `${KEYS[key2 ?? 0] ?? `algorithm ${key2}`}/${HASHES[hash ?? 0] ?? `hash ${hash}`}`;
  return `: ${names}${id ? `, key ${id}` : ""}`;
}
function bodyOf(packet) {
  const [head = 0, length = 0] = packet;
  if ((head & 252) === 136) return packet.subarray(1 + [1, 2, 4, 0][head & 3]);
  if (head !== 194) return void 0;
  return packet.subarray(length < 192 ? 2 : length < 224 ? 3 : 6);
}
var ISSUER = 16;
var FINGERPRINT = 33;
function issuerOf(body, version) {
  const width = version === 4 ? 2 : 4;
  let at = 4;
  for (const _ of ["hashed", "unhashed"]) {
    if (at + width > body.length) return void 0;
    const end = at + width + body.readUIntBE(at, width);
    const found = issuerIn(body.subarray(at + width, end));
    if (found) return found;
    at = end;
  }
  return void 0;
}
function issuerIn(packets) {
  for (let at = 0; at < packets.length; ) {
    const first = packets[at] ?? 0;
    const long = first >= 192;
    const length = long ? (first - 192 << 8) + (packets[at + 1] ?? 0) + 192 : first;
    const start = at + (long ? 2 : 1);
    const type = (packets[start] ?? 0) & 127;
    if (first === 255 || length === 0) return void 0;
    if (type === ISSUER) return packets.toString("hex", start + 1, start + 9);
    if (type === FINGERPRINT) return packets.toString("hex", start + length - 8, start + length);
    at = start + length;
  }
  return void 0;
}

// src/formats/rpm/reader.ts
var ALIGN2 = 8;
var aligned = (size) => Math.ceil(size / ALIGN2) * ALIGN2;
async function readPackage(path, watcher) {
  try {
    return await readFacts(path, watcher);
  } catch (cause) {
    const { message } = cause;
    const reason = cause instanceof PkgError ? message : `cannot be read: ${message}`;
    throw new UserError("rpm/unreadable", `${path}: ${reason}`, { hint: "build or download it again", cause });
  }
}
async function readFacts(path, watcher) {
  var _stack = [];
  try {
    const file = __using(_stack, await open2(path, "r"), true);
    const source = await sourceOf(file);
    const facts = await readBytes(source);
    if (watcher) await watchPayload({ file: path, facts, ...await readHeaders(source) }, watcher);
    return facts;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function sourceOf(file) {
  const { size } = await file.stat();
  return { size, read: (position, length) => readAt(file, position, length) };
}
async function readHeaders(source) {
  const fault = leadFault(await source.read(0, Math.min(LEAD_SIZE, source.size)));
  if (fault !== void 0) throw badRpm(fault);
  const first = await readHeader(source, LEAD_SIZE, "signature header");
  const start = LEAD_SIZE + aligned(first.bytes.length);
  return { first, main: await readHeader(source, start, "header"), start };
}
async function readBytes(source) {
  const { first, main, start } = await readHeaders(source);
  const { size } = source;
  const payload2 = main.view.number(TAG.payloadSize);
  const promised = first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size) ?? (payload2 === void 0 ? 0 : main.bytes.length + payload2);
  if (start + promised > size) throw badRpm(`it should have ${start + promised} bytes and has ${size}`);
  return factsOf(main.view, first.view);
}
function factsOf(main, signature) {
  const need2 = (tag, what) => {
    const value = main.text(tag);
    if (!value) throw badRpm(`its header has no ${what}`);
    return value;
  };
  const epoch = main.number(TAG.epoch);
  const version = `${need2(TAG.version, "version")}-${need2(TAG.release, "release")}`;
  return {
    format: "rpm",
    name: need2(TAG.name, "name"),
    version: epoch === void 0 ? version : `${epoch}:${version}`,
    // Only what was built from a source package names one.
    arch: main.has(TAG.sourceRpm) ? need2(TAG.arch, "architecture") : "src",
    fields: fieldsOf(main, signature),
    relations: relationFacts(main),
    scripts: scriptsOf(main),
    files: fileFacts(main),
    signatures: signatureLines(signature),
    compression: compressionOf(main)
  };
}
function compressionOf(main) {
  const name = main.text(TAG.payloadCompressor) ?? "none";
  const level = /^\d+/.exec(main.text(TAG.payloadFlags) ?? "")?.[0];
  return level === void 0 || name === "none" ? name : `${name}:${level}`;
}
async function readHeader(source, start, what) {
  const intro = await source.read(start, Math.max(0, Math.min(INTRO_SIZE, source.size - start)));
  const size = headerSize(intro, what);
  if (start + size > source.size) throw badRpm(`it ends in its ${what}`);
  const bytes2 = await source.read(start, size);
  return { bytes: bytes2, view: viewHeader(bytes2, what) };
}
async function readAt(file, position, length) {
  const data = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(data, done, length - done, position + done);
    if (bytesRead === 0) return data.subarray(0, done);
    done += bytesRead;
  }
  return data;
}

// src/text/spec.ts
var specText = (text) => text.replace(/(\\?)%/g, (_, slash) => slash === "" ? "%%" : "\\%{nil}%%");
var BLANK = "[ \\t\\r\\f\\v]";
var CONDITION = new RegExp(`^${BLANK}*%(?:if|el|endif|include)`);
var SECTION = /^%[a-z]/i;
var COMMENT = new RegExp(`^${BLANK}*#`);
var ENTRY = /^\*/;
var isMisread = (line) => CONDITION.test(line) || SECTION.test(line);
function plainLine(line) {
  if (COMMENT.test(line) || CONDITION.test(line)) return line.replace(/(?=[#%])/, "\\");
  return SECTION.test(line) || ENTRY.test(line) ? ` ${line}` : line;
}
var specLines = (text) => text.split("\n").map(plainLine).map(specText).join("\n");
var ANY = /["'\\{}]/g;
var specPath = (path) => path.replace(/[*?[]/g, (sign) => `[${sign}]`).replace(ANY, "?").replaceAll(" ", "[[:space:]]").replaceAll("%", "[%%]");
var isVague = (path) => path.search(ANY) >= 0;
var vaguePath = (path) => new RegExp(
  `^${path.split(ANY).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("[^/]")}$`,
  "s"
);
var specWord = (word) => /^[\w./+:=,@-]+$/.test(word) ? word : word.replace(/[^\w./+:=,@-]/gu, (sign) => sign.codePointAt(0) > 127 ? sign : `\\${sign}`);

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

// src/formats/rpm/native/command.ts
var NOTHING = "%{nil}";
var NO_DISTRO = Object.fromEntries(
  ["vendor", "packager", "distribution", "disturl", "bugurl"].map((name) => [name, "%%"])
);
function rpmbuildCommand(build) {
  const { pkg, folder } = build;
  const { arch } = identityOf(pkg);
  const macros = {
    ...places(folder),
    ...NO_DISTRO,
    ...sameEverywhere(pkg),
    ...asStaged,
    ...debugMacros(build),
    ...payload(pkg),
    _smp_build_ncpus: String(build.jobs)
  };
  return [
    "rpmbuild",
    "-bb",
    ...arch === "noarch" ? [] : ["--target", arch],
    ...Object.entries(macros).flatMap(([name, body]) => ["--define", `${name} ${body}`]),
    `${folder}/${pkg.name}.spec`
  ];
}
var rpmbuildEnv = ({ pkg }) => ({
  SOURCE_DATE_EPOCH: String(pkg.version.date),
  LC_ALL: "C.UTF-8",
  TZ: "UTC"
});
var places = (folder) => ({
  _topdir: folder,
  _sourcedir: folder,
  _specdir: folder,
  _builddir: `${folder}/build`,
  _buildrootdir: `${folder}/buildroot`,
  _rpmdir: `${folder}/rpms`,
  _srcrpmdir: `${folder}/rpms`,
  _rpmfilename: "%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm"
});
function sameEverywhere({ options, version, entries, debug }) {
  const isMade = debug === "split" || debug === "strip";
  const clamps = isMade || entries.every(({ mtime }) => mtime <= version.date);
  return {
    _buildhost: specText(options.buildhost ?? "localhost"),
    use_source_date_epoch_as_buildtime: "1",
    source_date_epoch_from_changelog: "0",
    clamp_mtime_to_source_date_epoch: clamps ? "1" : "0",
    build_mtime_policy: clamps ? "clamp_to_source_date_epoch" : NOTHING,
    // rpm 6 would make packages that no rpm 4 sees a signature in.
    _rpmformat: "4",
    _binary_filedigest_algorithm: "8",
    _changelog_trimtime: "0",
    _changelog_trimage: "0"
  };
}
var asStaged = {
  __os_install_post: NOTHING,
  __arch_install_post: NOTHING,
  _binaries_in_noarch_packages_terminate_build: "0",
  _missing_build_ids_terminate_build: "0"
};
function debugMacros({ pkg }) {
  if (pkg.debug !== "split") return { _build_id_links: "none", debug_package: NOTHING };
  const finder = "%{?__find_debuginfo}%{!?__find_debuginfo:%{_rpmconfigdir}/find-debuginfo.sh}";
  const options = [
    "%{?_smp_build_ncpus:-j%{_smp_build_ncpus}}",
    '--build-id-seed "%{VERSION}-%{RELEASE}"',
    '--unique-debug-suffix "-%{VERSION}-%{RELEASE}.%{_arch}"',
    '--unique-debug-src-base "%{name}-%{VERSION}-%{RELEASE}.%{_arch}"',
    "%{?_find_debuginfo_opts}",
    "%{?_find_debuginfo_vendor_opts}",
    "-S debugsourcefiles.list"
  ].join(" ");
  return {
    _build_id_links: "alldebug",
    _debugsource_packages: "1",
    _empty_manifest_terminate_build: "0",
    // The sources lie where the app was built, and rpmbuild looks for the lists where it works itself.
    __debug_install_post: [
      `mkdir -p ${INSIDE.source}`,
      `${finder} ${options} ${INSIDE.source}`,
      `mv ${listed("debugfiles", "debugsourcefiles")} .`,
      `rm -f ${listed("debugsources", "debuglinks", "elfbins")}`
    ].join(" && ")
  };
}
var listed = (...names) => names.map((name) => `${INSIDE.source}/${name}.list`).join(" ");
var WRITERS = {
  gzip: "gzdio",
  xz: "xzdio",
  lzma: "lzdio",
  zstd: "zstdio",
  none: "ufdio"
};
function payload({ options }) {
  if (options.compression === void 0) return {};
  const { algorithm, level } = codecOf(options);
  return { _binary_payload: `w${level ?? ""}.${WRITERS[algorithm]}` };
}

// src/formats/rpm/native/elf-entries.ts
import { resolve as resolve3 } from "node:path";
var LEAST_SIZE = 52;
var SYMBOLS = /^\/usr\/lib\/debug\//;
function elfEntries(host, pkg) {
  if (!pkg.auto && pkg.debug !== "strip") return [];
  return pkg.entries.flatMap((entry) => {
    if (entry.type !== "file" || entry.content !== void 0 || entry.size < LEAST_SIZE) return [];
    if (SYMBOLS.test(entry.path)) return [];
    const elf = readElf(resolve3(host.workDir, entry.from));
    if (!elf || "damage" in elf || elf.kind === "other") return [];
    return [{ path: entry.path, mode: entry.mode, elf }];
  });
}
function unansweredProblems(elves, { relations }) {
  const found = new Set((relations.depends ?? []).map((text) => text.split(/[( ]/)[0]));
  return elves.flatMap(({ path, mode, elf }) => {
    const { needed, interpreter } = elf;
    const loads = needed.filter((soname) => soname.includes(".so"));
    if (interpreter === void 0 && loads.length === 0) return [];
    if (loads.some((soname) => found.has(soname))) return [];
    const isProgram = (mode & 73) !== 0;
    return [
      {
        path,
        message: `${path} needs ${loads.join(", ") || interpreter}, and the distro's rpm has found nothing of it`,
        hint: interpreter !== void 0 && !isProgram ? "write file_info: {mode: 0755} beside it, as rpm looks only into programs that may be run, or depends: and what it needs" : "write depends: and what it needs; rpm finds it by itself with the generators of the package rpm-build"
      }
    ];
  });
}
var ACTIVE = /[\s%*?[\]{}()"'`\\$;&|<>!#]/;
var splitProblems = (host, { debug, entries }) => debug === "split" ? entries.filter((entry) => ACTIVE.test(entry.path) && (entry.type === "link" || isElf(host, entry))).map(({ path }) => ({
  path,
  message: `the debug symbols of ${JSON.stringify(path)} cannot be split off: rpm's tools would misread its name`,
  hint: "rename it, or write debug: strip or debug: keep"
})) : [];
var isElf = (host, entry) => entry.type === "file" && entry.content === void 0 && entry.size >= LEAST_SIZE && readElf(resolve3(host.workDir, entry.from)) !== void 0;

// src/formats/rpm/native/failure.ts
var AROUND = 3;
var ABSENT = /([\w.-]+): (?:command )?not found/;
var LINE = /(?:\bline |\.spec:)(\d+)/;
function rpmbuildFailure(cause, { spec, path, template, job, pkg }) {
  const { target } = job.workshop;
  const line = Number(LINE.exec(cause.tail)?.[1]);
  const said2 = cause.tail.trim() || cause.message;
  const shown = line > 0 ? `

the spec around line ${line}, made of ${template}:
${around2(spec, line)}` : "";
  const absent = ABSENT.exec(said2)?.[1];
  const install = absent === void 0 ? "" : `add the package that brings ${absent} to build.requires; `;
  return new PkgError("rpm/rpmbuild", `rpmbuild could not make ${pkg.name}:
${said2}${shown}`, {
    hint: `${install}the whole spec: linux-pkg build --shell ${target.name}, then cat ${path}; or run with --debug`,
    cause
  });
}
function around2(text, line) {
  const lines = text.split("\n");
  const first = Math.max(1, line - AROUND);
  return lines.slice(first - 1, line + AROUND).map((content, at) => `${first + at === line ? ">" : " "} ${String(first + at).padStart(4)} | ${content}`).join("\n");
}

// src/formats/rpm/native/macros.ts
var NAMES2 = [
  "systemd_post",
  "systemd_preun",
  "systemd_postun",
  "systemd_postun_with_restart",
  "service_add_pre",
  "service_add_post",
  "service_del_preun",
  "service_del_postun",
  "service_del_postun_without_restart",
  "sysusers_create_package",
  "tmpfiles_create",
  "__sysusers_provides"
];
async function knownMacros(workshop) {
  const asked = NAMES2.flatMap((name) => ["--eval", `%{?${name}:${name}}`]);
  const { stdout } = await workshop.run(["rpm", ...asked]);
  return new Set(stdout.split("\n").filter(Boolean));
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

// src/formats/rpm/native/scriptlets.ts
var MOST_LINE = 8e3;
var needsFile = (scriptlet2) => partsOf(scriptlet2).some(({ text, isMacro }) => !isMacro && text.split("\n").some(isMisread));
var partsOf = ({ body, parts }) => parts ?? [{ text: body, isMacro: false }];
var specBody = (scriptlet2) => partsOf(scriptlet2).map(({ text, isMacro }) => isMacro ? text : specText(text)).join("\n");
var isTooLong = (scriptlet2) => needsFile(scriptlet2) && scriptlet2.body.split("\n").some((line) => Buffer.byteLength(specText(line)) > MOST_LINE);
function scriptParts(scriptlets) {
  const inFiles = scriptlets.filter(needsFile);
  return {
    scriptlets: scriptlets.map((scriptlet2) => {
      const { title } = scriptlet2;
      const apart = inFiles.includes(scriptlet2);
      return {
        section: `${title}${interpreterOption(scriptlet2)}${apart ? ` -f %{_sourcedir}/${fileOf(scriptlet2)}` : ""}`,
        body: apart ? "" : specBody(scriptlet2)
      };
    }),
    needs: scriptlets.flatMap(
      ({ title, needs = [] }) => needs.map((need2) => ({ tag: `Requires(${title.slice(1)})`, text: specText(need2) }))
    ),
    files: inFiles.map((scriptlet2) => ({ path: fileOf(scriptlet2), content: specBody(scriptlet2) }))
  };
}
var fileOf = ({ title }) => `${title.slice(1)}.script`;
function interpreterOption({ interpreter: [program, argument] }) {
  if (argument === void 0)
    return program === "/bin/sh" ? "" : ` -p ${specText(specWord(specWord(program)))}`;
  const words = [program, argument].map(specWord).join(" ");
  return ` -p ${specText(/^[\w./+:=,@ -]+$/.test(words) ? `"${words}"` : specWord(words))}`;
}

// src/formats/rpm/native/problems.ts
var CONTROL2 = new RegExp("\\p{Cc}", "u");
var nativeProblems = (pkg, scriptlets) => [
  ...rpm.check(pkg),
  ...limitProblems(pkg),
  ...fieldProblems(pkg),
  ...relationProblems(pkg),
  ...changelogProblems(pkg),
  ...scriptlets.filter(isTooLong).map(({ title }) => ({
    message: `rpmbuild cannot read ${title}: it has a line that starts with % and one of more than 8000 bytes`,
    hint: "break the long line, or indent the one that starts with %"
  })),
  ...pkg.entries.flatMap(entryProblems2),
  ...vagueProblems(pkg.entries)
];
function fieldProblems({ name, version, homepage, options }) {
  const { upstream, prerelease, metadata, revision } = version;
  const problems = [];
  const add = (message, hint) => problems.push({ message, hint });
  for (const text of [name, `${upstream}${prerelease ?? ""}${metadata ?? ""}`, revision ?? ""])
    if (text.includes("..")) add(`rpmbuild takes no two dots side by side: "${text}"`, "write one");
  if (homepage !== void 0 && /\s/.test(homepage.trim()))
    add(`rpmbuild takes no spaces in homepage: "${homepage}"`, "write the address alone, spaces as %20");
  const { buildhost, prefixes = [] } = options;
  if (buildhost !== void 0 && !/^[\w.:-]+$/.test(buildhost))
    add(
      `rpmbuild takes no such rpm.buildhost: ${JSON.stringify(buildhost)}`,
      "letters, digits, dots, underscores, colons and hyphens are allowed"
    );
  for (const prefix of prefixes)
    if (/[\s\p{Cc}]/u.test(prefix) || prefix.includes(".."))
      add(
        `rpmbuild takes no such path in rpm.prefixes: ${JSON.stringify(prefix)}`,
        "write it without spaces, as in /opt/hello"
      );
  return problems;
}
var START = /^[A-Za-z0-9_/]|^[^\0-\x7f]/;
function relationProblems({ relations, options }) {
  const texts = [
    ...Object.entries(relations).flatMap(([kind, list]) => list.map((text) => [kind, text])),
    ...(options.requires?.post ?? []).map((text) => ["depends", text])
  ];
  return texts.flatMap(([kind, text]) => {
    const parsed = parseRelation(text);
    if ("message" in parsed) return [parsed];
    if (isRich(parsed.name) && (kind === "provides" || kind === "replaces"))
      return [
        {
          message: `rpm ${kind} cannot be "${text}"`,
          hint: "write each name as an item of its own in the list"
        }
      ];
    const names = isRich(parsed.name) ? parsed.name.replace(/^\(+/, "").split(/ \(*/) : [parsed.name];
    const wrong = names.find((name) => !START.test(name) && !/^[<>=]/.test(name));
    return wrong === void 0 ? [] : [
      {
        message: `rpmbuild takes no relation that starts with ${JSON.stringify(wrong[0])}: "${text}"`,
        hint: "names start with a letter, a digit, an underscore or a slash"
      }
    ];
  });
}
var changelogProblems = ({ changelog }) => changelog.flatMap(({ author, version }) => [author, version]).filter((text) => CONTROL2.test(text.trim())).map((text) => ({
  message: `an author or version of the changelog is one line: ${JSON.stringify(text)}`,
  hint: "write it on one line"
}));
var MACRO_FILE = /^\/usr\/lib\/rpm\/.*%|^\/etc\/rpm\/.*%/;
var ACCOUNT = /^[^\s,()%-][^\s,()%]*$/;
function entryProblems2(entry) {
  const { path, owner, group } = entry;
  const problems = [];
  for (const name of /* @__PURE__ */ new Set([owner, group]))
    if (!ACCOUNT.test(name))
      problems.push({
        message: `${path}: rpmbuild takes no owner or group named ${JSON.stringify(name)}`,
        hint: "write a name without spaces, commas, brackets and %, which does not start with a hyphen"
      });
  if (MACRO_FILE.test(path))
    problems.push({
      message: `${path}: rpm's own generators would run the name of a file of macros`,
      hint: "rename it, without %"
    });
  if (entry.type === "file" && entry.lang !== void 0 && !/^[\w@.-]+$/.test(entry.lang))
    problems.push({
      message: `${path}: rpmbuild takes no language named ${JSON.stringify(entry.lang)}`,
      hint: "write it as in de, pt_BR or sr@latin"
    });
  return problems;
}
var vagueProblems = (entries) => entries.filter(({ path }) => isVague(path)).flatMap(({ path }) => {
  const pattern = vaguePath(path);
  const other = entries.find((entry) => entry.path !== path && pattern.test(entry.path));
  return other ? [
    {
      message: `no spec tells ${path} and ${other.path} apart`,
      hint: "rename one of them: quotes, backslashes and curly brackets stand for any sign there"
    }
  ] : [];
});

// src/formats/rpm/native/spec-template.ts
var NAME = "package.spec.hbs";
async function readSpecTemplate(user) {
  if (user !== void 0)
    checkTemplateNames({ folder: "rpm", user, files: await templatesOfUser("rpm", user), known: [NAME] });
  return readTemplate(`rpm/${NAME}`, user);
}

// src/formats/rpm/native/tree.ts
import { resolve as resolve5 } from "node:path";

// src/formats/rpm/files.ts
import { resolve as resolve4 } from "node:path";

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
  keys.forEach((key2, at) => {
    if (key2 === void 0) return;
    const set = sets.get(key2);
    if (set) set.push(at);
    else sets.set(key2, [at]);
  });
  return keys.map((key2, at) => {
    const set = key2 !== void 0 && sets.get(key2) || [at];
    return { inode: (set[0] ?? at) + 1, links: set.length, holdsBytes: set.at(-1) === at };
  });
}

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
  return sorted.map((entry, at) => rowOf2(host, entry, names[at]));
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
function rowOf2(host, entry, names) {
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
    from: type === "file" ? resolve4(host.workDir, entry.from) : void 0,
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

// src/formats/rpm/native/tree.ts
function treeEntries(host, { entries, nfpm }, folder) {
  const names = tellLinks(entries.map((entry) => nfpm ? void 0 : linkKey(entry)));
  const root = { type: "dir", implicit: true, path: folder, mode: 493, mtime: 0, ...ROOT };
  const made = entries.map((entry, at) => treeEntry(host, entry, names[at]));
  return [
    root,
    ...made.filter(({ path }) => path !== "/").map((entry) => ({ ...entry, path: `${folder}${entry.path}` }))
  ];
}
var ROOT = { owner: "root", group: "root" };
function treeEntry({ workDir }, entry, { inode, links }) {
  const root = { ...ROOT, mtime: time32(entry.mtime) };
  if (entry.type === "ghost")
    return { ...entry, ...root, type: "file", from: "", content: "", size: 0, role: void 0 };
  if (entry.type !== "file") return { ...entry, ...root };
  const { inode: _, ...file } = entry;
  return {
    ...file,
    ...root,
    from: resolve5(workDir, entry.from),
    ...links > 1 && { inode: String(inode) }
  };
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
  const plain3 = prerelease === void 0 ? upstream : `${upstream}-${prerelease}`;
  return [plain3, metadata === void 0 ? plain3 : `${plain3}+${metadata}`].includes(written.replace(/^v/, ""));
}
var noteText = (note) => `- ${note.split(/\r?\n/).map((line) => line.trimEnd()).filter((line, at) => at === 0 || line !== "").join("\n")}`;

// src/formats/rpm/native/changelog-section.ts
var FIRST = Date.UTC(1990, 0, 1, 12) / 1e3;
var NOON = 12 * 3600;
function changeViews(pkg, own) {
  const columns = new Map(changelogTags({ pkg, own }));
  const [times, authors, notes] = [TAG.changelogTime, TAG.changelogName, TAG.changelogText].map(
    (tag) => columns.get(tag)?.values ?? []
  );
  return times.map((time, at) => ({ time: Math.max(time, FIRST), author: authors[at], notes: notes[at] })).sort((a, b) => b.time - a.time).map(({ time, author, notes: text }) => ({
    date: dateText(time),
    author: specText(author.trim()),
    notes: specLines(text.trim() === "" ? "-" : text)
  }));
}
function dateText(seconds) {
  const [weekday, day, month, year, clock] = new Date(seconds * 1e3).toUTCString().split(/,? /);
  const date = `${weekday} ${month} ${day}`;
  return seconds % 86400 === NOON ? `${date} ${year}` : `${date} ${clock} UTC ${year}`;
}

// src/formats/rpm/native/files-section.ts
var ROLES = {
  config: "%config ",
  "config-noreplace": "%config(noreplace) ",
  "config-missingok": "%config(missingok) ",
  doc: "%doc ",
  license: "%license ",
  readme: "%readme "
};
var fileViews = (host, { entries }) => entries.filter((entry) => owned(host, entry)).map(fileView);
var fileView = (entry) => ({
  flags: flagsOf2(entry),
  // A link's own mode is nobody's to choose.
  mode: entry.type === "link" ? "-" : entry.mode.toString(8).padStart(4, "0"),
  owner: entry.owner,
  group: entry.group,
  path: specPath(entry.path)
});
function flagsOf2(entry) {
  if (entry.type === "dir") return "%dir ";
  if (entry.type === "ghost") return "%ghost ";
  if (entry.type === "link") return "";
  const language = entry.lang ? `%lang(${entry.lang}) ` : "";
  return `${language}${entry.role === void 0 ? "" : ROLES[entry.role]}`;
}

// src/formats/rpm/native/view.ts
var TAGS = [
  ["depends", "Requires"],
  ["predepends", "Requires(pre)"],
  ["recommends", "Recommends"],
  ["suggests", "Suggests"],
  ["supplements", "Supplements"],
  ["enhances", "Enhances"],
  ["conflicts", "Conflicts"],
  ["breaks", "Conflicts"],
  ["replaces", "Obsoletes"],
  ["provides", "Provides"]
];
function specView(host, { pkg, scriptlets, needs = [] }) {
  const own = identityOf(pkg);
  const { options } = pkg;
  const noarch = own.arch === "noarch";
  tellChanged(host, pkg);
  return {
    name: specText(own.name),
    version: specText(own.version),
    release: specText(own.release),
    epoch: own.epoch === void 0 ? "" : String(own.epoch),
    // rpmbuild takes no package without a summary or a license.
    summary: specText(oneLine(options.summary ?? pkg.summary) || pkg.name),
    license: specText(pkg.license?.trim() || "Unspecified"),
    group: specText((options.group ?? "Unspecified").trim()),
    url: specText(pkg.homepage?.trim() ?? ""),
    vendor: specText(pkg.vendor?.trim() ?? ""),
    packager: specText((options.packager ?? pkg.maintainer).trim()),
    noarch,
    auto: pkg.auto === true,
    prefixes: (options.prefixes ?? []).map((prefix) => specText(prefix.replace(/\/+$/, ""))),
    relations: [...relationViews(pkg), ...needs],
    services: pkg.services.length > 0,
    target: specText(pkg.target),
    description: specLines(pkg.description.trimEnd()),
    tree: "%{_sourcedir}/root",
    split: pkg.debug === "split" && !noarch,
    strip: pkg.debug === "strip",
    strip_list: "%{_sourcedir}/strip.list",
    scriptlets,
    files: fileViews(host, pkg),
    changelog: changeViews(pkg, own)
  };
}
var oneLine = (text) => text.trim().split(/[\p{Cc}\u2028\u2029]/u, 1)[0].trim();
function relationViews({ relations, options }) {
  const tagged = [
    ...TAGS.flatMap(([kind, tag]) => relations[kind].map((text) => [tag, text])),
    ...(options.requires?.post ?? []).map((text) => ["Requires(post)", text])
  ];
  return tagged.map(([tag, text]) => ({ tag, text: specText(spelled(text)) }));
}
function spelled(text) {
  const parsed = parseRelation(text);
  return "message" in parsed ? text : relationText(parsed);
}
function tellChanged(host, { description, changelog, name }) {
  const notes = changelog.flatMap((change) => change.notes).flatMap((note) => note.split(/\r?\n/).slice(1));
  const changed = [...description.split("\n"), ...notes].find((line) => plainLine(line) !== line);
  if (changed === void 0) return;
  host.log.warn({
    message: `${name}: rpmbuild would take "${changed}" for a line of its own, so it becomes "${plainLine(changed)}"`,
    hint: "start lines of the description and the changelog with another sign than # or %, or * in the changelog"
  });
}

// src/formats/rpm/native/native.ts
var ROOT_ONLY = { users: /* @__PURE__ */ new Map(), groups: /* @__PURE__ */ new Map() };
async function buildPackages(host, job, outDir) {
  const ready = await prepare(host, job.packages, await knownMacros(job.workshop));
  const template = await readSpecTemplate(job.templates);
  const specs = ready.map((one) => renderTemplate(template, specView(host, one)));
  await mkdir(outDir, { recursive: true });
  const atOnce = ready.some(({ pkg }) => pkg.debug === "split") ? 1 : Math.max(1, job.jobs);
  const made = await allInOrder(
    ready,
    atOnce,
    (one, index) => buildOne({ host, job, outDir, spec: specs[index], template: template.file, at: index }, one)
  );
  return made.flat();
}
async function prepare(host, packages, macros) {
  const loaded = [];
  for (const pkg of packages) loaded.push([pkg, await loadScriptlets(host, pkg, macros)]);
  const problems = loaded.flatMap(([pkg, scriptlets]) => [
    ...nativeProblems(pkg, scriptlets),
    ...splitProblems(host, pkg)
  ]);
  if (problems.length > 0) throw new UserError("rpm/cannot-express", problems);
  return loaded.map(([pkg, scriptlets]) => ({ pkg, ...scriptParts(scriptlets), elves: elfEntries(host, pkg) }));
}
async function buildOne(making, ready) {
  var _stack = [];
  try {
    const { host, job, outDir, spec, at } = making;
    const { workshop } = job;
    const { pkg } = ready;
    const folder = `${INSIDE.work}/rpm/${at}`;
    const build = { pkg, folder, jobs: job.jobs };
    workshop.log.debug(`${pkg.name}.spec:
${spec}`);
    const lists = pkg.debug === "strip" ? [{ path: "strip.list", content: stripList(ready.elves) }] : [];
    await workshop.run(["rm", "-rf", folder]);
    await workshop.put(
      folder,
      packFiles([{ path: `${pkg.name}.spec`, content: spec }, ...ready.files, ...lists])
    );
    await workshop.put("/", packEntries(treeEntries(host, pkg, `${folder}/root`), ROOT_ONLY));
    try {
      const { stdout, stderr } = await workshop.run(rpmbuildCommand(build), { env: rpmbuildEnv(build) });
      workshop.log.debug(`${stdout}${stderr}`);
    } catch (cause) {
      if (!(cause instanceof ToolError) || cause.exitCode === void 0) throw cause;
      throw rpmbuildFailure(cause, { ...making, pkg, path: `${folder}/${pkg.name}.spec` });
    }
    const dir = __using(_stack, await tempDir(outDir), true);
    await unpackTar(workshop.get(`${folder}/rpms`), dir.path, { strip: 1 });
    const names = await finished(dir.path, pkg);
    const missing = pkg.auto ? unansweredProblems(ready.elves, await readPackage(join(dir.path, names[0]))) : [];
    if (missing.length > 0) throw new UserError("rpm/no-dependencies", missing);
    for (const name of names) await rename(join(dir.path, name), join(outDir, name));
    return names;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var stripList = (elves) => elves.map(({ path }) => `.${path}\0`).join("");
async function finished(folder, pkg) {
  const own = rpm.fileName(pkg, pkg.options);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".rpm")).sort();
  if (!names.includes(own))
    throw new PkgError("rpm/other-name", `rpmbuild made ${names.join(", ") || "nothing"}, not ${own}`, {
      hint: "Name, Version and Release are {{name}}, {{version}} and {{release}} in the template of the spec"
    });
  const rest = [];
  for (const name of names) {
    if (name === own) continue;
    const { files } = await readPackage(join(folder, name));
    if (files.length > 0 || !/-debug(?:info|source)-/.test(name)) rest.push(name);
  }
  return [own, ...rest];
}

// src/formats/rpm/packaging/packaging.ts
import { posix as posix2 } from "node:path";

// src/formats/rpm/packaging/expanded.ts
var QUERY = "name %{NAME}\\nepoch %{EPOCH}\\nversion %{VERSION}\\nrelease %{RELEASE}\\n[source %{SOURCE}\\n][patch %{PATCH}\\n]";
function readExpanded(printed, parsed) {
  const facts = printed.split("\n").flatMap((line) => {
    const space = line.indexOf(" ");
    const value = line.slice(space + 1);
    return space > 0 && value !== "(none)" ? [[line.slice(0, space), value]] : [];
  });
  const all = (key2) => facts.filter(([name2]) => name2 === key2).map(([, value]) => value);
  const [name = "", version = "", release = ""] = ["name", "version", "release"].map((key2) => all(key2)[0]);
  const numbered = sourceLines(parsed);
  const sources = [...numbered, ...all("source").filter((source) => !numbered.includes(source))];
  return {
    name,
    version,
    release,
    epoch: all("epoch")[0],
    sources,
    patches: all("patch"),
    folder: setupFolder(parsed) ?? `${name}-${version}`
  };
}
function sourceLines(parsed) {
  const found = [];
  for (const [, digits, value = ""] of parsed.matchAll(/^[ \t]*Source(\d*)[ \t]*:[ \t]*(\S+)/gim))
    found.push({
      number: digits ? Number(digits) : (found.at(-1)?.number ?? -1) + 1,
      name: value.slice(value.lastIndexOf("/") + 1)
    });
  return found.sort((a, b) => a.number - b.number).map(({ name }) => name);
}
function setupFolder(parsed) {
  const prep = /^%prep\b([\s\S]*?)(?=^%(?:build|conf|install|generate_buildrequires|files)\b|(?![\s\S]))/m.exec(
    parsed
  )?.[1];
  const line = /^%setup\b(.*)$/m.exec(prep ?? "")?.[1];
  if (line !== void 0) {
    if (/(^|\s)-[a-zA-Z]*c/.test(line)) return "";
    const [, quoted3, word] = /(?:^|\s)-n\s*(?:"([^"]*)"|(\S+))/.exec(line) ?? [];
    return quoted3 ?? word;
  }
  const folder = /^cd '?([^'/\n][^'\n]*?)'?$/m.exec(prep ?? "")?.[1];
  if (folder === void 0) return void 0;
  const made = (prep ?? "").split("\n").some((line2) => /mkdir -p '?([^']+)'?$/.exec(line2)?.[1] === folder);
  return made ? "" : folder;
}

// src/formats/rpm/packaging/settings.ts
var FOREIGN = /* @__PURE__ */ new Set(["386", "arm5", "arm6", "arm7"]);
function rpmArguments({ workshop, jobs }, top) {
  const macros = {
    _topdir: top,
    _builddir: "%{_topdir}/BUILD",
    _buildrootdir: "%{_topdir}/BUILDROOT",
    _rpmdir: "%{_topdir}/RPMS",
    _sourcedir: "%{_topdir}/SOURCES",
    _specdir: "%{_topdir}/SPECS",
    _srcrpmdir: "%{_topdir}/SRPMS",
    // rpm 6 would write packages that no rpm 4 accepts.
    _rpmformat: "4",
    _buildhost: "localhost",
    _smp_build_ncpus: String(jobs),
    _smp_mflags: `-j${jobs}`,
    // Every time comes from the version's date, not from the newest entry of %changelog.
    source_date_epoch_from_changelog: "0",
    use_source_date_epoch_as_buildtime: "1",
    clamp_mtime_to_source_date_epoch: "1",
    build_mtime_policy: "clamp_to_source_date_epoch"
  };
  const { arch } = workshop.target;
  return [
    ...FOREIGN.has(arch) ? ["--target", rpmArch[arch]] : [],
    ...Object.entries(macros).flatMap(([name, body]) => ["--define", `${name} ${body}`])
  ];
}

// src/formats/rpm/packaging/sources.ts
import { posix } from "node:path";
var COMPRESSORS = [
  [/\.(tar\.gz|tgz)$/, ["gzip", "-n"], ".gz"],
  [/\.(tar\.bz2|tbz2?)$/, ["bzip2"], ".bz2"],
  [/\.(tar\.xz|txz)$/, ["xz", "-T1"], ".xz"],
  [/\.(tar\.zst|tzst)$/, ["zstd", "-q", "--rm"], ".zst"],
  [/\.tar$/, void 0, ""]
];
var compressorOf = (name) => COMPRESSORS.find(([pattern]) => pattern.test(name));
async function placeSources(host, job, sources) {
  const { workshop } = job;
  const { folder, expanded } = sources;
  const names = [.../* @__PURE__ */ new Set([...expanded.sources, ...expanded.patches])];
  if (names.length === 0) return;
  const found = await findFiles(job, names, sources.beside);
  const main = expanded.sources.find(compressorOf);
  const made = main !== void 0 && !found.has(main) ? main : void 0;
  const missing = names.filter((name) => !found.has(name) && name !== made);
  if (missing.length > 0) throw notThere(missing, expanded, job.path);
  const there = [...found.values()];
  if (there.length > 0) await workshop.run(["cp", "-Lp", "--", ...there, `${folder}/`]);
  if (made !== void 0) await makeTarball(host, job, { name: made, folder, top: expanded.folder });
}
var notThere = (missing, { patches }, path) => new UserError(
  "packaging/source",
  missing.map((name) => ({
    message: `${path} names the ${patches.includes(name) ? "patch" : "source"} ${name}, which is not in the project`,
    hint: "put it beside the spec; nothing is downloaded, and only the first source, a .tar.gz or the like, is made of the tree",
    place: { file: path }
  }))
);
async function findFiles({ workshop, source }, names, beside) {
  const tests = names.flatMap((name, at) => [...at > 0 ? ["-o"] : [], "-name", globOf(name)]);
  const { stdout } = await workshop.run([
    "find",
    source,
    ...["-name", ".git", "-prune", "-o"],
    ...["(", ...tests, ")", "-xtype", "f", "-print0"]
  ]);
  const folders = [beside, `${beside}/SOURCES`, posix.join(beside, "..", "SOURCES"), source];
  const rank = (path) => {
    const at = folders.indexOf(posix.dirname(path));
    return at < 0 ? folders.length + path.split("/").length : at;
  };
  const paths = stdout.split("\0").filter(Boolean).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const found = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const name = posix.basename(path);
    if (!found.has(name)) found.set(name, path);
  }
  return found;
}
var globOf = (name) => name.replace(/[\\*?[\]]/g, "\\$&");
async function makeTarball(host, job, { name, folder, top }) {
  const { workshop, source, version } = job;
  workshop.log.info(`${name} is made of the tree`);
  const paths = (await treeFiles(host, job)).map((path) => `./${path}\0`).sort();
  await workshop.put(folder, packFiles([{ path: ".members", content: paths.join("") }]));
  const archive = `${folder}/.tree.tar`;
  await workshop.run(
    [
      "tar",
      ...["--create", "--file", archive, "--format=gnu", "--no-recursion", "--ignore-failed-read"],
      ...["--owner=0", "--group=0", "--numeric-owner", "--mode=u+rwX,go+rX,go-w", `--mtime=@${version.date}`],
      ...top ? [`--transform=s,^\\.,${top.replace(/[\\&,]/g, "\\$&")},S`] : [],
      ...["--null", "--files-from", `${folder}/.members`]
    ],
    { cwd: source }
  );
  const [, compressor, ending = ""] = compressorOf(name);
  if (compressor) await workshop.run([...compressor, archive]);
  await workshop.run(["mv", "--", `${archive}${ending}`, `${folder}/${name}`]);
  await workshop.run(["rm", "-f", `${folder}/.members`]);
}
async function treeFiles(host, { workshop, source }) {
  const repository = await openRepository(host);
  if (typeof repository !== "string") {
    const listed2 = await repository.git("ls-files", "-z", "--recurse-submodules");
    if (listed2 !== "") return [...new Set(listed2.split("\0").filter(Boolean))];
  }
  const { stdout } = await workshop.run(
    ["find", ".", "-name", ".git", "-prune", "-o", "(", "-type", "f", "-o", "-type", "l", ")", "-print0"],
    { cwd: source }
  );
  return stdout.split("\0").filter(Boolean).map((path) => path.slice(2));
}

// src/formats/rpm/packaging/spec-changelog.ts
var DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
var DAY_MS = 864e5;
var HEADING = /^%changelog\s*$/i;
var ENTRY2 = /^\*\s+\w+\s+(\w{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d\s+\S+\s+)?(\d{4})\b/;
function withSpecEntry(spec, entry) {
  const lines = spec.split("\n");
  const at = lines.findIndex((line) => HEADING.test(line));
  const author = oneLine2(entry.maintainer);
  if (at < 0) return spec;
  const body = lines.slice(at + 1);
  const automatic = body.some((line) => /%\{?\??autochangelog/.test(line));
  const old = automatic ? [] : body.slice(body.findIndex((line) => line.trim() !== ""));
  const mayStand = author !== "" && (old.join("").trim() === "" || isOlder(old[0] ?? "", entry.date));
  if (!mayStand) return automatic ? lines.slice(0, at).join("\n") : spec;
  const day = new Date(entry.date * 1e3);
  const date = [
    DAYS[day.getUTCDay()],
    MONTHS[day.getUTCMonth()],
    String(day.getUTCDate()).padStart(2, "0"),
    day.getUTCFullYear()
  ].join(" ");
  const added = [`* ${date} ${author} - ${entry.evr}`, `- Version ${entry.evr}.`, ""];
  return [...lines.slice(0, at + 1), ...added, ...old].join("\n");
}
function isOlder(line, date) {
  const [, month = "", day, time, year] = ENTRY2.exec(line) ?? [];
  const index = MONTHS.indexOf(month);
  if (day === void 0 || index < 0) return false;
  const then = Date.UTC(Number(year), index, Number(day));
  const today = Math.floor(date * 1e3 / DAY_MS) * DAY_MS;
  return time === void 0 ? then <= today : then < today;
}
var oneLine2 = (text) => Buffer.from(
  text.replace(/[\x00-\x20\x7f-\x9f\u2028\u2029]+/g, " ").trim().replaceAll("%", "%%")
).toString("latin1");

// src/formats/rpm/packaging/spec.ts
var SECTION2 = /^%(package|description|prep|generate_buildrequires|conf|build|install|check|clean|pre|post|preun|postun|pretrans|posttrans|preuntrans|postuntrans|triggerin|triggerun|triggerpostun|triggerprein|filetriggerin|filetriggerun|filetriggerpostun|transfiletriggerin|transfiletriggerun|transfiletriggerpostun|verifyscript|files|changelog|sourcelist|patchlist|sepolicy)\b/;
var TAG2 = /^(\s*)(name|version|release|epoch)(\s*:\s*)(.*?)(\s*)$/i;
var ONE_MACRO = /^%(?:\{\??(\w+)\}|(\w+))$/;
var WORD = /^[A-Za-z0-9][A-Za-z0-9._+~^]*$/;
function rewriteSpec(spec, rewrite2) {
  const { version, release, epoch } = rewrite2;
  for (const word of [version, release])
    if (!WORD.test(word)) throw new PkgError("packaging/version", `no version of an rpm: ${word}`);
  const lines = spec.split("\n");
  const tags = tagsOf(lines);
  const macro2 = rewrite2.literal ? void 0 : macroOf(lines, tags);
  const written = lines.map((line, at) => {
    const tag = tags.get(at);
    if (!tag) return macro2 === void 0 ? line : redefined(line, macro2, version);
    const value = {
      name: tag.value,
      version: macro2 === void 0 ? version : tag.value,
      release,
      epoch: String(epoch ?? tag.value)
    };
    const head = `${tag.head}${value[tag.name]}`;
    const addEpoch = tag.name === "version" && epoch !== void 0 && !hasTag(tags, "epoch");
    return addEpoch ? `${head}
Epoch: ${epoch}` : head;
  });
  return withSpecEntry(written.join("\n"), rewrite2.entry);
}
function checkSpec(spec, file) {
  const tags = tagsOf(spec.split("\n"));
  const missing = ["name", "version", "release"].filter((name) => !hasTag(tags, name));
  if (missing.length === 0 && !spec.includes("\0")) return;
  const lines = missing.map((name) => `"${name[0]?.toUpperCase()}${name.slice(1)}:"`).join(", ");
  throw new UserError("packaging/no-spec", [
    {
      message: `${file} is no spec: ${lines ? `it has no line ${lines}` : "it is not text"}`,
      hint: "rpm.packaging names a .spec file: https://rpm-software-management.github.io/rpm/manual/spec.html",
      place: { file }
    }
  ]);
}
var hasTag = (tags, name) => [...tags.values()].some((tag) => tag.name === name);
function tagsOf(lines) {
  const tags = /* @__PURE__ */ new Map();
  for (const [at, line] of lines.entries()) {
    if (SECTION2.test(line)) break;
    if (lines[at - 1]?.endsWith("\\")) continue;
    const [, indent = "", name, colon = "", value = ""] = TAG2.exec(line) ?? [];
    if (name === void 0) continue;
    tags.set(at, { name: name.toLowerCase(), head: `${indent}${name}${colon}`, value });
  }
  return tags;
}
function macroOf(lines, tags) {
  const values = new Set([...tags.values()].filter(({ name }) => name === "version").map(({ value: value2 }) => value2));
  const [value = ""] = values;
  const [, braced, bare] = values.size === 1 ? ONE_MACRO.exec(value) ?? [] : [];
  const macro2 = braced ?? bare;
  if (macro2 === void 0) return void 0;
  return lines.some((line) => definition(macro2).test(line) && !line.endsWith("\\")) ? macro2 : void 0;
}
var definition = (macro2) => new RegExp(`^(\\s*(?:(%\\{!\\?${macro2}:)\\s*)?%(?:global|define)\\s+${macro2}\\s+)(\\S.*?)(\\s*)$`);
function redefined(line, macro2, version) {
  const [, head = "", conditional, value] = definition(macro2).exec(line) ?? [];
  if (value === void 0) return line;
  return `${head}${version}${conditional === void 0 ? "" : "}"}`;
}

// src/formats/rpm/packaging/packaging.ts
var TOP = `${INSIDE.work}/rpmbuild`;
var MORE_REQUIRED = 11;
var MOST_ROUNDS = 10;
async function buildOwnRpm(host, job, outDir) {
  const { workshop } = job;
  const real = await findPackaging(job);
  const bytes2 = await readSmallFile(workshop, real);
  const text = bytes2?.toString("latin1") ?? "";
  checkSpec(text, job.path);
  const spec = `${TOP}/SPECS/${posix2.basename(real)}`;
  await workshop.run(["mkdir", "-p", ...TOP_FOLDERS.map((name) => `${TOP}/${name}`)]);
  const expanded = await writeVersion(job, spec, text);
  await placeSources(host, job, { beside: posix2.dirname(real), folder: `${TOP}/SOURCES`, expanded });
  await installBuildRequires(job, spec);
  await rpmbuild(job, spec);
  return takeOut(workshop, await builtPackages(job), outDir);
}
var TOP_FOLDERS = ["SPECS", "SOURCES", "BUILD", "BUILDROOT", "RPMS", "SRPMS"];
async function writeVersion(job, spec, text) {
  const { workshop, version, maintainer } = job;
  const ours = rpmVersion(version);
  const entry = { maintainer, evr: rpmVersionText(version), date: version.date };
  let read;
  for (const literal of [false, true]) {
    const content = Buffer.from(rewriteSpec(text, { ...ours, literal, entry }), "latin1");
    await workshop.put(TOP, packFiles([{ path: `SPECS/${posix2.basename(spec)}`, content }]));
    read = await expand(job, spec);
    const epochIsOurs = ours.epoch === void 0 || read.epoch === String(ours.epoch);
    if (read.version === ours.version && read.release === ours.release && epochIsOurs) return read;
  }
  const said2 = `${read?.epoch === void 0 ? "" : `${read.epoch}:`}${read?.version}-${read?.release}`;
  throw new UserError("packaging/version", [
    {
      message: `${job.path} makes ${said2} of itself where ${rpmVersionText(version)} was written into it`,
      hint: "write Version: and Release: as lines of their own, once, before the first section",
      place: { file: job.path }
    }
  ]);
}
async function expand(job, spec) {
  const { workshop } = job;
  const { onLine: _, ...run } = packagingRun(job);
  const settings = rpmArguments(job, TOP);
  try {
    const query = ["rpmspec", ...settings, "-q", "--srpm", "--qf", QUERY, spec];
    const printed = await workshop.run([...query], run);
    const parsed = await workshop.run(["rpmspec", ...settings, "-P", spec], run);
    return readExpanded(printed.stdout, parsed.stdout);
  } catch (cause) {
    if (!(cause instanceof ToolError) || cause.exitCode === void 0) throw cause;
    throw new UserError("packaging/spec", `rpm does not understand ${job.path}:
${cause.tail}`, {
      hint: "lines are counted in the copy, which has our version; a macro of another package: name the package in build.requires",
      cause
    });
  }
}
async function rpmbuild(job, spec) {
  const { workshop, version } = job;
  const run = packagingRun(job);
  const env = { ...run.env, SOURCE_DATE_EPOCH: String(version.date), RPM_BUILD_NCPUS: String(job.jobs) };
  for (let round = 1; ; round++) {
    try {
      await workshop.run(["rpmbuild", ...rpmArguments(job, TOP), "-ba", spec], { ...run, env, cwd: TOP });
      return;
    } catch (error) {
      const more = error instanceof ToolError && error.exitCode === MORE_REQUIRED;
      if (!more || round === MOST_ROUNDS) throw error;
      for (const path of await filesBelow(job, "SRPMS", "*.buildreqs.nosrc.rpm")) {
        await installBuildRequires(job, path);
        await workshop.run(["rm", "-f", "--", path]);
      }
    }
  }
}
async function builtPackages(job) {
  const { workshop, path } = job;
  const built = (await filesBelow(job, "RPMS", "*.rpm")).filter((file) => !/\.(no)?src\.rpm$/.test(file));
  if (built.length === 0)
    throw new PkgError("packaging/nothing", `${path} was built, but no package came of it`, {
      hint: "a package is made for every %files section; without one there is none"
    });
  return workshop.target.withAll === false ? built.filter((file) => !file.endsWith(".noarch.rpm")) : built;
}
async function filesBelow({ workshop }, folder, glob) {
  const { stdout } = await workshop.run(["find", `${TOP}/${folder}`, "-type", "f", "-name", glob, "-print0"]);
  return stdout.split("\0").filter(Boolean).sort();
}

// src/formats/rpm/record.ts
import { open as open3 } from "node:fs/promises";

// src/formats/rpm/record-relations.ts
var OLD_TAGS = { suggests: [1156, 1158, 1157], enhances: [1159, 1161, 1160] };
var MISSING_OK = 1 << 19;
var STRONG = 1 << 27;
var PRE = SENSE.pre | SENSE.post | SENSE.preTrans | SENSE.postTrans | 1 << 6;
function relationRecords(main, paths) {
  const provided = rowsOf3(main, RELATION_TAGS.provides);
  const [needs, hints] = wanted(rowsOf3(main, RELATION_TAGS.requires), provided, paths);
  const plain3 = (kind) => records(rowsOf3(main, RELATION_TAGS[kind]));
  const found = {
    provides: records(provided),
    conflicts: plain3("conflicts"),
    obsoletes: plain3("obsoletes"),
    requires: needs,
    suggests: plain3("suggests"),
    enhances: plain3("enhances"),
    recommends: [...hints, ...plain3("recommends")],
    supplements: plain3("supplements")
  };
  for (const row of rowsOf3(main, OLD_TAGS.suggests))
    found[row.flags & STRONG ? "recommends" : "suggests"].push(...records([row]));
  for (const row of rowsOf3(main, OLD_TAGS.enhances))
    found[row.flags & STRONG ? "supplements" : "enhances"].push(...records([row]));
  return Object.fromEntries(Object.entries(found).filter(([, rows]) => rows.length > 0));
}
function rowsOf3(main, tags) {
  const names = main.texts(tags[0]);
  const [flags, versions] = [main.numbers(tags[1]), main.texts(tags[2])];
  if ([flags, versions].some((column) => column.length > 0 && column.length !== names.length))
    throw badRpm(
      `its relations have ${names.length} names, ${flags.length} flags, ${versions.length} versions`
    );
  return names.map((name, at) => ({ name, flags: flags[at] ?? 0, version: versions[at] ?? "" }));
}
function wanted(rows, provided, paths) {
  const own = new Set(provided.map(textOf2));
  const last = /* @__PURE__ */ new Map();
  const needs = [];
  const hints = [];
  let libc;
  for (const row of rows) {
    const { name, flags } = row;
    if (name.startsWith("rpmlib(") || own.has(textOf2(row))) continue;
    if (name.startsWith("/") && paths.has(name) && isPrimaryPath(name)) continue;
    const pre = (flags & PRE) !== 0;
    const same = `${textOf2(row)}\0${pre}`;
    if (last.get(name) === same) continue;
    const [record] = records([row]);
    if (!record) continue;
    const whole = pre ? { ...record, pre } : record;
    if (flags & MISSING_OK) hints.push(record);
    else if (name.startsWith("libc.so.6")) libc = libc && !isHigher(name, libc.name) ? libc : whole;
    else {
      needs.push(whole);
      last.set(name, same);
    }
  }
  if (libc) needs.push(libc);
  return [needs, hints];
}
var textOf2 = ({ name, flags, version }) => `${name}\0${signOf2(flags) ?? ""}\0${version}`;
var isPrimaryPath = (path) => path.startsWith("/etc/") || path === "/usr/lib/sendmail" || path.includes("bin/");
function isHigher(name, than) {
  const [a, b] = [bracketsOf(name), bracketsOf(than)];
  return a.rank === b.rank ? compareRpmVersions(a.version, b.version) > 0 : a.rank > b.rank;
}
function bracketsOf(name) {
  const inner = /\(([^)]*)\)/.exec(name)?.[1];
  if (!inner) return { rank: inner === void 0 ? 0 : 1, version: "" };
  const version = /\d.*/.exec(inner)?.[0];
  return version === void 0 ? { rank: 2, version: "" } : { rank: 3, version };
}
var SIGNS = {
  [SENSE.less]: "LT",
  [SENSE.greater]: "GT",
  [SENSE.equal]: "EQ",
  [SENSE.less | SENSE.equal]: "LE",
  [SENSE.greater | SENSE.equal]: "GE"
};
var signOf2 = (flags) => SIGNS[flags & 15];
function records(rows) {
  const found = [];
  for (const { name, flags: bits, version: text } of rows) {
    const flags = signOf2(bits);
    if (text === "") {
      found.push(flags === void 0 ? { name } : { name, flags });
      continue;
    }
    const [, epoch, rest = text] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    if (epoch !== void 0 && !/^\d*$/.test(epoch)) continue;
    const hyphen = rest.indexOf("-");
    const version = hyphen < 0 ? rest : rest.slice(0, hyphen);
    const release = hyphen < 0 ? "" : rest.slice(hyphen + 1);
    found.push(
      flags === void 0 ? { name } : { name, flags, epoch: epoch || "0", ...version && { version }, ...release && { release } }
    );
  }
  return found;
}

// src/formats/rpm/sign-digests.ts
import { createHash as createHash2 } from "node:crypto";
var ALGORITHMS2 = {
  2: "sha1",
  8: "sha256",
  9: "sha384",
  10: "sha512",
  11: "sha224"
};
var OF_HEADER = [
  ["sha1", TAG.sha1Header],
  ["sha256", TAG.sha256Header],
  ["sha3-256", TAG.sha3Header]
];
var OF_PAYLOAD = [
  ["sha512", TAG.payloadSha512],
  ["sha3-256", TAG.payloadSha3]
];
var textDigests = (view, rows, what) => rows.flatMap(([algorithm, tag]) => {
  const hex2 = view.text(tag);
  return hex2 === void 0 ? [] : [{ what, algorithm, hex: hex2 }];
});
var headerDigests = (signature) => textDigests(signature, OF_HEADER, "header");
function wholeDigests(signature) {
  const md5 = signature.bytes(SIGTAG.md5);
  return md5 ? [{ what: "header and payload", algorithm: "md5", hex: md5.toString("hex") }] : [];
}
function payloadDigests(main) {
  const number = main.number(TAG.payloadDigestAlgo) ?? SHA256;
  const algorithm = ALGORITHMS2[number];
  if (main.has(TAG.payloadDigest) && algorithm === void 0)
    throw badRpm(`its payload's digest is of the unknown kind ${number}`);
  return textDigests(main, [[algorithm ?? "", TAG.payloadDigest], ...OF_PAYLOAD], "payload");
}
var checksOf = (stated) => stated.map((one) => ({ ...one, hash: createHash2(one.algorithm) }));
function feed(checks, bytes2) {
  for (const { hash } of checks) hash.update(bytes2);
}
function demandEqual(checks) {
  for (const { algorithm, hash, hex: hex2, what } of checks)
    if (hash.digest("hex") !== hex2.toLowerCase())
      throw badRpm(
        `its ${what} is not what its ${algorithm.toUpperCase()} digest says: it was damaged or changed`
      );
}

// src/formats/rpm/record.ts
var SMALL = 1 << 20;
async function recordPackage(path, bytes2) {
  try {
    var _stack = [];
    try {
      const small = bytes2 ?? smallFile(path);
      if (small) return await recordFrom(path, inMemory(small));
      const file = __using(_stack, await open3(path, "r"), true);
      return await recordFrom(path, await sourceOf(file));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    const { message } = cause;
    const reason = cause instanceof PkgError ? message : `cannot be read: ${message}`;
    throw new UserError("rpm/unreadable", `${path}: ${reason}`, { hint: "build or download it again", cause });
  }
}
async function recordFrom(path, source) {
  const { first, main, start } = await readHeaders(source);
  await demandWhole(path, source, { first, main, start });
  return recordOf(first, main, start);
}
var inMemory = (bytes2) => ({
  size: bytes2.length,
  read: async (position, length) => bytes2.subarray(position, position + length)
});
async function demandWhole(path, source, { first, main, start }) {
  const stated = headerDigests(first.view);
  const strong = stated.filter(({ algorithm }) => algorithm === "sha256");
  const header = checksOf(strong.length > 0 ? strong : stated);
  feed(header, main.bytes);
  demandEqual(header);
  const promised = first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size) ?? 0;
  if (start + promised > source.size)
    throw badRpm(`it should have ${start + promised} bytes and has ${source.size}`);
  const ofPayload = payloadDigests(main.view).slice(0, 1);
  const checks = checksOf(ofPayload.length > 0 ? ofPayload : wholeDigests(first.view));
  const end = start + main.bytes.length;
  if (ofPayload.length === 0) feed(checks, main.bytes);
  if (source.size <= SMALL) feed(checks, await source.read(end, source.size - end));
  else for await (const chunk of fileChunks(path, end)) feed(checks, chunk);
  demandEqual(checks);
}
function recordOf({ view: first }, { view: main, bytes: bytes2 }, start) {
  const need2 = (tag, what) => {
    const value = main.text(tag);
    if (!value) throw badRpm(`its header has no ${what}`);
    return value;
  };
  const [version, release] = [need2(TAG.version, "version"), need2(TAG.release, "release")];
  const epoch = String(main.number(TAG.epoch) ?? 0);
  const paths = pathsOf(main);
  const header = {
    epoch,
    version,
    release,
    ...textsOf2(main),
    buildTime: main.number(TAG.buildTime) ?? 0,
    installedSize: main.number(TAG.longSize) ?? main.number(TAG.size) ?? 0,
    archiveSize: first.number(TAG.longArchiveSize) ?? first.number(SIGTAG.payloadSize) ?? 0,
    headerStart: start,
    headerEnd: start + bytes2.length,
    relations: relationRecords(main, new Set(paths)),
    changelog: changelogOf(main)
  };
  return {
    name: need2(TAG.name, "name"),
    version: epoch === "0" ? `${version}-${release}` : `${epoch}:${version}-${release}`,
    // Only what was built from a source package names one.
    arch: main.has(TAG.sourceRpm) ? need2(TAG.arch, "architecture") : "src",
    files: filesOf(main, paths),
    signed: signatureLines(first).length > 0,
    header
  };
}
function textsOf2(main) {
  const text = (tag) => main.text(tag) ?? "";
  return {
    summary: text(TAG.summary),
    description: text(TAG.description),
    packager: text(TAG.packager),
    url: text(TAG.url),
    vendor: text(TAG.vendor),
    group: text(TAG.group),
    license: text(TAG.license),
    buildHost: text(TAG.buildHost),
    sourceRpm: text(TAG.sourceRpm)
  };
}
var TYPE_BITS2 = 61440;
var FOLDER = 16384;
function filesOf(main, paths) {
  const [modes, flags] = [main.numbers(TAG.fileModes), main.numbers(TAG.fileFlags)];
  return paths.map((path, at) => {
    if (((modes[at] ?? 0) & TYPE_BITS2) === FOLDER) return { path: `${path}/`, type: "dir" };
    return { path, type: (flags[at] ?? 0) & FILE_FLAG.ghost ? "ghost" : "file" };
  });
}
function changelogOf(main) {
  const [dates, texts] = [main.numbers(TAG.changelogTime), main.texts(TAG.changelogText)];
  return main.texts(TAG.changelogName).map((author, at) => ({ author, date: dates[at] ?? 0, text: texts[at] ?? "" })).reverse();
}

// src/formats/rpm/renumber.ts
import { createHash as createHash3 } from "node:crypto";
import { mkdir as mkdir2, open as open4 } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/formats/rpm/header-slots.ts
var STRING2 = 6;
var BYTES2 = 7;
var TEXTS = /* @__PURE__ */ new Set([STRING2, 8, 9]);
var WIDTHS2 = { 3: 2, 4: 4, 5: 8 };
var HEADER_IMAGE = 61;
var widthOf2 = (type) => WIDTHS2[type] ?? 1;
var bytesSlot = (tag, data) => ({ tag, type: BYTES2, count: data.length, data });
function slotsOf2(header, region) {
  const { rows, store } = partsOf2(header);
  const own = rows[0]?.tag === region ? rows.slice(1, regionOf(rows, store, region).rows) : rows;
  own.forEach(demandValue);
  return own.map((row) => ({ ...row, data: store.subarray(row.start, endOf2(store, row)) }));
}
function demandWholeRegion(header, region, what) {
  const { rows, store } = partsOf2(header);
  if (rows[0]?.tag !== region) throw badRpm(`its ${what} lies in no region`);
  const found = regionOf(rows, store, region);
  if (found.rows !== rows.length || found.end !== store.length)
    throw badRpm(`its ${what} has tags outside its region`);
  demandOrder(rows.slice(1), store.subarray(0, found.end - ENTRY_SIZE), what);
}
var FIRST_TAG = 100;
function demandValue({ tag, type }) {
  if (tag < FIRST_TAG || type === 0) throw badRpm(`tag ${tag} of type ${type} where a value should be`);
}
function demandOrder(rows, store, what) {
  let free = 0;
  rows.forEach(demandValue);
  for (const row of rows) {
    const where = `tag ${row.tag} of its ${what}`;
    if (row.start < free) throw badRpm(`${where} is out of order`);
    if (row.start % widthOf2(row.type) !== 0) throw badRpm(`${where} is not aligned`);
    if (row.type === STRING2 && row.count !== 1) throw badRpm(`${where} is one text and claims ${row.count}`);
    free = endOf2(store, row);
    if (free > store.length) throw badRpm(`${where} runs into the end of its region`);
  }
}
function regionOf(rows, store, region) {
  const bad = badRpm(`the region ${region} of a header is broken`);
  const first = rows[0];
  if (!first || first.type !== BYTES2 || first.count !== ENTRY_SIZE) throw bad;
  if (first.start + ENTRY_SIZE > store.length) throw bad;
  const [tag, type, offset, count] = [0, 4, 8, 12].map((shift) => store.readInt32BE(first.start + shift));
  const known = tag === region || region === TAG.headerSignatures && tag === HEADER_IMAGE;
  if (!known || type !== BYTES2 || count !== ENTRY_SIZE || offset === void 0) throw bad;
  const covered = -offset / ENTRY_SIZE;
  if (!Number.isInteger(covered) || covered < 1 || covered > rows.length) throw bad;
  return { rows: covered, end: first.start + ENTRY_SIZE };
}
function partsOf2(header) {
  const entries = header.readUInt32BE(8);
  const rows = Array.from({ length: entries }, (_, at) => {
    const from = INTRO_SIZE + at * ENTRY_SIZE;
    const [tag = 0, type = 0, start = 0, count = 0] = [0, 4, 8, 12].map(
      (shift) => header.readUInt32BE(from + shift)
    );
    return { tag, type, start, count };
  });
  return { rows, store: header.subarray(INTRO_SIZE + entries * ENTRY_SIZE) };
}
function endOf2(store, { type, start, count }) {
  if (!TEXTS.has(type)) return start + count * widthOf2(type);
  let at = start;
  for (let seen = 0; seen < (type === STRING2 ? 1 : count); seen++) at = store.indexOf(0, at) + 1;
  return at;
}
function joinSlots(region, slots) {
  const index = [];
  const store = [];
  let offset = 0;
  for (const { tag, type, count, data } of slots.toSorted((a, b) => a.tag - b.tag)) {
    const width = widthOf2(type);
    const gap3 = (width - offset % width) % width;
    store.push(Buffer.alloc(gap3), data);
    index.push(entryOf(tag, type, offset + gap3, count));
    offset += gap3 + data.length;
  }
  const indexSize = (index.length + 1) * ENTRY_SIZE;
  store.push(entryOf(region, BYTES2, -indexSize, ENTRY_SIZE));
  index.unshift(entryOf(region, BYTES2, offset, ENTRY_SIZE));
  const intro = Buffer.alloc(INTRO_SIZE);
  HEADER_MAGIC.copy(intro);
  intro.writeUInt32BE(index.length, 8);
  intro.writeUInt32BE(offset + ENTRY_SIZE, 12);
  return Buffer.concat([intro, ...index, ...store]);
}
function entryOf(...numbers) {
  const made = Buffer.alloc(ENTRY_SIZE);
  numbers.forEach((number, at) => {
    made.writeInt32BE(number | 0, at * 4);
  });
  return made;
}

// src/formats/rpm/signature.ts
var SIGNATURE_SIZE = 4504;
var MAX_32 = 4294967295;
function signatureHeader(digests) {
  const without = makeSignature(digests, 0).length;
  return makeSignature(digests, SIGNATURE_SIZE - without);
}
function makeSignature({ sha1, sha256, md5, size, payloadSize: payloadSize2 }, room) {
  return makeHeader(
    TAG.headerSignatures,
    new Map([
      [TAG.sha1Header, string(sha1)],
      [TAG.sha256Header, string(sha256)],
      size > MAX_32 ? [TAG.longSigSize, int64([size])] : [SIGTAG.size, int32([size])],
      [SIGTAG.md5, bytes(md5)],
      payloadSize2 > MAX_32 ? [TAG.longArchiveSize, int64([payloadSize2])] : [SIGTAG.payloadSize, int32([payloadSize2])],
      [SIGTAG.reserved, bytes(new Uint8Array(room))]
    ])
  );
}

// src/formats/rpm/renumber.ts
var STRING3 = 6;
var renumbered = (release, by) => by < 0 ? `${release}~~${10 + by}` : `${release}.${by}`;
async function renumberPackage(file, by, outDir) {
  var _stack = [];
  try {
    const facts = await readPackage(file);
    const source = __using(_stack, await open4(file), true);
    const at = async (position, length) => {
      const { buffer, bytesRead } = await source.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead === length) return buffer;
      throw new UserError("rpm/unreadable", `${file}: it ends too early`);
    };
    const header = async (start2, what) => at(start2, headerSize(await at(start2, INTRO_SIZE), what));
    const lead = await at(0, LEAD_SIZE);
    const signature = await header(LEAD_SIZE, "signature header");
    const start = LEAD_SIZE + Math.ceil(signature.length / 8) * 8;
    const old = await header(start, "header");
    const release = viewHeader(old, "header").text(TAG.release) ?? "";
    const main = withText(old, TAG.release, renumbered(release, by));
    const payload2 = start + old.length;
    const md5 = createHash3("md5").update(main);
    for await (const chunk of fileChunks(file, payload2)) md5.update(chunk);
    const { size } = await source.stat();
    const view = viewHeader(signature, "signature header");
    const digests = signatureHeader({
      sha1: createHash3("sha1").update(main).digest("hex"),
      sha256: createHash3("sha256").update(main).digest("hex"),
      md5: md5.digest(),
      size: main.length + size - payload2,
      payloadSize: view.number(TAG.longArchiveSize) ?? view.number(SIGTAG.payloadSize) ?? 0
    });
    await mkdir2(outDir, { recursive: true });
    const version = facts.version.replace(/^\d+:/, "").replace(/-[^-]*$/, "");
    const path = join2(outDir, `${facts.name}-${version}-${renumbered(release, by)}.${facts.arch}.rpm`);
    const target = __using(_stack, await open4(path, "wx"), true);
    const write = fileSink(target.fd);
    for (const part of [lead, digests, main]) write(part);
    for await (const chunk of fileChunks(file, payload2)) write(chunk);
    return path;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function withText(header, tag, text) {
  const slots = slotsOf2(header, TAG.headerImmutable).map(
    (slot) => slot.tag === tag && slot.type === STRING3 ? { ...slot, data: Buffer.from(`${text}\0`) } : slot
  );
  return joinSlots(TAG.headerImmutable, slots);
}

// src/formats/rpm/sign.ts
import { open as open6, realpath } from "node:fs/promises";
import { basename } from "node:path";

// src/formats/rpm/sign-checks.ts
var REPLACED = /* @__PURE__ */ new Set([
  TAG.dsaHeader,
  TAG.rsaHeader,
  TAG.openpgp,
  SIGTAG.pgp,
  SIGTAG.gpg,
  SIGTAG.pgp5,
  SIGTAG.reserved
]);
async function signableOf(source) {
  const { first, main, start } = await readHeaders(source);
  demandWholeRegion(main.bytes, TAG.headerImmutable, "header");
  const kept = slotsOf2(first.bytes, TAG.headerSignatures).filter(({ tag }) => !REPLACED.has(tag));
  const twice = kept.find(({ tag }, at) => kept.findIndex((other) => other.tag === tag) !== at);
  if (twice) throw badRpm(`tag ${twice.tag} stands twice in its signature header`);
  const header = checksOf(headerDigests(first.view));
  feed(header, main.bytes);
  demandEqual(header);
  const whole = wholeDigests(first.view);
  if (header.length + whole.length === 0) throw badRpm("it states no digest of its header");
  return {
    signature: first.bytes,
    kept,
    header: main.bytes,
    start,
    payload: coveredPayload(main.view),
    whole,
    promised: first.view.number(TAG.longSigSize) ?? first.view.number(SIGTAG.size)
  };
}
var FORMAT = 4;
function coveredPayload(main) {
  const format = main.number(TAG.rpmFormat) ?? FORMAT;
  if (format > FORMAT)
    throw new UserError("rpm/sign-format", `an rpm of format ${format}: rpm 4 does not see its signatures`, {
      hint: 'build it with rpmbuild --define "_rpmformat 4"; or sign it yourself with rpmsign --rpmv4 --addsign'
    });
  const digests = payloadDigests(main);
  if (digests.length === 0)
    throw new UserError(
      "rpm/sign-payload",
      "its header states no digest of the payload: no signature would cover it",
      {
        hint: "build it with rpm 4.14 or newer, or with linux-pkg"
      }
    );
  return digests;
}
async function demandUnharmed(path, rpm2) {
  const whole = checksOf(rpm2.whole);
  const checks = [...checksOf(rpm2.payload), ...whole];
  feed(whole, rpm2.header);
  let size = rpm2.start + rpm2.header.length;
  for await (const chunk of fileChunks(path, size)) {
    feed(checks, chunk);
    size += chunk.length;
  }
  const wanted2 = rpm2.start + (rpm2.promised ?? 0);
  if (wanted2 > size) throw badRpm(`it should have ${wanted2} bytes and has ${size}`);
  demandEqual(checks);
}

// src/formats/rpm/sign-packet.ts
var TAGS2 = {
  1: TAG.rsaHeader,
  3: TAG.rsaHeader,
  17: TAG.dsaHeader,
  19: TAG.dsaHeader,
  22: TAG.dsaHeader
};
var HINT = "sign with an RSA key of 4096 bits: every rpm reads its signatures";
function signatureSlot(packet, { fingerprint, algorithm }) {
  const data = Buffer.from(packet);
  const body = bodyOf(data);
  const [version, , number = 0] = body ?? [];
  if (version !== 4)
    throw new UserError(
      "rpm/sign-key",
      `key ${fingerprint} makes signatures of OpenPGP version ${version ?? "unknown"}, an rpm takes version 4`,
      { hint: HINT }
    );
  const tag = TAGS2[number];
  if (tag === void 0)
    throw new UserError("rpm/sign-key", `rpm does not know signatures of ${algorithm} (key ${fingerprint})`, {
      hint: HINT
    });
  return bytesSlot(tag, data);
}

// src/formats/rpm/sign-room.ts
var RESERVED = 4096 + 32;
var SPARE = 32;
var ENTRY3 = 16;
var withRoom = (slots, room) => joinSlots(TAG.headerSignatures, [...slots, bytesSlot(SIGTAG.reserved, Buffer.alloc(room))]);
var padded = (header) => Buffer.concat([header, Buffer.alloc(aligned(header.length) - header.length)]);
var USUAL2 = 600;
function signedHeader(kept, signature, size) {
  if (withRoom([...kept, bytesSlot(signature.tag, Buffer.alloc(USUAL2))], 1).length > size) return void 0;
  const slots = [...kept, signature];
  const without = joinSlots(TAG.headerSignatures, slots);
  const most = size - without.length - ENTRY3;
  for (let room = most; room > Math.max(0, most - 8); room--) {
    const made = withRoom(slots, room);
    if (made.length === size) return padded(made);
  }
  return aligned(without.length) === aligned(size) ? padded(without) : void 0;
}
function roomFor(kept, signature) {
  return signedHeader(kept, signature, withRoom(kept, RESERVED).length) ?? padded(withRoom([...kept, signature], SPARE));
}

// src/formats/rpm/sign-write.ts
import { chmod, chown, open as open5, rename as rename2, stat } from "node:fs/promises";
import { dirname, join as join3 } from "node:path";
var CHUNK = 1 << 20;
async function overwrite(file, header, old) {
  try {
    await writeAt(file, header, LEAD_SIZE);
  } catch (cause) {
    await writeAt(file, old, LEAD_SIZE).catch(() => {
    });
    throw cause;
  }
}
async function rewrite(path, { handle, start, signature }) {
  var _stack3 = [];
  try {
    const { mode, uid, gid } = await handle.stat();
    const dir = __using(_stack3, await tempDir(dirname(path)), true);
    const draft = join3(dir.path, "draft");
    {
      var _stack = [];
      try {
        const target = __using(_stack, await open5(draft, "wx"), true);
        const lead = Buffer.alloc(LEAD_SIZE);
        await handle.read(lead, 0, LEAD_SIZE, 0);
        await writeAt(target, Buffer.concat([lead, signature]), 0);
        const chunk = Buffer.allocUnsafeSlow(CHUNK);
        for (let from = start, to = LEAD_SIZE + signature.length; ; ) {
          const { bytesRead } = await handle.read(chunk, 0, CHUNK, from);
          if (bytesRead === 0) break;
          await writeAt(target, chunk.subarray(0, bytesRead), to);
          from += bytesRead;
          to += bytesRead;
        }
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    }
    {
      var _stack2 = [];
      try {
        const made2 = __using(_stack2, await open5(draft, "r"), true);
        await demandUnharmed(draft, await signableOf(await sourceOf(made2)));
      } catch (_2) {
        var _error2 = _2, _hasError2 = true;
      } finally {
        var _promise2 = __callDispose(_stack2, _error2, _hasError2);
        _promise2 && await _promise2;
      }
    }
    const made = await stat(draft);
    if (made.uid !== uid || made.gid !== gid) await chown(draft, uid, gid).catch(() => {
    });
    await chmod(draft, mode & 4095);
    await rename2(draft, path);
  } catch (_3) {
    var _error3 = _3, _hasError3 = true;
  } finally {
    var _promise3 = __callDispose(_stack3, _error3, _hasError3);
    _promise3 && await _promise3;
  }
}
async function writeAt(file, data, position) {
  for (let done = 0; done < data.length; ) {
    done += (await file.write(data, done, data.length - done, position + done)).bytesWritten;
  }
}

// src/formats/rpm/sign.ts
async function signPackage({ file, signer }) {
  try {
    var _stack = [];
    try {
      const path = await realpath(file);
      const handle = __using(_stack, await open6(path, "r+"), true);
      const rpm2 = await signableOf(await sourceOf(handle));
      await demandUnharmed(path, rpm2);
      const signature = signatureSlot(await signer.detached(rpm2.header), signer);
      await put({ path, handle, rpm: rpm2 }, signature);
      return [];
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    throw told(file, cause);
  }
}
async function put({ path, handle, rpm: rpm2 }, signature) {
  const inPlace = signedHeader(rpm2.kept, signature, rpm2.signature.length);
  if (inPlace) await overwrite(handle, inPlace, rpm2.signature);
  else await rewrite(path, { handle, start: rpm2.start, signature: roomFor(rpm2.kept, signature) });
}
var HINTS = {
  ENOENT: "build it first",
  EACCES: "make it writable",
  EPERM: "make it writable",
  EROFS: "sign a copy in a folder that can be written to",
  EISDIR: "name a file",
  ENOSPC: "make room on the disk; the package is as it was"
};
function told(file, cause) {
  const name = basename(file);
  if (cause instanceof UserError && cause.code.startsWith("rpm/"))
    return new UserError(cause.code, `${name}: ${cause.message}`, {
      hint: cause.hint ?? "build or download it again",
      cause
    });
  const code = cause.code;
  const hint = code === void 0 ? void 0 : HINTS[code];
  if (cause instanceof PkgError || hint === void 0) return cause;
  return new UserError("rpm/sign", `${name} cannot be signed: ${cause.message}`, { hint, cause });
}

// src/formats/rpm/writer.ts
import { createHash as createHash5 } from "node:crypto";
import { mkdir as mkdir3, open as open7, rename as rename3 } from "node:fs/promises";
import { join as join4 } from "node:path";

// src/formats/rpm/features.ts
var PAYLOADS = {
  zstd: ["PayloadIsZstd", "5.4.18-1"],
  xz: ["PayloadIsXz", "5.2-1"],
  lzma: ["PayloadIsLzma", "4.4.6-1"]
};
function featureRows({
  rows,
  scriptlets,
  compression,
  hasLargeFiles: hasLargeFiles2,
  hasHardLinks
}) {
  const every = Object.values(rows).flat();
  const payload2 = PAYLOADS[compression];
  const mentions = (sign) => every.some(({ name, version }) => version.includes(sign) || isRich(name) && name.includes(sign));
  const wanted2 = [
    ["CompressedFileNames", "3.0.4-1"],
    ["FileDigests", "4.6.0-1"],
    ["PayloadFilesHavePrefix", "4.0-1"],
    payload2,
    hasHardLinks && ["PartialHardlinkSets", "4.0.4-1"],
    hasLargeFiles2 && ["LargeFiles", "4.12.0-1"],
    mentions("~") && ["TildeInVersions", "4.10.0-1"],
    mentions("^") && ["CaretInVersions", "4.15.0-1"],
    every.some(({ name }) => isRich(name)) && ["RichDependencies", "4.12.0-1"],
    scriptlets.some(({ interpreter }) => interpreter.length > 1) && ["ScriptletInterpreterArgs", "4.0.3-1"]
  ];
  return wanted2.filter((feature) => feature !== false && feature !== void 0).map(([name, version]) => ({
    name: `rpmlib(${name})`,
    flags: SENSE.rpmlib | SENSE.less | SENSE.equal,
    version
  }));
}

// src/formats/rpm/classes.ts
var CLASSES = [
  "",
  "data",
  "directory",
  "empty",
  "ASCII text",
  "Unicode text, UTF-8 text",
  "POSIX shell script, ASCII text executable",
  "Bourne-Again shell script, ASCII text executable",
  "Python script, ASCII text executable",
  "script, ASCII text executable",
  "gzip compressed data",
  "XZ compressed data",
  "Zstandard compressed data",
  "bzip2 compressed data",
  "Zip archive data",
  "PNG image data",
  "PDF document",
  ...["32-bit LSB", "32-bit MSB", "64-bit LSB", "64-bit MSB"].flatMap(
    (kind) => ["relocatable", "executable", "shared object"].map((type) => `ELF ${kind} ${type}`)
  )
];
var MAGIC3 = [
  ["\x8B", "gzip compressed data"],
  ["\xFD7zXZ\0", "XZ compressed data"],
  ["(\xB5/\xFD", "Zstandard compressed data"],
  ["BZh", "bzip2 compressed data"],
  ["PK", "Zip archive data"],
  ["\x89PNG\r\n", "PNG image data"],
  ["%PDF-", "PDF document"]
];
var SCRIPTS = [
  [/\/(?:env )?(?:sh|dash)\b/, "POSIX shell script, ASCII text executable"],
  [/\/(?:env )?bash\b/, "Bourne-Again shell script, ASCII text executable"],
  [/\/(?:env )?python/, "Python script, ASCII text executable"],
  [/./, "script, ASCII text executable"]
];
var LOOKED_AT = 1024;
var TEXT = /^[\t\n\f\r\x1b\x20-\x7e\x80-\xff]*$/;
function classOf({ mode, size }, start) {
  const kind = mode & 61440;
  const name = kind === 16384 ? "directory" : kind !== 32768 ? "" : size === 0 ? "empty" : nameOf(start);
  return Math.max(CLASSES.indexOf(name), 0);
}
function nameOf(whole) {
  const start = whole.subarray(0, LOOKED_AT);
  const text = start.toString("latin1");
  const elf = elfOf(start);
  if (elf !== void 0) return `ELF ${elf.bits}-bit ${elf.isBig ? "MSB" : "LSB"} ${elf.type}`;
  const magic = MAGIC3.find(([bytes2]) => text.startsWith(bytes2));
  if (magic) return magic[1];
  if (!TEXT.test(text)) return "data";
  const [, program] = /^#! ?(\/[^\n]*)/.exec(text) ?? [];
  if (program !== void 0) return SCRIPTS.find(([known]) => known.test(program))?.[1] ?? "data";
  if (/^[\x00-\x7f]*$/.test(text)) return "ASCII text";
  return start.toString("utf8").slice(0, -1).includes("\uFFFD") ? "data" : "Unicode text, UTF-8 text";
}
var ELF_TYPES = {
  1: "relocatable",
  2: "executable",
  3: "shared object"
};
function elfOf(start) {
  if (start.length < 52 || start.toString("latin1", 0, 4) !== "\x7FELF") return void 0;
  const [bits, order] = [start[4], start[5]];
  if (bits !== 1 && bits !== 2 || order !== 1 && order !== 2) return void 0;
  const isBig = order === 2;
  const short = (at) => isBig ? start.readUInt16BE(at) : start.readUInt16LE(at);
  const flags = isBig ? start.readUInt32BE(36) : start.readUInt32LE(36);
  const type = ELF_TYPES[short(16)] ?? "";
  return { bits: bits === 1 ? 32 : 64, isBig, type, machine: short(18), flags: bits === 1 ? flags : 0 };
}
var MACHINE = { mips: 8, mipsLittle: 10, bpf: 247 };
var MIPS_ABI2 = 32;
function colorOf({ mode }, start) {
  if ((mode & 61440) !== 32768 || (mode & 73) === 0) return 0;
  const elf = elfOf(start);
  if (elf === void 0 || elf.machine === MACHINE.bpf) return 0;
  const mips = elf.machine === MACHINE.mips || elf.machine === MACHINE.mipsLittle;
  if (mips && elf.bits === 32 && elf.flags & MIPS_ABI2) return 4;
  return elf.bits === 64 ? 2 : 1;
}

// src/formats/rpm/file-tags.ts
var MAX_322 = 4294967295;
var VERIFY_GHOST = 4294967256;
var hasLargeFiles = (rows) => rows.some(({ size }) => size > MAX_322);
var installedSize = (rows) => rows.reduce((sum, { size, holdsBytes }) => sum + (holdsBytes ? size : 0), 0);
function fileTags(rows, seen) {
  const total = installedSize(rows);
  const size = total > MAX_322 ? [TAG.longSize, int64([total])] : [TAG.size, int32([total])];
  const always = [size, [TAG.fileDigestAlgo, int32([SHA256])]];
  if (rows.length === 0) return always;
  const numbers = (pick) => int32(rows.map(pick));
  const texts = (pick) => strings(rows.map(pick));
  const sizes = rows.map((row) => row.size);
  return [
    ...always,
    hasLargeFiles(rows) ? [TAG.longFileSizes, int64(sizes)] : [TAG.fileSizes, int32(sizes)],
    ...nameTags(rows),
    [TAG.fileModes, int16(rows.map(({ mode }) => mode))],
    [TAG.fileRdevs, int16(rows.map(() => 0))],
    [TAG.fileMtimes, numbers(({ mtime }) => mtime)],
    [TAG.fileDigests, strings(seen.map(({ digest }) => digest))],
    [TAG.fileLinkTos, texts(({ to }) => to)],
    [TAG.fileFlags, numbers(({ flags }) => flags)],
    [TAG.fileUserName, texts(({ owner }) => owner)],
    [TAG.fileGroupName, texts(({ group }) => group)],
    [TAG.fileVerifyFlags, numbers(({ flags }) => flags & FILE_FLAG.ghost ? VERIFY_GHOST : MAX_322)],
    [TAG.fileDevices, numbers(() => 1)],
    [TAG.fileInodes, numbers(({ inode }) => inode)],
    [TAG.fileLangs, texts(({ lang }) => lang)],
    [TAG.fileColors, int32(seen.map(({ color }) => color))],
    [TAG.fileClass, int32(seen.map((file) => file.class))],
    [TAG.classDict, strings(CLASSES)]
  ];
}
function nameTags(rows) {
  const dirs = /* @__PURE__ */ new Map();
  const bases = [];
  const indexes = rows.map(({ path }) => {
    const cut = path.lastIndexOf("/") + 1;
    const dir = path.slice(0, cut);
    bases.push(path.slice(cut));
    const index = dirs.get(dir) ?? dirs.size;
    dirs.set(dir, index);
    return index;
  });
  return [
    [TAG.dirIndexes, int32(indexes)],
    [TAG.baseNames, strings(bases)],
    [TAG.dirNames, strings([...dirs.keys()])]
  ];
}

// src/formats/rpm/sysusers.ts
import { readFile as readFile3 } from "node:fs/promises";
import { resolve as resolve6 } from "node:path";
var CONFIG = /^\/usr\/lib\/sysusers\.d\/.+\.conf$/;
var MAX_SIZE = 1 << 20;
var PADDED = 3;
async function accountRows(host, { entries, nfpm }) {
  if (nfpm) return { provides: [], requires: [] };
  const provides = [];
  const requires = [];
  for (const entry of entries) {
    if (entry.type !== "file" || !CONFIG.test(entry.path) || entry.size > MAX_SIZE) continue;
    for (const line of (await textOf3(host, entry)).split("\n")) {
      const rows = lineRows(line);
      provides.push(...rows.provides);
      requires.push(...rows.requires);
    }
  }
  const declared = new Set(provides.map(({ name }) => name));
  const members2 = requires.splice(0).filter(({ name }) => declared.has(name));
  requires.push(...members2);
  const owners = entries.flatMap(({ owner, group }) => [`user(${owner})`, `group(${group})`]);
  for (const name of new Set(owners))
    if (declared.has(name)) requires.push({ name, flags: SENSE.pre | SENSE.postUn, version: "" });
  return { provides: provides.filter(({ name }) => !makesUser(name, declared)), requires };
}
var makesUser = (name, declared) => declared.has(`user(${/^groupmember\(([^/]+)\//.exec(name)?.[1] ?? ""})`);
async function textOf3(host, entry) {
  if (entry.content !== void 0) return Buffer.from(entry.content, "base64").toString();
  return readFile3(resolve6(host.workDir, entry.from), "utf8").catch(() => "");
}
var plain2 = (name) => ({ name, flags: 0, version: "" });
function lineRows(line) {
  const [type = "", name, group] = line.split(/\s+/).filter(Boolean);
  if (line.startsWith("#") || name === void 0) return { provides: [], requires: [] };
  const words = Buffer.from(line.split(/\s+/).filter(Boolean).join(" "));
  const zeros = Buffer.alloc((PADDED - words.length % PADDED) % PADDED);
  const version = Buffer.concat([words, zeros]).toString("base64");
  const provide = (what) => ({ name: what, flags: SENSE.equal, version });
  if (type === "u" || type === "u!")
    return { provides: [provide(`user(${name})`), plain2(`group(${name})`)], requires: [] };
  if (type === "g") return { provides: [provide(`group(${name})`)], requires: [] };
  if (type === "m" && group !== void 0)
    return {
      provides: [provide(`groupmember(${name}/${group})`)],
      requires: [plain2(`user(${name})`), plain2(`group(${group})`)]
    };
  return { provides: [], requires: [] };
}

// src/formats/rpm/content.ts
async function contentOf(host, pkg, codec) {
  const own = identityOf(pkg);
  const scriptlets = await loadScriptlets(host, pkg);
  const files = fileRows(host, pkg);
  const accounts = await accountRows(host, pkg);
  const relations = rowsOf2(pkg, own, scriptlets);
  const written = {
    ...relations,
    provides: [...relations.provides, ...accounts.provides],
    requires: [...relations.requires, ...accounts.requires]
  };
  const features = featureRows({
    rows: written,
    scriptlets,
    compression: codec.algorithm,
    hasLargeFiles: hasLargeFiles(files),
    hasHardLinks: files.some(({ links }) => links > 1)
  });
  return {
    pkg,
    own,
    files,
    scriptlets,
    codec,
    rows: { ...written, requires: [...written.requires, ...features] }
  };
}

// src/formats/rpm/metadata.ts
function mainHeader(content, digests) {
  return makeHeader(
    TAG.headerImmutable,
    new Map([
      ...nameTags2(content),
      ...aboutTags(content),
      ...content.scriptlets.flatMap(scriptTags),
      ...changelogTags(content),
      ...Object.keys(RELATION_TAGS).flatMap((kind) => relationTags(kind, content.rows[kind])),
      ...fileTags(content.files, digests.files),
      ...payloadTags(content, digests)
    ])
  );
}
function nameTags2({ pkg, own }) {
  return [
    [TAG.i18nTable, strings(["C"])],
    [TAG.encoding, string("utf-8")],
    [TAG.name, string(own.name)],
    [TAG.version, string(own.version)],
    [TAG.release, string(own.release)],
    ...own.epoch === void 0 ? [] : [[TAG.epoch, int32([own.epoch])]],
    [TAG.os, string("linux")],
    [TAG.arch, string(own.arch)],
    [TAG.platform, string(`${own.arch}-linux`)],
    // Without it rpm takes the package for a source package.
    [TAG.sourceRpm, string(`${own.name}-${own.version}-${own.release}.src.rpm`)],
    [TAG.buildTime, int32([time32(pkg.version.date)])],
    [TAG.buildHost, string(pkg.options.buildhost ?? "localhost")]
  ];
}
var oneLine3 = (text) => text.trim().split(/\r?\n/, 1)[0] ?? "";
function aboutTags({ pkg }) {
  const { options } = pkg;
  const maybe = (tag, value) => value ? [[tag, string(value)]] : [];
  return [
    [TAG.summary, i18n(oneLine3(options.summary ?? pkg.summary))],
    [TAG.description, i18n(pkg.description.trimEnd())],
    // rpm's tools expect the tag; nfpm leaves it empty too.
    [TAG.license, string(pkg.license ?? "")],
    [TAG.group, i18n(options.group ?? "Unspecified")],
    ...maybe(TAG.url, pkg.homepage),
    ...maybe(TAG.vendor, pkg.vendor),
    ...maybe(TAG.packager, options.packager ?? pkg.maintainer),
    ...prefixTags(options.prefixes ?? [])
  ];
}
var prefixTags = (prefixes) => prefixes.length === 0 ? [] : [[TAG.prefixes, strings(prefixes.map((prefix) => prefix.replace(/\/+$/, "")))]];
var scriptTags = ({ text, program, body, interpreter }) => [
  [text, string(body)],
  // A program alone is a string, as rpm before 4.12 knows nothing else.
  [program, interpreter.length === 1 ? string(interpreter[0]) : strings(interpreter)]
];
function payloadTags({ codec }, digests) {
  return [
    [TAG.payloadFormat, string("cpio")],
    // An uncompressed payload has no compressor: rpm's reader for gzip passes plain bytes through.
    ...codec.algorithm === "none" ? [] : [[TAG.payloadCompressor, string(codec.algorithm)]],
    ...codec.level === void 0 ? [] : [[TAG.payloadFlags, string(String(codec.level))]],
    [TAG.payloadDigest, strings([digests.compressed])],
    [TAG.payloadDigestAlgo, int32([SHA256])],
    [TAG.payloadDigestAlt, strings([digests.plain])]
  ];
}

// src/formats/rpm/payload.ts
import { createHash as createHash4 } from "node:crypto";

// src/archive/cpio.ts
var CPIO_MAX_SIZE = 4294967295;
var ALIGN3 = 4;
var HEAD_SIZE = 110;
var STRIPPED_SIZE = 16;
var TRAILER2 = "TRAILER!!!";
var hex = (value) => value.toString(16).padStart(8, "0");
var gap2 = (size) => (ALIGN3 - size % ALIGN3) % ALIGN3;
var cpioPadding = (size) => Buffer.alloc(gap2(size));
function cpioHead({ path, mode, inode, links, mtime, size }) {
  const name = Buffer.from(`${path}\0`);
  const numbers = [inode, mode, 0, 0, links, mtime, size, 0, 0, 0, 0, name.length, 0];
  return Buffer.concat([
    Buffer.from(`070701${numbers.map(hex).join("")}`),
    name,
    cpioPadding(HEAD_SIZE + name.length)
  ]);
}
var cpioStrippedHead = (index) => Buffer.concat([Buffer.from(`07070X${hex(index)}`), Buffer.alloc(2)]);
var cpioTrailer = () => cpioHead({ path: TRAILER2, mode: 0, inode: 0, links: 1, mtime: 0, size: 0 });
var cpioMemberSize = (path, size) => {
  const head = HEAD_SIZE + Buffer.byteLength(path) + 1;
  return head + gap2(head) + size + gap2(size);
};
var cpioStrippedSize = (size) => STRIPPED_SIZE + size + gap2(size);

// src/formats/rpm/payload.ts
var unseen = (file) => ({ digest: "", class: classOf(file, NOTHING2), color: 0 });
var NOTHING2 = Buffer.alloc(0);
var UNREAD = "0".repeat(64);
var unreadDigests = (files) => ({
  files: files.map((file) => ({ ...unseen(file), digest: file.from === void 0 ? "" : UNREAD })),
  compressed: UNREAD,
  plain: UNREAD
});
var memberPath = (path) => `.${path}`;
var isStripped = (files) => files.some(({ size }) => size > CPIO_MAX_SIZE);
function payloadSize(files) {
  const stripped = isStripped(files);
  return files.filter(({ inPayload }) => inPayload).reduce((sum, file) => {
    const size = bytesOf(file);
    return sum + (stripped ? cpioStrippedSize(size) : cpioMemberSize(memberPath(file.path), size));
  }, cpioTrailer().length);
}
var bytesOf = ({ size, holdsBytes }) => holdsBytes ? size : 0;
function payloadOrder(files) {
  const places2 = [...files.keys()].filter((at) => files[at]?.inPayload);
  const [single, linked] = [(n) => n === 1, (n) => n > 1].map(
    (wanted2) => places2.filter((at) => wanted2(files[at]?.links ?? 1))
  );
  const inodeOf = (at) => files[at]?.inode ?? 0;
  return [...single, ...linked.sort((a, b) => inodeOf(a) - inodeOf(b) || a - b)];
}
async function writePayload(host, { files, codec }, { file, start }) {
  const plain3 = createHash4("sha256");
  const compressed = createHash4("sha256");
  const byInode = /* @__PURE__ */ new Map();
  const parts = members(files, (row, told2) => byInode.set(row.inode, told2));
  const write = fileSink(file, start);
  await pack(host, { codec, parts, digest: "sha256", plain: (block) => void plain3.update(block) }, (chunk) => {
    compressed.update(chunk);
    write(chunk);
  });
  const seen = files.map((row) => byInode.get(row.inode) ?? unseen(row));
  return { files: seen, compressed: compressed.digest("hex"), plain: plain3.digest("hex") };
}
function* members(files, note) {
  const stripped = isStripped(files);
  for (const at of payloadOrder(files)) {
    const file = files[at];
    yield stripped ? cpioStrippedHead(at) : headOf2(file);
    if (!file.holdsBytes) continue;
    const source = sourceOf2(file);
    if (source) {
      yield {
        source,
        read: ({ digest, start }) => note(file, { digest, class: classOf(file, start), color: colorOf(file, start) })
      };
    } else if (file.to !== "") yield Buffer.from(file.to);
    yield cpioPadding(file.size);
  }
  yield cpioTrailer();
}
var sourceOf2 = ({ from, size, content }) => from === void 0 ? void 0 : { from, size, ...content !== void 0 && { content } };
var headOf2 = (file) => {
  const { path, mode, mtime, inode, links } = file;
  return cpioHead({ path: memberPath(path), mode, mtime, size: bytesOf(file), inode, links });
};

// src/formats/rpm/writer.ts
var HEADER_START = LEAD_SIZE + SIGNATURE_SIZE;
async function writePackage(host, pkg, outDir) {
  const problems = [...rpm.check(pkg), ...limitProblems(pkg)];
  if (problems.length > 0) throw new UserError("rpm/cannot-express", problems);
  const content = await contentOf(host, pkg, codecOf(pkg.options));
  const name = rpm.fileName(pkg, pkg.options);
  try {
    var _stack = [];
    try {
      await mkdir3(outDir, { recursive: true });
      const dir = __using(_stack, await tempDir(outDir), true);
      const draft = join4(dir.path, "draft");
      await writeDraft(host, content, draft);
      await rename3(draft, join4(outDir, name));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (cause) {
    if (cause instanceof PkgError || host.signal.aborted) throw cause;
    throw new PkgError("rpm/write", `${name} could not be written: ${cause.message}`, { cause });
  }
  return [name];
}
async function writeDraft(host, content, path) {
  var _stack = [];
  try {
    const file = __using(_stack, await open7(path, "wx+"), true);
    const { length } = mainHeader(content, unreadDigests(content.files));
    const start = HEADER_START + length;
    const digests = await writePayload(host, content, { file: file.fd, start });
    const header = mainHeader(content, digests);
    if (header.length !== length)
      throw new PkgError("rpm/header-size", "the header changed its size: this is a defect");
    const { size } = await file.stat();
    const signature = signatureHeader({
      sha1: createHash5("sha1").update(header).digest("hex"),
      sha256: createHash5("sha256").update(header).digest("hex"),
      md5: await md5Of(header, path, start),
      size: size - HEADER_START,
      payloadSize: payloadSize(content.files)
    });
    const { own } = content;
    await writeAt2(file, Buffer.concat([makeLead(`${own.name}-${own.evr}`, own.arch), signature, header]), 0);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function md5Of(header, path, start) {
  const hash = createHash5("md5").update(header);
  for await (const chunk of fileChunks(path, start)) hash.update(chunk);
  return hash.digest();
}
async function writeAt2(file, data, position) {
  for (let done = 0; done < data.length; ) {
    done += (await file.write(data, done, data.length - done, position + done)).bytesWritten;
  }
}

// src/formats/rpm/engines.ts
var engines = {
  portable: writePackage,
  native: buildPackages,
  nativeTools: [
    { program: "rpmbuild", package: "rpm-build" },
    { program: "/usr/lib/rpm/macros.d/macros.systemd", package: "systemd-rpm-macros" }
  ],
  ownPackaging: buildOwnRpm,
  read: readPackage,
  record: recordPackage,
  card: rpmCard,
  renumber: renumberPackage,
  sign: signPackage,
  signs: () => true,
  elfRelations: rpmElfRelations
};
export {
  engines
};
