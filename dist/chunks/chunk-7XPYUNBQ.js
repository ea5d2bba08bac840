import {createRequire as __createRequire} from 'node:module';
const require = __createRequire(import.meta.url);
import {
  isProblem,
  isRich,
  parseRelation
} from "./chunk-N4WY2I7F.js";
import {
  machineOf
} from "./chunk-2NKYAI7N.js";
import {
  scriptMoments
} from "./chunk-TQC3N7SD.js";
import {
  readTemplate,
  renderTemplate
} from "./chunk-65WK4Q6L.js";
import {
  accountLine,
  folderLine
} from "./chunk-MGI5AFOK.js";
import {
  shellWord
} from "./chunk-B43SI3EG.js";
import {
  UserError
} from "./chunk-7K3FG75H.js";

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
    const gap = (width - offset % width) % width;
    store.push(Buffer.alloc(gap), data);
    index.push(entryBytes(tag, TYPE[value.type], offset + gap, value.values.length));
    offset += gap + data.length;
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
function rowsOf(pkg, own, scriptlets) {
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
  const unique2 = new Map(rows.map((row) => [key(row), row]));
  return [...unique2].map(([text, row]) => ({ order: Buffer.from(text), row })).sort((a, b) => Buffer.compare(a.order, b.order)).map(({ row }) => row);
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

export {
  TAG,
  SIGTAG,
  SHA256,
  FILE_FLAG,
  SENSE,
  SLOTS,
  loadScriptlets,
  int16,
  int32,
  int64,
  string,
  i18n,
  strings,
  bytes,
  HEADER_MAGIC,
  ENTRY_SIZE,
  INTRO_SIZE,
  makeHeader,
  LEAD_SIZE,
  makeLead,
  leadFault,
  rowsOf,
  RELATION_TAGS,
  relationTags
};
